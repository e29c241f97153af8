"""A disk in memory that forgets what was not synced: the cruelty of a power cut, without one.

It keeps of each file what is on the platter and the changes made since. When the power
goes, any subset of those changes may have reached the platter, in any order, a write also
in parts. What a disk never does is left out: what was synced stays, and bytes that nobody
wrote keep their value (SQLite's "power-safe overwrite", which real systems promise too).
"""

import os
import random
from pathlib import Path, PurePosixPath
from typing import NamedTuple, cast

_SECTOR = 512
"""Bytes that a disk writes as one: within them no write is torn."""


class PowerIsOff(OSError):
    """The machine is dead: nothing that it still tries reaches the disk."""


class _Write(NamedTuple):
    offset: int
    data: bytes


class _Truncation(NamedTuple):
    size: int


class StoredFile:
    """The content of one file: as programs see it, and as it would be without power."""

    def __init__(self, disk: "Disk", synced: bytes = b"") -> None:
        self._disk = disk
        self._synced = bytearray(synced)
        self._unsynced: list[_Write | _Truncation] = []
        self.content = bytearray(synced)

    def write(self, offset: int, data: bytes) -> None:
        """Put *data* at *offset*. Raises PowerIsOff."""
        self._disk.check_power()
        _put(self.content, offset, data)
        self._unsynced.append(_Write(offset, data))
        self._disk.count_change()

    def truncate(self, size: int) -> None:
        """Make it *size* bytes long. Raises PowerIsOff."""
        self._disk.check_power()
        _resize(self.content, size)
        self._unsynced.append(_Truncation(size))
        self._disk.count_change()

    def sync(self) -> None:
        """Have all of the content on the platter. Raises PowerIsOff."""
        self._disk.check_power()
        for change in self._unsynced:
            if isinstance(change, _Write):
                _put(self._synced, change.offset, change.data)
            else:
                _resize(self._synced, change.size)
        self._unsynced.clear()

    def what_remains(self, chance: random.Random) -> bytes:
        """What is on the platter when the power goes now: what was synced, and some of the rest."""
        left = bytearray(self._synced)
        # Sometimes nearly all arrives and sometimes nearly nothing: both break things.
        share = chance.choice((0.0, 0.1, 0.5, 0.9, 1.0))
        torn = chance.random() < 0.5
        for change in self._unsynced:
            if isinstance(change, _Truncation):
                if chance.random() < share:
                    _resize(left, change.size)
                continue
            for piece in _sectors(change) if torn else [change]:
                if chance.random() < share:
                    _put(left, piece.offset, piece.data)
                elif piece.offset >= len(left) and chance.random() < share:
                    # The file grew, but its new part never came: whatever lay there before.
                    lying = (bytes, chance.randbytes)[chance.random() < 0.5](len(piece.data))
                    _put(left, piece.offset, lying)
        return bytes(left)


class Disk:
    """One folder of files, and the power that keeps it.

    ``power`` turns False at the change numbered by :meth:`cut_at`; that change is the
    last one made. Changes are writes, truncations, and names made or taken away.
    """

    def __init__(self) -> None:
        # Of each name all that it stood for since the folder was last synced, now at the end.
        self._names: dict[str, list[StoredFile | None]] = {}
        self._changes_left = 0
        self.power = True

    def cut_at(self, change: int) -> None:
        """Let the power go at the *change*-th change from now, 1 being the next."""
        self._changes_left = change

    def restart(self, chance: random.Random) -> "Disk":
        """Take away the power if it is still there; give the disk as the next start finds it."""
        self.power = False
        after = Disk()
        for name, past in self._names.items():
            # The names of a folder come and go apart from what is in the files.
            file = chance.choice(past)
            if file is not None:
                after._names[name] = [StoredFile(after, file.what_remains(chance))]
        return after

    def file(self, name: str) -> StoredFile | None:
        """The file that has *name* now."""
        return self._names.get(name, [None])[-1]

    def make(self, name: str) -> StoredFile:
        """Make a file without content. Raises PowerIsOff."""
        self.check_power()
        made = StoredFile(self)
        self._name(name, made)
        return made

    def remove(self, name: str) -> None:
        """Take *name* away. Raises PowerIsOff, FileNotFoundError."""
        self.check_power()
        if self.file(name) is None:
            raise FileNotFoundError(name)
        self._name(name, None)

    def rename(self, name: str, new: str) -> None:
        """Give the file *name* the name *new*. Raises PowerIsOff, FileNotFoundError."""
        self.check_power()
        file = self.file(name)
        if file is None:
            raise FileNotFoundError(name)
        # One change on every journalling file system; apart they are crueller still.
        self._name(new, file)
        self.remove(name)

    def sync_names(self) -> None:
        """Have all names on the platter, as fsync of their folder does. Raises PowerIsOff."""
        self.check_power()
        self._names = {name: [past[-1]] for name, past in self._names.items() if past[-1]}

    def check_power(self) -> None:
        """Raise PowerIsOff when it is."""
        if not self.power:
            raise PowerIsOff

    def count_change(self) -> None:
        """Count one change that was just made. Raises PowerIsOff when it was the last."""
        self._changes_left -= 1
        if self._changes_left == 0:
            self.power = False
            raise PowerIsOff

    def _name(self, name: str, file: StoredFile | None) -> None:
        self._names.setdefault(name, [None]).append(file)
        self.count_change()


def path_on(disk: Disk, name: str) -> Path:
    """A path on *disk*, with as much of ``pathlib.Path`` as opening a database asks for.

    With it the product's own ``open_encrypted`` runs as it is. It cannot make hard links
    here, so that it takes its way for file systems without them: a rename.
    """

    class OnDisk(PurePosixPath):
        def exists(self) -> bool:
            return disk.file(str(self)) is not None

        def stat(self) -> os.stat_result:
            file = disk.file(str(self))
            if file is None:
                raise FileNotFoundError(str(self))
            return os.stat_result((0o100600, 0, 0, 1, 0, 0, len(file.content), 0, 0, 0))

        def replace(self, target: PurePosixPath) -> None:
            disk.rename(str(self), str(target))

        def unlink(self, missing_ok: bool = False) -> None:
            if self.exists() or not missing_ok:
                disk.remove(str(self))

    return cast("Path", OnDisk(name))


def _sectors(write: _Write) -> list[_Write]:
    end = write.offset + len(write.data)
    starts = [write.offset, *range((write.offset // _SECTOR + 1) * _SECTOR, end, _SECTOR)]
    return [
        _Write(start, write.data[start - write.offset : stop - write.offset])
        for start, stop in zip(starts, [*starts[1:], end], strict=True)
    ]


def _put(content: bytearray, offset: int, data: bytes) -> None:
    if offset > len(content):
        _resize(content, offset)
    content[offset : offset + len(data)] = data


def _resize(content: bytearray, size: int) -> None:
    if size < len(content):
        del content[size:]
    else:
        content.extend(bytes(size - len(content)))
