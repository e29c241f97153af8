"""How people came, laid out to be painted."""

import pytest

from checkin.usecases.curve import LEAST_BARS, MOST_BARS, Curve, Expectation, curve

FIVE = 5 * 60 * 1000
HALF = 6 * FIVE
HOUR = 12 * FIVE
NINE = 1_713_164_400_000


def test_nobody_has_no_curve():
    assert curve({}, 208, NINE, NINE) is None


def test_one_person_is_a_bar_in_an_hour():
    assert curve({NINE: 1}, 1, None, NINE) == Curve(
        NINE, (1,) + (0,) * (LEAST_BARS - 1), NINE + FIVE
    )


def test_five_minutes_without_anybody_have_a_bar_of_nobody():
    found = curve({NINE: 2, NINE + 14 * FIVE: 5}, 9, None, NINE)

    assert found.bars == (2,) + (0,) * 13 + (5,)
    assert found.end_ms == NINE + 15 * FIVE


@pytest.mark.parametrize(
    ("quiet_ms", "bars"), [(HOUR, 13), (2 * HOUR, 25), (2 * HOUR + 1, LEAST_BARS), (-1, LEAST_BARS)]
)
def test_a_pause_until_now_is_shown_if_it_is_not_long(quiet_ms, bars):
    assert len(curve({NINE: 3}, 9, None, NINE + quiet_ms).bars) == bars


@pytest.mark.parametrize(
    ("now", "until"),
    [
        (NINE - HOUR, NINE + FIVE),
        (NINE + 7 * 60_000, NINE + 7 * 60_000),
        (NINE + 24 * HOUR, NINE + HOUR),
    ],
)
def test_of_what_is_still_to_come_nothing_is_told(now, until):
    assert curve({NINE: 1}, 9, None, now).until_ms == until


def test_of_two_mornings_the_fuller_one_is_shown_and_how_many_came_at_other_times():
    day = 24 * HOUR
    arrivals = {NINE - day: 3, NINE: 40, NINE + HOUR: 41, NINE + day: 5, NINE + 9 * day: 2}

    found = curve(arrivals, 208, NINE + 50 * day, NINE + 9 * day)

    assert found.start_ms == NINE
    assert len(found.bars) == LEAST_BARS + 1
    assert (sum(found.bars), found.earlier, found.later) == (81, 3, 7)


def test_of_two_mornings_that_are_equally_full_the_later_one_is_shown():
    found = curve({NINE: 4, NINE + 24 * HOUR: 4}, 208, None, NINE)

    assert (found.start_ms, found.earlier, found.later) == (NINE + 24 * HOUR, 4, 0)


def test_most_come_in_the_half_hour_before_it_begins_and_the_others_before_or_after():
    found = curve({NINE - FIVE: 1}, 200, NINE, NINE)

    assert found.band == (
        Expectation(NINE - 2 * HALF, 0, 0),
        Expectation(NINE - HALF, 0, pytest.approx(70)),
        Expectation(NINE, pytest.approx(130), 200),
        Expectation(NINE + HALF, 200, 200),
    )
    assert (found.start_ms, found.end_ms) == (NINE - HOUR, NINE + HALF)
    assert found.bars[11] == 1


def test_a_beginning_between_two_fives_still_has_its_bars_at_fives():
    found = curve({NINE: 1}, 200, NINE + 7 * 60_000, NINE)

    assert found.start_ms % FIVE == 0
    assert found.start_ms <= found.band[0].at_ms < found.start_ms + FIVE
    assert found.end_ms >= found.band[-1].at_ms


@pytest.mark.parametrize("came", [NINE - 12 * HOUR, NINE + 12 * HOUR])
def test_nothing_is_expected_of_hours_far_from_when_it_begins(came):
    assert curve({came: 1}, 200, NINE, came).band == ()


@pytest.mark.parametrize("expected", [None, 0])
def test_of_nobody_nothing_can_be_expected(expected):
    assert curve({NINE: 1}, expected, NINE, NINE).band == ()


@pytest.mark.parametrize("away", [-7 * HOUR, 7 * HOUR])
def test_what_begins_at_quite_another_time_does_not_move_the_bars(away):
    found = curve({NINE: 1}, 200, NINE + away, NINE)

    assert found.start_ms == NINE
    assert len(found.bars) == LEAST_BARS


def test_a_day_without_a_pause_is_shown_for_its_busiest_six_hours():
    arrivals = {NINE + place * FIVE: 1 + (place >= 20) for place in range(100)}

    found = curve(arrivals, 208, None, NINE + 100 * FIVE)

    assert len(found.bars) == MOST_BARS
    assert set(found.bars) == {2}
    assert (found.earlier, found.later) == (20 + 2 * 8, 0)
