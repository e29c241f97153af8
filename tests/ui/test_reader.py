"""What is read beside the window, and what the window says until then."""

import os
import threading
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from checkin.adapters.camera.events import CodeRead
from checkin.adapters.keys import verify
from checkin.domain.clock import ClockReading
from checkin.domain.errors import StoreError
from checkin.usecases.desk import Desk
from checkin.usecases.help_desk import HelpDesk
from checkin.usecases.log_copy import read_log
from tests.fakes import MemoryStore
from tests.ui.conftest import LISTED, MONDAY, PEOPLE
from ui.card import State
from ui.desk_page import DeskPage
from ui.reader import ReadWorker
from ui.window import Window


class SlowStore(MemoryStore):
    """A roster and a log that are read only once they may be."""

    def __init__(self):
        super().__init__(LISTED)
        self.may_read, self.failures = threading.Event(), 0

    def records(self):
        assert self.may_read.wait(10)
        return super().records()

    def edition(self):
        if self.failures:
            self.failures -= 1
            raise StoreError("The disk cannot be read.")
        return super().edition()


@pytest.fixture
def slow(qtbot):
    """A page whose reader waits, and its store."""
    store = SlowStore()
    reader = ReadWorker(store)
    desk = Desk(store, verify, lambda: ClockReading(MONDAY, 0, 1), reader)
    acts = HelpDesk(desk, store, verify, os.urandom)
    page = DeskPage(desk, "Desk", 0, lambda: MONDAY, acts)
    reader.log_read.connect(page.hearing.log_read)
    reader.listed.connect(page.listed)
    window = Window()
    qtbot.addWidget(window)
    window.show_page(page)
    window.show()
    reader.start()
    yield page, reader, store
    store.may_read.set()
    reader.stop()


def scan(page):
    page.code_read(CodeRead("CODE-r1", 1, 1, 2, ((0, 0),) * 4))


def test_nobody_is_decided_about_before_it_is_known_who_was_here(slow, qtbot):
    page, reader, store = slow
    assert reader.log(0.01) is None
    assert page.panel.card.state is State.OPENING

    scan(page)
    page.scanned("CODE-r1")
    page.search("ada")
    page.field.setText("CODE-r1")
    page.finding.confirm()
    page.scanning.undo()

    assert page.panel.card.state is not State.CHECKED_IN
    page.to_ready()
    store.may_read.set()
    qtbot.waitUntil(lambda: page.panel.card.state is State.READY)
    assert list(store.records()) == []
    scan(page)
    assert page.panel.card.state is State.CHECKED_IN


def test_until_everybody_is_read_a_search_says_so_and_then_it_answers(slow, qtbot):
    page, reader, store = slow
    store.may_read.set()
    qtbot.waitUntil(lambda: page.panel.card.state is State.READY)
    page.field.setText("ada")
    page.search("ada")
    assert page.rows.count() == 0
    assert "Reading the list. Codes work already" in page.rows._title.text()
    assert page.footer.count_words.strip() == "0 here"

    reader.changed()

    qtbot.waitUntil(lambda: page.rows.count() == 1)
    assert page.footer.count_words == "0 here of 4"


def test_what_cannot_be_read_is_tried_again(slow, qtbot):
    page, reader, store = slow
    store.may_read.set()
    store.failures = 1
    qtbot.waitUntil(lambda: page.panel.card.state is State.READY)

    reader.changed()

    qtbot.waitUntil(lambda: page.finding.can_search)


def test_a_reader_that_is_stopped_reads_no_further(slow, qtbot):
    page, reader, store = slow
    store.may_read.set()
    qtbot.waitUntil(lambda: page.panel.card.state is State.READY)
    store.failures = 1_000
    reader.changed()

    reader.stop()

    assert reader.isFinished()
    assert reader.now is None


def test_a_desk_that_does_not_know_the_log_saves_nothing():
    store = MemoryStore(LISTED)
    desk = Desk(store, verify, lambda: ClockReading(MONDAY, 0, 1), ReadWorker(store))

    with pytest.raises(RuntimeError, match="not known yet"):
        desk.scan("CODE-r1")

    assert list(store.records()) == []
    desk.know(read_log(store))
    assert desk.scan("CODE-r1").admitted


def with_names(*names):
    people = tuple(
        replace(PEOPLE[0], id=f"n{place}", public_name=name) for place, name in enumerate(names)
    )
    return MemoryStore(replace(LISTED, registrations=people))


def test_similar_spellings_stand_below_a_line_and_nobody_is_chosen_by_sound(hands, qtbot):
    at = hands(with_names("Muhammad Qamar", "Mahmoud Rimal", "Ada Nwosu"))
    qtbot.keyClicks(at.page.field, "mohamed")
    assert at.page.rows.count() == 2
    assert at.page.rows.current() is None

    qtbot.keyClick(at.page.field, Qt.Key.Key_Return)
    assert at.page.searching
    qtbot.keyClick(at.page.field, Qt.Key.Key_Down)
    assert at.page.rows.current().public_name == "Mahmoud Rimal"
    qtbot.keyClick(at.page.field, Qt.Key.Key_Down)
    qtbot.keyClick(at.page.field, Qt.Key.Key_Down)
    assert at.page.rows.current().public_name == "Muhammad Qamar"
    qtbot.keyClick(at.page.field, Qt.Key.Key_Return)
    assert at.page.panel.card.state is State.CONFIRM


def test_whoever_was_typed_is_chosen_and_the_line_is_stepped_over(hands, qtbot):
    at = hands(with_names("Mohamed Qamar", "Muhammad Rimal"))
    qtbot.keyClicks(at.page.field, "mohamed")
    assert at.page.rows.current().public_name == "Mohamed Qamar"
    assert at.page.rows._list.count() == 3

    at.page.rows._clicked(at.page.rows._list.item(1))
    assert at.page.searching
    qtbot.keyClick(at.page.field, Qt.Key.Key_Down)
    assert at.page.rows.current().public_name == "Muhammad Rimal"
    qtbot.keyClick(at.page.field, Qt.Key.Key_Up)
    assert at.page.rows.current().public_name == "Mohamed Qamar"


def test_six_who_were_typed_leave_no_room_for_similar_ones(hands, qtbot):
    at = hands(with_names(*(f"Mohamed {letter}" for letter in "abcdef"), "Muhammad"))
    qtbot.keyClicks(at.page.field, "mohamed")
    assert at.page.rows._list.count() == at.page.rows.count() == 6
