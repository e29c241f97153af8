"""A laptop that has slept is opened by anybody: it shows nothing, and is no help desk any more."""

import pytest
from PySide6.QtCore import QObject

from checkin.domain.record import Role
from tests.fakes import MemoryStore
from tests.ui.conftest import MINUTE
from tests.ui.test_help_desk import EVENT, PIN, choose, key, write
from ui.card import State
from ui.waking import EVERY_MS, Waking


class Clocks:
    """The laptop's two clocks."""

    def __init__(self):
        self.wall, self.monotonic = 1_700_000_000_000, 5_000

    def pass_by(self, wall, monotonic):
        self.wall += wall
        self.monotonic += monotonic


@pytest.fixture
def clocks():
    return Clocks()


@pytest.fixture
def woken(clocks):
    """How often it was noticed, and the one who notices."""
    parent = QObject()
    waking = Waking(parent, lambda: clocks.wall, lambda: clocks.monotonic)
    waking.timer.stop()
    waking.parent_kept = parent
    waking.times = []
    waking.woken.connect(lambda: waking.times.append(clocks.wall))
    return waking


@pytest.mark.parametrize(
    ("wall", "monotonic"),
    [
        (90 * MINUTE, EVERY_MS),  # the monotonic clock stands still in sleep
        (90 * MINUTE, 90 * MINUTE),  # it does not
        (-90 * MINUTE, EVERY_MS),  # and the clock was wrong before or is after
    ],
)
def test_a_gap_is_noticed_once(woken, clocks, wall, monotonic):
    clocks.pass_by(wall, monotonic)
    woken.look()
    clocks.pass_by(EVERY_MS, EVERY_MS)
    woken.look()

    assert len(woken.times) == 1


def test_time_that_passes_as_ever_and_a_busy_window_are_no_sleep(woken, clocks):
    for wall, monotonic in ((EVERY_MS, EVERY_MS), (4_000, 4_000), (EVERY_MS + 2_000, EVERY_MS)):
        clocks.pass_by(wall, monotonic)
        woken.look()

    assert woken.times == []


@pytest.fixture
def desk(hands):
    at = hands(MemoryStore(EVENT))
    key(at, "F2")
    write(at, PIN)
    key(at, "Return")
    return at


def test_after_sleep_a_help_desk_is_closed_and_nothing_is_shown(desk):
    choose(desk, "not on the list")
    write(desk, "Grace")
    desk.page.lock()

    assert desk.desk.role is Role.LANE
    assert desk.card.state is State.HIDDEN
    assert not desk.page.boarding
    key(desk, "F5")
    assert desk.card.state is State.READY
    assert not desk.page.boarding
    assert "Grace" not in desk.page.board.typed


def test_after_sleep_a_lane_shows_neither_card_nor_rows(hands):
    at = hands(MemoryStore(EVENT))
    at.scan("r5")
    assert "Mei" in at.said()
    at.page.lock()
    assert at.card.state is State.HIDDEN
    assert "Mei" not in at.said()
    key(at, "F5")
    write(at, "ada")
    assert at.page.searching
    at.page.lock()
    assert at.card.state is State.HIDDEN
    assert not at.page.searching
    assert at.page.field.text() == ""


def test_a_laptop_that_cannot_save_says_so_after_sleep_as_well(hands):
    at = hands(MemoryStore(EVENT))
    at.store.disk_full = True
    at.scan("r1")
    at.page.lock()

    assert at.page.blocker.isVisible()
    at.store.disk_full = False
    key(at, "Return")
    assert at.card.state is State.CHECKED_IN
