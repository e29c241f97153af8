"""A morning's arrivals as a webcam sees them: badges brought up, held, taken away.

The room is drawn once; a frame changes only where the badge is, which keeps
this several times faster than true speed.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from checkin.adapters.camera.vision import Image, cv2
from resources.optics import landing, streak, turned
from resources.props import CODE_UNITS, Medium, Prop, badge
from resources.reel import Reel
from resources.room import room, vignette

BRING_S, AWAY_S, REST_S = 0.4, 0.3, 0.3
_SHUTTER_S = 1 / 75  # an indoor exposure: swings smear, a still hand does not
_FOCAL = 1100  # pixels at 720 lines: a webcam of about 60 degrees across
_NOISE_FIELDS = 8


@dataclass(frozen=True)
class Scene:
    """One badge held up: its *text*, for how long, and a *caption* that is never in the picture."""

    text: str
    medium: Medium
    inverted: bool = False
    hold_s: float = 0.75
    caption: str = ""


@dataclass(frozen=True)
class Take:
    """Where a scene is in the film, in frame numbers from 0.

    ``fully_in_view`` is the first frame that has the whole code in it (still
    smeared by the swing), ``gone`` the first after it without any badge. The
    taking away fills the last ``AWAY_S`` seconds before ``gone``.
    """

    scene: Scene
    fully_in_view: int
    gone: int


def shoot(
    scenes: Sequence[Scene],
    path: Path,
    *,
    seed: int = 1,
    fps: int = 30,
    size: tuple[int, int] = (1280, 720),
    on_progress: Callable[[float], None] | None = None,
) -> list[Take]:
    """Write an AVI (Motion JPEG) of *scenes* to *path* and say where each of them is.

    The same arguments give the same frames. *size* is (width, height) in
    pixels; *on_progress* hears the share done, 0-1, after each scene. Raises
    StoreError where the film cannot be written.
    """
    rng = np.random.default_rng(seed)
    stage = _Stage(rng, size)
    takes = []
    with Reel(path, fps, size) as reel:
        for _ in range(round(REST_S * fps)):
            reel.write(stage.empty())
        for number, scene in enumerate(scenes):
            takes.append(_shoot_one(rng, stage, reel, scene, fps, small=number % 8 == 5))
            if on_progress is not None:
                on_progress((number + 1) / len(scenes))
    return takes


def _shoot_one(
    rng: np.random.Generator, stage: "_Stage", reel: Reel, scene: Scene, fps: int, *, small: bool
) -> Take:
    prop = badge(rng, scene.text, scene.medium, inverted=scene.inverted)
    hand = _Hand(rng, prop.modules, scene.hold_s, small=small)
    first = reel.frames
    fully_in_view = None
    for n in range(round((BRING_S + scene.hold_s + AWAY_S) * fps)):
        picture, whole = stage.with_badge(prop, hand, n / fps)
        if whole and fully_in_view is None:
            fully_in_view = first + n
        reel.write(picture)
    gone = reel.frames
    for _ in range(round(REST_S * fps)):
        reel.write(stage.empty())
    return Take(scene, first if fully_in_view is None else fully_in_view, gone)


@dataclass(frozen=True)
class _Pose:
    """Where a code's middle is in the picture and how it is turned (pixels at 720 lines, radians)."""

    x: float
    y: float
    module: float
    tilt: float
    pan: float
    roll: float


class _Hand:
    """How one person brings up, holds and takes away a badge; *small* is held far away."""

    def __init__(
        self, rng: np.random.Generator, modules: int, hold_s: float, *, small: bool
    ) -> None:
        self.hold_s = hold_s
        module = 2.4 if small else float(rng.uniform(3.0, 4.4))
        # A stranger's code has other modules; the card keeps to sizes a hand would choose.
        self.module = float(np.clip(module, 125 / modules, 235 / modules))
        self.at = np.array([rng.uniform(-190, 190), rng.uniform(-70, 0)])
        self.turned = rng.uniform((-0.36, -0.4, -0.2), (0.3, 0.4, 0.2))
        self.come = np.array([rng.uniform(-420, 420), rng.uniform(680, 760)])
        self.leave = np.array([rng.uniform(-420, 420), 800.0])
        self.wave = rng.uniform(0, 2 * np.pi, (6, 3))
        self.hertz = rng.uniform((0.7, 2.8, 8.0), (1.4, 4.0, 10.5), (6, 3))
        self.steady = float(rng.uniform(0.6, 1.3))
        self.unsharp = float(rng.uniform(0.55, 0.95))

    def pose(self, t: float) -> _Pose:
        """Where the badge is *t* seconds after it set out."""
        far = max(0.0, 1 - t / BRING_S) ** 3
        off = max(0.0, (t - BRING_S - self.hold_s) / AWAY_S) ** 2
        shake = np.sin(2 * np.pi * self.hertz * t + self.wave) @ (1.0, 0.3, 0.1) * self.steady
        x, y = self.at + far * self.come + off * self.leave + 3.2 * shake[:2]
        turn = self.turned * (1 + 0.8 * far) + (0.022, 0.026, 0.016) * shake[2:5]
        module = self.module * (1 - 0.25 * far) * (1 + 0.012 * shake[5])
        return _Pose(x, y, module, turn[0], turn[1], turn[2] + 0.5 * far - 0.4 * off)

    def blur(self, t: float) -> float:
        """Standard deviation of the defocus: the lens finds the badge while it arrives."""
        return self.unsharp + 1.6 * max(0.0, 1 - t / BRING_S)


class _Stage:
    """The room and the camera in it."""

    def __init__(self, rng: np.random.Generator, size: tuple[int, int]) -> None:
        self.size, self.rng = size, rng
        self.lines = size[1] / 720
        self.clean = room(rng, size)
        self.light = vignette(size)
        self.noise = [_noise(rng, size) for _ in range(_NOISE_FIELDS)]
        self.noisy = [_grainy(self.clean, *noise) for noise in self.noise]

    def empty(self) -> Image:
        """Nobody at the desk."""
        return self.noisy[self.rng.integers(_NOISE_FIELDS)]

    def with_badge(self, prop: Prop, hand: _Hand, t: float) -> tuple[Image, bool]:
        """Take a picture of a badge; True where the whole code is in it."""
        pose, after = hand.pose(t), hand.pose(t + _SHUTTER_S)
        plane = self._plane(prop, pose)
        way = self.lines * np.array([after.x - pose.x, after.y - pose.y])
        frame = self.empty().copy()
        height, width = prop.picture.shape[:2]
        smear = float(np.hypot(*way))
        x0, y0, x1, y1 = self._seen(
            plane, [(0, 0), (width, 0), (width, height), (0, height)], smear
        )
        if x1 > x0 and y1 > y0:
            part = np.s_[y0:y1, x0:x1]
            held = _seen_through(
                plane, prop.picture, (x0, y0, x1, y1), way, hand.blur(t) * self.lines
            )
            bare = cv2.cvtColor(cv2.bitwise_not(held[..., 3]), cv2.COLOR_GRAY2BGR)
            behind = cv2.multiply(self.clean[part], bare, scale=1 / 255)
            light = float(self.light[(y0 + y1) // 2, (x0 + x1) // 2]) * 0.94
            seen = cv2.addWeighted(behind, 1, cv2.cvtColor(held, cv2.COLOR_BGRA2BGR), light, 0)
            more, less = self.noise[self.rng.integers(_NOISE_FIELDS)]
            frame[part] = _grainy(seen, more[part], less[part])
        return frame, self._holds_code(plane, prop)

    def _plane(self, prop: Prop, pose: _Pose) -> Image:
        """Homography from the prop's picture to the frame: a pinhole camera looking straight."""
        turn = turned(pose.tilt, pose.pan, pose.roll)
        scale = pose.module * prop.modules / CODE_UNITS / prop.unit * self.lines
        at = (pose.x * self.lines, pose.y * self.lines)
        lens = (_FOCAL * self.lines, (self.size[0] / 2, self.size[1] / 2))
        return landing(turn, scale, at, prop.middle, lens)

    def _seen(
        self, plane: Image, corners: list[tuple[float, float]], margin: float
    ) -> tuple[int, int, int, int]:
        """Box of the frame (left, top, right, bottom) that shows the corners, with a margin."""
        places = cv2.perspectiveTransform(np.array([corners], np.float32), plane)[0]
        low, high = places.min(axis=0) - margin - 4, places.max(axis=0) + margin + 4
        left, top = (int(max(0, value)) for value in low)
        right, bottom = (int(min(most, value)) for most, value in zip(self.size, high, strict=True))
        return left, top, right, bottom

    def _holds_code(self, plane: Image, prop: Prop) -> bool:
        half = CODE_UNITS / 2 * prop.unit
        (x, y), ends = prop.middle, ((-half, -half), (half, -half), (half, half), (-half, half))
        corners = np.array([[(x + dx, y + dy) for dx, dy in ends]], np.float32)
        places = cv2.perspectiveTransform(corners, plane)[0]
        return bool((places >= 0).all() and (places < self.size).all())


def _seen_through(
    plane: Image, picture: Image, box: tuple[int, int, int, int], way: Image, blur: float
) -> Image:
    """Warp a prop into *box* of the frame, defocused and smeared along *way* (pixels).

    What is smeared far is worked on in fewer pixels: nobody can tell.
    """
    left, top, right, bottom = box
    smear = float(np.hypot(*way))
    shrink = 1 if smear < 5 else 2 if smear < 16 else 4
    width, height = -(-(right - left) // shrink), -(-(bottom - top) // shrink)
    move = np.array([[1 / shrink, 0, -left / shrink], [0, 1 / shrink, -top / shrink], [0, 0, 1]])
    held = cv2.warpPerspective(picture, move @ plane, (width, height), flags=cv2.INTER_LINEAR)
    held = cv2.GaussianBlur(held, (0, 0), max(0.3, blur / shrink))
    if smear > 0.7:
        held = cv2.filter2D(held, -1, streak(way / shrink))
    if shrink > 1:
        held = cv2.resize(held, (right - left, bottom - top), interpolation=cv2.INTER_LINEAR)
    return held


def _noise(rng: np.random.Generator, size: tuple[int, int]) -> tuple[Image, Image]:
    """One frame's sensor noise, as what to add and what to take away; coarse, as webcams smooth."""
    half = (size[1] // 2 + 1, size[0] // 2 + 1)
    coarse = rng.normal(0, 1.5, (*half, 3)).astype(np.float32) + rng.normal(0, 2.0, (*half, 1))
    noise = cv2.resize(coarse.astype(np.float32), size, interpolation=cv2.INTER_LINEAR)
    noise += rng.normal(0, 1.0, (size[1], size[0], 1)).astype(np.float32)
    return np.maximum(noise, 0).astype(np.uint8), np.maximum(-noise, 0).astype(np.uint8)


def _grainy(picture: Image, more: Image, less: Image) -> Image:
    return cv2.subtract(cv2.add(picture, more), less)
