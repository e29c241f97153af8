"""Frames straight to the product's own readers, as fast as they read, with a badge in between."""

import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import wait
from multiprocessing.shared_memory import SharedMemory
from queue import Queue
from types import TracebackType
from typing import Self

import numpy as np

from checkin.adapters.camera.readers import Readers
from checkin.adapters.camera.reports import FRAME_BYTES, Seen
from checkin.adapters.camera.ties import Job, run_reader
from checkin.adapters.camera.vision import Image

STOPPED_S = 1.0
"""Nobody read for so long: the desk had stopped."""

_LOOK_S = 0.05
_AHEAD = 8  # frames


@dataclass
class Fed:
    """What came of it. *longest_s* is the longest that a frame waited until one was read again."""

    frames: int = 0
    lost_readers: int = 0
    stopped: int = 0
    badges: int = 0
    missed: int = 0
    texts: int = 0
    longest_s: float = 0.0
    memory_mb: float = 0.0


class Feed:
    """Readers under the product's own care, and memory with room for one frame."""

    def __init__(self) -> None:
        self._memory = SharedMemory(create=True, size=FRAME_BYTES)
        self._readers = Readers(run_reader)
        self._job = Job(self._memory.name, 0, 1, 1, 0)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._readers.close()
        self._memory.close()
        self._memory.unlink()

    @property
    def lost(self) -> int:
        """How many readers were lost so far."""
        return self._readers.replaced

    def memory_mb(self) -> float:
        """What the reader at work takes now."""
        first = self._readers.first
        return 0.0 if first is None else first.memory() / 1e6

    def read(self, frame: Image) -> list[str] | None:
        """Return the texts in a grey *frame*, None if its reader was lost over it."""
        height, width = frame.shape
        room: Image = np.ndarray((height, width), np.uint8, self._memory.buf)
        room[:] = frame
        self._job = Job(self._memory.name, 0, width, height, self._job.number + 1)
        given = self._readers.give(self._job)
        texts: list[str] = []
        while True:
            lost = self._readers.replaced
            if self._readers.tend(time.monotonic()) is not None:
                return None
            given = given or self._readers.give(self._job)
            by_end = {line.end: line for line in self._readers.lines()}
            ready = wait(list(by_end), _LOOK_S)
            for end in [each for each in by_end if each in ready]:
                for told in self._readers.hear(by_end[end]):
                    if isinstance(told, Seen):
                        texts.append(told.text)
                    elif isinstance(told, Job):
                        return texts if self._readers.replaced == lost else None


def feed(frames: Iterable[Image], badge: Image, text: str, every: int) -> Fed:
    """Have *frames* read, and after each *every* of them the *badge*, which says *text*.

    Others are made while one is being read: what that takes is not what reading takes.
    """
    fed = Fed()
    with Feed() as readers, _made_ahead(frames) as made:
        readers.read(badge)
        unread_since: float | None = None
        for frame in made:
            unread_since = unread_since or time.monotonic()
            texts = readers.read(frame)
            fed.frames += 1
            fed.texts += len(texts or ())
            if texts is not None:
                waited = time.monotonic() - unread_since
                fed.longest_s = max(fed.longest_s, waited)
                fed.stopped += waited > STOPPED_S
                unread_since = None
            if fed.frames % every == 0:
                fed.badges += 1
                fed.missed += readers.read(badge) != [text]
                fed.memory_mb = max(fed.memory_mb, readers.memory_mb())
        fed.lost_readers = readers.lost
    return fed


@contextmanager
def _made_ahead(frames: Iterable[Image]) -> Iterator[Iterator[Image]]:
    """Give *frames*, some of them made before they are asked for."""
    ahead: Queue[list[Image]] = Queue(_AHEAD)
    over = threading.Event()

    def make() -> None:
        for frame in frames:
            ahead.put([frame])
            if over.is_set():
                return
        ahead.put([])

    def taken() -> Iterator[Image]:
        while held := ahead.get():
            yield held[0]

    thread = threading.Thread(target=make, daemon=True)
    thread.start()
    try:
        yield taken()
    finally:
        over.set()
        while not ahead.empty():  # whoever waits for room sees that it is over
            ahead.get()
        thread.join()
