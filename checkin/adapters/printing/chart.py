"""The test chart: codes of four sizes, and from how far a desk's camera should read each."""

from fpdf import FPDF

from checkin.adapters.printing.drawing import draw_code, draw_text, pdf_of
from checkin.adapters.printing.fonts import Fonts, Weight
from checkin.adapters.printing.formats import MODULE, MODULES
from checkin.adapters.printing.typesetting import Block, Room, set_text

# Millimetres, on A4.
_LEFT, _TOP, _WIDE = 20.0, 20.0, 170.0
_QUIET = 6
"""Modules of white around a code, of which four would do: a chart is held by its rim."""
_WORDS = Room(_WIDE, 14, 2, 16, 9)
_TITLE = Room(_WIDE, 12, 1, 22, 10)

SIZES = ((1.2, 75), (0.9, 55), (MODULE, 35), (0.3, 15))
"""Millimetres of a module, and centimetres from which a webcam at 1280 x 720 reads such a code:
a wide one, of 70 degrees. See docs/badges.md, "From how far"; badges have the third of these."""


def chart_pdf(text: str) -> bytes:
    """Return the chart as a PDF; *text* is that of a practice badge, or the test code's own.

    Raises:
        InputError: there is no font.
    """
    fonts = Fonts()
    title = set_text("Checkin: test chart", _TITLE, Weight.BOLD, fonts)
    note = set_text(
        "Print it in its true size. Hold it up to the desk's camera while the self-test runs: "
        "This laptop (F10), Self-test.",
        _WORDS,
        Weight.REGULAR,
        fonts,
    )
    rows: list[tuple[float, Block]] = []
    for module, far in SIZES:
        what = " (as on a badge)" if module == MODULE else ""
        words = f"Read from {far} cm: modules of {module:g} mm{what}"
        rows.append((module, set_text(words, Room(_WIDE, 7, 1, 12, 8), Weight.REGULAR, fonts)))

    def draw(pdf: FPDF) -> None:
        pdf.add_page()
        draw_text(pdf, title, _LEFT, _TOP, 1)
        draw_text(pdf, note, _LEFT, _TOP + 12, 1)
        top = _TOP + 30
        for module, words in rows:
            size = MODULES * module
            draw_text(pdf, words, _LEFT, top, 1)
            top += 8 + _QUIET * module
            draw_code(pdf, text, _LEFT + _QUIET * module, top, size)
            top += size + _QUIET * module + 4

    return pdf_of("Checkin: test chart", [title, note, *(words for _, words in rows)], draw)
