"""What is tried again and again is tried ever more rarely, whatever the clock says."""

from itertools import pairwise

from checkin.usecases.patience import Patience

NOON = 1_713_182_400_000
SECOND = 1_000
HOUR = 3_600 * SECOND


def tries(patience, seconds, start=NOON):
    """At which seconds something was tried that is asked for every second."""
    return [second for second in range(seconds) if patience.allows(start + second * SECOND)]


def test_the_first_tries_are_at_once_and_each_later_one_after_twice_as_long():
    assert tries(Patience(), 400) == [0, 1, 2, 12, 32, 72, 152, 312]


def test_it_never_waits_longer_than_ten_minutes():
    at = tries(Patience(), 3 * 3_600)

    assert max(later - earlier for earlier, later in pairwise(at)) == 600
    assert len(at) < 30


def test_after_an_hour_without_a_try_it_begins_anew():
    patience = Patience()
    tries(patience, 200)

    assert tries(patience, 5, NOON + 2 * HOUR) == [0, 1, 2]


def test_a_clock_that_is_set_makes_a_try_come_early_and_never_late():
    for jump in (-30 * HOUR, -HOUR, HOUR, 30 * HOUR):
        patience = Patience()
        tries(patience, 200)
        assert tries(patience, 3, NOON + jump)


def test_a_clock_at_its_very_beginning_is_one_too():
    assert tries(Patience(), 20, start=0) == [0, 1, 2, 12]
