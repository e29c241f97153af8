"""Files that appear whole or not at all, and the first one stays."""

import contextlib
import os
from pathlib import Path


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
