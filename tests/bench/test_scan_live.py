"""The campaigns of the camera in small (`make campaign` runs them whole)."""

import sys

import numpy as np
import pytest

from bench.campaigns.hostile import shown
from bench.scan_live import hostile
from bench.scan_live.deaths import WAYS, force
from bench.scan_live.endurance import last, read_singly
from bench.scan_live.feed import feed
from bench.scan_live.films import held_up
from bench.scan_live.torn import send
from checkin.adapters.camera.reports import FRAME_BYTES, FRAME_SIDE

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="sends signals")


@pytest.fixture(scope="module")
def badge(tmp_path_factory):
    return held_up(tmp_path_factory.mktemp("badge"), seed=1)


def test_a_badge_held_up_is_read_however_its_reader_ends(badge):
    deaths = force(badge, 6, WAYS)
    assert deaths.count == 6
    assert deaths.missed == 0
    assert deaths.reopened == 0


def test_hostile_frames_stop_nobody(badge):
    fed = feed(hostile.frames(110, seed=2), *shown(badge), every=22)
    assert fed.frames == 110
    assert fed.badges == 5
    assert fed.missed == 0


def test_torn_pictures_stop_nobody(badge):
    torn = send(badge, 24, seed=2)
    assert torn.frames >= 24
    assert torn.unread == 0


def test_hostile_frames_are_of_many_kinds_and_fit():
    made = list(hostile.frames(66, seed=3))
    assert len({frame.shape for frame in made}) > 10
    for frame in made:
        assert frame.dtype == np.uint8
        assert frame.size <= FRAME_BYTES
        assert max(frame.shape) <= FRAME_SIDE
    again = list(hostile.frames(66, seed=3))
    assert all(np.array_equal(one, other) for one, other in zip(made, again, strict=True))


def test_badges_that_one_frame_shows_are_not_missed_by_the_camera(tmp_path):
    lasted = last(tmp_path, seconds=1, badges=5)
    assert lasted.rounds == 1
    assert lasted.shown == 5
    assert lasted.missed == 0
    assert set(lasted.memory_mb) == {"desk", "reader", "capture"}


def test_a_reader_of_single_frames_reads_what_is_there(badge):
    assert read_singly(badge) == {shown(badge)[1]}
