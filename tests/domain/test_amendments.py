"""What help desks add to the roster: a function of the set of records."""

import random

from checkin.domain.amendments import NOTHING, amendments
from checkin.domain.model import IssuedBadge
from checkin.domain.record import Kind
from tests.domain.examples import GATE, HALL, NEVER, admitted, again, undone


def registered(desk, seq, second, about, **fields):
    return admitted(desk, seq, second, kind=Kind.REGISTERED, about=about, **fields)


def replaced(desk, seq, second, about, badge="", **fields):
    return admitted(desk, seq, second, kind=Kind.REPLACED, about=about, badge=badge, **fields)


def badge(key, issued_at=None):
    return IssuedBadge(key, "", issued_at=issued_at)


def fold(*records):
    """What the records say, whichever way round they came, and how often."""
    now = amendments(records)
    assert amendments(reversed(records)) == now
    shuffled = [*records, *records]
    random.Random(1).shuffle(shuffled)
    assert amendments(shuffled) == now
    return now


def test_a_log_of_check_ins_amends_nothing():
    assert fold(admitted(HALL, 1, 0)) == NOTHING


def test_somebody_who_walked_in_is_registered_and_has_the_badge_that_was_handed_out():
    walk_in = registered(HALL, 1, 0, "new", badge="spare-1")

    now = fold(walk_in)

    assert now.registered == {"new": walk_in}
    assert now.given == {"spare-1": "new"}
    assert now.void_since(badge("spare-1"), "new") is None


def test_a_substitute_takes_a_place_and_the_first_of_two_has_taken_it():
    first = registered(HALL, 1, 0, "new", instead="ada")
    second = registered(GATE, 1, 5, "newer", instead="ada")

    now = fold(first, second)

    assert now.instead_of == {"ada": first}
    assert set(now.registered) == {"new", "newer"}


def test_another_badge_voids_all_that_the_person_had_before():
    loss = replaced(HALL, 1, 10, "ada", "spare-1")

    now = fold(loss)

    assert now.given == {"spare-1": "ada"}
    assert now.void_since(badge("printed"), "ada") == loss.at
    assert now.void_since(badge("spare-1"), "ada") is None
    assert now.void_since(badge("printed"), "grace") is None


def test_of_two_replacements_only_the_badge_of_the_later_is_good():
    first = replaced(HALL, 1, 10, "ada", "spare-1")
    second = replaced(GATE, 1, 20, "ada", "spare-2")

    now = fold(first, second)

    assert now.void_since(badge("spare-1"), "ada") == second.at
    assert now.void_since(badge("spare-2"), "ada") is None


def test_a_badge_can_be_voided_without_another_in_its_place():
    stolen = replaced(HALL, 1, 10, "ada")

    assert fold(stolen).void_since(badge("printed"), "ada") == stolen.at
    assert fold(stolen).given == {}


def test_a_card_that_two_desks_say_they_gave_out_is_of_whom_it_was_given_to_first():
    one = replaced(HALL, 1, 10, "ada", "spare-1")
    other = replaced(GATE, 1, 11, "grace", "spare-1")

    assert fold(one, other).given == {"spare-1": "ada"}


def test_what_was_taken_back_amends_nothing_even_when_that_came_first():
    walk_in = registered(HALL, 1, 0, "new", badge="spare-1", instead="ada")
    loss = replaced(HALL, 2, 1, "grace", "spare-2")

    now = fold(
        walk_in,
        loss,
        undone(HALL, 3, 2, walk_in.fact),
        undone(HALL, 4, 3, loss.fact),
        undone(HALL, 5, 4, NEVER),
    )

    assert now == NOTHING


def test_what_was_issued_again_under_another_name_is_one_fact():
    loss = replaced(HALL, 1, 10, "ada", "spare-1")

    now = fold(loss, again(loss))

    assert now.replaced == {"ada": loss}


def test_a_record_about_nobody_amends_nothing():
    assert fold(registered(HALL, 1, 0, "", badge="spare-1")) == NOTHING


def test_a_badge_that_the_organisers_made_afterwards_is_good_and_one_from_before_is_not():
    loss = replaced(HALL, 1, 10, "ada", "spare-1")

    assert fold(loss).void_since(badge("new", loss.at + 1), "ada") is None
    assert fold(loss).void_since(badge("new", loss.at), "ada") == loss.at
