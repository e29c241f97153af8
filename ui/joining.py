"""How a laptop becomes a desk: with its threads, from the first page until it is one."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QThread, QTimer, Signal
from PySide6.QtWidgets import QFileDialog

from checkin.adapters.camera.camera import Camera
from checkin.adapters.camera.events import CameraGone, CodeRead
from checkin.adapters.letting_in import Waiting, ask_again, asked_for, stop_waiting
from checkin.adapters.profile import Profile
from checkin.domain.errors import CheckInError, InputError, Refused
from ui.camera_view import trouble_words
from ui.camera_worker import EyeWorker
from ui.first_run import FirstRun
from ui.window import Window

if TYPE_CHECKING:
    from ui.opening_file import OpeningFile

_AGAIN_MS = 3_000
"""How often a desk that waits to be let in asks."""


class Joining(QObject):
    """Asks on behalf of the first page, and waits with it. ``joined`` once this is a desk."""

    joined = Signal()

    def __init__(self, window: Window, profile: Profile, desk_name: str, camera: str) -> None:
        super().__init__(window)
        self._window = window
        self._profile = profile
        self._camera = camera
        self._asking: _JoinWorker | None = None
        self.eye: EyeWorker | None = None
        self._file: OpeningFile | None = None
        self._left: list[OpeningFile] = []
        self._first = self._first_page(desk_name)
        self.joined.connect(lambda: window.setAcceptDrops(False))
        window.dropped.connect(lambda path: self.open_file(Path(path)))
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(_AGAIN_MS)
        self._again.timeout.connect(self._ask_again)

    def begin(self) -> None:
        """Show the first page, or that this laptop waits to be let in."""
        self._window.show_page(self._first)
        self._window.setAcceptDrops(True)
        if (waiting := asked_for(self._profile)) is not None and waiting.is_asked:
            self._wait()

    def end(self) -> None:
        """Stop the threads, and wait for them."""
        self._again.stop()
        self._look_away()
        self._window.setAcceptDrops(False)
        if self._asking is not None:
            self._asking.wait()
        for one in (*self._left, *([self._file] if self._file else [])):
            one.end()

    @property
    def is_by_file(self) -> bool:
        """Whether it is an event file that makes this laptop a desk."""
        return self._file is not None

    def open_file(self, path: Path) -> None:
        """Go on with an event file, if it is one and nothing else goes on."""
        if self._file is not None or self._first.is_busy:
            return
        from ui.opening_file import OpeningFile  # once in a desk's life

        try:
            file = OpeningFile(self._window, self._profile, path)
        except InputError as error:
            self._first.failed(str(error))
            return
        self._look_away()
        self._file = file
        file.joined.connect(self.joined)
        file.left.connect(self._leave_file)
        file.begin()

    def _leave_file(self) -> None:
        if self._file is not None:
            # Its threads may still ask the server, which nobody waits for.
            self._left.append(self._file)
            self._file = None
        # The window has let go of the one before.
        self._first = self._first_page("")
        self._window.show_page(self._first)

    def _first_page(self, desk_name: str) -> FirstRun:
        page = FirstRun(desk_name)
        page.asked.connect(self._join)
        page.cancelled.connect(self._cancel)
        page.looked.connect(self._look)
        page.looked_away.connect(self._look_away)
        page.file_asked.connect(self._ask_for_file)
        return page

    def _ask_for_file(self) -> None:
        kind = self.tr("Event files (*.checkin-event)")
        title = self.tr("Open an event file")
        path, _ = QFileDialog.getOpenFileName(self._window, title, "", kind)
        if path:
            self.open_file(Path(path))

    def _join(self, address: str, desk_name: str) -> None:
        self._ask(lambda: self._profile.join(address, desk_name))

    def _ask(self, ask: Callable[[], object]) -> None:
        self._asking = _JoinWorker(ask, self)
        self._asking.failed.connect(self._failed)
        self._asking.waiting.connect(self._wait)
        self._asking.joined.connect(self.joined)
        self._asking.start()

    def _wait(self) -> None:
        """Show what an organiser compares, and ask again in a moment."""
        if (waiting := asked_for(self._profile)) is not None:
            self._first.wait_for_organiser(waiting.desk_name, waiting.code)
            self._again.start()

    def _ask_again(self) -> None:
        self._ask(partial(ask_again, self._profile))

    def _failed(self, sentence: str, is_no: bool) -> None:
        if asked_for(self._profile) is not None and not is_no and self._first.is_waiting:
            # A network that is away for a moment: it is still asked for.
            self._first.say(sentence)
            self._again.start()
        else:
            self._first.failed(sentence)

    def _cancel(self) -> None:
        self._again.stop()
        if self._asking is not None:
            self._asking.wait()
            self._asking.disconnect(self)
        # It may have been let in at this very moment.
        if self._profile.enrolment is not None:
            self.joined.emit()
            return
        stop_waiting(self._profile)
        self._first.begin_again()

    def _look(self) -> None:
        """Look for a code in front of the camera."""
        self.eye = EyeWorker(Camera(self._camera), self)
        self.eye.seen.connect(self._first.camera.show_picture)
        self.eye.gone.connect(self._no_picture)
        self.eye.read.connect(self._read)
        self._first.camera.painted.connect(self.eye.painted, Qt.ConnectionType.DirectConnection)
        self.eye.start()

    def _read(self, code: CodeRead) -> None:
        self._first.take(code.text)

    def _no_picture(self, gone: CameraGone) -> None:
        self._first.camera.show_trouble(partial(trouble_words, gone.cause))

    def _look_away(self) -> None:
        if self.eye is not None:
            self.eye.stop()
            self.eye = None


class _JoinWorker(QThread):
    """Asks once to join, or whether this laptop is let in, without freezing the window."""

    joined = Signal()
    waiting = Signal()
    failed = Signal(str, bool)  # the sentence; whether it says no

    def __init__(self, ask: Callable[[], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ask = ask

    def run(self) -> None:
        """Ask the server."""
        try:
            said = self._ask()
        except CheckInError as error:
            self.failed.emit(str(error), isinstance(error, (Refused, InputError)))
        else:
            (self.waiting if isinstance(said, Waiting) else self.joined).emit()
