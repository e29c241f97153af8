"""Readers that are killed, hang or grow while a badge is held up: how long until it is read."""

import os
import random
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import cycle, islice

import numpy as np

from bench.scan_live.stream import StreamCamera
from checkin.adapters.camera.camera import Camera
from checkin.adapters.camera.events import CodeRead
from checkin.adapters.camera.readers import MOST_BYTES
from checkin.adapters.camera.ties import ReaderErrand, run_reader

WAYS = ("killed", "hangs", "grows")

_LONGEST_S = 20.0
"""A badge that has not been read by then never is."""


@dataclass
class Deaths:
    """What came of them: seconds from each to the next badge read."""

    seconds: list[float] = field(default_factory=list)
    missed: int = 0
    reopened: int = 0
    """How often the camera was opened again, which it must not be."""

    @property
    def count(self) -> int:
        """How many readers died."""
        return len(self.seconds) + self.missed

    @property
    def worst_s(self) -> float:
        """The longest that a badge had to be held up, in seconds."""
        return max(self.seconds)


def grows(errand: ReaderErrand) -> None:
    """Read as any reader; at a signal take more memory than a reader may, and keep it."""
    kept = []
    signal.signal(signal.SIGUSR1, lambda *_: kept.append(np.ones(MOST_BYTES, np.uint8)))
    run_reader(errand)


def force(
    held_up: list[bytes],
    times: int,
    ways: tuple[str, ...] = WAYS,
    seed: int = 1,
    after_each: Callable[[Deaths], None] = lambda _: None,
) -> Deaths:
    """Hold a badge up to a camera and have its readers die, *ways* in turn.

    The time runs from the death (or from when the reader began to hang or to
    grow) until a frame that was delivered later has been read at the desk.
    """
    chance = random.Random(seed)
    done = Deaths()
    with StreamCamera(held_up) as stream, Camera(stream.address, reader=grows) as camera:
        _read_after(camera, 0, _LONGEST_S)
        for way in islice(cycle(ways), times):
            _let_pass(camera, chance.uniform(0.0, 1.0))
            began = time.monotonic_ns()
            _end(camera, way)
            read_at = _read_after(camera, began, _LONGEST_S, lost=camera.readers_replaced + 1)
            if read_at is None:
                done.missed += 1
            else:
                done.seconds.append((read_at - began) / 1e9)
            done.reopened = stream.opened - 1
            after_each(done)
    return done


def _end(camera: Camera, way: str) -> None:
    pid = camera.reader_pid
    while pid is None:  # the next one is being started
        camera.next(0.01)
        pid = camera.reader_pid
    number = {"killed": signal.SIGKILL, "hangs": signal.SIGSTOP, "grows": signal.SIGUSR1}[way]
    os.kill(pid, number)


def _read_after(camera: Camera, moment: int, seconds: float, lost: int = 0) -> int | None:
    """Wait until a frame later than *moment* is read by somebody else than who was lost."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        event = camera.next(0.1)
        later = isinstance(event, CodeRead) and event.delivered_ns > moment
        if later and camera.readers_replaced >= lost:
            return time.monotonic_ns()
    return None


def _let_pass(camera: Camera, seconds: float) -> None:
    until = time.monotonic() + seconds
    while (left := until - time.monotonic()) > 0:
        camera.next(left)
