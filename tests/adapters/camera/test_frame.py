"""A camera's JPEG is unpacked only as far as somebody looks."""

import numpy as np
import pytest

from checkin.adapters.camera.frame import Frame, NotAPicture
from checkin.adapters.camera.vision import cv2

_HEADER_END = 4  # bytes of a segment: its mark and its length


def scene(width=1280, height=720):
    """Red on the left, and from dark to light on the right."""
    picture = np.zeros((height, width, 3), np.uint8)
    picture[:, : width // 2] = (0, 0, 250)
    picture[:, width // 2 :] = np.linspace(20, 220, height, dtype=np.uint8)[:, None, None]
    return picture


def packed(picture):
    done, jpeg = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, 95])
    assert done
    return jpeg.reshape(1, -1)


def without_tables(jpeg):
    """Leave out the Huffman tables, as many a webcam does: everybody knows them by heart."""
    data, at, kept = jpeg.tobytes(), 2, [jpeg.tobytes()[:2]]
    while data[at + 1] != 0xDA:
        size = 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if data[at + 1] != 0xC4:
            kept.append(data[at : at + size])
        at += size
    return np.frombuffer(b"".join(kept) + data[at:], np.uint8).reshape(1, -1)


def off(one, other):
    return np.abs(one.astype(int) - other.astype(int)).mean()


@pytest.mark.parametrize("delivered", [scene, lambda: packed(scene())], ids=["pixels", "a JPEG"])
def test_a_frame_is_the_same_however_it_is_delivered(delivered):
    frame = Frame(delivered())
    assert off(frame.grey(), cv2.cvtColor(scene(), cv2.COLOR_BGR2GRAY)) < 1
    assert frame.colour(640).shape == (360, 640, 3)
    assert off(frame.colour(640), scene(640, 360)) < 2


def test_a_preview_is_never_enlarged_and_keeps_its_shape():
    assert Frame(scene(320, 240)).colour(640).shape == (240, 320, 3)
    assert Frame(packed(scene(320, 240))).colour(640).shape == (240, 320, 3)
    assert Frame(packed(scene(800, 600))).colour(640).shape == (480, 640, 3)
    assert Frame(packed(scene(1920, 1080))).colour(640).shape == (360, 640, 3)


def test_a_camera_without_colours_is_shown_in_grey():
    grey = np.full((720, 1280), 90, np.uint8)
    assert np.array_equal(Frame(grey).grey(), grey)
    assert (Frame(grey).colour(640) == 90).all()


def test_a_jpeg_without_its_tables_is_read_by_heart():
    bare = without_tables(packed(scene()))
    assert bare.size < packed(scene()).size
    assert off(Frame(bare).grey(), Frame(packed(scene())).grey()) == 0


@pytest.mark.parametrize(
    "spoilt",
    [b"", b"\xff", b"\xff\xd8\xff\xd9", b"not a picture", packed(scene()).tobytes()[:300]],
    ids=["nothing", "a byte", "an empty one", "something else", "its beginning"],
)
def test_what_cannot_be_unpacked_is_no_frame(spoilt):
    with pytest.raises(NotAPicture):
        Frame(np.frombuffer(spoilt, np.uint8).reshape(1, -1))


def test_what_says_that_it_is_huge_is_no_frame():
    jpeg = bytearray(packed(scene()).tobytes())
    size = jpeg.index(b"\xff\xc0") + _HEADER_END + 1
    jpeg[size : size + 4] = b"\xff\xff\xff\xff"
    with pytest.raises(NotAPicture):
        Frame(np.frombuffer(bytes(jpeg), np.uint8).reshape(1, -1))
