"""JPEG pictures that are cut off, spoilt or lie about their size, to the real capture process."""

import time
from dataclasses import dataclass

import numpy as np

from bench.scan_live.hostile import torn
from bench.scan_live.stream import StreamCamera
from checkin.adapters.camera.camera import Camera
from checkin.adapters.camera.events import CodeRead

_RATE = 240.0  # pictures a second: the capture process takes what it can
_AT_A_TIME = 200
_LONGEST_S = 30.0


@dataclass
class Torn:
    """*unread* is how often the badge that followed was not read; *longest_s* how long it took.

    *reopened* is how often the source was opened again, *captures* how many
    capture processes there were.
    """

    frames: int = 0
    rounds: int = 0
    unread: int = 0
    longest_s: float = 0.0
    reopened: int = 0
    captures: int = 1


def send(badge: list[bytes], count: int, seed: int) -> Torn:
    """Send *count* torn pictures made of *badge*; after some hundreds show it whole."""
    chance = np.random.default_rng(seed)
    done = Torn()
    with StreamCamera(badge, _RATE) as stream, Camera(stream.address) as camera:
        _read_after(camera, time.monotonic_ns())
        capture = camera.capture_pid
        while done.frames < count:
            some = [
                torn(chance, badge[int(chance.integers(len(badge)))]) for _ in range(_AT_A_TIME)
            ]
            before = stream.played
            stream.show(some)
            until = time.monotonic() + _LONGEST_S
            while stream.played < before + _AT_A_TIME and time.monotonic() < until:
                camera.next(0.05)
            done.frames += stream.played - before
            stream.show(badge)
            began = time.monotonic_ns()
            took = _read_after(camera, began)
            done.rounds += 1
            done.unread += took is None
            done.longest_s = max(done.longest_s, took or 0.0)
            done.captures += camera.capture_pid != capture
            capture = camera.capture_pid
        done.reopened = stream.opened - 1
    return done


def _read_after(camera: Camera, moment: int) -> float | None:
    """Wait for a code in a frame delivered after *moment*; say how long that took, in seconds."""
    until = time.monotonic() + _LONGEST_S
    while time.monotonic() < until:
        event = camera.next(0.1)
        if isinstance(event, CodeRead) and event.delivered_ns > moment:
            return (time.monotonic_ns() - moment) / 1e9
    return None
