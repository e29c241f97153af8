import os
import subprocess
import sys
import threading
import time
from functools import partial
from http.server import HTTPServer, SimpleHTTPRequestHandler
from pathlib import Path

import pytest

from checkin.adapters.camera.reports import Cause
from checkin.adapters.camera.source import keep_the_rate, open_source, why_no_picture
from checkin.domain.errors import CameraError

from .conftest import frame

on_linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="opens /dev")


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        """Say nothing."""


def frames_of(source):
    came = []
    while (read := source.read()) is not None:
        came.append(read)
    source.close()
    return came


@pytest.fixture
def film(video):
    return video([frame(shade=10 * number) for number in range(12)])


def test_a_film_gives_each_of_its_frames_once_and_in_order(film):
    shades = [round(float(frame.grey().mean()) / 10) for frame, _ in frames_of(open_source(film))]
    assert shades == list(range(12))


def test_a_film_is_never_ahead_of_a_camera_of_its_frame_rate(film):
    before = time.monotonic_ns()
    moments = [moment for _, moment in frames_of(open_source(film))]
    assert all(moment >= before + number * 33_333_333 for number, moment in enumerate(moments))


def test_a_stream_is_opened_by_its_address(film):
    folder, name = os.path.split(film)
    server = HTTPServer(("127.0.0.1", 0), partial(Quiet, directory=folder))
    serving = threading.Thread(target=server.serve_forever, args=(0.05,))
    serving.start()
    try:
        source = open_source(f"http://127.0.0.1:{server.server_port}/{name}")
        assert len(frames_of(source)) == 12
        assert not source.ends, "a stream that stops is a fault"
    finally:
        server.shutdown()
        serving.join()
        server.server_close()


def sentence_for(source):
    with pytest.raises(CameraError) as caught:
        open_source(source)
    return str(caught.value)


def test_a_missing_camera_is_one_sentence():
    assert sentence_for("83") == "Camera 83 is not there: is it plugged in?"


@on_linux
def test_a_camera_that_is_there_and_gives_nothing_is_in_use(tmp_path):
    (tmp_path / "video7").touch()
    assert why_no_picture(7, tmp_path) is Cause.IN_USE
    assert why_no_picture(8, tmp_path) is Cause.NO_CAMERA


@on_linux
def test_a_camera_that_the_system_keeps_from_us_is_forbidden(tmp_path):
    (tmp_path / "video7").touch(mode=0o000)
    script = f"""
import os, sys
from pathlib import Path
from checkin.adapters.camera.source import why_no_picture
if os.getuid() == 0:
    os.setuid(65534)  # root may open anything
print(why_no_picture(7, Path({str(tmp_path)!r})))
"""
    for folder in (tmp_path, *tmp_path.parents[:2]):
        folder.chmod(0o755)
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "forbidden"


@on_linux
def test_a_device_that_knows_no_exposure_is_left_alone(tmp_path):
    assert not keep_the_rate(Path(os.devnull))
    assert not keep_the_rate(tmp_path / "video7")


def test_a_missing_file_is_one_sentence(tmp_path):
    assert sentence_for(str(tmp_path / "morning.avi")) == "There is no file called morning.avi."


def test_a_text_named_like_a_film_is_one_sentence(tmp_path):
    (tmp_path / "notes.avi").write_text("buy milk\n" * 100)
    assert sentence_for(str(tmp_path / "notes.avi")) == "The file notes.avi is not a video."


def test_a_folder_is_not_a_film(tmp_path):
    assert sentence_for(str(tmp_path)) == f"The file {tmp_path.name} is not a video."


def test_a_stream_that_does_not_answer_is_one_sentence_without_its_password():
    sentence = sentence_for("http://door:secret@127.0.0.1:9/video")
    assert sentence == "The network camera does not answer."


def test_nothing_is_said_on_the_terminal_when_a_source_is_missing(tmp_path):
    (tmp_path / "notes.avi").write_text("buy milk\n" * 100)
    script = f"""
from checkin.adapters.camera.source import SourceError, open_source
for source in ("83", {str(tmp_path / "notes.avi")!r}, "http://127.0.0.1:9/video"):
    try:
        open_source(source)
    except SourceError as error:
        print(error.cause)
"""
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.split() == ["no-camera", "not-a-video", "no-stream"]
    assert done.stderr == ""


def test_opencv_leaves_the_environment_as_it_found_it():
    script = """
import os
before = dict(os.environ)
import checkin.adapters.camera.vision
changed = {name for name in {*before, *os.environ} if before.get(name) != os.environ.get(name)}
print(sorted(changed - {"OPENCV_LOG_LEVEL", "OPENCV_FFMPEG_LOGLEVEL"}))
"""
    for environment in ({}, {"QT_QPA_FONTDIR": "/fonts", "LD_LIBRARY_PATH": "/mine"}):
        done = subprocess.run(
            [sys.executable, "-c", script],
            capture_output=True,
            text=True,
            check=True,
            timeout=60,
            env=os.environ | environment,
        )
        assert done.stdout.strip() == "[]"
