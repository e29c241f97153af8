"""What the eye does all day: take the latest frame, read it, show it.

Capturing has a thread of its own that keeps only the latest frame, so that a
slow decoder skips frames and the camera never queues them up.
"""

import threading
import time
from collections import deque
from multiprocessing.shared_memory import SharedMemory
from typing import NamedTuple

import numpy as np

from checkin.adapters.camera.decoder import Decoder
from checkin.adapters.camera.eye import Errand
from checkin.adapters.camera.reports import (
    PICTURE_SIDE,
    SLOT_BYTES,
    Cause,
    Ended,
    Filled,
    Gone,
    Rate,
    Report,
    Seen,
    encode,
)
from checkin.adapters.camera.source import SourceError, open_source
from checkin.adapters.camera.vision import Image, cv2

_RETRY_SECONDS = 2.0
_RATE_SECONDS = 1.0


class Frame(NamedTuple):
    """A frame as it was delivered; *number* counts from 0 since the source was opened."""

    image: Image
    number: int
    delivered: int


class _Latest:
    """Between the two threads: the latest frame, and the news that came after it."""

    def __init__(self) -> None:
        self._something = threading.Condition()
        self._frame: Frame | None = None
        self._news: deque[Gone | Ended] = deque()

    def put(self, frame: Frame) -> None:
        with self._something:
            self._frame = frame
            self._something.notify()

    def tell(self, news: Gone | Ended) -> None:
        with self._something:
            self._news.append(news)
            self._something.notify()

    def take(self) -> Frame | Gone | Ended:
        """Wait for a frame or news. A frame comes first: a file's last one counts."""
        with self._something:
            self._something.wait_for(lambda: self._frame is not None or self._news)
            if self._frame is not None:
                frame, self._frame = self._frame, None
                return frame
            return self._news.popleft()


def look(errand: Errand) -> None:
    """Capture, decode and report until the source ends."""
    latest = _Latest()
    threading.Thread(target=_capture, args=(errand.source, latest), daemon=True).start()
    pictures = SharedMemory(errand.pictures)
    decoder = Decoder()
    frames, since = 0, time.monotonic()

    def report(said: Report) -> None:
        errand.reports.send_bytes(encode(said))

    while not isinstance(taken := latest.take(), Ended):
        if isinstance(taken, Gone):
            report(taken)
            continue
        codes = decoder.read(taken.image)
        decoded = time.monotonic_ns()
        for code in codes:
            report(Seen(code.text, taken.number, taken.delivered, decoded, code.box))
        filled = _show(taken, pictures, errand)
        if filled is not None:
            report(filled)
        frames += 1
        passed = time.monotonic() - since
        if passed >= _RATE_SECONDS:
            report(Rate(frames / passed))
            frames, since = 0, time.monotonic()
    report(taken)


def _capture(source: str, latest: _Latest) -> None:
    """Open the source and hand on its frames, again and again until a file ends."""
    while True:
        try:
            opened = open_source(source)
        except SourceError as error:
            latest.tell(Gone(error.cause))
        else:
            number = 0
            while (read := opened.read()) is not None:
                latest.put(Frame(read[0], number, read[1]))
                number += 1
            opened.close()
            if opened.ends:
                latest.tell(Ended())
                return
            latest.tell(Gone(Cause.STOPPED))
        time.sleep(_RETRY_SECONDS)


def _show(frame: Frame, pictures: SharedMemory, errand: Errand) -> Filled | None:
    """Write a small copy of the frame into a free slot; without one the frame is not shown."""
    slot = next((n for n, free in enumerate(errand.free) if free.acquire(block=False)), None)
    if slot is None:
        return None
    height, width = frame.image.shape[:2]
    scale = min(1.0, PICTURE_SIDE / max(height, width))
    width, height = max(1, int(width * scale)), max(1, int(height * scale))
    room: Image = np.ndarray(
        (height, width, 3), np.uint8, buffer=pictures.buf, offset=slot * SLOT_BYTES
    )
    cv2.resize(frame.image, (width, height), dst=room, interpolation=cv2.INTER_AREA)
    return Filled(slot, width, height, frame.number, frame.delivered)
