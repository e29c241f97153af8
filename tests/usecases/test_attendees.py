"""Whom organisers look for: found by any word, by list and category, and as they are now."""

from dataclasses import replace

import pytest

from checkin.domain.model import ListId, Registration, RegistrationId, Standing
from checkin.usecases.attendees import PAGE, Asked, Attendees
from checkin.usecases.roster_pages import Changed

DAY, DINNER = ListId("day-1"), ListId("dinner")


def person(key, name, organisation="", **more):
    lists = more.pop("lists", frozenset({DAY}))
    return Registration(RegistrationId(key), name, organisation, lists=lists, **more)


CROWD = [
    person("1", "Łucja Example", "Quill Trust", category="Speaker"),
    person("2", "Ada Nwosu", "quill trust", category="member", aliases=("Zed",)),
    person("3", "Ada", "Harbour", category="Member", standing=Standing.CANCELLED),
    person("4", "محمد الأمين", "Harbour", other_script="Mohammed Alamin"),
    person("5", "", "Harbour", lists=frozenset({DAY, DINNER})),
    person("e", "Ada Example", "Harbour"),
]


@pytest.fixture
def attendees(empty_venue):
    empty_venue.book.publish(registrations=CROWD)
    held = Attendees(empty_venue.book)
    held.catch_up()
    held.book = empty_venue.book
    return held


def ids(found):
    return sorted(found.ids)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (Asked(), "12345e"),
        (Asked("lucja"), "1"),
        (Asked("ADA quill"), "2"),
        (Asked("zed"), "2"),
        (Asked("alamin"), "4"),
        (Asked("الامين"), "4"),
        (Asked("nobody"), ""),
        (Asked(on="dinner"), "5"),
        (Asked(organisation="QUILL  trust"), "12"),
        (Asked(category="member"), "23"),
        (Asked(standing="cancelled"), "3"),
        (Asked("ada", standing="active", organisation="harbour"), "e"),
    ],
)
def test_people_are_found_however_they_are_typed(attendees, asked, found):
    assert ids(attendees.find(asked)) == list(found)


def test_people_stand_in_the_order_of_their_names_some_on_a_page(empty_venue):
    many = [person(f"{n:03}", f"Person {n:03}") for n in range(PAGE + 1)]
    empty_venue.book.publish(registrations=list(reversed(many)))
    attendees = Attendees(empty_venue.book)
    attendees.catch_up()

    first, last, beyond = (attendees.find(Asked(), page) for page in (1, 2, 99))

    assert first.ids == tuple(one.id for one in many[:PAGE])
    assert (first.total, first.pages) == (PAGE + 1, 2)
    assert last == beyond
    assert attendees.find(Asked(), -3) == first
    assert attendees.find(Asked("nobody")).pages == 1


def test_whoever_changes_is_found_as_they_are_now(attendees):
    attendees.book.publish(registrations=[replace(CROWD[1], public_name="Grace Nwosu")])
    attendees.catch_up()
    assert ids(attendees.find(Asked("grace"))) == ["2"]
    assert ids(attendees.find(Asked("ada nwosu"))) == []
    attendees.catch_up()
    assert attendees.find(Asked()).total == len(CROWD)


def test_what_changes_while_everybody_is_read_is_not_missed(empty_venue):
    empty_venue.book.publish(registrations=CROWD)
    book, came = empty_venue.book, [person("9", "Latecomer")]

    class Read:
        def registrations_in_slices(self):
            yield from book.registrations_in_slices()
            book.publish(registrations=came)

        edition, changed_since = book.edition, book.changed_since

    attendees = Attendees(Read())
    attendees.catch_up()

    assert ids(attendees.find(Asked("latecomer"))) == ["9"]


def test_namesakes_are_those_of_the_same_name_and_organisation(attendees):
    assert attendees.namesakes("ada", "HARBOUR") == ("3",)
    assert attendees.namesakes("ADA example", "Harbour") == ("e",)
    assert attendees.namesakes("Ada", "Quill Trust") == ()
    assert attendees.namesakes("Zoe", "Harbour") == ()


def test_organisations_and_categories_are_counted_as_they_are_spelt(attendees):
    assert attendees.organisations() == {"Quill Trust": 1, "quill trust": 1, "Harbour": 4}
    assert attendees.categories() == {"Speaker": 1, "member": 1, "Member": 1}
    assert sorted(attendees.of(organisation="Quill Trust")) == ["1", "2"]
    assert sorted(attendees.of(category="MEMBER")) == ["2", "3"]


def test_a_roster_that_was_replaced_is_read_anew(attendees):
    """As a server does that was restored, or has erased its people."""
    held = attendees.book

    class Restored:
        def registrations_in_slices(self):
            yield [CROWD[0]]

        def edition(self):
            return held.edition()._replace(incarnation="another")

        def changed_since(self, edition):
            return Changed(edition) if edition.incarnation == "another" else None

    attendees._roster = Restored()
    attendees.catch_up()

    assert ids(attendees.find(Asked())) == ["1"]
    assert attendees.organisations() == {"Quill Trust": 1}
