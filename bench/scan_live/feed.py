"""Frames straight to the product's own readers, as fast as they read, with a badge in between."""

import time
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from multiprocessing.connection import wait
from multiprocessing.shared_memory import SharedMemory
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
        self._given = True

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
        self.begin(frame)
        return self.end()

    def begin(self, frame: Image) -> None:
        """Have a grey *frame* read; :meth:`end` says what came of it."""
        height, width = frame.shape
        room: Image = np.ndarray((height, width), np.uint8, self._memory.buf)
        room[:] = frame
        self._job = Job(self._memory.name, 0, width, height, self._job.number + 1)
        self._given = self._readers.give(self._job)

    def end(self) -> list[str] | None:
        """Wait for the frame that was begun; its texts, None if its reader was lost over it."""
        texts: list[str] = []
        while True:
            lost = self._readers.replaced
            if self._readers.tend(time.monotonic()) is not None:
                return None
            self._given = self._given or self._readers.give(self._job)
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

    The next frame is made while the last is being read.
    """
    fed = Fed()
    with Feed() as readers:
        readers.read(badge)
        last_read = time.monotonic()
        begun = False
        for frame in chain(frames, [badge]):
            if begun:
                texts = readers.end()
                fed.frames += 1
                fed.texts += len(texts or ())
                now = time.monotonic()
                if texts is not None:
                    fed.longest_s = max(fed.longest_s, now - last_read)
                    fed.stopped += now - last_read > STOPPED_S
                    last_read = now
                if fed.frames % every == 0:
                    fed.badges += 1
                    fed.missed += readers.read(badge) != [text]
                    fed.memory_mb = max(fed.memory_mb, readers.memory_mb())
            readers.begin(frame)
            begun = True
        readers.end()
        fed.lost_readers = readers.lost
    return fed
