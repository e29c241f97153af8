"""An event as typed: what becomes of it, all that is wrong at once, and back again."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from checkin.domain.errors import InputError, Overtaken
from checkin.domain.model import Gathering
from checkin.usecases.event_form import EventDraft, change_event, draft_of, read_draft
from checkin.usecases.list_form import MOST_LISTS, ListDraft
from checkin.usecases.list_rules import Again
from checkin.usecases.problems import Problem, Wrong
from checkin.usecases.ready_made import Shape, ready_made

NOW = int(datetime(2024, 4, 1, tzinfo=UTC).timestamp() * 1000)
HOUR = 60 * 60 * 1000


def draft(**fields):
    day = ListDraft(name="Day 1", day="2024-04-15")
    usual = EventDraft("Convening", "Europe/Berlin", (day,), wipe="2024-05-15")
    return replace(usual, **fields)


def one_list(**fields):
    return draft(lists=(ListDraft(**({"name": "Day 1", "day": "2024-04-15"} | fields)),))


def wrong(typed, **more):
    with pytest.raises(Wrong) as refused:
        read_draft(typed, NOW, **more)
    return {one.field: one.english for one in refused.value.problems}


def at(day, hour):
    return int(datetime(2024, 4, day, hour, tzinfo=UTC).timestamp() * 1000)


def test_what_is_typed_becomes_an_event():
    plan = read_draft(
        draft(
            name="  Convening   2024 ",
            languages=("ar", "en", "ar"),
            contacts="Nadia:  room 12\n\n First aid: 112 ",
            colour="#0C4537",
        ),
        NOW,
    )

    assert (plan.name, plan.languages, plan.colour) == ("Convening 2024", ("ar", "en"), "#0c4537")
    assert plan.contacts == ("Nadia: room 12", "First aid: 112")
    # Berlin's midnight after the last list's day, and of the day of the erasing.
    assert plan.ends == at(15, 22)
    assert plan.wipe == at(15, 22) + 29 * 24 * HOUR


def test_hours_are_those_of_the_lists_day_where_the_event_is():
    typed = one_list(opens="08:00", begins="09:30", closes="2024-04-16 01:00", again="any")
    (found,) = read_draft(typed, NOW).lists

    assert (found.opens, found.closes) == (at(15, 6), at(15, 23))
    assert found.begins == at(15, 7) + HOUR // 2
    assert (found.reentry, found.exit) == (True, False)


def test_an_event_read_back_is_the_form_that_made_it_and_makes_the_same_event():
    typed = replace(
        one_list(opens="08:00", closes="2024-04-16 01:00", who="Member,  Guest", again="never"),
        ends="2024-04-20",
        contacts="Nadia: room 12\nFirst aid: 112",
        languages=("fr",),
    )
    plan = read_draft(typed, NOW)
    event = plan.over(Gathering("0badcafe", "Old", pin=b"verifier"))

    again = draft_of(event, plan.lists)

    assert again.ends == "2024-04-20"
    assert again.lists[0].closes == "2024-04-16 01:00"
    assert again.lists[0].who == "Member, Guest"
    assert read_draft(again, NOW, before=plan.lists) == plan
    assert event.pin == b"verifier"


def test_an_event_that_never_said_its_dates_has_none_in_its_form():
    assert draft_of(Gathering("0badcafe", "Old"), ()).wipe == ""


def test_lists_that_stay_blank_are_none_and_names_make_ids_of_their_own():
    names = ("Day 1", "", "يوم", "---")
    lists = tuple(ListDraft(name=name, day="2024-04-15") for name in names)

    made = read_draft(draft(lists=lists), NOW).lists

    assert [one.id for one in made] == ["day-1", "يوم", "list"]


def test_a_renamed_list_keeps_its_id_which_no_new_one_gets():
    held = read_draft(draft(), NOW).lists
    typed = draft(
        lists=(
            ListDraft(id="day-1", name="Opening", day="2024-04-15"),
            ListDraft(id="a stranger", name="Day 1", day="2024-04-16"),
        )
    )

    made = read_draft(typed, NOW, before=held).lists

    assert [(one.id, one.name) for one in made] == [("day-1", "Opening"), ("day-1-2", "Day 1")]


def test_categories_are_spelt_as_in_the_sheet_and_a_slip_is_told():
    there = {"member": "Member", "guest": "Guest"}
    (found,) = read_draft(one_list(who="MEMBER, , guest"), NOW, categories=there).lists

    assert found.categories == ("Member", "Guest")
    said = wrong(one_list(who="membre"), categories=there)
    assert said == {"lists.0.who": "Nobody is “membre”. There is: Guest, Member."}


@pytest.mark.parametrize(
    ("typed", "field", "part"),
    [
        (draft(name=" "), "name", "Give it a name."),
        (draft(name="x" * 81), "name", "at most 80"),
        (draft(zone="Mars/Base"), "zone", "time zone"),
        (draft(zone=""), "zone", "time zone"),
        (draft(languages=("tlh",)), "languages", "do not speak"),
        (draft(contacts="\n".join("abcdefg")), "contacts", "room for 6"),
        (draft(contacts="x" * 41), "contacts", "at most 40"),
        (draft(colour="green"), "colour", "#0c4537"),
        (draft(colour="#ffff00"), "colour", "its contrast is 1.0, and 3 is the least"),
        (draft(wipe=""), "wipe", "everything about people is erased"),
        (draft(wipe="soon"), "wipe", "2024-04-15"),
        (draft(wipe="2024-03-30"), "wipe", "has come already"),
        (draft(wipe="2024-04-10"), "wipe", "before it ends"),
        (draft(ends="2024-04-14"), "ends", "for a later day"),
        (draft(ends="soon"), "ends", "2024-04-15"),
        (draft(lists=()), "lists", "at least one"),
        (draft(lists=(ListDraft(name="Day 1"),)), "lists.0.day", "Choose a day"),
        (one_list(name="", who="x"), "lists.0.name", "Give it a name."),
        (one_list(opens="late"), "lists.0.opens", "2024-04-15 08:00"),
        (one_list(opens="1960-01-01 08:00"), "lists.0.opens", "08:00"),
        (one_list(opens="08:00", closes="02:00"), "lists.0.closes", "2024-04-16 02:00"),
    ],
)
def test_what_is_wrong_is_said_of_its_field(typed, field, part):
    said = wrong(typed)

    assert list(said) == [field]
    assert part in said[field]


def test_two_lists_of_one_name_and_more_than_a_page_holds_are_refused():
    same = tuple(ListDraft(name=name, day="2024-04-15") for name in ("Day 1", "DAY 1"))
    many = tuple(ListDraft(name=str(n), day="2024-04-15") for n in range(MOST_LISTS + 1))

    assert wrong(draft(lists=same)) == {"lists.1.name": "Another list has this name."}
    assert "at most 60" in wrong(draft(lists=many))["lists"]


def test_all_that_is_wrong_is_said_at_once_in_words_too():
    typed = draft(name="", colour="green")
    with pytest.raises(InputError, match=r"Give it a name\. Write a colour so: #0c4537"):
        read_draft(typed, NOW)
    assert len(wrong(typed)) == 2


def test_a_wipe_date_that_has_passed_may_stay_where_it_is():
    late = at(15, 22) + 40 * 24 * HOUR
    wipe = read_draft(draft(), NOW).wipe

    assert read_draft(draft(), late, wipe=wipe).wipe == wipe
    with pytest.raises(Wrong):
        read_draft(draft(), late)


def test_a_coming_in_again_that_is_none_is_never():
    (found,) = read_draft(one_list(again="now and then"), NOW).lists
    assert not found.reentry
    assert not found.exit
    (found,) = read_draft(one_list(again=Again.AFTER_LEAVING), NOW).lists
    assert found.exit


def test_an_event_is_changed_unless_somebody_else_was_first(venue):
    book = venue.book
    before, lists = book.gathering(), book.lists()
    typed = replace(draft_of(before, lists), name="Gathering", wipe="2098-01-01")
    plan = read_draft(typed, NOW, before=lists)

    change_event(book, plan, before, lists)
    assert book.gathering().name == "Gathering"

    with pytest.raises(Overtaken):
        change_event(book, replace(plan, name="Another"), before, lists)
    assert book.gathering().name == "Gathering"


def test_ready_made_forms_only_want_a_name():
    first = date(2024, 4, 15)
    one = ready_made(Shape.ONE_DAY, first, "UTC", ["fr"], {"Day 1": "Jour 1"}.get)
    two = ready_made(Shape.TWO_DAYS, first, "UTC", ["fr"])

    (day,) = read_draft(replace(one, name="Dinner"), NOW).lists
    assert (day.name, str(day.day)) == ("Jour 1", "2024-04-15")
    assert one.languages == ("fr",)
    plan = read_draft(replace(two, name="Convening"), NOW)
    assert [(str(it.day), it.categories) for it in plan.lists] == [
        ("2024-04-14", ("member",)),
        ("2024-04-15", ()),
        ("2024-04-16", ()),
    ]
    assert plan.languages == ("fr", "en", "es", "ar")
    assert (two.ends, two.wipe) == ("2024-04-16", "2024-05-16")


def test_a_sentence_and_what_stands_in_it_travel_apart():
    assert Problem("a", "At most {most}.", {"most": "6"}).english == "At most 6."
