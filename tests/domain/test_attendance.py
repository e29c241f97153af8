"""Who counts where: the same answer whatever the order in which the records came."""

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checkin.domain.attendance import (
    KNOWN_MOST,
    NOT_IN,
    Conflict,
    attendance,
    sent,
    subject,
)
from checkin.domain.model import DeskId
from checkin.domain.record import Fact, Kind
from tests.domain.examples import (
    DAY_1,
    DINNER,
    GATE,
    HALL,
    NEVER,
    RENEWED_TWICE,
    admitted,
    again,
    left,
    logs,
    settled,
    undone,
)

OFTEN = settings(deadline=None, derandomize=True, max_examples=200)
CAR_PARK = DeskId("3333333333333333")


def nobodys(_badge):
    return None


def ada_at(*records):
    """What the log says of Ada on day 1, whichever way round it came."""
    there = attendance(records, nobodys).get((DAY_1, "ada"), NOT_IN)
    back = attendance(reversed(records), nobodys).get((DAY_1, "ada"), NOT_IN)
    twice = attendance([*records, *records], nobodys).get((DAY_1, "ada"), NOT_IN)
    assert there == back == twice
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
        second = replace(second, knew=(first.fact,))
    else:
        first = replace(first, knew=(second.fact,))

    ada = ada_at(first, second)

    assert ada.counts == first
    assert ada.admissions == (first, second)
    assert ada.conflicts == ()


def test_having_known_of_another_record_is_no_excuse():
    first = admitted(HALL, 1, 0)
    second = admitted(GATE, 2, 60, knew=(NEVER, Fact("e" * 64)))

    assert ada_at(first, second).conflicts == (Conflict(first, second, uncertain=False),)


def test_undoing_the_one_that_counts_promotes_the_other_and_ends_the_conflict():
    first, second = admitted(HALL, 1, 0), admitted(GATE, 1, 60)

    ada = ada_at(first, second, undone(HALL, 2, 90, first.fact))

    assert ada.counts == second
    assert ada.conflicts == ()


def test_undoing_the_only_admission_leaves_nobody_in():
    ada = ada_at(admitted(HALL, 1, 0), undone(GATE, 1, 90, admitted(HALL, 1, 0).fact))

    assert ada == NOT_IN


def test_undoing_an_undo_brings_nobody_back():
    first = admitted(HALL, 1, 0)
    back = undone(HALL, 2, 5, first.fact)

    assert ada_at(first, back, undone(HALL, 3, 9, back.fact)).counts is None


def test_a_record_of_another_kind_that_names_an_admission_takes_nothing_back():
    first = admitted(HALL, 1, 0)

    for kind in ("questioned", Kind.REFUSED, Kind.NOTE, Kind.ADMITTED, Kind.SETTLED):
        other = replace(undone(HALL, 2, 5, first.fact), kind=kind)
        assert ada_at(first, other).counts == first


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

    pairs = {(each.first.fact, each.second.fact) for each in ada_at(one, two, three).conflicts}

    assert pairs == {(one.fact, two.fact), (one.fact, three.fact), (two.fact, three.fact)}


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
    future = admitted(HALL, 2, 1, kind="teleported")

    assert ada_at(refused, future) == NOT_IN


def test_an_undo_belongs_where_its_admission_belongs_whatever_it_says_itself():
    first = admitted(HALL, 1, 0)
    confused = undone(GATE, 1, 5, first.fact, list=DINNER, about="grace")

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


# ---------------------------------------------------------------- who is in


def test_somebody_who_has_left_still_counts_and_is_not_inside():
    first = admitted(HALL, 1, 0)
    out = left(GATE, 1, 60, first)

    ada = ada_at(first, out)

    assert ada_at(first).inside
    assert (ada.counts, ada.inside, ada.last) == (first, False, out)
    assert ada.leavings == (out,)
    assert ada.known == (first.fact, out.fact)


def test_coming_back_after_leaving_is_inside_again_and_no_conflict():
    first = admitted(HALL, 1, 0)
    out = left(GATE, 1, 60, first)
    back = admitted(GATE, 2, 120, knew=(first.fact, out.fact))

    ada = ada_at(first, out, back)

    assert (ada.counts, ada.inside, ada.last) == (first, True, back)
    assert ada.conflicts == ()


def test_without_knowledge_the_order_says_whether_somebody_is_in():
    first, later = admitted(HALL, 1, 0), admitted(HALL, 2, 120)

    assert not ada_at(first, left(GATE, 1, 60)).inside
    assert ada_at(first, left(GATE, 1, 60), later).inside
    assert ada_at(later, left(GATE, 1, 60)).inside
    assert not ada_at(first, later, left(GATE, 1, 180)).inside


def test_what_a_record_knew_comes_before_it_whatever_the_clocks_say():
    fast = admitted(HALL, 1, 7200)
    out = left(GATE, 1, 60, fast)
    back = admitted(GATE, 2, 30, knew=(fast.fact, out.fact))

    assert not ada_at(fast, out).inside
    assert ada_at(fast, out).last == out
    assert ada_at(fast, out, back).inside
    assert ada_at(fast, out, back).last == back


def test_a_check_out_of_somebody_whose_admission_has_not_come_admits_nobody():
    out = left(GATE, 1, 60)

    assert ada_at(out).counts is None
    assert not ada_at(out).inside
    assert ada_at(out).known == (out.fact,)


def test_a_check_out_can_be_taken_back():
    first = admitted(HALL, 1, 0)
    out = left(GATE, 1, 60, first)

    ada = ada_at(first, out, undone(GATE, 2, 70, out.fact))

    assert ada == ada_at(first)
    assert ada.inside


def test_after_the_admission_is_taken_back_nobody_is_in_whoever_left():
    first = admitted(HALL, 1, 0)
    ada = ada_at(first, left(GATE, 1, 60, first), undone(HALL, 2, 5, first.fact))

    assert (ada.counts, ada.inside) == (None, False)


# ---------------------------------------------------------------- what was known


def test_knowing_the_last_one_is_knowing_all_that_it_knew():
    first = admitted(HALL, 1, 0)
    second = admitted(GATE, 1, 60, knew=(first.fact,))
    third = admitted(CAR_PARK, 1, 120, knew=(second.fact,))

    assert ada_at(first, second, third).conflicts == ()
    assert ada_at(first, second, third, undone(GATE, 2, 90, second.fact)).conflicts == ()
    assert ada_at(first, third).conflicts == (Conflict(first, third, uncertain=False),)


def test_records_that_claim_to_have_known_each_other_are_no_conflict():
    first = admitted(HALL, 1, 0, knew=(NEVER,))
    second = admitted(GATE, 1, 60, knew=(first.fact,))
    third = admitted(CAR_PARK, 1, 120)

    pairs = {(each.first.fact, each.second.fact) for each in ada_at(first, second, third).conflicts}

    assert pairs == {(first.fact, third.fact), (second.fact, third.fact)}


def test_somebody_back_again_hundreds_of_times_is_known_by_the_latest_hundred():
    made = [admitted(HALL, 1, 0)]
    for seq in range(2, 302):
        known = tuple(one.fact for one in made[-KNOWN_MOST:])
        made.append(admitted(HALL, seq, seq, knew=known))

    ada = attendance(made, nobodys)[DAY_1, "ada"]

    assert ada.known == tuple(one.fact for one in made[-KNOWN_MOST:])
    assert len(ada.admissions) == 301
    assert ada.conflicts == ()


# ---------------------------------------------------------------- settled by a person


def test_the_admission_that_a_person_keeps_is_the_one_that_counts():
    first, second = admitted(HALL, 1, 0), admitted(GATE, 1, 60)
    answer = settled(GATE, 2, 90, second, first)

    ada = ada_at(first, second, answer)

    assert (ada.counts, ada.kept) == (second, second)
    assert ada.conflicts == ()
    assert ada.settled == (Conflict(first, second, uncertain=False),)
    assert ada.settlements == (answer,)


def test_a_settlement_outlives_an_earlier_admission_that_arrives_later_and_that_is_told():
    first, second = admitted(HALL, 1, 0), admitted(GATE, 1, 60)
    stray = admitted(CAR_PARK, 1, -60)

    ada = ada_at(first, second, settled(GATE, 2, 90, second, first), stray)

    assert ada.counts == second
    assert [each.first for each in ada.settled] == [first]
    assert [(each.first, each.second) for each in ada.conflicts] == [
        (stray, first),
        (stray, second),
    ]


def test_of_two_settlements_the_last_counts_until_it_is_taken_back():
    first, second = admitted(HALL, 1, 0), admitted(GATE, 1, 60)
    here, there = settled(HALL, 2, 90, first, second), settled(GATE, 2, 100, second, first)

    assert ada_at(first, second, here, there).counts == second
    assert ada_at(first, second, here, there).settlements == (here, there)
    without = ada_at(first, second, here, there, undone(HALL, 3, 110, there.fact))
    assert without.counts == first
    assert without.settlements == (here,)


def test_a_settlement_that_is_taken_back_leaves_the_conflict_open():
    first, second = admitted(HALL, 1, 0), admitted(GATE, 1, 60)
    answer = settled(GATE, 2, 90, second, first)

    ada = ada_at(first, second, answer, undone(GATE, 3, 95, answer.fact))

    assert ada == ada_at(first, second)


def test_a_settlement_lapses_when_what_it_keeps_is_taken_back():
    first, second, third = admitted(HALL, 1, 0), admitted(GATE, 1, 60), admitted(CAR_PARK, 1, 70)
    answer = settled(GATE, 2, 90, third, first, second)

    ada = ada_at(first, second, third, answer, undone(GATE, 3, 95, third.fact))

    assert (ada.counts, ada.kept, ada.settlements) == (first, None, ())
    assert [(each.first, each.second) for each in ada.conflicts] == [(first, second)]


@pytest.mark.parametrize("kind", [Kind.LEFT, Kind.NOTE, Kind.REFUSED, Kind.UNDONE])
def test_only_an_admission_can_be_kept(kind):
    first, second = admitted(HALL, 1, 0), admitted(GATE, 1, 60)
    other = admitted(GATE, 2, 65, kind=kind)

    ada = ada_at(first, second, other, settled(GATE, 3, 90, other, first, second))

    assert ada.counts == first
    assert (ada.settled, ada.kept) == ((), None)


# ---------------------------------------------------------------- notes


def test_a_note_is_remembered_and_changes_nothing_else():
    first = admitted(HALL, 1, 0)
    note = admitted(GATE, 1, 5, kind=Kind.NOTE, reason="identity_checked")

    ada = ada_at(first, note, undone(GATE, 2, 6, note.fact))

    assert ada == replace(ada_at(first), notes=(note,))
    assert ada_at(note).counts is None


def sent_on(desk, seq, second):
    return admitted(desk, seq, second, kind=Kind.NOTE, reason="sent_to_help_desk")


def test_whoever_is_sent_to_the_help_desk_waits_there_since_they_were_first_sent():
    first, again_sent = sent_on(HALL, 1, 0), sent_on(GATE, 1, 60)

    assert sent(ada_at(first, again_sent)) == first
    assert sent(NOT_IN) is None
    assert sent(ada_at(admitted(HALL, 1, 0))) is None


def test_whoever_was_in_before_and_is_sent_waits_all_the_same():
    note = sent_on(GATE, 1, 60)

    assert sent(ada_at(admitted(HALL, 1, 0), note)) == note


@pytest.mark.parametrize("kind", [Kind.ADMITTED, Kind.LEFT, Kind.NOTE])
def test_whatever_is_recorded_of_them_afterwards_ends_the_waiting(kind):
    note, since = sent_on(HALL, 1, 0), admitted(GATE, 1, 5, kind=kind, reason="")

    assert sent(ada_at(note, since)) is None
    assert sent(ada_at(note, since, later := sent_on(HALL, 2, 60))) == later


def test_an_admission_that_is_taken_back_ends_no_waiting():
    note, since = sent_on(HALL, 1, 0), admitted(GATE, 1, 5)

    assert sent(ada_at(note, since, undone(GATE, 2, 6, since.fact))) == note


# ---------------------------------------------------------------- re-issued under another name


def test_a_reissue_is_the_same_fact_as_its_original():
    first = admitted(HALL, 1, 0)

    assert ada_at(first, again(first)) == ada_at(first)
    assert ada_at(first, again(first), again(again(first), desk=RENEWED_TWICE)) == ada_at(first)


def test_without_the_original_the_least_reissue_stands_for_it():
    first = admitted(HALL, 1, 0)
    one, other = again(first), again(first, desk=RENEWED_TWICE)

    ada = ada_at(one, other)

    assert ada.admissions == (other,)
    assert ada.conflicts == ()


def test_an_undo_of_either_takes_back_both():
    first = admitted(HALL, 1, 0)
    renewed = again(first)

    assert ada_at(first, renewed, undone(GATE, 1, 5, renewed.fact)).counts is None
    assert ada_at(first, renewed, undone(GATE, 1, 5, first.fact)).counts is None


def test_having_known_a_reissue_is_having_known_the_original():
    first = admitted(HALL, 1, 0)
    renewed = again(first)
    back = admitted(GATE, 1, 60, knew=(renewed.fact,))
    out = left(GATE, 2, -60, renewed)

    assert ada_at(first, renewed, back).conflicts == ()
    assert ada_at(first, renewed, out).last == out


def test_a_reissued_settlement_and_a_settlement_of_a_reissue_settle():
    first, second = admitted(HALL, 1, 0), admitted(GATE, 1, 60)
    renewed = again(second)
    answer = again(settled(HALL, 2, 90, renewed, first), seq=2)

    ada = ada_at(first, second, renewed, answer)

    assert (ada.counts, ada.conflicts) == (second, ())


def test_two_records_that_nobody_has_hashed_are_two_facts():
    first, second = (replace(admitted(HALL, seq, seq), digest="") for seq in (1, 2))

    assert ada_at(first, second).admissions == (first, second)


# ---------------------------------------------------------------- the words, once more, slowly


def told(log, whose):
    """Who counts, who is in and what is open, by reading the definitions aloud."""
    kinds = {Kind.ADMITTED, Kind.LEFT, Kind.UNDONE, Kind.SETTLED, Kind.NOTE}
    log = [one for one in log if one.kind in kinds]

    def order(one):
        return (one.hlc, one.desk, one.seq)

    def stands(fact):
        same = [one for one in log if (one.original or one.digest) == fact]
        originals = [one for one in same if not one.original]
        return min(originals or same, key=order) if same else None

    facts = {one.fact: stands(one.fact) for one in log}.values()
    taken_back = {one.names for one in facts if one.kind == Kind.UNDONE}
    valid = [one for one in facts if one.fact not in taken_back]

    def person(one):
        return (one.list, subject(one, whose))

    def knew(one, other, passed=()):
        """Through those of the same person: who else came is another story."""
        known = set(one.knew) - set(passed)
        return other.fact in known or any(
            knew(each, other, {*passed, *known})
            for each in facts
            if each.fact in known and home(each) == home(other)
        )

    def home(one):
        if one.kind == Kind.UNDONE:
            named = stands(one.names)
            return home(named) if named and named.kind not in {Kind.UNDONE, Kind.NOTE} else None
        if one.kind == Kind.SETTLED:
            named = stands(one.names)
            return person(named) if named and named.kind == Kind.ADMITTED else None
        return person(one)

    answer = {}
    for place in {home(one) for one in facts} - {None}:
        there = [one for one in valid if home(one) == place and place[1]]
        came = sorted((one for one in there if one.kind == Kind.ADMITTED), key=order)
        went = [one for one in there if one.kind == Kind.LEFT]
        if not came:
            continue
        said = [one for one in there if one.kind == Kind.SETTLED and stands(one.names) in came]
        counts = stands(max(said, key=order).names) if said else came[0]

        def followed(one, went=went):
            return any(
                one.fact in out.knew or (order(out) > order(one) and out.fact not in one.knew)
                for out in went
            )

        clashes = {
            (one.fact, other.fact)
            for one in came
            for other in came
            if order(one) < order(other) and not knew(one, other) and not knew(other, one)
        }
        over = {
            pair
            for pair in clashes
            for each in said
            if all(knew(each, stands(fact)) for fact in pair)
        }
        answer[place] = (
            counts.fact,
            not all(followed(one) for one in came),
            clashes - over,
            clashes & over,
        )
    return answer


@given(logs())
@OFTEN
def test_the_fold_says_what_the_definitions_say(log):
    whose = {"card-1": "ada"}.get

    folded = {
        place: (
            one.counts.fact,
            one.inside,
            {(each.first.fact, each.second.fact) for each in one.conflicts},
            {(each.first.fact, each.second.fact) for each in one.settled},
        )
        for place, one in attendance(log, whose).items()
        if one.counts
    }

    assert folded == told(log, whose)


@given(logs())
@OFTEN
def test_holding_the_originals_of_reissues_as_well_changes_nobody_who_counts(log):
    renewed = [again(one, seq) for seq, one in enumerate(log, start=1000) if not one.original]

    assert attendance([*log, *renewed], nobodys) == attendance(log, nobodys)


@given(logs())
@OFTEN
def test_at_each_place_one_counts_iff_somebody_was_admitted_and_whoever_is_inside_counts(log):
    for one in attendance(log, nobodys).values():
        assert (one.counts is None) == (not one.admissions)
        assert not one.inside or one.counts
        assert one.counts in (None, *one.admissions)
        assert one.last in (None, *one.admissions, *one.leavings)
