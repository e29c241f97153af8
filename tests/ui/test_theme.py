import pytest
from PySide6.QtGui import QColor

from ui.dress import Dress, Theme
from ui.theme import DARK, INKS, LIGHT, Look, scheme, stronger


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, relative luminance."""

    def luminance(name: str) -> float:
        parts = QColor(name).getRgbF()[:3]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_the_colours_are_those_of_the_table():
    assert {look: (ink.fill, ink.text) for look, ink in INKS.items()} == {
        Look.CHECKED_IN: ("#0C4537", "#FFFFFF"),
        Look.ALREADY_IN: ("#FFDF3D", "#14181D"),
        Look.STOP: ("#FF8F8F", "#14181D"),
        Look.PLEASE_READ: ("#A3C5F5", "#14181D"),
        Look.READY: ("#F4F5F7", "#14181D"),
    }


@pytest.mark.parametrize("look", Look)
def test_the_panel_reads_at_seven_to_one(look):
    assert contrast(INKS[look].fill, INKS[look].text) >= 7


@pytest.mark.parametrize("look", [look for look in Look if look is not Look.CHECKED_IN])
def test_only_checked_in_is_dark(look):
    assert contrast(INKS[look].fill, "#000000") > 8
    assert contrast(INKS[Look.CHECKED_IN].fill, "#000000") < 3


@pytest.mark.parametrize("colours", [LIGHT, DARK, stronger(LIGHT), stronger(DARK)])
def test_the_words_around_the_panel_read_at_seven_to_one(colours):
    pairs = [
        (colours.text, colours.window),
        (colours.text, colours.surface),
        (colours.text, colours.calm),
        (colours.muted, colours.window),
        (colours.muted, colours.surface),
        (colours.on_accent, colours.accent),
        (colours.on_night, colours.night),
    ]
    assert min(contrast(*pair) for pair in pairs) >= 7
    assert contrast(colours.accent, colours.window) >= 3


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_whoever_asks_for_more_contrast_gets_clear_edges_and_no_greys(colours):
    strong = stronger(colours)
    for colour in (strong.muted, strong.line):
        assert contrast(colour, strong.window) >= 15
    assert strong.surface == strong.window


def test_the_wish_for_more_contrast_is_honoured_at_once(qapp):
    wishes = []
    dress = Dress(qapp, Theme.LIGHT, lambda: bool(wishes))
    try:
        assert scheme() == LIGHT
        wishes.append("the system's setting was changed")
        dress.put_on()
        assert scheme() == stronger(LIGHT)
    finally:
        wishes.clear()
        dress.put_on()
        dress.deleteLater()
