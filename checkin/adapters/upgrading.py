"""A desk's database as it was before a newer program took it on: kept until that has started well.

The copy lies beside the database under the same key, ``desk.db.at-0011``, and goes with every
erasing: see ``wiping.remove_copies``. An older program goes back to it, if nothing would be lost.
"""

from functools import partial
from pathlib import Path

from checkin.adapters.black_box import BlackBox
from checkin.adapters.database.engine import (
    Database,
    copy_encrypted,
    open_encrypted,
    own_head,
)
from checkin.adapters.database.migrations import HEAD
from checkin.domain.errors import Newer, StoreError

_AT = ".at-"

NEWER_WITH_COPY = (
    "A newer version of Checkin has changed this desk. Install that version again, or go back to "
    "the copy from before it with “checkin desk --go-back”."
)
SAVED_SINCE = (
    "This desk cannot go back: check-ins were saved since. Install the newer version of Checkin "
    "again."
)


def open_keeping_copy(database: Path, key: bytes, *, go_back: bool = False) -> Database:
    """Open a desk's *database*; keep a copy of an older version's before it is changed.

    With *go_back*, one that a newer version has changed is replaced by the copy from before it.

    Raises:
        Newer: a newer version has changed it, and nothing was touched.
        StoreError: it cannot be opened, there is no room for the copy, or going back loses records.
    """
    keep = partial(_keep_copy, database, key)
    try:
        return open_encrypted(database, key, keep)
    except Newer:
        copy = _copy_for_this_version(database)
        if copy is None:
            raise
        if not go_back:
            raise Newer(NEWER_WITH_COPY) from None
    _go_back(database, key, copy)
    return open_encrypted(database, key, keep)


def has_copies(database: Path) -> bool:
    """Say whether any copy from before an upgrade is there."""
    return any(database.parent.glob(f"{database.name}{_AT}*"))


def _keep_copy(database: Path, key: bytes, revision: str) -> None:
    copy_encrypted(database, key, database.with_name(f"{database.name}{_AT}{revision}"))


def _copy_for_this_version(database: Path) -> Path | None:
    """The newest copy that this version can open."""
    found = {
        one.name.rpartition(_AT)[2]: one for one in database.parent.glob(f"{database.name}{_AT}*")
    }
    fitting = [revision for revision in found if revision.isdecimal() and revision <= HEAD]
    return found[max(fitting)] if fitting else None


def _go_back(database: Path, key: bytes, copy: Path) -> None:
    """Put *copy* in the database's place, whole or not at all, unless that loses a record."""
    newer, older = own_head(database, key), own_head(copy, key)
    if newer is not None:
        desk, made = newer
        saved = max(made, BlackBox(database.parent).holds(desk))
        if older is None or older[0] != desk or older[1] < saved:
            raise StoreError(SAVED_SINCE)
    try:
        # What waits beside the newer one is no part of the copy.
        for end in ("-wal", "-shm"):
            database.with_name(database.name + end).unlink(missing_ok=True)
        copy.replace(database)
    except OSError:
        raise StoreError(
            "The copy could not be put back. Close other programs and try again."
        ) from None
