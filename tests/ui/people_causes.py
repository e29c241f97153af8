"""What people do that brings about a state of the desk: at the camera, at the keys, at the help desk.

Each takes the desk at work (``at``), somebody who waits for what is to be seen
(``wait``), and for a desk of its own the entrance (``at.entrance``).
"""

from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication

from bench.scan.frames import Shot, Studio, hold
from checkin.adapters.camera.events import CameraHint
from checkin.domain.model import DeskProfile
from checkin.domain.record import Role
from tests.ui.entrance import ROOM, jpeg
from ui.card import Act, State

MINUTE = 60_000


def shows(at, wait, state, words=""):
    wait(lambda: at.card.state is state, state)
    assert words in at.said(), at.said()


def on(name):
    """At the list of that name."""

    def choose(at):
        at.menu(name)
        return at

    return choose


def scanned(key, state, words="", at_list="Day 1", **who):
    """A badge is held up to the camera, of somebody who is registered like that."""

    def cause(at, wait):
        at.entrance.expect(key, **who)
        wait(lambda: at.knows(key), "the roster")
        on(at_list)(at)
        at.hold_up(f"TKT-{key}")
        shows(at, wait, state, words)

    return cause


def shown_text(make, state, words=""):
    """A badge with the text that *make* makes of the entrance is held up."""

    def cause(at, wait):
        at.hold_up(make(at.entrance))
        shows(at, wait, state, words)

    return cause


def checked_in(at, wait, key, at_list="Day 1", **who):
    scanned(key, State.CHECKED_IN, at_list=at_list, **who)(at, wait)


# ---------------------------------------------------------------- people at the camera


def still_in_view(at, wait):
    checked_in(at, wait, "still")
    seen, before = at.page.scanning, len(list(at.records()))
    played, left = at.entrance.stream.played, at.page.leaving
    wait(lambda: at.entrance.stream.played > played + 30, "two seconds of pictures")
    assert seen.about.id == "still"
    assert (at.card.state, len(list(at.records()))) == (State.CHECKED_IN, before)
    assert left.isActive()
    assert left.remainingTime() > 4_000, "its five seconds begin when it is taken away"


def a_moment_ago(at, wait):
    at.entrance.expect("twice", codes=("TKT-twice", "PHONE-twice"))
    wait(lambda: at.knows("twice"), "the roster")
    at.hold_up("TKT-twice")
    shows(at, wait, State.CHECKED_IN)
    at.hold_up("PHONE-twice")
    shows(at, wait, State.A_MOMENT_AGO, "A moment ago, here")


def admitted_elsewhere(at, wait):
    who = at.entrance.expect("roamer")
    wait(lambda: at.knows("roamer"), "the roster")
    gate = at.entrance.spare_desk()
    wait(lambda: gate.desk.on is not None, "the first list there")
    gate.menu("Day 1")
    wait(lambda: gate.finds(who.public_name), "the directory there")
    gate.write("ada roamer")
    gate.key("Return", "Return")
    shows(gate, wait, State.CHECKED_IN)
    wait(lambda: at.desk.tally.presence("day-1", "roamer").counts, "the news")
    at.hold_up("TKT-roamer")
    shows(at, wait, State.ALREADY_IN, " at Desk 1")


def newcomer(at, wait):
    at.hold_up(at.entrance.signed(0xAB))
    shows(at, wait, State.PLEASE_READ, "New since this laptop's list")


def unheard(at, wait):
    checked_in(at, wait, "cautious")
    wait(lambda: at.desk.silent, "the server's word")
    at.entrance.stream.show(ROOM)
    at.key("Escape")
    checked_in(at, wait, "careful")
    assert "Desk 3 has not been heard for 1" in at.said()


def unread(at, wait):
    studio = Studio(4)
    card = hold(studio.rng, "paper")
    picture = studio.shoot(studio.room(), [(card, Shot(defocus=5.0, module=4.5))])
    at.entrance.stream.show([jpeg(picture)])
    shows(at, wait, State.UNREAD, "Hold the badge still")
    at.entrance.stream.show(ROOM)
    shows(at, wait, State.READY)


def hinted(hint, words):
    def cause(at, wait):
        desk = at.entrance.spare_desk()
        desk.camera.show(CameraHint(hint))
        shows(desk, wait, State.UNREAD, words)

    return cause


# ---------------------------------------------------------------- people at the keys


def confirm(at, wait):
    who = at.entrance.expect("typed")
    wait(lambda: at.finds(who.public_name), "the directory")
    at.write("ada typed")
    at.key("Return")
    shows(at, wait, State.CONFIRM, "Enter again checks in")


def undone(at, wait):
    checked_in(at, wait, "mistaken")
    at.control("Z")
    shows(at, wait, State.UNDONE)


def nothing_to_undo(at, wait):
    at.ahead_ms = 11 * MINUTE  # whatever was done here before
    at.control("Z")
    shows(at, wait, State.NOTHING_TO_UNDO)


def sent(at, wait):
    shown_text(lambda _: "https://example.org/menu", State.NOT_AN_EVENT_CODE)(at, wait)
    at.key("F2")
    shows(at, wait, State.SENT)


def lane(profile):
    """A desk of which the organisers have made a lane."""

    def become(at, wait):
        desk = at.entrance.spare_desk()
        wait(lambda: desk.desk.on is not None, "the first list there")
        at.entrance.give_profile(desk.desk._store.mine, profile)
        wait(lambda: desk.desk.profile is profile, "the other view")
        desk.menu("Day 1")
        return desk

    return become


def no_help_desk(profile, words):
    """F2 there."""

    def cause(at, wait):
        desk = lane(profile)(at, wait)
        desk.key("F2")
        shows(desk, wait, State.NO_HELP_DESK, words)
        assert "Desk 1" in desk.said()

    return cause


def nameless(at, wait):
    """Whoever is on the list is checked in there, by what decides alone."""
    at.entrance.expect(
        "secret", category="Member", give=("tray C-14",), attention="See the tea room"
    )
    desk = lane(DeskProfile.LANE_WITHOUT_NAMES)(at, wait)
    wait(lambda: desk.knows("secret"), "the roster")
    desk.page.scanned("TKT-secret")
    shows(desk, wait, State.CHECKED_IN, "Member | Give: tray C-14")
    assert "Ada" not in desk.said()


def scan_again(at, wait):
    at.entrance.expect("late", codes=("TKT-late", "PHONE-late"))
    wait(lambda: at.knows("late"), "the roster")
    at.hold_up("TKT-late")
    shows(at, wait, State.CHECKED_IN)
    at.hold_up("PHONE-late")
    shows(at, wait, State.A_MOMENT_AGO)
    at.entrance.stream.show(ROOM)
    at.ahead_ms = MINUTE + 1
    at.press_button(Act.BACK_AGAIN)
    shows(at, wait, State.SCAN_AGAIN)


def ready_out(at, wait):
    on("Hall")(at)
    at.menu("Check people out")
    shows(at, wait, State.READY_OUT)


def confirm_out(at, wait):
    ready_out(at, wait)
    at.entrance.expect("leaver")
    wait(lambda: at.finds("Ada Leaver"), "the directory")
    at.write("ada leaver")
    at.key("Return")
    shows(at, wait, State.CONFIRM_OUT)


def checked_out(at, wait):
    checked_in(at, wait, "guest", "Hall", codes=("TKT-guest", "PHONE-guest"))
    at.menu("Check people out")
    at.hold_up("PHONE-guest")
    shows(at, wait, State.CHECKED_OUT)


def not_in(at, wait):
    ready_out(at, wait)
    at.entrance.expect("passer")
    wait(lambda: at.knows("passer"), "the roster")
    at.hold_up("TKT-passer")
    shows(at, wait, State.NOT_IN)


def by_key(key, state, *, control=False):
    def cause(at, wait):
        at.control(key) if control else at.key(key)
        shows(at, wait, state)

    return cause


def closing(at, wait):
    QApplication.sendEvent(at.window.windowHandle(), QCloseEvent())
    shows(at, wait, State.CLOSING)
    assert at.window.isVisible()


# ---------------------------------------------------------------- the help desk


def opened(at, wait):
    at.open_help_desk()
    wait(lambda: at.desk.role is Role.HELP_DESK, "the staff PIN")
    ground = at.page.strip.grab().toImage().pixelColor(2, 16).name()
    assert ground == "#5b2a86", "a band of its own colour says so"


def locked(at, wait):
    opened(at, wait)
    at.page.door.closing.start(1)
    wait(lambda: at.desk.role is Role.LANE, "five minutes")
    shows(at, wait, State.HIDDEN)
    at.key("Space")  # somebody is here again
    at.key("F2")
    assert at.page.board.sheet.secret, "the PIN is asked for again"


def idle(at, wait):
    opened(at, wait)
    at.page.door.hiding.start(1)
    shows(at, wait, State.HIDDEN)


def registered(at, wait):
    opened(at, wait)
    at.choose("not on the list")
    at.write("Grace Hopper")
    at.key("Return", "Return", "Return", "Return")
    shows(at, wait, State.REGISTERED)


def _see_to(at, wait, key, **who):
    scanned(key, State.OTHER_LIST, lists=frozenset({"day-2"}), **who)(at, wait)
    at.key("F2")
    assert at.page.boarding


def badge_replaced(at, wait):
    opened(at, wait)
    at.entrance.stream.show(ROOM)
    _see_to(at, wait, "unlucky")
    at.choose("Another badge")
    at.choose("lost")
    at.key("Return")
    shows(at, wait, State.BADGE_REPLACED)


def group(at, wait):
    for key in ("alto", "bass"):
        at.entrance.expect(key, organisation="Harbour Choir")
    wait(lambda: at.finds("Ada Bass") and at.finds("Ada Alto"), "the directory")
    opened(at, wait)
    at.key("Escape")
    at.open_help_desk()
    at.write("ada alto")
    at.key("F2")
    at.choose("organisation together")
    at.key("Return")
    shows(at, wait, State.GROUP)


def counts(at, wait):
    """A page of figures; the next badge is answered at once all the same."""
    checked_in(at, wait, "counted")
    at.key("F4")
    assert at.page.counting
    here = at.desk.count().here
    assert f"Arrived: {here} of" in at.page.counts.arrived.words
    at.entrance.expect("next-one")
    wait(lambda: at.knows("next-one"), "the roster")
    at.hold_up("TKT-next-one")
    shows(at, wait, State.CHECKED_IN)
    assert not at.page.counting
