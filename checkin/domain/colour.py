"""An organiser's own colour: ``#rrggbb``, how well it is seen on white, and what is read on it.

Contrast is that of WCAG 2.2: from 1 (none) to 21 (black on white).
"""

import re

LEAST_CONTRAST = 3.0
"""On white paper: what WCAG asks of whatever is to be seen and is no text."""

WHITE, BLACK = "#ffffff", "#000000"

_WRITTEN = re.compile("#[0-9a-f]{6}")


def read_colour(written: str) -> str:
    """Return *written* as a colour, empty for what is none."""
    found = written.strip().lower()
    return found if _WRITTEN.fullmatch(found) else ""


def contrast(one: str, other: str) -> float:
    """How well two colours are told apart."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def ink_on(colour: str) -> str:
    """White or black, whichever is read better on *colour*: never below 4.5."""
    return max((WHITE, BLACK), key=lambda ink: contrast(ink, colour))


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return float(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)
