"""What cameras do in the field, done by a network camera to the real capture process."""

import os
import signal
import sys
import time

import pytest

from bench.scan_live.stream import StreamCamera
from checkin.adapters.camera.camera import Camera
from checkin.adapters.camera.events import CameraBack, CameraGone, CameraOpened, CodeRead, Picture
from checkin.adapters.camera.reports import Cause
from checkin.adapters.camera.vision import cv2

from .conftest import code, frame, middle, until


def jpeg(picture):
    return cv2.imencode(".jpg", picture)[1].tobytes()


BADGE = [jpeg(middle(code("ADA-1")))]
OTHER = [jpeg(middle(code("GRACE-2")))]
SMALL = [jpeg(cv2.resize(middle(code("GRACE-2")), (640, 360)))]
BLACK = [jpeg(frame(shade=3))]


@pytest.fixture
def stream():
    with StreamCamera(BADGE) as made:
        yield made


def gone_for(cause):
    return lambda event: isinstance(event, CameraGone) and event.cause is cause


def is_a(kind):
    return lambda event: isinstance(event, kind)


def reads(text):
    return lambda event: isinstance(event, CodeRead) and event.text == text


def reads_again(camera, text):
    """Wait for a code in a frame from now on; what came before is still on its way."""
    now = time.monotonic_ns()
    return until(
        camera, lambda e: isinstance(e, CodeRead) and e.text == text and e.delivered_ns > now
    )


def test_what_the_driver_gives_is_told(stream):
    with Camera(stream.address) as camera:
        opened = until(camera, is_a(CameraOpened))[-1]
    assert (opened.width, opened.height, opened.format) == (1280, 720, "MJPG")


def test_a_camera_that_freezes_is_opened_again(stream):
    with Camera(stream.address) as camera:
        until(camera, reads("ADA-1"))
        stream.frozen = True
        gone = until(camera, is_a(CameraGone))[-1]
        assert gone.cause is Cause.FROZEN
        assert gone.sentence == "The camera has frozen and is being opened again."
        stream.frozen = False
        until(camera, is_a(CameraBack))
        until(camera, reads("ADA-1"))
    assert stream.opened >= 2


@pytest.mark.skipif(sys.platform == "win32", reason="sends signals")
def test_a_capture_process_that_hangs_is_replaced(stream):
    with Camera(stream.address) as camera:
        until(camera, reads("ADA-1"))
        first, reader = camera.capture_pid, camera.reader_pid
        os.kill(first, signal.SIGSTOP)
        until(camera, gone_for(Cause.FROZEN))
        until(camera, is_a(CameraBack))
        reads_again(camera, "ADA-1")
        assert camera.capture_pid != first
        assert camera.reader_pid == reader, "nobody else had to be replaced"


def test_a_camera_that_disappears_and_comes_back_is_found(stream):
    with Camera(stream.address) as camera:
        until(camera, reads("ADA-1"))
        stream.gone = True
        until(camera, gone_for(Cause.STOPPED))
        until(camera, gone_for(Cause.NO_STREAM))
        stream.gone = False
        until(camera, is_a(CameraBack))
        until(camera, reads("ADA-1"))


def test_a_camera_that_changes_its_resolution_is_read_on(stream):
    with Camera(stream.address) as camera:
        until(camera, reads("ADA-1"))
        stream.show(SMALL)
        until(camera, reads("GRACE-2"))
        stream.show(BADGE)
        came = until(camera, reads("ADA-1"))
    assert not any(isinstance(event, CameraGone) for event in came)
    assert stream.opened == 1


def test_black_is_named_and_the_camera_is_looked_through_on(stream):
    with Camera(stream.address) as camera:
        until(camera, reads("ADA-1"))
        stream.show(BLACK)
        gone = until(camera, is_a(CameraGone))[-1]
        assert gone.cause is Cause.BLACK
        assert gone.sentence == "The camera sees only black: is its lens covered?"
        after = [event for _ in range(5) if (event := camera.next(0.1)) is not None]
        assert not any(isinstance(event, Picture) for event in after), "black is not shown"
        stream.show(OTHER)
        until(camera, is_a(CameraBack))
        until(camera, reads("GRACE-2"))
    assert stream.opened == 1


def test_a_moment_of_black_is_no_trouble(stream):
    with Camera(stream.address) as camera:
        until(camera, reads("ADA-1"))
        stream.show([*BLACK * 30, *BADGE])
        played = stream.played
        came = until(camera, lambda _: stream.played > played + 90)
    assert not any(isinstance(event, CameraGone) for event in came)
