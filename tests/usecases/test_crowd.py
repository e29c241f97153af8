"""Who has come by organisation, region, category, desk and time: what is counted adds up."""

import random
from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from checkin.domain.model import CheckInList, Registration, RegistrationId, Standing
from checkin.domain.verdict import is_expected
from checkin.usecases.crowd import Arrival, By, Cell, Crowd
from checkin.usecases.tally import Tally
from tests.domain.examples import CARDS, DAY_1, DINNER, GATE, HALL, admitted, logs, undone

OFTEN = settings(deadline=None, derandomize=True, max_examples=200)
rosters = st.dictionaries(st.sampled_from(CARDS[1:]), st.sampled_from(["ada", "grace"]))
people = st.dictionaries(
    st.sampled_from(["ada", "grace"]),
    st.builds(
        Registration,
        st.just(RegistrationId("")),
        st.just("Somebody"),
        organisation=st.sampled_from(["", "Sea Watch", "SEA  WATCH", "Harbour"]),
        category=st.sampled_from(["guest", ""]),
        lists=st.frozensets(st.sampled_from([DAY_1, DINNER])),
        standing=st.sampled_from(list(Standing)),
    ),
)
LISTS = tuple(CheckInList(one, str(one), date(2024, 4, 15)) for one in (DAY_1, DINNER))
GUESTS = (LISTS[0], replace(LISTS[1], categories=("Guest",)))
ADA, GRACE = RegistrationId("ada"), RegistrationId("grace")


def somebody(organisation="Sea Watch", lists=(DAY_1,), **more):
    return Registration(ADA, "Somebody", organisation, lists=frozenset(lists), **more)


def of(cells):
    """Cells by a name that does not depend on which spelling came first."""
    return {one.name.casefold(): (one.arrived, one.expected) for one in cells}


def agrees(crowd, tally, known, lists):
    """Say whether every number is what counting anew comes to."""
    for rule in lists:
        on = rule.id
        counted = tally.counted(on)
        assert crowd.by_desk(on) == Counter(one.desk for one in counted)
        times = sorted((one.corrected_ms for one in counted), reverse=True)
        assert [one.at for one in crowd.recent(on, 50)] == times
        here = [one for one in known if tally.presence(on, one).counts]
        coming = [one for key, one in known.items() if key in here or is_expected(one, rule)]
        assert crowd.expected(on) == len(coming)
        assert crowd.not_come(on) == len(coming) - len(here)
        cells = of(crowd.cells(on, By.ORGANISATION))
        assert sum(arrived for arrived, _ in cells.values()) == tally.here(on)
        assert sum(expected for _, expected in cells.values()) == len(coming)
        for name in ("sea watch", "harbour"):
            same = [key for key in here if spelled(known[key]) == name]
            wanted = [one for one in coming if spelled(one) == name]
            assert cells.get(name, (0, 0)) == (len(same), len(wanted))
        unknown = [
            one for one in ("badge:card-1", "badge:card-2") if tally.presence(on, one).counts
        ]
        assert crowd.unknown(on) == len(unknown)
    return True


def spelled(registration):
    return " ".join(registration.organisation.split()).casefold()


@given(
    logs(apart=200),
    st.lists(st.tuples(rosters, people, st.sampled_from([LISTS, GUESTS])), min_size=1, max_size=3),
    st.randoms(use_true_random=False),
)
@OFTEN
def test_what_was_counted_as_it_came_is_what_is_counted_anew(log, changes, chance: random.Random):
    chance.shuffle(log)
    cuts = sorted([0, len(log), *(chance.randint(0, len(log)) for _ in changes)])
    roster, known, lists, crowd = {}, {}, LISTS, Crowd(LISTS)
    tally = Tally(roster.get, crowd.moved)

    last = ({}, {}, LISTS)
    for (start, end), (badges, now, rules) in zip(pairwise(cuts), [*changes, last], strict=True):
        tally.add(log[start:end])
        assert agrees(crowd, tally, known, lists)
        roster.clear()
        roster.update(badges)
        tally.roster_changed()
        for key in known.keys() | now.keys():
            crowd.know(key, now.get(key))
        lists = rules
        crowd.rule(lists)
        known = now
        assert agrees(crowd, tally, known, lists)


def test_an_organisation_that_is_written_in_two_ways_is_one():
    crowd = Crowd(LISTS)
    crowd.know(ADA, somebody("Sea Watch"))
    crowd.know(GRACE, somebody("sea  WATCH"))

    assert crowd.cells(DAY_1, By.ORGANISATION) == [Cell("Sea Watch", 0, 2)]


def test_of_whom_nothing_is_known_no_organisation_is_told():
    crowd = Crowd(LISTS)
    crowd.moved(DAY_1, "badge:card", admitted(HALL, 1, 0), None)

    assert crowd.cells(DAY_1, By.CATEGORY) == [Cell("", 1, 0)]
    assert crowd.name_of("badge:card", By.CATEGORY) == ""
    assert crowd.strangers() == ["badge:card"]


def test_somebody_known_is_told_by_category_and_is_no_stranger():
    crowd = Crowd(LISTS)
    crowd.know(ADA, somebody(category="guest"))
    crowd.moved(DAY_1, ADA, admitted(HALL, 1, 0), None)

    assert crowd.name_of(ADA, By.CATEGORY) == "guest"
    assert crowd.strangers() == []


def test_somebody_who_is_told_again_as_they_are_is_counted_once():
    crowd = Crowd(LISTS)
    for _ in range(2):
        crowd.know(ADA, somebody())
    crowd.know(GRACE, None)

    assert crowd.expected(DAY_1) == 1


def test_arrivals_at_a_desk_are_counted_after_one_moment_and_until_another():
    crowd = Crowd(LISTS)
    tally = Tally({}.get, crowd.moved)
    tally.add([admitted(HALL, n, n * 10, about=f"p{n}") for n in range(1, 6)])
    first = admitted(HALL, 1, 10).corrected_ms

    assert crowd.between(DAY_1, HALL, first, first + 20_000) == 2
    assert crowd.between(DAY_1, GATE, first, first + 20_000) == 0
    assert crowd.latest(DAY_1, HALL, 2) == [first + 30_000, first + 40_000]
    assert crowd.latest(DAY_1, GATE, 2) == []
    assert crowd.recent(DAY_1, 1) == [Arrival(first + 40_000, HALL, "p5")]


def test_a_desk_whose_only_arrival_was_taken_back_has_none():
    crowd = Crowd(LISTS)
    tally = Tally({}.get, crowd.moved)
    came = admitted(HALL, 1, 0)
    tally.add([came, undone(HALL, 2, 5, came.fact)])

    assert crowd.by_desk(DAY_1) == {}
    assert crowd.strangers() == []


def test_a_list_expects_those_of_its_categories_only_and_follows_its_rule():
    crowd = Crowd(GUESTS)
    crowd.know(ADA, somebody(category="guest", lists=(DAY_1, DINNER)))
    crowd.know(GRACE, somebody(category="press", lists=(DAY_1, DINNER)))
    assert (crowd.expected(DAY_1), crowd.expected(DINNER)) == (2, 1)

    crowd.rule(LISTS)
    assert (crowd.expected(DINNER), crowd.not_come(DINNER)) == (2, 2)

    crowd.rule(GUESTS)
    assert crowd.cells(DINNER, By.CATEGORY) == [Cell("guest", 0, 1)]


def test_whoever_was_let_in_all_the_same_has_arrived_and_is_expected():
    crowd = Crowd(GUESTS)
    crowd.know(ADA, somebody(category="press", lists=(DAY_1, DINNER)))
    crowd.know(GRACE, somebody(category="guest", lists=(DAY_1, DINNER)))
    came = admitted(HALL, 1, 0, list=DINNER)
    crowd.moved(DINNER, ADA, came, None)

    assert (crowd.expected(DINNER), crowd.not_come(DINNER)) == (2, 1)
    assert Cell("press", 1, 1) in crowd.cells(DINNER, By.CATEGORY)

    crowd.moved(DINNER, ADA, None, came)
    assert (crowd.expected(DINNER), crowd.not_come(DINNER)) == (1, 1)
