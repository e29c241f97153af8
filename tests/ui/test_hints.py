import pytest
from PySide6.QtCore import Qt

from checkin.adapters.camera.events import CameraHint, CodeRead
from checkin.adapters.camera.reports import HINTS
from tests.fakes import FakeCamera, MemoryStore
from tests.ui.test_keys import press, types
from ui.camera_worker import EyeWorker
from ui.card import State
from ui.notices import hint_words


def test_a_code_that_cannot_be_read_brings_up_what_to_do(hands):
    at = hands()
    at.page.idle.hinted("further")
    assert at.card.state is State.UNREAD
    assert at.card.title == "Can’t read it yet"
    assert "a hand’s width further away" in at.said()
    assert "type the code under it" in at.said()


def test_it_goes_when_the_code_is_taken_away(hands):
    at = hands()
    at.page.idle.hinted("brighter")
    at.page.idle.hinted(None)
    assert at.card.state is State.READY


def test_it_gives_way_to_a_verdict_at_once(hands):
    at = hands()
    at.page.idle.hinted("steady")
    at.scan("r1")
    assert at.card.state is State.CHECKED_IN
    at.page.idle.hinted(None)
    assert at.card.state is State.CHECKED_IN


@pytest.mark.parametrize("state", ["verdict", "search", "hidden", "help"])
def test_it_never_takes_the_place_of_anything_but_ready(hands, state):
    at = hands()
    if state == "verdict":
        at.scan("r2")
    elif state == "search":
        types(at.page.field, "ada")
    elif state == "hidden":
        at.page.conceal()
    else:
        at.page.explain()
    before = at.card
    at.page.idle.hinted("glare")
    assert at.card is before
    assert at.page.searching is (state == "search")
    at.page.to_ready()
    assert at.card.state is State.UNREAD, "it is said once there is nothing else to say"


def test_a_key_does_not_drive_it_away(hands):
    at = hands()
    at.page.idle.hinted("dark")
    press(at.page.field, Qt.Key.Key_Escape)
    assert at.card.state is State.UNREAD


def test_before_the_first_list_nobody_is_asked_to_hold_a_badge_differently(hands):
    at = hands(MemoryStore())
    at.page.idle.hinted("closer")
    assert at.card.state is State.NO_LIST_YET


@pytest.mark.parametrize("hint", sorted(HINTS))
def test_every_hint_is_one_plain_sentence(hint):
    said = hint_words(hint)
    assert said[0].isupper()
    assert said[-1] == "."
    assert said.count(".") == 1


def test_hints_come_from_the_camera_in_their_order(qtbot):
    camera = FakeCamera()
    worker = EyeWorker(camera)
    told = []
    worker.hinted.connect(told.append)
    worker.read.connect(lambda read: told.append(read.text))
    camera.show(CameraHint("closer"))
    camera.show(CodeRead("ADA-1", 1, 1, 2, ((0, 0),) * 4))
    camera.show(CameraHint(None))
    worker.start()
    qtbot.waitUntil(lambda: told == ["closer", "ADA-1", None])
    worker.stop()
