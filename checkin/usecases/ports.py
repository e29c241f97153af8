"""What the use cases need from the world. Adapters implement these."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from checkin.domain.badge import Verifier
from checkin.domain.clock import ClockReading
from checkin.domain.model import (
    BadgeId,
    CheckInList,
    DeskId,
    EnrolledDesk,
    Gathering,
    IssuedBadge,
    Registration,
    RegistrationId,
)
from checkin.domain.record import Draft, Head, Record, Run


@dataclass(frozen=True, slots=True)
class RosterVersion:
    """Which roster a replica holds: a number that grows within one incarnation."""

    incarnation: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class RosterEntry:
    """One row of the roster as it travels. ``body`` is canonical JSON, kept as it came.

    ``kind`` is one of gathering, list, registration, badge, desk; others are
    stored and not used. ``also`` is a second key: a badge's short code.
    ``deleted`` makes it a tombstone.
    """

    kind: str
    id: str
    version: int
    body: str = field(default="", repr=False)
    also: str = ""
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class RosterChange:
    """Every entry with a version above what the other side holds, or all of them.

    ``whole`` tells the taker to drop what it has first.
    """

    version: RosterVersion
    entries: tuple[RosterEntry, ...]
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of runs that came from the other side.

    ``records`` are those that were new. ``aside`` counts the ones kept aside:
    forged, out of order, or a (desk, seq) that came back with other bytes.
    """

    records: tuple[Record, ...] = ()
    aside: int = 0


class Log(Protocol):
    """The log of one replica. Raises ``StoreError`` when it cannot save or read."""

    def records(self) -> Iterable[Record]:
        """Every record held, in the order in which they came."""

    def have(self) -> Mapping[DeskId, Head]:
        """How far each desk's chain goes here."""

    def runs_above(self, have: Mapping[DeskId, Head], limit_bytes: int) -> Sequence[Run]:
        """What the other side lacks, this desk's own first, about *limit_bytes* at most."""

    def take(self, runs: Sequence[Run], verify: Verifier) -> Taken:
        """Store the other side's runs, each whole or not at all."""


class Roster(Protocol):
    """The organisers' data as this replica has it. Raises ``StoreError``."""

    def gathering(self) -> Gathering | None:
        """The event, ``None`` before the first download."""

    def lists(self) -> Sequence[CheckInList]:
        """The check-in lists by day and name."""

    def registration(self, key: RegistrationId) -> Registration | None:
        """One registration."""

    def badge(self, key: BadgeId) -> IssuedBadge | None:
        """A badge by its id, or by the whole text of an opaque code."""

    def badge_by_short_code(self, short: str) -> IssuedBadge | None:
        """A badge by the code printed under it."""

    def registrations(self) -> Iterable[Registration]:
        """Everybody, for the search and the expected numbers."""

    def badges(self) -> Iterable[IssuedBadge]:
        """Every badge that was issued."""

    def desks(self) -> Sequence[EnrolledDesk]:
        """Every desk of the event."""

    def roster_version(self) -> RosterVersion:
        """Which roster this is."""

    def changes_above(self, version: RosterVersion) -> RosterChange | None:
        """What to send to somebody who holds *version*; ``None`` when nothing changed."""

    def apply(self, change: RosterChange) -> None:
        """Take in a change, in one transaction or not at all."""


class Replica(Log, Roster, Protocol):
    """The log and the roster of one event in one database: all that an exchange needs."""


class Store(Replica, Protocol):
    """A desk's replica, which makes records of its own."""

    def record(self, draft: Draft, now: ClockReading) -> Record:
        """Give *draft* the next place in this desk's chain, durably on disk on return."""


@dataclass(frozen=True, slots=True)
class DeskReport:
    """What a desk says of itself at each exchange. No personal data."""

    program: str = ""
    on_list: str = ""


@dataclass(frozen=True, slots=True)
class Request:
    """One exchange, asked. ``have`` is all that the asker holds."""

    desk: DeskId
    have: Mapping[DeskId, Head]
    runs: Sequence[Run] = ()
    roster: RosterVersion = RosterVersion()
    report: DeskReport = DeskReport()


@dataclass(frozen=True, slots=True)
class Answer:
    """One exchange, answered. ``time_ms`` is the answerer's clock.

    ``aside`` counts records of the request that were kept aside; ``more`` says
    that there is more to fetch at once.
    """

    have: Mapping[DeskId, Head]
    runs: Sequence[Run] = ()
    roster: RosterChange | None = None
    time_ms: int = 0
    aside: int = 0
    more: bool = False


class Peer(Protocol):
    """The other side of a sync. Raises ``ServerError``."""

    def exchange(self, request: Request) -> Answer:
        """Send *request* and return what came back."""


class WallClock(Protocol):
    """The desk's own clock."""

    def __call__(self) -> int:
        """Milliseconds since 1970 UTC."""
