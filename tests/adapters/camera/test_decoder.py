import platform

import numpy as np
import pytest
import segno
import zxingcpp

from checkin.adapters.camera.decoder import LONGEST_TEXT, Decoder
from checkin.adapters.camera.vision import cv2
from checkin.adapters.camera.zbar import read_with_zbar, second_opinion

from .conftest import code, frame, middle

BADGE = "C1:" + "K7/2QD-X" * 16 + "Z"  # as long as a signed badge, and alphanumeric like one


def texts(picture):
    return [each.text for each in Decoder().read(picture)]


def blurred(picture, sigma):
    return cv2.GaussianBlur(picture, (0, 0), sigma)


def test_a_badge_is_read_exactly_as_it_was_printed():
    assert texts(middle(code(BADGE))) == [BADGE]


def test_grey_frames_are_read_as_well():
    assert texts(cv2.cvtColor(middle(code(BADGE)), cv2.COLOR_BGR2GRAY)) == [BADGE]


def test_a_phone_in_dark_mode_is_read():
    assert texts(middle(code(BADGE, inverted=True))) == [BADGE]


def test_the_box_surrounds_the_code_in_the_frame():
    picture = code("box", scale=8)
    (read,) = Decoder().read(frame((picture, 400, 200)))

    quiet, side = 4 * 8, picture.shape[0] - 2 * 4 * 8
    left, top = 400 + quiet, 200 + quiet
    corners = [(left, top), (left + side, top), (left + side, top + side), (left, top + side)]
    assert np.abs(np.array(read.box) - np.array(corners)).max() <= 3


def test_of_two_badges_the_one_nearest_the_middle_comes_first():
    seen = frame((code("far"), 40, 40), (code("near"), 560, 280))
    assert texts(seen) == ["near", "far"]


@pytest.mark.parametrize("shade", [0, 30, 120, 255])
def test_an_empty_frame_reads_nothing(shade):
    assert texts(frame(shade=shade)) == []


def test_noise_reads_nothing():
    noise = np.random.default_rng(7).integers(0, 256, (720, 1280, 3), np.uint8)
    assert texts(noise) == []


@pytest.mark.parametrize("shape", [(0, 0), (1, 1), (1, 2000), (2000, 1), (7, 7, 3), (40, 40)])
def test_a_frame_of_any_size_is_survived(shape):
    stripes = (np.indices(shape).sum(axis=0) % 2 * 255).astype(np.uint8)
    assert texts(stripes) == []


@pytest.mark.parametrize("kind", ["EAN13", "MicroQRCode", "DataMatrix", "PDF417"])
def test_a_strangers_barcode_of_another_kind_reads_nothing(kind):
    drawn = zxingcpp.create_barcode("4006381333931", getattr(zxingcpp.BarcodeFormat, kind))
    picture = np.array(drawn.to_image(scale=5))
    assert zxingcpp.read_barcodes(picture), "the barcode is a good one"
    assert texts(middle(cv2.cvtColor(picture, cv2.COLOR_GRAY2BGR))) == []


def test_a_name_in_utf_8_comes_out_whole():
    assert texts(middle(code("Łódź – 東京 – قاهرة"))) == ["Łódź – 東京 – قاهرة"]


def test_bytes_that_are_not_text_are_left_out():
    assert texts(middle(code(b"\xff\xfe\x00badge"))) == []


def test_a_text_longer_than_any_badge_is_left_out():
    assert texts(middle(code("A" * LONGEST_TEXT, scale=4))) == ["A" * LONGEST_TEXT]
    assert texts(middle(code("A" * (LONGEST_TEXT + 1), scale=4))) == []


@pytest.mark.parametrize(("scale", "sigma", "found"), [(3, 1.6, True), (2, 1.2, False)])
def test_a_code_that_the_first_look_misses_is_read_on_a_closer_one(scale, sigma, found):
    soft = blurred(middle(code(BADGE, scale=scale)), sigma)
    first_look = zxingcpp.read_barcodes(
        soft, formats=zxingcpp.BarcodeFormat.QRCodeModel2, return_errors=True
    )
    assert not any(each.valid for each in first_look)
    assert bool(first_look) is found, "a code that is seen and one that has to be searched for"

    (read,) = Decoder(retry_seconds=60).read(soft)

    assert read.text == BADGE
    assert read.by != "zxing"
    centre = np.mean(read.box, axis=0)
    assert np.abs(centre - (640, 360)).max() <= 6


def test_a_text_that_zbar_may_have_rewritten_is_not_believed():
    if not second_opinion()[0]:
        pytest.skip(second_opinion()[1])
    grey = cv2.cvtColor(code("ADA-1"), cv2.COLOR_BGR2GRAY)
    assert [payload for payload, _ in read_with_zbar(grey)] == [b"ADA-1"]
    accented = cv2.cvtColor(code("Zoë"), cv2.COLOR_BGR2GRAY)
    assert read_with_zbar(accented) == []


def test_the_second_reader_says_in_a_sentence_whether_it_is_used():
    used, why = second_opinion()
    assert why.startswith(f"The second code reader is {'on' if used else 'off'}: ")
    assert why.endswith(".")
    if platform.system() == "Windows":
        assert not used


def test_the_codes_drawn_here_are_as_dense_as_a_badge():
    assert segno.make(BADGE, error="m", micro=False).version == 6
