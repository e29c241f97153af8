"""The roster in its versions: its entries, the pages in which they come, and what has changed."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from checkin.domain.model import DeskProfile, Registration, RegistrationId


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


NO_ROSTER = RosterVersion()
"""What a replica holds to which none has come yet."""


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
