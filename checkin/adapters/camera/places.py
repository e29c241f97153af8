"""Where in a frame a code may be when the first look has read none."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from checkin.adapters.camera.vision import Image, cv2

_MARGIN = 0.35  # of the longer side: a badge moves between frames, a found box is rough
_CELL = 16  # pixels of the frame to one cell of the map of busy places
_BUSY = 10.0  # grey levels between neighbours, in both directions: paper and skin stay below
_SMALLEST = 3  # cells a side: a code smaller than 48 pixels has too few for its modules
_PLACES = 2


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

    def cut(self, grey: Image) -> tuple[tuple[int, int], Image]:
        """Return the top left corner and the pixels of this place, at least one of them."""
        height, width = grey.shape
        left = min(max(self.left, 0), width - 1)
        top = min(max(self.top, 0), height - 1)
        right, bottom = max(self.right, left + 1), max(self.bottom, top + 1)
        return (left, top), grey[top:bottom, left:right]


def busy_places(grey: Image) -> list[Place]:
    """Find patches with strong gradients in both directions, the busiest first.

    Text and edges are strong in one direction or along a thin line; a code is
    strong in both over an area that is about as wide as it is high.
    """
    height, width = grey.shape
    cells = (width // _CELL, height // _CELL)
    if min(cells) < _SMALLEST:
        return []
    half = cv2.resize(grey, (width // 2, height // 2), interpolation=cv2.INTER_AREA)
    across = cv2.absdiff(half[:, 1:], half[:, :-1])
    down = cv2.absdiff(half[1:, :], half[:-1, :])
    busy = cv2.min(
        cv2.resize(across, cells, interpolation=cv2.INTER_AREA),
        cv2.resize(down, cells, interpolation=cv2.INTER_AREA),
    )
    busy = cv2.blur(busy, (3, 3))
    peak = float(busy.max())
    if peak < _BUSY:
        return []
    strong = (busy >= max(_BUSY, peak / 2)).astype(np.uint8)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(strong)
    patches = []
    for label in range(1, len(stats)):
        left, top, wide, high, _ = (int(value) for value in stats[label])
        if min(wide, high) < _SMALLEST or max(wide, high) > 3 * min(wide, high):
            continue
        weight = float(busy[labels == label].sum())
        right, bottom = (left + wide) * _CELL, (top + high) * _CELL
        place = Place.around([(left * _CELL, top * _CELL), (right, bottom)])
        patches.append((weight, place))
    patches.sort(key=lambda patch: patch[0], reverse=True)
    return [place for _, place in patches[:_PLACES]]
