"""A whole desk, with its encrypted database: first download, news, upload.

Each function runs in a process of its own (:func:`bench.load.generator.apart`),
so that what it takes of memory is its own.
"""

import time
from dataclasses import dataclass
from pathlib import Path

from bench.load.event import LIST
from checkin.adapters.keys import verify
from checkin.adapters.profile import Profile, wall_ms
from checkin.domain.record import Draft, Kind
from checkin.usecases.exchange import DeskReport
from checkin.usecases.sync import Clock, Sync


@dataclass(frozen=True, slots=True)
class Talked:
    """What talking to the server took. ``peak_mb`` is the process's memory at its highest."""

    seconds: float
    exchanges: int
    people: int
    peak_mb: float


def download(address: str, folder: Path) -> Talked:
    """Join with a one-time *address*; take the time from there until the roster is in use."""
    profile = Profile.open(folder)
    try:
        profile.join(address, "")
        return _talk(profile)
    finally:
        profile.close()


def catch_up(folder: Path) -> Talked:
    """Fetch whatever is new."""
    profile = Profile.open(folder)
    try:
        return _talk(profile)
    finally:
        profile.close()


def upload(folder: Path, count: int) -> Talked:
    """Make *count* check-ins while away; take the time to get them all confirmed.

    Raises:
        RuntimeError: the server has confirmed less.
    """
    profile = Profile.open(folder)
    try:
        _talk(profile)
        clock = Clock(wall_ms)
        people = [one.id for one in profile.store.registrations()]
        for number in range(count):
            draft = Draft(Kind.ADMITTED, LIST, people[number % len(people)])
            profile.store.record(draft, clock())
        return _talk(profile)
    finally:
        profile.close()


def _talk(profile: Profile) -> Talked:
    """Exchange until nothing is left to send or to fetch."""
    peer = profile.peer()
    try:
        began = time.perf_counter()
        sync = Sync(profile.store, peer, verify, Clock(wall_ms), DeskReport)
        exchanges = 1
        while (news := sync.exchange()).more:
            exchanges += 1
        seconds = time.perf_counter() - began
    finally:
        peer.close()
    if news.to_send or news.left:
        raise RuntimeError("The desk and the server are not together.")
    people = sum(1 for _ in profile.store.registrations())
    return Talked(seconds, exchanges, people, _peak_mb())


def _peak_mb() -> float:
    # Not getrusage: what that says begins with the parent's memory.
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    raise RuntimeError("This system does not say how much memory a process has.")
