import gc
import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import ExitStack, suppress
from pathlib import Path

import numpy as np
import pytest

from checkin.adapters.camera.camera import Camera
from checkin.adapters.camera.events import (
    CameraBack,
    CameraEnded,
    CameraGone,
    CameraOpened,
    CodeRead,
    Picture,
)
from checkin.adapters.camera.reports import LONGEST, SLOTS, Cause, sentence

from .conftest import code, colours, frame, middle, to_the_end, until

as_root = pytest.mark.skipif(
    not sys.platform.startswith("linux") or os.geteuid() != 0,
    reason="nobody but the superuser may look into a child",
)
on_linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")


def kinds(events):
    return {type(event) for event in events}


def is_a(kind):
    return lambda event: isinstance(event, kind)


def reads(text):
    return lambda event: isinstance(event, CodeRead) and event.text == text


def test_a_badge_in_a_film_is_read_in_the_frames_that_show_it(video):
    empty, badge = frame(), middle(code("ADA-1"))
    with Camera(video([empty] * 10 + [badge] * 20 + [empty] * 10)) as camera:
        came = to_the_end(camera)

    codes = [event for event in came if isinstance(event, CodeRead)]
    assert {event.text for event in codes} == {"ADA-1"}
    numbers = [event.number for event in codes]
    assert numbers == sorted(set(numbers))
    assert set(numbers) <= set(range(10, 30))
    assert len(numbers) > 1, "a badge held still is told again in each frame"
    for event in codes:
        assert event.delivered_ns <= event.decoded_ns <= time.monotonic_ns()
    assert kinds(came) == {CameraOpened, Picture, CodeRead, CameraEnded}
    assert camera.next(0) is None


def test_the_last_frame_of_a_film_counts(video):
    with Camera(video([frame()] * 5 + [middle(code("LAST"))])) as camera:
        came = to_the_end(camera)
    assert [event.text for event in came if isinstance(event, CodeRead)] == ["LAST"]


def test_the_picture_is_the_frame_made_small_and_stays_what_it_is(video):
    left_red = frame(shade=40)
    left_red[:, :640] = (0, 0, 250)
    with Camera(video([left_red] * 12)) as camera:
        pictures = [event for event in to_the_end(camera) if isinstance(event, Picture)]

    assert pictures
    for picture in pictures:
        assert (picture.width, picture.height) == (640, 360)
        assert np.abs(colours(picture)[:, :300].astype(int) - (0, 0, 250)).max() < 12
        assert np.abs(colours(picture)[:, 340:].astype(int) - 40).max() < 12


def holds(pid, film):
    """Whether a process has *film* open."""
    for entry in Path(f"/proc/{pid}/fd").iterdir():
        with suppress(FileNotFoundError):
            if str(entry.readlink()) == film:
                return True
    return False


@as_root
def test_pictures_that_nobody_takes_are_dropped_and_those_kept_stay_whole(video):
    shades = [frame(shade=shade) for shade in range(20, 80, 3)]
    film = video(shades)
    with Camera(film) as camera:
        until(camera, is_a(Picture))
        while holds(camera.capture_pid, film):  # until it is over, and nobody looks
            time.sleep(0.01)
        pictures = [event for event in to_the_end(camera) if isinstance(event, Picture)]
    assert [picture.number for picture in pictures][-1] < len(shades) - 1
    # What came in one look with the first picture is the camera's already and holds no slot.
    assert SLOTS <= len(pictures) < 2 * SLOTS
    for picture in pictures:
        assert np.ptp(colours(picture)) <= 3, "no picture is half of one frame and half of another"
        assert abs(int(colours(picture)[0, 0, 0]) - (20 + 3 * picture.number)) <= 3


def test_the_frames_read_in_a_second_are_known(long_film):
    with Camera(long_film) as camera:
        assert camera.frames_per_second == 0
        until(camera, lambda _: camera.frames_per_second > 0)


def test_a_child_that_is_killed_is_replaced_and_the_next_badge_is_read(long_film):
    with Camera(long_film) as camera:
        until(camera, reads("ADA-1"))
        first = camera.capture_pid
        os.kill(first, signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
        (*_, gone) = until(camera, is_a(CameraGone))
        assert gone.cause is Cause.RESTARTED
        assert gone.sentence == "The badge reader stopped and is being started again."
        until(camera, is_a(CameraBack))
        until(camera, reads("GRACE-2"))
        assert camera.capture_pid != first


def test_a_child_that_dies_again_and_again_is_replaced_each_time(long_film):
    with Camera(long_film) as camera:
        seen = set()
        for _ in range(4):
            until(camera, is_a(Picture))
            seen.add(camera.capture_pid)
            os.kill(
                camera.capture_pid, signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM
            )
            until(camera, is_a(CameraBack))
        assert len(seen) == 4


@on_linux
def test_a_system_that_has_nothing_left_to_give_is_asked_again(long_film):
    import resource

    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    with Camera(long_film) as camera:
        until(camera, is_a(Picture))
        resource.setrlimit(resource.RLIMIT_NOFILE, (200, before[1]))
        with ExitStack() as taken:
            taken.callback(resource.setrlimit, resource.RLIMIT_NOFILE, before)
            with suppress(OSError):  # every file that may be open is
                while True:
                    taken.enter_context(Path(os.devnull).open())
            # What the dead child leaves free is enough for shared memory, not for the pipes.
            os.kill(camera.capture_pid, signal.SIGKILL)
            told = [camera.next(0.1) for _ in range(20)]
        assert told.count(CameraGone(Cause.RESTARTED, sentence(Cause.RESTARTED, ""))) == 1
        assert camera.capture_pid is None
        assert "psm_" not in Path("/proc/self/maps").read_text(), "no memory is kept for it"
        until(camera, is_a(CameraBack))


@pytest.mark.parametrize(
    ("name", "cause"),
    [("83", Cause.NO_CAMERA), ("gone.avi", Cause.NO_FILE), ("notes.avi", Cause.NOT_A_VIDEO)],
)
def test_a_source_that_cannot_be_opened_is_told_once_in_one_sentence(tmp_path, name, cause):
    (tmp_path / "notes.avi").write_text("buy milk\n" * 100)
    with Camera(name if name.isdecimal() else str(tmp_path / name)) as camera:
        gone = until(camera, is_a(CameraGone))[-1]
    assert gone.cause is cause
    assert gone.sentence.count(".") <= 2
    assert str(tmp_path) not in gone.sentence


def test_a_source_that_comes_later_is_found(video, tmp_path):
    with Camera(str(tmp_path / "late.avi")) as camera:
        until(camera, is_a(CameraGone))
        Path(video([middle(code("LATE"))] * 5, "early.avi")).rename(tmp_path / "late.avi")
        came = to_the_end(camera)
    assert kinds(came) == {CameraOpened, CameraBack, CodeRead, Picture, CameraEnded}
    assert [type(event) for event in came[:2]] == [CameraOpened, CameraBack]


def test_the_source_can_be_changed_from_another_thread(video, long_film):
    other = video([middle(code("OTHER"))] * 5, "other.avi")
    with Camera(long_film) as camera:
        until(camera, reads("ADA-1"))
        switching = threading.Thread(target=camera.switch, args=(other,))
        switching.start()
        came = until(camera, reads("OTHER"))
        switching.join()
        assert CameraGone not in kinds(came)
        to_the_end(camera)
        camera.switch(long_film)
        until(camera, reads("ADA-1"))


def test_closing_ends_a_wait_in_another_thread_and_may_be_repeated(tmp_path):
    camera = Camera(str(tmp_path / "none.avi"))
    camera.start()
    until(camera, is_a(CameraGone))
    answers = []
    waiting = threading.Thread(target=lambda: answers.append(camera.next(60)))
    waiting.start()
    camera.close()
    camera.close()
    waiting.join(20)
    assert answers == [None]
    assert camera.capture_pid is None
    assert camera.next(60) is None


def shared_with(camera):
    """Where Linux keeps what this camera shares (other desks have theirs there)."""
    rooms = [camera._capture._frames.room, camera._capture._pictures.room]
    shared = Path("/dev/shm")  # noqa: S108 - looked at, not written to
    names = [each._semlock.name.strip("/") for room in rooms for each in room.free]
    return [shared / room.name for room in rooms] + [shared / f"sem.{name}" for name in names]


@on_linux
def test_closing_leaves_nothing_behind(long_film):
    files = len(list(Path("/proc/self/fd").iterdir()))
    with Camera(long_film) as camera:
        until(camera, is_a(Picture))
        until(camera, lambda _: camera.spare_pid is not None)
        pids = [camera.capture_pid, camera.reader_pid, camera.spare_pid]
        shared = shared_with(camera)
        assert all(path.exists() for path in shared)
    gc.collect()
    assert not any(Path(f"/proc/{pid}").exists() for pid in pids)
    assert not any(path.exists() for path in shared)
    # One more at most: multiprocessing's own tracker, started by the first camera.
    assert len(list(Path("/proc/self/fd").iterdir())) <= files + 1


def the_childs_end(line, pid):
    """Open the pipe in which a child reports, as code that took it over could."""
    pipe = Path(f"/proc/self/fd/{line.end.fileno()}").readlink()
    for entry in Path(f"/proc/{pid}/fd").iterdir():
        if entry.readlink() == pipe:
            return os.open(entry, os.O_WRONLY)
    pytest.fail("the child has no such pipe")


HOSTILE = [
    b"\x80\x04\x95 not json..\n",
    b"null\n",
    b"\n",
    b"a" * (LONGEST + 1),
    b'{"kind": "frame", "slot": 0, "width": 4096, "height": 4096, "number": 0, "delivered": 0}\n',
    b'{"kind": "frame", "slot": 0, "width": 1, "height": 1, "number": 0, "delivered": 0}\n' * 2,
    b'{"kind": "done", "number": 0}\n',
]


@as_root
@pytest.mark.parametrize("message", HOSTILE)
def test_a_hostile_message_costs_the_child_its_life_and_the_desk_nothing(tmp_path, message):
    with Camera(str(tmp_path / "none.avi")) as camera:
        until(camera, is_a(CameraGone))
        hostile = camera.capture_pid
        pipe = the_childs_end(camera._capture.line, hostile)
        os.write(pipe, message)
        os.close(pipe)
        until(camera, lambda e: is_a(CameraGone)(e) and e.cause is Cause.RESTARTED)
        assert not Path(f"/proc/{hostile}").exists()
        until(camera, lambda e: is_a(CameraGone)(e) and e.cause is Cause.NO_FILE)


@on_linux
def test_half_a_message_does_not_keep_the_desk_waiting(tmp_path):
    with Camera(str(tmp_path / "none.avi")) as camera:
        until(camera, is_a(CameraGone))
        pipe = the_childs_end(camera._capture.line, camera.capture_pid)
        os.write(pipe, b'{"kind": ')
        os.close(pipe)
        assert camera.next(0.1) is None
        os.kill(camera.reader_pid, signal.SIGKILL)
        while not camera.readers_replaced:  # nobody waits for the other half
            camera.next(0.1)


PROGRAM = """
import sys
print("started", flush=True)
from checkin.adapters.camera.camera import Camera
from checkin.adapters.camera.events import CameraEnded, CodeRead
assert "cv2" not in sys.modules, "the desk itself does without OpenCV"
import PySide6.QtCore, sqlalchemy
camera = Camera(sys.argv[1])
camera.start()
print(camera.capture_pid, camera.reader_pid, flush=True)
while True:
    event = camera.next(1)
    if isinstance(event, CodeRead):
        print("read", event.text, flush=True)
    if isinstance(event, CameraEnded):
        break
camera.close()
print("done", flush=True)
"""


@pytest.fixture
def program(tmp_path):
    """A desk in small: a package with a __main__, as `python -m checkin` has."""
    (tmp_path / "door").mkdir()
    (tmp_path / "door" / "__init__.py").touch()
    (tmp_path / "door" / "__main__.py").write_text(PROGRAM)
    running = []

    def start(film):
        house = Path(__file__).parents[3]
        process = subprocess.Popen(
            [sys.executable, "-m", "door", film],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=os.environ | {"PYTHONPATH": os.pathsep.join([str(tmp_path), str(house)])},
            start_new_session=True,
        )
        running.append(process)
        return process

    yield start
    for process in running:
        process.kill()
        process.communicate()


def test_a_program_started_as_a_module_is_not_run_again_in_its_child(program, video):
    out, err = program(video([middle(code("ADA-1"))] * 10)).communicate(timeout=60)
    assert err == "", "no traceback, and no warning of anything leaked"
    said = out.split("\n")
    assert said.count("started") == 1
    assert "read ADA-1" in said
    assert said[-2] == "done"


def test_what_the_console_script_has_its_child_import_again_is_light():
    script = "import checkin.cli, sys; print({'PySide6', 'sqlalchemy', 'cv2'} & {*sys.modules})"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "set()"


@as_root
def test_the_children_hold_neither_the_window_nor_the_database(program, long_film):
    desk = program(long_film)
    assert desk.stdout.readline() == "started\n"
    pids = desk.stdout.readline().split()
    assert desk.stdout.readline() == "read ADA-1\n"
    for pid in pids:
        loaded = Path(f"/proc/{pid}/maps").read_text()
        assert "cv2" in loaded
        assert "PySide6" not in loaded
        assert "sqlite" not in loaded
        assert "sqlcipher" not in loaded


def gone_by(pid, seconds):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
        except (FileNotFoundError, ProcessLookupError):
            return True
        if state == "Z":  # dead, and not yet collected by the system's first process
            return True
    return False


@on_linux
@pytest.mark.parametrize("when", ["started", "reading", "stopped"])
def test_the_children_die_with_a_desk_that_is_killed(program, long_film, when):
    desk = program(long_film)
    assert desk.stdout.readline() == "started\n"
    pids = [int(pid) for pid in desk.stdout.readline().split()]
    if when != "started":
        assert desk.stdout.readline() == "read ADA-1\n"
    if when == "stopped":  # they cannot run a line of Python, as if stuck in native code
        for pid in pids:
            os.kill(pid, signal.SIGSTOP)
    desk.kill()
    desk.wait()
    try:
        assert all(gone_by(pid, 20) for pid in pids)
    finally:
        for pid in pids:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)  # a stopped one would keep this test waiting


@on_linux
def test_ctrl_c_is_the_desks_business_and_prints_nothing_from_the_children(program, long_film):
    desk = program(long_film)
    assert desk.stdout.readline() == "started\n"
    pids = [int(pid) for pid in desk.stdout.readline().split()]
    for _ in range(20):  # from their first moments on
        for pid in pids:
            os.kill(pid, signal.SIGINT)
    assert desk.stdout.readline() == "read ADA-1\n"
    for pid in pids:
        os.kill(pid, signal.SIGINT)
    assert desk.stdout.readline() == "read ADA-1\n"
    desk.kill()
    assert "Traceback" not in desk.communicate()[1]
