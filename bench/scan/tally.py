"""What came of showing frames to a reader: how many it read, what it made up, what it took."""

from collections.abc import Collection
from time import thread_time

import numpy as np

from bench.scan.readers import Reader
from checkin.adapters.camera.vision import Image


class Tally:
    """One reader's score. Times are milliseconds of CPU."""

    def __init__(self) -> None:
        self.shown = 0
        self.read = 0
        self.wrong = 0
        self.hit_ms: list[float] = []
        self.miss_ms: list[float] = []

    def show(self, reader: Reader, frame: Image, texts: Collection[str]) -> bool:
        """Show a *frame* that holds *texts* and say whether one of them was read.

        Whatever else is read was made up.
        """
        payloads, took = timed(reader, frame)
        wanted = {text.encode() for text in texts}
        hit = any(payload in wanted for payload in payloads)
        self.note(took, hit=hit, wrong=any(payload not in wanted for payload in payloads))
        return hit

    def note(self, took_ms: float, *, hit: bool, wrong: bool) -> None:
        """Count one picture."""
        self.shown += 1
        self.read += hit
        self.wrong += wrong
        (self.hit_ms if hit else self.miss_ms).append(took_ms)

    @property
    def recall(self) -> float:
        """Share of the pictures that were read."""
        return self.read / self.shown

    def ms(self, percent: float) -> float:
        """Return the milliseconds within which that percentage of all pictures took."""
        return percentile([*self.hit_ms, *self.miss_ms], percent)


def timed(reader: Reader, frame: Image) -> tuple[list[bytes], float]:
    """Read *frame*; return the payloads and the milliseconds of CPU that it took."""
    started = thread_time()
    payloads = reader(frame)
    return payloads, (thread_time() - started) * 1000


def percentile(values: list[float], percent: float) -> float:
    """Return the value below which that percentage is; 0 without any."""
    return float(np.percentile(values, percent)) if values else 0.0
