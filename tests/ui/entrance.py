"""A real entrance: a server's process, a network camera, encrypted desks and their windows."""

import signal
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import Qt

from bench.scan_live.stream import StreamCamera
from checkin.adapters.camera.camera import Camera
from checkin.adapters.camera.vision import cv2
from checkin.adapters.keys import SigningKey
from checkin.adapters.profile import Profile, wall_ms
from checkin.adapters.roster_json import write_revocations
from checkin.adapters.server_data import ServerData
from checkin.cli.processes import Server as Process
from checkin.cli.serve import invite
from checkin.domain import badge as badges
from checkin.domain.model import (
    BadgeId,
    CheckInList,
    EventId,
    IssuedBadge,
    ListId,
    Registration,
    RegistrationId,
)
from checkin.domain.revocation import Revocations, sign
from checkin.usecases.exchange import Answer, DeskReport, Request
from checkin.usecases.organise import new_event
from checkin.usecases.rehearsing import practice_badges
from checkin.usecases.roster_pages import RosterEntry
from tests.adapters.camera.conftest import code, frame, middle
from tests.fakes import FakeCamera
from tests.ui.test_keys import press
from ui.card import State
from ui.chips import camera_words
from ui.options import DeskOptions
from ui.running_desk import start_desk
from ui.window import Window
from ui.workers import Pace

EVENT, PIN = EventId("c0ffee07"), "042917"
HOUR = 60 * 60_000
TODAY = datetime.now(UTC).date()
LISTS = (
    CheckInList(ListId("day-1"), "Day 1", TODAY),
    CheckInList(ListId("day-2"), "Day 2", TODAY + timedelta(days=1)),
    CheckInList(ListId("opening"), "Opening", TODAY, opens=wall_ms() + 2 * HOUR),
    CheckInList(ListId("breakfast"), "Breakfast", TODAY, closes=wall_ms() - 2 * HOUR),
    CheckInList(ListId("board"), "Board", TODAY, categories=("Board member",)),
    CheckInList(ListId("hall"), "Hall", TODAY, exit=True),
)
TODAYS = frozenset(one.id for one in LISTS if one.day == TODAY)


def jpeg(picture):
    return cv2.imencode(".jpg", picture)[1].tobytes()


def held_up(text):
    """What a camera sees while a badge with this text is held up."""
    return [jpeg(middle(code(text)))]


ROOM = [jpeg(frame())]
BLACK = [jpeg(frame(shade=3))]


class Server(Process):
    """A server's process that knows whether it runs."""

    stopped = True

    def start(self):
        super().start()
        self.stopped = False

    def kill(self):
        super().kill()
        self.stopped = True


class Entrance:
    """One event at a server of its own, and whoever comes to it."""

    def __init__(self, folder):
        self.folder = folder
        self.data = ServerData(folder / "server")
        self.book = self.data.book(EVENT)
        self.gathering = new_event(
            self.book, "Convening", "UTC", LISTS, self.data.signer, event=EVENT, pin=PIN
        )
        self.server = Server(folder / "server")
        self.stream = StreamCamera(ROOM, rate=15)
        self._desks = []

    def expect(self, key, *, codes=(), lists=TODAYS, organisation="Kiosk", **fields):
        """Somebody is registered, with these opaque codes or one of their own."""
        name = f"Ada {key.title()}"
        who = Registration(RegistrationId(key), name, organisation, lists=lists, **fields)
        issued = [IssuedBadge(BadgeId(one), who.id) for one in codes or (f"TKT-{key}",)]
        self.book.publish(registrations=[who], badges=issued)
        return who

    def signed(self, number, *, signer=None, days=0):
        """The text of a signed badge, good for today or *days* later."""
        day = TODAY + timedelta(days=days)
        claim = badges.SignedBadge(1, EVENT, BadgeId(f"{number:02x}" * 12), day, day)
        return badges.sign(claim, signer or self.data.signer).text

    def forged(self):
        """A badge that somebody else has signed."""
        return self.signed(0xF0, signer=SigningKey(b"f" * 32))

    def practice(self):
        """The practice badge of a check-in."""
        return practice_badges(self.book, self.data.signer)[0].text

    def revoke(self, number):
        """A list that names a badge which nobody knows any more: the server was set back."""
        key, badge = self.data.signer, BadgeId(f"{number:02x}" * 12)
        one = sign(Revocations(1, wall_ms(), frozenset({badge}), key.key_id), EVENT, key)
        self.book.inherit(RosterEntry("revocations", "1", 0, write_revocations(one)))

    def silent_desk(self, name, minutes):
        """A desk that the server has not heard for so long."""
        token = invite(self.data, EVENT, name).partition(".")[0]
        desk = self.book.enrol(token, name, SigningKey(b"3" * 32).public_key)
        report = DeskReport("checkin", ListId("day-1"))
        said = Request(desk.id, {}, (), report=report)
        self.book.note_heard([(said, Answer(have={}), wall_ms() - minutes * 60_000)])

    def enrolled(self, name):
        """The profile of a laptop that has just joined."""
        profile = Profile.open(self.folder / name.replace(" ", "-"))
        profile.join(f"{self.server.address}/#{invite(self.data, EVENT, name)}", name)
        return profile

    def give_profile(self, key, profile):
        """The organisers have decided how much a desk is given."""
        desk = replace(self.book.desk(key), profile=profile)
        with self.data.database.write(EVENT) as connection:
            self.book._publish_desk(connection, desk)

    @property
    def first(self):
        """The desk with the network camera."""
        return self._desks[0]

    def desk(self, profile, camera=None, **more):
        """Open a desk's window; its camera is the network camera unless another is given."""
        self._desks.append(OpenDesk(self, profile, camera or Camera(self.stream.address), **more))
        return self._desks[-1]

    def spare_desk(self, between=None, **more):
        """Another desk, whose camera says what it is told; *between* stands in its line."""
        profile = self.enrolled(f"Desk {len(self._desks) + 10}")
        if between is not None:
            more["peer"] = between(profile.peer())
        return self.desk(profile, FakeCamera(), **more)

    @contextmanager
    def slow_desk(self, slow):
        """A desk whose store is a slow one."""
        profile = self.enrolled("Slow")
        store = slow(profile.store)
        desk = self.desk(profile, FakeCamera(), store=store)
        try:
            yield desk, store
        finally:
            store.log.set()
            store.people.set()
            desk.close()

    def desk_without_list(self):
        """A desk that has joined just before the server was gone."""
        profile = self.enrolled("Hasty")
        self.server.kill()
        return self.desk(profile, FakeCamera())

    @contextmanager
    def reopened_without_server(self, wait):
        """A desk that has its list from before, and finds no server."""
        first = self.desk(self.enrolled("Kept"), FakeCamera())
        wait(lambda: first.page.top.list_words != "No list yet", "the first list")
        first.close()
        self.server.kill()
        desk = self.desk(Profile.open(self.folder / "Kept"), FakeCamera())
        yield desk
        desk.close()

    def film(self):
        """A film of a third of a second."""
        path = str(self.folder / "film.avi")
        kind = cv2.VideoWriter.fourcc(*"MJPG")
        writer = cv2.VideoWriter(path, cv2.CAP_OPENCV_MJPEG, kind, 30, (1280, 720))
        for _ in range(10):
            writer.write(frame())
        writer.release()
        return path

    def rest(self, wait):
        """Everything works again; nobody is here but the first desk."""
        for desk in self._desks[1:]:
            desk.close()
        self.stream.gone = self.stream.frozen = False
        self.stream.show(ROOM)
        if self.server.stopped:
            self.server.start()
        self._desks[0].rest(wait)

    def close(self):
        for desk in self._desks:
            desk.close()
        self.server.kill()
        self.stream.close()
        self.data.close()


class OpenDesk:
    """A desk at work, and somebody at its keys."""

    def __init__(self, entrance, profile, camera, store=None, peer=None, **options):
        self.entrance = entrance
        self.camera = camera
        self.ahead_ms = 0
        self._profile = profile
        self._peer = peer or profile.peer()
        self.window = Window()
        self.running = start_desk(
            self.window,
            store or profile.store,
            profile.enrolment,
            self._peer,
            camera,
            DeskOptions(profile.folder, **options),
            Pace(second=0.1),
            lambda: wall_ms() + self.ahead_ms,
        )
        self.page = self.running.page
        # Before anything has come from camera or server.
        self.at_first = (self.page.top.link.words.text, self.pane, self.page.top.camera.words)
        self.window.show()
        self.open = True

    @property
    def desk(self):
        return self.page._desk

    def knows(self, key):
        """Whether somebody has come with the roster."""
        return self.desk.people.registration(RegistrationId(key)) is not None

    def finds(self, name):
        """Whether somebody is found by name."""
        return any(one.registration.public_name == name for one in self.desk.search(name))

    def records(self):
        return self._profile.store.records()

    def press_button(self, act):
        next(one for one in self.page.panel.buttons if one.property("act") == act).click()

    @property
    def seeing(self):
        """Whether the camera's picture is shown, and the chip says so."""
        return self.page.top.camera.words == camera_words(seeing=True)

    def rest(self, wait):
        """Nobody is here, and the desk is as it was opened."""
        self.ahead_ms = 0
        if self.page.door.is_open:
            self.page.door.close()
        wait(lambda: self.desk.on is not None, "the first list")
        self.menu("Day 1")
        self.key("Escape")
        wait(lambda: self.card.state is State.READY, "nobody")
        wait(lambda: self.seeing, "the camera")
        wait(lambda: self.page.top.link.words.text == "Online", "the server")
        wait(lambda: abs(self.desk._now().offset_ms or 0) < 5_000, "the time")

    @property
    def card(self):
        return self.page.panel.card

    @property
    def pane(self):
        """What stands where the camera's picture would."""
        return self.page.camera.accessibleDescription()

    def said(self):
        words = " | ".join((self.card.title, self.card.name, *self.card.lines))
        return words.replace("\u2068", "").replace("\u2069", "")

    def hold_up(self, text):
        """Hold a badge up to the network camera."""
        self.entrance.stream.show(held_up(text))

    def key(self, *names):
        for name in names:
            press(self.window.focusWidget(), getattr(Qt.Key, f"Key_{name}"))

    def write(self, text):
        for letter in text:
            press(self.window.focusWidget(), Qt.Key.Key_unknown, letter)

    def control(self, name):
        held = Qt.KeyboardModifier.ControlModifier
        press(self.window.focusWidget(), getattr(Qt.Key, f"Key_{name}"), held=held)

    def menu(self, words):
        """Choose from the list's menu."""
        actions = self.page.top.menu.actions()
        said = next(one for one in actions if words in one.text())
        said.trigger()

    def choose(self, words):
        """Walk to the row of the board with these words, and press Enter."""
        options = self.page.board.sheet.options
        place = next(n for n, one in enumerate(options) if words in one.words)
        self.key(*["Up"] * len(options), *["Down"] * place, "Return")

    def open_help_desk(self):
        self.key("Escape", "F2")
        self.write(PIN)
        self.key("Return")

    def close(self):
        if self.open:
            self.open = False
            self.running.end()
            self.window.close()
            self._peer.close()
            self._profile.close()


@contextmanager
def no_room_on_disk():
    """From here on the system lets no file of this process grow, as a full disk would not."""
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        with suppress(TypeError):  # it was set by no Python code
            signal.signal(signal.SIGXFSZ, handler)
