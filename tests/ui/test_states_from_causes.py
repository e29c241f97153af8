"""Every state of the desk, from what brings it about, and never by setting it.

A server's process is killed, a camera freezes, the disk is full. ``STATES`` says of each
state what its cause is, and whether that is real or comes in at a port.
"""

import sys
from enum import StrEnum
from typing import NamedTuple

import pytest

from checkin.adapters.camera.reports import HINTS, Cause
from checkin.domain.desk_card import DeskCard
from checkin.domain.model import (
    BadgeId,
    DeskProfile,
    EventId,
    IssuedBadge,
    ListId,
    RegistrationId,
    Standing,
)
from tests.ui import machine_causes as machines
from tests.ui import people_causes as people
from tests.ui.entrance import Entrance
from tests.ui.machine_causes import goes_away, lost, source
from tests.ui.people_causes import by_key, hinted, scanned, shown_text
from ui.card import State
from ui.chips import Chip
from ui.strip import Notice

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and pseudo-terminals")


class By(StrEnum):
    """Where a cause comes from."""

    REAL = "real"
    CLOCK = "injected: the desk's clock"
    TIMER = "injected: a timer's time is up at once"
    CAMERA = "injected: the camera port"
    STORE = "injected: the store port"
    PEER = "injected: the peer port"
    BATTERY = "injected: what the system says of the battery"
    HEARD = "injected: when the server last heard a desk"


class Row(NamedTuple):
    """One state: what brings it about, where that comes from, and how to do it."""

    state: str
    cause: str
    by: By
    bring_about: object


STRANGER = "https://example.org/menu?table=12"
S = State

STATES = [
    # Cards.
    Row(f"card {S.READY}", "Esc on any card", By.REAL, by_key("Escape", S.READY)),
    Row(f"card {S.OPENING}", "the log and then the list are still read", By.STORE, machines.one_moment),
    Row(f"card {S.NO_LIST_YET}", "joined, then the server was killed", By.REAL, machines.no_list_yet),
    Row(f"card {S.UNREAD}", "a badge out of focus, held up", By.REAL, people.unread),
    Row(f"card {S.CHECKED_IN}", "a badge", By.REAL, scanned("welcome", S.CHECKED_IN)),
    Row("card still in view", "the badge is not taken away", By.REAL, people.still_in_view),
    Row(f"card {S.PLEASE_READ}", "a badge of somebody with a line to read", By.REAL,
        scanned("reader", S.PLEASE_READ, "See the tea room", attention="See the tea room")),
    Row("card newcomer", "a signed badge that is in no roster here", By.REAL, people.newcomer),
    Row(f"card {S.A_MOMENT_AGO}", "their badge, then their phone", By.REAL, people.a_moment_ago),
    Row(f"card {S.ALREADY_IN}", "admitted at another desk", By.REAL, people.admitted_elsewhere),
    Row(f"card {S.NOT_FOUND}", "a badge of somebody taken off the list", By.REAL,
        shown_text(lambda _: "TKT-nobody", S.NOT_FOUND)),
    Row(f"card {S.OTHER_LIST}", "somebody of tomorrow", By.REAL,
        scanned("tomorrow", S.OTHER_LIST, "Day 2", lists=frozenset({ListId("day-2")}))),
    Row(f"card {S.OTHER_DAY}", "a badge signed for next week", By.REAL,
        shown_text(lambda door: door.signed(0xDA, days=7), S.OTHER_DAY)),
    Row(f"card {S.OTHER_CATEGORY}", "a list for others", By.REAL,
        scanned("member", S.OTHER_CATEGORY, "Board member", "Board")),
    Row(f"card {S.NOT_OPEN_YET}", "a list that opens in two hours", By.REAL,
        scanned("eager", S.NOT_OPEN_YET, "Opening opens ", "Opening")),
    Row(f"card {S.CLOSED}", "a list that closed two hours ago", By.REAL,
        scanned("sleeper", S.CLOSED, "Breakfast closed ", "Breakfast")),
    Row(f"card {S.REPLACED}", "the old one of two badges", By.REAL,
        shown_text(lambda _: "TKT-old", S.REPLACED)),
    Row(f"card {S.REVOKED}", "a badge of the list of revocations", By.REAL,
        shown_text(lambda door: door.signed(0xEE), S.REVOKED, "no longer valid")),
    Row(f"card {S.PRACTICE}", "a practice badge", By.REAL,
        shown_text(lambda door: door.practice(), S.PRACTICE, "nothing is saved")),
    Row(f"card {S.CANCELLED}", "a badge of somebody who cancelled", By.REAL,
        scanned("absent", S.CANCELLED, standing=Standing.CANCELLED)),
    Row(f"card {S.SPARE}", "a badge that is nobody's yet", By.REAL,
        shown_text(lambda door: door.signed(0x5A), S.SPARE)),
    Row(f"card {S.NOT_AN_EVENT_CODE}", "some QR code", By.REAL,
        shown_text(lambda _: STRANGER, S.NOT_AN_EVENT_CODE)),
    Row("card not ours", "a badge that somebody else has signed", By.REAL,
        shown_text(lambda door: door.forged(), S.NOT_AN_EVENT_CODE)),
    Row(f"card {S.CONFIRM}", "a name typed, Enter", By.REAL, people.confirm),
    Row(f"card {S.READY_OUT}", "the menu of a list with exit", By.REAL, people.ready_out),
    Row(f"card {S.CONFIRM_OUT}", "there, a name typed, Enter", By.REAL, people.confirm_out),
    Row(f"card {S.CHECKED_OUT}", "a badge of somebody who is in", By.REAL, people.checked_out),
    Row(f"card {S.NOT_IN}", "a badge of somebody who is not in", By.REAL, people.not_in),
    Row(f"card {S.SCAN_AGAIN}", "back again, a minute too late", By.CLOCK, people.scan_again),
    Row(f"card {S.SENT}", "F2 on a card that stops", By.REAL, people.sent),
    Row(f"card {S.NO_HELP_DESK}", "F2 at a lane", By.REAL,
        people.no_help_desk(DeskProfile.LANE, "This desk is a lane.")),
    Row("card no help desk without names", "F2 at a lane without names", By.REAL,
        people.no_help_desk(DeskProfile.LANE_WITHOUT_NAMES, "This desk holds no names.")),
    Row("card checked in without a name", "a badge at a lane without names", By.REAL,
        people.nameless),
    Row(f"card {S.REGISTERED}", "a walk-in at the help desk", By.REAL, people.registered),
    Row(f"card {S.BADGE_REPLACED}", "a lost badge at the help desk", By.REAL, people.badge_replaced),
    Row(f"card {S.GROUP}", "an organisation, together", By.REAL, people.group),
    Row(f"card {S.UNDONE}", "Ctrl+Z after a check-in", By.REAL, people.undone),
    Row(f"card {S.NOTHING_TO_UNDO}", "Ctrl+Z eleven minutes later", By.CLOCK, people.nothing_to_undo),
    Row(f"card {S.HELP}", "F1", By.REAL, by_key("F1", S.HELP)),
    Row(f"card {S.DESK_CARD}", "a desk card held up to an open desk", By.REAL,
        shown_text(lambda _: DeskCard(EventId("c0ffee00"), bytes(32)).text, S.DESK_CARD)),
    Row(f"card {S.HIDDEN}", "Ctrl+L", By.REAL, by_key("L", S.HIDDEN, control=True)),
    Row("card hidden after idle", "a help desk without a key", By.TIMER, people.idle),
    Row(f"card {S.CLOSING}", "the window's cross", By.REAL, people.closing),
    Row(f"card {S.WRITE_FAILED}", "the system lets no file grow", By.REAL, machines.write_failed),
    Row("card possible duplicate", "a desk silent for 14 min", By.HEARD, people.unheard),
    # What a volunteer is asked to do about a code that cannot be read.
    Row("hint steady", "a badge out of focus", By.REAL, people.unread),
    Row("hint closer", "the reader says so", By.CAMERA, hinted("closer", "width closer")),
    Row("hint further", "the reader says so", By.CAMERA, hinted("further", "further away")),
    Row("hint glare", "the reader says so", By.CAMERA, hinted("glare", "Tilt the badge")),
    Row("hint dark", "the reader says so", By.CAMERA, hinted("dark", "more light")),
    Row("hint brighter", "the reader says so", By.CAMERA, hinted("brighter", "brightness up")),
    # The camera's pane, with its chip.
    Row(f"camera {Cause.NO_CAMERA}", "camera 83 of this computer", By.REAL,
        source("83", "No camera. Is its cable plugged in?")),
    Row(f"camera {Cause.IN_USE}", "the driver says so", By.CAMERA,
        lost(Cause.IN_USE, "Another program may be using it")),
    Row(f"camera {Cause.FORBIDDEN}", "the system says so", By.CAMERA,
        lost(Cause.FORBIDDEN, "blocked in this computer's settings")),
    Row(f"camera {Cause.NO_FILE}", "a film that is not there", By.REAL,
        source("gone.avi", "film for the camera is not there")),
    Row(f"camera {Cause.NOT_A_VIDEO}", "a text called a film", By.REAL,
        source("notes.avi", "is not a film", b"buy milk" * 100)),
    Row(f"camera {Cause.STOPPED}", "a network camera ends its stream", By.REAL,
        goes_away("The camera has stopped")),
    Row(f"camera {Cause.NO_STREAM}", "and refuses another", By.REAL,
        goes_away("The network camera does not answer")),
    Row(f"camera {Cause.FROZEN}", "a stream that sends nothing more", By.REAL, machines.freezes),
    Row(f"camera {Cause.BLACK}", "black pictures for two seconds", By.REAL, machines.goes_black),
    Row(f"camera {Cause.RESTARTED}", "the capture process is killed", By.REAL, machines.capture_killed),
    Row("camera reader killed", "the reader is killed: nobody sees it", By.REAL,
        machines.reader_killed),
    Row("camera film ends", "a film of ten frames", By.REAL, machines.film_ends),
    # Chips and the strip.
    Row("chip link", "the server is killed and started", By.REAL, machines.offline),
    Row("chip to_send", "a check-in meanwhile", By.REAL, machines.to_send),
    Row("chip age", "hours without a server", By.CLOCK, machines.ages),
    Row("chip age as kept", "opened while the server is gone", By.REAL, machines.as_kept),
    Row("chip camera", "a stream that sends nothing more", By.REAL, machines.freezes),
    Row(f"strip {Notice.OFFLINE}", "the server is killed and started", By.REAL, machines.offline),
    Row(f"strip {Notice.ASIDE}", "somebody alters signatures on the way", By.PEER, machines.aside),
    Row(f"strip {Notice.SCANNER}", "a serial port is gone", By.REAL, machines.scanner_unplugged),
    Row(f"strip {Notice.CAME_BACK}", "the desk before it was killed", By.REAL, machines.came_back),
    Row(f"strip {Notice.NEWER}", "a server with a newer installer", By.PEER, machines.newer),
    Row(f"strip {Notice.OLD_SERVER}", "a server of version 0.0.9", By.PEER, machines.old_server),
    Row("strip help desk", "F2 and the staff PIN", By.REAL, people.opened),
    Row("strip help desk locked", "five minutes without a key", By.TIMER, people.locked),
    Row(f"strip {Notice.CLOCK}", "three hours ahead of the server", By.CLOCK, machines.wrong_clock),
    Row(f"strip {Notice.BATTERY}", "on battery, 24 %", By.BATTERY, machines.battery_low),
    Row("counts", "F4 after a check-in", By.REAL, people.counts),
]  # fmt: skip


@pytest.fixture(scope="module")
def entrance(tmp_path_factory, qapp):  # noqa: ARG001 - there is no window without it
    made = Entrance(tmp_path_factory.mktemp("entrance"))
    made.silent_desk("Desk 3", 14)
    spare, other = (BadgeId(f"{number:02x}" * 12) for number in (0x5A, 0xDA))
    old = made.expect("renewed")
    made.expect("visitor")
    made.book.publish(
        badges=[
            IssuedBadge(BadgeId("TKT-nobody"), RegistrationId("gone")),
            IssuedBadge(BadgeId("TKT-old"), old.id, replaced_at=1_713_164_400_000),
            IssuedBadge(spare, RegistrationId(""), "0000000C"),
            IssuedBadge(other, RegistrationId("visitor"), "0000001D"),
        ]
    )
    made.revoke(0xEE)
    made.server.start()
    made.desk(made.enrolled("Desk 1"))
    yield made
    made.close()


@pytest.fixture
def wait(qtbot):
    """Wait until something is so."""

    def until(is_so, what):
        try:
            qtbot.waitUntil(lambda: bool(is_so()), timeout=20_000)
        except qtbot.TimeoutError:
            pytest.fail(f"waited in vain for {what}")

    return until


@pytest.fixture
def at(entrance, wait):
    entrance.rest(wait)
    return entrance.first


def test_before_the_first_picture_and_the_first_answer_it_is_said_that_they_are_awaited(entrance):
    link, pane, camera = entrance.first.at_first

    assert (link, pane) == ("Connecting", "The camera is starting.")
    assert (camera.text, camera.mark) == ("Camera", "away")


@pytest.mark.parametrize("row", STATES, ids=lambda row: row.state.replace(" ", "_"))
def test_each_state_comes_of_its_cause(at, wait, row):
    row.bring_about(at, wait)


def test_the_table_is_whole(at):
    rows = [one.state for one in STATES]
    chips = {name for name, one in vars(at.page.top).items() if isinstance(one, Chip)}

    assert len(rows) == len(set(rows))
    assert {f"card {one}" for one in State} <= set(rows)
    assert {f"camera {one}" for one in Cause} <= set(rows)
    assert {f"hint {one}" for one in HINTS} <= set(rows)
    assert {f"chip {one}" for one in chips} <= set(rows)
    assert {f"strip {one}" for one in Notice} <= set(rows)
