"""Only the server's word erases; this laptop's own clock locks at most."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checkin.domain.expiry import NAMES_MS, Dates, Due, due, names_are_over

ENDS = 1_713_304_800_000
NAMES_GO = ENDS + NAMES_MS
WIPE = ENDS + 30 * NAMES_MS
YEAR = 365 * NAMES_MS

times = st.integers(min_value=0, max_value=4 * 10**12)
maybe = st.none() | times
dates = st.builds(Dates, maybe, maybe, maybe, st.booleans())


def held(heard=None, **others):
    return Dates(ENDS, WIPE, heard, **others)


@pytest.mark.parametrize(
    ("heard", "wall", "expected"),
    [
        (None, ENDS - 1, Due.NOTHING),
        (ENDS, NAMES_GO - 1, Due.NOTHING),
        (ENDS, NAMES_GO, Due.TIME),
        (None, WIPE, Due.TIME),
        (NAMES_GO - 1, NAMES_GO - 1, Due.NOTHING),
        (NAMES_GO, NAMES_GO, Due.NAMES),
        (WIPE - 1, WIPE - 1, Due.NAMES),
        (WIPE, WIPE, Due.ALL),
    ],
)
def test_each_moment_has_its_due(heard, wall, expected):
    assert due(held(heard), wall) is expected


def test_where_names_are_gone_the_log_stays_until_the_wipe_date():
    nameless = held(NAMES_GO, nameless=True)

    assert due(nameless, NAMES_GO) is Due.NOTHING
    assert due(nameless, WIPE) is Due.TIME
    assert due(nameless.hear(WIPE), 0) is Due.ALL


def test_an_event_without_dates_is_never_over():
    assert due(Dates(heard=WIPE), WIPE) is Due.NOTHING


@given(dates, times, times)
def test_whatever_the_laptops_clock_says_it_never_erases(held, one, other):
    erasing = {Due.NAMES, Due.ALL}
    first, second = due(held, one), due(held, other)

    assert (first in erasing) == (second in erasing)
    if first in erasing:
        assert first is second


@given(dates, times)
def test_without_the_servers_word_nothing_is_erased(held, wall):
    assert due(replace(held, heard=None), wall) in {Due.NOTHING, Due.TIME}


@given(dates, st.lists(times), times)
def test_what_is_due_by_the_servers_time_stays_due(held, later, wall):
    before = due(held, wall)
    for one in later:
        held = held.hear(one)

    if before is Due.ALL:
        assert due(held, wall) is Due.ALL
    if before is Due.NAMES:
        assert due(held, wall) in {Due.NAMES, Due.ALL}


@given(dates, times)
def test_the_servers_time_only_grows(held, said):
    after = held.hear(said).heard

    assert after is not None
    assert after >= (held.heard or 0)
    assert after >= said


@given(maybe, maybe, times)
def test_a_server_gives_no_names_when_desks_may_hold_none(ends, wipe, now):
    assert names_are_over(ends, wipe, now) == (
        due(Dates(ends, wipe, now), now) in {Due.NAMES, Due.ALL}
    )


@pytest.mark.parametrize("wrong", [-20 * YEAR, -YEAR, YEAR, 20 * YEAR])
def test_a_wrong_year_in_the_middle_of_the_event_erases_nothing(wrong):
    assert due(held(ENDS - NAMES_MS), ENDS - NAMES_MS + wrong) in {Due.NOTHING, Due.TIME}
