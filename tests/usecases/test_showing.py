"""One badge shown to the camera is one scan, for as long as it is held up."""

import pytest

from checkin.domain.clock import ClockReading
from checkin.usecases.showing import Showing


def scans(*frames):
    """The codes that count as a new showing, of (second, code) as the camera sees them."""
    showing = Showing()
    return [
        code
        for second, code in frames
        if showing.is_new(code, ClockReading(1_700_000_000_000 + round(second * 1000)))
    ]


def test_a_badge_held_up_for_a_minute_is_one_scan():
    assert scans(*((frame / 30, "ADA") for frame in range(1800))) == ["ADA"]


@pytest.mark.parametrize(("away", "times"), [(0.1, 1), (1.999, 1), (2.0, 2), (10, 2)])
def test_a_badge_counts_again_after_two_seconds_out_of_sight(away, times):
    assert scans((0, "ADA"), (away, "ADA")) == ["ADA"] * times


def test_being_held_up_keeps_a_badge_from_counting_again():
    assert scans((0, "ADA"), (1.5, "ADA"), (3, "ADA"), (4.5, "ADA")) == ["ADA"]


def test_two_badges_in_view_both_pass_once():
    frames = [(frame / 30, code) for frame in range(150) for code in ("ADA", "GRACE")]

    assert scans(*frames) == ["ADA", "GRACE"]


def test_another_badge_in_between_does_not_make_the_first_one_new():
    assert scans((0, "ADA"), (0.5, "GRACE"), (1, "ADA")) == ["ADA", "GRACE"]
    assert scans((0, "ADA"), (0.5, "GRACE"), (2.5, "ADA")) == ["ADA", "GRACE", "ADA"]


def test_a_clock_set_back_swallows_no_scan():
    assert scans((0, "ADA"), (-1, "ADA"), (-0.9, "ADA")) == ["ADA", "ADA"]
    assert scans((0, "ADA"), (-3600, "GRACE"), (0.1, "ADA")) == ["ADA", "GRACE", "ADA"]
