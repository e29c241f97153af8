"""A desk is not closed by accident, and closes at once when the program says so."""

import signal
import subprocess
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication

from ui import closing
from ui.card import State


def click_on_cross(window):
    """What comes of it when somebody clicks on the cross that the system draws."""
    QApplication.sendEvent(window.windowHandle(), QCloseEvent())


@pytest.fixture
def desk(hands, monkeypatch):
    """A guarded desk, and a clock for those who close its window."""
    at = hands()
    at.window.guarded = True
    at.window.asked.connect(at.page.ask_to_close)
    at.clock = 100.0
    monkeypatch.setattr(closing, "monotonic", lambda: at.clock)
    at.cross = lambda: click_on_cross(at.window)
    return at


def test_closing_the_window_once_asks_and_any_key_goes_back(desk, qtbot):
    desk.cross()
    assert desk.window.isVisible()
    assert desk.card.state is State.CLOSING
    qtbot.keyClick(desk.page.field, Qt.Key.Key_Escape)
    assert desk.card.state is State.READY


def test_closing_it_once_more_closes_it(desk):
    desk.cross()
    desk.clock += 1
    desk.cross()
    assert not desk.window.isVisible()


@pytest.mark.parametrize("later", [0.1, 6])
def test_a_double_click_or_another_try_much_later_does_not_close_it(desk, later):
    desk.cross()
    desk.clock += later
    desk.cross()
    assert desk.window.isVisible()
    assert desk.card.state is State.CLOSING


def test_a_desk_that_asks_still_checks_people_in(desk):
    desk.cross()
    desk.scan("r1")
    assert desk.card.state is State.CHECKED_IN


def test_the_program_closes_it_at_once(desk):
    desk.window.close()
    assert not desk.window.isVisible()


def test_a_window_without_a_desk_closes_at_once(hands):
    at = hands()
    click_on_cross(at.window)
    assert not at.window.isVisible()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
def test_a_signal_closes_a_real_guarded_desk_at_once():
    code = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from ui.__main__ import _closed_by_signals
from ui.window import Window
app = QApplication([])
window = Window()
window.guarded = True
window.show()
with _closed_by_signals(window):
    QTimer.singleShot(0, lambda: print("open", flush=True))
    raise SystemExit(app.exec())
"""
    with subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout.readline() == "open\n"
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) == 0
