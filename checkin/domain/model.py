"""The things a desk knows about, as frozen values.

Words are those of the field: a *registration* is a person's right to attend,
a *badge* is the card and the code on it, a *check-in list* is where a
registration counts once (a day, a meeting, a dinner).
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NewType

from checkin.domain.letters import comparison_code
from checkin.domain.names import fold

EventId = NewType("EventId", str)
"""Eight hex digits: the four bytes that also stand in every signed badge."""

DeskId = NewType("DeskId", str)
"""Sixteen hex digits, minted at enrolment and never used again."""

ListId = NewType("ListId", str)
RegistrationId = NewType("RegistrationId", str)

BadgeId = NewType("BadgeId", str)
"""24 hex digits for a signed badge; the code itself for an opaque one."""


class DeskProfile(StrEnum):
    """How much of the people on the list a desk is given. Chosen when it is enrolled.

    A *help desk* gets names and whatever finds them; a *lane* the public names only; a *lane
    without names* registrations by their ids, and what is decided and handed over by.
    """

    HELP_DESK = "help-desk"
    LANE = "lane"
    LANE_WITHOUT_NAMES = "lane-without-names"


class Standing(StrEnum):
    """Whether a registration is still good."""

    ACTIVE = "active"
    CANCELLED = "cancelled"


class Photos(StrEnum):
    """Whether somebody may be photographed, as far as they were asked: badges say so."""

    UNSAID = ""
    YES = "yes"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Registration:
    """A person's right to attend. Holds the least that a desk needs.

    ``public_name`` is empty for people who appear by code only. ``give`` lists
    what to hand over, each a short text ("striped lanyard (no photos)"). What is somebody's
    own is in no ``repr``: such texts end in tracebacks.
    ``withheld`` where this desk is not given the name: whether there is one is not said.
    """

    id: RegistrationId
    public_name: str = field(repr=False)
    organisation: str = field(default="", repr=False)
    country: str = field(default="", repr=False)
    region: str = field(default="", repr=False)
    category: str = ""
    lists: frozenset[ListId] = frozenset()
    standing: Standing = Standing.ACTIVE
    aliases: tuple[str, ...] = field(default=(), repr=False)
    other_script: str = field(default="", repr=False)
    give: tuple[str, ...] = field(default=(), repr=False)
    attention: str = field(default="", repr=False)
    withheld: bool = False
    photos: Photos = Photos.UNSAID

    @property
    def code_only(self) -> bool:
        """True for a person who must never, or can not, appear by name."""
        return not self.public_name


@dataclass(frozen=True, slots=True)
class CheckInList:
    """Where a registration counts once. ``day`` is in the event's time zone.

    ``reentry`` admits people who are in already, ``exit`` checks people out and
    admits those who have left. ``opens`` and ``closes``, in milliseconds since 1970
    UTC, are the first moment at which people are admitted and the first at which
    they are no longer; ``None`` for no such limit. ``begins`` is when what people come
    for does: most arrive shortly before, and nothing is decided by it. Of those on the
    list only whoever's category is one of ``categories`` may enter, if there are any.
    """

    id: ListId
    name: str
    day: date
    reentry: bool = False
    exit: bool = False
    opens: int | None = None
    closes: int | None = None
    categories: tuple[str, ...] = ()
    begins: int | None = None

    def is_for(self, category: str) -> bool:
        """Say whether people of *category* may enter. Case and accents make no difference."""
        return not self.categories or fold(category) in map(fold, self.categories)


@dataclass(frozen=True, slots=True)
class IssuedBadge:
    """A badge as the organisers' roster has it.

    ``registration`` is empty for a spare one, which is nobody's until a record says so.
    ``short`` is the code of eight characters printed under the QR code.
    ``replaced_at`` is in milliseconds since 1970 UTC, ``None`` while it is good.
    ``issued_at`` (likewise) is when the organisers made it in place of another: what help
    desks had replaced before then does not touch it.
    """

    id: BadgeId
    registration: RegistrationId
    short: str = ""
    replaced_at: int | None = None
    issued_at: int | None = None


@dataclass(frozen=True, slots=True)
class EnrolledDesk:
    """A desk of this event: its name for people, its public key (32 bytes) for runs.

    ``certificate`` is the event's signature over the two, so that a server that
    was restored from an old backup can be told again who its desks are.
    ``profile`` is how much of the roster it is given. ``erase``: a retired one that is told
    at its next contact to erase what it holds.
    """

    id: DeskId
    name: str
    public_key: bytes = field(repr=False)
    certificate: bytes = field(default=b"", repr=False)
    retired: bool = False
    profile: DeskProfile = DeskProfile.HELP_DESK
    erase: bool = False

    def certified(self, event: EventId) -> bytes:
        """What the event signs to let this desk in: a lane's is no help desk's."""
        head = f"{event}:{self.id}:{self.profile}:{self.name}:".encode()
        return b"desk-v2\0" + head + self.public_key


@dataclass(frozen=True, slots=True)
class WaitingDesk:
    """A desk that has shown an invitation and waits until an organiser lets it in.

    ``code`` is what both compare, so that it is this laptop and nobody else's.
    """

    id: DeskId
    name: str
    public_key: bytes = field(repr=False)
    profile: DeskProfile = DeskProfile.HELP_DESK

    @property
    def code(self) -> str:
        """Six letters of its key."""
        return comparison_code(self.public_key)


@dataclass(frozen=True, slots=True)
class Gathering:
    """The event itself, as every desk has it.

    ``badge_keys`` maps the key id in a badge (one byte) to an Ed25519 public
    key of 32 bytes. ``demonstration`` is set for invented people only.
    ``pin`` is what verifies the staff PIN, empty while there is none. ``contacts`` are
    short lines on whom volunteers ask, and where or how ("Venue lead: room 12").
    ``ends`` is the first moment after the event and ``wipe`` the one from which on nothing
    of it is kept at desks, in milliseconds since 1970 UTC; ``None`` where it was never said.
    ``practice_key`` is the public key of practice badges, empty where there are none.
    ``languages`` are the codes of those that desks speak: first the one in which they start.
    ``colour`` is the organisers' own, ``#rrggbb`` or empty: of their pages and their badges.
    """

    id: EventId
    name: str
    time_zone: str = "UTC"
    badge_keys: tuple[tuple[int, bytes], ...] = ()
    demonstration: bool = False
    pin: bytes = field(default=b"", repr=False)
    contacts: tuple[str, ...] = ()
    ends: int | None = None
    wipe: int | None = None
    practice_key: bytes = b""
    languages: tuple[str, ...] = ()
    colour: str = ""
