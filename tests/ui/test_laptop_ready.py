"""From F10 to the organisers' page: a whole self-test in the window of a real desk."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from checkin.usecases.self_test import Matter, State
from tests.adapters.examples import LIST
from tests.ui.test_expiring import desk, opening, server  # noqa: F401  fixtures
from ui.desk_page import DeskPage
from ui.laptop.self_test import SelfTest

# What a library says of a machine without a sound server, which is what this one may be.
pytestmark = pytest.mark.qt_log_ignore("PulseAudio", "pw.loop")


def self_test(window, qtbot):
    """Open the self-test as a person does: F10, and the first button."""
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window.centralWidget(), Qt.Key.Key_F10)
    menu = window.centralWidget().currentWidget()
    (button,) = (one for one in menu.findChildren(QPushButton) if "Self-test" in one.text())
    button.click()
    page = window.centralWidget().currentWidget()
    assert isinstance(page, SelfTest)
    return page


def test_the_server_hears_what_a_self_test_in_the_window_came_to(opening, server, qtbot):  # noqa: F811
    window, program = opening()
    window.show()
    page = self_test(window, qtbot)

    qtbot.waitUntil(lambda: page.summary is not None, timeout=30_000)
    found = {matter: one.state for matter, one in page._found.items()}
    assert found[Matter.LIST] is State.GOOD
    assert found[Matter.GLYPHS] is State.GOOD
    assert found[Matter.CLOCK] is State.GOOD
    assert found[Matter.SERVER] is State.GOOD

    # Said at the next exchange, which is at once.
    qtbot.waitUntil(lambda: server.book.ready() != {}, timeout=20_000)
    (said,) = server.book.ready().values()
    assert said.codes == page.summary.codes
    assert said.number == server.book.roster_version().number

    qtbot.keyClick(page.back, Qt.Key.Key_Escape)
    qtbot.keyClick(window.centralWidget().currentWidget(), Qt.Key.Key_Escape)
    assert isinstance(window.centralWidget(), DeskPage)
    assert program._eye() is not None

    # Another list comes: what was found of the laptop still stands, and is said with that list.
    server.book.publish(lists=[replace(LIST, name="Day 1, in the garden")])
    number = server.book.roster_version().number
    qtbot.waitUntil(
        lambda: [one.number for one in server.book.ready().values()] == [number], timeout=20_000
    )
    (again,) = server.book.ready().values()
    assert (again.codes, again.at_ms) == (said.codes, said.at_ms)
