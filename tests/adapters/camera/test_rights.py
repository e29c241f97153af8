"""What a child may do: real processes try what somebody would who had taken them over."""

import ctypes
import json
import os
import platform
import socket
import subprocess
import sys
import time
from multiprocessing import get_context
from pathlib import Path

import numpy as np
import psutil
import pytest

from bench.scan_live.hostile import frames
from checkin.adapters.camera.camera import Camera
from checkin.adapters.camera.child import Reader
from checkin.adapters.camera.decoder import Decoder
from checkin.adapters.camera.events import CodeRead
from checkin.adapters.camera.line import say
from checkin.adapters.camera.reports import Ready, Seen, encode
from checkin.adapters.camera.rights import confine_capture, confine_reader, reader_rights, tried
from checkin.adapters.camera.ties import hold_on, tie

from .conftest import code, middle, to_the_end, until

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux gives these")

spawn = get_context("spawn")
libc = ctypes.CDLL(None)


def attempts(folder, port):
    """What to try, by name: each raises PermissionError where it is refused."""
    own = os.getpid()

    def connect():
        with socket.socket() as made:
            made.connect(("127.0.0.1", port))

    def listen():
        with socket.socket() as made:
            made.bind(("127.0.0.1", 0))

    def write():
        os.close(os.open(folder / "new", os.O_WRONLY | os.O_CREAT))

    def fork():
        if os.fork() == 0:
            os._exit(0)

    return {
        "connect": connect,
        "listen": listen,
        "read the system's files": lambda: Path("/etc/passwd").read_bytes(),
        "read the profile": (folder / "desk.key").read_bytes,
        "write": write,
        "list": lambda: list(folder.iterdir()),
        "remove": (folder / "desk.key").unlink,
        "start a program": lambda: os.execv("/bin/true", ["true"]),  # noqa: S606 - it is refused
        "fork": fork,
        "signal": lambda: os.kill(os.getppid(), 0),
        "look into another": lambda: Path(f"/proc/{os.getppid()}/mem").open("rb"),
        "look around": lambda: Path(f"/proc/{own}/environ").read_bytes(),
    }


def outcomes(tries):
    came = {}
    for name, attempt in tries.items():
        try:
            attempt()
        except PermissionError:
            came[name] = "refused"
        except OSError as error:
            came[name] = type(error).__name__
        else:
            came[name] = "done"
    return came


class Curious:
    """A reader that, as confined as any, tries all that it must not, and reports."""

    def __init__(self, folder, port):
        self.folder, self.port = folder, port

    def __call__(self, errand):
        tie(errand.ties, hold=False)
        tries = attempts(self.folder, self.port)
        lines = (errand.jobs, errand.ties.reports, errand.ties.lifeline)
        confine_reader(line.fileno() for line in lines)
        hold_on(errand.ties)
        say(errand.ties.reports, encode(Ready()))
        came = json.dumps({**outcomes(tries), "environment": len(os.environ)})
        say(errand.ties.reports, encode(Seen(came, 0, 1, ((0, 0), (1, 0), (1, 1), (0, 1)))))
        errand.jobs.recv_bytes()


@pytest.fixture
def profile(tmp_path):
    """A folder with a key in it."""
    (tmp_path / "desk.key").write_bytes(b"secret")
    return tmp_path


@pytest.fixture
def listening():
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def heard(reader, kind):
    while True:
        if reader.line.end.poll(20):
            for said in reader.reports():
                if isinstance(said, kind):
                    return said


def test_a_reader_that_was_taken_over_can_reach_nothing_and_nobody(profile, listening):
    reader = Reader(Curious(profile, listening))
    try:
        came = json.loads(heard(reader, Seen).text)
    finally:
        reader.close()

    assert came.pop("environment") == 0
    assert came == dict.fromkeys(attempts(profile, listening), "refused")
    assert (profile / "desk.key").read_bytes() == b"secret"


def test_whoever_is_not_confined_could_do_all_of_it(profile, listening):
    tries = attempts(profile, listening)
    harmless = {name: tries[name] for name in tries if name not in {"start a program", "fork"}}
    harmless.pop("look into another")  # as the system likes it

    assert set(outcomes(harmless).values()) == {"done"}


def test_the_readers_of_a_camera_are_confined(video):
    with Camera(video([middle(code("ADA-1"))] * 60)) as camera:
        until(camera, lambda event: isinstance(event, CodeRead))
        state = Path(f"/proc/{camera.reader_pid}/status").read_text()
        opened = [one.path for one in psutil.Process(camera.reader_pid).open_files()]
        limits = Path(f"/proc/{camera.reader_pid}/limits").read_text()

    assert "NoNewPrivs:\t1" in state
    assert "Seccomp:\t2" in state
    assert [one for one in opened if not one.startswith("/dev/shm/")] == []  # noqa: S108
    assert "Max file size             0 " in limits
    assert "Max core file size        0 " in limits


def test_a_confined_reader_reads_whatever_is_held_up_to_it():
    mine, its = spawn.Pipe()
    process = spawn.Process(target=reads_hostile_frames, args=(its,))
    process.start()
    its.close()
    assert mine.poll(60)
    assert mine.recv() == 120
    process.join()


def reads_hostile_frames(answer):
    # As a reader: what it loads, and then nothing more.
    import checkin.adapters.camera.reader  # noqa: F401

    Decoder().read(np.zeros((720, 1280), np.uint8))
    shown = list(frames(120, seed=3))
    confine_reader([answer.fileno()])
    for frame in shown:
        Decoder().read(frame)
    answer.send(len(shown))


def captures(answer, source, folder, port):
    confine_capture(source)
    tries = attempts(folder, port)
    tries["read a film"] = Path(source).read_bytes
    answer.send(outcomes(tries))


@pytest.mark.parametrize(
    ("source", "may"),
    [
        ("0", {"read the system's files", "look around"}),
        ("film.avi", {"read the system's files", "look around", "read a film"}),
        ("http://127.0.0.1/", {"read the system's files", "look around", "connect", "listen"}),
    ],
)
def test_the_capture_process_keeps_its_source_and_no_more(profile, listening, source, may):
    elsewhere = profile / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "film.avi").write_bytes(b"film")
    source = str(elsewhere / source) if source == "film.avi" else source
    mine, its = spawn.Pipe()
    process = spawn.Process(target=captures, args=(its, source, profile, listening))
    process.start()
    its.close()
    assert mine.poll(60)
    came = mine.recv()
    process.join()

    done = {name for name, what in came.items() if what == "done"}
    assert done == may


def test_status_says_what_holds():
    assert reader_rights() == "no network, no files, no new programs"


def tries_elsewhere(answer):
    platform.machine = lambda: "riscv64"  # whose calls are not in the table
    confine_reader([answer.fileno()])
    answer.send(tried())


def test_on_a_machine_whose_calls_are_not_known_the_rest_still_holds():
    mine, its = spawn.Pipe()
    process = spawn.Process(target=tries_elsewhere, args=(its,))
    process.start()
    its.close()
    assert mine.poll(60)
    came = mine.recv()
    process.join()

    assert (came["network"], came["files"]) == (True, True)


def test_a_successor_reads_on_from_the_memory_of_a_new_capture_process(video):
    with Camera(video([middle(code("ADA-1"))] * 120)) as camera:
        until(camera, lambda event: isinstance(event, CodeRead))
        psutil.Process(camera.capture_pid).kill()
        moment = time.monotonic_ns()
        until(camera, lambda e: isinstance(e, CodeRead) and e.delivered_ns > moment)
        to_the_end(camera)
        assert camera.readers_replaced == 0


_WATCHED = 0x2 | 0x100 | 0x80  # linux/inotify.h: modified, made, moved to


def test_no_frame_is_ever_written_to_a_file(video, tmp_path):
    film = video([middle(code("ADA-1"))] * 60)
    places = [tmp_path / name for name in ("home", "tmp", "cwd")]
    watch = libc.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC)
    for place in places:
        place.mkdir()
        assert libc.inotify_add_watch(watch, os.fsencode(place), _WATCHED) >= 0
    script = (
        "from checkin.adapters.camera.camera import Camera\n"
        "from checkin.adapters.camera.events import CameraEnded, CodeRead, Picture\n"
        "if __name__ == '__main__':\n"
        f"    with Camera({film!r}) as camera:\n"
        "        came = set()\n"
        "        while CameraEnded not in came:\n"
        "            came.add(type(camera.next(1)))\n"
        "    print(CodeRead in came and Picture in came)\n"
    )
    (tmp_path / "runs.py").write_text(script)
    home, temporary, here = map(str, places)
    run = subprocess.run(
        [sys.executable, str(tmp_path / "runs.py")],
        cwd=here,
        env={**os.environ, "HOME": home, "TMPDIR": temporary, "XDG_CACHE_HOME": home},
        capture_output=True,
        text=True,
        timeout=120,
    )

    assert run.stdout == "True\n", run.stderr
    with pytest.raises(BlockingIOError):
        os.read(watch, 4096)
    (places[1] / "frame").write_bytes(b"x")  # and a file would have been noticed
    assert os.read(watch, 4096)
    os.close(watch)
