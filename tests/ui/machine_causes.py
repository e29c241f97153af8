"""What happens to machines that brings about a state of the desk: disk, server, clock, camera.

Arguments as in ``tests.ui.people_causes``.
"""

import json
import os
import signal
import subprocess
import sys
import threading
from types import SimpleNamespace

from checkin import __version__
from checkin.adapters import silence
from checkin.adapters.battery import Battery
from checkin.adapters.camera.events import CameraGone
from checkin.adapters.updates import this_machine, this_system
from checkin.usecases.updating import Offer
from tests.adapters.test_updates import ENDS
from tests.fakes import FakeCamera
from tests.ui.entrance import BLACK, ROOM, no_room_on_disk
from tests.ui.people_causes import MINUTE, checked_in, on, shows
from tests.ui.test_aside import Forger
from ui.card import State
from ui.chips import Mark
from ui.power import PowerWorker
from ui.strip import came_back_words, newer_words, old_server_words
from ui.updating import UpdateWorker
from ui.workers import Exchanged

# ---------------------------------------------------------------- disk, log and list


def write_failed(at, wait):
    at.entrance.expect("unsaved")
    wait(lambda: at.knows("unsaved"), "the roster")
    before = len(list(at.records()))
    with no_room_on_disk():
        at.hold_up("TKT-unsaved")
        wait(at.page.blocker.isVisible, "the blocker")
        assert at.page.blocker.card.state is State.WRITE_FAILED
        assert len(list(at.records())) == before
    at.key("Return")
    wait(lambda: not at.page.blocker.isVisible(), "there is room again")
    shows(at, wait, State.CHECKED_IN)


class SlowStore:
    """A real store whose log and people are read only once they may be."""

    def __init__(self, store):
        self._store = store
        self.log, self.people = threading.Event(), threading.Event()

    def records(self):
        self.log.wait(20)
        return self._store.records()

    def edition(self):
        self.people.wait(20)
        return self._store.edition()

    def __getattr__(self, name):
        return getattr(self._store, name)


def one_moment(at, wait):
    """The log is still being read, and then the list is."""
    with at.entrance.slow_desk(SlowStore) as (desk, store):
        shows(desk, wait, State.OPENING)
        store.log.set()
        shows(desk, wait, State.READY)
        desk.write("ada")
        assert "Reading the list" in desk.page.rows._title.text()
        store.people.set()
        wait(desk.page.rows.count, "the list")


def no_list_yet(at, wait):
    """A desk that has joined, and the server was gone before it could fetch anything."""
    desk = at.entrance.desk_without_list()
    shows(desk, wait, State.NO_LIST_YET)
    wait(lambda: desk.page.top.link.words.text == "Offline", "no answer")
    at.entrance.server.start()
    shows(desk, wait, State.READY)


# ---------------------------------------------------------------- server and clock


def chip(at, wait, name, text, mark):
    words = getattr(at.page.top, name)
    wait(lambda: words.words.text == text, text)
    assert words.words.mark is mark


def offline(at, wait):
    at.entrance.server.kill()
    chip(at, wait, "link", "Offline", Mark.AWAY)
    assert at.page.strip.words == "Working offline. Keep going."
    at.entrance.server.start()
    chip(at, wait, "link", "Online", Mark.GOOD)
    assert at.page.strip.words == ""


def to_send(at, wait):
    at.entrance.expect("waiting")
    wait(lambda: at.knows("waiting"), "the roster")
    chip(at, wait, "to_send", "0 to send", Mark.GOOD)
    at.entrance.server.kill()
    chip(at, wait, "link", "Offline", Mark.AWAY)
    at.hold_up("TKT-waiting")
    shows(at, wait, State.CHECKED_IN)
    chip(at, wait, "to_send", "1 to send", Mark.AWAY)
    assert at.page.strip.words == "Working offline. Keep going. 1 check-in will be sent later"
    at.entrance.server.start()
    chip(at, wait, "to_send", "0 to send", Mark.GOOD)


def ages(at, wait):
    """The server is gone, and the hours pass."""
    chip(at, wait, "age", "List now", Mark.GOOD)
    at.entrance.server.kill()
    chip(at, wait, "link", "Offline", Mark.AWAY)
    for hours, text, mark in (
        (5 / 60, "List 5 min", Mark.GOOD),
        (3, "List 3 h", Mark.GOOD),
        (20, "List 20 h", Mark.LOOK),
    ):
        at.ahead_ms = round(hours * 60 * MINUTE) + 5_000
        at.page.standing.timer.timeout.emit()
        chip(at, wait, "age", text, mark)
    at.entrance.server.start()
    chip(at, wait, "link", "Online", Mark.GOOD)


def as_kept(at, wait):
    with at.entrance.reopened_without_server(wait) as desk:
        chip(desk, wait, "age", "List as kept", Mark.AWAY)
        shows(desk, wait, State.READY)
    at.entrance.server.start()


def wrong_clock(at, wait):
    """A laptop three hours ahead: by its own clock the doors would be open already."""
    at.ahead_ms = 3 * 60 * MINUTE
    at.entrance.expect("early")
    wait(lambda: at.knows("early"), "the roster, and so the server's time")
    on("Opening")(at)
    at.hold_up("TKT-early")
    shows(at, wait, State.NOT_OPEN_YET, "Opening opens ")
    (*_, record) = at.records()
    assert abs(record.offset_ms + at.ahead_ms) < 5_000, "kept, with how wrong the clock was"
    wait(lambda: "clock is 3 h 00 min off" in at.page.strip.words, "the strip to say so")


def battery_low(at, wait):
    power = PowerWorker(lambda: Battery(24, on_mains=False))
    power.told.connect(at.page.standing.power)
    power.start()
    try:
        wait(lambda: "On battery, 24 %. Please plug in" in at.page.strip.words, "the strip")
    finally:
        power.stop()
    at.page.standing.power(Battery())
    assert "battery" not in at.page.strip.words


def _offered(at, wait, program, newer, words):
    """A server says at its port which versions it has; the event of these tests is today's."""

    class Says:
        def signed(self, *_):
            return json.dumps({"program": program, "frozen": False, "newer": newer}).encode()

        def close(self):
            pass

    asker = UpdateWorker(Says())
    asker.told.connect(at.page.standing.offered)
    asker.start()
    try:
        asker.talked(Exchanged(SimpleNamespace(more=False)))
        wait(lambda: words in at.page.strip.words, "the strip")
    finally:
        asker.stop()
    at.page.standing.offered(Offer(__version__))
    assert words not in at.page.strip.words


def newer(at, wait):
    name = f"checkin_9.1.0_{this_machine()}{ENDS[this_system()]}"
    fields = {"name": name, "size": 1, "sha256": "00", "signed": True}
    _offered(at, wait, "9.1.0", fields, newer_words("9.1.0"))


def old_server(at, wait):
    _offered(at, wait, "0.0.9", None, old_server_words())


def aside(at, wait):
    checked_in(at, wait, "witness")
    desk = at.entrance.spare_desk(Forger)
    wait(lambda: "kept aside. Please tell the organisers" in desk.page.strip.words, "a forgery")


def came_back(at, wait):
    """A process dies of an error that nobody expected, in the folder of a desk that then opens."""
    profile = at.entrance.enrolled("Back")
    dies = (
        "import sys; from pathlib import Path; from checkin.adapters.silence import keep_silent; "
        "keep_silent(Path(sys.argv[1])); raise LookupError"
    )
    line = [sys.executable, "-c", dies, str(profile.folder)]
    subprocess.run(line, check=False, stderr=subprocess.DEVNULL)
    desk = at.entrance.desk(profile, FakeCamera(), came_back=silence.came_back(profile.folder))
    wait(lambda: came_back_words() in desk.page.strip.words, "word of it")


def scanner_unplugged(at, wait):
    import pty  # where there are any: Windows has none

    end, device = pty.openpty()
    desk = at.entrance.spare_desk(scanner=os.ttyname(device))
    wait(lambda: desk.page.strip.words == "", "the scanner")
    os.close(device)
    os.close(end)
    wait(lambda: "scanner is unplugged" in desk.page.strip.words, "its absence")


# ---------------------------------------------------------------- the camera


def pane(at, wait, words):
    wait(lambda: words in at.pane, words)
    chip(at, wait, "camera", "No camera", Mark.LOOK)


def looks_again(at, wait):
    at.entrance.stream.show(ROOM)
    wait(lambda: at.seeing, "the camera again")


def source(name, words, content=None):
    """The camera is set to a file or a number that is none."""

    def cause(at, wait):
        path = at.entrance.folder / name
        if content is not None:
            path.write_bytes(content)
        at.camera.switch(name if name.isdecimal() else str(path))
        pane(at, wait, words)
        at.camera.switch(at.entrance.stream.address)
        looks_again(at, wait)

    return cause


def film_ends(at, wait):
    at.camera.switch(at.entrance.film())
    pane(at, wait, "The film has ended")
    at.camera.switch(at.entrance.stream.address)
    looks_again(at, wait)


def goes_away(words):
    """The network camera is switched off, and later on again."""

    def cause(at, wait):
        at.entrance.stream.gone = True
        pane(at, wait, words)
        at.entrance.stream.gone = False
        looks_again(at, wait)

    return cause


def freezes(at, wait):
    at.entrance.stream.frozen = True
    pane(at, wait, "The camera has frozen")
    at.entrance.stream.frozen = False
    looks_again(at, wait)


def goes_black(at, wait):
    at.entrance.stream.show(BLACK)
    pane(at, wait, "sees only black")
    looks_again(at, wait)


def capture_killed(at, wait):
    os.kill(at.camera.capture_pid, signal.SIGKILL)
    pane(at, wait, "The code reader is starting again")
    looks_again(at, wait)


def reader_killed(at, wait):
    os.kill(at.camera.reader_pid, signal.SIGKILL)
    checked_in(at, wait, "unnoticed")
    assert at.seeing


def lost(cause_, words):
    def cause(at, wait):
        desk = at.entrance.spare_desk()
        desk.camera.show(CameraGone(cause_, ""))
        pane(desk, wait, words)

    return cause
