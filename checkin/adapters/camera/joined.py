"""What the last frames of one badge say together, when none of them can be read alone.

Each frame's blur is learned from what is known of every badge's code, and then from what the
frames together make likely of the rest: a module is light if light explains what all frames
show around it better than dark. Nothing is believed before the code's own error correction
agrees, so a wrong guess is not read; it is only not read yet.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from checkin.adapters.camera.grid import FINE, KNOWN, MARGIN, Grid
from checkin.adapters.camera.hints import MODULES
from checkin.adapters.camera.symbols import seen_by_zxing
from checkin.adapters.camera.vision import Image, cv2

_VIEWS = 8  # frames that are looked at together, the clearest
_LASTING = 30  # frames: what is older may have been another badge
_RIM = 1  # modules around the code that are known to be light
_SIDE = MODULES + 2 * _RIM
_TAPS = 5  # samples, half a module apart, that a first guess at a module is made from
_REACH = 3  # modules that a blur reaches
_EARLY, _ROUNDS = 2, 6  # steps after which it is tried to read what came of it
_HOLD = 2.0  # of the least squares: what keeps few equations from explaining noise
_SURE = 2.0  # how soon a guess is taken for certain
_PIXELS = 3  # to a module of the picture that is read in the end

_TOLD = np.ascontiguousarray(KNOWN[MARGIN - _RIM : -MARGIN + _RIM, MARGIN - _RIM : -MARGIN + _RIM])
_IS_TOLD = _TOLD != 0


@dataclass(frozen=True, slots=True, eq=False)
class _View:
    """One frame's code, flat: its samples, four to a module, and a first guess at each module."""

    number: int
    samples: Image
    guess: Image
    error: float
    """Mean square by which the guess is wrong where the truth is known."""


class Joined:
    """The clearest of the last frames of one badge."""

    def __init__(self) -> None:
        self._views: list[_View] = []
        self._number = 0

    def add(self, grey: Image, grid: Grid) -> None:
        """Take in a frame, with the code lying at *grid*."""
        self._number += 1
        lasting = [each for each in self._views if each.number > self._number - _LASTING]
        lasting.append(_view(self._number, grid.flat(grey)))
        self._views = sorted(lasting, key=lambda view: view.error)[:_VIEWS]

    def read(self) -> bytes | None:
        """Return what the code says, or None as long as it cannot be told."""
        for likely in _likelier(self._views):
            for symbol in seen_by_zxing(_drawn(likely), shrink=False):
                if symbol.payload is not None:
                    return symbol.payload
        return None


def _view(number: int, flat: Image) -> _View:
    even = _evened(flat)
    half = cv2.resize(even, None, fx=2 / FINE, fy=2 / FINE, interpolation=cv2.INTER_AREA)
    start, stop = 2 * (MARGIN - _RIM), 2 * (MARGIN + MODULES + _RIM)
    within = half[start:stop, start:stop].reshape(_SIDE, 2, _SIDE, 2)
    samples = np.ascontiguousarray(within.transpose(0, 2, 1, 3).reshape(_SIDE**2, 4))
    means = cv2.blur(half, (2, 2), anchor=(0, 0))  # of a module where both indices are even
    reach = _TAPS // 2
    steps = range(start - reach, start + reach + 1)
    taps = [
        means[y : y + 2 * _SIDE : 2, x : x + 2 * _SIDE : 2].ravel() for y in steps for x in steps
    ]
    around = np.column_stack([*taps, np.ones(_SIDE**2, np.float32)])
    told = _IS_TOLD.ravel()
    truth = _TOLD.reshape(-1, 1)[told]
    guess = _times(around, _weights(around[told], truth))
    return _View(number, samples, guess, float(np.mean((guess[told] - truth) ** 2)))


def _evened(flat: Image) -> Image:
    """Take away what light does over a fifth of the code: brightness and contrast."""
    field = flat.astype(np.float32)
    wide = (9 * FINE, 9 * FINE)
    field -= cv2.blur(field, wide)
    spread = cv2.blur(field * field, wide)
    even: Image = field / np.sqrt(spread + 4)
    return even


def _weights(around: Image, wanted: Image) -> Image:
    """Return what makes *wanted* out of *around* with the least squares of error."""
    normal = _times(around, around, cv2.GEMM_1_T)
    normal = cv2.add(normal, np.diag(np.full(len(normal), _HOLD, np.float32)))
    right = _times(around, wanted, cv2.GEMM_1_T)
    return cv2.solve(normal, right, flags=cv2.DECOMP_CHOLESKY)[1]


def _times(one: Image, other: Image, flags: int = 0) -> Image:
    # By OpenCV, which is held to one thread; numpy's own would take every core.
    product: Image = cv2.gemm(one, other, 1, None, 0, flags=flags)  # type: ignore[call-overload]  # None: nothing is added
    return product


def _likelier(views: list[_View]) -> Iterator[Image]:
    """Give for each module how likely it is light (above 0) or dark, early and at last."""
    trust = [each.error**-1.5 for each in views]
    likely: Image = np.average([each.guess for each in views], axis=0, weights=trust)
    bits = _held(likely)
    seen = np.hstack([each.samples for each in views])
    for number in range(1, _ROUNDS + 1):
        shifted = _shifted(bits)
        blur = _weights(shifted, seen)
        rest = seen - _times(shifted, blur)
        noise = (rest * rest).reshape(-1, len(views), 4).mean(axis=(0, 2)) + 1e-3
        weighted = (blur[:-1] / np.repeat(noise, 4)).astype(np.float32)
        back = _times(rest, weighted, cv2.GEMM_2_T)
        weight = float(cv2.sumElems(cv2.multiply(blur[:-1], weighted))[0])
        likely = cv2.addWeighted(bits, 1, _gathered(back), 1 / weight, 0)
        bits = cv2.addWeighted(bits, 0.5, _held(likely), 0.5, 0)
        if number in (_EARLY, _ROUNDS):
            yield likely


def _held(likely: Image) -> Image:
    bits = np.clip(likely.reshape(_SIDE, _SIDE) * _SURE, -1, 1)
    return np.where(_IS_TOLD, _TOLD, bits).astype(np.float32).reshape(-1, 1)


def _shifted(bits: Image) -> Image:
    """For each module those around it, as far as a blur reaches, and a constant."""
    wide = np.pad(bits.reshape(_SIDE, _SIDE), _REACH, constant_values=1)
    windows = np.lib.stride_tricks.sliding_window_view(wide, (2 * _REACH + 1,) * 2)
    return np.hstack([windows.reshape(_SIDE**2, -1), np.ones((_SIDE**2, 1), np.float32)])


def _gathered(back: Image) -> Image:
    """Undo the shifts: sum for each module what all around it say of it."""
    width = 2 * _REACH + 1
    wide = np.zeros((_SIDE + 2 * _REACH, _SIDE + 2 * _REACH), np.float32)
    for number in range(width * width):
        y, x = divmod(number, width)
        wide[y : y + _SIDE, x : x + _SIDE] += back[:, number].reshape(_SIDE, _SIDE)
    return wide[_REACH:-_REACH, _REACH:-_REACH].reshape(-1, 1)


def _drawn(likely: Image) -> Image:
    """Draw the code as it is likely, with what is known of it."""
    bits = np.where(_IS_TOLD, _TOLD, likely.reshape(_SIDE, _SIDE)) > 0
    dots = np.kron(bits, np.ones((_PIXELS, _PIXELS), np.uint8)) * 255
    return cv2.copyMakeBorder(
        dots.astype(np.uint8), *(3 * _PIXELS,) * 4, cv2.BORDER_CONSTANT, value=(255,)
    )
