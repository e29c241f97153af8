"""How desks are doing, and what those that are silent may know."""

from bisect import bisect_right
from dataclasses import dataclass

import pytest

from checkin.usecases.pace import (
    Advice,
    Missing,
    State,
    advice,
    median_seconds,
    missing,
    per_minute,
    state_of,
)

NOW = 1_713_182_400_000
MINUTE = 60_000


@dataclass
class Desk:
    id: str
    at: int | None = NOW
    on_list: str = "day-1"
    retired: bool = False
    finished: bool = False
    to_send: int = 0


def arrivals(**times):
    """Who arrived at which desk, by how many minutes ago."""
    held = {desk: sorted(NOW - round(one * MINUTE) for one in ago) for desk, ago in times.items()}

    def between(desk, after, until):
        there = held.get(desk, [])
        return bisect_right(there, until) - bisect_right(there, after)

    return between


@pytest.mark.parametrize(
    ("ago", "state"),
    [
        (0, State.FRESH),
        (29_999, State.FRESH),
        (30_000, State.QUIET),
        (119_999, State.QUIET),
        (120_000, State.OFFLINE),
        (12 * 60 * MINUTE, State.OFFLINE),
        (12 * 60 * MINUTE + 1, State.CLOSED),
        (-5_000, State.FRESH),
    ],
)
def test_a_desk_is_as_fresh_as_its_last_word(ago, state):
    assert state_of(Desk("a", NOW - ago), NOW) is state


def test_a_desk_that_never_spoke_and_one_that_is_retired_are_neither_fresh_nor_offline():
    assert state_of(Desk("a", None), NOW) is State.NEVER
    assert state_of(Desk("a", NOW, retired=True), NOW) is State.RETIRED


def test_a_desk_that_has_ended_is_not_waited_for():
    assert state_of(Desk("a", NOW - 60 * MINUTE, finished=True), NOW) is State.FINISHED


def test_a_rate_is_of_the_last_five_minutes():
    arrived = arrivals(a=[0.5, 1, 4.9, 5.1, 30])

    assert per_minute(arrived, "a", NOW) == pytest.approx(3 / 5)
    assert per_minute(arrived, "b", NOW) == 0


@pytest.mark.parametrize(
    ("times", "seconds"),
    [([], None), ([NOW], None), ([NOW, NOW + 8_000], 8), ([0, 4_000, 10_000, 600_000], 6)],
)
def test_the_median_between_two_check_ins_is_not_moved_by_a_pause(times, seconds):
    assert median_seconds(times) == seconds


def test_a_silent_desk_may_know_of_as_many_more_as_at_its_last_rate():
    arrived = arrivals(a=[14.5, 15, 16, 25])

    (found,) = missing([Desk("a", NOW - 14 * MINUTE)], arrived, "day-1", 100, NOW)

    # Three in the five minutes before it fell silent: 14 minutes are 8.4.
    assert found == Missing("a", 14 * MINUTE, 8)


def test_what_it_had_not_sent_counts_on_the_list_that_it_checks_in_to():
    silent = Desk("a", NOW - 3 * MINUTE, to_send=4)

    assert [one.perhaps for one in missing([silent], arrivals(), "day-1", 100, NOW)] == [4]
    assert missing([silent], arrivals(), "dinner", 100, NOW) == ()


def test_no_more_are_missing_than_are_expected_and_the_busiest_desk_comes_first():
    arrived = arrivals(a=[10.5] * 2, b=[10.5] * 10)
    desks = [Desk("a", NOW - 10 * MINUTE), Desk("b", NOW - 10 * MINUTE)]

    found = missing(desks, arrived, "day-1", 22, NOW)

    assert [(one.desk, one.perhaps) for one in found] == [("b", 20), ("a", 2)]
    assert [one.desk for one in missing(desks, arrived, "day-1", 20, NOW)] == ["b"]
    assert missing(desks, arrived, "day-1", 0, NOW) == ()


@pytest.mark.parametrize(
    "desk",
    [
        Desk("a"),
        Desk("a", NOW - MINUTE),
        Desk("a", None),
        Desk("a", NOW - 13 * 60 * MINUTE),
        Desk("a", NOW - 10 * MINUTE, retired=True),
    ],
)
def test_a_desk_that_is_heard_or_is_at_work_no_more_is_not_missed(desk):
    arrived = arrivals(a=[0.5, 1.5, 10.5, 13 * 60 + 1])

    assert missing([desk], arrived, "day-1", 100, NOW) == ()


def test_a_lane_to_which_more_than_two_a_minute_come_needs_another():
    ten, eleven = [0.4 * n for n in range(10)], [0.4 * n for n in range(11)]

    assert advice([Desk("a")], arrivals(a=ten), "day-1", NOW) == ()
    assert advice([Desk("a")], arrivals(a=eleven), "day-1", NOW) == (("a", Advice.OPEN_ANOTHER),)


def test_a_lane_without_anybody_is_remarkable_while_others_are_busy():
    busy, slow = arrivals(a=[0.5, 1, 2, 3, 4], b=[6]), arrivals(a=[0.5, 1, 2, 3], b=[6])

    found = advice([Desk("a"), Desk("b", NOW - MINUTE)], busy, "day-1", NOW)

    assert found == (("b", Advice.WITHOUT_ANYBODY),)
    assert advice([Desk("a"), Desk("b")], slow, "day-1", NOW) == ()


@pytest.mark.parametrize(
    "other", [Desk("b", NOW - 3 * MINUTE), Desk("b", on_list="dinner"), Desk("b", retired=True)]
)
def test_a_desk_that_is_away_or_at_another_list_is_no_lane_without_anybody(other):
    assert advice([Desk("a"), other], arrivals(a=[0.5, 1, 2, 3, 4]), "day-1", NOW) == ()
