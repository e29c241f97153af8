"""Badges that no single frame shows well enough, and what their frames say together."""

import numpy as np
import pytest
import segno

from bench.scan.frames import Shot, Studio, code_corners, hold
from checkin.adapters.camera.decoder import Decoder
from checkin.adapters.camera.grid import KNOWN, MARGIN, found
from checkin.adapters.camera.hints import MODULES
from checkin.adapters.camera.joined import Joined

FAR = Shot(module=1.7, defocus=1.2, noise=5.0, quality=65)


@pytest.fixture
def studio():
    return Studio(4)


@pytest.fixture(scope="module")
def card():
    return hold(np.random.default_rng(4), "paper")


def photograph(studio, held, shot):
    return studio.shoot(studio.room(), [(held, shot)])


def roughly(corners, off):
    return tuple((round(x + off), round(y - off)) for x, y in corners.tolist())


def test_what_is_known_of_every_badge_is_true_of_one(card):
    code = segno.make(card.text, error="m", micro=False, boost_error=False)
    light = 1.0 - 2.0 * np.array([list(row) for row in code.matrix])
    known = KNOWN[MARGIN:-MARGIN, MARGIN:-MARGIN]
    assert known.shape == light.shape == (MODULES, MODULES)
    assert (known[known != 0] == light[known != 0]).all()
    assert np.count_nonzero(known) > 250


@pytest.mark.parametrize("inverted", [False, True])
def test_a_grid_is_found_to_a_fraction_of_a_module_from_rough_corners(studio, inverted):
    held = hold(np.random.default_rng(4), "phone", inverted=inverted)
    shot = Shot(at=(90.0, -40.0), module=3.0, turn=(12.0, -15.0, 20.0), defocus=2.0)
    frame = photograph(studio, held, shot)
    corners = code_corners(studio, held, shot)

    grid = found(frame, roughly(corners, 2.5))

    assert grid is not None
    assert grid.inverted is inverted
    assert np.abs(np.array(grid.box) - corners).max() < 1.5


def test_a_grid_is_found_again_where_the_badge_has_moved_to(studio, card):
    here, there = Shot(module=3.0), Shot(module=3.0, at=(5.0, -4.0))
    grid = found(photograph(studio, card, here), roughly(code_corners(studio, card, here), 0))

    again = grid.followed(photograph(studio, card, there))

    assert np.abs(np.array(again.box) - code_corners(studio, card, there)).max() < 1.5


def test_where_no_badge_is_there_is_no_grid(studio, card):
    room = studio.room()
    assert found(room, ((500, 200), (700, 200), (700, 400), (500, 400))) is None
    shot = Shot(module=3.0)
    grid = found(photograph(studio, card, shot), roughly(code_corners(studio, card, shot), 0))
    assert grid.followed(room) is None


def test_frames_that_say_too_little_alone_say_it_together(studio, card):
    together = Joined()
    alone, read = [], None
    for _ in range(12):
        frame = photograph(studio, card, FAR)
        grid = found(frame, roughly(code_corners(studio, card, FAR), 0))
        single = Joined()
        single.add(frame, grid)
        alone.append(single.read())
        together.add(frame, grid)
        read = together.read()
        if read is not None:
            break
    assert alone == [None] * len(alone)
    assert len(alone) > 1
    assert read == card.text.encode()


def test_a_badge_held_too_far_away_for_one_frame_is_read_from_several(studio, card):
    room, noisy = studio.room(), Shot(module=1.8, defocus=1.1, noise=10.0, contrast=0.8, quality=65)
    decoder = Decoder(retry_seconds=60)
    frames = (studio.shoot(room, [(card, noisy)]) for _ in range(20))
    read = [decoder.read(frame) for frame in frames]
    first = next(number for number, codes in enumerate(read) if codes)
    assert first > 0
    assert [(code.text, code.by) for code in read[first]] == [(card.text, "joined")]


def test_two_badges_one_after_the_other_are_never_mixed_into_a_third(studio, card):
    other = hold(np.random.default_rng(5), "paper")
    together = Joined()
    read = set()
    for number in range(16):
        held = (card, other)[number % 2]
        frame = photograph(studio, held, FAR)
        together.add(frame, found(frame, roughly(code_corners(studio, held, FAR), 0)))
        read.add(together.read())
    assert read <= {None, card.text.encode(), other.text.encode()}
