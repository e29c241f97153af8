"""What is due is done before a desk shows anything, and a desk that is open is left when it is."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from checkin.adapters import wiping
from checkin.adapters.expiring import Expiry
from checkin.adapters.profile import Profile, wall_ms
from checkin.domain.clock import ClockReading
from checkin.domain.errors import Refused
from checkin.domain.expiry import NAMES_MS, Due
from checkin.domain.order import ERASE, Order, sign_order
from tests.adapters.conftest import At, LiveServer
from tests.adapters.examples import ADA, EVENT, GATHERING, admission
from tests.ui.test_first_run import manners
from ui.__main__ import Opening
from ui.calm_page import CalmPage
from ui.desk_page import DeskPage
from ui.expiring import Expiring, asking
from ui.first_run import FirstRun
from ui.options import DeskOptions
from ui.panic import Panic
from ui.plain_text import clean
from ui.settings import Settings
from ui.window import Window


@pytest.fixture
def server(tmp_path):
    made = LiveServer(tmp_path / "server")
    now = wall_ms()
    keys = ((1, made.data.signer.public_key),)
    made.book.publish(
        gathering=replace(
            GATHERING, ends=now + NAMES_MS, wipe=now + 9 * NAMES_MS, badge_keys=keys, pin=b""
        )
    )
    yield made
    made.stop()


@pytest.fixture
def desk(server, tmp_path):
    """A desk that has joined, and knows when its event ends."""
    at = At(tmp_path / "desk").join(server.invite(), "Desk 1")
    Expiry(at.profile).told(at.peer.server_ms)
    yield at
    at.close()


@pytest.fixture
def shown(desk, qtbot):
    """A window in which a desk is about to be shown, and what its laptop's clock says."""
    made = []

    def at(later=0, boxed=lambda: False):
        window = Window()
        qtbot.addWidget(window)
        expiry = Expiry(desk.profile, boxed, lambda: wall_ms() + later)
        found = Expiring(window, expiry, lambda: desk.peer.server_ms)
        made.append((window, found))
        return window, expiry, found

    yield at
    for _, found in made:
        found.end()


def start(desk, found):
    found.begin(lambda: asking(desk.store, desk.peer))


def says(window):
    page = window.centralWidget()
    assert isinstance(page, CalmPage)
    return clean(page._title.text())


def test_a_desk_of_which_nothing_is_due_is_shown_at_once(desk, shown, qtbot):
    _, _, found = shown()
    with qtbot.waitSignal(found.ready):
        start(desk, found)


def test_a_laptop_with_a_wrong_year_asks_and_begins_anew_when_its_clock_is_right(
    desk, shown, qtbot, server
):
    server.stop_at_once()
    window, expiry, found = shown(later=400 * NAMES_MS)
    start(desk, found)
    assert says(window) == "This desk waits for the organisers' computer"
    assert [one.name for one in desk.folder.glob("desk.db")]

    expiry._wall = wall_ms
    with qtbot.waitSignal(found.over):
        found._look()
    assert expiry.due is Due.NOTHING


def test_names_are_erased_before_anything_is_shown(desk, shown, qtbot):
    desk.admits(ADA.id)
    Expiry(desk.profile).told(wall_ms() + 3 * NAMES_MS)
    _, expiry, found = shown()
    with qtbot.waitSignal(found.ready):
        start(desk, found)

    assert {one.public_name for one in desk.store.registrations()} == {""}
    assert expiry.dates.nameless


def test_what_was_not_sent_is_sent_first_and_then_all_of_it_goes(desk, shown, qtbot, server):
    desk.admits(ADA.id)
    Expiry(desk.profile).told(wall_ms() + 10 * NAMES_MS)
    window, _, found = shown()
    with qtbot.waitSignal(found.over):
        start(desk, found)
        assert says(window) == "This desk is about to be erased"

    assert len(list(server.replica.records())) == 1
    assert wiping.erased(desk.folder) == wiping.Erased(0)


def test_a_desk_that_is_open_is_left_when_the_server_says_that_names_go(desk, shown, qtbot):
    _, expiry, found = shown()
    talk = asking(desk.store, desk.peer)
    found.watch(talk)
    with qtbot.assertNotEmitted(found.over):
        talk.start()
        qtbot.waitUntil(lambda: found._confirmed is not None)
    expiry.told(wall_ms() + 3 * NAMES_MS)
    with qtbot.waitSignal(found.over):
        found._look()
    talk.stop()


def test_a_signed_order_erases_and_another_one_does_not(desk, shown, qtbot, server):
    _, _, found = shown()
    talk = asking(desk.store, desk.peer)
    found.watch(talk)
    order = Order(ERASE, desk.store.mine, EVENT, wall_ms())
    with qtbot.assertNotEmitted(found.over):
        talk.refused.emit(Refused("no"))
        talk.refused.emit(Refused("no", order))
    with qtbot.waitSignal(found.over):
        talk.refused.emit(Refused("no", sign_order(order, server.data.signer)))

    assert wiping.erased(desk.folder) is not None


@pytest.fixture
def opening(desk, qapp, qtbot):
    """The program, opened on a folder; closed at the end."""
    made = []

    def at():
        window = Window()
        qtbot.addWidget(window)
        gone = wiping.finish(desk.folder) if wiping.erased(desk.folder) else None
        options = DeskOptions(desk.folder)
        settings = Settings(desk.folder)
        found = Opening(window, options, manners(qapp, desk.folder), settings)
        made.append(found)
        if gone is None:
            found.begin(Profile.open(desk.folder))
        else:
            found.show_erased(gone)
        return window, found

    desk.close()
    yield at
    for one in made:
        one.end()
        if one.profile is not None:
            one.profile.close()
    desk.close = lambda: None


def test_a_desk_is_erased_on_the_spot_and_can_be_made_anew(desk, opening, qtbot):
    window, program = opening()
    window.show()
    assert isinstance(window.centralWidget(), DeskPage)
    qtbot.waitUntil(lambda: program._expiring._confirmed is not None)
    (panic,) = window.findChildren(Panic)
    window.centralWidget().preferences.erase.emit()
    panic.hold._hold_ms = 30
    for _ in range(2):
        with qtbot.waitSignal(panic.hold.held):
            QTest.keyPress(panic.hold, Qt.Key.Key_Space)
        QTest.keyRelease(panic.hold, Qt.Key.Key_Space)
    assert program.locked
    program.end()
    program.profile.close()

    window, again = opening()
    assert says(window) == "This desk was erased"
    assert {one.name for one in desk.folder.iterdir()} == {wiping.MARK}
    window.centralWidget().went.emit()
    assert again.locked
    window, _ = opening()
    assert isinstance(window.centralWidget(), FirstRun)


def test_why_a_desk_cannot_be_erased_is_said_where_it_was_asked_for(desk, opening, server):
    server.stop_at_once()
    profile = Profile.open(desk.folder)
    profile.store.record(admission(ADA.id), ClockReading(wall_ms()))
    profile.close()
    window, program = opening()
    (panic,) = window.findChildren(Panic)
    panic.confirmed.emit()

    assert "nowhere else" in panic.said.text()
    assert not program.locked
    assert wiping.erased(desk.folder) is None
