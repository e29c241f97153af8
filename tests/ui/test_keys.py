from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from checkin.domain.record import How, Kind
from tests.ui.conftest import SHORT
from ui.card import State


def press(widget, key, text="", held=Qt.KeyboardModifier.NoModifier):
    QApplication.sendEvent(widget, QKeyEvent(QKeyEvent.Type.KeyPress, key, held, text))


def types(widget, text):
    for letter in text:
        press(widget, Qt.Key.Key_unknown, letter)


def test_letters_typed_anywhere_reach_the_search_field(hands):
    at = hands()
    for widget in (at.page, at.page.footer.help, at.page.panel, at.window):
        at.page.to_ready()
        widget.setFocus()
        types(widget, "ada")
        assert at.page.field.text() == "ada"
        assert at.page.searching


def test_names_are_found_in_any_script(hands):
    at = hands()
    types(at.page.field, "محمد")
    assert at.page.rows.current().id == "r6"
    at.page.to_ready()
    types(at.page.field, "wrobl")
    assert at.page.rows.current().public_name == "Łucja Wróblewska"


def test_one_letter_brings_up_nobody(hands):
    at = hands()
    types(at.page.field, "a")
    assert at.page.searching
    assert at.page.rows.count() == 0


def test_two_enters_check_somebody_in(hands):
    at = hands()
    types(at.page.field, "ada")
    press(at.page.field, Qt.Key.Key_Return)
    assert at.card.state is State.CONFIRM
    assert "Enter again checks in, Esc goes back" in at.said()
    assert not list(at.store.records())
    press(at.page.field, Qt.Key.Key_Return)
    assert at.card.state is State.CHECKED_IN
    assert [one.how for one in at.store.records()] == [How.SEARCHED]
    assert at.page.field.text() == ""


def test_escape_on_the_confirm_card_admits_nobody(hands):
    at = hands()
    types(at.page.field, "ada")
    press(at.page.field, Qt.Key.Key_Return)
    press(at.page.field, Qt.Key.Key_Escape)
    press(at.page.field, Qt.Key.Key_Return)
    assert at.card.state is State.READY
    assert not list(at.store.records())


def test_a_letter_on_the_confirm_card_starts_another_search(hands):
    at = hands()
    types(at.page.field, "ada")
    press(at.page.field, Qt.Key.Key_Return)
    types(at.page.field, "m")
    assert at.page.field.text() == "m"
    press(at.page.field, Qt.Key.Key_Return)
    assert not list(at.store.records())


def test_arrows_choose_another_row(hands):
    at = hands()
    types(at.page.field, "re")
    before = at.page.rows.current()
    press(at.page.field, Qt.Key.Key_Down)
    assert at.page.rows.current() is not before
    press(at.page.field, Qt.Key.Key_Up)
    press(at.page.field, Qt.Key.Key_Up)
    assert at.page.rows.current() is before


def test_a_typed_short_code_finds_its_person_without_a_name(hands):
    at = hands()
    types(at.page.field, f"{SHORT[:4].lower()} {SHORT[4:]}")
    press(at.page.field, Qt.Key.Key_Return)
    assert "Code only" in at.said()
    press(at.page.field, Qt.Key.Key_Return)
    assert [one.how for one in at.store.records()] == [How.TYPED]


def test_a_scan_clears_what_was_half_typed_and_is_painted_at_once(hands, qtbot):
    at = hands()
    types(at.page.field, "ada")
    QApplication.processEvents()
    with qtbot.waitSignal(at.page.scanning.verdict, timeout=0):
        at.scan("r5")
    assert at.page.field.text() == ""
    assert not at.page.searching
    assert at.page.rows.count() == 0
    assert at.card.state is State.PLEASE_READ


def test_rows_go_by_themselves_ten_seconds_after_the_last_key(hands):
    at = hands()
    types(at.page.field, "ada")
    assert at.page.forgetting.isActive()
    assert at.page.forgetting.interval() == 10_000
    at.page.forgetting.timeout.emit()
    assert at.page.field.text() == ""
    assert not at.page.searching


def test_ctrl_z_takes_the_last_check_in_back_and_says_whose(hands):
    at = hands()
    at.scan("r1")
    press(at.page.field, Qt.Key.Key_Z, "\x1a", Qt.KeyboardModifier.ControlModifier)
    assert at.card.state is State.UNDONE
    assert "Ada Nwosu" in at.said()
    assert "The check-in of 09:00 no longer counts. | Now here: 0 of 4" in at.said()
    assert [one.kind for one in at.store.records()] == [Kind.ADMITTED, Kind.UNDONE]
    press(at.page.field, Qt.Key.Key_Z, "\x1a", Qt.KeyboardModifier.ControlModifier)
    assert at.card.state is State.NOTHING_TO_UNDO


def test_undo_is_offered_only_while_it_works(hands):
    at = hands()
    assert not at.page.footer.undo.isEnabled()
    at.scan("r1")
    assert at.page.footer.undo.isEnabled()
    at.later(10 * 60_000 + 1)
    at.page.standing.timer.timeout.emit()
    assert not at.page.footer.undo.isEnabled()


def test_any_key_ends_an_answer_that_waits_for_one(hands):
    at = hands()
    at.scan("r2")
    press(at.page.field, Qt.Key.Key_Shift)
    assert at.card.state is State.OTHER_LIST
    press(at.page.field, Qt.Key.Key_F5)
    assert at.card.state is State.READY


def test_ctrl_l_hides_and_the_next_key_only_shows_again(hands):
    at = hands()
    press(at.page.field, Qt.Key.Key_L, "\x0c", Qt.KeyboardModifier.ControlModifier)
    assert at.card.state is State.HIDDEN
    types(at.page.field, "a")
    assert at.card.state is State.READY
    assert at.page.field.text() == ""


def test_f1_explains_and_escape_goes_back_to_work(hands):
    at = hands()
    press(at.page.field, Qt.Key.Key_F1)
    assert at.card.state is State.HELP
    press(at.page.field, Qt.Key.Key_Escape)
    assert at.card.state is State.READY


def test_the_buttons_do_what_the_keys_do(hands, qtbot):
    at = hands()
    types(at.page.field, "ada")
    at.page.rows.chosen.emit("r1")
    check_in, _back = at.page.panel.buttons
    qtbot.mouseClick(check_in, Qt.MouseButton.LeftButton)
    assert at.card.state is State.CHECKED_IN
    qtbot.mouseClick(at.page.footer.undo, Qt.MouseButton.LeftButton)
    assert at.card.state is State.UNDONE
    qtbot.mouseClick(at.page.panel.buttons[0], Qt.MouseButton.LeftButton)
    assert at.card.state is State.READY
