"""The grid of a badge's code: what stands in every one, and where it lies in a frame.

A code that was seen and not read still shows its corners. From there its grid is found to a
fraction of a module by what does not depend on the text: the three finder patterns and the
small alignment pattern.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from checkin.adapters.camera.hints import MODULES
from checkin.adapters.camera.symbols import Box
from checkin.adapters.camera.vision import Image, cv2

Field = npt.NDArray[np.float32]

MARGIN = 4  # modules of quiet zone that are looked at as well
FINE = 4  # pixels to a module of a flat picture

_WIDE = MODULES + 2 * MARGIN
_FINDER = MODULES - 8  # where the finder patterns at the far sides begin, with their rim
_ALIGNMENT = MODULES - 9
# A place that is found by its pattern: rows and columns in modules of the code.
_MARKS = (
    (-1, 8, -1, 8),
    (-1, 8, _FINDER, MODULES + 1),
    (_FINDER, MODULES + 1, -1, 8),
    (_ALIGNMENT, _ALIGNMENT + 5, _ALIGNMENT, _ALIGNMENT + 5),
)
_LIKE = 0.6  # correlation from which on a finder pattern is believed to be one
_LIKE_ALIGNMENT = 0.5
_NEAR, _FAR = 5, 12  # pixels of a flat picture that marks are searched in: of a box, of a frame ago


def _pattern() -> Field:
    """Return what is known of each module and its margin: 1 light, -1 dark, 0 unknown."""
    known = np.zeros((_WIDE, _WIDE), np.float32)
    known[MARGIN - 1 : -MARGIN + 1, MARGIN - 1 : -MARGIN + 1] = 1
    code = known[MARGIN:-MARGIN, MARGIN:-MARGIN]
    code[:] = 0
    stripes = np.where(np.arange(MODULES) % 2, 1, -1)
    code[6, :], code[:, 6] = stripes, stripes
    finder = np.ones((8, 8))
    finder[:7, :7], finder[1:6, 1:6], finder[2:5, 2:5] = -1, 1, -1
    code[:8, :8], code[:8, -8:], code[-8:, :8] = finder, finder[:, ::-1], finder[::-1]
    alignment = code[_ALIGNMENT : _ALIGNMENT + 5, _ALIGNMENT : _ALIGNMENT + 5]
    alignment[:], alignment[1:4, 1:4], alignment[2, 2] = -1, 1, -1
    code[_FINDER, 8] = -1
    return known


KNOWN = _pattern()
_SOFT = cv2.GaussianBlur(
    np.kron(KNOWN, np.ones((FINE, FINE), np.float32)), (0, 0), 0.5 * FINE
).astype(np.float32)


def _pixels(mark: tuple[int, int, int, int], around: int = 0) -> tuple[slice, slice]:
    top, bottom, left, right = ((MARGIN + each) * FINE for each in mark)
    return slice(top - around, bottom + around), slice(left - around, right + around)


_LOOKS = [np.ascontiguousarray(_SOFT[_pixels(mark)]) for mark in _MARKS]
_MIDDLES = np.array(
    [((MARGIN + (c + d) / 2) * FINE, (MARGIN + (a + b) / 2) * FINE) for a, b, c, d in _MARKS],
    np.float32,
) - np.float32(0.5)
_CORNERS = np.array([(0, 0), (MODULES, 0), (MODULES, MODULES), (0, MODULES)], np.float32)
_CORNERS = (_CORNERS + MARGIN) * FINE - np.float32(0.5)


@dataclass(frozen=True, slots=True, eq=False)
class Grid:
    """Where the modules of a badge's code are in a frame."""

    plane: npt.NDArray[np.float64]
    """Homography from a flat picture of the code to the frame."""
    inverted: bool
    """Light on dark."""

    def flat(self, grey: Image) -> Image:
        """Return the code and its margin seen from the front, dark on light."""
        size = (_WIDE * FINE, _WIDE * FINE)
        way = cv2.INTER_CUBIC | cv2.WARP_INVERSE_MAP
        flat = cv2.warpPerspective(
            grey, self.plane, size, flags=way, borderMode=cv2.BORDER_REPLICATE
        )
        return cv2.bitwise_not(flat) if self.inverted else flat

    @property
    def box(self) -> Box:
        """The code's corners in pixels of the frame, clockwise from its own top left."""
        places = cv2.perspectiveTransform(_CORNERS[None], self.plane)[0]
        a, b, c, d = ((round(float(x)), round(float(y))) for x, y in places)
        return a, b, c, d

    def followed(self, grey: Image) -> "Grid | None":
        """Find the same code in the next frame; None if it is not there any more."""
        return _settled(self, grey, (_FAR, _NEAR, _NEAR))


def found(grey: Image, box: Box) -> Grid | None:
    """Find the grid of the code that was seen at *box*; None if no badge's code is there."""
    plane: Any = cv2.getPerspectiveTransform(_CORNERS, np.array(box, np.float32))
    for inverted in (False, True):
        grid = _settled(Grid(plane, inverted), grey, (_NEAR, _NEAR))
        if grid is not None:
            return grid
    return None


def _settled(grid: Grid, grey: Image, reaches: tuple[int, ...]) -> Grid | None:
    """Move *grid* until its marks lie where they are seen, in ever smaller steps."""
    for reach in reaches:
        flat = grid.flat(grey).astype(np.float32)
        moved = _MIDDLES.copy()
        for number, (mark, look) in enumerate(zip(_MARKS, _LOOKS, strict=True)):
            likeness = cv2.matchTemplate(flat[_pixels(mark, reach)], look, cv2.TM_CCOEFF_NORMED)
            _, best, _, (x, y) = cv2.minMaxLoc(likeness)
            if number < 3:
                if best < _LIKE:
                    return None
            elif best < _LIKE_ALIGNMENT:  # it goes where the other three go
                turn = cv2.getAffineTransform(_MIDDLES[:3], moved[:3])
                moved[3] = turn @ (*_MIDDLES[3], 1)
                break
            moved[number] += (_peak(likeness[y], x) - reach, _peak(likeness[:, x], y) - reach)
        step = cv2.getPerspectiveTransform(_MIDDLES, moved)
        grid = Grid(grid.plane @ step, grid.inverted)
    return grid


def _peak(likeness: Image, at: int) -> float:
    """Return where a row of values is highest, between its samples."""
    if not 0 < at < len(likeness) - 1:
        return at
    before, here, after = (float(each) for each in likeness[at - 1 : at + 2])
    bend = before - 2 * here + after
    return at if bend >= 0 else at + 0.5 * (before - after) / bend
