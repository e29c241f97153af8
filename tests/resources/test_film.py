import sys
from pathlib import Path

import numpy as np
import pytest
import zxingcpp

from checkin.adapters.camera.vision import cv2
from checkin.domain.errors import StoreError
from resources.film import AWAY_S, Scene, shoot

FPS = 30
PAPER = Scene("C1:" + "PAPER 0123456789 $%*+-./:" * 5, "paper")
PHONE = Scene("C1:" + "PHONE 9876543210 $%*+-./:" * 5, "phone")
DARK = Scene("C1:" + "DARKMODE 123456 $%*+-./: " * 5, "phone", inverted=True)


def texts_in(frame):
    codes = zxingcpp.read_barcodes(
        cv2.cvtColor(frame, cv2.COLOR_BGR2GRAY), formats=zxingcpp.BarcodeFormat.QRCodeModel2
    )
    return {code.text for code in codes}


def frames_of(path):
    film = cv2.VideoCapture(str(path))
    frames = []
    while True:
        there, frame = film.read()
        if not there:
            break
        frames.append(frame)
    film.release()
    return frames


@pytest.fixture(scope="module")
def arrivals(tmp_path_factory):
    path = tmp_path_factory.mktemp("film") / "arrivals.avi"
    takes = shoot([PAPER, PHONE, DARK], path, seed=4)
    frames = frames_of(path)
    return takes, frames, [texts_in(frame) for frame in frames]


@pytest.mark.parametrize("number", range(3), ids=["paper", "phone", "dark phone"])
def test_a_badge_is_read_in_most_frames_that_show_it(arrivals, number):
    takes, _, texts = arrivals
    take = takes[number]
    held = texts[take.fully_in_view : take.gone - round(AWAY_S * FPS)]

    assert sum(take.scene.text in each for each in held) >= len(held) / 2


def test_nothing_is_read_that_nobody_holds_up(arrivals):
    takes, _, texts = arrivals
    shown = [False] * len(texts)
    for take in takes:
        start = take.fully_in_view
        shown[start : take.gone] = [True] * (take.gone - start)
        assert set().union(*texts[start : take.gone]) == {take.scene.text}

    assert not any(text for text, there in zip(texts, shown, strict=True) if not there)


def test_takes_are_told_in_order_and_leave_the_desk_empty_between_them(arrivals):
    takes, frames, _ = arrivals
    room = frames[0].astype(int)

    assert [take.scene for take in takes] == [PAPER, PHONE, DARK]
    assert takes[0].gone < takes[1].fully_in_view < takes[1].gone < takes[2].fully_in_view
    for take in takes:
        held = (take.fully_in_view + take.gone) // 2
        assert np.abs(frames[take.gone] - room).max() < 60  # noise and JPEG
        assert np.abs(frames[held] - room).max() > 120


def test_the_film_runs_at_true_speed_and_size(arrivals, tmp_path):
    _, frames, _ = arrivals
    heard = []
    shoot([PAPER], tmp_path / "one.avi", on_progress=heard.append)
    film = cv2.VideoCapture(str(tmp_path / "one.avi"))

    assert film.get(cv2.CAP_PROP_FPS) == FPS
    assert film.get(cv2.CAP_PROP_FRAME_COUNT) == len(frames_of(tmp_path / "one.avi"))
    assert frames[0].shape == (720, 1280, 3)
    assert heard == [1.0]
    film.release()


def test_the_same_seed_shoots_the_same_film(tmp_path):
    films = [tmp_path / name for name in ("once.avi", "again.avi", "other.avi")]
    for path, seed in zip(films, (7, 7, 8), strict=True):
        shoot([PHONE], path, seed=seed, size=(640, 360))

    once, again, other = (path.read_bytes() for path in films)
    assert once == again
    assert once != other


def test_a_folder_that_is_not_there_is_said_plainly(tmp_path):
    with pytest.raises(StoreError, match="cannot be written"):
        shoot([PAPER], tmp_path / "missing" / "film.avi")


@pytest.mark.skipif(sys.platform != "linux", reason="/dev/full is Linux's")
def test_a_full_disk_is_said_plainly():
    with pytest.raises(StoreError, match="full"):
        shoot([PAPER], Path("/dev/full"), size=(640, 360))
