"""A frame as its source delivers it: as pixels, or as the JPEG that the camera made of it.

Of a JPEG only what somebody looks at is unpacked. Its grey, for readers, costs half
of what its colours cost; and a preview, every other frame, has half its size.
"""

import re

from checkin.adapters.camera.vision import Image, cv2

_GREY = cv2.IMREAD_GRAYSCALE | cv2.IMREAD_IGNORE_ORIENTATION
_COLOUR = cv2.IMREAD_COLOR | cv2.IMREAD_IGNORE_ORIENTATION
_HALF = cv2.IMREAD_REDUCED_COLOR_2 | cv2.IMREAD_IGNORE_ORIENTATION
_SIZE = re.compile(rb"\xff[\xc0-\xc2]..\x08(..)(..)", re.DOTALL)
"""Where a JPEG says its height and width (ITU-T T.81, B.2.2)."""
_HEADERS = 4096  # bytes: what a camera says of its picture is shorter
_LARGEST = 8192  # pixels of a side; what says that it is larger comes from no camera


class NotAPicture(Exception):
    """A frame that cannot be unpacked: a cable that is moved spoils some."""


class Frame:
    """One frame; *delivered* has the shape (1, bytes) when it is a JPEG.

    Raises NotAPicture for a JPEG that is none.
    """

    def __init__(self, delivered: Image) -> None:
        self._packed = delivered if delivered.ndim == 2 and delivered.shape[0] == 1 else None
        self._pixels = delivered if self._packed is None else _unpack(delivered, _GREY)

    def grey(self) -> Image:
        """Return its brightness: uint8, (height, width)."""
        if self._pixels.ndim == 2:
            return self._pixels
        return cv2.cvtColor(self._pixels, cv2.COLOR_BGR2GRAY)

    def colour(self, side: int) -> Image:
        """Return it in colour: uint8, (height, width, 3), BGR, no side longer than *side* pixels.

        Raises NotAPicture for a JPEG whose colours are spoilt.
        """
        height, width = self._pixels.shape[:2]
        scale = min(1.0, side / max(height, width))
        pixels = self._pixels
        if self._packed is not None:
            pixels = _unpack(self._packed, _HALF if scale <= 0.5 else _COLOUR)
        elif pixels.ndim == 2:
            pixels = cv2.cvtColor(pixels, cv2.COLOR_GRAY2BGR)
        width, height = max(1, int(width * scale)), max(1, int(height * scale))
        if pixels.shape[:2] != (height, width):
            pixels = cv2.resize(pixels, (width, height), interpolation=cv2.INTER_AREA)
        return pixels


def _unpack(packed: Image, how: int) -> Image:
    size = _SIZE.search(packed.ravel()[:_HEADERS].tobytes())
    if size is None or max(int.from_bytes(side, "big") for side in size.groups()) > _LARGEST:
        raise NotAPicture
    try:
        picture: Image | None = cv2.imdecode(packed, how)
    except cv2.error:
        picture = None
    if picture is None:
        raise NotAPicture
    return picture
