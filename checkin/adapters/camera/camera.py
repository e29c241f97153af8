"""The desk's camera: pictures and codes from child processes that may die.

One process owns the camera and lays its frames into shared memory; another
reads them, and others wait to take over when that one dies, hangs or grows, so
that the camera stays open. Free of Qt and of OpenCV: one worker thread
calls :meth:`Camera.next` in a loop and passes on what it returns.
"""

import threading
import time
from collections import deque
from dataclasses import asdict
from multiprocessing import Pipe
from multiprocessing.connection import wait
from typing import Self

from checkin.adapters.camera.child import Capture, ReaderBody
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
from checkin.adapters.camera.readers import Readers
from checkin.adapters.camera.reports import (
    Cameras,
    Cause,
    Ended,
    Filled,
    Framed,
    Gone,
    Hinted,
    NotAReport,
    Opened,
    Report,
    Seen,
    sentence,
)
from checkin.adapters.camera.ties import Job, run_reader
from checkin.adapters.camera.unread import Unread

__all__ = [
    "Camera",
    "CameraBack",
    "CameraEnded",
    "CameraEvent",
    "CameraGone",
    "CameraHint",
    "CameraOpened",
    "CamerasFound",
    "Cause",
    "CodeRead",
    "Picture",
]

FROZEN_SECONDS = 3.0
"""Without a frame for so long, a camera that delivered has frozen; the slowest send five a second."""

_OPENING_SECONDS = 20.0  # some systems take that long to open a camera, or to find that they cannot
_UNREAD_SECONDS = 1.0  # pictures are shown without anybody who reads them for no longer
_LOOK_UP_SECONDS = 0.1  # between two looks at how everybody is
_BACK_OFF = (0.0, 0.25, 0.5)  # seconds before the first, second and every later restart
_HEALTHY_SECONDS = 5.0  # a capture process that lived this long is restarted at once again


class Camera:
    """A picture source, captured and read by child processes that are replaced when they fail.

    *source* is a camera's number or name, a video file or a stream's address.
    On Linux the children die with the **thread** that started them: call
    :meth:`start` and :meth:`next` from the worker thread, or start from one that
    outlives it. A film starts again from its first frame when its capture
    process is replaced, and goes on when a reader is. A frozen program calls
    ``multiprocessing.freeze_support()`` first of all. *reader* is what a reader
    process runs.
    """

    def __init__(self, source: str, *, reader: ReaderBody = run_reader) -> None:
        self._wanted = source
        self._source = source
        self._turn = threading.Lock()  # held by whoever touches the children
        self._woken, self._wake = Pipe(duplex=False)
        self._waking = threading.Lock()
        self._capture: Capture | None = None
        self._readers = Readers(reader)
        self._waiting: Framed | None = None  # the latest frame, which nobody has read yet
        self._reading: Framed | None = None
        self._born = 0.0
        self._restart_at = 0.0
        self._deaths = 0
        self._unable_since: float | None = None
        self._unread = Unread()
        self._hint: str | None = None
        self._gone: Cause | None = None
        self._over = False  # the film has been played; what is left of it is being read
        self._ended = False
        self._closed = False
        self._ready: deque[CameraEvent] = deque()
        self._read_at: deque[float] = deque(maxlen=30)

    @property
    def capture_pid(self) -> int | None:
        """The process that owns the camera; None while there is none."""
        capture = self._capture
        return None if capture is None else capture.pid

    @property
    def reader_pid(self) -> int | None:
        """The process that reads; None while there is none."""
        first = self._readers.first
        return None if first is None else first.pid

    @property
    def spare_pid(self) -> int | None:
        """The process that will read in its place, and is ready to; None while there is none."""
        spares = self._readers.spares
        return spares[0].pid if spares and spares[0].ready else None

    @property
    def readers_replaced(self) -> int:
        """How many readers were lost so far."""
        return self._readers.replaced

    @property
    def frames_per_second(self) -> float:
        """How many frames were read lately in a second; 0 while none are."""
        times = list(self._read_at)
        if len(times) < 2 or time.monotonic() - times[-1] > _UNREAD_SECONDS:
            return 0.0
        return (len(times) - 1) / max(times[-1] - times[0], 0.001)

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
                self._wait(min(left, _LOOK_UP_SECONDS))
        return None

    def switch(self, source: str) -> None:
        """Look at another source from now on. May be called from any thread."""
        self._wanted = source
        self._rouse()

    def close(self) -> None:
        """End the children and free what was shared. May be called from any thread, repeatedly."""
        self._closed = True
        self._rouse()
        with self._turn:
            self._drop_capture()
            self._readers.close()
            with self._waking:
                self._woken.close()
                self._wake.close()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _rouse(self) -> None:
        with self._waking:
            if not self._wake.closed and not self._woken.poll():
                self._wake.send_bytes(b"!")

    # ------------------------------------------------------------ keeping everybody at work

    def _keep_alive(self) -> None:
        """Have a capture process and readers at work on the wanted source."""
        if self._closed:
            return
        now = time.monotonic()
        if self._wanted != self._source:
            self._source = self._wanted
            self._drop_capture()
            self._ready.clear()
            self._gone, self._over, self._ended = None, False, False
            self._deaths, self._restart_at = 0, 0.0
        self._let_go(self._readers.tend(now))
        self._tend_capture(now)
        self._tend_reading(now)
        self._hint_if_unread()
        if self._over and self._waiting is None and not self._readers.busy:
            self._over, self._ended = False, True
            self._drop_capture()
            self._ready.append(CameraEnded())

    def _tend_capture(self, now: float) -> None:
        capture = self._capture
        if capture is None:
            if not self._ended and not self._over and now >= self._restart_at:
                self._born = now
                try:
                    self._capture = Capture(self._source)
                except OSError:  # no memory, pipe or process to be had just now
                    self._bury(Cause.RESTARTED)
            return
        if self._readers.ready:
            capture.readers_are_ready()
        patience = FROZEN_SECONDS if capture.delivered else _OPENING_SECONDS
        if now - capture.heard > patience and not self._over and not capture.line.waiting():
            self._bury(Cause.FROZEN)

    def _tend_reading(self, now: float) -> None:
        """Give a reader the latest frame; where nobody reads for long, say so."""
        self._give()
        if self._readers.able:
            self._unable_since = None
        elif self._unable_since is None:
            never_yet = self._readers.replaced == 0
            self._unable_since = now + (_OPENING_SECONDS if never_yet else _UNREAD_SECONDS)
        elif self._nobody_reads(now) and self._gone is None and not self._ended:
            self._lose(Cause.RESTARTED)

    def _nobody_reads(self, now: float) -> bool:
        return self._unable_since is not None and now > self._unable_since

    def _give(self) -> None:
        capture, frame = self._capture, self._waiting
        if capture and frame and self._readers.give(capture.job(frame)):
            self._reading, self._waiting = frame, None

    # ------------------------------------------------------------ what the children say

    def _wait(self, seconds: float) -> None:
        """Wait for a child or a call from another thread, and deal with it."""
        lines = self._readers.lines()
        capture = self._capture
        if capture is not None and not self._over:
            lines.append(capture.line)
        ends = {line.end: line for line in lines}
        ready = wait([self._woken, *ends], seconds)
        if self._woken in ready:
            self._woken.recv_bytes()
        # Readers first: who has become free gets the latest frame.
        for end, line in ends.items():
            if end not in ready:
                continue
            if capture is not None and line is capture.line:
                self._hear_capture(capture)
            else:
                for report in self._readers.hear(line):
                    self._understand_reader(report)

    def _hear_capture(self, capture: Capture) -> None:
        try:
            for report in capture.reports():
                self._understand_capture(capture, report)
        except (EOFError, OSError, NotAReport):
            self._bury(Cause.RESTARTED)

    def _understand_capture(self, capture: Capture, report: Report) -> None:
        match report:
            case Framed():
                capture.hold(report)
                capture.delivered = True
                if self._waiting is not None:
                    capture.let_go(self._waiting.slot)
                self._waiting = report
                self._give()
            case Filled():
                pixels = capture.copy(report)
                if not self._nobody_reads(time.monotonic()):
                    size = report.width, report.height
                    self._deliver(Picture(pixels, *size, report.number, report.delivered))
            case Opened():
                self._ready.append(CameraOpened(**asdict(report)))
            case Cameras():
                self._ready.append(CamerasFound(report.names))
            case Gone():
                capture.delivered = report.cause is Cause.BLACK  # it goes on delivering
                self._lose(report.cause)
            case Ended():
                self._over = True

    def _understand_reader(self, report: Seen | Hinted | Job) -> None:
        frame = self._reading
        if isinstance(report, Job):
            self._read_at.append(time.monotonic())
            self._let_go(report)
        elif isinstance(report, Hinted):
            self._unread.saw(report.hint, time.monotonic_ns())
        elif frame is not None:
            self._unread.read()
            self._deliver(
                CodeRead(report.text, frame.number, frame.delivered, report.decoded, report.box)
            )

    def _let_go(self, job: Job | None) -> None:
        """A frame has been read, or never will be: its room is free again."""
        if job is None:
            return
        if self._reading is not None and self._capture is not None:
            self._capture.let_go(self._reading.slot)
        self._reading = None
        self._give()

    # ------------------------------------------------------------ what the desk is told

    def _deliver(self, event: Picture | CodeRead) -> None:
        if self._gone is not None:
            self._gone = None
            self._ready.append(CameraBack())
        self._ready.append(event)

    def _hint_if_unread(self) -> None:
        hint = self._unread.hint(time.monotonic_ns())
        if hint != self._hint:
            self._hint = hint
            self._ready.append(CameraHint(hint))

    def _lose(self, cause: Cause) -> None:
        """Say that there is no picture, once for each reason."""
        if cause is not self._gone:
            self._gone = cause
            self._ready.append(CameraGone(cause, sentence(cause, self._source)))

    def _bury(self, cause: Cause) -> None:
        """Drop a capture process that failed or never was; the next follows at once, or soon."""
        self._drop_capture()
        if self._wanted != self._source or self._closed or self._over:
            return
        now = time.monotonic()
        if now - self._born >= _HEALTHY_SECONDS:
            self._deaths = 0
        self._restart_at = now + _BACK_OFF[min(self._deaths, len(_BACK_OFF) - 1)]
        self._deaths += 1
        self._lose(cause)

    def _drop_capture(self) -> None:
        capture, self._capture = self._capture, None
        self._waiting = self._reading = None
        if capture is not None:
            capture.close()
