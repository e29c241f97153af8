"""Frames and small videos, drawn here so that nothing in them is anybody's."""

import io
import time

import numpy as np
import pytest
import segno

from checkin.adapters.camera.events import CameraEnded
from checkin.adapters.camera.vision import cv2

RATE = 30


def code(text, scale=6, *, inverted=False):
    """Draw a QR code with its quiet zone as a BGR picture."""
    drawn = io.BytesIO()
    segno.make(text, error="m", micro=False).save(drawn, kind="png", scale=scale, border=4)
    picture = cv2.imdecode(np.frombuffer(drawn.getvalue(), np.uint8), cv2.IMREAD_COLOR)
    return 255 - picture if inverted else picture


def frame(*codes, shade=120):
    """Lay (picture, x, y) on a 720p frame of one grey; x and y of the upper left corner."""
    whole = np.full((720, 1280, 3), shade, np.uint8)
    for picture, x, y in codes:
        height, width = picture.shape[:2]
        whole[y : y + height, x : x + width] = picture
    return whole


def middle(picture):
    height, width = picture.shape[:2]
    return frame((picture, (1280 - width) // 2, (720 - height) // 2))


def colours(picture):
    """Return a preview as (height, width, 3), BGR."""
    return np.frombuffer(picture.pixels, np.uint8).reshape(picture.height, picture.width, 4)[
        ..., :3
    ]


def write_film(path, frames):
    """Write frames as an MJPG file of 30 frames a second; return its name."""
    writer = cv2.VideoWriter(
        str(path), cv2.CAP_OPENCV_MJPEG, cv2.VideoWriter.fourcc(*"MJPG"), RATE, (1280, 720)
    )
    for each in frames:
        writer.write(each)
    writer.release()
    return str(path)


@pytest.fixture
def video(tmp_path):
    """Write frames as a film; return its name."""

    def write(frames, name="film.avi"):
        return write_film(tmp_path / name, frames)

    return write


@pytest.fixture(scope="session")
def long_film(tmp_path_factory):
    """A badge for five seconds, and then another."""
    first, second = middle(code("ADA-1")), middle(code("GRACE-2"))
    return write_film(tmp_path_factory.mktemp("long") / "film.avi", [first] * 150 + [second] * 150)


@pytest.fixture(scope="session")
def held_up(tmp_path_factory):
    """A badge that is held up for ten seconds."""
    return write_film(tmp_path_factory.mktemp("held") / "film.avi", [middle(code("ADA-1"))] * 300)


def until(camera, wanted, seconds=30.0):
    """Take what the camera tells until *wanted* says yes to it; return all that came."""
    came = []
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        event = camera.next(0.5)
        if event is not None:
            came.append(event)
            if wanted(event):
                return came
    pytest.fail(f"waited in vain; {[type(each).__name__ for each in came]}")


def to_the_end(camera):
    return until(camera, lambda event: isinstance(event, CameraEnded))
