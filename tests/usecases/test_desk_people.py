"""People found by a typed code or by name, and admissions taken back."""

import pytest

from checkin.domain.attendance import Presence
from checkin.domain.record import How, Kind
from checkin.domain.verdict import Admitted, Reason, Refused
from checkin.usecases.desk import UNDO_MS
from checkin.usecases.outcome import Found

# ---------------------------------------------------------------- typed codes and names


def test_a_typed_short_code_finds_its_person_and_the_record_says_that_it_was_typed(venue, ada):
    issued = venue.issue(ada)
    table = venue.table()

    found = table.desk.type_code(f"{issued.short[:4].lower()} {issued.short[4:]}")
    outcome = table.desk.admit(found.id, How.TYPED)

    record = table.saved(outcome)
    assert outcome.verdict == Admitted(ada)
    assert (record.about, record.badge, record.how) == (ada.id, "", How.TYPED)


def test_a_wrong_or_unknown_or_replaced_short_code_finds_nobody(venue, ada):
    issued = venue.issue(ada)
    replaced = venue.issue(ada, replaced_at=5)
    desk = venue.table().desk
    wrong = issued.short[:-1] + ("1" if issued.short[-1] != "1" else "2")

    assert desk.type_code(issued.short) == ada
    assert desk.type_code(wrong) is None
    assert desk.type_code("00000000") is None
    assert desk.type_code(replaced.short) is None
    assert desk.type_code("") is None


def test_somebody_found_by_name_is_admitted_and_the_record_says_so(venue, ada):
    table = venue.table()
    (found,) = table.desk.search("lovel")
    assert (found.registration, found.presence.counts) == (ada, None)

    outcome = table.desk.admit(found.registration.id)

    assert table.saved(outcome).how == How.SEARCHED
    assert table.desk.search("lovel") == [
        Found(ada, Presence((outcome.record,), last=outcome.record))
    ]
    assert table.desk.admit(ada.id).verdict.reason == Reason.ALREADY_IN


def test_admitting_somebody_who_is_gone_is_refused(venue):
    table = venue.table()

    outcome = table.desk.admit("nobody")

    assert table.saved(outcome).about == ""
    assert outcome.verdict == Refused(Reason.NOT_FOUND)


def test_a_search_finds_by_name_alias_other_script_and_organisation(venue):
    person = venue.add(
        "Łucja Żółć",
        organisation="Dom Kultury",
        aliases=("Lucy",),
        other_script="فاطمة",
    )
    venue.add("Grace Hopper")
    desk = venue.table().desk

    for typed in ("lucja", "ZOLC", "żółć łucja", "lucy", "فاطمه", "dom k"):
        assert [one.registration for one in desk.search(typed)] == [person]
    assert desk.search("lucyna") == []


def test_a_search_never_shows_more_than_six_best_first_and_the_same_each_time(venue):
    for name in ("Zoe Anders", "Hans Andersen", "Bo Landau", "Ander Aa", "Ander Zz"):
        venue.add(name)
    twins = [venue.add("Ander Mm") for _ in range(3)]
    desk = venue.table().desk

    found = [one.registration for one in desk.search("and")]

    assert [one.public_name for one in found[:2]] == ["Ander Aa", "Ander Mm"]
    assert found[1:4] == sorted(twins, key=lambda one: one.id)
    assert [one.public_name for one in found[4:]] == ["Ander Zz", "Hans Andersen"]


def test_nobody_is_shown_before_two_letters_or_one_ideograph(venue):
    venue.add("Ada Lovelace", other_script="王")
    desk = venue.table().desk

    assert desk.search("") == desk.search("a") == desk.search(" a ") == []
    assert len(desk.search("ad")) == len(desk.search("王")) == 1


def test_a_person_who_is_there_by_code_only_never_appears_by_name(venue):
    hidden = venue.add("", organisation="Hidden House", aliases=("Secret",), other_script="سر")
    issued = venue.issue(hidden)
    desk = venue.table().desk

    for typed in ("hidden", "house", "secret", "سر", hidden.id):
        assert desk.search(typed) == []
    assert [one.registration for one in desk.search(issued.short)] == [hidden]
    assert desk.scan(venue.text(issued)).verdict == Admitted(hidden)


# ---------------------------------------------------------------- undo


def test_the_last_admission_can_be_taken_back_and_the_person_admitted_again(venue, ada, text):
    table = venue.table()
    admission = table.desk.scan(text).record
    assert table.desk.undoable() == admission

    undo = table.desk.undo()

    assert table.records()[-1] == undo
    assert (undo.kind, undo.names) == (Kind.UNDONE, admission.fact)
    assert (undo.list, undo.about, undo.badge) == (admission.list, ada.id, admission.badge)
    assert table.desk.count().here == 0
    assert table.desk.undoable() is None
    assert table.desk.undo() is None
    assert len(table.records()) == 2
    assert table.desk.scan(text).admitted


@pytest.mark.parametrize(("later", "may"), [(0, True), (UNDO_MS, True), (UNDO_MS + 1, False)])
def test_an_admission_can_be_taken_back_for_ten_minutes(venue, text, later, may):
    table = venue.table()
    table.desk.scan(text)
    assert UNDO_MS == 10 * venue.MINUTE

    table.wall.forward(later)

    assert (table.desk.undoable() is not None) is may
    assert (table.desk.undo() is not None) is may
    assert table.desk.count().here == (0 if may else 1)


def test_a_refusal_can_not_be_taken_back_and_leaves_the_last_admission(venue, text):
    table = venue.table()
    assert table.desk.undo() is None
    table.desk.scan("hello")
    assert table.desk.undoable() is None
    admission = table.desk.scan(text).record

    table.desk.scan(text)

    assert table.desk.undoable() == admission


def test_undo_takes_back_on_the_list_where_the_admission_was(venue, text):
    table = venue.table()
    table.desk.scan(text)
    table.desk.choose(venue.DAY_2.id)

    assert table.desk.undo().list == venue.DAY_1.id

    table.desk.choose(venue.DAY_1.id)
    assert table.desk.count().here == 0
