"""What the capture process does all day: take a frame, put it where a reader finds it, show it.

It never waits for a reader: while no slot is free, frames are dropped, and the
next one is newer. Only a film's first frame waits, until somebody reads, and
its last one, which counts as well.
"""

import math
import os
import sys
import time
from contextlib import suppress
from multiprocessing.shared_memory import SharedMemory

import numpy as np

from checkin.adapters.camera.cameras import Listed, cameras
from checkin.adapters.camera.frame import Frame, NotAPicture
from checkin.adapters.camera.line import say
from checkin.adapters.camera.reports import (
    FRAME_BYTES,
    FRAME_SIDE,
    PICTURE_BYTES,
    PICTURE_DEPTH,
    PICTURE_SIDE,
    Cameras,
    Cause,
    Ended,
    Filled,
    Framed,
    Gone,
    Report,
    encode,
)
from checkin.adapters.camera.source import Source, SourceError, is_camera, open_source
from checkin.adapters.camera.ties import CaptureErrand, Room
from checkin.adapters.camera.vision import Image, cv2

_RETRY_SECONDS = 2.0
_SHOWN_NS = 50_000_000
"""Between two pictures at least: for aiming a badge, every second of 30 frames is enough."""
_BLACK_NS = 2_000_000_000
"""A camera that opens its eye may deliver black for a moment; longer, and its lens is covered."""
_BLACK_MEAN, _BLACK_SPREAD = 14, 6
"""Grey values of 255: a covered lens shows noise; a phone in a dark room spreads far more."""
_BLACK_STEP = 16  # pixels between those that are looked at


class _Slots:
    """One room of shared memory, as the one who writes into it has it."""

    def __init__(self, room: Room, slot_bytes: int) -> None:
        self._free = room.free
        self._memory = SharedMemory(room.name)
        self._slot_bytes = slot_bytes

    def take(self, *, wait: bool) -> int | None:
        """Take a free slot; without one, None, or *wait* for the first."""
        for slot, free in enumerate(self._free):
            if free.acquire(block=False):
                return slot
        return 0 if wait and self._free[0].acquire() else None

    def give_back(self, slot: int) -> None:
        """Let a slot that was taken go, with nothing in it."""
        self._free[slot].release()

    def view(self, slot: int, shape: tuple[int, ...]) -> Image:
        view: Image = np.ndarray(
            shape, np.uint8, buffer=self._memory.buf, offset=slot * self._slot_bytes
        )
        return view


class _Darkness:
    """Tells a covered lens from a dark moment."""

    def __init__(self) -> None:
        self._since: int | None = None

    def lasts(self, frame: Image, at_ns: int) -> bool:
        """Note how dark *frame* is, and say whether it has been black for seconds."""
        mean, spread = cv2.meanStdDev(frame[::_BLACK_STEP, ::_BLACK_STEP])
        if float(mean[0, 0]) > _BLACK_MEAN or float(spread[0, 0]) > _BLACK_SPREAD:
            self._since = None
        elif self._since is None:
            self._since = at_ns
        return self._since is not None and at_ns - self._since >= _BLACK_NS


def capture(errand: CaptureErrand) -> None:
    """Open the source and hand on its frames, again and again until a file ends."""
    _hush()
    capturing = _Capture(errand)
    while True:
        began = time.monotonic()
        found: list[Listed] = []
        if is_camera(errand.source):
            found = cameras()
            capturing.report(Cameras(tuple(each.name for each in found)))
        try:
            opened = open_source(errand.source, found)
        except SourceError as error:
            capturing.report(Gone(error.cause))
        else:
            capturing.report(opened.describe())
            capturing.play(opened)
            if opened.ends:
                capturing.report(Ended())
                return
            capturing.report(Gone(Cause.STOPPED))
            if time.monotonic() - began > _RETRY_SECONDS:
                continue  # a hiccup, most likely: it is tried again at once
        time.sleep(_RETRY_SECONDS)


def _hush() -> None:
    """Keep what libraries say of each spoilt frame off the terminal; Python still speaks there."""
    with suppress(OSError):  # a program with windows only may have none
        sys.stderr = os.fdopen(os.dup(2), "w", buffering=1)
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 2)
        os.close(nowhere)


class _Capture:
    def __init__(self, errand: CaptureErrand) -> None:
        self._reports = errand.ties.reports
        self._frames = _Slots(errand.frames, FRAME_BYTES)
        self._pictures = _Slots(errand.pictures, PICTURE_BYTES)

    def report(self, said: Report) -> None:
        say(self._reports, encode(said))

    def play(self, source: Source) -> None:
        """Hand on the frames of *source* until it ends or stops, and close it."""
        darkness = _Darkness()
        number, shown, black = 0, 0, False
        dropped: tuple[Image, int, int] | None = None
        while (read := source.read()) is not None:
            frame, delivered = read
            grey = frame.grey()
            taken = self._hand_on(grey, number, delivered, wait=source.ends and number == 0)
            dropped = None if taken else (grey, number, delivered)
            if darkness.lasts(grey, delivered):
                if not black:
                    self.report(Gone(Cause.BLACK))
                black = True
            else:
                black = False
                if delivered - shown >= _SHOWN_NS and self._show(frame, number, delivered):
                    shown = delivered
            number += 1
        source.close()
        if source.ends and dropped is not None:
            self._hand_on(*dropped, wait=True)

    def _hand_on(self, grey: Image, number: int, delivered: int, *, wait: bool) -> bool:
        """Lay a frame where a reader finds it; False if there is no room."""
        slot = self._frames.take(wait=wait)
        if slot is None:
            return False
        width, height = _fitting(grey)
        view = self._frames.view(slot, (height, width))
        if (height, width) != grey.shape:
            cv2.resize(grey, (width, height), dst=view, interpolation=cv2.INTER_AREA)
        else:
            view[:] = grey
        self.report(Framed(slot, width, height, number, delivered))
        return True

    def _show(self, frame: Frame, number: int, delivered: int) -> bool:
        """Lay a small copy of the frame where the desk finds it; False if there is no room."""
        slot = self._pictures.take(wait=False)
        if slot is None:
            return False
        try:
            colour = frame.colour(PICTURE_SIDE)
        except NotAPicture:
            self._pictures.give_back(slot)
            return False
        height, width = colour.shape[:2]
        view = self._pictures.view(slot, (height, width, PICTURE_DEPTH))
        cv2.cvtColor(colour, cv2.COLOR_BGR2BGRA, dst=view)
        self.report(Filled(slot, width, height, number, delivered))
        return True


def _fitting(frame: Image) -> tuple[int, int]:
    """Width and height of *frame* made to fit into a slot."""
    height, width = frame.shape
    scale = min(1.0, FRAME_SIDE / max(height, width), math.sqrt(FRAME_BYTES / (height * width)))
    return max(1, int(width * scale)), max(1, int(height * scale))
