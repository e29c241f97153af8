"""The black box: each record once more, where only the server can read it.

``desk.box`` lies beside the database and outlives it, so that a lost key, a damaged database
or a wipe loses no check-in. A line for each run: ``desk first last sealed``, the last of which
is the run as it would travel, signed by its desk, in a sealed box (X25519, as in NaCl) to the
server's key. Ids and numbers are in the clear: they say how far the box goes. A desk that came
with an event file, and that the server may never have heard, adds who let it in: a line of run 0.
"""

import base64
import binascii
import json
import os
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox

from checkin.adapters import wire
from checkin.adapters.database.store import ReplicaStore
from checkin.domain.errors import InputError, Nonsense
from checkin.domain.model import DeskId
from checkin.domain.record import Run
from checkin.usecases.roster_pages import RosterEntry

FILE = "desk.box"
_CAUGHT_UP_BYTES = 256 * 1024
_TOGETHER_S = 1.0


class BlackBox:
    """A desk's box. Safe to use from several threads; whatever fails costs no scan."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE
        self._turn = threading.Lock()
        self._sealing: SealedBox[PublicKey] | None = None
        self._file: int | None = None
        self._written = threading.Event()
        self._closing = threading.Event()
        self._keeper: threading.Thread | None = None

    @property
    def path(self) -> Path:
        """The file."""
        return self._path

    def seal_to(self, public_key: bytes) -> None:
        """Seal to the server's *public_key* from now on; with none nothing is kept."""
        self._sealing = SealedBox(PublicKey(public_key)) if public_key else None

    def append(self, run: Run) -> None:
        """Add *run*. The disk is not waited for: see :meth:`sync`."""
        sealing = self._sealing
        if sealing is None:
            return
        self._add(run.desk, run.first, run.last, sealing.encrypt(wire.write_run(run)))

    def _add(self, desk: DeskId, first: int, last: int, sealed: bytes) -> None:
        line = f"{desk} {first} {last} {base64.b64encode(sealed).decode()}\n".encode()
        # The record is saved in any case, and is caught up with when there is room again.
        with self._turn, suppress(OSError):
            os.write(self._opened(), line)
            self._written.set()

    def introduce(self, entry: RosterEntry) -> None:
        """Add who let this desk in, unless it is there."""
        sealing = self._sealing
        if sealing is None or any(one == (entry.id, 0, 0) for one in _places(self._path)):
            return
        said = [entry.kind, entry.id, entry.version, entry.body, entry.also, entry.deleted]
        self._add(DeskId(entry.id), 0, 0, sealing.encrypt(json.dumps(said).encode()))

    def catch_up(self, store: ReplicaStore) -> None:
        """Add what *store* has made and the box does not hold. Raises StoreError."""
        if self._sealing is None:
            return
        have = {desk: head.seq for desk, head in store.have().items()}
        mine = have.get(store.mine, 0)
        held = self.holds(store.mine)
        while held < mine:
            runs = store.runs_after(have | {store.mine: held}, _CAUGHT_UP_BYTES)
            if not runs:
                return
            for run in runs:
                self.append(run)
                held = run.last

    def holds(self, desk: DeskId) -> int:
        """The last record of *desk* before which the box holds all of them; 0 for none."""
        spans = sorted(span for whose, *span in _places(self._path) if whose == desk)
        last = 0
        for first, upto in spans:
            if first > last + 1:
                break
            last = max(last, upto)
        return last

    def sync(self) -> None:
        """See that all of it is on disk. Raises OSError."""
        with self._turn:
            if self._file is not None:
                os.fsync(self._file)

    def close(self) -> None:
        """Let the file go, with all of it on disk."""
        self._closing.set()
        self._written.set()
        if self._keeper is not None:
            self._keeper.join()
        with suppress(OSError):
            self.sync()
        with self._turn:
            if self._file is not None:
                os.close(self._file)
                self._file = None

    def _opened(self) -> int:
        if self._file is None:
            torn = _is_torn(self._path)
            flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)
            self._file = os.open(self._path, flags, 0o600)
            if torn:
                # Of a power cut: what follows begins on a line of its own.
                os.write(self._file, b"\n")
            self._keeper = threading.Thread(target=self._keep, daemon=True, name="black box")
            self._keeper.start()
        return self._file

    def _keep(self) -> None:
        """Bring to disk what was written, behind the back of whoever scans."""
        while not self._closing.is_set():
            self._written.wait()
            # Some at once: whoever scans in the middle of it waits, and the database has them.
            self._closing.wait(_TOGETHER_S)
            self._written.clear()
            file = self._file
            with suppress(OSError):
                if file is not None and not self._closing.is_set():
                    os.fsync(file)


@dataclass(frozen=True, slots=True)
class Opened:
    """What a box held. ``unreadable`` counts lines that are torn or sealed to another key.

    ``desks`` are those that say who let them in.
    """

    runs: Sequence[Run]
    unreadable: int
    desks: Sequence[RosterEntry] = ()


def read_box(path: Path, private: PrivateKey) -> Opened:
    """Open the black box at *path*, its runs in the order of their chains.

    Raises:
        InputError: it cannot be read, or nothing of it was sealed to this event's key.
    """
    box, runs, desks, unreadable = SealedBox(private), [], [], 0
    try:
        lines = path.read_bytes().split(b"\n")
    except OSError:
        raise InputError(f"The file {path.name} cannot be read.") from None
    for line in filter(None, lines):
        try:
            opened = box.decrypt(base64.b64decode(line.rsplit(b" ", 1)[-1], validate=True))
            if opened.startswith(b"["):
                desks.append(wire.read_entry(json.loads(opened)))
            else:
                runs.append(wire.read_run(opened))
        except (CryptoError, Nonsense, ValueError, TypeError, RecursionError, binascii.Error):
            unreadable += 1
    if unreadable and not runs and not desks:
        raise InputError(f"The file {path.name} is not a black box of this event.")
    runs.sort(key=lambda one: (one.desk, one.first))
    return Opened(runs, unreadable, desks)


def _places(path: Path) -> Iterator[tuple[DeskId, int, int]]:
    for line in _lines(path):
        words = line.split(b" ")
        with suppress(ValueError, UnicodeDecodeError):
            if len(words) == 4:
                yield DeskId(words[0].decode()), int(words[1]), int(words[2])


def _lines(path: Path) -> Iterable[bytes]:
    try:
        # Without the last: it is empty, or torn.
        return path.read_bytes().split(b"\n")[:-1]
    except OSError:
        return []


def _is_torn(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            file.seek(-1, os.SEEK_END)
            return file.read(1) != b"\n"
    except OSError:  # none yet, or empty
        return False
