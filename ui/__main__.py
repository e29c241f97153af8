"""Builds the window, connects its parts and starts them."""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from checkin import __version__
from checkin.adapters import wire
from checkin.adapters.battery import read_battery
from checkin.adapters.camera import Camera, CameraOpened
from checkin.adapters.keys import verify
from checkin.adapters.profile import Enrolment, Profile, wall_ms
from checkin.domain.errors import StoreError
from checkin.domain.record import NO_HEAD
from checkin.usecases.desk import Desk
from checkin.usecases.help_desk import HelpDesk
from checkin.usecases.ports import DeskReport, Peer, Store
from checkin.usecases.sync import Clock, Sync
from ui import theme
from ui.album import Album
from ui.camera_worker import Eye, EyeWorker
from ui.chips import Link
from ui.desk_page import DeskPage
from ui.first_run import FirstRun
from ui.language import Language, language_of_system
from ui.only_one import OnlyOne, to_front
from ui.options import DeskOptions
from ui.reader import ReadWorker
from ui.serial_scanner import SerialScanner
from ui.settings import Settings
from ui.sounds import Sounds, load_with_qt
from ui.tidying import Tidying
from ui.trace import Trace
from ui.window import Window
from ui.workers import Heard, JoinWorker, Listened, NewsWorker, Pace, SyncWorker

translate = QCoreApplication.translate

_CAMERA = "camera"
_SIGNALS_MS = 200
_TURN_S = 0.0005
"""For how long a thread that works may keep the window's waiting, which is ten times shorter
than usual: what is on its way to the screen waits for it at each of some dozen steps."""
_PATIENCE_S = 0.1
"""Within this time the log of an event of usual size is read, and the desk opens ready."""
_END_MS = 20_000


def run(options: DeskOptions) -> int:
    """Open the desk and stay until its window is closed; return the exit status.

    Raises:
        CheckInError: the desk cannot be opened; one plain sentence.
    """
    app = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(app, QApplication):
        raise TypeError("a QCoreApplication runs already")
    _dress(app)
    sys.setswitchinterval(_TURN_S)
    door = OnlyOne(options.profile)
    profile = Profile.open(options.profile)
    try:
        settings = Settings(options.profile)
        language = Language(app)
        language.use(settings.language or language_of_system())
        if options.join and profile.enrolment is None:
            profile.join(options.join, options.desk_name or translate("Opening", "Desk"))
        window = Window()
        tidying = Tidying(window)
        door.knocked.connect(lambda: to_front(window))
        sounds = Sounds(load_with_qt, volume=settings.volume, muted=settings.muted)
        window.restoreGeometry(settings.geometry)
        opening = Opening(window, profile, options, Manners(settings, language, sounds))
        with _closed_by_signals(window):
            opening.begin()
            window.show()
            status = app.exec()
        settings.geometry = window.saveGeometry()
        opening.end()
        tidying.end()
        return status
    finally:
        profile.close()
        door.close()


class Opening(QObject):
    """Brings up the page that the profile is ready for, and takes everything down again."""

    def __init__(
        self, window: Window, profile: Profile, options: DeskOptions, manners: "Manners"
    ) -> None:
        super().__init__(window)
        self._manners = manners
        self._window = window
        self._profile = profile
        self._options = options
        self._joining: JoinWorker | None = None
        self._desk: RunningDesk | None = None

    def begin(self) -> None:
        """Show the desk, or first how this laptop becomes one."""
        enrolment = self._profile.enrolment
        if enrolment is None:
            self._first = FirstRun(self._options.desk_name or "")
            self._first.asked.connect(self._join)
            self._window.show_page(self._first)
        else:
            self._peer = self._profile.peer()
            self._desk = start_desk(
                self._window,
                self._profile.store,
                enrolment,
                self._peer,
                Camera(self._options.camera or self._profile.remembered(_CAMERA) or "0"),
                self._options,
            )
            self._manners.teach(self._desk.page)
            self._desk.eye.opened.connect(self.camera_opened)

    def end(self) -> None:
        """Stop the threads, and wait for them."""
        if self._joining is not None:
            self._joining.wait()
        if self._desk is not None:
            self._desk.end()
            self._peer.close()

    def camera_opened(self, opened: CameraOpened) -> None:
        """Look through this camera the next time as well."""
        # A disk that is full has worse to say, at the next scan.
        with suppress(StoreError):
            if opened.name and opened.name != self._profile.remembered(_CAMERA):
                self._profile.remember(_CAMERA, opened.name)

    def _join(self, address: str, desk_name: str) -> None:
        self._joining = JoinWorker(self._profile, address, desk_name, self)
        self._joining.failed.connect(self._first.failed)
        self._joining.joined.connect(self.begin)
        self._joining.start()


class Manners:
    """How the window speaks and sounds, and what of that is remembered."""

    def __init__(self, settings: Settings, language: Language, sounds: Sounds) -> None:
        self._settings = settings
        self._language = language
        self._sounds = sounds

    def teach(self, page: DeskPage) -> None:
        """Have *page* speak and sound like that."""
        page.scanning.answered.connect(self._sounds.answer)
        page.next_language.connect(self._speak_next)
        page.mute.connect(lambda: self._mute(page))
        page.top.sound.show_muted(muted=self._sounds.muted)
        page.top.sound.setVisible(self._sounds.available)

    def _speak_next(self) -> None:
        self._language.use_next()
        self._settings.language = self._language.code

    def _mute(self, page: DeskPage) -> None:
        self._sounds.muted = self._settings.muted = not self._sounds.muted
        page.top.sound.show_muted(muted=self._sounds.muted)


class Server(Peer, Listened, Protocol):
    """The other side: to talk to, and to listen to."""


class RunningDesk:
    """The desk's page with its threads."""

    def __init__(
        self,
        window: Window,
        page: DeskPage,
        reader: ReadWorker,
        eye: EyeWorker,
        talk: SyncWorker,
        listen: NewsWorker,
        trace: Trace | None,
        scanner: SerialScanner | None,
    ) -> None:
        self.window = window
        self.page = page
        self.reader = reader
        self.eye = eye
        self.talk = talk
        self.listen = listen
        self.trace = trace
        self.scanner = scanner

    def end(self) -> None:
        """Stop the threads, and wait for them. What was not sent stays to be sent."""
        if self.scanner is not None:
            self.scanner.close()
        self.eye.stop()
        self.talk.stop()
        self.listen.stop()
        self.reader.stop()
        if self.trace is not None:
            self.trace.close()


def start_desk(
    window: Window,
    store: Store,
    enrolment: Enrolment,
    peer: Server,
    camera: Eye,
    options: DeskOptions,
    pace: Pace | None = None,
) -> RunningDesk:
    """Build the desk's page and its threads, connect them and start them."""
    clock = Clock(wall_ms)
    reader = ReadWorker(store)
    desk = Desk(store, verify, clock, reader)

    def report() -> DeskReport:
        battery = read_battery()
        return DeskReport(
            f"checkin {__version__}",
            desk.on.id if desk.on else "",
            store.aside_count(),
            battery.percent,
            battery.on_mains,
        )

    def own_seq() -> int:
        return store.have().get(store.mine, NO_HEAD).seq

    def hear(line: bytes) -> Heard:
        taken, behind = sync.hear(wire.read_news(line))
        return Heard(taken.records, behind)

    sync = Sync(store, peer, verify, clock, report)
    acts = HelpDesk(desk, store, verify, os.urandom)
    page = DeskPage(desk, enrolment.desk_name, own_seq(), wall_ms, acts)
    eye, talk = EyeWorker(camera), SyncWorker(sync, own_seq, pace)
    listen = NewsWorker(peer, hear)
    album = (
        Album(options.screenshots, window, lambda: desk.gathering) if options.screenshots else None
    )
    trace = Trace(options.trace, window) if options.trace else None
    scanner = SerialScanner(options.scanner, page) if options.scanner else None
    running = RunningDesk(window, page, reader, eye, talk, listen, trace, scanner)
    _connect(running)
    if trace is not None:
        _connect_trace(running, trace)
    if album is not None:
        _connect_album(page, album)
    if scanner is not None:
        scanner.read.connect(page.scanned)
        scanner.plugged.connect(page.standing.scanner)
        scanner.open()
    if options.close_at_end:
        _close_at_end(running)
    reader.start()
    if (log := reader.log(_PATIENCE_S)) is not None:
        page.hearing.log_read(log)
    window.show_page(page)
    eye.start()
    talk.start()
    listen.start()
    return running


def _connect(desk: RunningDesk) -> None:
    page, eye, talk = desk.page, desk.eye, desk.talk
    desk.window.guarded = True
    desk.window.asked.connect(page.ask_to_close)
    desk.reader.log_read.connect(page.hearing.log_read)
    desk.reader.listed.connect(page.listed)
    # Who can be found is read when the window is there already.
    once = Qt.ConnectionType.SingleShotConnection
    page.panel.painted.connect(desk.reader.changed, once)
    eye.read.connect(page.code_read)
    eye.seen.connect(page.standing.seen)
    eye.gone.connect(page.standing.gone)
    eye.ended.connect(page.standing.ended)
    eye.hinted.connect(page.idle.hinted)
    page.next_camera.connect(eye.next_camera, Qt.ConnectionType.DirectConnection)
    page.camera.painted.connect(eye.painted, Qt.ConnectionType.DirectConnection)
    talk.talked.connect(page.hearing.talked)
    talk.talked.connect(desk.listen.talked, Qt.ConnectionType.DirectConnection)
    desk.listen.heard.connect(page.hearing.told)
    desk.listen.heard.connect(talk.told, Qt.ConnectionType.DirectConnection)
    desk.listen.live.connect(talk.listening, Qt.ConnectionType.DirectConnection)
    page.scanning.saved.connect(talk.wake, Qt.ConnectionType.DirectConnection)


def _connect_trace(desk: RunningDesk, trace: Trace) -> None:
    # Queued: writing a line is no part of painting.
    queued = Qt.ConnectionType.QueuedConnection
    desk.page.scanning.verdict.connect(trace.verdict, queued)
    once = Qt.ConnectionType.SingleShotConnection
    desk.page.panel.painted.connect(trace.first_paint, once)
    desk.reader.listed.connect(trace.listed, once)
    desk.page.scanning.blocked_shown.connect(trace.blocked, queued)
    desk.page.standing.delivering.connect(trace.ready, queued)
    desk.page.standing.changed.connect(trace.sync, queued)
    desk.eye.opened.connect(trace.camera_opened, queued)
    desk.eye.ended.connect(trace.camera_ended, queued)


def _connect_album(page: DeskPage, album: Album) -> None:
    page.noteworthy.connect(album.note)
    page.standing.noteworthy.connect(album.note)
    page.standing.delivering.connect(lambda: album.begin(page.panel.card.state))


def _close_at_end(desk: RunningDesk) -> None:
    """Close when the film has ended and all is sent, or some time after its end."""
    patience = QTimer(desk.window)
    patience.setSingleShot(True)
    patience.setInterval(_END_MS)
    patience.timeout.connect(desk.window.close)

    def close_if_sent(link: Link) -> None:
        if patience.isActive() and link.online and link.to_send == 0:
            desk.window.close()

    def ended() -> None:
        patience.start()
        close_if_sent(desk.page.standing.link)

    desk.eye.ended.connect(ended)
    desk.page.standing.changed.connect(close_if_sent)


def _dress(app: QApplication) -> None:
    app.setApplicationName("checkin")
    hints = app.styleHints()

    def dress(colours: Qt.ColorScheme) -> None:
        theme.apply(app, dark=colours == Qt.ColorScheme.Dark)

    hints.colorSchemeChanged.connect(dress)
    dress(hints.colorScheme())


@contextmanager
def _closed_by_signals(window: Window) -> Iterator[None]:
    """Close *window* on SIGINT and SIGTERM, as a person would."""
    before = {
        number: signal.signal(number, lambda *_: window.close())
        for number in (signal.SIGINT, signal.SIGTERM)
    }
    # Python looks at its signals only while it runs.
    ticking = QTimer(window)
    ticking.timeout.connect(_tick)
    ticking.start(_SIGNALS_MS)
    try:
        yield
    finally:
        ticking.stop()
        for number, handler in before.items():
            signal.signal(number, handler)


def _tick() -> None:
    """Let Python run for a moment."""
