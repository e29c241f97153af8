"""Newer versions of the program: what a server has been given, and what of it is offered to whom.

Nothing is ever installed by itself, nothing older than what a desk has is offered, and nothing at
all from two days before an event until its end.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from checkin.domain.model import CheckInList, Gathering
from checkin.domain.versions import is_newer, read_version
from checkin.usecases.event_dates import begin_of
from checkin.usecases.roster import zone_of

FROZEN_BEFORE_MS = 48 * 60 * 60 * 1000
PIECE_BYTES = 128 * 1024
"""How much of an installer goes in one answer: little enough to disturb no check-in."""

_NAME = re.compile(r"checkin_(\d+(?:\.\d+)*)_([a-z0-9]+)(\.deb|-setup\.exe|\.dmg|\.tar\.xz|\.zip)")
_SYSTEMS = {
    ".deb": "linux",
    ".tar.xz": "linux",
    "-setup.exe": "windows",
    ".zip": "windows",
    ".dmg": "macos",
}
"""By how a name ends; of one system the installer before the folder to unpack."""


@dataclass(frozen=True, slots=True)
class Installer:
    """A file that installs the program. *sha256* is hexadecimal; *is_signed* as far as it shows."""

    name: str
    version: str
    system: str
    machine: str
    size: int
    sha256: str
    is_signed: bool


@dataclass(frozen=True, slots=True)
class Offer:
    """What a server says of versions to a desk.

    *program* is its own version. *newer* is what the desk could install, ``None`` for nothing;
    while it *is_frozen* that is always so.
    """

    program: str
    is_frozen: bool = False
    newer: Installer | None = None


def named(name: str) -> tuple[str, str, str] | None:
    """Return version, system and machine of an installer of this *name*, ``None`` for none."""
    found = _NAME.fullmatch(name)
    if found is None or read_version(found[1]) is None:
        return None
    return found[1], _SYSTEMS[found[3]], found[2]


def newest_for(
    installers: Sequence[Installer], program: str, system: str, machine: str
) -> Installer | None:
    """Return the newest of *installers* for a computer that has *program*: never one as old."""
    fitting = [
        one
        for one in installers
        if (one.system, one.machine) == (system, machine) and is_newer(one.version, program)
    ]
    order = list(_SYSTEMS)

    def rank(one: Installer) -> tuple[tuple[int, ...], int]:
        ending = next(at for at, end in enumerate(order) if one.name.endswith(end))
        return read_version(one.version) or (), -ending

    return max(fitting, key=rank, default=None)


def is_frozen(gathering: Gathering | None, lists: Sequence[CheckInList], now_ms: int) -> bool:
    """Say whether it is less than two days before the event's first day, and it is not over."""
    if gathering is None or not lists:
        return False
    zone = zone_of(gathering.time_zone)
    days = [one.day for one in lists]
    ends = gathering.ends or begin_of(max(days) + timedelta(days=1), zone)
    return begin_of(min(days), zone) - FROZEN_BEFORE_MS <= now_ms < ends
