"""How a camera sees something flat that is held up to it: where it lands, and how it smears."""

import numpy as np

from checkin.adapters.camera.vision import Image, cv2


def turned(tilt: float, pan: float, roll: float) -> Image:
    """Rotation (3 x 3) by *tilt*, then *pan*, then *roll*, in radians."""
    matrix = np.eye(3)
    for axis in ((tilt, 0, 0), (0, pan, 0), (0, 0, roll)):
        matrix = cv2.Rodrigues(np.array(axis, dtype=np.float64))[0] @ matrix
    return matrix


def landing(
    turn: Image,
    scale: float,
    at: tuple[float, float],
    middle: tuple[float, float],
    lens: tuple[float, tuple[float, float]],
) -> Image:
    """Homography from a flat picture to the frame: a pinhole camera looking straight.

    The picture's *middle* lands at *at* (pixels from the frame's middle), *scale* frame
    pixels to one of the picture's where it faces the camera. *lens* is the focal length and
    the frame's middle, in pixels of the frame.
    """
    focal, (across, down) = lens
    move = np.array([*at, focal])
    pinhole = np.array([[focal, 0, across], [0, focal, down], [0, 0, 1]])
    centred = np.array([[1, 0, -middle[0]], [0, 1, -middle[1]], [0, 0, 1]])
    card = np.column_stack([turn[:, 0] * scale, turn[:, 1] * scale, move])
    landed: Image = pinhole @ card @ centred
    return landed


def streak(way: Image) -> Image:
    """Kernel that smears along *way* (pixels across and down)."""
    reach = int(np.ceil(np.abs(way).max() / 2)) + 1
    kernel: Image = np.zeros((2 * reach + 1, 2 * reach + 1), np.float32)
    for share in np.linspace(-0.5, 0.5, 4 * reach + 1):
        x, y = reach + share * way[0], reach + share * way[1]
        column, row = int(x), int(y)
        right, down = x - column, y - row
        kernel[row : row + 2, column : column + 2] += np.outer((1 - down, down), (1 - right, right))
    kernel /= kernel.sum()
    return kernel
