"""After a minute without anybody nothing of anybody is on the screen; a desk card is no badge."""

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from checkin.domain.desk_card import DeskCard
from checkin.domain.model import EventId
from tests.fakes import MemoryStore
from tests.ui.conftest import LISTED
from tests.ui.test_keys import press
from ui.card import State
from ui.hiding import HIDES_MS

CARD = DeskCard(EventId("c0ffee00"), bytes(32)).text


def a_minute_passes(at):
    at.page.hiding.timer.timeout.emit()


def test_it_is_a_minute(hands):
    at = hands()
    assert HIDES_MS == 60_000
    assert at.page.hiding.timer.interval() == HIDES_MS
    assert at.page.hiding.timer.isActive()


def test_a_lane_that_nobody_uses_keeps_its_ready_card_and_nothing_else(hands):
    at = hands()
    at.scan("r5")
    assert "Mei" in at.said()
    a_minute_passes(at)
    assert at.card.state is State.READY
    assert "Mei" not in at.said()
    assert at.page.footer.history.accessibleName() == ""


def test_half_a_name_and_its_rows_leave_as_well(hands):
    at = hands()
    at.page.field.setText("ada")
    at.page.search("ada")
    assert at.page.searching
    a_minute_passes(at)
    assert not at.page.searching
    assert at.page.field.text() == ""


@pytest.mark.parametrize("by", ["key", "scan", "pointer"])
def test_whoever_comes_back_finds_the_desk_as_ever(hands, by):
    at = hands()
    at.scan("r1")
    a_minute_passes(at)
    assert at.page.footer.history.accessibleName() == ""
    if by == "key":
        press(at.page.field, Qt.Key.Key_F5)
    elif by == "scan":
        at.scan("r5")
        assert "Mei" in at.said()
    else:
        move = QMouseEvent(
            QEvent.Type.MouseMove,
            QPointF(9, 9),
            QPointF(9, 9),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(at.window.windowHandle(), move)
    assert "checked_in" in at.page.footer.history.accessibleName()


def test_a_desk_that_cannot_save_still_says_so(hands):
    at = hands()
    at.store.disk_full = True
    at.scan("r1")
    a_minute_passes(at)
    assert at.page.blocker.isVisible()
    at.page.lock()
    assert at.page.blocker.isVisible()


def test_whoever_waits_to_be_saved_keeps_the_desk_from_locking(hands):
    at = hands()
    heard = []
    at.page.unattended.connect(lambda: heard.append(1))
    at.store.disk_full = True
    at.scan("r1")
    at.page.lock()
    assert heard == []
    at.store.disk_full = False
    press(at.page.blocker, Qt.Key.Key_Return)
    at.page.lock()
    assert heard == [1]


def test_five_minutes_without_a_key_lock_a_help_desk(hands):
    at = hands()
    heard = []
    at.page.unattended.connect(lambda: heard.append(1))
    at.page.door.closing.timeout.emit()
    assert heard == [1]
    assert at.card.state is State.HIDDEN


@pytest.mark.parametrize("how", ["camera", "scanner", "typed"])
def test_a_desk_card_at_an_open_desk_is_neither_looked_up_nor_recorded(hands, how):
    at = hands(MemoryStore(LISTED))
    if how == "camera":
        at.scan_text(CARD)
    elif how == "scanner":
        at.page.scanned(CARD)
    else:
        at.page.field.setText(CARD)
        at.page.search(CARD)
    assert at.card.state is State.DESK_CARD
    assert at.page.field.text() == ""
    assert list(at.store.records()) == []
    at.scan("r1")
    assert at.card.state is State.CHECKED_IN
