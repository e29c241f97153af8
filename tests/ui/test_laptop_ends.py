# ruff: noqa: F811  what is imported here are fixtures, which tests name as arguments
"""From the menu of this laptop: a desk that is finished, and one that hears from a stick."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from checkin.adapters import wiping
from checkin.adapters.profile import Profile, wall_ms
from checkin.domain.clock import ClockReading
from tests.adapters.conftest import At
from tests.adapters.examples import ADA, admission
from tests.ui.test_expiring import desk, opening, says, server  # noqa: F401  fixtures
from ui.desk_page import DeskPage
from ui.laptop import sticks
from ui.laptop.carry import CarryPage, made
from ui.laptop.finish import FinishPage
from ui.laptop.finish_words import Step
from ui.plain_text import clean


def row(program, words):
    return next(button for button, said in program._laptop.menu._words if said().startswith(words))


def room(program, kind):
    return next(one for one in program._laptop._rooms.children() if isinstance(one, kind))


def test_a_desk_is_finished_and_the_program_begins_anew_with_the_proof(
    desk,
    opening,
    qtbot,
    server,
):
    profile = Profile.open(desk.folder)
    profile.store.record(admission(ADA.id), ClockReading(wall_ms()))
    profile.close()
    window, program = opening()
    window.show()
    program._laptop.open()
    QTest.mouseClick(row(program, "Finish"), Qt.MouseButton.LeftButton)
    page = room(program, FinishPage)
    page.hold._hold_ms = 30
    QTest.mouseClick(page.go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.step is Step.PROVED)
    with qtbot.waitSignal(program._expiring.over):
        QTest.keyPress(page.hold, Qt.Key.Key_Space)
    assert program.locked
    program.end()
    program.profile.close()

    window, _ = opening()
    assert says(window) == "This laptop holds nothing of the event any more"
    assert {one.name for one in desk.folder.iterdir()} == {wiping.MARK}
    assert len(list(server.replica.records())) == 1
    qtbot.waitUntil(lambda: server.book.heard_desks()[0].finished)


def test_once_the_server_was_heard_it_is_asked_for_newer_versions(opening, qtbot):
    window, program = opening()
    window.show()

    qtbot.waitUntil(lambda: program._updates is not None and program._updates.offer is not None)

    assert program._updates.offer.newer is None, "the server was given none"


@pytest.fixture
def stick(monkeypatch, tmp_path):
    """The stick that somebody chooses, whenever they are asked."""
    path = tmp_path / "stick.carry"
    dialog = sticks.QFileDialog
    for name in ("getSaveFileName", "getOpenFileName"):
        monkeypatch.setattr(dialog, name, lambda *_, **__: (str(path), ""))
    return path


def test_what_comes_on_a_stick_is_known_at_once_and_sent_on(
    desk,
    opening,
    qtbot,
    server,
    stick,
    tmp_path,
):
    gate = At(tmp_path / "gate").join(server.invite(), "Gate")
    gate.admits(ADA.id)
    made(gate.profile, stick)
    gate.close()
    profile = Profile.open(desk.folder)
    mine = At.__new__(At)
    mine.profile, mine.folder, mine.address = profile, desk.folder, None
    mine.begin()
    mine.talk()  # who the other desk is
    mine.close()
    window, program = opening()
    window.show()
    shown = window.centralWidget()
    assert isinstance(shown, DeskPage)
    qtbot.waitUntil(lambda: shown._desk.ready)
    program._laptop.open()
    QTest.mouseClick(row(program, "Check-ins"), Qt.MouseButton.LeftButton)
    page = room(program, CarryPage)
    QTest.mouseClick(page.take, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "1 new record" in clean(page.said[0].text()))
    qtbot.waitUntil(lambda: shown._desk.count().here == 1)
    qtbot.waitUntil(lambda: len(list(server.replica.records())) == 1)
    stick.unlink()
    QTest.mouseClick(page.make, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "1 record is on the stick" in clean(page.said[0].text()))


@pytest.mark.usefixtures("desk")
def test_of_a_desk_that_it_meets_on_a_stick_the_name_is_known_at_once(
    opening, qtbot, server, stick, tmp_path
):
    gate = At(tmp_path / "gate").join(server.invite(), "Gate")
    gate.admits(ADA.id)
    made(gate.profile, stick)
    gate.close()
    server.stop_at_once()
    window, program = opening()
    window.show()
    shown = window.centralWidget()
    qtbot.waitUntil(lambda: shown._desk.ready)
    program._laptop.open()
    QTest.mouseClick(row(program, "Check-ins"), Qt.MouseButton.LeftButton)
    page = room(program, CarryPage)
    with qtbot.waitSignal(page.took):
        QTest.mouseClick(page.take, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: shown._desk.count().here == 1)
    (record,) = program.profile.store.records()
    assert shown._desk.desk_name(record) == "Gate"
