"""The roster's rows: put them, publish them, and know their version and digest."""

import hashlib
import os
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, ScalarSelect, Table, insert, select, update
from sqlalchemy.dialects import sqlite

from checkin.adapters.database.tables import roster, roster_state
from checkin.adapters.roster_views import views_of
from checkin.domain.model import DeskProfile, EventId
from checkin.usecases.roster_pages import RosterEntry, RosterVersion

NO_DIGEST = "0" * 16
ENTRY = ("kind", "id", "version", "body", "also", "deleted")
"""A ``RosterEntry``'s fields, in their order, as a table's columns."""

_BATCH = 400
_OR_CHANGE = "(event, kind, id, side) do update set " + ", ".join(
    f"{name} = excluded.{name}" for name in ENTRY if name not in {"kind", "id"}
)
_COLUMNS = [roster.c[name] for name in ENTRY]


DIGESTS = {
    # What a replica holds itself, whatever that is, and what a server gives to others.
    DeskProfile.HELP_DESK: roster_state.c.digest,
    DeskProfile.LANE: roster_state.c.lane_digest,
    DeskProfile.LANE_WITHOUT_NAMES: roster_state.c.nameless_digest,
}
"""Where the digest of each profile's view is."""


def version_of(
    connection: Connection, event: EventId, profile: DeskProfile = DeskProfile.HELP_DESK
) -> RosterVersion:
    """Read which roster of *event* a database holds, as desks of *profile* hold it."""
    state, digest = roster_state.c, DIGESTS[profile]
    row = connection.execute(
        select(state.incarnation, state.number, digest).where(state.event == event)
    ).one_or_none()
    return RosterVersion(row[0], row[1]).seen_as(profile, row[2]) if row else RosterVersion()


def side_of(event: EventId) -> ScalarSelect[int]:
    """The side on which the roster of *event* is, as a part of a statement."""
    return select(roster_state.c.side).where(roster_state.c.event == event).scalar_subquery()


def side_held(connection: Connection, event: EventId) -> int:
    """Read on which side the roster of *event* is: 0 before there is one."""
    return connection.scalar(select(side_of(event))) or 0


def set_version(connection: Connection, event: EventId, version: RosterVersion) -> None:
    """Note which roster of *event* a database holds now. The digest stays what it is."""
    held = {"incarnation": version.incarnation, "number": version.number}
    state = update(roster_state).where(roster_state.c.event == event)
    if not connection.execute(state.values(**held)).rowcount:
        digests = {column.name: NO_DIGEST for column in DIGESTS.values()}
        fresh = {"event": event, "side": 0} | digests | held
        connection.execute(insert(roster_state).values(**fresh))


def turn_to(connection: Connection, event: EventId, side: int, digest: str) -> None:
    """Make what has gathered on *side* the roster, with the desks of the one before."""
    version = version_of(connection, event)
    if not version.digest:
        set_version(connection, event, version)
    # Desks stay: their keys vouch for records that are held already.
    connection.execute(
        update(roster).where(roster.c.event == event, roster.c.kind == "desk").values(side=side)
    )
    connection.execute(
        update(roster_state).where(roster_state.c.event == event).values(side=side, digest=digest)
    )


def put(
    connection: Connection,
    event: EventId,
    entries: Sequence[RosterEntry],
    profiles: Sequence[DeskProfile] = (DeskProfile.HELP_DESK,),
) -> None:
    """Add or change entries, whatever they were before, and keep the digest true.

    A server, which gives to others what is for their *profiles*, keeps the digest of each.
    """
    held = version_of(connection, event)
    if not held.digest:
        set_version(connection, event, held)
    changes = _replace(connection, event, side_held(connection, event), entries, profiles)
    columns = [DIGESTS[profile] for profile in profiles]
    of_event = roster_state.c.event == event
    digests = connection.execute(select(*columns).where(of_event)).one()
    now = {
        column.name: plus(digest, change)
        for column, digest, change in zip(columns, digests, changes, strict=True)
    }
    connection.execute(update(roster_state).where(of_event).values(**now))


def gather(
    connection: Connection, event: EventId, side: int, entries: Sequence[RosterEntry]
) -> int:
    """Add entries to a side that hardly holds any of them; return what that adds to its digest."""
    if not entries:
        return 0
    savepoint = connection.begin_nested()
    added = _write(connection, event, side, entries, "do nothing")
    if added == len(entries):
        savepoint.commit()
        return sum(map(_digest, entries))
    # Some came before: what changed while the pages came, or a page that comes twice.
    savepoint.rollback()
    (change,) = _replace(connection, event, side, entries, [DeskProfile.HELP_DESK])
    return change


def _replace(
    connection: Connection,
    event: EventId,
    side: int,
    entries: Sequence[RosterEntry],
    profiles: Sequence[DeskProfile],
) -> list[int]:
    """Add or change entries of one side; return what that adds to the digest of each profile."""
    last = {(one.kind, one.id): one for one in entries}
    before = list(_held(connection, event, side, list(last)))
    now, then = _sums(last.values(), profiles), _sums(before, profiles)
    changes = [one - other for one, other in zip(now, then, strict=True)]
    if last:
        _write(connection, event, side, list(last.values()), _OR_CHANGE)
    return changes


def _write(
    connection: Connection,
    event: EventId,
    side: int,
    entries: Sequence[RosterEntry],
    if_there: str,
) -> int:
    """Insert entries, or do with those that are there already what is said; return how many.

    Not by SQLAlchemy's statements: their work for one row is more than the database's.
    """
    mark = "?" if connection.dialect.name == "sqlite" else "%s"
    return connection.exec_driver_sql(
        # Nothing in it but names of columns: every value is bound.
        f"insert into roster (event, side, {', '.join(ENTRY)}) "  # noqa: S608
        f"values ({', '.join([mark] * (2 + len(ENTRY)))}) on conflict {if_there}",
        [
            (event, side, one.kind, one.id, one.version, one.body, one.also, one.deleted)
            for one in entries
        ],
    ).rowcount


def _held(
    connection: Connection, event: EventId, side: int, keys: Sequence[tuple[str, str]]
) -> Iterator[RosterEntry]:
    """Read what one side holds under *keys* (kind, id)."""
    by_kind: dict[str, list[str]] = {}
    for kind, key in keys:
        by_kind.setdefault(kind, []).append(key)
    for kind, ids in by_kind.items():
        for start in range(0, len(ids), _BATCH):
            rows = connection.execute(
                select(*_COLUMNS, roster.c.side).where(
                    roster.c.event == event,
                    roster.c.kind == kind,
                    roster.c.id.in_(ids[start : start + _BATCH]),
                )
            )
            # The side is not asked for there: PostgreSQL, which may know nothing yet of
            # what is in the table, would read all of a side for it.
            yield from (RosterEntry(*row[:-1]) for row in rows if row[-1] == side)


def publish(
    connection: Connection, event: EventId, bodies: Sequence[tuple[str, str, str, str]]
) -> None:
    """Make one new version of *bodies* (kind, id, body, also). What is as it was stays."""
    side = side_held(connection, event)
    held = {
        (one.kind, one.id): (one.body, one.also)
        for one in _held(connection, event, side, [one[:2] for one in bodies])
        if not one.deleted
    }
    changed = [one for one in bodies if held.get(one[:2]) != one[2:]]
    if not changed:
        return
    before = version_of(connection, event)
    after = RosterVersion(before.incarnation or os.urandom(8).hex(), before.number + 1)
    put(
        connection,
        event,
        [RosterEntry(kind, key, after.number, body, also) for kind, key, body, also in changed],
        tuple(DeskProfile),
    )
    set_version(connection, event, after)


def plus(digest: str, change: int) -> str:
    """Return *digest* after a change of its entries."""
    return f"{(int(digest, 16) + change) % 2**64:016x}"


def sum_of(entries: Iterable[RosterEntry], profile: DeskProfile) -> int:
    """Return what *entries* add to the digest of what desks of *profile* are given."""
    return _sums(entries, (profile,))[0]


def _sums(entries: Iterable[RosterEntry], profiles: Sequence[DeskProfile]) -> list[int]:
    sums = [0] * len(profiles)
    for entry in entries:
        before: RosterEntry | None = None
        digest = 0
        for place, seen in enumerate(views_of(entry, profiles)):
            # Views that are alike are one object, and hashed once.
            if seen is not before:
                before, digest = seen, 0 if seen is None else _digest(seen)
            sums[place] += digest
    return sums


def _digest(entry: RosterEntry) -> int:
    # Desks are let in at either side, and tombstones are not sent to newcomers.
    if entry.deleted or entry.kind == "desk":
        return 0
    text = "\0".join((entry.kind, entry.id, str(entry.version), entry.also, entry.body))
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big")


def rows_of(event: EventId, entries: Sequence[RosterEntry]) -> list[dict[str, Any]]:
    """Return entries as a table's rows."""
    return [{"event": event} | {name: getattr(one, name) for name in ENTRY} for one in entries]


def upsert(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Insert *rows*, or change the rows that have their keys, on either database."""
    if not rows:
        return
    statement = _insert(connection, table)
    keys = [column.name for column in table.primary_key]
    others = [name for name in rows[0] if name not in keys]
    statement = statement.on_conflict_do_update(
        index_elements=keys, set_={name: statement.excluded[name] for name in others}
    )
    for start in range(0, len(rows), _BATCH):
        connection.execute(statement, rows[start : start + _BATCH])


def _insert(connection: Connection, table: Table) -> Any:
    """Begin an insertion that says what happens to rows that are there already."""
    if connection.dialect.name != "postgresql":
        return sqlite.insert(table)
    # Not above: a desk that starts does not wait for what it has no use for.
    from sqlalchemy.dialects import postgresql

    return postgresql.insert(table)
