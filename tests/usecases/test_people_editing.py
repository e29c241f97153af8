"""People as organisers write them: nothing typed is lost, and nobody is changed unseen."""

import random
from dataclasses import replace

import pytest

from checkin.domain.errors import InputError, Overtaken
from checkin.domain.model import (
    BadgeId,
    IssuedBadge,
    Photos,
    Registration,
    RegistrationId,
    Standing,
)
from checkin.usecases.people_editing import (
    Named,
    PersonDraft,
    add_person,
    change_person,
    draft_of_person,
    give_place,
    read_person,
    rename,
    set_standing,
)
from checkin.usecases.problems import Wrong

DRAFT = PersonDraft("Ada  Nwosu", "Quill Trust", lists=("day-1",))


@pytest.fixture
def book(venue):
    return venue.book


@pytest.fixture
def ada(book):
    return add_person(book, DRAFT, random.Random(1).randbytes)


def wrong(draft, book):
    before = Registration(RegistrationId("x"), "")
    with pytest.raises(Wrong) as refused:
        read_person(draft, before, book.lists())
    return {one.field: one.english for one in refused.value.problems}


def test_somebody_is_added_and_read_back_as_they_were_typed(book, ada):
    assert book.registration(ada.id) == ada
    assert ada.public_name == "Ada Nwosu"
    again = draft_of_person(ada)
    assert again == replace(DRAFT, public_name="Ada Nwosu")
    assert read_person(again, ada, book.lists()) == ada


def test_every_field_is_kept(book, ada):
    draft = PersonDraft(
        "", "Quill", "Ghana", "Africa", "member", ("day-1", "day-2"), "أدا",
        "A. N.\n\nZed", "lanyard\nheadset", "to be greeted", Photos.NO, code_only=True,
    )  # fmt: skip
    after = read_person(draft, ada, book.lists())

    change_person(book, ada, after)

    held = book.registration(ada.id)
    assert held == after
    assert held.aliases == ("A. N.", "Zed")
    assert held.give == ("lanyard", "headset")
    assert (held.photos, held.attention) == (Photos.NO, "to be greeted")
    assert draft_of_person(held) == replace(draft, aliases="A. N.\nZed")


@pytest.mark.parametrize(
    ("fields", "field", "part"),
    [
        ({"public_name": " "}, "public_name", "appears by code only"),
        ({"organisation": "x" * 201}, "organisation", "at most 200"),
        ({"aliases": "x" * 201}, "aliases", "at most 200"),
        ({"give": "\n".join("abcdefghijklmnopqrstu")}, "give", "room for 20"),
        ({"attention": "x" * 201}, "attention", "at most 200"),
        ({"lists": ("nowhere",)}, "lists", "not there any more"),
        ({"photos": "perhaps"}, "photos", "Choose one"),
    ],
)
def test_what_is_wrong_is_said_of_its_field(book, fields, field, part):
    said = wrong(replace(DRAFT, **fields), book)
    assert list(said) == [field]
    assert part in said[field]


def test_a_namesake_at_the_same_organisation_is_asked_about_first(book, ada):
    with pytest.raises(Wrong, match="on the list already"):
        add_person(book, DRAFT, random.Random(2).randbytes, namesakes=[ada.id])


def test_the_second_of_two_who_change_somebody_changes_nothing(book, ada):
    set_standing(book, ada, Standing.CANCELLED)

    with pytest.raises(Overtaken):
        change_person(book, ada, replace(ada, public_name="Grace"))

    held = book.registration(ada.id)
    assert (held.public_name, held.standing) == ("Ada Nwosu", Standing.CANCELLED)
    set_standing(book, held, Standing.ACTIVE)
    assert book.registration(ada.id) == ada


def test_another_comes_in_somebodys_place_and_the_old_badges_are_good_no_more(book, ada):
    ada = replace(ada, category="member", region="Africa", country="Ghana")
    badges = [IssuedBadge(BadgeId("ab" * 12), ada.id, "00000000"),
              IssuedBadge(BadgeId("old"), ada.id, replaced_at=1)]  # fmt: skip
    book.publish(registrations=[ada], badges=badges)
    other = PersonDraft("Grace Obi", "Quill Trust", category="speaker")

    came = give_place(book, ada, other, random.Random(3).randbytes, 5, badges)

    assert book.registration(ada.id).standing is Standing.CANCELLED
    assert book.registration(came.id) == came
    assert (came.public_name, came.category, came.region) == ("Grace Obi", "member", "Africa")
    assert (came.lists, came.country) == (ada.lists, "")
    assert [book.badge(one.id).replaced_at for one in badges] == [5, 1]
    with pytest.raises(InputError, match="cancelled already"):
        give_place(book, book.registration(ada.id), other, random.Random(4).randbytes, 6, [])


def test_a_place_is_given_to_somebody_with_a_name(book, ada):
    with pytest.raises(Wrong):
        give_place(book, ada, PersonDraft(), random.Random(3).randbytes, 5, [])


def test_a_category_is_renamed_with_the_lists_that_are_for_it(book, ada):
    member = replace(ada, category="Membre")
    lists = [replace(one, categories=("membre", "member", "guest")) for one in book.lists()]
    book.publish(registrations=[member], lists=lists)

    assert rename(book, Named.CATEGORY, "MEMBRE", " member ", {ada.id: member}) == 1

    assert book.registration(ada.id).category == "member"
    assert {one.categories for one in book.lists()} == {("member", "guest")}


def test_an_organisation_is_renamed_for_all_of_its_people(book, ada):
    assert rename(book, Named.ORGANISATION, "quill trust", "Quillfeather", {ada.id: ada}) == 1
    assert book.registration(ada.id).organisation == "Quillfeather"


@pytest.mark.parametrize(("new", "part"), [(" ", "Give it a name"), ("x" * 201, "at most 200")])
def test_a_name_that_is_none_renames_nothing(book, ada, new, part):
    with pytest.raises(Wrong, match=part):
        rename(book, Named.ORGANISATION, "Quill Trust", new, {ada.id: ada})
    assert book.registration(ada.id) == ada


def test_nobody_is_renamed_where_nobody_is(book):
    with pytest.raises(InputError, match="Nobody"):
        rename(book, Named.CATEGORY, "ghost", "guest", {})
