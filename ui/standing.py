"""How things stand: heard or not, what waits to be sent, how old the list is, the camera."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from checkin.adapters.battery import Battery
from checkin.adapters.camera.events import CameraGone, Picture
from checkin.domain.clock import ClockReading
from checkin.domain.versions import OLDEST_SERVER, is_too_old
from checkin.usecases.updating import Offer
from ui.bars import TopBar
from ui.camera_view import CameraView, ended_words, trouble_words
from ui.chips import Link, camera_words, link_words, list_age_words, to_send_words
from ui.strip import (
    Notice,
    Strip,
    battery_words,
    came_back_words,
    clock_words,
    newer_words,
    old_server_words,
    scanner_words,
)
from ui.workers import Exchanged

_EVERY_MS = 1_000


class Standing(QObject):
    """Keeps the chips, the strip and the camera pane true."""

    changed = Signal(object)
    delivering = Signal()
    noteworthy = Signal(str)

    def __init__(
        self,
        top: TopBar,
        strip: Strip,
        camera: CameraView,
        own_seq: int,
        wall: Callable[[], int],
        clock: Callable[[], ClockReading],
    ) -> None:
        super().__init__(camera)
        self._top = top
        self._strip = strip
        self._camera = camera
        self._wall = wall
        self._clock = clock
        self._battery = Battery()
        self._own_seq = own_seq
        self._confirmed = 0
        self._aside = 0
        self._no_scanner = False
        self._came_back = False
        self._offer: Offer | None = None
        self._why = ""
        self._online: bool | None = None
        self._heard_ms: int | None = None
        self._delivering = False
        self._seeing: bool | None = None
        self._last: Link | None = None
        self.timer = QTimer(self)
        self.timer.setInterval(_EVERY_MS)
        self.timer.timeout.connect(self.refresh)
        self.timer.start()
        self.refresh()

    @property
    def link(self) -> Link:
        """How this desk is heard now."""
        return Link(self._online, max(0, self._own_seq - self._confirmed))

    def saved(self, seq: int) -> None:
        """This desk made a record."""
        self._own_seq = max(self._own_seq, seq)
        self._came_back = False
        self.refresh()

    def talked(self, exchanged: Exchanged) -> None:
        """An attempt to talk has ended."""
        news = exchanged.news
        self._online = news is not None
        self._why = exchanged.why
        if news is not None and news.renewed:
            # Another identity counts from one again.
            self._own_seq, self._confirmed = exchanged.own_seq, 0
        self._confirmed = max(self._confirmed, exchanged.confirmed)
        if news is not None:
            self._heard_ms = news.at_ms
            self._aside = news.aside_here + news.aside_there
        self.refresh()

    def refresh(self) -> None:
        """Say how things stand, now."""
        link = self.link
        self._top.link.say(link_words(online=link.online))
        self._top.to_send.say(to_send_words(link.to_send))
        self._top.age.say(list_age_words(self._heard_ms, self._wall()))
        self._top.camera.say(camera_words(seeing=self._seeing))
        self._strip.show_notices(
            {
                Notice.NEWER: self._newer_words(),
                Notice.OFFLINE: self._strip.offline_words(link.to_send, self._why)
                if link.online is False
                else "",
                Notice.ASIDE: self._strip.aside_words(self._aside),
                Notice.CAME_BACK: came_back_words() if self._came_back else "",
                Notice.CLOCK: clock_words(self._clock()),
                Notice.OLD_SERVER: old_server_words()
                if self._offer and is_too_old(self._offer.program, OLDEST_SERVER)
                else "",
                Notice.SCANNER: scanner_words() if self._no_scanner else "",
                Notice.BATTERY: battery_words(self._battery),
            }
        )
        if link != self._last:
            self._last = link
            self.changed.emit(link)
            if link.online is False:
                self.noteworthy.emit("offline")

    def seen(self, picture: Picture) -> None:
        """The camera delivers."""
        self._camera.show_picture(picture)
        self._seeing = True
        self._top.camera.say(camera_words(seeing=True))
        if not self._delivering:
            self._delivering = True
            self.delivering.emit()

    def came_back(self) -> None:
        """The program had stopped by itself: said until this desk has saved something again."""
        self._came_back = True
        self.refresh()

    def offered(self, offer: Offer) -> None:
        """The server has said which versions it has."""
        self._offer = offer
        self.refresh()

    def scanner(self, plugged: bool) -> None:
        """The serial scanner is there, or not."""
        self._no_scanner = not plugged
        self.refresh()

    def power(self, battery: Battery) -> None:
        """What is left in the battery."""
        self._battery = battery
        self.refresh()

    def gone(self, gone: CameraGone) -> None:
        """The camera does not deliver."""
        self._no_picture(partial(trouble_words, gone.cause))

    def ended(self) -> None:
        """A film is over."""
        self._no_picture(ended_words)

    def _newer_words(self) -> str:
        newer = self._offer.newer if self._offer else None
        return newer_words(newer.version) if newer else ""

    def _no_picture(self, words: Callable[[], str]) -> None:
        self._camera.show_trouble(words)
        self._seeing = False
        self._top.camera.say(camera_words(seeing=False))
        self.noteworthy.emit("camera_lost")
