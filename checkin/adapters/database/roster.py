"""The roster in its table: versions, tombstones, one transaction a change."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from sqlalchemy import (
    Connection,
    Row,
    Select,
    delete,
    func,
    insert,
    select,
    tuple_,
)

from checkin.adapters import roster_json
from checkin.adapters.database.engine import Database
from checkin.adapters.database.roster_rows import (
    entry_of,
    put,
    rows_of,
    set_version,
    upsert,
    version_of,
)
from checkin.adapters.database.tables import arriving, arriving_state, roster
from checkin.domain.model import (
    BadgeId,
    CheckInList,
    DeskId,
    EnrolledDesk,
    EventId,
    Gathering,
    IssuedBadge,
    Registration,
    RegistrationId,
)
from checkin.usecases.ports import Arriving, Cursor, RosterEntry, RosterPage, RosterVersion

_Thing = TypeVar("_Thing")
_PAGE_ENTRIES = 8_000
_ENTRY_BYTES = 80
"""What an entry costs on the wire besides its body."""


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

    def desk(self, key: DeskId) -> EnrolledDesk | None:
        """One desk, ``None`` for a stranger."""
        row = self._one("desk", key)
        return _readable(roster_json.enrolled_desk, row.id, row.body) if row else None

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

    def page_above(
        self, version: RosterVersion, arriving: Arriving | None, limit_bytes: int
    ) -> RosterPage | None:
        """What to send to somebody who holds *version*; ``None`` when nothing changed."""
        with self._database.read() as connection:
            mine = version_of(connection, self._event)
            if version == mine:
                return None
            if arriving is not None and arriving.incarnation == mine.incarnation:
                first, whole, after = False, arriving.whole, arriving.upto
            else:
                # Of another incarnation, from the future, or of the same number and
                # yet not the same: whatever it is, it is replaced.
                same = version.incarnation == mine.incarnation and version.number < mine.number
                first, whole = True, not same
                after = Cursor(version.number if same else 0, "", "")
            entries, upto, left = self._entries_after(connection, after, limit_bytes, whole=whole)
        return RosterPage(mine, entries, upto, whole, first, left == 0, left)

    def arriving(self) -> Arriving | None:
        """How far a change has come that has not arrived whole."""
        with self._database.read() as connection:
            return _arriving(connection, self._event)

    def apply(self, page: RosterPage) -> bool:
        """Keep a page; with the last one take in the change, in one transaction or not at all."""
        with self._database.write(self._event) as connection:
            if page.first and page.last:
                self._forget_arriving(connection)
                self._take_in(connection, page, page.entries)
                return True
            state = _arriving(connection, self._event)
            if page.first:
                self._forget_arriving(connection)
            elif state is None or state.incarnation != page.version.incarnation:
                return False  # not what was asked for: the next request asks anew
            upsert(connection, arriving, rows_of(self._event, page.entries))
            if not page.last:
                connection.execute(
                    delete(arriving_state).where(arriving_state.c.event == self._event)
                )
                connection.execute(
                    insert(arriving_state).values(
                        event=self._event,
                        incarnation=page.version.incarnation,
                        whole=page.whole,
                        version=page.upto.version,
                        kind=page.upto.kind,
                        id=page.upto.id,
                    )
                )
                return False
            rows = connection.execute(select(arriving).where(arriving.c.event == self._event))
            entries = tuple(entry_of(row) for row in rows)
            self._forget_arriving(connection)
            self._take_in(connection, page, entries)
            return True

    def introductions(self, desks: Iterable[DeskId]) -> Sequence[RosterEntry]:
        """The certified entries of *desks*, for a server that does not know them any more."""
        with self._database.read() as connection:
            rows = connection.execute(
                select(roster).where(
                    roster.c.event == self._event,
                    roster.c.kind == "desk",
                    roster.c.id.in_(list(desks)),
                )
            ).all()
        return [entry_of(row) for row in rows]

    def _entries_after(
        self, connection: Connection, after: Cursor, limit_bytes: int, *, whole: bool
    ) -> tuple[tuple[RosterEntry, ...], Cursor, int]:
        """The entries behind *after*, as many as fit; the last one looked at; how many follow."""
        behind = (
            roster.c.event == self._event,
            # Databases sort texts each in their own way, so no text stands for "the end".
            roster.c.version > after.version
            if not after.kind
            else tuple_(roster.c.version, roster.c.kind, roster.c.id) > tuple_(*after),
        )
        rows = connection.execute(
            select(roster)
            .where(*behind)
            .order_by(roster.c.version, roster.c.kind, roster.c.id)
            .limit(_PAGE_ENTRIES)
        ).all()
        fits = 0
        for row in rows:
            limit_bytes -= len(row.body) + _ENTRY_BYTES
            if fits and limit_bytes < 0:
                break
            fits += 1
        upto = (
            Cursor(rows[fits - 1].version, rows[fits - 1].kind, rows[fits - 1].id)
            if fits
            else after
        )
        left = len(rows) - fits
        if len(rows) == _PAGE_ENTRIES:
            total = select(func.count()).select_from(roster).where(*behind)
            left = (connection.scalar(total) or 0) - fits
        # A newcomer needs no tombstones.
        entries = (entry_of(row) for row in rows[:fits] if not (whole and row.deleted))
        return tuple(entries), upto, left

    def _take_in(
        self, connection: Connection, page: RosterPage, entries: Sequence[RosterEntry]
    ) -> None:
        if page.whole:
            # Desks stay: their keys vouch for records that are held already.
            connection.execute(
                delete(roster).where(roster.c.event == self._event, roster.c.kind != "desk")
            )
            set_version(connection, self._event, RosterVersion())
        put(connection, self._event, entries)
        set_version(connection, self._event, page.version)

    def _forget_arriving(self, connection: Connection) -> None:
        for table in (arriving, arriving_state):
            connection.execute(delete(table).where(table.c.event == self._event))

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


def _arriving(connection: Connection, event: EventId) -> Arriving | None:
    row = connection.execute(
        select(arriving_state).where(arriving_state.c.event == event)
    ).one_or_none()
    return (
        Arriving(row.incarnation, row.whole, Cursor(row.version, row.kind, row.id)) if row else None
    )
