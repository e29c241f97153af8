"""What would make a code readable that is seen and not read: one word for the volunteer."""

from enum import StrEnum

import numpy as np

from checkin.adapters.camera.places import Place
from checkin.adapters.camera.vision import Image, cv2

MODULES = 41
"""Across a badge's code."""
_SIDE = 102  # pixels to which a code is brought: 2.5 to a module say enough
_FAR = 2.0  # pixels to a module: with fewer even a still, sharp code is hard to read
_NEAR = 0.92  # of the frame's height: there is no room for a code and its quiet zone
_DIM = 75  # grey level that white paper has at least where there is light to see by
_FLAT = 36  # grey levels between dark and light, with fewer there is too little to tell apart
_WHITE = 235  # grey level from which on a camera sees no more differences
_WASHED = 0.07  # of the code's area: more than its correction makes good for
_SHARP = 0.37  # of the change from pixel to pixel that a sharp code has
# Hardly anywhere in a code is a spot of five modules without anything dark.
_SPOT = np.ones((11, 11), np.uint8)


class Hint(StrEnum):
    """What the person who holds the badge, or the volunteer, should do about it."""

    CLOSER = "closer"
    FURTHER = "further"
    STEADY = "steady"
    """It moves, or the lens has not found it yet."""
    GLARE = "glare"
    """A lamp is mirrored in it."""
    DARK = "dark"
    """There is too little light."""
    BRIGHTER = "brighter"
    """It is darker than what is around it: a phone whose brightness is turned down."""


def hint(grey: Image, place: Place) -> Hint | None:
    """Say what is wrong with the code at *place* of *grey*; None if nothing is obvious.

    *place* has the usual margin around the code. Takes some tenths of a millisecond.
    """
    core = place.inside()
    (left, top), cut = core.cut(grey)
    height, width = grey.shape
    side = core.side
    if min(cut.shape) < 16:
        return None
    reaches_over = left <= 2 or top <= 2 or core.right >= width - 2 or core.bottom >= height - 2
    if side > _NEAR * height or (reaches_over and side > height / 3):
        return Hint.FURTHER
    small = cv2.resize(cut, (_SIDE, _SIDE), interpolation=cv2.INTER_AREA)
    dark, light = _level(small, 0.04), _level(small, 0.96)
    if light < _DIM or light - dark < _FLAT:
        around = _level(np.ascontiguousarray(grey[::16, ::16]), 0.9)
        return Hint.BRIGHTER if around > light + _FLAT else Hint.DARK
    # The rim of a turned code's box is its quiet zone.
    washed = cv2.erode(small, _SPOT)[12:-12, 12:-12] > max(_WHITE - 50, (dark + light) / 2)
    if light > _WHITE and float(washed.mean()) > _WASHED:
        return Hint.GLARE
    module = side / MODULES
    if module < _FAR:
        return Hint.CLOSER
    return Hint.STEADY if _sharpness(small, light - dark) < _SHARP else None


def _level(picture: Image, share: float) -> int:
    """Return the grey level below which that share of the pixels is."""
    counts = cv2.calcHist([picture], [0], None, [256], [0, 256]).ravel().cumsum()
    return int(np.searchsorted(counts, share * counts[-1]))


def _sharpness(small: Image, contrast: float) -> float:
    """Compare the change from pixel to pixel with that of a sharp code; the weaker direction counts.

    Half of a code's modules differ from their neighbours, so lines change by half of the
    contrast with each module.
    """
    calm = cv2.GaussianBlur(small, (0, 0), 0.8)  # noise changes from pixel to pixel as well
    across = cv2.mean(cv2.absdiff(calm[:, 1:], calm[:, :-1]))[0]
    down = cv2.mean(cv2.absdiff(calm[1:], calm[:-1]))[0]
    return float(min(across, down)) * (_SIDE / MODULES) / (contrast / 2)
