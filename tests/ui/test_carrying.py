"""Check-ins on a stick, by two windows of two desks that reach no server."""

import contextlib

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from checkin.adapters.carrying import Took
from tests.adapters.conftest import At, LiveServer
from ui.laptop.carry import CarryPage, took_words
from ui.laptop.errands import Errands
from ui.plain_text import clean
from ui.window import Window


@pytest.fixture
def two(qtbot, tmp_path):
    """Two desks that have heard of each other, and their pages; the server is gone."""
    server = LiveServer(tmp_path / "server")
    desks = [At(tmp_path / name).join(server.invite(), name) for name in ("Hall", "Gate")]
    for one in desks:
        one.talk()
    server.stop_at_once()
    with contextlib.ExitStack() as stack:
        pages, windows = [], []
        for one in desks:
            window = Window()
            qtbot.addWidget(window)
            errands = Errands(window)
            stick = str(tmp_path / "stick.carry")
            page = CarryPage(errands, one.profile, lambda _: stick, lambda _: stick)  # noqa: B023
            window.show_page(page)
            window.show()
            windows.append(window)  # which must not be collected
            stack.callback(one.close)
            stack.callback(errands.end)
            pages.append(page)
        yield desks, pages
    server._listener.close()
    server._clear.close()
    server.data.close()


def says(page):
    return " | ".join(clean(one.text()) for one in page.said if one.text())


def press(qtbot, page, button, said):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: said in says(page))


def test_what_one_saves_the_other_takes_in_and_its_desk_is_told(qtbot, two):
    (hall, gate), (at_hall, at_gate) = two
    made = hall.admits("r-1", "r-2")
    press(qtbot, at_hall, at_hall.make, "2 records are on the stick")

    with qtbot.waitSignal(at_gate.took) as told:
        QTest.mouseClick(at_gate.take, Qt.MouseButton.LeftButton)
    assert list(told.args[0].new) == made
    assert "2 new records were taken in" in says(at_gate)
    assert list(gate.store.records()) == made
    press(qtbot, at_gate, at_gate.take, "All of it was here already")


def test_what_does_not_work_is_said_and_can_be_tried_again(qtbot, two, tmp_path):
    (hall, _), (at_hall, at_gate) = two
    hall.admits("r-1")
    press(qtbot, at_gate, at_gate.take, "cannot be read")
    press(qtbot, at_hall, at_hall.make, "1 record")
    press(qtbot, at_hall, at_hall.make, "such a file already")
    stick = tmp_path / "stick.carry"
    stick.write_bytes(stick.read_bytes()[:-1])
    press(qtbot, at_gate, at_gate.take, "damaged")


def test_no_file_chosen_is_nothing_done_and_escape_goes_back(qtbot, two):
    _, (page, _) = two
    page._choose = page._choose_new = lambda _: ""
    for button in (page.make, page.take):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert says(page) == ""
    with qtbot.waitSignal(page.left):
        QTest.keyClick(page, Qt.Key.Key_Escape)


def test_what_was_left_out_or_refused_is_counted():
    assert [clean(one) for one in took_words(Took(5, (), aside=2, strangers=1))] == [
        "All of it was here already.",
        "2 records are not as their desk signed them, and are kept aside.",
        "1 desk is not known here yet: its check-ins were left out.",
    ]
