"""A webcam's frame of a badge, made: every fault of light, lens, hand and wire is a number.

Grey, 1280 x 720 unless asked otherwise. Lengths on the badge are in modules of its code,
lengths in the frame in pixels.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

import numpy as np

from checkin.adapters.camera.vision import Image, cv2
from checkin.adapters.keys import SigningKey
from checkin.domain.badge import SignedBadge, sign
from checkin.domain.model import BadgeId, EventId
from resources.optics import landing, streak, turned
from resources.props import CODE_UNITS, QUIET_MODULES, Medium, badge
from resources.room import room

SIZE = (1280, 720)
FOCAL = 1100  # pixels: a webcam of about 60 degrees across
_FINE = 2  # samples to a pixel, each way: a pixel of a camera gathers light over its whole area
_SOFT = 0.8  # pixels: lens and colour filter of a webcam at its best
_NOISE_FIELDS = 8
_ROOMS = 8
_CODE_MODULES = CODE_UNITS - 2 * QUIET_MODULES


@dataclass(frozen=True, eq=False)
class Held:
    """Something held up: its light (grey times alpha), its alpha, and what its code says."""

    text: str
    light: Image
    alpha: Image
    middle: tuple[float, float]
    unit: float
    medium: Medium
    inverted: bool


@dataclass(frozen=True)
class Shot:
    """How one badge is seen.

    *at*: the code's middle from the frame's. *module*: pixels to a module. *turn*: tilt, pan
    and roll in degrees. *bend*: the radius that the badge is bent to, 0 for flat. *way*: how
    far it moves while the shutter is open. *defocus*: radius of the disc that a point becomes.
    *light*, *contrast*: shares of what a good picture has. *noise*: standard deviation in
    grey levels. *glare* and *thumb*: the share of the code's side that they cover.
    *quality*: JPEG's, 0-100.
    """

    at: tuple[float, float] = (0.0, 0.0)
    module: float = 3.5
    turn: tuple[float, float, float] = (0.0, 0.0, 0.0)
    bend: float = 0.0
    way: tuple[float, float] = (0.0, 0.0)
    defocus: float = 0.5
    light: float = 1.0
    contrast: float = 1.0
    noise: float = 2.0
    glare: float = 0.0
    thumb: float = 0.0
    quality: int = 85


def badge_text(rng: np.random.Generator) -> str:
    """Sign a badge of an invented event, as `checkin badges` would print it."""
    claim = SignedBadge(
        1, EventId("0a0b0c0d"), BadgeId(rng.bytes(12).hex()), date(2027, 5, 3), date(2027, 5, 6)
    )
    return sign(claim, SigningKey(bytes(range(32)))).text


def hold(rng: np.random.Generator, medium: Medium, *, inverted: bool = False) -> Held:
    """Draw a new badge in somebody's hand."""
    text = badge_text(rng)
    prop = badge(rng, text, medium, inverted=inverted)
    light = cv2.cvtColor(prop.picture[..., :3], cv2.COLOR_BGR2GRAY)
    alpha = prop.picture[..., 3].copy()
    return Held(text, light, alpha, prop.middle, prop.unit, medium, inverted)


class Studio:
    """Rooms, noise and a camera. The same *seed* and the same calls give the same frames."""

    def __init__(self, seed: int, size: tuple[int, int] = SIZE) -> None:
        self.size = size
        self.rng = np.random.default_rng(seed)
        self._rooms = [_cluttered(number, size) for number in range(_ROOMS)]
        self._noise = _noise_fields(size)

    def room(self) -> Image:
        """One of the rooms, seen from a slightly different place each time."""
        seen = self._rooms[self.rng.integers(_ROOMS)]
        if self.rng.random() < 0.5:
            seen = seen[:, ::-1]
        step = self.rng.integers(-200, 201)
        return np.ascontiguousarray(np.roll(seen, step, axis=1))

    def shoot(
        self, behind: Image, held: Sequence[tuple[Held, Shot]], camera: Shot | None = None
    ) -> Image:
        """Photograph what is *held* before a room. Light, noise and JPEG are the *camera*'s.

        Without a *camera* they are those of the first thing held.
        """
        camera = camera or held[0][1]
        frame = behind.astype(np.float32)
        for thing, shot in held:
            self._lay(frame, thing, shot)
        frame = 128 + (frame - 128) * camera.contrast
        frame *= camera.light
        noise = self._noise[self.rng.integers(_NOISE_FIELDS)]
        shift = self.rng.integers(0, self.size[1])
        frame += np.roll(noise, shift, axis=0) * camera.noise
        return _through_jpeg(np.clip(frame, 0, 255).astype(np.uint8), camera.quality)

    def _lay(self, frame: Image, held: Held, shot: Shot) -> None:
        plane = self.plane(held, shot)
        light, alpha = _bent(held, shot) if shot.bend else (held.light, held.alpha)
        if shot.thumb:
            light = _with_thumb(held, light, shot.thumb)
        box = self._box(plane, light.shape, shot)
        if box is None:
            return
        left, top, right, bottom = box
        part = np.s_[top:bottom, left:right]
        fine = np.diag([_FINE, _FINE, 1.0]) @ np.array([[1, 0, -left], [0, 1, -top], [0, 0, 1.0]])
        size = (right - left, bottom - top)
        layers = []
        for layer in (light, alpha):
            seen = cv2.warpPerspective(
                layer, fine @ plane, (size[0] * _FINE, size[1] * _FINE), flags=cv2.INTER_LINEAR
            )
            seen = cv2.resize(seen, size, interpolation=cv2.INTER_AREA).astype(np.float32)
            layers.append(_unsharp(seen, shot))
        frame[part] = frame[part] * (1 - layers[1] / 255) + layers[0]
        if shot.glare:
            self._shine(frame, shot)

    def plane(self, held: Held, shot: Shot) -> Image:
        """Homography from a badge's picture to the frame."""
        tilt, pan, roll = np.radians(shot.turn)
        lens = (float(FOCAL), (self.size[0] / 2, self.size[1] / 2))
        turn = turned(float(tilt), float(pan), float(roll))
        return landing(turn, shot.module / held.unit, shot.at, held.middle, lens)

    def holds_code(self, held: Held, shot: Shot) -> bool:
        """Say whether the whole code and its quiet zone are in the frame."""
        corners = code_corners(self, held, shot, quiet=QUIET_MODULES)
        return bool((corners >= 0).all() and (corners < self.size).all())

    def _box(
        self, plane: Image, shape: tuple[int, ...], shot: Shot
    ) -> tuple[int, int, int, int] | None:
        """Part of the frame that shows the badge (left, top, right, bottom); None if none does."""
        high, wide = shape[:2]
        corners = np.array([[(0, 0), (wide, 0), (wide, high), (0, high)]], np.float32)
        places = cv2.perspectiveTransform(corners, plane)[0]
        margin = float(np.hypot(*shot.way)) + shot.defocus + 4
        left, top = (int(max(0, value)) for value in places.min(axis=0) - margin)
        low = places.max(axis=0) + margin
        right, bottom = (int(min(most, value)) for most, value in zip(self.size, low, strict=True))
        return (left, top, right, bottom) if right - left > 1 and bottom - top > 1 else None

    def _shine(self, frame: Image, shot: Shot) -> None:
        """Add a reflection over *glare* of the code's side, strongest along its middle.

        White saturates under all of it; black does where the lamp itself is mirrored.
        """
        side = _CODE_MODULES * shot.module
        thick = max(2, round(shot.glare * side))
        angle = self.rng.uniform(0, np.pi)
        middle = np.array(self.size) / 2 + shot.at + self.rng.uniform(-0.4, 0.4, 2) * side
        reach = np.array([np.cos(angle), np.sin(angle)]) * side * self.rng.uniform(0.05, 0.9)
        mask = np.zeros(frame.shape, np.uint8)
        ends = [tuple(int(value) for value in middle + sign * reach) for sign in (-1, 1)]
        cv2.line(mask, ends[0], ends[1], 255, thick, cv2.LINE_AA)
        soft = cv2.GaussianBlur(mask, (0, 0), max(1.0, 0.3 * thick)).astype(np.float32)
        frame += soft * self.rng.uniform(0.5, 1.1)


def code_corners(studio: Studio, held: Held, shot: Shot, quiet: int = 0) -> Image:
    """Return where the corners of a code are in the frame (4 x 2), *quiet* modules outside it."""
    half = (_CODE_MODULES / 2 + quiet) * held.unit
    x, y = held.middle
    corners = [(x + a * half, y + b * half) for a, b in ((-1, -1), (1, -1), (1, 1), (-1, 1))]
    seen: Image = cv2.perspectiveTransform(
        np.array([corners], np.float32), studio.plane(held, shot)
    )[0]
    return seen


def _bent(held: Held, shot: Shot) -> tuple[Image, Image]:
    """Bend a badge around an upright axis through its code's middle (seen from afar).

    The sides come nearer by what the tilt makes of their depth, and the light changes.
    """
    radius = shot.bend * held.unit
    high, wide = held.light.shape
    across = (np.arange(wide, dtype=np.float32) - held.middle[0]) / radius
    inside = np.clip(across, -0.98, 0.98)
    depth = radius * (1 - np.sqrt(1 - inside**2)) * np.tan(np.radians(shot.turn[0]))
    map_x = np.repeat((held.middle[0] + radius * np.arcsin(inside))[None], high, axis=0)
    map_y = np.arange(high, dtype=np.float32)[:, None] - depth[None]
    maps = (map_x.astype(np.float32), map_y.astype(np.float32))
    shade = (0.75 + 0.25 * np.sqrt(1 - inside**2))[None] * (np.abs(across) < 0.98)
    light = cv2.remap(held.light, *maps, cv2.INTER_LINEAR) * shade
    alpha = cv2.remap(held.alpha, *maps, cv2.INTER_LINEAR) * (np.abs(across) < 0.98)[None]
    return light.astype(np.uint8), alpha.astype(np.uint8)


def _with_thumb(held: Held, light: Image, share: float) -> Image:
    """Put a thumb over the lower edge of the code, *share* of the side wide, a third as deep."""
    side = _CODE_MODULES * held.unit
    x, y = held.middle[0] + 0.2 * side, held.middle[1] + 0.5 * side
    covered = light.copy()
    axes = (round(share * side / 2), round(share * side / 3))
    cv2.ellipse(covered, (round(x), round(y)), axes, 0, 0, 360, 148, cv2.FILLED, cv2.LINE_AA)
    return covered


def _unsharp(seen: Image, shot: Shot) -> Image:
    """Soften a picture as any webcam does, put it out of focus and smear it."""
    seen = cv2.GaussianBlur(seen, (0, 0), _SOFT)
    if shot.defocus > 0.3:
        seen = cv2.filter2D(seen, -1, _disc(round(shot.defocus, 1)))
    if np.hypot(*shot.way) > 0.7:
        seen = cv2.filter2D(seen, -1, streak(np.array(shot.way)))
    return seen


@cache
def _disc(radius: float) -> Image:
    """Kernel of a lens out of focus."""
    reach = int(np.ceil(radius))
    fine = 8
    places = (np.arange((2 * reach + 1) * fine) + 0.5) / fine - reach - 0.5
    inside = (places[:, None] ** 2 + places[None] ** 2 <= radius**2).astype(np.float32)
    size = (2 * reach + 1, 2 * reach + 1)
    kernel: Image = cv2.resize(inside, size, interpolation=cv2.INTER_AREA)
    kernel /= kernel.sum()
    return kernel


@cache
def _noise_fields(size: tuple[int, int]) -> list[Image]:
    """Sensor noise of standard deviation 1, half of it smeared over neighbours by the webcam."""
    rng = np.random.default_rng(77)
    fields = []
    for _ in range(_NOISE_FIELDS):
        fine = rng.normal(0, 1, size[::-1]).astype(np.float32)
        field = fine + 1.5 * cv2.GaussianBlur(fine, (0, 0), 0.8)
        fields.append(field / field.std())
    return fields


@cache
def _cluttered(number: int, size: tuple[int, int]) -> Image:
    """A room with what else stands about: lettering, a striped shirt, a keyboard, a grid."""
    rng = np.random.default_rng(1000 + number)
    picture = cv2.cvtColor(room(rng, size), cv2.COLOR_BGR2GRAY)
    wide, high = size
    for _ in range(rng.integers(2, 6)):
        x, y = int(rng.integers(0, wide - 200)), int(rng.integers(0, high - 160))
        dark, light = int(rng.integers(20, 90)), int(rng.integers(140, 240))
        kind = rng.integers(4)
        if kind == 0:
            cv2.rectangle(picture, (x, y), (x + 190, y + 130), light, cv2.FILLED)
            for line in range(5):
                words = "".join(rng.choice(list("aeinrst lomkd"), 16))
                at = (x + 8, y + 24 + 22 * line)
                cv2.putText(picture, words, at, cv2.FONT_HERSHEY_SIMPLEX, 0.5, dark, 1, cv2.LINE_AA)
        elif kind == 1:
            for stripe in range(0, 180, 12):
                cv2.rectangle(picture, (x + stripe, y), (x + stripe + 6, y + 150), dark, cv2.FILLED)
        elif kind == 2:
            cv2.rectangle(picture, (x, y), (x + 196, y + 84), dark, cv2.FILLED)
            for key in range(48):
                left, top = x + 4 + 16 * (key % 12), y + 4 + 20 * (key // 12)
                cv2.rectangle(picture, (left, top), (left + 12, top + 15), light, cv2.FILLED)
        else:
            squares = rng.integers(0, 2, (8, 10), dtype=np.uint8) * (light - dark) + dark
            tiles = np.kron(squares, np.ones((14, 14), np.uint8))
            picture[y : y + tiles.shape[0], x : x + tiles.shape[1]] = tiles
    return cv2.GaussianBlur(picture, (0, 0), 0.9)


def _through_jpeg(frame: Image, quality: int) -> Image:
    _, encoded = cv2.imencode(".jpg", frame, [cv2.IMWRITE_JPEG_QUALITY, quality])
    seen = cv2.imdecode(encoded, cv2.IMREAD_GRAYSCALE)
    assert seen is not None, "it was encoded just now"  # noqa: S101 - tells the type checker
    return seen
