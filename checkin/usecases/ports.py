"""What the use cases need from the world. Adapters implement these."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

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
from checkin.domain.vector import EMPTY, History, Vector


@dataclass(frozen=True, slots=True)
class RosterVersion:
    """Which roster a replica holds: a number that grows within one incarnation.

    ``digest`` sums up its entries (16 hex digits): two replicas of one version
    whose digests differ do not hold the same roster.
    """

    incarnation: str = ""
    number: int = 0
    digest: str = ""

    def seen_as(self, profile: DeskProfile, digest: str) -> "RosterVersion":
        """What desks of *profile* hold of it, with its *digest*: to them another incarnation.

        So a desk whose profile changes gets all of what it may see now, and keeps nothing else.
        """
        if profile is DeskProfile.HELP_DESK or not self.incarnation:
            return RosterVersion(self.incarnation, self.number, digest)
        return RosterVersion(f"{self.incarnation}.{profile}", self.number, digest)

    def is_held_as(self, held: "RosterVersion") -> bool:
        """Say whether *held* is this one as desks of some profile hold it. Digests say nothing of it."""
        return held.number == self.number and held.incarnation.split(".")[0] == self.incarnation


class Cursor(NamedTuple):
    """The last entry of a page: where the next page begins."""

    version: int
    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class Arriving:
    """How far a change has come that has not arrived whole."""

    incarnation: str
    whole: bool
    upto: Cursor


class Edition(NamedTuple):
    """Which roster a reader has read: ``turn`` counts how often all of it was replaced."""

    incarnation: str
    turn: int
    number: int


@dataclass(frozen=True, slots=True)
class Changed:
    """Who is not as in an earlier edition: other or new *registrations*, and who is *gone*."""

    edition: Edition
    registrations: Sequence[Registration] = ()
    gone: Sequence[RegistrationId] = ()


@dataclass(frozen=True, slots=True)
class RosterEntry:
    """One row of the roster as it travels. ``body`` is canonical JSON, kept as it came.

    ``kind`` is one of gathering, list, registration, badge, desk, revocations; others are
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
class RosterPage:
    """A piece of what lies between the roster of the asker and that of the answerer.

    ``version`` is the answerer's. ``first`` begins a change and ``last`` ends
    it; only then is anything of it used. ``whole`` says that it replaces all
    that the asker has. ``left`` is how many entries follow this page.
    """

    version: RosterVersion
    entries: tuple[RosterEntry, ...]
    upto: Cursor
    whole: bool = False
    first: bool = True
    last: bool = True
    left: int = 0


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


@dataclass(frozen=True, slots=True)
class DeskReport:
    """What a desk says of itself at each exchange. No personal data.

    ``aside`` is how many records it keeps aside, ``battery`` what is left in
    percent; ``None`` is not known, or no battery. ``ready`` is the line in which it has signed
    what its last self-test came to, empty before one. ``finished``: it has sent all, has the
    server's word for it, and is about to erase itself.
    """

    program: str = ""
    on_list: str = ""
    aside: int = 0
    battery: int | None = None
    on_mains: bool | None = None
    ready: str = ""
    finished: bool = False


@dataclass(frozen=True, slots=True)
class Identity:
    """Who a desk is: its id, its private key (32 bytes), and the server's word for both."""

    desk: DeskId
    private_key: bytes = field(repr=False)
    entry: RosterEntry


@dataclass(frozen=True, slots=True)
class Told:
    """A line of news: what came to a server, which roster it has, and its vector's digest then.

    The roster's own digest is not said: each profile's is another one.
    """

    runs: Sequence[Run]
    roster: RosterVersion
    digest: str = EMPTY


@dataclass(frozen=True, slots=True)
class Request:
    """One exchange, asked. ``have`` is how far the asker is.

    It says where the asker differs from the vector with the digest ``since``,
    which was the other side's a moment ago. ``introductions`` are desks that the
    other side said it does not know. ``room`` is about as many bytes of records,
    and of the roster, as the asker wants in the answer; ``None`` as many as may be.
    A ``narrow`` one is to be answered only of the asker and of whom ``have`` names:
    the asker hears of all others by news.
    """

    desk: DeskId
    have: Vector
    runs: Sequence[Run] = ()
    roster: RosterVersion = RosterVersion()
    arriving: Arriving | None = None
    introductions: Sequence[RosterEntry] = ()
    report: DeskReport = DeskReport()
    since: str = EMPTY
    room: int | None = None
    narrow: bool = False


@dataclass(frozen=True, slots=True)
class Silent:
    """A desk that the answerer has not heard for a while, the longest of its list.

    ``since_ms`` is when it last did, by the answerer's clock; ``on_list`` is the list
    that the desk checked in to then.
    """

    desk: DeskId
    on_list: str
    since_ms: int


@dataclass(frozen=True, slots=True)
class Answer:
    """One exchange, answered. ``time_ms`` is the answerer's clock.

    ``have`` is how far the answerer is, said as what is not as it was in the
    vector with the digest ``since``: the asker's, or that of nothing when the
    answerer does not know the asker's any more. ``digest`` sums all of it up; a
    narrow answer has none.
    ``aside`` counts records of the request that were kept aside, ``strangers``
    are the desks among them that the answerer does not know; ``more`` says
    that there is more to fetch at once. ``silent`` are desks not heard for a while,
    one for each list at most.
    """

    have: Vector
    runs: Sequence[Run] = ()
    roster: RosterPage | None = None
    time_ms: int = 0
    aside: int = 0
    strangers: frozenset[DeskId] = frozenset()
    more: bool = False
    since: str = EMPTY
    digest: str | None = EMPTY
    silent: tuple[Silent, ...] = ()


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
