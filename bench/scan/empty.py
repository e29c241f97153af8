"""Frames without a code: rooms that a camera looks at while nobody shows a badge."""

from collections.abc import Iterator

import numpy as np

from bench.scan.frames import SIZE, Shot, Studio
from checkin.adapters.camera.vision import Image, cv2

SCENE_FRAMES = 250


def scenes(seed: int, count: int) -> Iterator[Iterator[Image]]:
    """Give *count* frames in scenes of ``SCENE_FRAMES``, each one camera in one room."""
    studio = Studio(seed)
    for start in range(0, count, SCENE_FRAMES):
        yield _scene(studio, min(SCENE_FRAMES, count - start))


def _scene(studio: Studio, frames: int) -> Iterator[Image]:
    """Somebody walks through a room, in patterned cloth as often as not; the rest stands still."""
    rng = studio.rng
    room = studio.room()
    shirt = _shirt(rng)
    light = Shot(
        light=rng.uniform(0.25, 1.0),
        contrast=rng.uniform(0.5, 1.0),
        noise=rng.uniform(1.0, 5.0),
        quality=int(rng.integers(50, 90)),
    )
    x, step = rng.uniform(-400, SIZE[0]), rng.uniform(-9, 9)
    y = int(rng.uniform(250, 400))
    for _ in range(frames):
        seen = room.copy()
        x = (x + step + 400) % (SIZE[0] + 400) - 400
        left, right = max(0, int(x)), min(SIZE[0], int(x) + shirt.shape[1])
        if right > left:
            part = shirt[: SIZE[1] - y, left - int(x) : right - int(x)]
            seen[y : y + part.shape[0], left:right] = part
        yield studio.shoot(seen, [], light)


def _shirt(rng: np.random.Generator) -> Image:
    """Draw cloth: plain, striped, checked or flowered, as fine as cloth is."""
    cell = int(rng.integers(3, 16))
    high, wide = 440 // cell, 320 // cell
    kind = rng.integers(6)
    rows, columns = np.indices((high, wide))
    if kind < 3:
        cloth = np.zeros((high, wide), int)
    elif kind == 3:
        cloth = columns % 2
    elif kind == 4:
        cloth = (rows + columns) % 2
    else:
        cloth = rng.integers(0, 2, (high, wide))
    dark, light = int(rng.integers(20, 110)), int(rng.integers(120, 230))
    woven = np.kron(cloth, np.ones((cell, cell))) * (light - dark) + dark
    return cv2.GaussianBlur(woven.astype(np.uint8), (0, 0), 1.2)
