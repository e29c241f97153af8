"""A small process brings a desk back: not after everything, and not for ever."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from checkin.adapters.supervisor import CRASHED, LOCKED, MOST, TRY_AGAIN

ROOT = Path(__file__).parents[2]

posix = pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")

WATCHER = """
import sys
from checkin.adapters.supervisor import Supervisor
sys.exit(Supervisor([sys.executable, *sys.argv[1:]]).run())
"""
CHILD = """
import ctypes, json, os, signal, sys
from pathlib import Path
from checkin.adapters import supervisor
from checkin.adapters.silence import keep_silent
start = supervisor.began()
folder = Path(sys.argv[1])
keep_silent(folder, supervisor.crashed)
with (folder / "starts").open("a") as file:
    file.write(json.dumps([start, os.getpid()]) + "\\n")
number = len((folder / "starts").read_text().splitlines())
ends = sys.argv[2:]
end = ends[min(number, len(ends)) - 1]
if end == "segv":
    ctypes.string_at(0)
elif end == "kill":
    os.kill(os.getpid(), signal.SIGKILL)
elif end == "raise":
    raise RuntimeError("CANARY")
elif end in {"thread", "closed late"}:
    import threading
    def fail():
        raise RuntimeError("CANARY")
    if end == "closed late":
        supervisor.closing()
    one = threading.Thread(target=fail)
    one.start()
    one.join()
    sys.exit(0)
elif end == "memory":
    raise MemoryError
elif end == "close":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    signal.signal(signal.SIGINT, lambda *_: sys.exit(0))
    print("here", flush=True)
    while True:
        signal.pause()
elif end == "deaf":
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    print("here", flush=True)
    while True:
        signal.pause()
else:
    sys.exit(int(end))
"""


@pytest.fixture
def watched(tmp_path):
    """Starts a process that ends like this, one time after the other, and somebody who watches."""
    (tmp_path / "watcher.py").write_text(WATCHER)
    (tmp_path / "child.py").write_text(CHILD)
    started = []

    def start(*ends):
        process = subprocess.Popen(
            [sys.executable, tmp_path / "watcher.py", tmp_path / "child.py", tmp_path, *ends],
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        return process

    yield start
    for one in started:
        one.kill()
        one.communicate()


def starts(tmp_path):
    return [json.loads(line)[0] for line in (tmp_path / "starts").read_text().splitlines()]


def ended(process):
    said = process.communicate(timeout=60)
    return process.returncode, said[0] + said[1]


@posix
@pytest.mark.parametrize("crash", ["segv", "kill", "raise", "thread", "memory", "1", "3"])
def test_whatever_it_dies_of_it_is_started_again_and_told_so(watched, tmp_path, crash):
    status, said = ended(watched(crash, "0"))

    assert status == 0
    assert starts(tmp_path) == ["first", "came back"]
    assert "CANARY" not in said


@pytest.mark.parametrize("status", [0, 2, 130])
def test_a_desk_that_was_closed_or_has_said_why_it_cannot_open_is_not(watched, tmp_path, status):
    assert ended(watched(str(status)))[0] == status
    assert starts(tmp_path) == ["first"]


def test_what_goes_wrong_after_the_window_was_closed_brings_nothing_back(watched, tmp_path):
    assert ended(watched("closed late"))[0] == 0
    assert starts(tmp_path) == ["first"]


def test_a_locked_desk_begins_anew_as_often_as_it_is_locked(watched, tmp_path):
    times = 2 * MOST

    assert ended(watched(*[str(LOCKED)] * times, "0"))[0] == 0
    assert starts(tmp_path) == ["first", *["locked"] * times]


def test_one_that_stops_again_and_again_is_asked_about_and_not_started_for_ever(watched, tmp_path):
    status, said = ended(watched(str(CRASHED)))

    assert status == CRASHED
    assert starts(tmp_path) == ["first", *["came back"] * MOST, "too often"]
    assert "This desk cannot be opened: it stopped again and again." in said


def test_whoever_tries_again_has_as_many_tries_as_before(watched, tmp_path):
    ends = [str(CRASHED)] * (MOST + 1)

    assert ended(watched(*ends, str(TRY_AGAIN), *ends, "0"))[0] == 0
    once = ["first", *["came back"] * MOST, "too often"]
    assert starts(tmp_path) == once * 2


@posix
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_is_passed_on_and_the_status_comes_back(watched, tmp_path, number):
    process = watched("close")
    assert process.stdout.readline() == "here\n"

    process.send_signal(number)

    assert ended(process)[0] == 0
    assert starts(tmp_path) == ["first"]


@posix
def test_what_dies_of_a_signal_that_somebody_sent_here_stays_dead(watched, tmp_path):
    process = watched("deaf")
    assert process.stdout.readline() == "here\n"

    process.send_signal(signal.SIGTERM)

    assert ended(process)[0] == 128 + signal.SIGTERM
    assert starts(tmp_path) == ["first"]


@posix
def test_whoever_kills_the_watcher_kills_the_desk(watched):
    process = watched("close")
    assert process.stdout.readline() == "here\n"
    (child,) = psutil.Process(process.pid).children()

    process.kill()

    # Its end of the pipe closes as well: this waits for both.
    process.communicate(timeout=60)
    # The pipe is closed a moment before the process is gone.
    gone, _ = psutil.wait_procs([child], timeout=10)
    assert gone or child.status() == psutil.STATUS_ZOMBIE


@posix
def test_the_watcher_is_small(watched):
    process = watched("close")
    assert process.stdout.readline() == "here\n"

    assert psutil.Process(process.pid).memory_info().rss < 16 * 1024 * 1024
