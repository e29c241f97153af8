"""The attendance kept up to date record by record is the attendance."""

import random
from collections import Counter
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from checkin.domain.attendance import NOT_IN, attendance, sent
from checkin.usecases.tally import Tally
from tests.domain.examples import (
    CARDS,
    DAY_1,
    DINNER,
    GATE,
    HALL,
    RENEWED_TWICE,
    admitted,
    again,
    left,
    logs,
    settled,
    undone,
)

OFTEN = settings(deadline=None, derandomize=True, max_examples=200)
rosters = st.dictionaries(st.sampled_from(CARDS[1:]), st.sampled_from(["ada", "grace"]))


def arrivals(everywhere, on):
    """How many arrived within each five minutes, counted anew from all of the attendance."""
    counting = [one.counts for (at, _), one in everywhere.items() if at == on and one.counts]
    return Counter((one.at + (one.offset_ms or 0)) // 300_000 * 300_000 for one in counting)


def agrees(tally, records, whose):
    """Say whether every question to the tally has the fold's answer."""
    everywhere = attendance(records, whose)
    places = {(on, who) for on in (DAY_1, DINNER) for who in ("ada", "grace", "badge:card-1")}
    for on, person in places | set(everywhere):
        assert tally.presence(on, person) == everywhere.get((on, person), NOT_IN)
    for on in (DAY_1, DINNER):
        counted = {
            one.counts.fact for (at, _), one in everywhere.items() if at == on and one.counts
        }
        assert tally.here(on) == len(counted)
        assert {one.fact for one in tally.counted(on)} == counted
        assert list(tally.arrivals(on).items()) == sorted(arrivals(everywhere, on).items())
        inside = [who for (at, who), one in everywhere.items() if at == on and one.inside]
        assert tally.inside(on) == len(inside)
        waiting = [sent(one) for (at, _), one in everywhere.items() if at == on]
        assert {one.fact for one in tally.sent(on)} == {one.fact for one in waiting if one}
    expected = {
        (one.first.fact, one.second.fact, one.uncertain)
        for two in everywhere.values()
        for one in two.conflicts
    }
    found = [(one.first.fact, one.second.fact, one.uncertain) for one in tally.conflicts()]
    assert set(found) == expected
    assert len(found) == len(expected)
    return True


@given(logs(apart=200), rosters, st.randoms(use_true_random=False))
@OFTEN
def test_the_tally_is_the_attendance_after_every_record_in_any_order(log, roster, chance):
    coming = log + chance.sample(log, len(log) // 3)
    chance.shuffle(coming)
    tally = Tally(roster.get)

    for end, record in enumerate(coming, start=1):
        tally.add([record])
        assert agrees(tally, coming[:end], roster.get)


@given(
    logs(apart=200), st.lists(rosters, min_size=1, max_size=3), st.randoms(use_true_random=False)
)
@OFTEN
def test_the_tally_is_the_attendance_after_every_batch_and_every_change_of_the_roster(
    log, changes, chance: random.Random
):
    chance.shuffle(log)
    cuts = sorted([0, len(log), *(chance.randint(0, len(log)) for _ in changes)])
    roster = {}
    tally = Tally(roster.get)

    for (start, end), change in zip(pairwise(cuts), [*changes, {}], strict=True):
        tally.add(log[start:end])
        assert agrees(tally, log[:end], roster.get)
        roster.clear()
        roster.update(change)
        tally.roster_changed()
        assert agrees(tally, log[:end], roster.get)


def test_an_undo_that_comes_before_what_it_names_waits_for_it():
    tally = Tally({}.get)
    first = admitted(HALL, 1, 0)

    tally.add([undone(GATE, 1, 5, first.fact)])
    tally.add([first])

    assert tally.here(DAY_1) == 0
    assert tally.of_record(first) == NOT_IN


def test_a_badge_newer_than_the_list_counts_before_and_after_the_list_knows_it():
    roster = {}
    tally = Tally(roster.get)
    by_badge = admitted(HALL, 1, 0, about="", badge="card-1")
    tally.add([by_badge, admitted(GATE, 1, 60)])
    assert tally.here(DAY_1) == 2
    assert tally.conflicts() == []

    roster["card-1"] = "ada"
    tally.roster_changed()

    assert tally.here(DAY_1) == 1
    assert tally.of_record(by_badge).counts == by_badge
    assert [one.first for one in tally.conflicts()] == [by_badge]
    assert tally.presence(DAY_1, "badge:card-1") == NOT_IN


def test_a_settlement_and_its_undo_that_come_before_what_they_name_wait_for_it():
    first, second = admitted(HALL, 1, 0), admitted(GATE, 1, 60)
    answer = settled(GATE, 2, 90, second, first)
    tally = Tally({}.get)

    tally.add([undone(HALL, 2, 95, answer.fact)])
    tally.add([answer, first])
    assert tally.presence(DAY_1, "ada").counts == first
    tally.add([second])

    assert len(tally.conflicts()) == 1
    assert tally.presence(DAY_1, "ada").kept is None


def test_a_settled_conflict_is_open_again_when_the_settlement_is_taken_back():
    first, second = admitted(HALL, 1, 0), admitted(GATE, 1, 60)
    answer = settled(GATE, 2, 90, second, first)
    tally = Tally({}.get)

    tally.add([first, second])
    assert len(tally.conflicts()) == 1
    tally.add([answer])
    assert tally.conflicts() == []
    assert tally.presence(DAY_1, "ada").counts == second
    tally.add([undone(GATE, 3, 95, answer.fact)])

    assert len(tally.conflicts()) == 1


def test_people_come_and_go_and_are_counted():
    tally = Tally({}.get)
    first = admitted(HALL, 1, 0)
    out = left(HALL, 3, 60, first)

    tally.add([first, admitted(HALL, 2, 1, about="grace"), out])
    assert (tally.here(DAY_1), tally.inside(DAY_1)) == (2, 1)
    tally.add([undone(HALL, 4, 61, out.fact)])
    assert (tally.here(DAY_1), tally.inside(DAY_1)) == (2, 2)
    tally.add([undone(HALL, 5, 62, first.fact)])
    assert (tally.here(DAY_1), tally.inside(DAY_1)) == (1, 1)


def test_arrivals_are_counted_by_five_minutes_each_person_once_and_follow_what_becomes_of_them():
    tally = Tally({}.get)
    nine = 1_699_999_800_000
    first, second = admitted(HALL, 1, 0), admitted(GATE, 1, 400)
    late = admitted(HALL, 2, 99.999, about="grace")

    tally.add([second])
    assert tally.arrivals(DAY_1) == {nine + 600_000: 1}
    # Another desk had her before: she arrived then, and only then.
    tally.add([first, late, first])
    assert tally.arrivals(DAY_1) == {nine: 2}
    tally.add([settled(GATE, 2, 500, second, first)])
    assert tally.arrivals(DAY_1) == {nine: 1, nine + 600_000: 1}
    tally.add([left(GATE, 3, 600, second), admitted(GATE, 4, 900, knew=(second.fact,))])
    assert tally.arrivals(DAY_1) == {nine: 1, nine + 600_000: 1}
    tally.add([undone(HALL, 3, 700, late.fact)])
    assert tally.arrivals(DAY_1) == {nine + 600_000: 1}
    assert tally.arrivals(DINNER) == {}


def test_arrivals_are_where_they_belong_whatever_the_clock_of_the_desk_said():
    tally = Tally({}.get)
    tally.add([admitted(HALL, 1, 0, offset_ms=-7_200_000), admitted(HALL, 2, 0, about="grace")])
    tally.add([admitted(HALL, 3, 0, about="mary", offset_ms=None)])

    assert tally.arrivals(DAY_1) == {1_699_992_600_000: 1, 1_699_999_800_000: 2}


def test_the_original_takes_the_place_of_its_reissue_whichever_comes_first():
    first = admitted(HALL, 1, 0)
    renewed = again(first)
    tally = Tally({}.get)

    tally.add([renewed])
    assert tally.record(renewed.fact) == renewed
    tally.add([first])

    assert tally.counted(DAY_1) == [first]
    assert tally.record(renewed.fact) == first
    tally.add([again(first, desk=RENEWED_TWICE)])
    assert tally.counted(DAY_1) == [first]
    assert tally.here(DAY_1) == 1


def test_an_undo_that_waits_as_reissue_and_original_takes_back_once():
    first = admitted(HALL, 1, 0)
    back = undone(HALL, 2, 5, first.fact)
    tally = Tally({}.get)

    tally.add([again(back), again(back, desk=RENEWED_TWICE), back])
    tally.add([first])

    assert tally.of_record(back) == NOT_IN
    assert tally.here(DAY_1) == 0


def test_a_record_that_names_nothing_is_about_nobody():
    assert Tally({}.get).of_record(undone(HALL, 1, 0, None)) == NOT_IN


def test_the_roster_is_asked_once_for_each_badge_until_it_changes():
    asked = []
    tally = Tally(asked.append)
    by_badge = [admitted(HALL, seq, seq, about="", badge="card-1") for seq in (1, 2)]

    tally.add(by_badge)
    assert asked == ["card-1"]
    tally.roster_changed()

    assert asked == ["card-1", "card-1"]


def test_a_settlement_that_waits_as_reissue_and_original_settles_once():
    first, second = admitted(HALL, 1, 0), admitted(GATE, 1, 60)
    answer = settled(GATE, 2, 90, second, first)
    tally = Tally({}.get)

    tally.add([again(answer)])
    tally.add([answer])
    tally.add([first, second])

    assert tally.presence(DAY_1, "ada").settlements == (answer,)


def test_an_undo_waits_for_what_it_names_under_any_of_its_names():
    first, second = admitted(HALL, 1, 0), admitted(GATE, 1, 60)
    answer = settled(GATE, 2, 90, second, first)
    renewed = again(answer)
    tally = Tally({}.get)

    tally.add([undone(HALL, 2, 95, renewed.fact), renewed, answer, first])
    tally.add([second])

    assert tally.presence(DAY_1, "ada").settlements == ()
    assert len(tally.conflicts()) == 1
