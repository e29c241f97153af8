"""Where in a frame a code may be when the first look has read none."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from checkin.adapters.camera.vision import Image, cv2

_MARGIN = 0.35  # of the longer side: a badge moves between frames, a found box is rough
_CELL = 16  # pixels of the frame to one cell of the map of busy places
_STEP = 2  # pixels between those that are compared: soft edges are wider than one
_LINE = 4  # every so many lines is looked at: a cell is as busy in a few as in all
_BUSY = 3.0  # grey levels above what is usual in the frame: dim codes are, noise is not
_SMALLEST = 3  # cells a side: a code smaller than 48 pixels has too few for its modules
_PLACES = 2
_FULL = 40.0  # grey levels; in rooms it is 1 to 4
_MANY = 1000  # cells: a smaller picture costs little, whatever is in it
_ALIKE = 1.6  # times larger or smaller: still the same place
_NOISY = 12.0  # grey levels: noise, or another light on everything
_OVER_NOISE, _CHANGE = 2.0, 2.0  # times the usual change, and grey levels more
_STILL = 0.04  # of a place's busyness: what changes less has not moved


@dataclass(frozen=True, slots=True)
class Place:
    """A rectangle of a frame in pixels; it may reach over the frame's edge."""

    left: int
    top: int
    right: int
    bottom: int

    @classmethod
    def around(cls, points: Iterable[tuple[int, int]]) -> "Place":
        """Return the rectangle that holds *points* and a margin."""
        across, down = zip(*points, strict=True)
        margin = round(_MARGIN * max(max(across) - min(across), max(down) - min(down))) + 8
        return cls(
            min(across) - margin, min(down) - margin, max(across) + margin, max(down) + margin
        )

    @classmethod
    def all_of(cls, grey: Image) -> "Place":
        """Return the whole picture."""
        height, width = grey.shape
        return cls(0, 0, width, height)

    def cut(self, grey: Image) -> tuple[tuple[int, int], Image]:
        """Return the top left corner and the pixels of this place, at least one of them."""
        height, width = grey.shape
        left = min(max(self.left, 0), width - 1)
        top = min(max(self.top, 0), height - 1)
        right, bottom = max(self.right, left + 1), max(self.bottom, top + 1)
        return (left, top), grey[top:bottom, left:right]

    def inside(self) -> "Place":
        """Return this place without its margin."""
        margin = round((self.side - 16) * _MARGIN / (1 + 2 * _MARGIN)) + 8
        return Place(
            self.left + margin, self.top + margin, self.right - margin, self.bottom - margin
        )

    def shows(self, other: "Place") -> bool:
        """Say whether this place shows what *other* does, at about the same size."""
        across, down = (other.left + other.right) / 2, (other.top + other.bottom) / 2
        inside = self.left <= across <= self.right and self.top <= down <= self.bottom
        return inside and self.side * _ALIKE >= other.side and other.side * _ALIKE >= self.side

    @property
    def side(self) -> int:
        """The longer side."""
        return max(self.right - self.left, self.bottom - self.top)


class Busyness:
    """Where a grey frame has strong gradients in both directions.

    Text and edges are strong in one direction or along a thin line; a code is
    strong in both over an area that is about as wide as it is high.
    """

    def __init__(self, grey: Image) -> None:
        height, width = ((side - _STEP) // _CELL for side in grey.shape)
        self.cells: Image = np.zeros((0, 0), np.float32)
        if min(height, width) < _SMALLEST:
            return
        low, far = height * _CELL, width * _CELL
        here = grey[:low:_LINE, :far]
        across = cv2.absdiff(grey[:low:_LINE, _STEP : far + _STEP], here)
        down = cv2.absdiff(grey[_STEP : low + _STEP : _LINE, :far], here)
        busy = cv2.min(*(_summed(each, (width, height)) for each in (across, down)))
        self.cells = cv2.blur(busy, (3, 3)).astype(np.float32)

    @property
    def crowded(self) -> bool:
        """Say whether more than half of a frame is as busy as the inside of a code.

        No room is: it is a pattern, or a code so near that half its pixels are enough.
        """
        return self.cells.size > _MANY and float(np.median(self.cells)) > _FULL

    def places(self) -> list[Place]:
        """Return the places that may hold a code, the busiest first."""
        cells = self.cells
        if cells.size == 0:
            return []
        # Relative to the frame, so that noise is nothing and a code in the dark something.
        usual, peak = float(np.median(cells)), float(cells.max())
        strong = (cells >= max(1.6 * usual + _BUSY, peak / 2)).astype(np.uint8)
        _, _, boxes, _ = cv2.connectedComponentsWithStats(strong)
        patches = []
        for box in boxes[1:]:
            left, top, wide, high, _ = (int(value) for value in box)
            if min(wide, high) < _SMALLEST or max(wide, high) > 3 * min(wide, high):
                continue
            weight = float(cells[top : top + high, left : left + wide].sum())
            right, bottom = (left + wide) * _CELL, (top + high) * _CELL
            place = Place.around([(left * _CELL, top * _CELL), (right, bottom)])
            patches.append((weight, place))
        patches.sort(key=lambda patch: patch[0], reverse=True)
        return [place for _, place in patches[:_PLACES]]

    def moved(self, before: "Busyness", place: Place) -> bool:
        """Say whether what is at *place* has changed since *before*."""
        if self.cells.shape != before.cells.shape:
            return True
        rows = slice(max(0, place.top // _CELL), max(1, -(-place.bottom // _CELL)))
        columns = slice(max(0, place.left // _CELL), max(1, -(-place.right // _CELL)))
        now, then = self.cells[rows, columns], before.cells[rows, columns]
        if now.size == 0:
            return False
        return float(cv2.mean(cv2.absdiff(now, then))[0]) > _STILL * float(cv2.mean(now)[0])


class Stillness:
    """Tells a frame that shows what one before it did, noise aside, from one that does not."""

    def __init__(self, grey: Image) -> None:
        self._lines: Image = grey[::_LINE].copy()

    def holds(self, grey: Image) -> bool:
        """Say whether nothing has come, gone or moved, anywhere, since the frame that was kept."""
        lines = grey[::_LINE]
        if lines.shape != self._lines.shape:
            return False
        high, wide = lines.shape
        size = (max(1, wide // _CELL), max(1, high * _LINE // _CELL))
        change = _summed(cv2.absdiff(lines, self._lines), size)
        # Noise is alike everywhere, more or less; what comes or moves is in some cells.
        usual = float(np.median(change))
        return usual < _NOISY and float(change.max()) <= _OVER_NOISE * usual + _CHANGE


def _summed(lines: Image, size: tuple[int, int]) -> Image:
    return cv2.resize(lines, size, interpolation=cv2.INTER_AREA)
