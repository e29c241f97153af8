"""The rules of a list: what an organiser writes, what desks then do."""

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from checkin.domain.errors import InputError
from checkin.domain.reasons import AdmitReason
from checkin.domain.verdict import Reason
from checkin.usecases.list_rules import Again, again_of, change_list, in_words

COLOMBO = ZoneInfo("Asia/Colombo")


@pytest.fixture
def book(empty_venue):
    empty_venue.open(time_zone="Asia/Colombo")
    return empty_venue.book


def utc(*moment):
    return int(datetime(*moment, tzinfo=UTC).timestamp() * 1000)


def test_hours_are_those_of_the_lists_own_day_in_the_events_zone(book):
    changed = change_list(book, "day 1", opens="08:00", closes="18:30")

    assert (changed.opens, changed.closes) == (utc(2024, 10, 1, 2, 30), utc(2024, 10, 1, 13))
    assert changed in book.lists()
    assert in_words(changed, COLOMBO) == (
        "opens 2024-10-01 08:00; closes 2024-10-01 18:30; for everybody on it; once"
    )


def test_an_hour_may_have_a_day_of_its_own_and_a_limit_can_be_taken_away(book):
    change_list(book, "dinner", opens="20:00", closes="2024-10-02 02:00")
    (dinner,) = (one for one in book.lists() if one.id == "dinner")
    assert dinner.closes == utc(2024, 10, 1, 20, 30)

    changed = change_list(book, "Dinner", opens="any")

    assert (changed.opens, changed.closes) == (None, dinner.closes)
    assert change_list(book, "Dinner", closes="any").closes is None


def test_when_it_begins_is_told_and_may_be_taken_back_and_decides_nothing(book):
    changed = change_list(book, "day 1", opens="08:00", begins="09:30")

    assert changed.begins == utc(2024, 10, 1, 4)
    assert in_words(changed, COLOMBO) == (
        "opens 2024-10-01 08:00; begins 2024-10-01 09:30; for everybody on it; once"
    )
    assert changed in book.lists()
    assert change_list(book, "day 1", begins="any").begins is None


@pytest.mark.parametrize(
    "written",
    [
        "8 o'clock", "0800", "25:00", "2024-10-01", "08:00+02:00", "2024-10-01T08:00Z",
        "0001-01-01 00:00", "9999-12-31 23:59", "1969-12-31 12:00", "2110-01-01 08:00", "",
    ],
)  # fmt: skip
def test_what_is_no_time_changes_nothing_and_says_what_would_be_one(book, written):
    before = book.roster_version()

    for hours in ({"opens": written}, {"closes": written}):
        with pytest.raises(InputError, match=r"is not a time\. Write an hour such as 08:00"):
            change_list(book, "Day 1", **hours)

    assert book.roster_version() == before


def test_no_list_closes_before_it_opens(book):
    with pytest.raises(InputError, match=r"close before it opens.*2024-10-02 02:00"):
        change_list(book, "Day 1", opens="20:00", closes="02:00")
    change_list(book, "Day 1", closes="18:00")
    with pytest.raises(InputError, match="close before it opens"):
        change_list(book, "Day 1", opens="18:00")


def test_a_list_that_is_not_there_is_answered_with_those_that_are(book):
    with pytest.raises(InputError, match=r"“Lunch”\. There is: Day 1, Dinner, Day 2"):
        change_list(book, "Lunch", opens="08:00")


def test_before_there_is_an_event_or_a_list_nothing_can_be_set(empty_venue):
    with pytest.raises(InputError, match="no event yet"):
        change_list(empty_venue.book, "Day 1", opens="08:00")
    empty_venue.open(lists=())
    with pytest.raises(InputError, match="There is: none yet"):
        change_list(empty_venue.book, "Day 1", opens="08:00")


def test_categories_are_spelt_as_in_the_sheet_and_everybody_takes_them_away(book, empty_venue):
    empty_venue.add("Ada", category="Keynote Speaker")
    empty_venue.add("Grace", category="member")

    changed = change_list(book, "Day 1", who="keynote  speaker, Member,MEMBER")

    assert changed.categories == ("Keynote Speaker", "member")
    assert "for Keynote Speaker, member; once" in in_words(changed, COLOMBO)
    assert change_list(book, "Day 1", who="Everybody").categories == ()


def test_a_category_of_nobody_on_the_list_would_turn_everybody_away(book, empty_venue):
    empty_venue.add("Ada", category="speaker")
    empty_venue.add("Grace", category="cook", lists=frozenset({empty_venue.DINNER.id}))
    empty_venue.add("Mary")

    for wrong in ("speakr", "cook", "speaker,cook"):
        with pytest.raises(InputError, match=r"Nobody on “Day 1” is “.*”\. There is: speaker"):
            change_list(book, "Day 1", who=wrong)
    with pytest.raises(InputError, match="names no categories"):
        change_list(book, "Day 1", who="speaker,,")


def test_before_anybody_is_registered_categories_are_taken_as_written(book):
    assert change_list(book, "Day 1", who="Member").categories == ("Member",)


@pytest.mark.parametrize(
    ("again", "words"),
    [("never", "once"), ("after-leaving", "again after leaving"), ("any", "any number of times")],
)
def test_how_often_is_one_of_three(book, again, words):
    changed = change_list(book, "Dinner", again=Again(again))

    assert again_of(changed) == again
    assert in_words(changed, COLOMBO).endswith(words)
    assert change_list(book, "Dinner", opens="08:00") == replace(
        changed, opens=utc(2024, 10, 1, 2, 30)
    )


# ---------------------------------------------------------------- at the desks


def confirmed(table):
    """A desk whose clock an exchange has confirmed."""
    table.clock.measured(table.wall.ms, table.wall.ms, table.wall.ms)
    return table.desk


def test_a_rule_that_arrives_holds_from_the_next_scan_on(venue, ada, text):
    grace = venue.add("Grace Hopper")
    table = venue.table()
    desk = confirmed(table)
    assert desk.admit(grace.id).admitted

    change_list(venue.book, "Day 1", opens="10:00")
    table.fetch()

    assert desk.scan(text).verdict.reason is Reason.NOT_OPEN_YET
    assert desk.admit(ada.id).verdict.reason is Reason.NOT_OPEN_YET
    table.wall.ms = venue.on_day(1, 10)
    assert desk.scan(text).admitted


def test_a_clock_that_is_off_by_hours_is_corrected_before_the_hours_are_held_against_anybody(
    venue, text
):
    change_list(venue.book, "Day 1", closes="10:00")
    table = venue.table()
    table.wall.ms = venue.on_day(1, 23)
    assert table.desk.on.closes == venue.on_day(1, 10)
    table.clock.measured(table.wall.ms, venue.on_day(1, 9), table.wall.ms)

    assert table.desk.scan(text).admitted


def test_a_desk_that_no_exchange_has_told_the_time_turns_nobody_away_for_it(venue, text):
    change_list(venue.book, "Day 1", closes="08:00")

    assert venue.table().desk.scan(text).admitted


@pytest.mark.parametrize(
    ("rule", "reason", "why"),
    [
        ({"opens": "10:00"}, Reason.NOT_OPEN_YET, AdmitReason.OUTSIDE_HOURS),
        ({"closes": "08:00"}, Reason.CLOSED, AdmitReason.OUTSIDE_HOURS),
        ({"who": "member"}, Reason.OTHER_CATEGORY, AdmitReason.OTHER_CATEGORY),
    ],
)
def test_a_help_desk_admits_somebody_against_the_rules_with_a_reason(
    venue, ada, text, rule, reason, why
):
    change_list(venue.book, "Day 1", **rule)
    table = venue.table()
    desk = confirmed(table)
    assert desk.scan(text).record.reason == reason
    assert table.acts.in_the_way(ada.id) is reason

    outcome = table.acts.admit_anyway(ada.id, why)

    assert outcome.admitted
    assert table.records()[-1].reason == why
    assert desk.count().here == 1
    # Who is in: nothing is in the way that a help desk could overrule.
    assert table.acts.in_the_way(ada.id) is None


def test_nothing_is_in_the_way_of_whom_a_help_desk_could_not_admit_or_need_not(venue, ada):
    gone = venue.add("Mary Jackson")
    venue.cancel(gone)
    table = venue.table()
    confirmed(table)

    assert table.acts.in_the_way(ada.id) is None
    assert table.acts.in_the_way(gone.id) is None
    assert table.acts.in_the_way("nobody") is None


def test_whoever_left_may_come_back_only_until_the_list_closes(venue, ada, text):
    change_list(venue.book, "Day 1", closes="10:00", again=Again.AFTER_LEAVING)
    table = venue.table()
    desk = confirmed(table)
    desk.scan(text)
    desk.check_out(text)
    assert desk.scan(text).admitted
    desk.check_out(text)
    table.wall.ms = venue.on_day(1, 10)

    assert desk.scan(text).verdict.reason is Reason.CLOSED
    assert table.acts.in_the_way(ada.id) is Reason.CLOSED
    assert table.acts.admit_anyway(ada.id, AdmitReason.OUTSIDE_HOURS).admitted
