"""Notes for the support log how a desk runs: what the window and its threads tell, as numbers."""

import platform
import sys
import time

import PySide6
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from checkin import __version__
from checkin.adapters.battery import Battery
from checkin.adapters.camera.events import CameraGone, CameraOpened
from checkin.adapters.diary import Diary
from checkin.usecases.support import Answers
from ui.card import State
from ui.chips import Link
from ui.running_desk import RunningDesk
from ui.trace import Receipt

_EVERY_MS = 5 * 60_000
"""How often answers are written down: so seldom that a line tells of no one person's arrival."""
_LOOK_MS, _LATE_MS = 1_000, 1_000
"""How often the window's thread is looked at, and how late it has to be for a line."""


class Recorder(QObject):
    """Notes into *diary* until it ends."""

    def __init__(self, diary: Diary, parent: QObject) -> None:
        super().__init__(parent)
        self._diary = diary
        self._answers = Answers()
        self._began_ns = time.monotonic_ns()
        self._looked_ns = self._began_ns
        self._gathering = QTimer(self)
        self._gathering.timeout.connect(self.write_answers)
        self._gathering.start(_EVERY_MS)
        self._looking = QTimer(self)
        self._looking.timeout.connect(self._look)
        self._looking.start(_LOOK_MS)

    def started(self, start: str, language: str) -> None:
        """The window is there."""
        screen = QApplication.primaryScreen()
        size = screen.size()
        self._diary.note(
            "started",
            version=__version__,
            python=platform.python_version(),
            qt=PySide6.__version__,
            system=sys.platform,
            start=start,
            language=language,
            width=size.width(),
            height=size.height(),
            scale_percent=round(screen.devicePixelRatio() * 100),
            screens=len(QApplication.screens()),
        )

    def watch(self, desk: RunningDesk) -> None:
        """Note how *desk* runs."""
        # Queued: writing a line is no part of painting.
        queued = Qt.ConnectionType.QueuedConnection
        once = Qt.ConnectionType.SingleShotConnection
        desk.page.panel.painted.connect(self._shown, once)
        desk.reader.listed.connect(self._listed, once)
        desk.page.scanning.verdict.connect(self._answered, queued)
        desk.page.scanning.blocked_shown.connect(self._blocked, queued)
        desk.page.standing.changed.connect(self._link, queued)
        desk.eye.opened.connect(self._camera, queued)
        desk.eye.gone.connect(self._camera_gone, queued)
        desk.eye.back.connect(self._camera_back, queued)
        desk.eye.ended.connect(self._film_ended, queued)
        desk.power.told.connect(self._battery, queued)

    def write_answers(self) -> None:
        """Write down how the desk has answered since the last time."""
        for one in self._answers.taken():
            self._diary.note("answers", **one)

    def end(self) -> None:
        """The window is closed."""
        self.write_answers()
        self._diary.note("closed")
        self._diary.close()

    def _shown(self) -> None:
        self._diary.note("shown", ms=self._ms())

    def _listed(self) -> None:
        self._diary.note("listed", ms=self._ms())

    def _answered(self, state: State, receipt: Receipt, shown_ns: int) -> None:
        began = receipt.delivered_ns or receipt.saved_ns
        self._answers.add(state, (shown_ns - began) // 1_000_000)

    def _blocked(self) -> None:
        self._diary.note("blocked")

    def _link(self, link: Link) -> None:
        if link.online is not None:
            self._diary.note("link", online=int(link.online), to_send=link.to_send)

    def _camera(self, opened: CameraOpened) -> None:
        # Not its name: people name their telephones after themselves.
        self._diary.note(
            "camera",
            width=opened.width,
            height=opened.height,
            frames_a_second=round(opened.rate),
            format=opened.format,
        )

    def _camera_gone(self, gone: CameraGone) -> None:
        self._diary.note("camera_gone", cause=str(gone.cause))

    def _camera_back(self) -> None:
        self._diary.note("camera_back")

    def _film_ended(self) -> None:
        self._diary.note("film_ended")

    def _battery(self, battery: Battery) -> None:
        self._diary.note("battery", percent=battery.percent, on_mains=battery.on_mains)

    def _look(self) -> None:
        now = time.monotonic_ns()
        late = (now - self._looked_ns) // 1_000_000 - _LOOK_MS
        self._looked_ns = now
        if late > _LATE_MS:
            self._diary.note("late", ms=late)

    def _ms(self) -> int:
        return (time.monotonic_ns() - self._began_ns) // 1_000_000
