"""Which desks have not been heard for a while, and who is told of it."""

from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checkin.domain.reasons import AdmitReason
from checkin.usecases.exchange import Silent
from checkin.usecases.unheard import (
    FORGOTTEN_MS,
    SILENT_MS,
    Unheard,
    longest_silent,
    silent_on,
)

NOW = 1_727_773_200_000
MINUTE = 60_000


@dataclass(frozen=True)
class Said:
    """What a server knows of one desk."""

    id: str
    at: int | None
    on_list: str = "day-1"
    retired: bool = False
    finished: bool = False


def ago(minutes):
    return NOW - minutes * MINUTE


def test_of_each_list_the_desk_that_has_been_silent_longest_is_told():
    desks = [
        Said("d1", ago(6)),
        Said("d2", ago(14)),
        Said("d3", ago(7), "dinner"),
        Said("d4", ago(0), "day-2"),
    ]

    assert longest_silent(desks, NOW) == (
        Silent("d2", "day-1", ago(14)),
        Silent("d3", "dinner", ago(7)),
    )


@pytest.mark.parametrize(
    "desk",
    [
        Said("d1", None),
        Said("d1", ago(14), retired=True),
        Said("d4", ago(15), finished=True),
        Said("d1", ago(14), on_list=""),
        Said("d1", NOW - SILENT_MS),
        Said("d1", NOW + MINUTE),
        Said("d1", NOW - FORGOTTEN_MS - 1),
    ],
)
def test_a_desk_that_is_heard_or_not_at_work_is_not_silent(desk):
    assert longest_silent([desk], NOW) == ()


def test_a_desk_is_silent_from_just_after_five_minutes_on_and_for_half_a_day():
    for at in (NOW - SILENT_MS - 1, NOW - FORGOTTEN_MS):
        assert longest_silent([Said("d1", at)], NOW) == (Silent("d1", "day-1", at),)


@given(
    st.lists(
        st.builds(
            Said,
            st.sampled_from(["d1", "d2", "d3"]),
            st.none() | st.integers(-20, 900).map(ago),
            st.sampled_from(["", "day-1", "dinner"]),
            st.booleans(),
        ),
        max_size=8,
    )
)
def test_what_is_told_is_one_for_each_list_and_the_first_of_all_that_are_silent(desks):
    told = longest_silent(desks, NOW)

    at_work = [
        one
        for one in desks
        if one.on_list
        and not one.retired
        and one.at is not None
        and 5 * MINUTE < NOW - one.at <= 720 * MINUTE
    ]
    assert [one.on_list for one in told] == sorted({one.on_list for one in at_work})
    for one in told:
        assert one.since_ms == min(each.at for each in at_work if each.on_list == one.on_list)
    assert longest_silent(desks[::-1], NOW) == told


def test_a_desk_looks_for_another_one_at_its_own_list():
    told = (Silent("d1", "dinner", ago(30)), Silent("d2", "day-1", ago(14)))

    assert silent_on(told, "day-1", "d9", NOW) == told[1]
    assert silent_on(told, "day-2", "d9", NOW) is None
    assert silent_on((), "day-1", "d9", NOW) is None
    # Told of itself: it has just come back.
    assert silent_on(told, "day-1", "d2", NOW) is None
    # By this desk's clock it is not that long: of the two the shorter holds.
    assert silent_on(told, "day-1", "d9", ago(10)) is None


# ---------------------------------------------------------------- at a desk


@pytest.fixture
def hall(venue):
    """A desk, which knows of another one and by how much its own clock is wrong."""
    venue.gate = venue.table("Gate")
    table = venue.table("Hall")
    table.clock.measured(table.wall.ms, table.wall.ms + 3 * MINUTE, table.wall.ms)
    return table


def silent_for(venue, table, minutes):
    """Tell *table* of the gate, which the server last heard so long ago."""
    since = table.clock().corrected_ms - minutes * MINUTE
    table.desk.silent = (Silent(venue.gate.id, venue.DAY_1.id, since),)


def test_an_admission_says_which_desk_may_have_admitted_them_as_well(venue, hall, text):
    grace, mary = venue.add("Grace Hopper"), venue.add("Mary Jackson", lists=frozenset())
    hall.fetch()
    silent_for(venue, hall, 14)

    expected = Unheard("Gate", 14 * MINUTE)
    assert hall.desk.scan(text).unheard == expected
    assert hall.desk.admit(grace.id).unheard == expected
    assert hall.acts.admit_anyway(mary.id, AdmitReason.REGISTERED_LATE).unheard == expected


def test_who_is_not_admitted_or_comes_to_another_list_is_told_of_nobody(venue, hall, text):
    hall.desk.scan(text)
    silent_for(venue, hall, 14)

    assert hall.desk.scan(text).unheard is None
    hall.desk.choose(venue.DAY_2.id)
    assert hall.desk.scan(text).unheard is None


def test_a_desk_that_was_told_of_nobody_says_nothing(hall, text):
    assert hall.desk.scan(text).unheard is None


def test_a_desk_that_is_not_known_here_yet_has_no_name(venue, hall, text):
    silent_for(venue, hall, 14)
    (told,) = hall.desk.silent
    hall.desk.silent = (Silent("f" * 16, told.on_list, told.since_ms),)

    assert hall.desk.scan(text).unheard == Unheard("", 14 * MINUTE)


def test_an_exchange_brings_what_the_server_knows_of_silent_desks(venue, hall):
    line = hall.line()
    told = (Silent(venue.gate.id, venue.DAY_1.id, 5),)
    heard = line._answer
    line._answer = lambda request: replace(heard(request), silent=told)

    assert hall.talk(hall.sync(line)).silent == told
