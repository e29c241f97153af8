"""The roster as it is read: by kind, by key, and never hidden by one bad entry."""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import TypeVar

from sqlalchemy import Connection, Row, Select, select

from checkin.adapters import roster_json, sealing
from checkin.adapters.database.engine import Database
from checkin.adapters.database.revoked import (
    KEY,
    KIND,
    HeldRevocations,
    accepted,
    published,
    readable,
)
from checkin.adapters.database.roster_rows import ENTRY, side_held, side_of, version_of
from checkin.adapters.database.tables import roster
from checkin.domain.lock import Lock
from checkin.domain.model import (
    BadgeId,
    CheckInList,
    DeskId,
    DeskProfile,
    EnrolledDesk,
    EventId,
    Gathering,
    IssuedBadge,
    Registration,
    RegistrationId,
)
from checkin.usecases.ports import Unseal
from checkin.usecases.roster_pages import Changed, Edition, RosterEntry, RosterVersion

_Thing = TypeVar("_Thing")

_SLICE = 2_000
"""Registrations that are read at once: they are in memory together, and nobody waits long."""


_ASKED = 500
"""Keys that one question names: few enough for any SQLite."""


class RosterReading:
    """One event's roster, to be read."""

    def __init__(self, database: Database, event: EventId) -> None:
        self._database = database
        self._event = event
        # How often this program has seen all of the roster replaced.
        self._turn = 0
        # The list of revocations as it was last read: text and what it says.
        self._revoked: tuple[str, frozenset[BadgeId]] = ("", frozenset())

    def gathering(self) -> Gathering | None:
        """The event, ``None`` before the first download."""
        return next(self._all("gathering", roster_json.gathering), None)

    def lists(self) -> Sequence[CheckInList]:
        """The check-in lists by day and name."""
        found = self._all("list", roster_json.check_in_list)
        return sorted(found, key=lambda one: (one.day, one.name))

    def lock(self) -> Lock | None:
        """How desks are locked, ``None`` where the organisers have said nothing."""
        return next(self._all("lock", roster_json.lock), None)

    def carry(self) -> roster_json.Carry | None:
        """What desks carry check-ins by, ``None`` where a server of before has said nothing."""
        return next(self._all("carry", roster_json.carry), None)

    def registrations(self) -> Iterator[Registration]:
        """Everybody, at one moment."""
        return self._all("registration", partial(roster_json.registration, same={}))

    def registrations_in_slices(self) -> Iterator[Sequence[Registration]]:
        """Everybody, some at a time, each slice at a moment of its own."""
        read = partial(roster_json.registration, same={})
        last: str | None = ""
        while last is not None:
            with self._database.read() as connection:
                rows = connection.execute(
                    self._select("registration")
                    .where(roster.c.id > last)
                    .order_by(roster.c.id)
                    .limit(_SLICE)
                ).all()
            found = (_readable(read, row.id, row.body) for row in rows)
            yield [one for one in found if one is not None]
            last = rows[-1].id if len(rows) == _SLICE else None

    def edition(self) -> Edition:
        """Which roster this is, for :meth:`changed_since`."""
        turn = self._turn  # first, as in changed_since
        version = self.roster_version()
        return Edition(version.incarnation, turn, version.number)

    def changed_since(self, edition: Edition) -> Changed | None:
        """Who has changed since; ``None`` when all of it was replaced since."""
        # Looked at first: when the roster turns in between, whoever is told of it comes again.
        turn = self._turn
        with self._database.read() as connection:
            version = version_of(connection, self._event)
            now = Edition(version.incarnation, turn, version.number)
            if now[:2] != edition[:2] or now.number < edition.number:
                return None
            if now == edition:
                return Changed(now)
            rows = self._rows_since(connection, edition, "registration")
        read = {
            row.id: None if row.deleted else _readable(roster_json.registration, row.id, row.body)
            for row in rows
        }
        there = [one for one in read.values() if one is not None]
        return Changed(now, there, [RegistrationId(key) for key, one in read.items() if not one])

    def badges_since(self, edition: Edition) -> Sequence[IssuedBadge]:
        """The badges that are other or new since, where :meth:`changed_since` has an answer."""
        with self._database.read() as connection:
            rows = self._rows_since(connection, edition, "badge")
        read = (_readable(roster_json.issued_badge, one.id, one.also, one.body) for one in rows)
        return [one for one in read if one is not None]

    def badges(self) -> Iterator[IssuedBadge]:
        """Every badge that was issued."""
        return self._read(
            "badge", lambda row: _readable(roster_json.issued_badge, row.id, row.also, row.body)
        )

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

    def registrations_of(
        self, keys: Collection[RegistrationId]
    ) -> Mapping[RegistrationId, Registration]:
        """The registrations of those of *keys* that it has."""
        wanted = list(keys)
        found: dict[RegistrationId, Registration] = {}
        for start in range(0, len(wanted), _ASKED):
            some = self._select("registration").where(
                roster.c.id.in_(wanted[start : start + _ASKED])
            )
            with self._database.read() as connection:
                rows = connection.execute(some).all()
            for row in rows:
                one = _readable(roster_json.registration, row.id, row.body)
                if one is not None:
                    found[one.id] = one
        return found

    def badge(self, key: BadgeId) -> IssuedBadge | None:
        """A badge by its id, or by the whole text of an opaque code."""
        row = self._one("badge", key)
        return _readable(roster_json.issued_badge, row.id, row.also, row.body) if row else None

    def badges_of(self, key: RegistrationId) -> Sequence[IssuedBadge]:
        """The badges that the roster has of one person, without reading everybody's."""
        # As roster_json writes it; what else fits is seen when it is read.
        said = json.dumps(key, ensure_ascii=False)
        some = self._select("badge").where(
            roster.c.body.contains(f'"registration":{said}', autoescape=True)
        )
        with self._database.read() as connection:
            rows = connection.execute(some).all()
        found = (_readable(roster_json.issued_badge, row.id, row.also, row.body) for row in rows)
        return [one for one in found if one is not None and one.registration == key]

    def is_revoked(self, key: BadgeId) -> bool:
        """Whether the list of revocations that this replica has accepted names a badge."""
        with self._database.read() as connection:
            body = accepted(connection, self._event).body
        if body != self._revoked[0]:
            found = readable(body)
            self._revoked = (body, found.badges if found else frozenset())
        return key in self._revoked[1]

    def revocations(self) -> HeldRevocations:
        """What is known here of revocations, for people who look."""
        with self._database.read() as connection:
            held = accepted(connection, self._event)
        return HeldRevocations(readable(held.body), held.refused)

    def revocations_unheard(self) -> RosterEntry | None:
        """The list of revocations held here, if the roster's own is an older one."""
        with self._database.read() as connection:
            body = accepted(connection, self._event).body
            theirs = readable(published(connection, self._event))
        ours = readable(body)
        if ours is None or (theirs is not None and theirs.number >= ours.number):
            return None
        return RosterEntry(KIND, KEY, 0, body)

    def badge_by_short_code(self, short: str) -> IssuedBadge | None:
        """A badge by the code printed under it."""
        with self._database.read() as connection:
            row = connection.execute(
                self._select("badge")
                # Said twice, so that the index of those that have one is used.
                .where(roster.c.also == short, roster.c.also != "")
                .limit(1)
            ).one_or_none()
        return _readable(roster_json.issued_badge, row.id, row.also, row.body) if row else None

    def roster_version(self) -> RosterVersion:
        """Which roster this is."""
        with self._database.read() as connection:
            return version_of(connection, self._event)

    def roster_for(self, profile: DeskProfile) -> RosterVersion:
        """The same, as desks of *profile* hold it."""
        with self._database.read() as connection:
            return version_of(connection, self._event, profile)

    def seal(self, about: RegistrationId, personal: bytes) -> str | None:
        """Seal what a record says of a person; ``None`` without the key to names."""
        key = next(self._all("names_key", roster_json.names_key), None)
        return sealing.seal(key, self._event, about, personal) if key else None

    def opener(self) -> Unseal:
        """What opens that again: nothing without the key to names, or not sealed with it."""
        key = next(self._all("names_key", roster_json.names_key), None)
        return lambda about, sealed: (
            sealing.unseal(key, self._event, about, sealed) if key else None
        )

    def introductions(self, desks: Iterable[DeskId]) -> Sequence[RosterEntry]:
        """The certified entries of *desks*, for a server that does not know them any more."""
        with self._database.read() as connection:
            rows = connection.execute(
                select(*(roster.c[name] for name in ENTRY)).where(
                    roster.c.event == self._event,
                    roster.c.kind == "desk",
                    roster.c.id.in_(list(desks)),
                )
            ).all()
        return [RosterEntry(*row) for row in rows]

    def has_any(self, kind: str) -> bool:
        """Whether there is any entry of a *kind*: asked without reading them."""
        with self._database.read() as connection:
            return connection.execute(self._select(kind).limit(1)).first() is not None

    def _all(self, kind: str, read: Callable[[str, str], _Thing]) -> Iterator[_Thing]:
        return self._read(kind, lambda row: _readable(read, row.id, row.body))

    def _read(
        self, kind: str, read: Callable[[Row[str, str, str]], _Thing | None]
    ) -> Iterator[_Thing]:
        with self._database.read() as connection:
            # Read one by one: the rows of everybody at once would take twice the memory.
            found = [read(row) for row in connection.execute(self._select(kind))]
        return (one for one in found if one is not None)

    def _rows_since(
        self, connection: Connection, edition: Edition, kind: str
    ) -> Sequence[Row[str, str, str, bool]]:
        return connection.execute(
            select(roster.c.id, roster.c.also, roster.c.body, roster.c.deleted).where(
                roster.c.event == self._event,
                roster.c.side == side_held(connection, self._event),
                roster.c.version > edition.number,
                roster.c.kind == kind,
            )
        ).all()

    def _one(self, kind: str, key: str) -> Row[str, str, str] | None:
        with self._database.read() as connection:
            return connection.execute(self._select(kind).where(roster.c.id == key)).one_or_none()

    def _select(self, kind: str) -> Select[str, str, str]:
        return select(roster.c.id, roster.c.also, roster.c.body).where(
            roster.c.event == self._event,
            roster.c.kind == kind,
            roster.c.side == side_of(self._event),
            roster.c.deleted.is_(False),
        )


def _readable(read: Callable[..., _Thing], *fields: str) -> _Thing | None:
    """What *read* makes of *fields*, ``None`` for a body that another program wrote."""
    try:
        return read(*fields)
    except (AttributeError, KeyError, TypeError, ValueError):
        return None
