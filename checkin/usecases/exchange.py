"""What the two sides of an exchange say to each other, and a line of news between two of them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from checkin.domain.model import DeskId
from checkin.domain.record import Run
from checkin.domain.vector import EMPTY, Vector
from checkin.usecases.roster_pages import (
    NO_ROSTER,
    Arriving,
    RosterEntry,
    RosterPage,
    RosterVersion,
)


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
    roster: RosterVersion = NO_ROSTER
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
