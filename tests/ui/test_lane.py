"""What a lane does with whoever is not simply welcome: on to the help desk, back again, out."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from checkin.domain.record import How, Kind
from tests.fakes import MemoryStore
from tests.ui.conftest import DAY_1, DAY_2, LISTED, MINUTE
from tests.ui.test_keys import press, types
from ui.card import Act, State
from ui.theme import Look

WITH_EXIT = replace(LISTED, lists=(replace(DAY_1, exit=True), DAY_2))


def kinds(at):
    return [one.kind for one in at.store.records()]


def twice(at, pause=3_000):
    at.scan("r1")
    at.later(pause)
    at.scan("r1")


@pytest.fixture
def doors(hands):
    """A desk of a list that checks people out as well."""
    return hands(MemoryStore(WITH_EXIT))


# ---------------------------------------------------------------- on to the help desk


@pytest.mark.parametrize("code", ["r2", "r4", "old", "r5"])
def test_f2_sends_whoever_is_not_simply_welcome_and_frees_the_lane(hands, code):
    at = hands()
    at.scan(code)
    about = at.page.scanning.about.id
    press(at.page.field, Qt.Key.Key_F2)

    note = list(at.store.records())[-1]
    assert (note.kind, note.reason, note.about) == (Kind.NOTE, "sent_to_help_desk", about)
    assert [one.note for one in at.acts.sent()] == [note]
    assert at.card.state is State.SENT
    assert at.card.leaves_ms == 5_000
    assert at.said().startswith("Over to the help desk |  |")
    at.scan("r6")
    assert at.card.state is State.CHECKED_IN


def test_the_button_does_it_as_well_and_tab_and_enter_press_it(hands, qtbot):
    at = hands()
    at.scan("r2")
    assert [one.words for one in at.card.buttons] == ["Send to Help desk (F2)", "Next person"]
    qtbot.keyClick(at.page.field, Qt.Key.Key_Tab)
    assert at.window.focusWidget() is at.page.panel.buttons[0]
    qtbot.keyClick(at.page.panel.buttons[0], Qt.Key.Key_Return)

    assert at.card.state is State.SENT
    assert at.window.focusWidget() is at.page.field


def test_a_stranger_is_sent_and_nothing_is_recorded_of_them(hands):
    at = hands()
    at.scan("none")
    before = kinds(at)
    press(at.page.field, Qt.Key.Key_F2)

    assert at.card.state is State.SENT
    assert kinds(at) == before


def test_somebody_found_by_name_can_be_sent_instead_of_admitted(hands):
    at = hands()
    types(at.page.field, "ada")
    press(at.page.field, Qt.Key.Key_Return)
    press(at.page.field, Qt.Key.Key_F2)
    press(at.page.field, Qt.Key.Key_Return)

    assert kinds(at) == [Kind.NOTE]


def test_whoever_is_welcome_is_sent_nowhere(hands):
    at = hands()
    at.scan("r1")
    press(at.page.field, Qt.Key.Key_F2)

    assert at.card.state is not State.SENT
    assert kinds(at) == [Kind.ADMITTED]


def test_on_a_full_disk_nobody_is_sent_and_enter_tries_again(hands):
    at = hands()
    at.scan("r2")
    at.store.disk_full = True
    press(at.page.field, Qt.Key.Key_F2)
    assert at.page.blocker.isVisible()

    at.store.disk_full = False
    press(at.page.field, Qt.Key.Key_Return)

    assert kinds(at)[-1] == Kind.NOTE
    assert at.card.state is State.SENT


# ---------------------------------------------------------------- the same person, back again


def test_the_same_person_back_again_is_welcome_and_it_is_no_conflict(hands, qtbot):
    at = hands()
    twice(at, 22 * MINUTE)
    again, _help = at.page.panel.buttons
    assert again.text() == "Same person, back again"
    qtbot.mouseClick(again, Qt.MouseButton.LeftButton)

    assert at.card.state is State.CHECKED_IN
    first, _, second = at.store.records()
    assert second.knew == (first.fact,)
    assert at.desk.conflicts() == []
    assert at.desk.count().here == 1


def test_enter_alone_admits_nobody_a_second_time(hands):
    at = hands()
    twice(at)
    press(at.page.field, Qt.Key.Key_Return)

    assert at.card.state is State.READY
    assert kinds(at) == [Kind.ADMITTED, Kind.REFUSED]


def test_after_a_minute_the_question_has_to_be_asked_again(hands):
    at = hands()
    twice(at)
    at.later(MINUTE + 1)
    at.page.scanning.back_again()

    assert at.card.state is State.SCAN_AGAIN
    assert kinds(at) == [Kind.ADMITTED, Kind.REFUSED]


def test_on_a_full_disk_nobody_is_back_again(hands):
    at = hands()
    twice(at)
    at.store.disk_full = True
    at.page.scanning.back_again()
    assert at.page.blocker.isVisible()
    at.store.disk_full = False
    press(at.page.field, Qt.Key.Key_Return)

    assert at.card.state is State.CHECKED_IN


# ---------------------------------------------------------------- out


def test_somebody_who_is_in_can_be_checked_out_from_the_same_card(doors, qtbot):
    twice(doors)
    out, _again, _help = doors.page.panel.buttons
    qtbot.mouseClick(out, Qt.MouseButton.LeftButton)

    assert doors.card.state is State.CHECKED_OUT
    assert "Ada Nwosu" in doors.said()
    assert "Inside now: 0" in doors.said()
    assert kinds(doors)[-1] == Kind.LEFT
    doors.later(3_000)
    doors.scan("r1")
    assert doors.card.state is State.CHECKED_IN


def test_a_list_without_an_exit_offers_none(hands):
    at = hands()
    twice(at)

    assert Act.CHECK_OUT not in [one.act for one in at.card.buttons]
    assert "Check people out" not in [one.text() for one in at.page.top.menu.actions()]


def test_where_people_leave_the_whole_panel_says_so_until_somebody_ends_it(doors):
    next(one for one in doors.page.top.menu.actions() if one.text() == "Check people out").trigger()

    assert doors.card.state is State.READY_OUT
    assert doors.card.look is Look.PLEASE_READ
    doors.scan("r1")
    assert doors.card.state is State.NOT_IN
    press(doors.page.field, Qt.Key.Key_Escape)
    assert doors.card.state is State.READY_OUT
    doors.page.press(Act.CHECK_PEOPLE_IN)
    assert doors.card.state is State.READY


def test_where_people_leave_a_code_checks_out_once_and_says_so_the_second_time(doors):
    doors.scan("r1")
    doors.page.let_out(out=True)
    doors.later(3_000)
    doors.scan("r1")
    assert doors.card.state is State.CHECKED_OUT
    doors.scan("r1")
    assert kinds(doors) == [Kind.ADMITTED, Kind.LEFT]
    doors.later(3_000)
    doors.scan("r1")

    assert "Left already at 09:00" in doors.said()
    doors.scan("none")
    assert doors.card.state is State.NOT_AN_EVENT_CODE
    assert kinds(doors) == [Kind.ADMITTED, Kind.LEFT]


def test_where_people_leave_two_enters_check_out_by_name_and_undo_brings_back(doors):
    doors.scan("r1")
    doors.page.let_out(out=True)
    types(doors.page.field, "ada")
    press(doors.page.field, Qt.Key.Key_Return)
    assert doors.card.state is State.CONFIRM_OUT
    press(doors.page.field, Qt.Key.Key_Return)
    assert doors.card.state is State.CHECKED_OUT
    assert list(doors.store.records())[-1].how == How.SEARCHED
    doors.page.scanning.undo()

    assert "The check-out of 09:00 no longer counts." in doors.said()
    assert doors.desk.inside() == 1


def test_another_list_checks_people_in(doors):
    doors.page.let_out(out=True)
    doors.page.choose_list(DAY_2.id)
    assert doors.card.state is State.READY
    doors.page.choose_list(DAY_1.id)
    assert doors.card.state is State.READY


def test_a_list_that_checks_nobody_out_any_more_ends_it(doors):
    doors.page.let_out(out=True)
    doors.store.coming = doors.store.listed = LISTED
    doors.desk.heard([], roster_changed=True)
    doors.page.refresh()

    assert doors.card.state is State.READY


def test_on_a_full_disk_nobody_leaves(doors):
    doors.scan("r1")
    doors.page.let_out(out=True)
    doors.later(3_000)
    doors.store.disk_full = True
    doors.scan("r1")

    assert doors.page.blocker.isVisible()
    doors.store.disk_full = False
    press(doors.page.field, Qt.Key.Key_Return)
    assert doors.card.state is State.CHECKED_OUT
