"""The lists of a desk, its counts, and what it hears and remembers."""

from dataclasses import replace
from datetime import date

import pytest

from checkin.domain.attendance import attendance
from checkin.domain.errors import StoreError
from checkin.domain.model import CheckInList, DeskId, EnrolledDesk, ListId
from checkin.domain.reasons import UndoReason
from checkin.domain.verdict import Reason, Refused
from checkin.usecases.desk import MOMENT_MS
from checkin.usecases.outcome import Count
from checkin.usecases.roster import default_list, named_apart
from checkin.usecases.tally import ListCounts

# ---------------------------------------------------------------- the lists


def test_a_desk_opens_with_todays_list_and_can_choose_another(venue, ada):
    table = venue.table()
    assert [one.name for one in table.desk.lists] == ["Day 1", "Dinner", "Day 2"]
    assert table.desk.on == venue.DAY_1

    table.desk.choose(venue.DAY_2.id)
    assert table.desk.on == venue.DAY_2
    assert table.desk.admit(ada.id).record.list == venue.DAY_2.id

    table.desk.choose(ListId("lunch"))
    assert table.desk.on == venue.DAY_2


def test_each_list_has_its_own_count(venue, ada):
    venue.add("Grace Hopper", lists=frozenset({venue.DINNER.id}))
    venue.cancel(venue.add("Mary Jackson"))
    table = venue.table()
    table.desk.admit(ada.id)

    assert table.desk.count() == Count(1, 1)
    table.desk.choose(venue.DINNER.id)
    assert table.desk.count() == Count(0, 2)


def test_a_list_is_counted_with_who_came_when_and_who_is_still_there(venue, ada):
    grace = venue.add("Grace Hopper")
    venue.add("Mary Jackson")
    venue.book.publish(lists=[replace(venue.DAY_1, exit=True)])
    table = venue.table()
    table.wall.ms = venue.on_day(1, 9, 3)
    table.desk.admit(ada.id)
    table.wall.ms = venue.on_day(1, 9, 7)
    table.desk.admit(grace.id)
    table.desk.check_out_person(ada.id)

    assert table.desk.counts_of(venue.DAY_1.id) == ListCounts(
        2, 3, 1, {venue.on_day(1, 9): 1, venue.on_day(1, 9, 5): 1}
    )
    assert table.desk.counts_of(venue.DINNER.id) == ListCounts(0, 3, 0, {})
    table.acts.undo_record(table.records()[0].fact, UndoReason.BY_MISTAKE)
    assert table.desk.counts_of(venue.DAY_1.id).arrivals == {venue.on_day(1, 9, 5): 1}


def test_how_people_came_is_laid_out_for_the_current_list_by_the_corrected_clock(venue, ada):
    venue.book.publish(lists=[replace(venue.DAY_1, begins=venue.on_day(1, 9, 30))])
    table = venue.table()
    slow = venue.on_day(1, 8, 3)
    table.clock.measured(slow, slow + 3_600_000, slow)
    table.wall.ms = slow
    assert table.desk.curve() is None
    table.desk.admit(ada.id)

    found = table.desk.curve()

    assert found.start_ms == venue.on_day(1, 8, 30)
    assert found.bars.index(1) == 6
    assert found.band[2].most == 1
    assert table.desk.corrected(slow) == venue.on_day(1, 9, 3)
    table.desk.choose(venue.DAY_2.id)
    assert table.desk.curve() is None


def test_without_a_list_nobody_came_and_no_desk_is_missed(empty_venue):
    empty_venue.open(lists=())
    desk = empty_venue.table().desk

    assert (desk.curve(), desk.unheard()) == (None, None)
    assert desk.corrected(5) == 5


def test_when_a_list_opens_is_told_until_it_has_by_a_clock_that_is_confirmed(venue):
    venue.book.publish(lists=[replace(venue.DAY_1, opens=venue.on_day(1, 10))])
    table = venue.table()
    assert table.desk.opens_later() is None

    table.clock.measured(table.wall.ms, table.wall.ms, table.wall.ms)
    assert table.desk.opens_later() == venue.on_day(1, 10)
    table.wall.ms = venue.on_day(1, 10)
    assert table.desk.opens_later() is None
    table.desk.choose(venue.DAY_2.id)
    assert table.desk.opens_later() is None


def test_a_desk_without_lists_waits_for_none_to_open(empty_venue):
    empty_venue.open(lists=())

    assert empty_venue.table().desk.opens_later() is None


def test_a_new_roster_keeps_the_chosen_list_in_its_newest_form(venue, ada):
    table = venue.table()
    table.desk.choose(venue.DAY_2.id)
    renamed = replace(venue.DAY_2, name="Second day")
    venue.book.publish(lists=[renamed])

    table.fetch()

    assert table.desk.on == renamed
    assert table.desk.gathering.name == "Convening"
    assert table.desk.admit(ada.id).on == renamed


DAYS = [CheckInList(ListId(f"d{day}"), f"Day {day}", date(2024, 10, day)) for day in (1, 2, 4)]


@pytest.mark.parametrize(("day", "opens"), [(1, 0), (2, 1), (3, 2), (4, 2), (5, 2), (30, 2)])
def test_the_list_to_open_with_is_todays_else_the_next_else_the_last(day, opens):
    assert default_list(DAYS, date(2024, 10, day)) == DAYS[opens]
    assert default_list(DAYS, date(2024, 9, day)) == DAYS[0]


def test_without_lists_there_is_none_to_open_with():
    assert default_list([], date(2024, 10, 1)) is None


# ---------------------------------------------------------------- what the camera sees


def test_a_badge_held_up_is_scanned_once_and_again_after_it_was_away(venue, text):
    table = venue.table()

    assert table.desk.see(text).admitted
    for _ in range(30):
        table.wall.forward(33)
        assert table.desk.see(text) is None
    table.wall.forward(2_000)

    assert table.desk.see(text).verdict.reason == Reason.ALREADY_IN
    assert len(table.records()) == 2


@pytest.mark.parametrize(
    ("later", "moment"), [(0, True), (MOMENT_MS - 1, True), (MOMENT_MS, False), (-1, False)]
)
def test_back_within_a_minute_at_the_same_desk_is_a_moment_ago_here(venue, text, later, moment):
    here, there = venue.table("Main hall 1"), venue.table("Gate")
    first = here.desk.scan(text).record
    here.wall.forward(later)
    there.wall.forward(later)

    again = here.desk.scan(text).record
    elsewhere = there.desk.scan(text).record

    assert here.desk.was_a_moment_ago_here(first, again) is moment
    assert not here.desk.was_a_moment_ago_here(first, elsewhere)


# ---------------------------------------------------------------- together and again


def test_a_desk_that_starts_again_knows_all_that_it_knew(venue, ada, text):
    table = venue.table()
    first = table.desk.scan(text)

    table.start()

    assert table.desk.count() == Count(1, 1)
    assert table.desk.scan(text).verdict == Refused(Reason.ALREADY_IN, ada, first.record)


def test_news_of_an_admission_elsewhere_is_a_conflict_with_both_desks_named(venue, text):
    gate = venue.table("Gate")
    hall = venue.table("Main hall 1")
    gate.fetch()
    there = gate.desk.scan(text).record
    hall.wall.forward(3 * venue.MINUTE)
    here = hall.desk.scan(text).record

    hall.desk.heard([there], roster_changed=False)
    hall.desk.heard([there], roster_changed=False)

    (conflict,) = hall.desk.conflicts()
    assert (conflict.first, conflict.second) == (there, here)
    assert hall.desk.desk_name(there) == "Gate"
    assert hall.desk.desk_name(here) == "Main hall 1"
    assert hall.desk.count().here == 1


def test_a_desk_that_is_not_on_the_list_yet_has_no_name(venue, text):
    hall = venue.table("Main hall 1")
    late = venue.table("Late desk")

    assert hall.desk.desk_name(late.desk.scan(text).record) == ""


def test_desks_of_one_name_are_told_apart_and_the_event_s_own_keep_theirs():
    known = EnrolledDesk(DeskId("c" * 16), "Lane 1", b"k", certificate=b"certified")
    met = EnrolledDesk(DeskId("a" * 16), "Lane 1", b"l")
    other = EnrolledDesk(DeskId("b" * 16), "Lane 1", b"m")
    alone = EnrolledDesk(DeskId("d" * 16), "Hall", b"n")

    named = {one.id[0]: one.name for one in named_apart([met, other, known, alone])}

    assert named == {"c": "Lane 1", "a": "Lane 1 (2)", "b": "Lane 1 (3)", "d": "Hall"}
    assert (
        list(named_apart([replace(met, name="Lane 1 (2)"), other, known]))[2].name == "Lane 1 (3)"
    )


def test_what_a_desk_counts_is_the_fold_of_what_its_database_holds(venue, text):
    people = [venue.add("Grace Hopper"), venue.add("Mary Jackson")]
    table = venue.table()
    for person in people:
        table.desk.admit(person.id)
    table.desk.undo()
    table.desk.scan(text)

    whole = attendance(table.records(), {}.get)

    counted = {who for (on, who), one in whole.items() if on == venue.DAY_1.id and one.counts}
    assert table.desk.count().here == len(counted) == 2


def test_nobody_is_admitted_when_it_cannot_be_saved(venue, ada, text):
    table = venue.table()
    table.break_disk()

    with pytest.raises(StoreError):
        table.desk.scan(text)
    with pytest.raises(StoreError):
        table.desk.admit(ada.id)

    assert table.desk.count().here == 0
    assert table.desk.undoable() is None


def test_an_admission_stays_when_taking_it_back_cannot_be_saved(venue, text):
    table = venue.table()
    admission = table.desk.scan(text).record
    table.break_disk()

    with pytest.raises(StoreError):
        table.desk.undo()

    assert table.desk.count().here == 1
    assert table.desk.undoable() == admission
