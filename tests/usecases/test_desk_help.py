"""People who leave and come back, and what a help desk does: take back, settle, note."""

from dataclasses import replace

import pytest

from checkin.adapters.keys import verify
from checkin.domain.errors import StoreError
from checkin.domain.model import (
    CheckInList,
    EventId,
    Gathering,
    ListId,
    Registration,
    RegistrationId,
)
from checkin.domain.reasons import NoteReason, SettleReason, UndoReason
from checkin.domain.record import (
    NO_HEAD,
    Draft,
    Fact,
    How,
    Kind,
    decode,
    encode,
    reissued,
    stamped,
)
from checkin.domain.verdict import Admitted, Left, NotIn, NotInReason, Reason
from checkin.usecases.desk import MOMENT_MS, Desk
from checkin.usecases.help_desk import HelpDesk
from checkin.usecases.outcome import Count
from checkin.usecases.sync import Clock
from tests.domain.examples import RENEWED
from tests.fakes import Listed, MemoryStore
from tests.usecases.conftest import DAY_1, DAY_2, MINUTE, Wall

WITH_EXIT = replace(DAY_1, exit=True)


@pytest.fixture
def doors(venue):
    """Day 1 checks people out as well."""
    venue.book.publish(lists=[WITH_EXIT])
    return venue


def test_where_people_leave_a_code_held_up_checks_out_once(doors, text):
    table = doors.table()
    table.desk.scan(text)

    assert table.desk.see_out(text).record.kind == Kind.LEFT
    assert table.desk.see_out(text) is None


def test_a_code_that_a_form_takes_is_no_scan_as_long_as_it_is_held_up(venue, text):
    table = venue.table()

    assert table.desk.passes(text)
    assert not table.desk.passes(text)
    assert table.desk.see(text) is None
    table.wall.forward(MINUTE)
    assert table.desk.see(text).admitted


def in_conflict(venue, text):
    """A desk that knows of a conflict between its own admission and that of another."""
    gate, hall = venue.table("Gate"), venue.table("Main hall 1")
    there = gate.desk.scan(text).record
    hall.wall.forward(3 * MINUTE)
    here = hall.desk.scan(text).record
    hall.desk.heard([there], roster_changed=False)
    (conflict,) = hall.desk.conflicts()
    assert (conflict.first, conflict.second) == (there, here)
    return hall, conflict


# ---------------------------------------------------------------- leaving


def test_somebody_who_is_in_is_checked_out_and_comes_back_by_another_scan(doors, ada, text):
    table = doors.table()
    first = table.desk.scan(text).record

    out = table.desk.check_out(text)

    assert table.records()[-1] == out.record
    assert out.leaving == Left(ada, (first.fact,))
    assert (out.record.kind, out.record.about, out.record.knew) == (
        Kind.LEFT,
        ada.id,
        (first.fact,),
    )
    assert (out.record.badge, out.record.how, out.on) == (first.badge, How.SCANNED, WITH_EXIT)
    assert (table.desk.count(), table.desk.inside()) == (Count(1, 1), 0)

    back = table.desk.scan(text)

    assert back.verdict == Admitted(ada, (first.fact, out.record.fact))
    assert (table.desk.count(), table.desk.inside()) == (Count(1, 1), 1)
    assert table.desk.conflicts() == []
    assert table.desk.scan(text).verdict.reason == Reason.ALREADY_IN


def test_somebody_found_by_name_is_checked_out(doors, ada):
    table = doors.table()
    table.desk.admit(ada.id)

    out = table.desk.check_out_person(ada.id)

    assert table.records()[-1] == out.record
    assert (out.record.badge, out.record.how) == ("", How.SEARCHED)
    again = table.desk.check_out_person(ada.id, How.TYPED)
    assert again.leaving == NotIn(NotInReason.NOT_IN, ada, out.record)


def test_a_badge_newer_than_the_list_is_checked_out_by_its_signature_alone(doors, ada):
    table = doors.table()
    text = doors.text(replace(doors.issue(ada), id="e" * 24))
    table.desk.scan(text)

    out = table.desk.check_out(text)

    assert isinstance(out.leaving, Left)
    assert (out.record.about, out.record.badge) == ("", "e" * 24)
    assert table.desk.inside() == 0


def test_of_nobody_who_left_nothing_is_kept(doors, ada, text):
    table = doors.table()

    assert table.desk.check_out(text).leaving == NotIn(NotInReason.NOT_IN, ada)
    assert table.desk.check_out("hello").leaving == NotIn(NotInReason.NOT_OURS)
    table.desk.choose(DAY_2.id)
    assert table.desk.check_out(text).leaving == NotIn(NotInReason.NO_CHECK_OUT)

    assert table.records() == []


def test_without_a_list_nobody_is_in_and_nobody_leaves(empty_venue):
    table = empty_venue.table(fetched=False)

    out = table.desk.check_out_person("r001")

    assert (out.leaving, out.record, out.on) == (NotIn(NotInReason.NO_CHECK_OUT), None, None)
    assert table.desk.inside() == 0
    assert table.acts.note("r001", NoteReason.IDENTITY_CHECKED) is None


def test_a_check_out_is_the_last_thing_done_and_can_be_taken_back(doors, text):
    table = doors.table()
    table.desk.scan(text)
    out = table.desk.check_out(text).record
    assert table.desk.undoable() == out

    undo = table.desk.undo(UndoReason.WRONG_PERSON)

    assert (undo.names, undo.reason) == (out.fact, UndoReason.WRONG_PERSON)
    assert table.desk.inside() == 1
    assert table.desk.undoable() is None


def test_nobody_leaves_when_it_cannot_be_saved(doors, text):
    table = doors.table()
    table.desk.scan(text)
    table.break_disk()

    with pytest.raises(StoreError):
        table.desk.check_out(text)

    assert table.desk.inside() == 1


# ---------------------------------------------------------------- the same person, back again


def test_the_same_person_back_again_is_admitted_and_the_record_knows_the_earlier_ones(
    venue, ada, text
):
    table = venue.table()
    first = table.desk.scan(text).record
    refused = table.desk.scan(text)

    back = table.desk.back_again(refused)

    assert table.saved(back).knew == (first.fact,)
    assert back.verdict == Admitted(ada, (first.fact,))
    assert (back.record.about, back.record.badge) == (ada.id, first.badge)
    assert table.desk.count() == Count(1, 1)
    assert table.desk.conflicts() == []
    assert table.desk.undoable() == back.record


def test_back_again_pressed_twice_admits_once(venue, text):
    table = venue.table()
    table.desk.scan(text)
    refused = table.desk.scan(text)
    table.desk.back_again(refused)

    assert table.desk.back_again(refused) is None
    assert table.desk.back_again(table.desk.scan(text)) is not None
    assert [one.kind for one in table.records()].count(Kind.ADMITTED) == 3


def test_an_admission_that_came_from_elsewhere_meanwhile_is_no_answer_and_is_known(venue, text):
    gate, hall = venue.table("Gate"), venue.table("Main hall 1")
    hall.desk.scan(text)
    refused = hall.desk.scan(text)
    for _ in range(9):
        gate.desk.scan("hello")
    there = gate.desk.scan(text).record
    hall.desk.heard([there], roster_changed=False)

    back = hall.desk.back_again(refused)

    assert there.fact in back.record.knew
    (conflict,) = hall.desk.conflicts()
    assert back.record not in (conflict.first, conflict.second)


def test_only_already_in_is_answered_with_back_again(venue, text):
    table = venue.table()

    assert table.desk.back_again(table.desk.scan("hello")) is None
    assert table.desk.back_again(table.desk.scan(text)) is None

    assert len(table.records()) == 2


@pytest.mark.parametrize(
    ("later", "may"), [(0, True), (MOMENT_MS - 1, True), (MOMENT_MS, False), (-1, False)]
)
def test_back_again_is_answered_within_a_minute(venue, text, later, may):
    table = venue.table()
    table.desk.scan(text)
    refused = table.desk.scan(text)

    table.wall.forward(later)

    assert (table.desk.back_again(refused) is not None) is may


def test_back_again_is_on_the_list_of_the_refusal(venue, text):
    table = venue.table()
    table.desk.scan(text)
    refused = table.desk.scan(text)
    table.desk.choose(DAY_2.id)

    back = table.desk.back_again(refused)

    assert (back.record.list, back.on) == (DAY_1.id, DAY_1)


# ---------------------------------------------------------------- taken back at a help desk


def test_a_help_desk_takes_back_any_admission_with_a_reason(venue, ada, text):
    gate, table = venue.table("Gate"), venue.table("Help desk")
    there = gate.desk.scan(text).record
    table.desk.heard([there], roster_changed=False)
    table.wall.forward(24 * 60 * MINUTE)

    undo = table.acts.undo_record(there.fact, UndoReason.DID_NOT_ENTER)

    assert table.records()[-1] == undo
    assert (undo.kind, undo.names, undo.reason) == (Kind.UNDONE, there.fact, "did_not_enter")
    assert (undo.list, undo.about, undo.badge) == (there.list, ada.id, there.badge)
    assert table.desk.count().here == 0
    assert table.acts.undo_record(there.fact, UndoReason.BY_MISTAKE) is None


def test_what_is_not_there_or_is_no_admission_can_not_be_taken_back(venue, ada, text):
    table = venue.table()
    refused = table.desk.scan("hello").record
    note = table.acts.note(ada.id, NoteReason.BADGE_FORGOTTEN)
    undone = table.desk.scan(text).record and table.desk.undo()

    for fact in (refused.fact, note.fact, undone.fact, Fact("f" * 64)):
        assert table.acts.undo_record(fact, UndoReason.PRACTICE) is None

    assert len(table.records()) == 4


def test_what_was_taken_back_elsewhere_is_not_taken_back_again_here(venue, text):
    table, help_desk = venue.table("Main hall 1"), venue.table("Help desk")
    admission = table.desk.scan(text).record
    help_desk.desk.heard([admission], roster_changed=False)
    undo = help_desk.acts.undo_record(admission.fact, UndoReason.BY_MISTAKE)

    table.desk.heard([undo], roster_changed=False)

    assert table.desk.undoable() is None
    assert table.desk.undo() is None


# ---------------------------------------------------------------- conflicts settled


def test_a_person_settles_a_conflict_and_the_one_that_is_kept_counts(venue, text):
    table, conflict = in_conflict(venue, text)

    record = table.acts.settle(conflict, conflict.second, SettleReason.SAME_PERSON)

    assert table.records()[-1] == record
    assert (record.kind, record.names) == (Kind.SETTLED, conflict.second.fact)
    assert (record.reason, record.how) == (SettleReason.SAME_PERSON, "")
    assert set(record.knew) == {conflict.first.fact, conflict.second.fact}
    assert table.desk.conflicts() == []
    assert table.desk.count().here == 1
    (found,) = table.desk.search("lovelace")
    assert found.presence.counts == conflict.second
    assert found.presence.settled == (conflict,)


def test_a_settlement_can_be_changed_and_taken_back(venue, text):
    table, conflict = in_conflict(venue, text)
    table.acts.settle(conflict, conflict.second, SettleReason.CODE_COPIED)

    last = table.acts.settle(conflict, conflict.first, SettleReason.WRONG_PERSON)
    (found,) = table.desk.search("lovelace")
    assert found.presence.counts == conflict.first

    assert table.acts.undo_record(last.fact, UndoReason.BY_MISTAKE).names == last.fact
    (found,) = table.desk.search("lovelace")
    assert found.presence.counts == conflict.second


def test_a_conflict_that_is_none_any_more_is_not_settled(venue, text):
    table, conflict = in_conflict(venue, text)
    table.desk.undo()

    assert table.acts.settle(conflict, conflict.first, SettleReason.SAME_PERSON) is None


def test_only_one_of_the_two_can_be_kept(venue, ada, text):
    table, conflict = in_conflict(venue, text)
    other = table.desk.admit(ada.id).record

    with pytest.raises(ValueError, match="one of the two"):
        table.acts.settle(conflict, other, SettleReason.SAME_PERSON)


# ---------------------------------------------------------------- notes


def test_a_note_is_a_word_and_whom_it_is_about(venue, ada):
    table = venue.table()

    note = table.acts.note(ada.id, NoteReason.SENT_TO_HELP_DESK)

    assert table.records() == [note]
    assert (note.kind, note.about, note.reason) == (Kind.NOTE, ada.id, "sent_to_help_desk")
    (found,) = table.desk.search("lovelace")
    assert found.presence.notes == (note,)
    assert found.presence.counts is None


def test_whom_a_lane_sends_is_on_the_help_desks_list_until_somebody_sees_to_them(venue, ada):
    lane, help_desk = venue.table("Lane"), venue.table("Help desk")
    note = lane.acts.note(ada.id, NoteReason.SENT_TO_HELP_DESK)
    assert help_desk.acts.sent() == []

    help_desk.desk.heard([note], roster_changed=False)
    (waiting,) = help_desk.acts.sent()
    assert (waiting.found.registration, waiting.note) == (ada, note)
    help_desk.desk.choose(DAY_2.id)
    assert help_desk.acts.sent() == []
    help_desk.desk.choose(DAY_1.id)
    help_desk.wall.forward(MINUTE)
    seen = help_desk.acts.note(ada.id, NoteReason.SEEN_AT_HELP_DESK)
    lane.desk.heard([seen], roster_changed=False)

    assert help_desk.acts.sent() == []
    assert lane.acts.sent() == []


def test_whoever_got_another_badge_since_or_is_not_known_waits_no_more(venue, ada):
    table = venue.table("Help desk")
    table.acts.note(ada.id, NoteReason.SENT_TO_HELP_DESK)
    stranger = Draft(Kind.NOTE, DAY_1.id, "r999", reason=NoteReason.SENT_TO_HELP_DESK)
    table.desk.record(stranger)
    assert [one.found.registration for one in table.acts.sent()] == [ada]
    table.wall.forward(MINUTE)

    table.desk.record(Draft(Kind.REPLACED, DAY_1.id, ada.id, "ab" * 12))

    assert table.acts.sent() == []


def test_before_there_is_a_list_nobody_waits():
    store = MemoryStore()
    desk = Desk(store, verify, Clock(Wall()))

    assert HelpDesk(desk, store, verify, bytes).sent() == []


def test_nobody_known_can_not_be_noted(venue):
    table = venue.table()

    assert table.acts.note("Ada Lovelace of Harley Street", NoteReason.ORGANISER_CALLED) is None
    assert table.records() == []


# ---------------------------------------------------------------- another identity


class ClonedStore(MemoryStore):
    """A replica of a laptop that was cloned: the other one sends first."""

    def record(self, draft, now):
        self._log.append(stamped(super().record(draft, now)))
        self._log.pop(-2)
        return self._log[-1]

    def become_another(self, theirs):
        """Give the numbers of what was made here to *theirs*, and re-issue it."""
        mine, self._log, self._mine = self._log, list(theirs), RENEWED
        for one in mine:
            head = self._heads.get(RENEWED, NO_HEAD)
            self.add(decode(reissued(encode(one), RENEWED, head)))
        return list(self._log)


@pytest.fixture
def cloned():
    """A desk on a laptop that was cloned, with three people on its list."""
    lists = frozenset({DAY_1.id})
    people = [Registration(RegistrationId(who), who, lists=lists) for who in ("ada", "grace", "mo")]
    gathering = Gathering(EventId("0badcafe"), "Convening")
    return ClonedStore(Listed(gathering, (DAY_1,), tuple(people)))


def test_a_desk_that_goes_on_under_another_identity_counts_everybody_once(cloned):
    clock = Clock(Wall())
    desk, clone = Desk(cloned, verify, clock), Desk(ClonedStore(cloned.listed), verify, clock)
    desk.admit("ada")
    last = desk.admit("grace").record
    theirs = [clone.admit("mo").record, clone.admit("ada").record]
    assert theirs[1].ref == last.ref

    held = cloned.become_another(theirs)
    desk.heard(held, roster_changed=False, renewed=True)

    assert desk.count() == Count(3, 3)
    assert len(desk.conflicts()) == 1
    assert (desk.undoable().original, desk.undoable().desk) == (last.digest, RENEWED)
    desk.undo()
    (found,) = desk.search("grace")
    assert found.presence.counts is None
    assert desk.count() == Count(2, 3)


def test_a_desk_that_did_nothing_yet_goes_on_under_another_identity(cloned):
    desk = Desk(cloned, verify, Clock(Wall()))

    desk.heard([], roster_changed=False, renewed=True)

    assert desk.undoable() is None


def test_a_list_that_comes_to_check_people_out_is_heard_of(venue, text):
    table = venue.table()
    table.desk.scan(text)
    assert table.desk.check_out(text).record is None
    venue.book.publish(lists=[CheckInList(ListId("day-1"), "Day 1", DAY_1.day, exit=True)])

    table.fetch()

    assert table.desk.check_out(text).record is not None
