"""What one picture of a camera shows: how light it is, how even, and how sharp.

*Sharp* is the change from pixel to pixel at a picture's steepest edges, of its contrast.
"""

import numpy as np

from checkin.adapters.camera.events import Picture
from checkin.adapters.camera.vision import Image, cv2

_EDGES = 99.8  # per cent of the pixels change less than the steepest
_DARK, _LIGHT = 2.0, 98.0
_LEAST_CONTRAST = 40.0  # grey values of 255: with less nothing in view has edges


def measure(picture: Picture) -> tuple[float, float, float | None]:
    """Return the mean grey and its standard deviation (of 255), and how sharp it is."""
    pixels = np.frombuffer(picture.pixels, np.uint8)
    grey = cv2.cvtColor(pixels.reshape(picture.height, picture.width, 4), cv2.COLOR_BGRA2GRAY)
    mean, spread = cv2.meanStdDev(grey)
    return float(mean[0, 0]), float(spread[0, 0]), sharpness(grey)


def sharpness(grey: Image) -> float | None:
    """Change from pixel to pixel at the steepest edges, of the contrast; None without contrast."""
    dark, light = np.percentile(grey[::4, ::4], (_DARK, _LIGHT))
    if light - dark < _LEAST_CONTRAST:
        return None
    calm = cv2.GaussianBlur(grey, (0, 0), 0.8)  # noise changes from pixel to pixel as well
    across = np.percentile(cv2.absdiff(calm[:, 1:], calm[:, :-1]), _EDGES)
    down = np.percentile(cv2.absdiff(calm[1:], calm[:-1]), _EDGES)
    return float(max(across, down) / (light - dark))
