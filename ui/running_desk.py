"""The desk's page with its threads: built, connected to each other, started and ended."""

import os
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import Qt, QTimer

from checkin import __version__
from checkin.adapters import wire
from checkin.adapters.battery import read_battery
from checkin.adapters.keys import verify
from checkin.adapters.profile import Enrolment, wall_ms
from checkin.domain.record import NO_HEAD
from checkin.usecases.desk import Desk
from checkin.usecases.exchange import DeskReport
from checkin.usecases.help_desk import HelpDesk
from checkin.usecases.ports import Peer, Store, WallClock
from checkin.usecases.sync import Clock, Sync
from ui.album import Album
from ui.camera_worker import Eye, EyeWorker
from ui.chips import Link
from ui.desk_page import DeskPage
from ui.options import DeskOptions
from ui.power import PowerWorker
from ui.reader import ReadWorker
from ui.screen_lock import ScreenLock
from ui.serial_scanner import SerialScanner
from ui.trace import Trace
from ui.waking import Waking
from ui.window import Window
from ui.workers import Heard, Listened, NewsWorker, Pace, SyncWorker

_PATIENCE_S = 0.1
"""Within this time the log of an event of usual size is read, and the desk opens ready."""
_END_MS = 20_000
_PAINTED_MS = 1_000


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
        power: PowerWorker,
    ) -> None:
        self._is_quiet = True
        self.ending = False
        """Whether it is about to erase itself, as the organisers are told."""
        self.window = window
        self.page = page
        self.reader = reader
        self.eye = eye
        self.talk = talk
        self.listen = listen
        self.trace = trace
        self.scanner = scanner
        self.power = power

    def begin_to_talk(self) -> None:
        """Talk with the server from now on, unless it is done already, or all is over."""
        if self._is_quiet:
            self._is_quiet = False
            self.talk.start()
            self.listen.start()

    def end(self) -> None:
        """Stop the threads, and wait for them. What was not sent stays to be sent."""
        self._is_quiet = False
        if self.scanner is not None:
            self.scanner.close()
        self.power.stop()
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
    wall: WallClock = wall_ms,
    ready: Callable[[], str] = str,
) -> RunningDesk:
    """Build the desk's page and its threads, connect them and start them.

    *wall* is this laptop's clock, right or wrong; *ready* the line of its last self-test.
    """
    clock = Clock(wall)
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
            ready(),
            running.ending,
        )

    def own_seq() -> int:
        return store.have().get(store.mine, NO_HEAD).seq

    def hear(line: bytes) -> Heard:
        taken, behind = sync.hear(wire.read_news(line))
        return Heard(taken.records, behind)

    sync = Sync(store, peer, verify, clock, report)
    acts = HelpDesk(desk, store, verify, os.urandom)
    page = DeskPage(desk, enrolment.desk_name, own_seq(), wall, acts)
    eye, talk = EyeWorker(camera), SyncWorker(sync, own_seq, pace)
    listen = NewsWorker(peer, hear)
    album = (
        Album(options.screenshots, window, lambda: desk.gathering) if options.screenshots else None
    )
    trace = Trace(options.trace, window) if options.trace else None
    scanner = SerialScanner(options.scanner, page) if options.scanner else None
    power = PowerWorker(read_battery)
    running = RunningDesk(window, page, reader, eye, talk, listen, trace, scanner, power)
    _connect(running)
    if trace is not None:
        _connect_trace(running, trace)
    if album is not None:
        _connect_album(page, album)
    if scanner is not None:
        scanner.read.connect(page.scanned)
        scanner.plugged.connect(page.standing.scanner)
        scanner.open()
    if options.came_back:
        page.standing.came_back()
    if options.close_at_end:
        _close_at_end(running)
    reader.start()
    if (log := reader.log(_PATIENCE_S)) is not None:
        page.hearing.log_read(log)
    window.show_page(page)
    eye.start()
    power.start()
    _talk_once_painted(running)
    return running


def _talk_once_painted(desk: RunningDesk) -> None:
    """Begin to talk when the window is there: what that loads would take its processor."""
    once = Qt.ConnectionType.SingleShotConnection
    desk.page.panel.painted.connect(lambda: QTimer.singleShot(0, desk.begin_to_talk), once)
    # Also where it never is: a desk talks behind other windows as well.
    QTimer.singleShot(_PAINTED_MS, desk.begin_to_talk)


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
    page.preferences.next_camera.connect(eye.next_camera, Qt.ConnectionType.DirectConnection)
    eye.looking.connect(page.preferences.show_camera)
    page.camera.painted.connect(eye.painted, Qt.ConnectionType.DirectConnection)
    talk.talked.connect(page.hearing.talked)
    talk.talked.connect(desk.listen.talked, Qt.ConnectionType.DirectConnection)
    desk.listen.heard.connect(page.hearing.told)
    desk.listen.heard.connect(talk.told, Qt.ConnectionType.DirectConnection)
    desk.listen.live.connect(talk.listening, Qt.ConnectionType.DirectConnection)
    desk.power.told.connect(page.standing.power)
    Waking(page).woken.connect(page.lock)
    ScreenLock(page).locked.connect(page.lock)
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
