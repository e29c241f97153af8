"""What `checkin badges` prints is what the desk's reader and its bench take for granted."""

from datetime import date
from random import Random

import cv2
import numpy as np
import pypdfium2
import pytest
import zxingcpp

from bench.scan import distance
from checkin.adapters.camera import hints
from checkin.adapters.camera.decoder import Decoder
from checkin.adapters.keys import SigningKey
from checkin.adapters.printing.badge_sheet import write_badges
from checkin.domain.badge import SignedBadge, sign
from checkin.domain.model import BadgeId, EventId, Registration, RegistrationId
from checkin.domain.short_code import short_code
from checkin.usecases.organise import PrintedBadge
from resources.props import CODE_UNITS, QUIET_MODULES

DPI = 600
PER_MM = DPI / 25.4


@pytest.fixture(scope="module")
def text():
    claim = SignedBadge(
        1,
        EventId("0a0b0c0d"),
        BadgeId(Random(1).randbytes(12).hex()),
        date(2027, 5, 3),
        date(2027, 5, 6),
    )
    return sign(claim, SigningKey(bytes(range(32)))).text


@pytest.fixture(scope="module")
def page(text, tmp_path_factory):
    """One printed badge at 600 dpi, grey."""
    path = tmp_path_factory.mktemp("badges") / "badges.pdf"
    person = Registration(RegistrationId("1"), "Ada Example", "An Organisation of Some Length")
    write_badges(path, "Convening", [PrintedBadge(person, short_code(1), text)])
    with pypdfium2.PdfDocument(path) as pdf:
        return np.array(pdf[0].render(scale=DPI / 72).to_pil().convert("L"))


@pytest.fixture(scope="module")
def printed(page):
    """The code on the page: its barcode and the box of its dark modules in pixels."""
    (code,) = zxingcpp.read_barcodes(page, formats=zxingcpp.BarcodeFormat.QRCodeModel2)
    corners = (code.position.top_left, code.position.bottom_right)
    (left, top), (right, bottom) = ((corner.x, corner.y) for corner in corners)
    return code, (left, top, right, bottom)


def test_a_printed_code_has_the_modules_and_the_size_that_the_reader_reckons_with(printed):
    _, (left, top, right, bottom) = printed
    modules = CODE_UNITS - 2 * QUIET_MODULES
    assert modules == hints.MODULES
    for side in (right - left, bottom - top):
        assert side / PER_MM == pytest.approx(modules * distance.MODULE_MM, abs=0.15)


def test_a_printed_code_has_the_error_correction_that_the_film_and_the_bench_draw(printed):
    code, _ = printed
    assert code.ec_level == "M"


def test_around_a_printed_code_is_the_quiet_zone_that_the_film_and_the_bench_draw(page, printed):
    _, (left, top, right, bottom) = printed
    quiet = round(QUIET_MODULES * distance.MODULE_MM * PER_MM) - 4
    around = page[top - quiet : bottom + quiet, left - quiet : right + quiet].copy()
    inner = quiet - 4
    around[inner:-inner, inner:-inner] = 255
    assert around.min() == 255


@pytest.mark.parametrize("pixels", [1.8, 3.0])
def test_the_reader_reads_a_printed_badge_from_near_and_from_far(page, printed, text, pixels):
    _, (left, top, *_) = printed
    card = page[max(0, top - 1200) : top + 900, max(0, left - 1300) : left + 800]
    scale = pixels / (distance.MODULE_MM * PER_MM)
    small = cv2.resize(card, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    frame = np.full((720, 1280), 110, np.uint8)
    frame[60 : 60 + small.shape[0], 300 : 300 + small.shape[1]] = small
    seen = cv2.GaussianBlur(frame, (0, 0), 0.8)

    assert [code.text for code in Decoder(retry_seconds=60).read(seen)] == [text]
