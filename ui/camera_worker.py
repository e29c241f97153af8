"""The thread that looks: it hands on what the camera tells."""

import threading
from typing import Protocol

from PySide6.QtCore import QObject, QThread, Signal

from checkin.adapters.camera.events import (
    CameraBack,
    CameraEnded,
    CameraEvent,
    CameraGone,
    CameraHint,
    CameraOpened,
    CamerasFound,
    CodeRead,
    Picture,
)


class Eye(Protocol):
    """What the window needs of a camera."""

    def next(self, timeout: float) -> CameraEvent | None:
        """Wait up to *timeout* seconds for what happens next."""

    def switch(self, source: str) -> None:
        """Look at another source. May be called from any thread."""

    def close(self) -> None:
        """Let go of everything. May be called from any thread."""


class EyeWorker(QThread):
    """Hands on what the camera reports. Pictures wait until the last was painted."""

    seen = Signal(object)
    read = Signal(object)
    gone = Signal(object)
    back = Signal()
    hint = Signal(object)
    hinted = Signal(object)  # str | None
    opened = Signal(object)
    looking = Signal(str)  # the camera's name, empty for what has none
    ended = Signal()

    def __init__(self, camera: Eye, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._camera = camera
        self._stopping = threading.Event()
        self._busy = threading.Event()
        self._names: tuple[str, ...] = ()
        self._name = ""
        self.trouble: CameraGone | None = None
        """Why there is no picture now."""

    def painted(self) -> None:
        """The last picture has been dealt with: another may come."""
        self._busy.clear()

    def next_camera(self) -> None:
        """Look through the next of the cameras that are plugged in, if there is another."""
        names = self._names
        after = names.index(self._name) + 1 if self._name in names else 0
        if names and (wanted := names[after % len(names)]) != self._name:
            self._name = wanted
            self._camera.switch(wanted)

    def run(self) -> None:
        """Look until told to stop."""
        while not self._stopping.is_set():
            event = self._camera.next(0.2)
            if isinstance(event, CodeRead):
                self.read.emit(event)
            elif isinstance(event, Picture):
                if not self._busy.is_set():
                    self._busy.set()
                    self.seen.emit(event)
            elif isinstance(event, CameraGone):
                self.trouble = event
                self.gone.emit(event)
            elif isinstance(event, CameraHint):
                self.hint.emit(event)
                self.hinted.emit(event.hint)
            elif isinstance(event, CamerasFound):
                self._names = event.names
            elif isinstance(event, CameraOpened):
                self._name = event.name
                self.opened.emit(event)
                self.looking.emit(event.name)
            elif isinstance(event, CameraBack):
                self.trouble = None
                self.back.emit()
            elif isinstance(event, CameraEnded):
                self.ended.emit()
        self._camera.close()

    def stop(self) -> None:
        """End the thread, and wait for it."""
        self._stopping.set()
        self._camera.close()
        self.wait()
