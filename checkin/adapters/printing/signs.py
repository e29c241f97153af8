"""The signs of a desk's answers on paper, as the window draws them: shape and colour say the same."""

from collections.abc import Callable
from math import cos, pi, sin

from fpdf import FPDF

_DARK, _LIGHT = (20, 24, 29), (255, 255, 255)

FILLS = {
    "✅": (12, 69, 55),
    "\u2139": (163, 197, 245),
    "👥": (255, 223, 61),
    "🛑": (255, 143, 143),
}
"""What the window's panel is filled with, by the letter that stands for the sign in a text."""


def draw_sign(pdf: FPDF, sign: str, left: float, top: float, high: float) -> None:
    """Draw *sign* on its colour in a box as wide as it is *high*, in mm."""
    fill = FILLS[sign]
    unit = high / 130
    pdf.set_line_width(0.2)
    pdf.set_draw_color(*_DARK)
    pdf.set_fill_color(*fill)
    pdf.rect(left, top, high, high, style="DF", round_corners=True, corner_radius=high / 8)
    SIGNS[sign](pdf, left + 15 * unit, top + 15 * unit, unit, fill)
    pdf.set_draw_color(0)
    pdf.set_fill_color(0)
    pdf.set_line_width(0.2)


Colour = tuple[int, int, int]


def _tick(pdf: FPDF, x: float, y: float, unit: float, fill: Colour) -> None:
    pdf.set_fill_color(*_LIGHT)
    pdf.circle(x + 50 * unit, y + 50 * unit, 44 * unit, style="F")
    _stroke(pdf, fill, 11 * unit)
    for start, end in (((29, 52), (44, 67)), ((44, 67), (72, 36))):
        pdf.line(x + start[0] * unit, y + start[1] * unit, x + end[0] * unit, y + end[1] * unit)


def _two_figures(pdf: FPDF, x: float, y: float, unit: float, fill: Colour) -> None:
    for middle in (66, 36):
        pdf.set_fill_color(*_DARK)
        _stroke(pdf, fill, 4 * unit)
        shoulders = [
            (
                x + (middle + 32 * cos(turn * pi / 12)) * unit,
                y + (92 - 40 * sin(turn * pi / 12)) * unit,
            )
            for turn in range(13)
        ]
        pdf.polygon(shoulders, style="DF")
        pdf.circle(x + middle * unit, y + 29 * unit, 20 * unit, style="DF")


def _octagon(pdf: FPDF, x: float, y: float, unit: float, fill: Colour) -> None:
    corners = [
        (
            x + (50 + 46 * cos(pi / 8 + turn * pi / 4)) * unit,
            y + (50 + 46 * sin(pi / 8 + turn * pi / 4)) * unit,
        )
        for turn in range(8)
    ]
    pdf.set_fill_color(*_DARK)
    pdf.polygon(corners, style="F")
    _stroke(pdf, fill, 11 * unit)
    pdf.line(x + 34 * unit, y + 34 * unit, x + 66 * unit, y + 66 * unit)
    pdf.line(x + 66 * unit, y + 34 * unit, x + 34 * unit, y + 66 * unit)


def _square_i(pdf: FPDF, x: float, y: float, unit: float, fill: Colour) -> None:
    pdf.set_fill_color(*_DARK)
    pdf.rect(
        x + 6 * unit,
        y + 6 * unit,
        88 * unit,
        88 * unit,
        style="F",
        round_corners=True,
        corner_radius=14 * unit,
    )
    pdf.set_fill_color(*fill)
    pdf.circle(x + 50 * unit, y + 29 * unit, 7.5 * unit, style="F")
    pdf.rect(x + 43.5 * unit, y + 44 * unit, 13 * unit, 36 * unit, style="F")


def _stroke(pdf: FPDF, colour: Colour, wide: float) -> None:
    pdf.set_draw_color(*colour)
    pdf.set_line_width(wide)


SIGNS: dict[str, Callable[[FPDF, float, float, float, Colour], None]] = {
    "✅": _tick,
    "\u2139": _square_i,
    "👥": _two_figures,
    "🛑": _octagon,
}
