"""Time that never runs backwards at one desk, and is not led astray by another."""

from hypothesis import given, settings
from hypothesis import strategies as st

from checkin.domain.clock import ClockReading, follow, milliseconds, tick

NOW = 1_700_000_000_000
HOUR = 60 * 60 * 1000
moments = st.integers(0, 2**44)


def test_a_new_moment_begins_at_its_own_millisecond():
    assert tick(0, NOW) == NOW << 16
    assert milliseconds(tick(0, NOW)) == NOW


def test_two_records_in_one_millisecond_are_told_apart():
    first = tick(0, NOW)

    assert tick(first, NOW) == first + 1
    assert milliseconds(first + 1) == NOW


@given(st.lists(moments, min_size=2, max_size=20))
@settings(deadline=None, derandomize=True, max_examples=100)
def test_the_hybrid_clock_never_runs_backwards_however_the_wall_clock_is_set(walls):
    times = []
    last = 0
    for wall in walls:
        last = tick(last, wall)
        times.append(last)

    assert times == sorted(set(times))
    assert all(milliseconds(time) >= wall for time, wall in zip(times, walls, strict=True))


def test_a_desk_follows_another_that_is_ahead_and_ignores_one_that_is_behind():
    mine = NOW << 16

    assert follow(mine, (NOW + 5) << 16, NOW) == (NOW + 5) << 16
    assert follow(mine, (NOW - 5) << 16, NOW) == mine


def test_a_clock_an_hour_ahead_is_followed_and_one_further_ahead_is_wrong():
    mine = NOW << 16
    an_hour_ahead = (NOW + HOUR) << 16

    assert follow(mine, an_hour_ahead, NOW) == an_hour_ahead
    assert follow(mine, (NOW + HOUR + 1) << 16, NOW) == mine


def test_the_true_time_is_the_wall_clock_until_an_exchange_has_measured_it():
    assert ClockReading(NOW).corrected_ms == NOW
    assert ClockReading(NOW, -2_000, 30).corrected_ms == NOW - 2_000
