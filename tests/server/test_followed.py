"""Counts follow what changes, and come to what they would if all were read anew."""

from dataclasses import replace

import pytest

from checkin.adapters.server_erasing import erase_people
from checkin.domain.model import BadgeId, IssuedBadge, Registration, RegistrationId
from checkin.domain.record import Draft, Kind
from checkin.server import followed
from checkin.server.counts import Counts
from checkin.usecases.crowd import By, Cell
from checkin.usecases.people import Person
from tests.adapters.examples import ADA, DAY_1, EVENT, admission, reading


@pytest.fixture
def hall(venue):
    desk = venue.desk("Hall")
    desk.sync()
    return desk


@pytest.fixture
def counts(venue):
    begun = Counts(venue.book, venue.data.replica(EVENT))
    begun.now()
    return begun


def people(count, **fields):
    return [
        Registration(RegistrationId(f"p{n}"), "Somebody", lists=frozenset({DAY_1}), **fields)
        for n in range(count)
    ]


def numbers(counts):
    """All numbers but the time."""
    now = counts.now({DAY_1})
    (day,) = now.lists
    groups = {
        by: (sorted(it.cells), it.others, it.represented)
        for by, it in now.details[DAY_1].breakdowns.items()
    }
    return day, groups, now.records, now.refused, now.to_settle


def anew(venue):
    return numbers(Counts(venue.book, venue.data.replica(EVENT)))


def come(desk, drafts, start=0):
    for second, draft in enumerate(drafts):
        desk.store.record(draft, reading(start + second))
    desk.sync()


def test_whoever_is_edited_is_counted_as_they_are_now(venue, hall, counts):
    some = people(4, organisation="Sea Watch", category="guest")
    venue.book.publish(registrations=some)
    come(hall, [admission(one.id) for one in some])
    assert numbers(counts) == anew(venue)

    venue.book.publish(registrations=[replace(one, organisation="Harbour") for one in some])

    day, groups, *_ = numbers(counts)
    assert [one.name for one in groups[By.ORGANISATION][0]] == ["Harbour"]
    assert (day.arrived, day.expected) == (4, 5)
    assert numbers(counts) == anew(venue)


def test_whoever_cancels_is_expected_no_more(venue, counts):
    some = people(3)
    venue.book.publish(registrations=some)
    assert numbers(counts)[0].expected == 4

    venue.book.publish(registrations=[replace(some[0], standing="cancelled")])

    assert numbers(counts)[0].expected == 3
    assert numbers(counts) == anew(venue)


def test_a_badge_that_comes_later_says_whose_an_arrival_was(venue, hall, counts):
    badge = BadgeId("ab" * 12)
    come(hall, [admission("", badge=badge)])
    assert numbers(counts)[4].unknown == 1

    venue.book.publish(badges=[IssuedBadge(badge, ADA.id)])

    assert numbers(counts)[4].unknown == 0
    assert numbers(counts) == anew(venue)


def test_walk_ins_substitutes_and_spare_badges_count_as_they_come(venue, hall, counts):
    venue.book.publish(registrations=people(4, category="member"))
    come(hall, [admission("p0"), admission("p1"), admission("p2")])
    walk_in = Draft(Kind.REGISTERED, DAY_1, "new", "spare", how="", reason="walk_in")
    come(hall, [walk_in, Draft(Kind.ADMITTED, DAY_1, "", "spare")], 10)
    assert numbers(counts)[0].expected == 6

    instead = Draft(Kind.REGISTERED, DAY_1, "newer", how="", reason="substitute", instead="p3")
    come(hall, [instead, admission("newer")], 20)

    day, *_ = numbers(counts)
    assert (day.arrived, day.expected) == (5, 6)
    # A substitute is of the category whose place it is.
    assert Cell("member", 4, 4) in counts._followed.crowd.cells(DAY_1, By.CATEGORY)
    assert numbers(counts) == anew(venue)


def test_a_substitute_whom_the_organisers_enter_themselves_is_counted_once(venue, hall, counts):
    venue.book.publish(names_key=b"n" * 32)
    sealed = venue.book.seal("p0", Person("Ada L.").written())
    walk_in = Draft(Kind.REGISTERED, DAY_1, "p0", how="", reason="walk_in", sealed=sealed)
    come(hall, [walk_in, admission("p0")])
    before = numbers(counts)
    assert before[4].walk_ins == 1

    venue.book.publish(registrations=people(1, organisation="Sea Watch"))

    assert numbers(counts)[0].expected == before[0].expected
    assert numbers(counts)[4].walk_ins == 0
    assert numbers(counts) == anew(venue)


def test_a_walk_in_that_is_taken_back_is_expected_no_more(venue, hall, counts):
    walk_in = Draft(Kind.REGISTERED, DAY_1, "new", how="", reason="walk_in")
    made = hall.store.record(walk_in, reading())
    hall.sync()
    assert numbers(counts)[0].expected == 2

    come(hall, [Draft(Kind.UNDONE, DAY_1, "new", names=made.fact)], 10)

    assert numbers(counts)[0].expected == 1
    assert numbers(counts)[4].walk_ins == 0
    assert numbers(counts) == anew(venue)


def test_when_everybody_is_erased_nothing_is_known_of_them_and_arrivals_stay(venue, hall, counts):
    come(hall, [admission()])
    numbers(counts)

    erase_people(venue.data, EVENT, [])

    day, groups, *_ = numbers(counts)
    assert (day.arrived, day.expected) == (1, 0)
    assert groups[By.ORGANISATION][2] == 0
    assert numbers(counts) == anew(venue)


def test_a_log_that_is_longer_than_is_read_at_once_is_read_whole(venue, hall, counts, monkeypatch):
    monkeypatch.setattr(followed, "_AT_ONCE", 3)
    venue.book.publish(registrations=people(10))
    come(hall, [admission(f"p{n}") for n in range(10)])

    assert numbers(counts)[0].arrived == 10


def test_of_a_roster_that_was_edited_only_what_is_other_is_read(venue, counts, monkeypatch):
    venue.book.publish(registrations=people(3))
    numbers(counts)
    read = []
    book = counts._book
    for name in ("registrations_in_slices", "badges"):
        monkeypatch.setattr(book, name, lambda *_, name=name: read.append(name) or iter(()))

    venue.book.publish(registrations=[replace(people(1)[0], organisation="Harbour")])

    assert numbers(counts)[0].expected == 4
    assert read == []
