"""A desk with nobody in front of it: what its camera costs, and whether its reader grows."""

import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

from bench.net.event import enrol, make_event
from bench.scan_live.films import nobody
from checkin.adapters.server_data import ServerData
from checkin.cli.processes import Server, command

_WARM_S = 8.0
_LOOK_S = 0.5
_READERS = 3
"""One that reads, and two that wait."""
_LONGEST_START_S = 60.0


@dataclass(frozen=True)
class Idle:
    """CPU in percent of one core, of the desk and each of its children by what it does.

    *reader_mb* is the most memory that its reader took, *growth_mb* by how much
    the second half of the looks at it exceeds the first on average.
    """

    percent: dict[str, float]
    reader_mb: float
    growth_mb: float


def look_at(folder: Path, seconds: float) -> Idle:
    """Run a desk, window and all, on a film of an empty room, at true speed."""
    film = nobody(folder, seconds + _WARM_S + 10)
    with _desk(folder, film) as (desk, children):
        time.sleep(_WARM_S)
        reader = max(children["reader"], key=_cpu_s)
        names = {desk: "desk"} | {
            each: "spares" if name == "reader" and each != reader else name
            for name, several in children.items()
            for each in several
        }
        before = {each: _cpu_s(each) for each in names}
        began = time.monotonic()
        memory = []
        while (now := time.monotonic()) < began + seconds:
            memory.append(reader.memory_info().rss / 1e6)
            time.sleep(min(_LOOK_S, began + seconds - now))
        passed = time.monotonic() - began
        percent: dict[str, float] = {}
        for each, name in names.items():
            used = (_cpu_s(each) - before[each]) / passed * 100
            percent[name] = percent.get(name, 0.0) + used
    half = len(memory) // 2
    early, late = sum(memory[:half]) / half, sum(memory[-half:]) / half
    return Idle(percent, max(memory), late - early)


@contextmanager
def _desk(
    folder: Path, film: Path
) -> Iterator[tuple[psutil.Process, dict[str, list[psutil.Process]]]]:
    """Run a desk of a small event on *film*; give it and its children once somebody waits."""
    profile = folder / "desk"
    with closing(ServerData(folder / "server")) as data:
        make_event(data, 10)
    server = Server(folder / "server")
    server.start()
    enrol(profile, server.desk_address)
    running = subprocess.Popen(
        command("desk", "--headless", "--profile", str(profile), "--camera", str(film))
    )
    try:
        deadline = time.monotonic() + _LONGEST_START_S
        while (
            len((children := _children(desk := _window_of(running.pid))).get("reader", []))
            < _READERS
        ):
            if running.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError("A desk did not start.")
            time.sleep(0.1)
        yield desk, children
    finally:
        running.terminate()
        running.wait()
        server.kill()


def _window_of(watcher: int) -> psutil.Process:
    """The process that has the window, once it is there: the other only watches over it."""
    parent = psutil.Process(watcher)
    return next(iter(parent.children()), parent)


def _children(desk: psutil.Process) -> dict[str, list[psutil.Process]]:
    found: dict[str, list[psutil.Process]] = {}
    for child in desk.children():
        if child.name().startswith("checkin-"):
            found.setdefault(child.name().removeprefix("checkin-"), []).append(child)
    return found


def _cpu_s(process: psutil.Process) -> float:
    times = process.cpu_times()
    return float(times.user + times.system)
