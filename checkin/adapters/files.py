"""Files that appear whole or not at all, and the first one stays; files that are not too large."""

import contextlib
import os
from collections.abc import Callable
from pathlib import Path

from checkin.domain.errors import InputError


def unfinished(path: Path) -> Path:
    """Return a name beside *path* that nobody else has, to make its content under."""
    return path.with_name(f"{path.name}.{os.urandom(4).hex()}.new")


def keep_first(fresh: Path, path: Path) -> None:
    """Give *fresh* the name *path*, unless another process was first; then drop it.

    Two desks started by a double click must not replace each other's key.

    Raises:
        OSError: it cannot be named.
    """
    try:
        os.link(fresh, path)
    except FileExistsError:
        pass
    except OSError:
        # A file system without links (exFAT): nothing there can ask and act at once.
        if not path.exists():
            fresh.replace(path)
    with contextlib.suppress(FileNotFoundError):
        fresh.unlink()


def read_within(
    path: Path,
    most: int,
    *,
    unreadable: str,
    too_large: str,
    look: Callable[[bytes], object] | None = None,
) -> bytes:
    """Return what is at *path*, which somebody has chosen, unless it has more than *most* bytes.

    *look* sees what was read before it is called too large, and may refuse it in better words.

    Raises:
        InputError: it cannot be read, or is larger; in the sentence that was given for that.
    """
    try:
        with path.open("rb") as file:
            data = file.read(most + 1)
    except OSError:
        raise InputError(unreadable) from None
    if look is not None:
        look(data)
    if len(data) > most:
        raise InputError(too_large)
    return data


def write_whole(path: Path, data: bytes) -> None:
    """Put *data* at *path*, whole or not at all and for its owner only; on disk on return.

    Raises:
        OSError: it cannot be written; what was there before is still there.
    """
    fresh = unfinished(path)
    try:
        write_new(fresh, data)
        fresh.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            fresh.unlink()
        raise
    sync_folder(path.parent)


def write_new(path: Path, data: bytes) -> None:
    """Write a file for its owner only; on disk on return. Raises OSError."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """See that names in *folder* are on disk, where a system can be asked for that."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
