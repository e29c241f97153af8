"""Badges brought up to the camera, for hours: nobody grows, falls behind or is missed."""

import os
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import psutil
import zxingcpp

from bench.scan_live.films import arrivals, pictures
from bench.scan_live.stream import RATE, StreamCamera
from checkin.adapters.camera.camera import Camera
from checkin.adapters.camera.events import CodeRead, Picture
from checkin.adapters.camera.vision import cv2

BADGES = 20

_LOOK_S = 2.0
_LONGEST_START_S = 30.0
_AFTERWARDS_S = 1.0


@dataclass
class Lasted:
    """*shown* is how often a badge was held up that a single frame's reader can read.

    *ages_ms* are the ages of the frames whose codes came to the desk, in the
    order of their coming; *memory_mb* what each process took, by its name.
    """

    seconds: float = 0.0
    frames: int = 0
    rounds: int = 0
    shown: int = 0
    missed: int = 0
    readers_lost: int = 0
    reopened: int = 0
    ages_ms: list[float] = field(default_factory=list)
    memory_mb: dict[str, list[tuple[float, float]]] = field(default_factory=dict)

    def slope_mb_per_hour(self, process: str) -> float:
        """By how much a process grows, after the first tenth of the time."""
        seconds, took = np.array(self.memory_mb[process][len(self.memory_mb[process]) // 10 :]).T
        return float(np.polyfit(seconds, took, 1)[0] * 3600)

    def age_p99_ms(self, part: slice) -> float:
        """How old frames were at the desk, in one part of the time."""
        return float(np.percentile(self.ages_ms[part], 99))


def last(
    folder: Path,
    seconds: float,
    badges: int = BADGES,
    seed: int = 7,
    after_each: Callable[[Lasted], None] = lambda _: None,
) -> Lasted:
    """Show the same arrivals over and over at true speed, for *seconds* or a little longer."""
    film, _ = arrivals(folder, badges, seed)
    shots = pictures(film)
    readable = read_singly(shots)
    lasted = Lasted()
    with StreamCamera(shots[:1]) as stream, Camera(stream.address) as camera:
        _until_seen(camera)
        opened, began = stream.opened, time.monotonic()
        while lasted.seconds < seconds:
            _play(stream, camera, shots, lasted, began, readable)
            lasted.seconds = time.monotonic() - began
            lasted.readers_lost, lasted.reopened = camera.readers_replaced, stream.opened - opened
            after_each(lasted)
    return lasted


def read_singly(shots: list[bytes]) -> set[str]:
    """Return what a reader that looks at each frame once, by itself, reads in all of them."""
    kind = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCodeModel2)
    texts: set[str] = set()
    for shot in shots:
        grey = cv2.imdecode(np.frombuffer(shot, np.uint8), cv2.IMREAD_GRAYSCALE)
        texts.update(each.text for each in zxingcpp.read_barcodes(grey, formats=kind))
    return texts


def _play(
    stream: StreamCamera,
    camera: Camera,
    shots: list[bytes],
    lasted: Lasted,
    began: float,
    readable: set[str],
) -> None:
    """Show all arrivals once, and note who was read."""
    before, look_at = stream.played, 0.0
    stream.show(shots)
    over = time.monotonic() + len(shots) / RATE
    read: set[str] = set()
    while (now := time.monotonic()) < over:
        event = camera.next(min(0.1, over - now))
        if isinstance(event, CodeRead):
            lasted.ages_ms.append((time.monotonic_ns() - event.delivered_ns) / 1e6)
            read.add(event.text)
        if now >= look_at:
            look_at = now + _LOOK_S
            _weigh(camera, lasted, now - began)
    stream.show(shots[:1])  # nobody, as long as the last frames are on their way
    until = time.monotonic() + _AFTERWARDS_S
    while (left := until - time.monotonic()) > 0:
        event = camera.next(left)
        if isinstance(event, CodeRead):
            read.add(event.text)
    lasted.frames += stream.played - before
    lasted.rounds += 1
    lasted.shown += len(readable)
    lasted.missed += len(readable - read)


def _weigh(camera: Camera, lasted: Lasted, at: float) -> None:
    processes = {"desk": os.getpid(), "reader": camera.reader_pid, "capture": camera.capture_pid}
    for name, pid in processes.items():
        if pid is not None:
            took = psutil.Process(pid).memory_info().rss / 1e6
            lasted.memory_mb.setdefault(name, []).append((at, took))


def _until_seen(camera: Camera) -> None:
    """Wait until the camera delivers and somebody waits to take over."""
    deadline = time.monotonic() + _LONGEST_START_S
    seen = False
    while not seen or camera.spare_pid is None:
        seen |= isinstance(camera.next(0.1), Picture)
        if time.monotonic() > deadline:
            raise RuntimeError("The camera did not start.")
