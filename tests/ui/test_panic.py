"""Erasing a desk on the spot: held and confirmed, by mouse or keys, in a lane without a PIN too."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from checkin.adapters.wiping import Erased
from checkin.domain.staff_pin import verifier
from checkin.usecases.door import Door
from ui.calm_page import CalmPage, erased_words, time_words, unsent_words
from ui.hold_button import HoldButton
from ui.panic import Panic
from ui.plain_text import clean
from ui.window import Window

PIN = "042917"
SHORT_MS = 60
RIGHT = verifier(PIN, b"s" * 16)


@pytest.fixture
def panic(qtbot):
    """What covers a window, and what verifies the PIN there."""
    kept = []

    def at(pin=RIGHT):
        under = QWidget()
        under.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        under.resize(1280, 720)
        qtbot.addWidget(under)
        made = Panic(under, Door(lambda: pin, lambda: 0), hold_ms=SHORT_MS)
        under.show()
        kept.append(under)
        made.ask()
        return made

    yield at
    kept.clear()


def hold(qtbot, panic, key=Qt.Key.Key_Space):
    """Hold the button down until it has filled."""
    with qtbot.waitSignal(panic.hold.held):
        QTest.keyPress(panic.hold, key)
    QTest.keyRelease(panic.hold, key)


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_it_is_held_and_then_the_pin_confirms(qtbot, panic, key):
    at = panic()
    hold(qtbot, at, key)
    assert at.pin.isVisible()
    assert not at.hold.isVisible()
    with qtbot.assertNotEmitted(at.confirmed):
        QTest.keyClicks(at.pin, "111111")
        QTest.keyClick(at.pin, Qt.Key.Key_Return)
    assert "Try again" in at.said.text()

    again = panic()
    hold(qtbot, again)
    with qtbot.waitSignal(again.confirmed):
        QTest.keyClicks(again.pin, PIN)
        QTest.keyClick(again.pin, Qt.Key.Key_Return)


def test_where_there_is_no_pin_it_is_held_twice(qtbot, panic):
    at = panic(b"")
    with qtbot.assertNotEmitted(at.confirmed):
        hold(qtbot, at)
    assert at.hold.isVisible()
    assert not at.pin.isVisible()
    with qtbot.waitSignal(at.confirmed):
        hold(qtbot, at)


def test_letting_go_too_soon_or_looking_elsewhere_does_nothing(qtbot):
    window = Window()
    qtbot.addWidget(window)
    button = HoldButton(hold_ms=60_000)
    window.show_page(button)
    window.show()
    with qtbot.waitActive(window):
        pass
    with qtbot.assertNotEmitted(button.held):
        QTest.mousePress(button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: button.filled > 0)
        QTest.mouseRelease(button, Qt.MouseButton.LeftButton)
        assert button.filled == 0
        QTest.keyPress(button, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: button.filled > 0)
        button.clearFocus()
        QTest.keyRelease(button, Qt.Key.Key_Return)
    assert button.filled == 0


def test_a_click_or_a_tap_on_enter_is_no_holding(qtbot, panic):
    at = panic(b"")
    at.hold._hold_ms = 60_000
    with qtbot.assertNotEmitted(at.hold.held):
        QTest.mouseClick(at.hold, Qt.MouseButton.LeftButton)
        QTest.keyClick(at.hold, Qt.Key.Key_Return)
        QTest.keyClick(at.hold, Qt.Key.Key_Space)


def test_escape_leaves_and_the_next_time_asks_from_the_beginning(qtbot, panic):
    at = panic()
    hold(qtbot, at)
    QTest.keyClicks(at.pin, "04")
    QTest.keyClick(at.pin, Qt.Key.Key_Escape)
    assert not at.isVisible()
    at.ask()

    assert at.hold.isVisible()
    assert at.pin.text() == ""


def test_its_keys_bring_it_up_from_anywhere(qtbot, panic):
    at = panic()
    at.leave()
    under = at.parentWidget()
    under.window().activateWindow()
    with qtbot.waitActive(under):
        pass
    control = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(under, Qt.Key.Key_Delete, control)

    assert at.isVisible()


def test_why_it_cannot_be_is_said_and_it_stays(panic):
    at = panic()
    at.failed("This desk cannot be erased yet.")

    assert clean(at.said.text()) == "This desk cannot be erased yet."
    assert at.isVisible()


@pytest.mark.parametrize(
    ("waiting", "said"),
    [(0, None), (12, "12 check-in"), (None, "Some check-ins may wait")],
)
def test_an_erased_desk_says_what_waits_and_where_it_lies(qtbot, waiting, said):
    words = erased_words(Erased(waiting, finished=True), "/home/desk/desk.box")
    page = CalmPage(lambda: words)
    qtbot.addWidget(page)

    assert words.title == "This desk was erased"
    assert (said is None) == (len(words.lines) == 1)
    if said:
        assert words.lines[1].startswith(said)
        assert "/home/desk/desk.box" in words.lines[2]
    with qtbot.waitSignal(page.went):
        QTest.mouseClick(page.go, Qt.MouseButton.LeftButton)


def test_a_desk_that_waits_has_no_button(qtbot):
    page = CalmPage(time_words)
    window = Window()
    qtbot.addWidget(window)
    window.show_page(page)
    window.show()
    assert not page.go.isVisible()
    page.become(lambda: unsent_words(3))
    assert not page.go.isVisible()
