"""Badges to hold up to a camera: paper cards and phones, each in somebody's hand.

Drawn from a seed; nothing on them can be read except the code. They are measured in *units*: a code with its quiet zone is 49 units wide,
which makes a unit one module of the product's own badges (QR version 6).
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import segno

from checkin.adapters.camera.vision import Image, cv2

CODE_UNITS = 49
QUIET_MODULES = 4
_TEXTURE = 4  # pixels per unit, about as large as badges appear

Medium = Literal["paper", "phone"]
Colour = tuple[int, int, int]  # blue, green, red

SKINS: tuple[Colour, ...] = ((142, 172, 222), (98, 132, 186), (62, 92, 146), (44, 62, 102))
_SLEEVES: tuple[Colour, ...] = ((92, 66, 48), (60, 60, 66), (70, 84, 120), (96, 110, 84))
_STRIPS: tuple[Colour, ...] = ((120, 92, 40), (70, 120, 66), (60, 96, 170), (112, 70, 112))


@dataclass(frozen=True)
class Prop:
    """Something to hold up: a premultiplied BGRA *picture*.

    *middle* is the place of the code's middle in the picture, *unit* the
    picture's pixels per unit, *modules* the code's width with its quiet zone.
    """

    picture: Image
    middle: tuple[float, float]
    unit: float
    modules: int


class _Sheet:
    """A transparent sheet in units, its origin in the middle of the code, y downwards."""

    left, top, width, height = 66, 76, 132, 290

    def __init__(self, unit: float) -> None:
        self.unit = unit
        shape = (round(self.height * unit), round(self.width * unit))
        self.colour = np.zeros((*shape, 3), np.float32)
        self.alpha = np.zeros((*shape, 1), np.float32)

    def at(self, x: float, y: float) -> tuple[int, int]:
        return round((x + self.left) * self.unit), round((y + self.top) * self.unit)

    def lay(self, mask: Image, colour: Image | Colour, opacity: float = 1.0) -> None:
        """Put *colour* over what is there, where the 8-bit *mask* says so."""
        cover = (mask.astype(np.float32) * (opacity / 255))[..., None]
        self.colour += cover * (np.asarray(colour, np.float32) - self.colour)
        self.alpha += cover * (1 - self.alpha)

    def mask(self) -> Image:
        return np.zeros(self.colour.shape[:2], np.uint8)

    def box(self, x0: float, y0: float, x1: float, y1: float, corner: float = 0.0) -> Image:
        """Mask a box with round corners."""
        mask = self.mask()
        inner = (self.at(x0 + corner, y0 + corner), self.at(x1 - corner, y1 - corner))
        cv2.rectangle(mask, *inner, 255, cv2.FILLED)
        if corner:
            radius = round(corner * self.unit)
            ball = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * radius + 1, 2 * radius + 1))
            mask = cv2.dilate(mask, ball)
        return mask

    def limb(self, points: list[tuple[float, float]], thick: float, soft: float) -> Image:
        """Mask a round-ended stroke through *points*, *soft* units unsharp at its edge."""
        mask = self.mask()
        places = np.array([self.at(*point) for point in points], np.int32)
        cv2.polylines(mask, [places], False, 255, round(thick * self.unit), cv2.LINE_AA)
        return cv2.GaussianBlur(mask, (0, 0), soft * self.unit)

    def picture(self) -> Image:
        light = np.linspace(1.03, 0.93, self.colour.shape[0], dtype=np.float32)[:, None, None]
        lit = np.clip(self.colour * light, 0, 255 * np.maximum(self.alpha, 0.35))
        return np.concatenate([lit, self.alpha * 255], axis=2).astype(np.uint8)


def badge(rng: np.random.Generator, text: str, medium: Medium, *, inverted: bool) -> Prop:
    """Draw a badge that says *text*, in somebody's hand; *inverted* is light on dark."""
    code = segno.make(text, error="m", micro=False, boost_error=False)
    dark = np.array([list(row) for row in code.matrix], np.uint8)
    modules = len(dark) + 2 * QUIET_MODULES
    per_module = max(2, round(_TEXTURE * CODE_UNITS / modules))
    sheet = _Sheet(per_module * modules / CODE_UNITS)
    skin = SKINS[rng.integers(len(SKINS))]
    side = int(rng.choice((-1, 1)))
    if medium == "paper":
        reach, low = 37, 46
        _forearm(sheet, rng, skin, side, reach, low)
        paper = (236, 243, 246) if not inverted else (44, 38, 36)
        _card(sheet, rng, paper)
        ink = (52, 46, 44) if not inverted else (228, 236, 240)
    else:
        reach, low = 35, 60
        _forearm(sheet, rng, skin, side, reach, low)
        paper = (255, 250, 244) if not inverted else (30, 24, 22)
        _phone(sheet, rng, paper)
        ink = (26, 20, 18) if not inverted else (246, 242, 236)
    _print(sheet, dark, per_module, ink, paper)
    if medium == "phone":
        _glare(sheet, rng)
    _thumb(sheet, skin, side, reach, low)
    middle = (sheet.left * sheet.unit, sheet.top * sheet.unit)
    return Prop(sheet.picture(), middle, sheet.unit, modules)


def _shade(colour: Colour, share: float, more: float = 0.0) -> Colour:
    """Make *colour* darker or lighter."""
    blue, green, red = (max(0, min(255, round(share * value + more))) for value in colour)
    return blue, green, red


def _print(sheet: _Sheet, dark: Image, per_module: int, ink: Colour, paper: Colour) -> None:
    field = np.pad(dark, QUIET_MODULES)
    field = np.kron(field, np.ones((per_module, per_module), np.uint8))[..., None]
    x, y = sheet.at(-CODE_UNITS / 2, -CODE_UNITS / 2)
    colours = np.where(field > 0, np.array(ink), np.array(paper))
    sheet.colour[y : y + len(field), x : x + len(field)] = colours


def _card(sheet: _Sheet, rng: np.random.Generator, paper: Colour) -> None:
    """Draw a paper card with a strip of colour and grey bars where a name would stand."""
    sheet.lay(sheet.box(-37, -62, 37, 48, 2), paper)
    sheet.lay(sheet.box(-37, -60, 37, -50), _STRIPS[rng.integers(len(_STRIPS))])
    sheet.lay(sheet.box(-7, -57, 7, -54, 1), (90, 96, 100))
    for y, thick, most in ((-42, 3.2, 26), (-34, 1.8, 30), (32, 1.2, 12)):
        half = most * (0.55 + 0.45 * rng.random())
        sheet.lay(sheet.box(-half, y - thick, half, y + thick, 0.8), (128, 126, 124))


def _phone(sheet: _Sheet, rng: np.random.Generator, screen: Colour) -> None:
    """Draw a phone whose screen lights what is around it."""
    glow = cv2.GaussianBlur(sheet.box(-34, -62, 34, 62), (0, 0), 7 * sheet.unit)
    sheet.colour += glow.astype(np.float32)[..., None] * np.array(screen, np.float32) * (0.12 / 255)
    sheet.lay(sheet.box(-34, -66, 34, 66, 6), (30, 28, 27))
    sheet.lay(sheet.box(-33, -65, 33, 65, 5), (14, 13, 13))
    sheet.lay(sheet.box(-31, -62, 31, 62, 4), screen)
    faint = _shade(screen, 0.6, 48)
    for y, thick in ((-58, 0.8), (-46, 2.4), (-38, 1.4), (36, 1.4), (48, 3.4)):
        half = 8 + 16 * rng.random()
        sheet.lay(sheet.box(-half, y - thick, half, y + thick, 0.7), faint)


def _glare(sheet: _Sheet, rng: np.random.Generator) -> None:
    """Lay the reflection of a lamp and of a window across the glass."""
    glass = sheet.box(-31, -62, 31, 62, 4)
    x = float(rng.uniform(-30, 30))
    streak = sheet.limb([(x - 50, 90), (x + 50, -90)], 16, 3)
    sheet.lay(cv2.min(glass, streak), (250, 250, 250), float(rng.uniform(0.06, 0.22)))
    y = float(rng.choice((-52, 50)) + rng.uniform(-8, 8))
    lamp = sheet.limb([(x - 4, y), (x + 4, y)], 9, 1.6)
    sheet.lay(cv2.min(glass, lamp), (235, 250, 255), 0.8)


def _forearm(
    sheet: _Sheet, rng: np.random.Generator, skin: Colour, side: int, reach: float, low: float
) -> None:
    """Draw what is behind the badge: an arm in a sleeve, a palm, the tips of fingers."""
    sleeve = _SLEEVES[rng.integers(len(_SLEEVES))]
    wrist = (side * (reach + 2), low + 34)
    elbow = (side * (reach + float(rng.uniform(-14, 18))), 220.0)
    sheet.lay(sheet.limb([(side * reach, low), wrist, elbow], 22, 0.8), _shade(skin, 0.72))
    sheet.lay(sheet.limb([(side * (reach + 1), low + 2), wrist, elbow], 15, 2.5), skin)
    for n in range(3):
        tip = (side * (reach + 3.0), low - 8.0 - 8 * n)
        sheet.lay(sheet.limb([tip, (side * (reach - 8), tip[1] + 2)], 7, 0.5), skin)
    cuff = (side * (reach + 2), low + 46)
    sheet.lay(sheet.limb([cuff, elbow], 31, 0.7), sleeve)
    sheet.lay(sheet.limb([cuff, elbow], 12, 3), _shade(sleeve, 1.25), 0.6)


def _thumb(sheet: _Sheet, skin: Colour, side: int, reach: float, low: float) -> None:
    """Draw a thumb over the badge's lower corner, clear of the code."""
    root, joint = (side * (reach + 4), low + 8), (side * (reach - 2), low - 4)
    tip = (side * (reach - 9), low - 9)
    sheet.lay(sheet.limb([root, joint, tip], 11, 0.7), _shade(skin, 0.62))
    sheet.lay(sheet.limb([root, joint, tip], 8.5, 1.1), skin)
    sheet.lay(
        sheet.limb([(tip[0] + side * 1.5, tip[1] + 1), tip], 4.2, 0.5), _shade(skin, 1.12, 14)
    )
