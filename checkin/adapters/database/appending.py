"""What an append reads and writes: few statements, whatever comes.

The round trips of one record at a time would cost a server more than all the rest.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

from sqlalchemy import Connection

from checkin.adapters.database.news import News
from checkin.domain.model import DeskId, DeskProfile, EventId
from checkin.domain.record import Head
from checkin.usecases.roster_pages import RosterVersion

_PROFILES = tuple(DeskProfile)
_NONE = RosterVersion()

LOOK = (
    "select 'chain' as what, desk, seq, hash from chain where event = {0} union all "
    "select 'roster', incarnation, number, digest || ' ' || lane_digest || ' ' || nameless_digest "
    "from roster_state where event = {0}"
)
"""Reads a :class:`State`. To be filled with the driver's own mark for the event."""


@dataclass(frozen=True, slots=True)
class State:
    """How far an event has come in a database, at one moment: its roster as each profile has it."""

    heads: Mapping[DeskId, Head]
    roster: RosterVersion = _NONE
    digests: Sequence[str] = ("",) * len(_PROFILES)

    def roster_for(self, profile: DeskProfile) -> RosterVersion:
        """The roster as desks of *profile* hold it."""
        return self.roster.seen_as(profile, self.digests[_PROFILES.index(profile)])


class LogRow(NamedTuple):
    """A row of the log, but for its event and for when it was received."""

    desk: DeskId
    seq: int
    hash: str
    hlc: int
    original: str
    data: bytes


class SealRow(NamedTuple):
    """A row of the seals."""

    desk: DeskId
    seq: int
    signature: bytes


class AsideRow(NamedTuple):
    """A row of what is kept aside, but for its event and for when it was received."""

    desk: DeskId
    seq: int
    hash: str
    fact: str
    why: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Rows:
    """What is to be written, at *now* (the replica's clock, in ms).

    ``heads`` are where the chains that grew end now, ``here`` what records say that are
    not to be aside any more.
    """

    now: int
    log: Sequence[LogRow]
    seals: Sequence[SealRow]
    heads: Mapping[DeskId, Head]
    aside: Sequence[AsideRow]
    here: Sequence[str]


class Appending(Protocol):
    """A transaction that appends to an event, begun: nobody else appends to it meanwhile.

    ``connection`` is for whatever else is to be read or written in it.
    """

    connection: Connection
    state: State

    def write(self, rows: Rows) -> None:
        """Write *rows*, and tell of the event if its log grows."""


class FileAppending:
    """An append to an SQLite file."""

    def __init__(self, connection: Connection, event: EventId, news: News) -> None:
        self.connection = connection
        self.state = look(connection, event)
        self._event = event
        self._news = news

    def write(self, rows: Rows) -> None:
        """Write *rows*, and tell of the event if its log grows."""
        event, now = self._event, rows.now
        self._run(
            "insert into log (event, desk, seq, hash, hlc, original, data, received) "
            "values (?, ?, ?, ?, ?, ?, ?, ?)",
            [(event, *row, now) for row in rows.log],
        )
        self._run("insert into seal (desk, seq, signature) values (?, ?, ?)", rows.seals)
        self._run(
            "insert into chain (event, desk, seq, hash) values (?, ?, ?, ?) "
            "on conflict (desk) do update set seq = excluded.seq, hash = excluded.hash",
            [(event, desk, *head) for desk, head in rows.heads.items()],
        )
        self._run(
            "insert into aside (event, desk, seq, hash, fact, why, data, received) "
            "values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
            [(event, *row, now) for row in rows.aside],
        )
        if rows.log:
            self._run(
                "delete from aside where event = ? and fact in (select value from json_each(?))",
                [(event, json.dumps(rows.here))],
            )
            self._news.announce(self.connection, event)

    def _run(self, statement: str, rows: Sequence[tuple[Any, ...]]) -> None:
        if rows:
            self.connection.exec_driver_sql(statement, [tuple(row) for row in rows])


def look(connection: Connection, event: EventId) -> State:
    """Read how far *event* has come."""
    mark = "%(event)s" if connection.dialect.name == "postgresql" else ":event"
    return read_state(connection.exec_driver_sql(LOOK.format(mark), {"event": event}).all())


def read_state(rows: Sequence[Any]) -> State:
    """Read the rows of :data:`LOOK`."""
    heads: dict[DeskId, Head] = {}
    roster, digests = RosterVersion(), ("",) * len(_PROFILES)
    for what, name, number, digest in rows:
        if what == "chain":
            heads[DeskId(name)] = Head(number, digest)
        else:
            digests = tuple(digest.split())
            roster = RosterVersion(name, number, digests[0])
    return State(heads, roster, digests)
