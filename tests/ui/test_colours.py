"""Brightness alone tells go from stop, and every text can be read, whatever one's eyes are."""

from bench.screen.colours import contrast, least_distance
from ui.theme import DARK, INKS, LIGHT, Look

RESULTS = [look for look in Look if look is not Look.READY]


def test_every_text_on_the_verdict_panel_has_a_contrast_of_seven_at_least():
    found = {look: contrast(ink.fill, ink.text) for look, ink in INKS.items()}

    print({str(look): round(value, 1) for look, value in found.items()})  # noqa: T201 - the figures
    assert min(found.values()) >= 7


def test_the_four_results_are_told_apart_under_four_kinds_of_vision():
    distance, vision = least_distance([INKS[look].fill for look in RESULTS])

    print(f"smallest distance {distance:.1f}, {vision} vision")  # noqa: T201 - the figure
    assert distance >= 30


def test_around_the_panel_texts_can_be_read_in_light_and_dark():
    for scheme in (LIGHT, DARK):
        grounds = (scheme.window, scheme.surface, scheme.calm)
        assert min(contrast(scheme.text, ground) for ground in grounds) >= 7
        assert min(contrast(scheme.muted, ground) for ground in grounds) >= 4.5
        assert contrast(scheme.on_accent, scheme.accent) >= 7
        assert contrast(scheme.on_staff, scheme.staff) >= 7
        assert contrast(scheme.on_night, scheme.night) >= 7
        assert contrast("#14181D", scheme.amber) >= 7
        # The ring around what has the keys.
        assert min(contrast(scheme.accent, ground) for ground in grounds) >= 3
