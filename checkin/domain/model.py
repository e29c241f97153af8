"""The things a desk knows about, as frozen values.

Words are those of the field: a *registration* is a person's right to attend,
a *badge* is the card and the code on it, a *check-in list* is where a
registration counts once (a day, a meeting, a dinner).
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NewType

from checkin.domain.names import fold

EventId = NewType("EventId", str)
"""Eight hex digits: the four bytes that also stand in every signed badge."""

DeskId = NewType("DeskId", str)
"""Sixteen hex digits, minted at enrolment and never used again."""

ListId = NewType("ListId", str)
RegistrationId = NewType("RegistrationId", str)

BadgeId = NewType("BadgeId", str)
"""24 hex digits for a signed badge; the code itself for an opaque one."""


class Standing(StrEnum):
    """Whether a registration is still good."""

    ACTIVE = "active"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Registration:
    """A person's right to attend. Holds the least that a desk needs.

    ``public_name`` is empty for people who appear by code only. ``give`` lists
    what to hand over, each a short text ("striped lanyard (no photos)").
    """

    id: RegistrationId
    public_name: str
    organisation: str = ""
    country: str = ""
    region: str = ""
    category: str = ""
    lists: frozenset[ListId] = frozenset()
    standing: Standing = Standing.ACTIVE
    aliases: tuple[str, ...] = ()
    other_script: str = ""
    give: tuple[str, ...] = ()
    attention: str = ""

    @property
    def code_only(self) -> bool:
        """True for a person who must never appear by name."""
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
    """

    id: BadgeId
    registration: RegistrationId
    short: str = ""
    replaced_at: int | None = None


@dataclass(frozen=True, slots=True)
class EnrolledDesk:
    """A desk of this event: its name for people, its public key (32 bytes) for runs.

    ``certificate`` is the event's signature over the two, so that a server that
    was restored from an old backup can be told again who its desks are.
    """

    id: DeskId
    name: str
    public_key: bytes = field(repr=False)
    certificate: bytes = field(default=b"", repr=False)
    retired: bool = False

    def certified(self, event: EventId) -> bytes:
        """What the event signs to let this desk in."""
        head = f"{event}:{self.id}:{self.name}:".encode()
        return b"desk-v1\0" + head + self.public_key


@dataclass(frozen=True, slots=True)
class Gathering:
    """The event itself, as every desk has it.

    ``badge_keys`` maps the key id in a badge (one byte) to an Ed25519 public
    key of 32 bytes. ``demonstration`` is set for invented people only.
    ``pin`` is what verifies the staff PIN, empty while there is none. ``contacts`` are
    short lines on whom volunteers ask, and where or how ("Venue lead: room 12").
    """

    id: EventId
    name: str
    time_zone: str = "UTC"
    badge_keys: tuple[tuple[int, bytes], ...] = ()
    demonstration: bool = False
    pin: bytes = field(default=b"", repr=False)
    contacts: tuple[str, ...] = ()
