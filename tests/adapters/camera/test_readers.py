"""Readers are expendable: the camera stays open, and somebody else reads on."""

import json
import os
import signal
import sys
import time
from multiprocessing.shared_memory import SharedMemory

import numpy as np
import pytest

from bench.scan_live.deaths import grows
from checkin.adapters.camera.camera import Camera
from checkin.adapters.camera.events import (
    CameraBack,
    CameraEnded,
    CameraGone,
    CameraHint,
    CodeRead,
    Picture,
)
from checkin.adapters.camera.line import say
from checkin.adapters.camera.reports import FRAME_BYTES, SLOTS, Done, Hinted, Ready, Seen, encode
from checkin.adapters.camera.ties import tie

from .conftest import code, colours, frame, middle, to_the_end, until

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="sends signals")

BOX = ((0, 0), (1, 0), (1, 1), (0, 1))


def is_a(kind):
    return lambda event: isinstance(event, kind)


def spare_of(camera):
    until(camera, lambda _: camera.spare_pid is not None)
    return camera.spare_pid


def next_code_after(camera, moment):
    return until(camera, lambda e: isinstance(e, CodeRead) and e.delivered_ns > moment)


@pytest.mark.parametrize("sick", ["dies", "hangs"])
def test_the_spare_takes_over_and_the_camera_is_not_opened_again(held_up, sick):
    with Camera(held_up) as camera:
        until(camera, is_a(CodeRead))
        spare, capture = spare_of(camera), camera.capture_pid
        first = camera.reader_pid
        os.kill(first, signal.SIGKILL if sick == "dies" else signal.SIGSTOP)
        came = next_code_after(camera, time.monotonic_ns())
        until(camera, lambda _: camera.reader_pid != first)
        came += next_code_after(camera, time.monotonic_ns())

        assert camera.reader_pid == spare
        assert camera.capture_pid == capture
        assert spare_of(camera) not in {first, spare}, "another one waits"
        assert not any(isinstance(event, CameraGone | CameraBack) for event in came)
        numbers = [event.number for event in came if isinstance(event, CodeRead)]
        assert numbers == sorted(set(numbers)), "the film went on"


def test_a_reader_that_grows_is_replaced(held_up):
    with Camera(held_up, reader=grows) as camera:
        until(camera, is_a(CodeRead))
        spare, first = spare_of(camera), camera.reader_pid
        os.kill(first, signal.SIGUSR1)
        until(camera, lambda _: camera.reader_pid == spare)
        next_code_after(camera, time.monotonic_ns())
        assert camera.readers_replaced == 1


def test_a_spare_that_dies_is_replaced_and_nobody_notices(held_up):
    with Camera(held_up) as camera:
        until(camera, is_a(CodeRead))
        spare, first = spare_of(camera), camera.reader_pid
        os.kill(spare, signal.SIGKILL)
        until(camera, lambda _: camera.readers_replaced == 1)
        assert spare_of(camera) != spare
        assert camera.reader_pid == first


def never_reads(errand):
    """Die of the first frame, as of a frame that kills whoever looks at it."""
    tie(errand.ties)
    say(errand.ties.reports, encode(Ready()))
    errand.jobs.recv_bytes()
    os._exit(1)


def test_when_nobody_can_read_the_desk_says_so_and_shows_no_pictures(held_up):
    with Camera(held_up, reader=never_reads) as camera:
        until(camera, is_a(CameraGone))
        lost = camera.readers_replaced
        after = []
        while camera.readers_replaced < lost + 2:
            after.append(camera.next(0.1))
        assert not any(isinstance(event, Picture) for event in after)


class Liar:
    """A reader that says *said* of the first frame it gets, when it is not asked."""

    def __init__(self, *said):
        self.said = said

    def __call__(self, errand):
        tie(errand.ties)
        say(errand.ties.reports, encode(Ready()))
        number = json.loads(errand.jobs.recv_bytes())[-1]
        for said in self.said:
            message = encode(Done(number + said)) if isinstance(said, int) else said
            say(errand.ties.reports, message)
        errand.jobs.recv_bytes()


@pytest.mark.parametrize(
    "said",
    [
        [b"never mind"],
        [encode(Ready())],
        [1],  # done with another frame than it was given
        [0, 0],  # done twice
        [encode(Seen("ANOTHER FRAME", 10**9, 5, BOX))],
        [0, encode(Seen("AFTERWARDS", 0, 5, BOX))],
        [b'{"kind": "gone", "cause": "no-camera"}'],
    ],
)
def test_a_reader_that_lies_is_killed_and_not_believed(held_up, said):
    with Camera(held_up, reader=Liar(*said)) as camera:
        came = []
        while camera.readers_replaced < 2:
            came.append(camera.next(0.1))
    assert not any(isinstance(event, CodeRead) for event in came)


class Floods(Liar):
    """A reader that reports more codes in a frame than anybody holds up."""

    def __call__(self, errand):
        tie(errand.ties)
        say(errand.ties.reports, encode(Ready()))
        number = json.loads(errand.jobs.recv_bytes())[-1]
        while True:
            say(errand.ties.reports, encode(Seen("FLOOD", number, 5, BOX)))


def test_a_flood_of_codes_is_cut_off(held_up):
    with Camera(held_up, reader=Floods()) as camera:
        came = []
        while camera.readers_replaced < 1:
            came.append(camera.next(0.1))
    assert sum(isinstance(event, CodeRead) for event in came) <= 16


def scribbles(errand):
    """Write garbage over all the memory that a reader has; read as if nothing were."""
    tie(errand.ties)
    reports = errand.ties.reports
    say(reports, encode(Ready()))
    while True:
        job = json.loads(errand.jobs.recv_bytes())
        memory = SharedMemory(job[0])
        memory.buf[: SLOTS * FRAME_BYTES] = os.urandom(SLOTS * FRAME_BYTES)
        say(reports, encode(Done(job[-1])))


def test_a_reader_that_writes_over_the_frames_spoils_no_picture(video):
    film = video([frame(shade=100)] * 30)
    with Camera(film, reader=scribbles) as camera:
        came = to_the_end(camera)
    pictures = [event for event in came if isinstance(event, Picture)]
    assert pictures
    assert all(np.ptp(colours(picture)) <= 3 for picture in pictures)
    assert isinstance(came[-1], CameraEnded)


def test_two_cameras_on_one_machine_do_not_disturb_each_other(video):
    films = [video([middle(code(text))] * 60, f"{text}.avi") for text in ("ADA-1", "GRACE-2")]
    with Camera(films[0]) as one, Camera(films[1]) as other:
        until(one, is_a(CodeRead))
        until(other, is_a(CodeRead))
        for camera in (one, other):
            os.kill(camera.reader_pid, signal.SIGKILL)
        texts = [
            {event.text for event in to_the_end(camera) if isinstance(event, CodeRead)}
            for camera in (one, other)
        ]
    assert texts == [{"ADA-1"}, {"GRACE-2"}]


class Hints(Liar):
    """A reader that sees a code in each frame, and can read it only when *said* runs out."""

    def __call__(self, errand):
        tie(errand.ties)
        reports = errand.ties.reports
        say(reports, encode(Ready()))
        for said in self.said:
            number = json.loads(errand.jobs.recv_bytes())[-1]
            say(reports, encode(Hinted(said)))
            say(reports, encode(Done(number)))
        while True:
            number = json.loads(errand.jobs.recv_bytes())[-1]
            say(reports, encode(Seen("ADA-1", number, 5, BOX)))
            say(reports, encode(Done(number)))


def test_a_code_that_is_seen_for_seconds_and_not_read_is_hinted_at_until_it_is(held_up):
    with Camera(held_up, reader=Hints(*["closer"] * 120)) as camera:
        came = until(camera, lambda e: e == CameraHint(None))
    told = [event for event in came if isinstance(event, CameraHint | CodeRead)]
    assert told[0] == CameraHint("closer")
    assert isinstance(told[1], CodeRead)
    assert told[-1] == CameraHint(None)
