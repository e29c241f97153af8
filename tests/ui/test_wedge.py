"""Scanners that type: real keys, with the moments that a keyboard gives them."""

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from checkin.domain.record import How
from tests.ui.test_keys import press, types
from ui.card import State
from ui.wedge import FAST_MS

SCANNER_MS = 8
PERSON_MS = 140


class Keyboard:
    """Keys that reach the window as the system sends them."""

    def __init__(self, at):
        self.window = at.window.windowHandle()
        self.now_ms = 1_000_000

    def key(self, key, text, after_ms, *, repeated=False):
        self.now_ms += after_ms
        for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text, repeated)
            event.setTimestamp(self.now_ms)
            QCoreApplication.sendEvent(self.window, event)

    def type(self, text, every_ms):
        for letter in text:
            self.key(Qt.Key.Key_unknown, letter, every_ms)

    def enter(self, after_ms):
        self.key(Qt.Key.Key_Return, "\r", after_ms)

    def scan(self, text, every_ms=SCANNER_MS):
        self.type(text, every_ms)
        self.enter(every_ms)


@pytest.fixture
def desk(hands, qtbot):
    at = hands()
    at.window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is at.page.field)
    at.keys = Keyboard(at)
    return at


def test_a_scanner_that_types_checks_in_like_the_camera(desk):
    desk.keys.scan("CODE-r1")
    assert desk.card.state is State.CHECKED_IN
    assert desk.page.field.text() == ""
    assert not desk.page.searching
    assert [one.how for one in desk.store.records()] == [How.SCANNED]


@pytest.mark.parametrize("every_ms", [1, SCANNER_MS, FAST_MS])
def test_slow_and_fast_scanners_are_heard(desk, every_ms):
    desk.keys.scan("CODE-r1", every_ms)
    assert desk.card.state is State.CHECKED_IN


@pytest.mark.parametrize("where", ["search", "confirm", "verdict", "hidden", "help", "unread"])
def test_it_is_heard_on_every_page(desk, where):
    if where == "search":
        desk.keys.type("luc", PERSON_MS)
        assert desk.page.searching
    elif where == "confirm":
        types(desk.page.field, "wrobl")
        press(desk.page.field, Qt.Key.Key_Return)
        assert desk.card.state is State.CONFIRM
    elif where == "verdict":
        desk.scan("r2")
    elif where == "hidden":
        desk.page.conceal()
    elif where == "help":
        desk.page.explain()
    else:
        desk.page.idle.hinted("closer")
    desk.keys.now_ms += 1_000
    desk.keys.scan("CODE-r1")
    assert desk.card.state is State.CHECKED_IN
    assert "Ada Nwosu" in desk.said()
    assert desk.page.field.text() == ""


@pytest.mark.qt_log_ignore("This plugin does not support")  # the screen that is none
def test_it_is_heard_while_the_menu_of_lists_is_open_and_chooses_none(desk, qtbot):
    before = desk.desk.on
    menu = desk.page.top.menu
    menu.popup(desk.page.mapToGlobal(desk.page.rect().center()))
    qtbot.waitUntil(menu.isVisible)
    desk.keys.scan("CODE-r1")
    assert not menu.isVisible()
    assert desk.desk.on == before
    assert desk.card.state is State.CHECKED_IN


def test_it_is_heard_while_a_button_has_the_focus(desk):
    desk.page.footer.help.setFocus()
    desk.keys.scan("CODE-r1")
    assert desk.card.state is State.CHECKED_IN


def test_a_scan_while_nothing_can_be_saved_is_never_green(desk):
    desk.store.disk_full = True
    desk.keys.scan("CODE-r1")
    assert desk.page.blocker.isVisible()
    desk.store.disk_full = False
    desk.keys.now_ms += 3_000
    desk.keys.scan("CODE-r1")
    assert not desk.page.blocker.isVisible()
    assert desk.card.state is State.CHECKED_IN


def test_a_person_who_types_is_never_taken_for_a_scanner(desk):
    desk.keys.type("ada nwosu", PERSON_MS)
    assert desk.page.searching
    desk.keys.enter(PERSON_MS)
    assert desk.card.state is State.CONFIRM
    assert not list(desk.store.records())


def test_a_few_fast_keys_of_a_person_are_looked_for_all_the_same(desk):
    desk.keys.type("a", PERSON_MS)
    desk.keys.type("da n", FAST_MS // 2)
    desk.keys.enter(2 * PERSON_MS)
    assert desk.card.state is State.CONFIRM


def test_a_search_that_was_put_off_is_made_by_itself(desk, qtbot):
    searched = []
    desk.page.field.asked.connect(searched.append)
    desk.keys.type("ada n", SCANNER_MS)
    assert "ada n" not in searched
    qtbot.waitUntil(lambda: searched[-1] == "ada n")
    assert desk.page.rows.current().id == "r1"


def test_a_key_held_down_is_no_scanner(desk):
    for _ in range(20):
        desk.keys.key(Qt.Key.Key_A, "a", 33, repeated=True)
    desk.keys.enter(33)
    assert not list(desk.store.records())


def test_a_scanner_does_not_search_for_each_letter(desk):
    searched = []
    desk.page.field.asked.connect(searched.append)
    desk.keys.scan("CODE-r1" + "X" * 125)
    assert len(searched) <= 3
    assert desk.card.state is State.NOT_AN_EVENT_CODE


def test_the_same_badge_scanned_twice_is_one_check_in_and_stays_answered(desk):
    desk.keys.scan("CODE-r1")
    desk.keys.now_ms += 500
    desk.keys.scan("CODE-r1")
    assert desk.card.state is State.CHECKED_IN
    assert len(list(desk.store.records())) == 1
