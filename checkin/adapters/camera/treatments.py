"""A part of a frame in other dresses, for a code that could not be read as it was.

Measured on frames that no reader could read: sharpening brings back half of those that
anything brings back, undoing a blur most of the rest. Each is made only when asked for.
"""

from collections.abc import Callable
from functools import cache, partial
from typing import Literal, NamedTuple

import numpy as np

from checkin.adapters.camera.places import Place
from checkin.adapters.camera.symbols import Box, Point
from checkin.adapters.camera.vision import Image, cv2

Dress = tuple[Image, Image]
"""A picture, and the affine map (2 x 3) from its pixels to those of the part it shows."""

_LARGE = 400  # pixels, the longer side of a part that is read: about 5 to a module of a badge
_FINE = 512
_SMALL = 200  # of a part whose blur is undone, which costs with its area
_FIELD = 256  # and of the field in which that happens, with room for what a blur draws in
_MODULES = 78.0  # across a part: a badge's 41 and the margin of its place
_MOST = 2.0  # times enlarged: more brings nothing
_FLAT, _RIM = 205, 20  # pixels of a flattened code, and of what is left around it
_SIDES = 0.1  # how much wider the middle of a bent code seems than it is
_DIRECTIONS = 12  # in half a turn, that a smear is told apart by
_SQUEEZED = 1.25  # how much stronger gradients are one way before it means something


class Part:
    """A part of a grey frame in which a code may be, and what is known of it."""

    def __init__(self, grey: Image, place: Place, corners: Box | None = None) -> None:
        """Cut *place* out of *grey*; *corners* are those of a symbol seen there and not read."""
        self.corner, self.cut = place.cut(grey)
        self.corners = corners
        self._large: Image | None = None
        self._axes: tuple[float, Image] | None = None

    @property
    def large(self) -> Image:
        """The part at the size at which it is read."""
        if self._large is None:
            self._large = _fitted(self.cut, _LARGE, _MOST)
        return self._large

    @property
    def axes(self) -> tuple[float, Image]:
        """How much stronger gradients are across than along, and the unit vectors of both.

        A code seen from the front has gradients of every direction alike. Along a smear
        they are weaker; where it is seen from the side they are stronger.
        """
        if self._axes is None:
            small = _fitted(self.cut, _SMALL, 1.0)
            across = cv2.Sobel(small, cv2.CV_32F, 1, 0)
            down = cv2.Sobel(small, cv2.CV_32F, 0, 1)
            both = cv2.mean(cv2.multiply(across, down))[0]
            one = cv2.mean(cv2.multiply(across, across))[0]
            other = cv2.mean(cv2.multiply(down, down))[0]
            weights, vectors = np.linalg.eigh(np.array([[one, both], [both, other]]))
            self._axes = float(weights[1] / max(weights[0], 1e-6)), vectors
        return self._axes

    def back(self, picture: Image) -> Image:
        """Give the map from *picture*, which shows all of the part, to the part."""
        high, wide = picture.shape
        return np.array([[self.cut.shape[1] / wide, 0, 0], [0, self.cut.shape[0] / high, 0]])

    def in_frame(self, point: Image) -> Point:
        """Carry a point of the part to the frame."""
        return round(float(point[0])) + self.corner[0], round(float(point[1])) + self.corner[1]


def sharpened(part: Part) -> Dress | None:
    """Make differences at the width of a module stronger."""
    return _sharper(part, part.large, 1.0)


def fine(part: Part) -> Dress | None:
    """The same with more pixels and narrower, for what is small or seen from the side."""
    return _sharper(part, _fitted(part.cut, _FINE, _MOST), 0.7)


def enlarged(part: Part) -> Dress | None:
    """The part with more pixels and nothing else."""
    large = _fitted(part.cut, _FINE, _MOST)
    return large, part.back(large)


def smoothed(part: Part) -> Dress | None:
    """Take noise away."""
    soft = cv2.GaussianBlur(part.large, (0, 0), 1.2)
    return soft, part.back(soft)


def levelled(part: Part) -> Dress | None:
    """Black and white by each pixel's neighbourhood: for glare and shadows."""
    width = 3 * _LARGE / _MODULES
    level = cv2.adaptiveThreshold(
        part.large, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY, int(width) | 1, 2
    )
    return level, part.back(level)


def unsqueezed(part: Part) -> Dress | None:
    """Draw out what is seen from the side until gradients are alike in every direction."""
    ratio, axes = part.axes
    draw = min(3.0, float(np.sqrt(ratio)))
    if draw < _SQUEEZED:
        return None
    turn = axes @ np.diag([1.0, draw]) @ axes.T
    high, wide = part.large.shape
    corners = turn @ np.array([[0, wide, wide, 0], [0, 0, high, high]])
    low, most = corners.min(axis=1), corners.max(axis=1)
    shrink = min(1.0, 1.5 * _LARGE / float((most - low).max()))
    move = np.hstack([turn * shrink, -low[:, None] * shrink])
    size = tuple(int(side) for side in np.ceil((most - low) * shrink))
    drawn = cv2.warpAffine(
        part.large, move, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    sharp = cv2.addWeighted(drawn, 2.5, cv2.GaussianBlur(drawn, (0, 0), 2.0), -1.5, 0)
    back = part.back(part.large)[:, :2] @ cv2.invertAffineTransform(move)
    return sharp, back


def focused(part: Part) -> Dress | None:
    """Undo what a lens out of focus does."""
    return _undone(part, _Blur("disc", 0.75))


def cleared(part: Part) -> Dress | None:
    """Undo a smaller blur: what a lens at its best does to a code that is far away."""
    return _undone(part, _Blur("disc", 0.5))


def steadied(part: Part) -> Dress | None:
    """Undo a smear in the direction in which gradients are weakest."""
    return _undone(part, _Blur("smear", 1.5, _along(part)))


def halted(part: Part) -> Dress | None:
    """Undo a smear so long that hardly more than the finder patterns comes back."""
    return _undone(part, _Blur("smear", 2.5, _along(part)))


def stilled(part: Part) -> Dress | None:
    """Undo a longer smear."""
    return _undone(part, _Blur("smear", 1.9, _along(part), swallowed=0.005))


def unrolled(part: Part, bow: float, *, upright: bool = True) -> Dress | None:
    """Flatten a code that was seen and not read, as if it were bent round a pole.

    Its sides then seem nearer to each other, and lines across the pole bow: in the middle
    by *bow* of the code's side. *upright*: the pole stands along the code's sides.
    """
    if part.corners is None:
        return None
    back, flat = _flattening(bow, upright), _FLAT + 2 * _RIM
    square = np.array([[0, 0], [1, 0], [1, 1], [0, 1]], np.float32)
    corners = np.array(part.corners, np.float32) - np.array(part.corner, np.float32)
    seen = cv2.getPerspectiveTransform(square, corners)
    places = cv2.perspectiveTransform(back, seen).reshape(flat, flat, 2)
    across, down = cv2.split(places)
    picture = cv2.remap(part.cut, across, down, cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    # Near enough for a box: where the middle and the corners of a flat code would be.
    ends = np.array([[0, 0], [flat, 0], [0, flat]], np.float32)
    return picture, cv2.getAffineTransform(ends, places[[0, 0, -1], [0, -1, 0]])


@cache
def _flattening(bow: float, upright: bool) -> Image:
    """For each pixel of a flat code, its place in the seen one (both 0-1 across the code)."""
    even = (np.arange(_FLAT + 2 * _RIM) + 0.5 - _RIM) / _FLAT - 0.5
    across, down = np.meshgrid(even, even)
    if not upright:
        across, down = down, across
    middle = 0.25 - across * across
    seen = np.stack([0.5 + across * (1 + 4 * _SIDES * middle), 0.5 + down + 4 * bow * middle], 2)
    if not upright:
        seen = seen[..., ::-1]
    return np.ascontiguousarray(seen.reshape(-1, 1, 2), np.float32)


class Treatment(NamedTuple):
    """A way to dress a part; where there is nothing to be gained it gives None."""

    name: str
    dress: Callable[[Part], Dress | None]


_SMEARED, _LONG = 1.7, 2.9  # times stronger gradients one way than the other


def likely_smeared(part: Part) -> Treatment | None:
    """Say what undoes the smear that *part* seems to have; None if it seems to have none."""
    ratio = part.axes[0]
    if ratio < _SMEARED:
        return None
    return HALTED if ratio > _LONG else STEADIED


SHARPENED = Treatment("sharpened", sharpened)

STEADIED = Treatment("steadied", steadied)
HALTED = Treatment("halted", halted)

FIRST = (SHARPENED, Treatment("focused", focused))
"""What is tried on every frame: it brings back most."""

IN_TURN = (
    STEADIED,
    Treatment("enlarged", enlarged),
    Treatment("unrolled", partial(unrolled, bow=0.03)),
    Treatment("unrolled", partial(unrolled, bow=-0.03)),
    Treatment("stilled", stilled),
    Treatment("levelled", levelled),
    Treatment("cleared", cleared),
    Treatment("unsqueezed", unsqueezed),
    Treatment("fine", fine),
    Treatment("unrolled", partial(unrolled, bow=0.03, upright=False)),
    Treatment("unrolled", partial(unrolled, bow=-0.03, upright=False)),
    Treatment("unrolled", partial(unrolled, bow=0.08)),
    Treatment("unrolled", partial(unrolled, bow=-0.08)),
    Treatment("smoothed", smoothed),
)
"""What is tried as far as time reaches, each frame going on where the last one stopped."""


def _fitted(cut: Image, side: int, most: float) -> Image:
    scale = min(most, side / max(cut.shape))
    way = cv2.INTER_CUBIC if scale > 1 else cv2.INTER_AREA
    size = tuple(max(1, round(each * scale)) for each in cut.shape[::-1])
    return cv2.resize(cut, size, interpolation=way)


def _sharper(part: Part, large: Image, width: float) -> Dress:
    soft = cv2.GaussianBlur(large, (0, 0), width * max(large.shape) / (2 * _MODULES))
    sharp = cv2.addWeighted(large, 4.0, soft, -3.0, 0)
    return sharp, part.back(sharp)


class _Blur(NamedTuple):
    """A blur as it is in the part: *length* in modules (a disc's radius, a smear's length)."""

    kind: Literal["disc", "smear"]
    length: float
    direction: int = 0
    swallowed: float = 0.015
    """Share of a frequency's energy below which it is taken for noise."""


def _along(part: Part) -> int:
    """Give the direction in which gradients are weakest, of so many in half a turn."""
    x, y = part.axes[1][:, 0]
    return round(float(np.arctan2(y, x)) / np.pi * _DIRECTIONS) % _DIRECTIONS


def _undone(part: Part, blur: _Blur) -> Dress:
    """Divide a blur out of the part (Wiener's way)."""
    small = _fitted(part.cut, _SMALL, _FIELD)
    high, wide = small.shape
    top, left = (_FIELD - high) // 2, (_FIELD - wide) // 2
    edges = (top, _FIELD - high - top, left, _FIELD - wide - left)
    field = cv2.copyMakeBorder(small, *edges, cv2.BORDER_REPLICATE).astype(np.float32)
    seen = cv2.mulSpectrums(cv2.dft(field), _undoing(blur), 0)
    clear = cv2.idft(seen, flags=cv2.DFT_REAL_OUTPUT | cv2.DFT_SCALE)
    sharp = np.clip(clear[top : top + high, left : left + wide], 0, 255).astype(np.uint8)
    large = cv2.resize(sharp, None, fx=2, fy=2, interpolation=cv2.INTER_CUBIC)
    return large, part.back(large)


@cache
def _undoing(blur: _Blur) -> Image:
    """Spectrum of the filter that undoes *blur*, made once: there are a few dozen."""
    length = blur.length * _SMALL / _MODULES
    places = np.arange(_FIELD, dtype=np.float32) - _FIELD // 2
    across, down = np.meshgrid(places, places)
    if blur.kind == "disc":
        field = np.clip(length + 0.5 - np.hypot(across, down), 0, 1)
    else:
        angle = blur.direction * np.pi / _DIRECTIONS
        along = np.abs(across * np.cos(angle) + down * np.sin(angle))
        beside = np.abs(across * np.sin(angle) - down * np.cos(angle))
        field = np.clip(length / 2 + 0.5 - along, 0, 1) * np.clip(1 - beside, 0, 1)
    soft = cv2.GaussianBlur(field, (0, 0), 0.7)
    spread = np.fft.rfft2(np.fft.ifftshift(soft / soft.sum()))
    undoing = np.conj(spread) / (np.abs(spread) ** 2 + blur.swallowed)
    return cv2.dft(np.fft.irfft2(undoing, s=field.shape).astype(np.float32))
