"""The desk's camera: pictures and codes from a child process that may die.

Free of Qt and of OpenCV: one worker thread calls :meth:`Camera.next` in a loop
and passes on what it returns.

All moments are ``time.monotonic_ns()``. On Linux, Windows and macOS that clock
is the system's, counted from its start and not from the process's, so moments
taken in the child and in the desk can be subtracted.
"""

import threading
import time
from collections import deque
from dataclasses import dataclass
from multiprocessing import Pipe
from multiprocessing.connection import wait
from typing import Self

import numpy as np
from numpy.typing import NDArray

from checkin.adapters.camera.child import Child
from checkin.adapters.camera.reports import (
    Cause,
    Corners,
    Ended,
    Filled,
    Gone,
    NotAReport,
    Rate,
    Report,
    Seen,
    sentence,
)

__all__ = [
    "Camera",
    "CameraBack",
    "CameraEnded",
    "CameraEvent",
    "CameraGone",
    "Cause",
    "CodeRead",
    "Picture",
]

_BACK_OFF = (0.0, 0.25, 0.5)  # seconds before the first, second and every later restart
_HEALTHY_SECONDS = 5.0  # an eye that lived this long is restarted at once again


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """A frame for the preview: uint8, (height, width, 3), BGR, the reader's own copy.

    It fits into 640 x 640 and is not mirrored. *number* is the frame's, counted
    from 0 since the source was opened; previews are skipped while the desk is busy.
    """

    image: NDArray[np.uint8]
    number: int
    delivered_ns: int


@dataclass(frozen=True, slots=True)
class CodeRead:
    """A code was read in frame *number*: sent for every frame in which it is read.

    Of several codes in one frame the one nearest the middle comes first.
    *delivered_ns*: the frame left the camera. *decoded_ns*: it had been read.
    *box*: the corners (x, y) in pixels of the frame (not of the preview).
    """

    text: str
    number: int
    delivered_ns: int
    decoded_ns: int
    box: Corners


@dataclass(frozen=True, slots=True)
class CameraGone:
    """There is no picture; *sentence* says so to a volunteer. It is being tried again."""

    cause: Cause
    sentence: str


@dataclass(frozen=True, slots=True)
class CameraBack:
    """The first picture or code after a CameraGone is about to follow."""


@dataclass(frozen=True, slots=True)
class CameraEnded:
    """A video file has been played to its end, and its last frame has been read."""


CameraEvent = Picture | CodeRead | CameraGone | CameraBack | CameraEnded


class Camera:
    """A picture source being looked at by a child process, replaced when it dies.

    *source* is a camera's number, a video file or a stream's address. On Linux
    the child dies with the **thread** that started it: call :meth:`start` and
    :meth:`next` from the worker thread, or start from one that outlives it.
    A film starts again from its first frame when its child is replaced.
    A frozen program calls ``multiprocessing.freeze_support()`` first of all.
    """

    def __init__(self, source: str) -> None:
        self._wanted = source
        self._source = source
        self._turn = threading.Lock()  # held by whoever touches the child
        self._woken, self._wake = Pipe(duplex=False)
        self._waking = threading.Lock()
        self._child: Child | None = None
        self._born = 0.0
        self._restart_at = 0.0
        self._deaths = 0
        self._gone: Cause | None = None
        self._ended = False
        self._closed = False
        self._ready: deque[CameraEvent] = deque()
        self.frames_per_second = 0.0

    @property
    def pid(self) -> int | None:
        """The child's process id; None while there is no child."""
        child = self._child
        return None if child is None else child.pid

    def start(self) -> None:
        """Start looking. :meth:`next` does so as well; this is to begin earlier."""
        with self._turn:
            self._keep_alive()

    def next(self, timeout: float) -> CameraEvent | None:
        """Wait up to *timeout* seconds for what happens next; None if nothing does.

        After :meth:`close` it returns None at once.
        """
        until = time.monotonic() + timeout
        with self._turn:
            while not self._closed:
                self._keep_alive()
                if self._ready:
                    return self._ready.popleft()
                left = until - time.monotonic()
                if left <= 0:
                    return None
                self._wait(left)
        return None

    def switch(self, source: str) -> None:
        """Look at another source from now on. May be called from any thread."""
        self._wanted = source
        self._rouse()

    def close(self) -> None:
        """End the child and free what was shared. May be called from any thread, repeatedly."""
        self._closed = True
        self._rouse()
        with self._turn:
            self._drop_child()
            with self._waking:
                self._woken.close()
                self._wake.close()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _rouse(self) -> None:
        """Have :meth:`next` look up, even if a sick child has left it half a message."""
        child = self._child
        if child is not None:
            child.kill()
        with self._waking:
            if not self._wake.closed and not self._woken.poll():
                self._wake.send_bytes(b"!")

    def _keep_alive(self) -> None:
        """Have a child at work on the wanted source, unless its time has not come."""
        if self._closed:
            return
        if self._wanted != self._source:
            self._source = self._wanted
            self._drop_child()
            self._ready.clear()
            self._gone, self._ended = None, False
            self._deaths, self._restart_at = 0, 0.0
        if self._child is None and not self._ended and time.monotonic() >= self._restart_at:
            self._born = time.monotonic()
            try:
                self._child = Child(self._source)
            except OSError:  # no memory, pipe or process to be had just now
                self._bury()

    def _wait(self, seconds: float) -> None:
        """Wait for the child or a call from another thread, and deal with it."""
        child = self._child
        if child is None:
            if not self._ended:
                seconds = min(seconds, max(0.0, self._restart_at - time.monotonic()))
            wait([self._woken], seconds)
        else:
            wait([self._woken, child.reports], seconds)
        if self._woken.poll():
            self._woken.recv_bytes()
        elif child is not None:
            self._hear(child)

    def _hear(self, child: Child) -> None:
        """Take one report if there is one; a child that has died or lies is dropped.

        Its death shows as the end of its reports, after the last of them.
        """
        try:
            if child.reports.poll():
                self._understand(child, child.receive())
        except (EOFError, BrokenPipeError, NotAReport):
            self._bury()

    def _understand(self, child: Child, report: Report) -> None:
        match report:
            case Filled():
                image = child.copy(report)
                self._deliver(Picture(image, report.number, report.delivered))
            case Seen():
                self._deliver(
                    CodeRead(
                        report.text, report.number, report.delivered, report.decoded, report.box
                    )
                )
            case Rate():
                self.frames_per_second = report.per_second
            case Gone():
                self._lose(report.cause)
            case Ended():
                self._ended = True
                self._drop_child()
                self._ready.append(CameraEnded())

    def _deliver(self, event: Picture | CodeRead) -> None:
        if self._gone is not None:
            self._gone = None
            self._ready.append(CameraBack())
        self._ready.append(event)

    def _lose(self, cause: Cause) -> None:
        """Say that there is no picture, once for each reason."""
        self.frames_per_second = 0.0
        if cause is not self._gone:
            self._gone = cause
            self._ready.append(CameraGone(cause, sentence(cause, self._source)))

    def _bury(self) -> None:
        """Drop a child that died, lied or was never born; the next follows at once, or soon."""
        self._drop_child()
        if self._wanted != self._source or self._closed:
            return  # it was ended by us
        now = time.monotonic()
        if now - self._born >= _HEALTHY_SECONDS:
            self._deaths = 0
        self._restart_at = now + _BACK_OFF[min(self._deaths, len(_BACK_OFF) - 1)]
        self._deaths += 1
        self._lose(Cause.RESTARTED)

    def _drop_child(self) -> None:
        child, self._child = self._child, None
        if child is not None:
            child.close()
