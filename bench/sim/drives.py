"""Disks for the machines: files that are exchanged, under databases that stay open per process.

Opening a database anew costs more than most of what is done with it (SQLAlchemy compiles
every statement again), so each process keeps its databases and puts other files under them.
"""

import os
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from checkin.adapters.database.engine import Database, open_encrypted, open_plain
from checkin.adapters.server_data import ServerData

Files = dict[str, bytes]
"""A database as it lies on a disk: what stands behind its name -> bytes."""

_DATABASE_KEY = bytes(range(32))
_ENDINGS = ("", "-wal")


_Kept = TypeVar("_Kept")


@contextmanager
def by_seed(seed: str) -> Iterator[None]:
    """Let the product's own randomness follow a seed, so that it is one story each time."""
    real, os.urandom = os.urandom, random.Random(seed).randbytes
    try:
        yield
    finally:
        os.urandom = real


class Drive:
    """One database file, and the product's way to it."""

    def __init__(self, path: Path, open_it: Callable[[Path], Database]) -> None:
        self._path = path
        self._open = open_it
        self.database = open_it(path)
        self.blank = self.let_go()

    def snapshot(self) -> Files:
        """The files as a power cut, a copy or a backup would find them."""
        found = {ending: self._file(ending) for ending in _ENDINGS}
        return {ending: file.read_bytes() for ending, file in found.items() if file.exists()}

    def put(self, files: Files, *, reopen: bool = False) -> None:
        """Have *files* on the disk from now on, whatever was there before.

        *reopen* opens the database by the product's whole procedure, too.
        """
        self.let_go()
        for ending in (*_ENDINGS, "-shm"):
            self._file(ending).unlink(missing_ok=True)
        for ending, content in files.items():
            self._file(ending).write_bytes(content)
        if reopen:
            self.database = self._open(self._path)

    def let_go(self) -> Files:
        """Close every connection in good order, and return what is then on the disk."""
        self.database.close()
        return self.snapshot()

    def _file(self, ending: str) -> Path:
        return self._path.with_name(self._path.name + ending)


class Drives:
    """All the disks of one process, by name."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._drives: dict[str, Drive] = {}
        self._data: ServerData | None = None
        self._beginnings: dict[int, Any] = {}

    def desk(self, name: str, *, encrypted: bool) -> Drive:
        """A desk's disk: encrypted as the product has it, or plain and fast."""
        if not encrypted:
            return self._drive(name, open_plain)
        return self._drive(f"{name}-encrypted", lambda path: open_encrypted(path, _DATABASE_KEY))

    def server(self) -> tuple[Drive, ServerData]:
        """The server's disk, and its other things."""
        if self._data is None:
            with by_seed("server"):
                self._data = ServerData(self._folder, self._folder / "server.db")
        data = self._data

        def open_it(path: Path) -> Database:
            data.database = open_plain(path)
            return data.database

        return self._drive("server", open_it), data

    def beginning(self, number: int, make: "Callable[[int, Drives], _Kept]") -> "_Kept":
        """What *make* makes on these disks, made once."""
        if number not in self._beginnings:
            self._beginnings[number] = make(number, self)
        kept: _Kept = self._beginnings[number]
        return kept

    def close(self) -> None:
        """Close everything."""
        for drive in self._drives.values():
            drive.let_go()

    def _drive(self, name: str, open_it: Callable[[Path], Database]) -> Drive:
        if name not in self._drives:
            # A new file takes randomness for its name, which is nobody's story.
            with by_seed("drive"):
                self._drives[name] = Drive(self._folder / f"{name}.db", open_it)
        return self._drives[name]
