"""The room behind a registration desk as a webcam sees it, drawn from a seed."""

import numpy as np

from checkin.adapters.camera.vision import Image, cv2
from resources.props import SKINS, Colour

_WARMTH = np.array([0.86, 0.97, 1.0], dtype=np.float32)  # the room's lamps, blue to red


def room(rng: np.random.Generator, size: tuple[int, int]) -> Image:
    """Draw the static, unsharp background at *size* (width, height): a hall behind a desk."""
    width, height = size
    x, y = np.meshgrid(np.linspace(0, 1, width), np.linspace(0, 1, height))
    wall = np.stack([150 - 34 * x - 10 * y, 160 - 30 * x - 20 * y, 168 - 22 * x - 28 * y], axis=2)
    picture: Image = wall.astype(np.uint8)

    def box(x0: float, y0: float, x1: float, y1: float, colour: Colour) -> None:
        corners = (round(x0 * width), round(y0 * height)), (round(x1 * width), round(y1 * height))
        cv2.rectangle(picture, *corners, colour, cv2.FILLED)

    def blob(x: float, y: float, across: float, down: float, colour: Colour) -> None:
        middle = (round(x * width), round(y * height))
        axes = (round(across * width), round(down * height))
        cv2.ellipse(picture, middle, axes, 0, 0, 360, colour, cv2.FILLED, cv2.LINE_AA)

    box(0.03, 0.0, 0.24, 0.5, (255, 255, 255))  # a window and its bars
    for bar in (0.03, 0.13, 0.235):
        box(bar, 0.0, bar + 0.008, 0.5, (96, 104, 110))
    box(0.03, 0.25, 0.24, 0.262, (96, 104, 110))
    box(0.79, 0.05, 0.99, 0.62, (50, 66, 88))  # shelves of folders
    for shelf in range(3):
        for n in range(9):
            top = 0.08 + 0.18 * shelf + 0.03 * rng.random()
            left = 0.8 + 0.02 * n
            box(left, top, left + 0.015, 0.21 + 0.18 * shelf, _muted(rng, 60, 170))
    box(0.6, 0.06, 0.72, 0.74, (148, 96, 62))  # a roll-up banner
    blob(0.66, 0.2, 0.035, 0.06, (212, 206, 196))
    for n in range(6):
        box(0.62, 0.34 + 0.045 * n, 0.62 + 0.08 * rng.random(), 0.355 + 0.045 * n, (206, 200, 190))
    for n in range(4):  # people who wait
        at, head = 0.28 + 0.1 * n + 0.03 * rng.random(), 0.3 + 0.08 * rng.random()
        coat = _muted(rng, 40, 120)
        blob(at, head + 0.165, 0.046, 0.075, coat)
        box(at - 0.044, head + 0.16, at + 0.044, 1.0, coat)
        box(at - 0.007, head, at + 0.007, head + 0.1, SKINS[n])
        blob(at, head - 0.018, 0.022, 0.05, (34 + 8 * n, 38 + 9 * n, 46 + 12 * n))
        blob(at + 0.003, head, 0.017, 0.045, SKINS[n])
    picture = cv2.GaussianBlur(picture, (0, 0), height / 80)
    _desk(rng, picture)
    picture = cv2.GaussianBlur(picture, (0, 0), height / 500)
    seen = picture * _WARMTH * vignette(size)[..., None]
    picture = np.clip(seen, 0, 255).astype(np.uint8)
    return picture


def _muted(rng: np.random.Generator, low: int, high: int) -> Colour:
    """Make up a greyish colour."""
    grey = int(rng.integers(low, high))
    blue, green, red = (grey + int(value) for value in rng.integers(-24, 25, 3))
    return blue, green, red


def _desk(rng: np.random.Generator, picture: Image) -> None:
    """Draw the near edge of the desk: wood, a stack of paper, a cup, a pen, a cable."""
    height, width = picture.shape[:2]
    edge = round(0.86 * height)
    grain = cv2.GaussianBlur(rng.normal(0, 40, (height - edge, width)), (0, 0), 40, sigmaY=0.8)
    depth = np.linspace(14, -16, height - edge)
    wood = np.array([66, 98, 134]) + grain[..., None] + depth[:, None, None]
    picture[edge:] = np.clip(wood, 0, 255).astype(np.uint8)

    def place(x: float, y: float) -> tuple[int, int]:
        return round(x * width), round(y * height)

    def oval(x: float, y: float, across: float, down: float, colour: Colour, thick: int) -> None:
        axes = place(across, down)
        cv2.ellipse(picture, place(x, y), axes, 0, 0, 360, colour, thick, cv2.LINE_AA)

    for n in range(4):
        x, y, light = 0.05 + 0.004 * n, 0.93 - 0.009 * n, 196 + 6 * n
        sheet = [place(x, y), place(0.2, y - 0.03), place(0.24, y + 0.02), place(0.07, y + 0.07)]
        corners = np.array(sheet, np.int32)
        cv2.fillPoly(picture, [corners], (light, light + 8, light + 12), cv2.LINE_AA)
    oval(0.897, 0.84, 0.02, 0.045, (168, 178, 188), round(0.012 * height))
    cv2.rectangle(picture, place(0.84, 0.76), place(0.895, 0.93), (176, 186, 196), cv2.FILLED)
    oval(0.8675, 0.93, 0.0275, 0.016, (150, 160, 170), cv2.FILLED)
    oval(0.8675, 0.76, 0.0275, 0.014, (40, 52, 70), cv2.FILLED)
    cv2.line(picture, place(0.28, 0.96), place(0.37, 0.915), (40, 36, 130), 8, cv2.LINE_AA)
    wound = [place(0.48 + 0.06 * t, 0.95 + 0.03 * np.sin(1.7 * t)) for t in np.linspace(0, 5, 40)]
    cv2.polylines(picture, [np.array(wound, np.int32)], False, (34, 34, 36), 5, cv2.LINE_AA)


def vignette(size: tuple[int, int]) -> Image:
    """Share of light that the lens lets through at each pixel, 0-1."""
    width, height = size
    x, y = np.meshgrid(np.linspace(-1, 1, width), np.linspace(-1, 1, height))
    return (1 - 0.17 * (x * x + y * y)).astype(np.float32)
