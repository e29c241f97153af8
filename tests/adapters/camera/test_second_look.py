"""Badges that zxing-cpp alone does not read, each for another reason."""

from itertools import count

import numpy as np
import pytest
import segno
import zxingcpp

from bench.scan.frames import Shot, Studio, code_corners, hold
from checkin.adapters.camera.decoder import Decoder
from checkin.adapters.camera.places import Busyness, Place, Stillness
from checkin.adapters.camera.symbols import seen_by_zxing
from checkin.adapters.camera.treatments import Part, focused, sharpened
from checkin.adapters.camera.vision import cv2


@pytest.fixture
def studio():
    return Studio(4)


@pytest.fixture(scope="module")
def card():
    return hold(np.random.default_rng(4), "paper")


def photograph(studio, held, shot):
    return studio.shoot(studio.room(), [(held, shot)])


@pytest.mark.parametrize(
    ("shot", "treatment"),
    [
        (Shot(module=1.8), "joined"),
        (Shot(module=4.0, defocus=3.7), "joined"),
        (Shot(module=4.0, way=(6.9, 0.0)), "zxing steadied"),
        (Shot(module=4.0, bend=32.0, turn=(10.0, 0.0, 0.0)), "zxing unrolled"),
    ],
)
def test_what_the_first_look_misses_is_read_in_another_dress(studio, card, shot, treatment):
    frame = photograph(studio, card, shot)
    assert not zxingcpp.read_barcodes(frame, formats=zxingcpp.BarcodeFormat.QRCodeModel2)

    (code,) = Decoder(retry_seconds=60).read(frame)

    assert (code.text, code.by) == (card.text, treatment)
    middle = code_corners(studio, card, shot).mean(axis=0)
    assert np.abs(np.mean(code.box, axis=0) - middle).max() < 3 * shot.module


@pytest.mark.parametrize(
    ("shot", "treatment"),
    [(Shot(module=1.8), sharpened), (Shot(module=4.0, defocus=3.7), focused)],
)
def test_a_treatment_alone_makes_a_code_of_any_kind_readable(studio, card, shot, treatment):
    frame = photograph(studio, card, shot)
    corners = code_corners(studio, card, shot).astype(int).tolist()

    picture, _ = treatment(Part(frame, Place.around(corners)))

    assert [each.payload for each in seen_by_zxing(picture)] == [card.text.encode()]


def test_a_code_in_the_dark_is_a_place_to_look_at(studio, card):
    shot = Shot(light=0.15, noise=2.0)
    places = Busyness(photograph(studio, card, shot)).places()
    x, y = code_corners(studio, card, shot).mean(axis=0)
    assert any(place.left < x < place.right and place.top < y < place.bottom for place in places)


def test_noise_and_stripes_are_no_places_to_look_at():
    noise = np.random.default_rng(1).normal(100, 6, (720, 1280)).astype(np.uint8)
    stripes = np.tile(np.repeat(np.uint8([40, 200]), 8), (720, 80))
    assert Busyness(noise).places() == []
    assert Busyness(stripes).places() == []
    assert Busyness(np.zeros((20, 20), np.uint8)).places() == []


def test_a_badge_that_is_moved_a_little_has_moved_and_one_that_lies_has_not(studio, card):
    room = studio.room()

    def seen(x):
        return Busyness(studio.shoot(room, [(card, Shot(at=(x, 0.0), noise=1.0))]))

    place = Place(500, 220, 780, 500)
    assert not seen(0.0).moved(seen(0.0), place)
    assert seen(6.0).moved(seen(0.0), place)


def test_a_poster_that_cannot_be_read_is_not_tried_all_the_time(studio, card):
    ticks = count()
    decoder = Decoder(retry_seconds=1_000_000, clock=lambda: float(next(ticks)))
    poster = photograph(studio, card, Shot(module=4.0, defocus=9.0))

    def trials():
        before = next(ticks)
        assert decoder.read(poster) == []
        return next(ticks) - before

    tried = [trials() for _ in range(40)]

    assert tried[0] > 5
    assert sum(each > 2 for each in tried) < 16
    assert any(each > 5 for each in tried[-8:])


def test_what_time_did_not_reach_in_one_frame_is_tried_in_the_next(studio, card):
    ticks = count()
    decoder = Decoder(retry_seconds=0, clock=lambda: float(next(ticks)))
    bent = photograph(studio, card, Shot(module=4.0, bend=32.0, turn=(10.0, 0.0, 0.0)))

    read = [decoder.read(bent) for _ in range(6)]

    assert read[0] == []
    assert any(code.text == card.text for codes in read for code in codes)


def test_a_small_picture_of_nothing_but_a_code_is_read(studio, card):
    shot = Shot(module=3.0)
    frame = photograph(studio, card, shot)
    left, top = code_corners(studio, card, shot).min(axis=0).astype(int) - 10
    right, bottom = code_corners(studio, card, shot).max(axis=0).astype(int) + 10
    soft = cv2.GaussianBlur(frame[top:bottom, left:right], (0, 0), 1.4)
    assert [code.text for code in Decoder(retry_seconds=60).read(soft)] == [card.text]


def test_a_still_room_is_told_from_one_that_has_changed(studio):
    room, camera = studio.room(), Shot(noise=3.0)
    kept = Stillness(studio.shoot(room, [], camera))
    assert all(kept.holds(studio.shoot(room, [], camera)) for _ in range(10))
    assert not kept.holds(studio.shoot(room, [], Shot(light=0.8, noise=3.0)))
    assert not kept.holds(studio.shoot(room, [], camera)[:360])


@pytest.mark.parametrize("x", [-300, 0, 250])
def test_a_badge_that_appears_in_a_still_room_is_read_in_the_same_frame(studio, card, x):
    room, shot = studio.room(), Shot(at=(x, 0.0), module=2.5, contrast=0.5, noise=4.0)
    decoder = Decoder()
    for _ in range(30):
        assert decoder.read(studio.shoot(room, [], shot)) == []
    assert [code.text for code in decoder.read(studio.shoot(room, [(card, shot)]))] == [card.text]


@pytest.fixture
def lattice():
    finder = np.full((9, 9), 255, np.uint8)
    finder[1:8, 1:8], finder[2:7, 2:7], finder[3:6, 3:6] = 0, 255, 0
    return np.ascontiguousarray(np.tile(finder, (80, 143))[:720, :1280])


def test_no_room_is_as_crowded_as_a_lattice_of_finder_patterns(studio, lattice):
    noise = np.random.default_rng(1).integers(90, 120, (720, 1280), np.uint8)
    assert Busyness(lattice).crowded
    assert not Busyness(studio.room()).crowded
    assert not Busyness(noise).crowded


def test_a_code_before_a_lattice_is_read_where_it_is(lattice):
    code = segno.make("NEAR", version=6, micro=False)
    modules = np.pad(np.array([list(row) for row in code.matrix], np.uint8), 4)
    picture = np.kron(255 - modules * 255, np.ones((6, 6), np.uint8))
    lattice[200 : 200 + len(picture), 400 : 400 + len(picture)] = picture
    assert Busyness(lattice).crowded

    (read,) = Decoder().read(lattice)

    assert (read.text, read.by) == ("NEAR", "zxing")
    left, top, side = 400 + 24, 200 + 24, 41 * 6
    corners = [(left, top), (left + side, top), (left + side, top + side), (left, top + side)]
    assert np.abs(np.array(read.box) - corners).max() <= 4
