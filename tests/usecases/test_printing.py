"""Whose badges are printed, on the server's real database."""

import random
from dataclasses import replace

import pytest

from checkin.adapters.printing.printings import PrintedFaces
from checkin.domain.errors import InputError
from checkin.domain.model import ListId, Photos
from checkin.usecases.organise import issue_spares
from checkin.usecases.printing import (
    Choice,
    Whom,
    badges_for,
    face,
    faces_of,
    read_choice,
)


@pytest.fixture
def printing(venue):
    """The badges of a choice, as a command or a page asks for them."""
    venue.add("Ada Lovelace", organisation="Analytical Engines", category="Speaker")
    venue.add("Grace Hopper", organisation="Navy", category="member")
    venue.add("Mary Jackson", organisation="Langley", category="member")
    printings = PrintedFaces(venue.server.database, venue.EVENT)
    chance = random.Random(2).randbytes

    class Printing:
        book, add = venue.book, staticmethod(venue.add)

        def of(self, whom, which=""):
            return badges_for(Choice(whom, which), venue.book, printings, venue.signer, chance, 1)

        def names(self, whom, which=""):
            return [one.registration.public_name for one in self.of(whom, which)]

        def note(self, badges):
            printings.note(faces_of(badges))

        def edit(self, name, **changes):
            person = next(one for one in self.book.registrations() if one.public_name == name)
            self.book.publish(registrations=[replace(person, **changes)])
            return person

    return Printing()


def test_everybody_comes_by_name(printing):
    assert printing.names(Whom.EVERYBODY) == ["Ada Lovelace", "Grace Hopper", "Mary Jackson"]


def test_a_category_is_found_however_it_is_written(printing):
    assert printing.names(Whom.CATEGORY, "speaker") == ["Ada Lovelace"]


@pytest.mark.parametrize("called", ["day-1", "DAY 1"])
def test_a_list_is_named_or_given_by_its_id(printing, called):
    printing.edit("Grace Hopper", lists=frozenset({ListId("day-1")}))
    printing.edit("Ada Lovelace", lists=frozenset())
    printing.edit("Mary Jackson", lists=frozenset())

    assert printing.names(Whom.LIST, called) == ["Grace Hopper"]


def test_one_person_is_named_or_given_by_the_code_on_a_badge(printing):
    (grace,) = printing.of(Whom.PERSON, "grace hopper")

    assert printing.names(Whom.PERSON, grace.short) == ["Grace Hopper"]
    assert printing.of(Whom.PERSON, grace.registration.id) == [grace]


def test_badges_are_made_for_those_only_who_are_meant(printing):
    printing.of(Whom.PERSON, "Grace Hopper")

    assert len([one for one in printing.book.badges() if one.short]) == 1


def test_whoever_is_new_or_has_changed_is_printed_and_nobody_else(printing):
    printing.note(printing.of(Whom.EVERYBODY))
    printing.edit("Grace Hopper", organisation="Eckert-Mauchly")
    printing.edit("Ada Lovelace", photos=Photos.NO)
    # On no badge: nothing to print again for.
    printing.edit("Mary Jackson", attention="Welcome her", give=("headset",))
    printing.add("Katherine Johnson")

    assert printing.names(Whom.CHANGED) == ["Ada Lovelace", "Grace Hopper", "Katherine Johnson"]


def test_a_replaced_badge_is_a_changed_one(printing):
    everybody = printing.of(Whom.EVERYBODY)
    printing.note(everybody)
    old = next(one for one in printing.book.badges() if one.short == everybody[0].short)
    printing.book.publish(badges=[replace(old, replaced_at=5)])

    assert printing.names(Whom.CHANGED) == ["Ada Lovelace"]


def test_what_was_printed_for_one_is_not_printed_for_all(printing):
    printing.note(printing.of(Whom.PERSON, "Ada Lovelace"))

    assert printing.names(Whom.CHANGED) == ["Grace Hopper", "Mary Jackson"]


def test_when_nothing_has_changed_that_is_said(printing):
    printing.note(printing.of(Whom.EVERYBODY))

    with pytest.raises(InputError, match="Nobody is new or has changed"):
        printing.of(Whom.CHANGED)


@pytest.mark.parametrize(
    ("whom", "which", "sentence"),
    [
        (Whom.CATEGORY, "juggler", "There is nobody in “juggler”"),
        (Whom.LIST, "Picnic", "There is no check-in list “Picnic”. There is: Day 1"),
        (Whom.PERSON, "Nobody", "Nobody of the organisers' list"),
    ],
)
def test_who_is_not_there_is_said_in_a_sentence(printing, whom, which, sentence):
    with pytest.raises(InputError, match=sentence):
        printing.of(whom, which)


def test_spare_badges_are_nobodys_and_not_kept(venue):
    spares = issue_spares(venue.book, venue.signer, random.Random(1).randbytes, 2)

    assert faces_of(spares) == {}
    assert face(spares[0]) != face(spares[1])


@pytest.mark.parametrize(
    ("text", "choice"),
    [
        ("everybody", Choice(Whom.EVERYBODY)),
        ("changed", Choice(Whom.CHANGED)),
        ("list=Day 1", Choice(Whom.LIST, "Day 1")),
        ("person=a=b", Choice(Whom.PERSON, "a=b")),
    ],
)
def test_a_choice_is_read(text, choice):
    assert read_choice(text) == choice


@pytest.mark.parametrize("text", ["", "list", "list=", "changed=x", "somebody", "everybody=1"])
def test_what_is_no_choice_is_refused(text):
    with pytest.raises(InputError, match="Say whose badges"):
        read_choice(text)
