"""The roster's rows: put them, publish them, and know their version and digest."""

import hashlib
import os
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Table, insert, select, tuple_, update
from sqlalchemy.dialects import postgresql, sqlite

from checkin.adapters.database.tables import roster, roster_state
from checkin.domain.model import EventId
from checkin.usecases.ports import RosterEntry, RosterVersion

_BATCH = 400
_NO_DIGEST = "0" * 16


def version_of(connection: Connection, event: EventId) -> RosterVersion:
    """Read which roster of *event* a database holds."""
    row = connection.execute(
        select(roster_state).where(roster_state.c.event == event)
    ).one_or_none()
    return RosterVersion(row.incarnation, row.number, row.digest) if row else RosterVersion()


def set_version(connection: Connection, event: EventId, version: RosterVersion) -> None:
    """Note which roster of *event* a database holds now. The digest stays what it is."""
    held = {"incarnation": version.incarnation, "number": version.number}
    state = update(roster_state).where(roster_state.c.event == event)
    if version == RosterVersion():
        held["digest"] = _NO_DIGEST
    if not connection.execute(state.values(**held)).rowcount:
        fresh = {"event": event, "digest": _NO_DIGEST} | held
        connection.execute(insert(roster_state).values(**fresh))


def put(connection: Connection, event: EventId, entries: Sequence[RosterEntry]) -> None:
    """Add or change entries, whatever they were before, and keep the digest true."""
    change = 0
    for start in range(0, len(entries), _BATCH):
        batch = entries[start : start + _BATCH]
        keys = tuple_(roster.c.kind, roster.c.id).in_([(one.kind, one.id) for one in batch])
        before = connection.execute(select(roster).where(roster.c.event == event, keys)).all()
        change -= sum(_digest(entry_of(row)) for row in before)
        upsert(connection, roster, rows_of(event, batch))
        change += sum(_digest(entry) for entry in batch)
    held = version_of(connection, event)
    if not held.digest:
        set_version(connection, event, held)
    digest = (int(held.digest or _NO_DIGEST, 16) + change) % 2**64
    connection.execute(
        update(roster_state).where(roster_state.c.event == event).values(digest=f"{digest:016x}")
    )


def publish(
    connection: Connection, event: EventId, bodies: Sequence[tuple[str, str, str, str]]
) -> None:
    """Make one new version of *bodies* (kind, id, body, also). What is as it was stays."""
    held: dict[tuple[str, str], tuple[str, str]] = {}
    for start in range(0, len(bodies), _BATCH):
        keys = [one[:2] for one in bodies[start : start + _BATCH]]
        for row in connection.execute(
            select(roster.c.kind, roster.c.id, roster.c.body, roster.c.also).where(
                roster.c.event == event,
                roster.c.deleted.is_(False),
                tuple_(roster.c.kind, roster.c.id).in_(keys),
            )
        ):
            held[row.kind, row.id] = (row.body, row.also)
    changed = [one for one in bodies if held.get(one[:2]) != one[2:]]
    if not changed:
        return
    before = version_of(connection, event)
    after = RosterVersion(before.incarnation or os.urandom(8).hex(), before.number + 1)
    put(
        connection,
        event,
        [RosterEntry(kind, key, after.number, body, also) for kind, key, body, also in changed],
    )
    set_version(connection, event, after)


def _digest(entry: RosterEntry) -> int:
    # Desks are let in at either side, and tombstones are not sent to newcomers.
    if entry.deleted or entry.kind == "desk":
        return 0
    text = "\0".join((entry.kind, entry.id, str(entry.version), entry.also, entry.body))
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big")


def entry_of(row: Any) -> RosterEntry:
    """Return a table's row as an entry."""
    return RosterEntry(row.kind, row.id, row.version, row.body, row.also, row.deleted)


def rows_of(event: EventId, entries: Sequence[RosterEntry]) -> list[dict[str, Any]]:
    """Return entries as a table's rows."""
    return [
        {
            "event": event,
            "kind": entry.kind,
            "id": entry.id,
            "version": entry.version,
            "deleted": entry.deleted,
            "also": entry.also,
            "body": entry.body,
        }
        for entry in entries
    ]


def upsert(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Insert *rows*, or change the rows that have their keys, on either database."""
    if not rows:
        return
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    statement = dialect.insert(table)
    keys = [column.name for column in table.primary_key]
    others = [name for name in rows[0] if name not in keys]
    statement = statement.on_conflict_do_update(
        index_elements=keys, set_={name: statement.excluded[name] for name in others}
    )
    for start in range(0, len(rows), _BATCH):
        connection.execute(statement, rows[start : start + _BATCH])
