"""Whether the desk's folder takes a durable write, how long that takes, and how much room is left."""

import errno
import os
import shutil
import time
from contextlib import suppress
from pathlib import Path

from checkin.adapters.files import unfinished
from checkin.usecases.self_test_laptop import DiskFacts, Fault

_WRITTEN = 64 * 1024
"""Bytes: more than a check-in takes, and less than anybody misses."""

_FAULTS = {
    errno.ENOSPC: Fault.FULL,
    errno.EDQUOT: Fault.FULL,
    errno.EROFS: Fault.READ_ONLY,
    errno.EACCES: Fault.READ_ONLY,
    errno.EPERM: Fault.READ_ONLY,
}


def measure_disk(folder: Path) -> DiskFacts:
    """Write some kilobytes durably in *folder*, and take them away again."""
    free = None
    with suppress(OSError):
        free = shutil.disk_usage(_nearest(folder)).free // 1_000_000
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return DiskFacts(free, _write(folder))
    except OSError as error:
        return DiskFacts(free, None, _FAULTS.get(error.errno or 0, Fault.OTHER))


def _write(folder: Path) -> float:
    file = unfinished(folder / "self-test")
    began = time.perf_counter()
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as written:
            written.write(bytes(_WRITTEN))
            written.flush()
            os.fsync(written.fileno())
        return (time.perf_counter() - began) * 1000
    finally:
        with suppress(OSError):
            file.unlink()


def _nearest(folder: Path) -> Path:
    return next(one for one in (folder, *folder.parents) if one.exists())
