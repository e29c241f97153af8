"""A real desk that is locked ends its process: the one that begins again has read no name."""

import json
import shutil
import sys
import time
from pathlib import Path

import psutil
import pytest

from tests.buses import LOGIN, a_bus, say
from tests.cli.conftest import Shell

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux") or shutil.which("dbus-daemon") is None,
    reason="a message bus, and /proc",
)

NAME = "Quillonia Featherstonehaugh"
PATIENCE_S = 60


def until(is_so, what):
    end = time.monotonic() + PATIENCE_S
    while not is_so():
        assert time.monotonic() < end, f"never came: {what}"
        time.sleep(0.05)


def in_memory(process, words):
    """How often *words* stand in the memory of *process*, and of the desk that it watches over."""
    watching = psutil.Process(process.pid)
    return sum(in_memory_of(one.pid, words) for one in (watching, *watching.children()))


def in_memory_of(pid, words):
    found = 0
    try:
        with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
            for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
                bounds, mode = line.split()[:2]
                start, end = (int(one, 16) for one in bounds.split("-"))
                if "r" in mode and "[v" not in line:
                    memory.seek(start)
                    try:
                        found += memory.read(end - start).count(words)
                    except (OSError, ValueError):
                        continue
    except PermissionError:
        pytest.skip("nobody may look into this process")
    except (FileNotFoundError, ProcessLookupError):
        pass  # it has ended, and holds nothing
    return found


def policy(shell):
    try:
        return json.loads((shell.desk / "desk.vault").read_text())["policy"]
    except FileNotFoundError:
        return None


def test_a_laptop_that_goes_to_sleep_leaves_no_name_in_the_process_that_wakes(tmp_path):
    with a_bus(tmp_path) as bus:
        shell = Shell(tmp_path, **bus)
        try:
            _, said = shell.serve("--event", "Harbour Days")
            (shell.folder / "people.csv").write_text(f"name\n{NAME}\n")
            assert shell.run("import", "people.csv").returncode == 0
            # The address is in no list of programs; begun again, there is no more of it to read.
            words = ("desk", "--headless", "--join", "-", "--name", "Gate")
            desk = shell.start(*words, typed=said["desk"])
            until(lambda: policy(shell) == "strict", "the lock that the organisers said")
            until(lambda: in_memory(desk, NAME.encode()), "the list")

            say(
                shell._environment,
                "/org/freedesktop/login1",
                f"{LOGIN}.Manager",
                "PrepareForSleep",
                "true",
            )

            until(lambda: not in_memory(desk, NAME.encode()), "a process without names")
            locked = json.loads(shell.run("status", "--json").stdout)["desk"]
            assert (locked["locked"], locked["name"]) == (True, "Gate")
            # Begun again and well: it is the lock page that waits.
            assert desk.poll() is None
            until(lambda: in_memory(desk, "This desk is locked".encode("utf-16-le")), "its page")
            assert not in_memory(desk, NAME.encode())
        finally:
            shell.close()
