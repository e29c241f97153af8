"""What is told after the event: true numbers, nobody alone in one, and how complete they are."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checkin.domain.model import CheckInList, ListId, Registration, RegistrationId, Standing
from checkin.domain.reasons import SettleReason
from checkin.usecases.crowd import By, Cell, Crowd
from checkin.usecases.report import Hour, came, hours, report
from checkin.usecases.small_cells import LEAST, Breakdown
from checkin.usecases.tally import Tally
from tests.domain.examples import DAY_1, DINNER, GATE, HALL, admitted, settled

DAY = CheckInList(DAY_1, "Day 1", date(2024, 4, 15))
SUPPER = CheckInList(DINNER, "Dinner", date(2024, 4, 15))
NINE = int(datetime(2024, 4, 15, 9, tzinfo=UTC).timestamp() * 1000)
MINUTE = 60_000


@dataclass
class Desk:
    """What the server heard of one."""

    id: str
    name: str
    at: int | None = NINE + 600 * MINUTE
    to_send: int = 0
    on_list: str = ""
    retired: bool = False
    finished: bool = False


def person(number, organisation="Quill", **fields):
    return Registration(
        RegistrationId(f"p{number}"),
        f"Person {number}",
        organisation,
        **{"lists": frozenset({ListId(DAY_1)}), **fields},
    )


def comes(number, minute, desk=HALL, on=DAY_1):
    second = NINE / 1000 - 1_700_000_000 + 60 * minute
    return admitted(desk, number + 1, second, about=f"p{number}", list=on)


HALL_DESK = Desk(HALL, "Hall")


def told(people, records, desks=(HALL_DESK,), lists=(DAY,), aside=0):
    crowd = Crowd(lists)
    tally = Tally(lambda _: None, crowd.moved)
    for one in people:
        crowd.know(one.id, one)
    tally.add(records)
    return report(came(tally, crowd, lists), desks, UTC, aside=aside, now_ms=NINE)


def test_who_came_who_did_not_and_when_the_first_and_the_last_did():
    people = [person(n) for n in range(6)]
    one = told(people, [comes(0, 5), comes(1, 1), comes(2, 90)]).lists[0]

    assert (one.arrived, one.expected, one.not_come) == (3, 6, 3)
    assert (one.first, one.last) == (NINE + MINUTE, NINE + 90 * MINUTE)


def test_nobody_is_expected_who_has_cancelled_and_nobody_missing_who_came_unexpected():
    people = [person(0), person(1, standing=Standing.CANCELLED), person(2, lists=frozenset())]
    one = told(people, [comes(2, 1)]).lists[0]

    assert (one.arrived, one.expected, one.not_come) == (1, 2, 1)


def test_a_list_to_which_nobody_came_says_so():
    one = told([person(0)], []).lists[0]

    assert (one.arrived, one.first, one.last, one.hours) == (0, None, None, ())


def test_each_list_is_told_apart():
    people = [person(0, lists=frozenset({DAY_1, DINNER}))]
    day, dinner = told(people, [comes(0, 0)], lists=(DAY, SUPPER)).lists

    assert (day.arrived, dinner.arrived, dinner.not_come) == (1, 0, 1)


def test_a_desk_is_as_fast_as_the_middle_of_its_pauses_between_people():
    records = [comes(n, minute) for n, minute in enumerate([0, 1, 3, 4, 60, 62])]
    hall, gate = told([], records, (Desk(HALL, "Hall"), Desk(GATE, "Gate"))).desks

    # Pauses of 60, 120, 60 and 120 s; in the 56 minutes between, nobody came.
    assert (hall.check_ins, hall.seconds) == (6, 90)
    assert (gate.check_ins, gate.seconds) == (0, None)


@pytest.mark.parametrize(
    ("desk", "may_miss"),
    [
        (Desk(HALL, "Hall"), False),
        (Desk(HALL, "Hall", to_send=2), True),
        (Desk(HALL, "Hall", to_send=2, retired=True), True),
        (Desk(HALL, "Hall", at=None), True),
        (Desk(HALL, "Hall", at=NINE), True),
        (Desk(HALL, "Hall", at=NINE, retired=True), False),
        (Desk(HALL, "Hall", at=NINE, finished=True), False),
    ],
)
def test_it_says_which_desks_may_know_of_more(desk, may_miss):
    made = told([], [comes(0, 5)], (desk,))

    assert made.desks[0].may_miss is may_miss
    assert made.is_complete is not may_miss


def test_records_kept_aside_make_it_incomplete():
    assert not told([], [], aside=1).is_complete


def test_conflicts_are_told_by_how_they_were_settled():
    first, second = comes(0, 0), comes(0, 1, GATE)
    third, fourth = comes(1, 0), comes(1, 1, GATE)
    answer = replace(
        settled(HALL, 9, 0, first, second), hlc=second.hlc + 1, reason=SettleReason.CODE_COPIED
    )
    made = told([], [first, second, third, fourth, answer])

    assert (made.settled, made.unsettled) == ({SettleReason.CODE_COPIED: 1}, 1)


def test_what_people_have_in_common_is_told_of_those_on_the_roster():
    people = [person(n, "Ships", category="Guest", region="North") for n in range(4)]
    one = told(people, [comes(n, n) for n in range(4)]).lists[0]

    assert one.by == {
        by: Breakdown((Cell(name, 4, 4),), None, 1)
        for by, name in zip(By, ("Ships", "North", "Guest"), strict=True)
    }


def test_whoever_came_and_is_on_no_roster_is_of_nothing():
    one = told([], [comes(n, n) for n in range(3)]).lists[0]

    assert one.by[By.ORGANISATION] == Breakdown((Cell("", 3, 0),), None, 0)


# ------------------------------------------------------------------- small cells


def test_however_an_organisation_is_spelt_it_is_one_and_small_ones_are_told_together():
    people = [
        person(n, organisation)
        for n, organisation in enumerate(["Ships"] * 5 + ["Quill  Press", "QUILL press", "Solo"])
    ]
    one = told(people, [comes(n, n) for n in (0, 1, 2, 3, 5, 6, 7)]).lists[0]

    assert one.by[By.ORGANISATION] == Breakdown((Cell("Ships", 4, 5),), Cell("", 3, 3), 3)


def test_hours_are_those_of_the_event_and_few_join_the_next():
    zone = ZoneInfo("Asia/Kathmandu")  # its hours begin at a quarter past ours
    times = [NINE + minute * MINUTE for minute in (0, 1, 2, 20, 200, 201, 202, 260)]
    begins = NINE - 45 * MINUTE

    assert hours(times, zone) == (
        Hour(begins, begins + 60 * MINUTE, 3),
        Hour(begins + 60 * MINUTE, begins + 360 * MINUTE, 5),
    )


def test_the_last_hours_join_those_before_if_they_have_few():
    times = [NINE + minute * MINUTE for minute in (0, 1, 2, 70)]

    assert hours(times, UTC) == (Hour(NINE, NINE + 120 * MINUTE, 4),)


@given(st.lists(st.integers(0, 1_000)))
@settings(deadline=None, derandomize=True)
def test_no_hour_ever_tells_of_one_or_two(minutes):
    made = hours(sorted(NINE + one * MINUTE for one in minutes), UTC)

    assert sum(one.arrived for one in made) == len(minutes)
    assert len(made) <= 1 or all(one.arrived >= LEAST for one in made)
    assert all(one.ends <= other.begins for one, other in pairwise(made))
