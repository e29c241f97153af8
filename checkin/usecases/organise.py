"""What an organiser can do: make an event, import people, issue badges, invite desks."""

import secrets
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Protocol

from checkin.domain import badge as badges
from checkin.domain.errors import InputError
from checkin.domain.lock import Lock
from checkin.domain.model import (
    BadgeId,
    CheckInList,
    EventId,
    Gathering,
    IssuedBadge,
    ListId,
    Registration,
    RegistrationId,
    Standing,
)
from checkin.domain.names import fold
from checkin.domain.short_code import short_code
from checkin.domain.staff_pin import SALT_BYTES, verifier
from checkin.usecases.roster_pages import RosterVersion

MOST_SPARES = 1_000
"""Spare badges at most: each is as good as a place once it is handed out."""

Randomness = Callable[[int], bytes]
"""Returns that many random bytes."""


@dataclass(frozen=True, slots=True)
class PrintedBadge:
    """What goes on one badge. ``text`` is for the QR code."""

    registration: Registration
    short: str
    text: str = field(repr=False)


class EventBook(Protocol):
    """One event's roster, as organisers change it. Each call is one transaction."""

    def gathering(self) -> Gathering | None:
        """The event."""

    def lists(self) -> Sequence[CheckInList]:
        """The check-in lists."""

    def registrations(self) -> Iterable[Registration]:
        """Everybody."""

    def badges(self) -> Iterable[IssuedBadge]:
        """Every badge that was issued."""

    def revoked(self) -> frozenset[BadgeId]:
        """The signed badges that are good no more."""

    def publish(
        self,
        *,
        gathering: Gathering | None = None,
        lists: Sequence[CheckInList] = (),
        registrations: Sequence[Registration] = (),
        badges: Sequence[IssuedBadge] = (),
        names_key: bytes | None = None,
        lock: Lock | None = None,
        seen: Sequence[Gathering | CheckInList | Registration] = (),
        sources: Mapping[str, RegistrationId] | None = None,
        upon: RosterVersion | None = None,
    ) -> None:
        """Add or change these, as one new version of the roster.

        *names_key* (32 bytes) is what desks that get names seal and open walk-ins with,
        *lock* how desks are locked, *sources* whom imported sheets call what.

        Raises:
            Overtaken: one of *seen* is not as it is there any more.
            InputError: the roster is another one than *upon*, which this was made for.
        """


class PracticeSigner(Protocol):
    """The key that signs practice badges, and nothing else."""

    key_id: int
    public_key: bytes

    def __call__(self, message: bytes) -> bytes:
        """Sign *message* (Ed25519, 64 bytes)."""


class BadgeSigner(Protocol):
    """The event's signing key. It never leaves the server."""

    key_id: int
    public_keys: tuple[tuple[int, bytes], ...]
    """What verifies badges: its own public key and the spare one's, by their ids."""

    @property
    def practice(self) -> PracticeSigner:
        """What signs practice badges."""

    def __call__(self, message: bytes) -> bytes:
        """Sign *message* (Ed25519, 64 bytes)."""


def first_lists(day: date) -> tuple[CheckInList, ...]:
    """The one list that a newcomer's event begins with."""
    return (CheckInList(ListId("day-1"), "Day 1", day),)


def new_event(
    book: EventBook,
    name: str,
    time_zone: str,
    lists: Sequence[CheckInList],
    signer: BadgeSigner,
    *,
    event: EventId,
    demonstration: bool = False,
    pin: str = "",
    lock: Lock | None = None,
    random: Randomness = secrets.token_bytes,
    complete: Callable[[Gathering], Gathering] | None = None,
) -> Gathering:
    """Make an event with its lists. Without a *pin* no help desk of it opens.

    Without a *lock* its desks open by themselves. *complete* says the rest of it.
    """
    gathering = Gathering(
        event,
        name,
        time_zone,
        signer.public_keys,
        demonstration,
        verifier(pin, random(SALT_BYTES)) if pin else b"",
        practice_key=signer.practice.public_key,
    )
    if complete is not None:
        gathering = complete(gathering)
    book.publish(gathering=gathering, lists=lists, names_key=random(32), lock=lock)
    return gathering


def issue_badges(
    book: EventBook,
    signer: BadgeSigner,
    random: Randomness,
    now_ms: int | None = None,
    *,
    only: Collection[RegistrationId] | None = None,
) -> list[PrintedBadge]:
    """Return a signed badge for everybody (or *only* some), making those that are missing.

    A badge is good from the day before the first list to the day after the
    last. Printed again it is the same badge: Ed25519 signs without chance. *now_ms* is
    noted with a badge that takes the place of one that is good no more.

    Raises:
        InputError: there is no event yet, or nobody is registered.
    """
    gathering = book.gathering()
    days = sorted(one.day for one in book.lists())
    people = sorted(
        (one for one in book.registrations() if only is None or one.id in only),
        key=lambda one: (fold(one.public_name), one.id),
    )
    if gathering is None or not days or not people:
        raise InputError("Nobody is registered yet. Import people first: checkin import FILE")
    revoked = book.revoked()
    printable = [one for one in book.badges() if one.short and one.replaced_at is None]
    cancelled = {one.id for one in people if one.standing is Standing.CANCELLED}
    # Whoever has cancelled gets the same badge as before, in case they come after all.
    good = {
        one.registration: one
        for one in printable
        if one.id not in revoked or one.registration in cancelled
    }
    again = {one.registration for one in book.badges() if one.short}
    taken = {one.short for one in book.badges()}
    fresh = {
        one.id: IssuedBadge(
            BadgeId(random(12).hex()),
            one.id,
            short_free(random, taken),
            issued_at=now_ms if one.id in again else None,
        )
        for one in people
        if one.id not in good
    }
    if fresh:
        book.publish(badges=tuple(fresh.values()))
    return [
        printed(gathering, days[0], days[-1], one, good.get(one.id) or fresh[one.id], signer)
        for one in people
    ]


def issue_spares(
    book: EventBook, signer: BadgeSigner, random: Randomness, count: int
) -> list[PrintedBadge]:
    """Return spare badges to print, *count* of them: those that there are, and more as needed.

    They are signed like all others and nobody's, until a help desk hands one out.

    Raises:
        InputError: there is no event yet, or *count* is no number of badges.
    """
    if not 0 < count <= MOST_SPARES:
        raise InputError(f"Between 1 and {MOST_SPARES} spare badges can be printed.")
    gathering = book.gathering()
    days = sorted(one.day for one in book.lists())
    if gathering is None or not days:
        raise InputError("There is no event yet. Make one first: checkin serve")
    issued = list(book.badges())
    taken = {one.short for one in issued}
    spares = sorted(
        (one for one in issued if one.short and not one.registration and one.replaced_at is None),
        key=lambda one: one.short,
    )[:count]
    fresh = [
        IssuedBadge(BadgeId(random(12).hex()), RegistrationId(""), short_free(random, taken))
        for _ in range(count - len(spares))
    ]
    if fresh:
        book.publish(badges=fresh)
    return [
        printed(gathering, days[0], days[-1], Registration(RegistrationId(""), ""), one, signer)
        for one in (*spares, *fresh)
    ]


def printed(
    gathering: Gathering,
    first: date,
    last: date,
    registration: Registration,
    issued: IssuedBadge,
    signer: BadgeSigner | PracticeSigner,
) -> PrintedBadge:
    """Return what to print for one issued badge."""
    claim = badges.SignedBadge(
        signer.key_id,
        gathering.id,
        issued.id,
        first - timedelta(days=1),
        last + timedelta(days=1),
    )
    return PrintedBadge(registration, issued.short, badges.sign(claim, signer).text)


def new_token() -> str:
    """Return the secret part of a one-time address: 100 random bits, easy to read out."""
    letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    return "".join(secrets.choice(letters) for _ in range(20))


def short_free(random: Randomness, taken: set[str]) -> str:
    """Return a short code that no badge has, and note that one has it now."""
    # Of 50,000 badges two would share a code once in 27 events: the wrong person admitted.
    while (short := short_code(int.from_bytes(random(5), "big"))) in taken:
        continue
    taken.add(short)
    return short
