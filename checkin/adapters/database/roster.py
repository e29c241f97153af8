"""The roster in its table: versions, tombstones, one transaction a change."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from sqlalchemy import Connection, Row, Select, delete, insert, select
from sqlalchemy.dialects import postgresql, sqlite

from checkin.adapters import roster_json
from checkin.adapters.database.engine import Database
from checkin.adapters.database.tables import roster, roster_state
from checkin.domain.model import (
    BadgeId,
    CheckInList,
    EnrolledDesk,
    EventId,
    Gathering,
    IssuedBadge,
    Registration,
    RegistrationId,
)
from checkin.usecases.ports import RosterChange, RosterEntry, RosterVersion

_Thing = TypeVar("_Thing")
_BATCH = 400


class RosterTable:
    """One event's roster, as a replica holds it."""

    def __init__(self, database: Database, event: EventId) -> None:
        self._database = database
        self._event = event

    def gathering(self) -> Gathering | None:
        """The event, ``None`` before the first download."""
        return next(self._all("gathering", roster_json.gathering), None)

    def lists(self) -> Sequence[CheckInList]:
        """The check-in lists by day and name."""
        found = self._all("list", roster_json.check_in_list)
        return sorted(found, key=lambda one: (one.day, one.name))

    def registrations(self) -> Iterator[Registration]:
        """Everybody, for the search and the expected numbers."""
        return self._all("registration", roster_json.registration)

    def badges(self) -> Iterator[IssuedBadge]:
        """Every badge that was issued."""
        with self._database.read() as connection:
            rows = connection.execute(self._select("badge")).all()
        found = (_readable(roster_json.issued_badge, row.id, row.also, row.body) for row in rows)
        return (one for one in found if one is not None)

    def desks(self) -> Sequence[EnrolledDesk]:
        """Every desk of the event."""
        return list(self._all("desk", roster_json.enrolled_desk))

    def registration(self, key: RegistrationId) -> Registration | None:
        """One registration."""
        row = self._one("registration", key)
        return _readable(roster_json.registration, row.id, row.body) if row else None

    def badge(self, key: BadgeId) -> IssuedBadge | None:
        """A badge by its id, or by the whole text of an opaque code."""
        row = self._one("badge", key)
        return _readable(roster_json.issued_badge, row.id, row.also, row.body) if row else None

    def badge_by_short_code(self, short: str) -> IssuedBadge | None:
        """A badge by the code printed under it."""
        with self._database.read() as connection:
            row = connection.execute(
                self._select("badge").where(roster.c.also == short).limit(1)
            ).one_or_none()
        return _readable(roster_json.issued_badge, row.id, row.also, row.body) if row else None

    def roster_version(self) -> RosterVersion:
        """Which roster this is."""
        with self._database.read() as connection:
            return version_of(connection, self._event)

    def changes_above(self, version: RosterVersion) -> RosterChange | None:
        """What to send to somebody who holds *version*; ``None`` when nothing changed."""
        with self._database.read() as connection:
            mine = version_of(connection, self._event)
            if version == mine:
                return None
            whole = version.incarnation != mine.incarnation or version.number > mine.number
            rows = connection.execute(
                select(roster).where(
                    roster.c.event == self._event,
                    roster.c.version > (0 if whole else version.number),
                )
            ).all()
        entries = tuple(
            RosterEntry(row.kind, row.id, row.version, row.body, row.also, row.deleted)
            for row in rows
            if not (whole and row.deleted)
        )
        return RosterChange(mine, entries, whole)

    def apply(self, change: RosterChange) -> None:
        """Take in a change, in one transaction or not at all."""
        with self._database.write(self._event) as connection:
            if change.whole:
                connection.execute(delete(roster).where(roster.c.event == self._event))
            put(connection, self._event, change.entries)
            set_version(connection, self._event, change.version)

    def _all(self, kind: str, read: Callable[[str, str], _Thing]) -> Iterator[_Thing]:
        with self._database.read() as connection:
            rows = connection.execute(self._select(kind)).all()
        found = (_readable(read, row.id, row.body) for row in rows)
        return (one for one in found if one is not None)

    def _one(self, kind: str, key: str) -> Row[str, str, str] | None:
        with self._database.read() as connection:
            return connection.execute(self._select(kind).where(roster.c.id == key)).one_or_none()

    def _select(self, kind: str) -> Select[str, str, str]:
        return select(roster.c.id, roster.c.also, roster.c.body).where(
            roster.c.event == self._event, roster.c.kind == kind, roster.c.deleted.is_(False)
        )


def _readable(read: Callable[..., _Thing], *fields: str) -> _Thing | None:
    """What *read* makes of *fields*, ``None`` for a body that another program wrote."""
    try:
        return read(*fields)
    except (AttributeError, KeyError, TypeError, ValueError):
        return None


def version_of(connection: Connection, event: EventId) -> RosterVersion:
    """Read which roster of *event* a database holds."""
    row = connection.execute(
        select(roster_state).where(roster_state.c.event == event)
    ).one_or_none()
    return RosterVersion(row.incarnation, row.number) if row else RosterVersion()


def set_version(connection: Connection, event: EventId, version: RosterVersion) -> None:
    """Note which roster of *event* a database holds now."""
    connection.execute(delete(roster_state).where(roster_state.c.event == event))
    connection.execute(
        insert(roster_state).values(
            event=event, incarnation=version.incarnation, number=version.number
        )
    )


def put(connection: Connection, event: EventId, entries: Sequence[RosterEntry]) -> None:
    """Add or change entries, whatever they were before."""
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    upsert = dialect.insert(roster)
    upsert = upsert.on_conflict_do_update(
        index_elements=["event", "kind", "id"],
        set_={name: upsert.excluded[name] for name in ("version", "deleted", "also", "body")},
    )
    rows = [
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
    for start in range(0, len(rows), _BATCH):
        connection.execute(upsert, rows[start : start + _BATCH])
