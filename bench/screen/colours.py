"""How well colours can be told apart: contrast, and distance under four kinds of vision.

Contrast is that of WCAG 2.2 (relative luminance). Colour vision is simulated with the
matrices of Machado, Oliveira and Fernandes (2009) at full severity, in linear light;
distance is CIE 1976 (Euclidean in L*a*b*, D65).
"""

from collections.abc import Mapping, Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

Colour = NDArray[np.float64]

VISIONS: Mapping[str, Colour] = {
    "normal": np.eye(3),
    "protan": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deutan": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritan": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}

_TO_XYZ = np.array(
    [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ]
)
_WHITE = np.array([0.95047, 1.0, 1.08883])


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours like ``#14181D``, from 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return float((light + 0.05) / (dark + 0.05))


def least_distance(colours: Sequence[str]) -> tuple[float, str]:
    """Return the smallest distance between any two of *colours*, and for which vision."""
    return min(
        (float(np.linalg.norm(_lab(one, seen) - _lab(other, seen))), name)
        for name, seen in VISIONS.items()
        for one, other in combinations(colours, 2)
    )


def _linear(colour: str) -> Colour:
    parts = np.array([int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def _luminance(colour: str) -> float:
    return float(_linear(colour) @ np.array([0.2126, 0.7152, 0.0722]))


def _lab(colour: str, seen: Colour) -> Colour:
    xyz = _TO_XYZ @ np.clip(seen @ _linear(colour), 0, 1) / _WHITE
    root = np.where(xyz > (6 / 29) ** 3, np.cbrt(xyz), xyz / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.array([116 * root[1] - 16, 500 * (root[0] - root[1]), 200 * (root[1] - root[2])])
