"""Badges brought up to a camera, held with hand shake, and taken away, 30 frames a second.

The shutter is open for a 60th to a 30th of a second, and the lens hunts for the badge. A
reader gets the latest frame when it has done with the one before, as at a desk.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from time import thread_time
from typing import NamedTuple

import numpy as np

from bench.scan.frames import Held, Shot, Studio
from bench.scan.mix import wardrobe
from bench.scan.readers import Reader
from checkin.adapters.camera.vision import Image

SEEDS = (31, 32)
"""The reader was improved on the first, and met the second only at the end."""

FRAME_S = 1 / 30
BRING_S, HOLD_S, AWAY_S = 1.0, 1.7, 0.3
SECONDS = BRING_S + HOLD_S + AWAY_S
IN_TIME_S = 1.4
PROMPT_S = 0.2
_EVERY = 8  # of so many one badge is held far away, and one by a hand that trembles
_STILL_LENS = 0.5  # pixels: the disc that remains when the lens has found the badge


@dataclass(frozen=True, eq=False)
class Swing:
    """One badge and the hand that brings it. Lengths in pixels, times in seconds."""

    held: Held
    shot: Shot
    shutter_s: float
    come: tuple[float, float]
    leave: tuple[float, float]
    steady: float
    hertz: Image
    phase: Image
    hunt: tuple[float, float, float]
    """How far out of focus it begins, how fast that dies away, how often the lens overshoots."""

    def at(self, seconds: float) -> Shot:
        """Say how the badge is seen *seconds* after it set out."""
        here, there = self._place(seconds), self._place(seconds + self.shutter_s)
        far = max(0.0, 1 - seconds / BRING_S) ** 2
        shake = self._shake(seconds)
        tilt, pan, roll = self.shot.turn
        return replace(
            self.shot,
            at=(float(here[0]), float(here[1])),
            module=self.shot.module * (1 - 0.25 * far) * (1 + 0.012 * float(shake[5])),
            turn=(
                tilt * (1 + 0.6 * far) + 1.3 * float(shake[2]),
                pan * (1 + 0.6 * far) + 1.5 * float(shake[3]),
                roll + 0.9 * float(shake[4]) + 25 * far,
            ),
            way=(float(there[0] - here[0]), float(there[1] - here[1])),
            defocus=self._defocus(seconds),
        )

    def _place(self, seconds: float) -> Image:
        far = max(0.0, 1 - seconds / BRING_S) ** 3
        off = max(0.0, (seconds - BRING_S - HOLD_S) / AWAY_S) ** 2
        way = far * np.array(self.come) + off * np.array(self.leave)
        place: Image = np.array(self.shot.at) + way + self._shake(seconds)[:2] * self.steady * 3.2
        return place

    def _shake(self, seconds: float) -> Image:
        waves = np.sin(2 * np.pi * self.hertz * seconds + self.phase)
        shake: Image = waves @ np.array((1.0, 0.3, 0.12))
        return shake

    def _defocus(self, seconds: float) -> float:
        start, dies, hertz = self.hunt
        swing = abs(np.cos(2 * np.pi * hertz * seconds)) * np.exp(-seconds / dies)
        return float(_STILL_LENS + start * swing)


@dataclass(frozen=True, slots=True)
class Outcome:
    """When a badge was read, in seconds from being fully in view; None if it never was."""

    read_s: dict[str, float | None]
    readable_s: float | None
    """When the first frame came that any reader could read, given time."""


def swings(seed: int, count: int) -> Iterator[tuple[Studio, Image, Swing]]:
    """Draw *count* swings, each with a studio of its own and the room that it happens in.

    So no swing depends on how long the one before was watched.
    """
    rng = np.random.default_rng(seed)
    badges = wardrobe(rng, count)
    for number, held in enumerate(badges):
        far, shaky = number % _EVERY in (1, 5), number % _EVERY == 3
        nearest = (1.8, 2.15) if far else (2.8, 5.2)
        shot = Shot(
            at=(float(rng.uniform(-200, 200)), float(rng.uniform(-90, 20))),
            module=float(np.exp(rng.uniform(*np.log(nearest)))),
            turn=(rng.normal(0, 16), rng.normal(0, 18), rng.normal(0, 9)),
            light=rng.uniform(0.45, 1.0),
            contrast=rng.uniform(0.6, 1.0),
            noise=rng.uniform(2, 4.5),
            quality=int(rng.integers(60, 88)),
        )
        studio = Studio(1000 * seed + number)
        yield (
            studio,
            studio.room(),
            Swing(
                held,
                shot,
                shutter_s=1 / rng.uniform(30, 60),
                come=(rng.uniform(-420, 420), rng.uniform(680, 760)),
                leave=(rng.uniform(-420, 420), 800.0),
                steady=rng.uniform(4.0, 6.0) if shaky else rng.uniform(0.6, 2.2),
                hertz=rng.uniform((0.7, 2.8, 8.0), (1.4, 4.0, 10.5), (6, 3)),
                phase=rng.uniform(0, 2 * np.pi, (6, 3)),
                hunt=(rng.uniform(2.0, 7.0), rng.uniform(0.3, 0.75), rng.uniform(0.6, 1.6)),
            ),
        )


def watch(
    studio: Studio, room: Image, swing: Swing, readers: Mapping[str, Reader], patient: Reader
) -> Outcome:
    """Show one swing to all *readers*, each keeping its own time, until all have read it.

    *patient* is asked only which frame could be read at all.
    """
    eyes = {name: Eye(reader, swing.held.text) for name, reader in readers.items()}
    in_view, readable = None, None
    for number in range(round(SECONDS / FRAME_S)):
        seconds = number * FRAME_S
        shot = swing.at(seconds)
        frame = studio.shoot(room, [(swing.held, shot)])
        if in_view is None and studio.holds_code(swing.held, shot):
            in_view = seconds
        for eye in eyes.values():
            eye.look(frame, seconds)
        if readable is None and (
            any(eye.could for eye in eyes.values()) or swing.held.text.encode() in patient(frame)
        ):
            readable = seconds
        if all(eye.read_s is not None for eye in eyes.values()):
            break
    start = in_view or 0.0
    return Outcome(
        {name: _since(eye.read_s, start) for name, eye in eyes.items()}, _since(readable, start)
    )


class Score(NamedTuple):
    """How soon badges were read; never is infinitely late."""

    in_time: float
    median_s: float
    p95_s: float


def score(times: Sequence[float | None]) -> Score:
    """Sum up when badges were read, in seconds from being fully in view; None is never.

    A percentile that falls among those never read is given as the longest a badge was shown.
    """
    late = [SECONDS if each is None else each for each in times]
    in_time = sum(each is not None and each <= IN_TIME_S for each in times) / len(times)
    return Score(in_time, float(np.median(late)), float(np.percentile(late, 95)))


def promptness(times: Sequence[tuple[float | None, float | None]]) -> float:
    """Share of badges read soon after they could be; of those that anybody could read."""
    could = [(read, readable) for read, readable in times if readable is not None]
    prompt = sum(read is not None and read - readable <= PROMPT_S for read, readable in could)
    return prompt / len(could)


class Eye:
    """One reader at a camera: it looks at the latest frame whenever it has time."""

    def __init__(self, reader: Reader, text: str) -> None:
        self._reader, self._wanted = reader, text.encode()
        self.free_s = 0.0
        self.read_s: float | None = None
        self.could = False

    def look(self, frame: Image, seconds: float) -> None:
        """Show the frame of that moment, if there is time to look at it."""
        if self.read_s is not None or self.free_s > seconds + FRAME_S:
            return  # it has read the badge, or the next frame comes before it has time
        started = thread_time()
        self.could = self._wanted in self._reader(frame)
        self.free_s = max(seconds, self.free_s) + thread_time() - started
        if self.could:
            self.read_s = self.free_s


def _since(moment: float | None, start: float) -> float | None:
    return None if moment is None else max(0.0, moment - start)
