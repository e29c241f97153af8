"""From how far a badge is read: the fewest pixels to a module, and the distance that makes."""

import math
from collections.abc import Mapping, Sequence

import numpy as np

from bench.scan.frames import Shot, Studio, hold
from bench.scan.readers import Reader

MODULE_MM = 0.6
"""Of a printed badge; `checkin badges` prints a code of 41 of them."""
WIDTH = 1280  # pixels across
ANGLES = (60, 70)
"""Degrees across of a narrow and a wide webcam."""
SIZES = np.arange(1.2, 3.25, 0.1)
SHARES = (1.0, 0.9, 0.5)


def reach(readers: Mapping[str, Reader], seed: int, each: int) -> dict[str, dict[float, float]]:
    """Return each reader's fewest pixels to a module at which it reads those shares of badges.

    Every size above reads as many as well. A share that is never reached is infinite. The
    badges are held still in good light, about straight.
    """
    studio = Studio(seed)
    rng = studio.rng
    badges = [hold(rng, "phone" if n % 5 < 2 else "paper") for n in range(10)]
    read: dict[str, list[float]] = {name: [] for name in readers}
    for size in SIZES:
        hits = dict.fromkeys(readers, 0)
        for number in range(each):
            held = badges[number % len(badges)]
            shot = Shot(
                at=(rng.uniform(-300, 300), rng.uniform(-100, 40)),
                module=float(size),
                turn=(rng.normal(0, 5), rng.normal(0, 5), rng.normal(0, 8)),
            )
            frame = studio.shoot(studio.room(), [(held, shot)])
            for name, reader in readers.items():
                hits[name] += held.text.encode() in reader(frame)
        for name in readers:
            read[name].append(hits[name] / each)
    return {
        name: {share: fewest(shares, share) for share in SHARES} for name, shares in read.items()
    }


def fewest(shares: Sequence[float], share: float) -> float:
    """Return the smallest size from which on at least *share* is read; *shares* are of SIZES."""
    fewest = math.inf
    for size, reached in zip(SIZES[::-1], shares[::-1], strict=True):
        if reached < share:
            break
        fewest = float(size)
    return fewest


def centimetres(pixels: float, angle: float, module_mm: float = MODULE_MM) -> float:
    """Return how far away a module of *module_mm* is *pixels* wide, for a camera of *angle*."""
    focal = WIDTH / 2 / math.tan(math.radians(angle / 2))
    return focal * module_mm / pixels / 10
