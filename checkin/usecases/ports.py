"""What the use cases need from the world. Adapters implement these."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from checkin.domain.badge import Verifier
from checkin.domain.clock import ClockReading
from checkin.domain.model import (
    BadgeId,
    CheckInList,
    DeskId,
    DeskProfile,
    EnrolledDesk,
    Gathering,
    IssuedBadge,
    Registration,
    RegistrationId,
)
from checkin.domain.record import Draft, Head, Record, Run
from checkin.domain.vector import History
from checkin.usecases.exchange import Answer, Identity, Request
from checkin.usecases.roster_pages import (
    Arriving,
    Changed,
    Edition,
    RosterEntry,
    RosterPage,
    RosterVersion,
)


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of runs that came from the other side.

    ``records`` are those that were new. ``aside`` counts the ones kept aside:
    forged, out of order, or a (desk, seq) that came back with other bytes.
    ``strangers`` are desks whose keys are not known here, ``forked`` those that
    have signed other records for places that are taken here.
    """

    records: tuple[Record, ...] = ()
    aside: int = 0
    strangers: frozenset[DeskId] = frozenset()
    forked: frozenset[DeskId] = frozenset()


class Log(Protocol):
    """The log of one replica. Raises ``StoreError`` when it cannot save or read."""

    def records(self) -> Iterable[Record]:
        """Every record held, in the order in which they came."""

    def have(self) -> Mapping[DeskId, Head]:
        """How far each desk's chain goes here."""

    def aside_count(self) -> int:
        """How many records are kept aside here, each counted once."""

    def runs_above(self, have: Mapping[DeskId, Head], limit_bytes: int) -> Sequence[Run]:
        """What the other side lacks, this desk's own first, about *limit_bytes* at most."""

    def runs_after(self, after: Mapping[DeskId, int], limit_bytes: int) -> Sequence[Run]:
        """What follows on those sequence numbers, and nothing of other desks."""

    def take(self, runs: Sequence[Run], verify: Verifier) -> Taken:
        """Store the other side's runs, each whole or not at all."""

    def take_each(self, asked: Sequence[Sequence[Run]], verify: Verifier) -> list[Taken]:
        """Store the runs of several others in one go."""


class Badges(Protocol):
    """Whose a badge is."""

    def badge(self, key: BadgeId) -> IssuedBadge | None:
        """A badge by its id, or by the whole text of an opaque code."""

    def is_revoked(self, key: BadgeId) -> bool:
        """Whether the list of revocations that this replica has accepted names a badge."""


Unseal = Callable[[RegistrationId, str], bytes | None]
"""Opens what a record says, sealed, of a person. ``None`` where this replica may not, or it is none."""


class Roster(Protocol):
    """The organisers' data as this replica has it. Raises ``StoreError``."""

    def gathering(self) -> Gathering | None:
        """The event, ``None`` before the first download."""

    def lists(self) -> Sequence[CheckInList]:
        """The check-in lists by day and name."""

    def registration(self, key: RegistrationId) -> Registration | None:
        """One registration."""

    def registrations_of(
        self, keys: Collection[RegistrationId]
    ) -> Mapping[RegistrationId, Registration]:
        """The registrations of those of *keys* that it has, all at once."""

    def badge(self, key: BadgeId) -> IssuedBadge | None:
        """A badge by its id, or by the whole text of an opaque code."""

    def is_revoked(self, key: BadgeId) -> bool:
        """Whether the list of revocations that this replica has accepted names a badge."""

    def revocations_unheard(self) -> RosterEntry | None:
        """The list of revocations held here, if the roster's own is an older one.

        For a server that was restored from a backup.
        """

    def badge_by_short_code(self, short: str) -> IssuedBadge | None:
        """A badge by the code printed under it."""

    def registrations(self) -> Iterable[Registration]:
        """Everybody, at one moment."""

    def registrations_in_slices(self) -> Iterable[Sequence[Registration]]:
        """Everybody, some at a time, each slice at a moment of its own."""

    def edition(self) -> Edition:
        """Which roster this is, for :meth:`changed_since`."""

    def changed_since(self, edition: Edition) -> Changed | None:
        """Who has changed since; ``None`` when all of it was replaced since."""

    def badges(self) -> Iterable[IssuedBadge]:
        """Every badge that was issued."""

    def desk(self, key: DeskId) -> EnrolledDesk | None:
        """One desk, ``None`` for a stranger."""

    def desks(self) -> Sequence[EnrolledDesk]:
        """Every desk of the event."""

    def roster_version(self) -> RosterVersion:
        """Which roster this is."""

    def roster_for(self, profile: DeskProfile) -> RosterVersion:
        """The same, as desks of *profile* hold it."""

    def page_above(
        self,
        version: RosterVersion,
        arriving: Arriving | None,
        limit_bytes: int,
        profile: DeskProfile,
    ) -> RosterPage | None:
        """What to send to a desk of *profile* that holds *version*; ``None`` when nothing changed."""

    def arriving(self) -> Arriving | None:
        """How far a change has come that has not arrived whole."""

    def apply(self, page: RosterPage) -> bool:
        """Keep a page; with the last one take in the change, in one transaction or not at all.

        Returns whether the roster is another one now.
        """

    def seal(self, about: RegistrationId, personal: bytes) -> str | None:
        """Seal what a record says of a person to those who may see names.

        ``None`` where this replica may not.
        """

    def opener(self) -> Unseal:
        """What opens that again, with the key to names as it is held now."""

    def introductions(self, desks: Iterable[DeskId]) -> Sequence[RosterEntry]:
        """The certified entries of *desks*, for a server that does not know them any more."""


class Replica(Log, Roster, Protocol):
    """The log and the roster of one event in one database: all that an exchange needs."""


class Answering(Protocol):
    """What answering needs of a replica: how far it is, what others lack, and to take from them."""

    @property
    def history(self) -> History:
        """The vectors that it has had."""

    def take_each(self, asked: Sequence[Sequence[Run]], verify: Verifier) -> list[Taken]:
        """As in :class:`Log`."""

    def have(self) -> Mapping[DeskId, Head]:
        """As in :class:`Log`."""

    def roster_for(self, profile: DeskProfile) -> RosterVersion:
        """Which roster this is, as desks of *profile* hold it."""

    def runs_after(self, after: Mapping[DeskId, int], limit_bytes: int) -> Sequence[Run]:
        """As in :class:`Log`."""

    def desk(self, key: DeskId) -> EnrolledDesk | None:
        """One desk as it is now, ``None`` for a stranger."""

    def page_above(
        self,
        version: RosterVersion,
        arriving: Arriving | None,
        limit_bytes: int,
        profile: DeskProfile,
    ) -> RosterPage | None:
        """As in :class:`Roster`."""


class Store(Replica, Protocol):
    """A desk's replica, which makes records of its own."""

    @property
    def mine(self) -> DeskId:
        """Whose records these are. A desk that was cloned or set back gets another."""

    def hash_at(self, desk: DeskId, seq: int) -> str | None:
        """The hash of record *seq* of *desk*, ``None`` where it is not here."""

    def become(self, identity: "Identity", theirs: Sequence[Run], verify: Verifier) -> Taken:
        """Go on as *identity*, and re-issue under it whatever *theirs* does not have.

        *theirs* are the runs of the old identity as the other side has them,
        from its first record.
        """

    def adopt(self, desk: DeskId, theirs: Sequence[Run], verify: Verifier) -> Taken:
        """Take *theirs* for the chain of another *desk*, from its first record.

        What was here in its place is re-issued as this desk's own.
        """

    def record(self, draft: Draft, now: ClockReading) -> Record:
        """Give *draft* the next place in this desk's chain, durably on disk on return."""


class Peer(Protocol):
    """The other side of a sync. Raises ``ServerError``."""

    def exchange(self, request: Request) -> Answer:
        """Send *request* and return what came back."""

    def renew(self) -> Identity:
        """Ask for another identity in place of one that is used twice."""


class WallClock(Protocol):
    """The desk's own clock."""

    def __call__(self) -> int:
        """Milliseconds since 1970 UTC."""
