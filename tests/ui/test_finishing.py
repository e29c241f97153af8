"""Finishing a desk in its window: sent, proved, erased; or sealed on a stick first."""

from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from checkin.adapters import wiping
from checkin.adapters.ending import Ending
from checkin.adapters.expiring import Expiry
from checkin.adapters.profile import wall_ms
from checkin.adapters.wiping import Erased, Proof
from checkin.domain.errors import InputError, Unreachable
from checkin.domain.lock import Lock, Policy
from checkin.domain.staff_pin import verifier
from checkin.usecases import carrying
from checkin.usecases.door import Door
from tests.adapters.conftest import At, LiveServer
from tests.adapters.examples import EVENT, GATHERING
from ui.calm_page import CalmPage, erased_words
from ui.expiring import Expiring
from ui.laptop import sticks
from ui.laptop.errands import Errands
from ui.laptop.finish import FinishPage
from ui.laptop.finish_words import Step
from ui.plain_text import clean
from ui.window import Window

PIN = "042917"
RECEIVED = Proof(EVENT, "1" * 16, 112, "3fa9" * 16, 5, signature="ab" * 64)
SEALED = replace(RECEIVED, signature="", file="cd" * 32)


class FakeEnd:
    """The end of a desk whose network and stick do what a test says."""

    def __init__(self):
        self.reached = True
        self.stick = ""
        self.goodbyes = self.closed = 0
        self.exported = []

    def send(self, told):
        if not self.reached:
            raise Unreachable("The server cannot be reached.")
        for left in (3, 1, 0):
            told(left)
        return RECEIVED

    def export(self, path):
        if self.stick:
            raise InputError(self.stick)
        self.exported.append(path)
        return SEALED

    def say_goodbye(self):
        self.goodbyes += 1

    def close(self):
        self.closed += 1


class Finishing:
    """The page in a window, and what came of it."""

    def __init__(self, qtbot, pin=b""):
        self.end = FakeEnd()
        self.erased, self.ending = [], []
        self.why_not = ""
        self.window = Window()
        qtbot.addWidget(self.window)
        self.errands = Errands(self.window)
        self.page = FinishPage(
            self.errands,
            lambda: self.end,
            self._erase,
            self.ending.append,
            Door(lambda: pin, lambda: 0),
            lambda _: "/media/stick/x.carry",
            hold_ms=60,
        )
        self.window.show_page(self.page)
        self.window.show()
        self._qtbot = qtbot

    def _erase(self, proof):
        self.erased.append(proof)
        return self.why_not

    def comes_to(self, step):
        self._qtbot.waitUntil(lambda: self.page.step is step)

    def click(self, button):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def hold(self):
        with self._qtbot.waitSignal(self.page.hold.held):
            QTest.keyPress(self.page.hold, Qt.Key.Key_Space)
        QTest.keyRelease(self.page.hold, Qt.Key.Key_Space)

    def says(self):
        labels = [self.page._title, *self.page._lines, self.page.said]
        return " | ".join(clean(one.text()) for one in labels if one.text())


@pytest.fixture
def finishing(qtbot):
    made = []

    def at(**more):
        made.append(Finishing(qtbot, **more))
        return made[-1]

    yield at
    for one in made:
        one.errands.end()


def test_all_is_sent_the_proof_is_shown_and_a_held_button_erases(finishing):
    at = finishing()
    at.click(at.page.go)
    at.comes_to(Step.PROVED)

    assert "holds all 112 records of this desk" in at.says()
    assert "3fa93fa93fa9" in at.says()
    assert at.erased == []
    assert at.page.focusProxy() is at.page.back, "nobody's finger lies on what erases"
    at.hold()
    at._qtbot.waitUntil(lambda: at.erased == [RECEIVED])
    assert (at.end.goodbyes, at.ending, at.end.closed) == (1, [True], 2)


def test_how_many_are_left_is_said_on_the_way(finishing):
    at = finishing()
    at.page._become(Step.SENDING)
    assert "Asking the organisers' computer" in at.says()
    at.page._told(4)
    at.page._told(3)
    assert "3 records left to send" in at.says()
    assert (at.page._bar.maximum(), at.page._bar.value()) == (4, 1)


def test_without_the_server_nothing_is_erased_unless_it_is_sealed(finishing):
    at = finishing()
    at.end.reached = False
    at.click(at.page.go)
    at.comes_to(Step.STUCK)
    assert "Nothing was erased." in at.says()
    assert not at.page.hold.isVisible()

    at.end.stick = carrying.NOT_WRITTEN
    at.click(at.page.seal)
    at._qtbot.waitUntil(lambda: "could not be written" in at.says())
    assert at.page.step is Step.STUCK
    at.end.stick = ""
    at.click(at.page.seal)
    at.comes_to(Step.PROVED)
    assert "Bring it to the organisers" in at.says()
    assert [str(one) for one in at.end.exported] == ["/media/stick/x.carry"]
    at.hold()
    assert (at.erased, at.end.goodbyes, at.ending) == ([SEALED], 0, [])


def test_with_the_network_back_it_is_tried_again(finishing):
    at = finishing()
    at.end.reached = False
    at.click(at.page.go)
    at.comes_to(Step.STUCK)
    at.end.reached = True
    at.click(at.page.go)
    at.comes_to(Step.PROVED)


def test_no_file_chosen_is_nothing_done(finishing):
    at = finishing()
    at.page._become(Step.STUCK)
    at.page._choose = lambda _: ""
    at.click(at.page.seal)
    assert at.page.step is Step.STUCK


def test_the_staff_pin_is_asked_for_where_there_is_one(finishing):
    at = finishing(pin=verifier(PIN, b"s" * 16))
    assert at.page.step is Step.PIN
    QTest.keyClicks(at.page.pin, "111111")
    QTest.keyClick(at.page.pin, Qt.Key.Key_Return)
    assert at.page.step is Step.PIN
    assert "Try again" in at.says()
    other = finishing(pin=verifier(PIN, b"s" * 16))
    QTest.keyClicks(other.page.pin, PIN)
    other.click(other.page.go)
    assert other.page.step is Step.BEGIN


def test_a_desk_that_cannot_be_erased_says_why_and_is_not_at_its_end(finishing):
    at = finishing()
    at.why_not = "Something was recorded meanwhile."
    at.click(at.page.go)
    at.comes_to(Step.PROVED)
    at.hold()
    at.comes_to(Step.BEGIN)

    assert "recorded meanwhile" in at.says()
    assert at.ending == [True, False]


def test_whoever_goes_away_just_before_the_end_has_not_ended(finishing):
    at = finishing()
    at.page._proof = RECEIVED
    at.page._become(Step.ERASING)
    with at._qtbot.assertNotEmitted(at.page.left):
        QTest.keyClick(at.page, Qt.Key.Key_Escape)
    at.window.show_page(QWidget())
    assert at.ending == [False]


def test_escape_goes_back(finishing, qtbot):
    at = finishing()
    with qtbot.waitSignal(at.page.left):
        QTest.keyClick(at.page, Qt.Key.Key_Escape)


def test_every_sentence_on_files_is_one_that_the_window_translates():
    said = {value for name, value in vars(carrying).items() if name.isupper()}
    assert said == set(sticks.SENTENCES)


@pytest.mark.parametrize(
    ("proof", "said"), [(RECEIVED, "has confirmed that it holds all 112"), (SEALED, "Bring it to")]
)
def test_the_first_page_afterwards_shows_the_proof(qtbot, proof, said):
    words = erased_words(Erased(0, finished=True, proof=proof), "/home/desk/desk.box")
    page = CalmPage(lambda: words)
    qtbot.addWidget(page)
    assert words.title == "This laptop holds nothing of the event any more"
    assert said in words.lines[0]


def test_a_real_desk_is_finished_at_a_real_server(qtbot, tmp_path):
    server = LiveServer(tmp_path / "server")
    keys = ((1, server.data.signer.public_key),)
    box = server.data.desk_secrets.box_key(EVENT)
    server.book.publish(
        gathering=replace(GATHERING, badge_keys=keys, pin=b""), lock=Lock(Policy.NOTHING, box=box)
    )
    at = At(tmp_path / "desk").join(server.invite(), "Desk 1")
    at.admits("r-1", "r-2")
    window = Window()
    qtbot.addWidget(window)
    expiring = Expiring(window, Expiry(at.profile, lambda: False, wall_ms), lambda: None)
    errands = Errands(window)
    page = FinishPage(
        errands,
        partial(Ending, at.profile),
        expiring.end_with,
        lambda _: None,
        Door(lambda: b"", lambda: 0),
        hold_ms=60,
    )
    window.show_page(page)
    window.show()
    QTest.mouseClick(page.go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.step is Step.PROVED)
    with qtbot.waitSignal(expiring.over):
        QTest.keyPress(page.hold, Qt.Key.Key_Space)
    errands.end()
    expiring.end()
    at.close()
    said = wiping.finish(at.folder)

    assert said.proof.records == 2
    assert len(list(server.replica.records())) == 2
    server.stop()
