"""The roster in its table: versions, tombstones, one transaction a change.

The table has two sides. A whole roster that comes in pages gathers on the other side,
so that each entry is written once and nothing of it is used; taking it in is turning to
that side, which takes as long for a hundred thousand people as for ten. A scan waits
for a page at most.
"""

import time
from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    delete,
    func,
    insert,
    select,
    tuple_,
)

from checkin.adapters.database.engine import Database
from checkin.adapters.database.revoked import take_in
from checkin.adapters.database.roster_reading import RosterReading
from checkin.adapters.database.roster_rows import (
    ENTRY,
    NO_DIGEST,
    gather,
    plus,
    put,
    rows_of,
    set_version,
    side_held,
    turn_to,
    upsert,
    version_of,
)
from checkin.adapters.database.tables import arriving, arriving_state, roster
from checkin.adapters.roster_views import view_of
from checkin.domain.model import BadgeId, DeskProfile, EventId
from checkin.domain.views import is_stand_in, stand_in
from checkin.usecases.roster_pages import Arriving, Cursor, RosterEntry, RosterPage, RosterVersion

_PAGE_ENTRIES = 8_000
_ENTRY_BYTES = 80
"""What an entry costs on the wire besides its body."""

_SWEPT = 5_000
"""Entries that are swept away at once, so that a scan in between waits for few of them."""

_LAID_OVER = 15_000
"""Entries of a change at most, behind its first page, that are laid over a roster: a scan
waits for all of them. When there are more, the whole roster comes, which nobody waits for."""

_PAUSE_S = 0.002
"""How long others get between two sweeps."""

_PLACES = 1_000
"""Places in a roster whose distance from its end is remembered."""

_PLACE = (roster.c.version, roster.c.kind, roster.c.id)
_ENTRY = [roster.c[name] for name in ENTRY]


class _Asked(NamedTuple):
    """What the pages of one download have in common."""

    mine: RosterVersion
    profile: DeskProfile
    side: int
    limit_bytes: int


class RosterTable(RosterReading):
    """One event's roster, as a replica holds it, hands it on and takes it in."""

    def __init__(self, database: Database, event: EventId) -> None:
        super().__init__(database, event)
        # How many entries lie behind a place: the same for every desk that comes by there,
        # and to be counted each time is what would make a download worse than linear.
        self._behind_place: dict[tuple[RosterVersion, Cursor], int] = {}

    def page_above(
        self,
        version: RosterVersion,
        arriving: Arriving | None,
        limit_bytes: int,
        profile: DeskProfile,
    ) -> RosterPage | None:
        """What to send to a desk of *profile* that holds *version*; ``None`` when nothing changed."""
        with self._database.read() as connection:
            mine = version_of(connection, self._event, profile)
            if version == mine:
                return None
            side = side_held(connection, self._event)
            reached = None
            if arriving is not None and arriving.incarnation == mine.incarnation:
                reached = self._place(connection, side, arriving.upto)
            if arriving is not None and reached is not None:
                first, whole, after = False, arriving.whole, reached
            else:
                # Of another incarnation, from the future, or of the same number and
                # yet not the same: whatever it is, it is replaced.
                same = version.incarnation == mine.incarnation and version.number < mine.number
                first, whole = True, not same
                after = Cursor(version.number if same else 0, "", "")
            asked = _Asked(mine, profile, side, limit_bytes)
            entries, upto, left = self._entries_after(connection, asked, after)
            if first and not whole and left > _LAID_OVER:
                whole, after = True, Cursor(0, "", "")
                entries, upto, left = self._entries_after(connection, asked, after)
        if whole:
            # A newcomer needs no tombstones.
            entries = [one for one in entries if not one.deleted]
        if profile is not DeskProfile.HELP_DESK and upto.kind == "badge":
            upto = upto._replace(id=stand_in(BadgeId(upto.id)))
        return RosterPage(mine, tuple(entries), upto, whole, first, left == 0, left)

    def arriving(self) -> Arriving | None:
        """How far a change has come that has not arrived whole."""
        with self._database.read() as connection:
            row = _arriving_state(connection, self._event)
        if row is None:
            return None
        return Arriving(row.incarnation, row.whole, Cursor(row.version, row.kind, row.id))

    def apply(self, page: RosterPage) -> bool:
        """Keep a page; with the last one take in the change, in one transaction or not at all."""
        if page.first:
            self._forget_arriving()
        with self._database.write(self._event) as connection:
            if page.first:
                # Nothing, unless another thread has begun the same meanwhile: what is on a
                # side and what its digest says are never two things.
                self._clear(connection)
            state = _arriving_state(connection, self._event)
            if not page.first and not _continues(state, page):
                return False  # not what was asked for: the next request asks anew
            digest = state.digest if state else NO_DIGEST
            entries: Sequence[RosterEntry] = page.entries
            if page.whole:
                side = 1 - side_held(connection, self._event)
                settled = [one for one in entries if one.kind != "desk"]
                entries = [one for one in entries if one.kind == "desk"]
                digest = plus(digest, gather(connection, self._event, side, settled))
            if not page.last:
                upsert(connection, arriving, rows_of(self._event, entries))
                self._set_arriving(connection, page, digest)
                return False
            if not page.first:
                upsert(connection, arriving, rows_of(self._event, entries))
                entries = _waiting(connection, self._event)
                _clear_arriving(connection, self._event)
            if page.whole:
                turn_to(connection, self._event, side, digest)
            put(connection, self._event, entries)
            set_version(connection, self._event, page.version)
            take_in(connection, self._event)
        if page.whole:
            # After the commit: see changed_since.
            self._turn += 1
            self._sweep()
        return True

    def tidy(self) -> None:
        """Sweep away what has been replaced, if the program was ended before it could."""
        self._sweep()

    def _entries_after(
        self, connection: Connection, asked: "_Asked", after: Cursor
    ) -> tuple[list[RosterEntry], Cursor, int]:
        """The entries behind *after*, as many as fit; the last one; how many follow.

        Of what is not for the asker only the place is told, and that there is something.
        """
        side, room = asked.side, asked.limit_bytes
        rows = connection.execute(
            select(*_ENTRY).where(*self._after(side, after)).order_by(*_PLACE).limit(_PAGE_ENTRIES)
        )
        entries: list[RosterEntry] = []
        profile, all_of_it = asked.profile, asked.profile is DeskProfile.HELP_DESK
        last: RosterEntry | None = None
        passed = 0
        more = False
        for row in rows:
            entry = RosterEntry(*row)
            seen = entry if all_of_it else view_of(entry, profile)
            if seen is not None:
                room -= len(seen.body) + _ENTRY_BYTES
                if entries and room < 0:
                    more = True
                    break
                entries.append(seen)
            last = entry
            passed += 1
        rows.close()
        upto = Cursor(last.version, last.kind, last.id) if last else after
        if not more and passed < _PAGE_ENTRIES:
            return entries, upto, 0
        left = self._behind_place.get((asked.mine, upto))
        if left is None:
            before = self._behind_place.get((asked.mine, after))
            left = (
                self._count(connection, *self._after(side, upto))
                if before is None
                else before - passed
            )
            if len(self._behind_place) >= _PLACES:
                self._behind_place.clear()
            self._behind_place[asked.mine, upto] = left
        return entries, upto, left

    def _place(self, connection: Connection, side: int, told: Cursor) -> Cursor | None:
        """The place that was *told* to a desk; ``None`` when nothing lies there any more."""
        if told.kind != "badge" or not is_stand_in(told.id):
            return told
        ids = connection.scalars(
            select(roster.c.id).where(
                roster.c.event == self._event,
                roster.c.side == side,
                roster.c.version == told.version,
                roster.c.kind == told.kind,
            )
        )
        found = (told._replace(id=one) for one in ids if stand_in(BadgeId(one)) == told.id)
        return next(found, None)

    def _after(self, side: int, after: Cursor) -> tuple[ColumnElement[bool], ...]:
        return (
            roster.c.event == self._event,
            roster.c.side == side,
            # Databases sort texts each in their own way, so no text stands for "the end".
            tuple_(*_PLACE) > tuple_(*after) if after.kind else roster.c.version > after.version,
        )

    def _count(self, connection: Connection, *where: ColumnElement[bool]) -> int:
        return connection.scalar(select(func.count()).select_from(roster).where(*where)) or 0

    def _set_arriving(self, connection: Connection, page: RosterPage, digest: str) -> None:
        connection.execute(delete(arriving_state).where(arriving_state.c.event == self._event))
        connection.execute(
            insert(arriving_state).values(
                event=self._event,
                incarnation=page.version.incarnation,
                whole=page.whole,
                version=page.upto.version,
                kind=page.upto.kind,
                id=page.upto.id,
                digest=digest,
            )
        )

    def _forget_arriving(self) -> None:
        if self.arriving() is not None:
            with self._database.write(self._event) as connection:
                _clear_arriving(connection, self._event)
        self._sweep()

    def _sweep(self) -> None:
        """Empty the other side, some entries at a time, while nothing arrives on it."""
        more = True
        while more:
            with self._database.write(self._event) as connection:
                if _arriving_state(connection, self._event) is not None:
                    return  # another process has begun to fill it
                row = connection.execute(
                    select(*_PLACE)
                    .where(*self._other_side(connection))
                    .order_by(*_PLACE)
                    .offset(_SWEPT)
                    .limit(1)
                ).one_or_none()
                upto = () if row is None else (tuple_(*_PLACE) < tuple_(*row),)
                connection.execute(delete(roster).where(*self._other_side(connection), *upto))
            more = row is not None
            # The lock is nobody's in particular: without a pause this thread takes it again
            # before the scan that waits for it has woken.
            time.sleep(_PAUSE_S if more else 0)

    def _clear(self, connection: Connection) -> None:
        _clear_arriving(connection, self._event)
        connection.execute(delete(roster).where(*self._other_side(connection)))

    def _other_side(self, connection: Connection) -> tuple[ColumnElement[bool], ...]:
        side = 1 - side_held(connection, self._event)
        # The last says nothing but which index to use: the primary key's would be read from
        # end to end.
        return roster.c.event == self._event, roster.c.side == side, roster.c.version >= 0


def _arriving_state(connection: Connection, event: EventId) -> Row[Any] | None:
    return connection.execute(
        select(arriving_state).where(arriving_state.c.event == event)
    ).one_or_none()


def _continues(state: Row[Any] | None, page: RosterPage) -> bool:
    return (
        state is not None
        and state.incarnation == page.version.incarnation
        and state.whole == page.whole
    )


def _waiting(connection: Connection, event: EventId) -> list[RosterEntry]:
    waiting = select(*(arriving.c[name] for name in ENTRY)).where(arriving.c.event == event)
    return [RosterEntry(*row) for row in connection.execute(waiting)]


def _clear_arriving(connection: Connection, event: EventId) -> None:
    for table in (arriving, arriving_state):
        connection.execute(delete(table).where(table.c.event == event))
