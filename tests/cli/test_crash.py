"""A real desk that dies comes back by itself, to where it was; and ends when it is told to."""

import json
import os
import signal
import subprocess
import sys
import time

import psutil
import pytest

from checkin.adapters.diary import text_of
from checkin.adapters.supervisor import MOST
from tests.adapters.test_supervisor import ROOT

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")

PATIENCE_S = 150

FAILING = """
import os, sys
from pathlib import Path

def fail(self, *_):
    raise LookupError("Ada Canarybird")

if __name__ == "__main__":
    times, starts = int(sys.argv.pop(1)), Path(__file__).with_suffix(".starts")
    if "CHECKIN_WATCHED" in os.environ:
        before = len(starts.read_text()) if starts.exists() else 0
        starts.write_text("x" * (before + 1))
        if before < times:
            from ui.trace import Trace
            Trace.first_paint = fail
    from checkin.__main__ import main
    sys.exit(main())
"""
"""A desk in which a slot of its window goes wrong, the first so many times that it starts."""


def until(is_so, what):
    end = time.monotonic() + PATIENCE_S
    while not is_so():
        assert time.monotonic() < end, f"never came: {what}"
        time.sleep(0.05)


class Desk:
    """A desk's process and whoever watches over it."""

    def __init__(self, shell, said, failing=""):
        self.folder, self.trace = shell.desk, shell.folder / "trace.jsonl"
        words = [sys.executable, "-m", "checkin"]
        if failing:  # how often
            script = shell.folder / "failing.py"
            script.write_text(FAILING)
            words = [sys.executable, script, failing]
        self.process = subprocess.Popen(
            [*words, "desk", "--headless", "--join", said["desk"], "--trace", self.trace],
            env=shell._environment | {"PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        shell._running.append(self.process)

    @property
    def window(self):
        """The process that has the window."""
        (found,) = psutil.Process(self.process.pid).children()
        return found

    def painted(self):
        """How often a desk's page has been painted for the first time."""
        try:
            lines = self.trace.read_text().splitlines()
        except FileNotFoundError:
            return 0
        return sum(json.loads(line)["kind"] == "first_paint" for line in lines)

    def wait(self, times):
        until(lambda: self.painted() == times, f"start {times}")

    def end(self):
        self.process.send_signal(signal.SIGTERM)
        said = self.process.communicate(timeout=PATIENCE_S)
        return self.process.returncode, said[0] + said[1]


@pytest.fixture
def said(shell):
    shell.serve("--event", "Harbour Days")
    # A desk without names opens by itself, and so does what comes back.
    done = shell.run("invite", "--profile", "lane-without-names", "--at-once", "--json")
    return json.loads(done.stdout)


@pytest.mark.parametrize("number", [signal.SIGSEGV, signal.SIGKILL])
def test_a_desk_that_dies_is_open_again_and_says_that_it_came_back(shell, said, number):
    desk = Desk(shell, said)
    desk.wait(1)
    first = desk.window

    first.send_signal(number)
    desk.wait(2)

    assert desk.window.pid != first.pid
    assert desk.process.poll() is None
    assert desk.end() == (0, "")
    assert "start came back" in text_of(desk.folder)


def test_what_goes_wrong_in_the_window_is_written_down_without_its_words(shell, said):
    desk = Desk(shell, said, failing="2")
    desk.wait(1)

    assert desk.end() == (0, "")
    text = text_of(desk.folder)
    assert "start first" in text
    assert "start came back" in text
    assert "crash       error LookupError" in text
    assert "Canarybird" not in text


def test_a_desk_that_goes_wrong_at_every_start_ends_at_a_page_that_says_what_to_do(shell, said):
    desk = Desk(shell, said, failing="99")
    until(lambda: "libqoffscreen" in libraries_of_last(desk), "its page")

    # It opens nothing: neither a camera nor the database. First it was let in, and began anew.
    assert not any("desk.db" in one.path for one in desk.window.open_files())
    assert desk.window.children() == []
    assert text_of(desk.folder).count("started") == MOST + 2
    assert "error LookupError" in text_of(desk.folder)
    assert desk.end() == (0, "")


def libraries_of_last(desk):
    """What the process has loaded that asks what is to be done, if it is that."""
    try:
        if desk.window.environ()["CHECKIN_WATCHED"] == "too often":
            return str([one.path for one in desk.window.memory_maps()])
    except (psutil.Error, ValueError):
        pass  # between two of them
    return ""


def test_whoever_kills_the_watcher_kills_window_and_camera(shell, said):
    desk = Desk(shell, said)
    desk.wait(1)
    family = psutil.Process(desk.process.pid).children(recursive=True)
    assert family

    desk.process.kill()

    desk.process.communicate(timeout=PATIENCE_S)
    psutil.wait_procs(family, timeout=PATIENCE_S)
    assert [one for one in family if one.is_running() and one.status() != "zombie"] == []
