"""Who counts where: the same answer whatever the order in which the records came."""

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checkin.domain.attendance import NOT_IN, Conflict, attendance, presence, subject
from checkin.domain.model import DeskId
from checkin.domain.record import Kind, Ref
from tests.domain.examples import DAY_1, DINNER, GATE, HALL, admitted, logs, undone

OFTEN = settings(deadline=None, derandomize=True, max_examples=200)
CAR_PARK = DeskId("3333333333333333")


def nobodys(_badge):
    return None


def ada_at(*records):
    """What the log says of Ada on day 1, whichever way round it came."""
    there = attendance(records, nobodys).get((DAY_1, "ada"), NOT_IN)
    back = attendance(reversed(records), nobodys).get((DAY_1, "ada"), NOT_IN)
    assert there == back == presence([*records, *records])
    return there


def test_nobody_is_in_before_anything_is_recorded():
    assert attendance([], nobodys) == {}
    assert NOT_IN.counts is None


def test_one_admission_counts():
    first = admitted(HALL, 1, 0)

    assert ada_at(first).counts == first
    assert ada_at(first).conflicts == ()


def test_two_desks_that_could_not_hear_each_other_are_in_conflict_and_the_first_counts():
    first, second = admitted(HALL, 1, 0), admitted(GATE, 1, 60)

    ada = ada_at(first, second)

    assert ada.counts == first
    assert ada.conflicts == (Conflict(first, second, uncertain=False),)


@pytest.mark.parametrize("who_knew", ["the later", "the earlier"])
def test_reentry_that_knew_of_the_earlier_admission_is_no_conflict(who_knew):
    first, second = admitted(HALL, 1, 0), admitted(GATE, 1, 60)
    if who_knew == "the later":
        second = replace(second, knew=(first.ref,))
    else:
        first = replace(first, knew=(second.ref,))

    ada = ada_at(first, second)

    assert ada.counts == first
    assert ada.admissions == (first, second)
    assert ada.conflicts == ()


def test_having_known_of_another_record_is_no_excuse():
    first = admitted(HALL, 1, 0)
    second = admitted(GATE, 2, 60, knew=(Ref(GATE, 1), Ref(HALL, 2)))

    assert ada_at(first, second).conflicts == (Conflict(first, second, uncertain=False),)


def test_undoing_the_one_that_counts_promotes_the_other_and_ends_the_conflict():
    first, second = admitted(HALL, 1, 0), admitted(GATE, 1, 60)

    ada = ada_at(first, second, undone(HALL, 2, 90, first.ref))

    assert ada.counts == second
    assert ada.conflicts == ()


def test_undoing_the_only_admission_leaves_nobody_in():
    ada = ada_at(admitted(HALL, 1, 0), undone(GATE, 1, 90, Ref(HALL, 1)))

    assert ada == NOT_IN


def test_undoing_an_undo_brings_nobody_back():
    first = admitted(HALL, 1, 0)
    back = undone(HALL, 2, 5, first.ref)

    assert ada_at(first, back, undone(HALL, 3, 9, back.ref)).counts is None


def test_a_record_of_another_kind_that_names_an_admission_takes_nothing_back():
    first = admitted(HALL, 1, 0)

    assert ada_at(first, replace(undone(HALL, 2, 5, first.ref), kind="settled")).counts == first


def test_a_later_arriving_earlier_record_takes_over():
    here, from_elsewhere = admitted(HALL, 1, 60), admitted(GATE, 1, 0)

    assert ada_at(here).counts == here
    assert ada_at(here, from_elsewhere).counts == from_elsewhere
    assert ada_at(here, from_elsewhere).conflicts[0].second == here


def test_of_two_in_the_same_instant_every_replica_chooses_the_same():
    at_gate, at_hall = admitted(GATE, 1, 0), admitted(HALL, 2, 0)

    assert ada_at(at_gate, at_hall).counts == at_hall
    assert ada_at(admitted(HALL, 3, 0), at_hall).counts == at_hall


def test_three_desks_apart_make_three_conflicts():
    one, two, three = admitted(HALL, 1, 0), admitted(GATE, 1, 60), admitted(CAR_PARK, 1, 120)

    pairs = {(each.first.ref, each.second.ref) for each in ada_at(one, two, three).conflicts}

    assert pairs == {(one.ref, two.ref), (one.ref, three.ref), (two.ref, three.ref)}


@pytest.mark.parametrize(
    ("apart", "first_ms", "second_ms", "uncertain"),
    [
        (1.0, 400, 599, False),
        (1.0, 400, 600, True),
        (1.0, 600, 600, True),
        (0.0, 0, 0, True),
        (0.001, 0, 0, False),
        (3600, None, 10, True),
        (3600, 10, None, True),
        (3600, None, None, True),
    ],
)
def test_the_order_is_uncertain_when_the_clocks_overlap_or_were_never_measured(
    apart, first_ms, second_ms, uncertain
):
    first = admitted(HALL, 1, 0, uncertainty_ms=first_ms)
    second = admitted(GATE, 1, apart, uncertainty_ms=second_ms)

    (conflict,) = ada_at(first, second).conflicts

    assert conflict.uncertain is uncertain


def test_each_list_counts_by_itself():
    records = [admitted(HALL, 1, 0), admitted(GATE, 1, 60, list=DINNER)]

    everywhere = attendance(records, nobodys)

    assert everywhere[DAY_1, "ada"].counts == records[0]
    assert everywhere[DINNER, "ada"].counts == records[1]
    assert not any(one.conflicts for one in everywhere.values())


def test_a_refusal_and_a_kind_from_the_future_admit_nobody():
    refused = admitted(HALL, 1, 0, kind=Kind.REFUSED)
    future = admitted(HALL, 2, 1, kind="left")

    assert ada_at(refused, future) == NOT_IN


def test_an_undo_belongs_where_its_admission_belongs_whatever_it_says_itself():
    first = admitted(HALL, 1, 0)
    confused = undone(GATE, 1, 5, first.ref, list=DINNER, about="grace")

    everywhere = attendance([confused, first], nobodys)

    assert everywhere == {(DAY_1, "ada"): NOT_IN}


def test_a_refused_stranger_is_nobody():
    assert attendance([admitted(HALL, 1, 0, about="")], nobodys) == {}


def test_a_badge_that_nobody_is_known_for_stands_for_itself_until_the_roster_knows_it():
    record = admitted(HALL, 1, 0, about="", badge="card-1")

    assert subject(record, nobodys) == "badge:card-1"
    assert subject(record, {"card-1": "ada"}.get) == "ada"
    assert subject(admitted(HALL, 1, 0, badge="card-1"), {"card-1": "grace"}.get) == "ada"


def test_a_badge_admitted_unknown_and_its_person_admitted_by_name_are_one_conflict():
    by_badge = admitted(HALL, 1, 0, about="", badge="card-1")
    by_name = admitted(GATE, 1, 60)

    ada = attendance([by_badge, by_name], {"card-1": "ada"}.get)[DAY_1, "ada"]

    assert ada.conflicts == (Conflict(by_badge, by_name, uncertain=False),)


@given(logs(), st.randoms(use_true_random=False))
@OFTEN
def test_order_and_repetition_of_the_records_make_no_difference(log, chance: random.Random):
    again = log + chance.sample(log, len(log) // 2)
    chance.shuffle(again)

    whose = {"card-1": "ada"}.get

    assert attendance(again, whose) == attendance(log, whose)


@given(logs())
@OFTEN
def test_whoever_counts_was_admitted_there_first_and_never_taken_back(log):
    undos = {one.names for one in log if one.kind == Kind.UNDONE}
    whose = {"card-1": "ada"}.get

    counted = {place: one.counts for place, one in attendance(log, whose).items() if one.counts}

    valid = [one for one in log if one.kind == Kind.ADMITTED and one.ref not in undos]
    places = {(one.list, subject(one, whose)) for one in valid} - {(DAY_1, ""), (DINNER, "")}
    assert set(counted) == places
    for (on, person), first in counted.items():
        rivals = [one for one in valid if (one.list, subject(one, whose)) == (on, person)]
        assert first == min(rivals, key=lambda one: (one.hlc, one.desk, one.seq))
