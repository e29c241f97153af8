"""SQLite on a disk in memory: a file layer ("VFS") for the SQLite inside sqlcipher3.

Registered as the default one, it is under every database that this process opens from
then on, and cannot be taken back: use it in a process of its own. The structures are
those of https://www.sqlite.org/c3ref/vfs.html and https://www.sqlite.org/c3ref/io_methods.html.
"""

import ctypes
import os
from collections.abc import Callable
from ctypes import CFUNCTYPE, POINTER, c_char_p, c_int, c_int64, c_void_p
from typing import Any

from sqlcipher3 import _sqlite3

from bench.unsynced import Disk, PowerIsOff, StoredFile

_OK, _BUSY, _IO_ERROR, _NOT_FOUND, _CANNOT_OPEN = 0, 5, 10, 12, 14
_SHORT_READ = _IO_ERROR | 2 << 8
_OPEN_CREATE, _OPEN_JOURNAL, _OPEN_SUPER_JOURNAL, _OPEN_WAL = 0x4, 0x800, 0x4000, 0x80000
_SHARED, _RESERVED, _EXCLUSIVE = 1, 2, 4
_SHM_UNLOCK, _SHM_EXCLUSIVE = 1, 8
_POWER_SAFE_OVERWRITE = 0x1000
_SECTOR_SIZE = 4096
"""What SQLite's own layers for Unix and Windows answer, as with the characteristics."""
_LONGEST_NAME = 512


class _OpenFile(ctypes.Structure):
    """SQLite's ``sqlite3_file``: all that we know of an open file is kept by its address."""

    _fields_ = [("methods", c_void_p)]


class _Methods(ctypes.Structure):
    """SQLite's ``sqlite3_io_methods``, version 2: with the memory shared by a WAL's readers."""

    _fields_ = [
        ("version", c_int),
        ("close", CFUNCTYPE(c_int, c_void_p)),
        ("read", CFUNCTYPE(c_int, c_void_p, c_void_p, c_int, c_int64)),
        ("write", CFUNCTYPE(c_int, c_void_p, c_void_p, c_int, c_int64)),
        ("truncate", CFUNCTYPE(c_int, c_void_p, c_int64)),
        ("sync", CFUNCTYPE(c_int, c_void_p, c_int)),
        ("file_size", CFUNCTYPE(c_int, c_void_p, POINTER(c_int64))),
        ("lock", CFUNCTYPE(c_int, c_void_p, c_int)),
        ("unlock", CFUNCTYPE(c_int, c_void_p, c_int)),
        ("check_reserved_lock", CFUNCTYPE(c_int, c_void_p, POINTER(c_int))),
        ("file_control", CFUNCTYPE(c_int, c_void_p, c_int, c_void_p)),
        ("sector_size", CFUNCTYPE(c_int, c_void_p)),
        ("device_characteristics", CFUNCTYPE(c_int, c_void_p)),
        ("shm_map", CFUNCTYPE(c_int, c_void_p, c_int, c_int, c_int, POINTER(c_void_p))),
        ("shm_lock", CFUNCTYPE(c_int, c_void_p, c_int, c_int, c_int)),
        ("shm_barrier", CFUNCTYPE(None, c_void_p)),
        ("shm_unmap", CFUNCTYPE(c_int, c_void_p, c_int)),
    ]


class _Vfs(ctypes.Structure):
    """SQLite's ``sqlite3_vfs``, version 2."""

    _fields_ = [
        ("version", c_int),
        ("file_bytes", c_int),
        ("longest_name", c_int),
        ("next", c_void_p),
        ("name", c_char_p),
        ("data", c_void_p),
        ("open", CFUNCTYPE(c_int, c_void_p, c_char_p, c_void_p, c_int, POINTER(c_int))),
        ("delete", CFUNCTYPE(c_int, c_void_p, c_char_p, c_int)),
        ("access", CFUNCTYPE(c_int, c_void_p, c_char_p, c_int, POINTER(c_int))),
        ("full_path_name", CFUNCTYPE(c_int, c_void_p, c_char_p, c_int, c_void_p)),
        # Chance, sleep and time stay the system's own, and extensions are not loaded.
        *((name, c_void_p) for name in ("dl_open", "dl_error", "dl_sym", "dl_close")),
        *((name, c_void_p) for name in ("randomness", "sleep", "current_time", "last_error")),
        ("current_time_int64", c_void_p),
    ]


class _Sharing:
    """What the open handles on one file have agreed: locks, and a WAL's index in memory."""

    def __init__(self) -> None:
        self.levels: dict[int, int] = {}
        self.slots: dict[int, dict[int, bool]] = {}
        self.mapped: set[int] = set()
        self.regions: list[Any] = []

    def leave_index(self, handle: int) -> None:
        """Let *handle* go of a WAL's index, which ends with the last that had it."""
        for holders in self.slots.values():
            holders.pop(handle, None)
        self.mapped.discard(handle)
        if not self.mapped:
            self.regions.clear()


class _Handle:
    def __init__(self, file: StoredFile, sharing: _Sharing, sync_names: bool) -> None:
        self.file = file
        self.sharing = sharing
        self.sync_names = sync_names


class DiskVfs:
    """The file layer of this process's SQLite; ``disk`` is what it stands on.

    Another disk may be put in when no database is open. ``fault`` is an exception that
    was not foreseen: SQLite can only be told that the disk failed.

    Raises OSError when this build of sqlcipher3 keeps SQLite's functions to itself.
    """

    def __init__(self) -> None:
        self.disk = Disk()
        self.fault: Exception | None = None
        self._handles: dict[int, _Handle] = {}
        self._sharing: dict[StoredFile, _Sharing] = {}
        library = ctypes.CDLL(_sqlite3.__file__)
        try:
            find, register = library.sqlite3_vfs_find, library.sqlite3_vfs_register
        except AttributeError:
            raise OSError("this sqlcipher3 does not offer SQLite's file layer functions") from None
        find.restype = POINTER(_Vfs)
        system = find(None).contents
        # SQLite keeps pointers to these for as long as the process lives, so we do too.
        self._methods = _Methods(2, *(self._function(*field) for field in _Methods._fields_[1:]))
        self._vfs = _Vfs.from_buffer_copy(system)
        self._vfs.version = 2
        self._vfs.file_bytes = ctypes.sizeof(_OpenFile)
        self._vfs.longest_name = _LONGEST_NAME
        self._vfs.next = None
        self._vfs.name = b"disk-in-memory"
        for field in _Vfs._fields_[6:10]:
            setattr(self._vfs, field[0], self._function(*field))
        if register(ctypes.byref(self._vfs), 1) != _OK:
            raise OSError("SQLite does not take the file layer")

    def _function(self, name: str, kind: Any) -> Any:
        """A C function of *kind* that calls our method and turns exceptions into codes."""
        method: Callable[..., int | None] = getattr(self, f"_{name}")

        def call(*arguments: Any) -> int | None:
            try:
                code = method(*arguments)
            except PowerIsOff:
                code = _IO_ERROR
            except Exception as error:  # noqa: BLE001 - there is no raising through C: kept for Python
                self.fault = error
                code = _IO_ERROR
            return code

        return kind(call)

    # ------------------------------------------------------------ names

    def _open(self, _vfs: int, name: bytes | None, at: int, flags: int, told: Any) -> int:
        opened = _OpenFile.from_address(at)
        opened.methods = None
        if name is None:
            return _CANNOT_OPEN  # temporary files are kept in memory: the product says so
        file = self.disk.file(os.fsdecode(name))
        if file is None:
            if not flags & _OPEN_CREATE:
                return _CANNOT_OPEN
            file = self.disk.make(os.fsdecode(name))
        # As SQLite's layer for Unix: the first sync of a journal or WAL that it may
        # have made is also one of the folder, so that the name is there as well.
        journal = flags & (_OPEN_JOURNAL | _OPEN_SUPER_JOURNAL | _OPEN_WAL)
        sharing = self._sharing.setdefault(file, _Sharing())
        self._handles[at] = _Handle(file, sharing, bool(journal and flags & _OPEN_CREATE))
        if told:
            told[0] = flags
        opened.methods = ctypes.addressof(self._methods)
        return _OK

    def _delete(self, _vfs: int, name: bytes, sync_names: int) -> int:
        try:
            self.disk.remove(os.fsdecode(name))
        except FileNotFoundError:
            return _IO_ERROR | 23 << 8  # SQLITE_IOERR_DELETE_NOENT
        if sync_names:
            self.disk.sync_names()
        return _OK

    def _access(self, _vfs: int, name: bytes, _how: int, told: Any) -> int:
        file = self.disk.file(os.fsdecode(name))
        # As on Unix: a journal without content counts as none.
        told[0] = int(file is not None and len(file.content) > 0)
        return _OK

    def _full_path_name(self, _vfs: int, name: bytes, room: int, out: int) -> int:
        if len(name) >= room:
            return _CANNOT_OPEN
        ctypes.memmove(out, name + b"\0", len(name) + 1)
        return _OK

    # ------------------------------------------------------------ content

    def _close(self, at: int) -> int:
        handle = self._handles.pop(at)
        handle.sharing.levels.pop(at, None)
        handle.sharing.leave_index(at)
        if not any(other.file is handle.file for other in self._handles.values()):
            del self._sharing[handle.file]
        return _OK

    def _read(self, at: int, out: int, length: int, offset: int) -> int:
        data = bytes(self._handles[at].file.content[offset : offset + length])
        ctypes.memmove(out, data.ljust(length, b"\0"), length)
        return _OK if len(data) == length else _SHORT_READ

    def _write(self, at: int, data: int, length: int, offset: int) -> int:
        self._handles[at].file.write(offset, ctypes.string_at(data, length))
        return _OK

    def _truncate(self, at: int, size: int) -> int:
        self._handles[at].file.truncate(size)
        return _OK

    def _sync(self, at: int, _how: int) -> int:
        handle = self._handles[at]
        handle.file.sync()
        if handle.sync_names:
            self.disk.sync_names()
            handle.sync_names = False
        return _OK

    def _file_size(self, at: int, told: Any) -> int:
        told[0] = len(self._handles[at].file.content)
        return _OK

    def _file_control(self, _at: int, _what: int, _value: int) -> int:
        return _NOT_FOUND

    def _sector_size(self, _at: int) -> int:
        return _SECTOR_SIZE

    def _device_characteristics(self, _at: int) -> int:
        return _POWER_SAFE_OVERWRITE

    # ------------------------------------------------------------ sharing

    def _lock(self, at: int, level: int) -> int:
        levels = self._handles[at].sharing.levels
        highest = max((held for other, held in levels.items() if other != at), default=0)
        # Many may share; one of them may reserve; exclusive is alone.
        allowed = {_SHARED: _RESERVED, _RESERVED: _SHARED}.get(level, 0)
        if highest > allowed:
            return _BUSY
        levels[at] = max(level, levels.get(at, 0))
        return _OK

    def _unlock(self, at: int, level: int) -> int:
        self._handles[at].sharing.levels[at] = level
        return _OK

    def _check_reserved_lock(self, at: int, told: Any) -> int:
        told[0] = int(max(self._handles[at].sharing.levels.values(), default=0) >= _RESERVED)
        return _OK

    def _shm_map(self, at: int, number: int, size: int, extend: int, told: Any) -> int:
        sharing = self._handles[at].sharing
        sharing.mapped.add(at)
        regions = sharing.regions
        while extend and len(regions) <= number:
            regions.append(ctypes.create_string_buffer(size))
        told[0] = ctypes.addressof(regions[number]) if number < len(regions) else None
        return _OK

    def _shm_lock(self, at: int, first: int, count: int, flags: int) -> int:
        slots = [
            self._handles[at].sharing.slots.setdefault(slot, {})
            for slot in range(first, first + count)
        ]
        if flags & _SHM_UNLOCK:
            for holders in slots:
                holders.pop(at, None)
            return _OK
        alone = bool(flags & _SHM_EXCLUSIVE)
        for holders in slots:
            others = [held_alone for other, held_alone in holders.items() if other != at]
            if any(others) or (alone and others):
                return _BUSY
        for holders in slots:
            holders[at] = alone
        return _OK

    def _shm_barrier(self, _at: int) -> None:
        """Nothing to wait for: one process, and Python calls one function at a time."""

    def _shm_unmap(self, at: int, _delete: int) -> int:
        self._handles[at].sharing.leave_index(at)
        return _OK
