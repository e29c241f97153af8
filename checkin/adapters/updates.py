"""A desk asks its server for newer versions, and fetches one: piece by piece, behind everything else."""

import hashlib
import json
import platform
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from checkin import __version__
from checkin.adapters.files import sync_folder
from checkin.domain.errors import InputError, Nonsense
from checkin.domain.versions import is_newer
from checkin.usecases.updating import PIECE_BYTES, Installer, Offer, named

UPDATES, INSTALLER = "/v1/updates", "/v1/installer"

DAMAGED = "What came is not what the server says it has. Fetch it once more."
NO_ROOM = "It cannot be saved: the disk is full, or the folder cannot be written to."
_NOT_OURS = "The server does not say which versions it has."
_MOST_BYTES = 2_000_000_000
_SYSTEMS = {"win32": "windows", "darwin": "macos"}
_MACHINES = {"x86_64": "amd64", "AMD64": "amd64", "aarch64": "arm64"}


class Signed(Protocol):
    """Whoever can ask the server as this desk."""

    def signed(self, path: str, body: bytes) -> bytes:
        """Post *body* as this desk, and return the answer."""

    def close(self) -> None:
        """Let go of its connections."""


def ask(peer: Signed, program: str = __version__) -> Offer:
    """Ask the server which versions it has.

    Raises:
        ServerError: it does not answer, or is of a version before there was anything to say.
    """
    asked = {"program": program, "system": this_system(), "machine": this_machine()}
    try:
        return _read(json.loads(peer.signed(UPDATES, json.dumps(asked).encode())), program)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise Nonsense(_NOT_OURS) from None


def fetch(
    peer: Signed,
    wanted: Installer,
    folder: Path,
    stop: threading.Event,
    told: Callable[[int], None] = lambda _: None,
) -> Path | None:
    """Fetch *wanted* into *folder*, going on where it was broken off; ``None`` when stopped.

    After each piece it waits as long as that took: half of the line is everybody else's.
    *told* hears how many bytes are there.

    Raises:
        ServerError: the server does not answer, or offers nothing now.
        InputError: it cannot be saved, or is not what the server says.
    """
    path, part = folder / wanted.name, folder / f"{wanted.name}.part"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if path.exists() and _hash(path) == wanted.sha256:
            return path
        with part.open("ab") as file:
            while (done := file.tell()) < wanted.size:
                began = time.monotonic()
                asked = {"name": wanted.name, "from": done}
                piece = peer.signed(INSTALLER, json.dumps(asked).encode())
                if not piece or len(piece) > PIECE_BYTES:
                    break
                file.write(piece)
                told(file.tell())
                if stop.wait(time.monotonic() - began):
                    return None
        if _hash(part) != wanted.sha256:
            part.unlink()
            raise InputError(DAMAGED)
        part.replace(path)
        sync_folder(folder)
    except OSError:
        raise InputError(NO_ROOM) from None
    return path


def this_system() -> str:
    """The name of this computer's system, as installers have it."""
    return _SYSTEMS.get(sys.platform, "linux")


def this_machine() -> str:
    """The name of this computer's kind, as installers have it."""
    machine = platform.machine()
    return _MACHINES.get(machine, machine)


def _read(fields: dict[str, Any], program: str) -> Offer:
    newer = None
    if (said := fields["newer"]) is not None:
        name, size, sha256 = str(said["name"]), int(said["size"]), str(said["sha256"])
        facts = named(name)
        # Whatever a server says: nothing that is older, and no name that is a path.
        if facts and 0 < size < _MOST_BYTES and is_newer(facts[0], program):
            newer = Installer(name, *facts, size, sha256, said["signed"] is True)
    return Offer(str(fields["program"])[:40], fields["frozen"] is True, newer)


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
