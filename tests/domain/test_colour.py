"""An organiser's colour: whether it is seen on white paper, and what is read on it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checkin.domain.colour import BLACK, WHITE, contrast, ink_on, read_colour


@pytest.mark.parametrize(
    ("written", "colour"),
    [("#0C4537", "#0c4537"), (" #ffffff ", "#ffffff"), ("0c4537", ""), ("#fff", ""), ("red", "")],
)
def test_a_colour_is_read_as_it_is_written_and_nothing_else_is(written, colour):
    assert read_colour(written) == colour


def test_contrast_is_that_of_wcag():
    assert contrast(BLACK, WHITE) == pytest.approx(21)
    assert contrast("#777777", WHITE) == pytest.approx(4.48, abs=0.01)
    assert contrast("#ffff00", WHITE) == contrast(WHITE, "#ffff00") == pytest.approx(1.07, abs=0.01)


@given(st.integers(0, 0xFFFFFF))
def test_whatever_the_colour_is_text_on_it_can_be_read(number):
    colour = f"#{number:06x}"
    assert contrast(ink_on(colour), colour) >= 4.5
