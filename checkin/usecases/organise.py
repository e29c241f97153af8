"""What an organiser can do: make an event, import people, issue badges, invite desks."""

import secrets
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Protocol

from checkin.domain import badge as badges
from checkin.domain.errors import InputError
from checkin.domain.model import (
    BadgeId,
    CheckInList,
    EventId,
    Gathering,
    IssuedBadge,
    ListId,
    Registration,
    RegistrationId,
)
from checkin.domain.names import fold
from checkin.domain.short_code import short_code
from checkin.domain.staff_pin import SALT_BYTES, new_pin, read_pin, verifier

MOST_SPARES = 1_000
"""Spare badges at most: each is as good as a place once it is handed out."""

Randomness = Callable[[int], bytes]
"""Returns that many random bytes."""


@dataclass(frozen=True, slots=True)
class Row:
    """One person of a sheet that a person made. Only the name is required.

    ``code`` is an opaque code of another system, ``lists`` are names of lists
    (empty: all of them), ``source`` is the row number for messages.
    """

    name: str
    organisation: str = ""
    category: str = ""
    country: str = ""
    code: str = ""
    lists: tuple[str, ...] = ()
    source: int = 0


@dataclass(frozen=True, slots=True)
class Difference:
    """What an import changed."""

    new: int = 0
    changed: int = 0
    same: int = 0


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

    def publish(
        self,
        *,
        gathering: Gathering | None = None,
        lists: Sequence[CheckInList] = (),
        registrations: Sequence[Registration] = (),
        badges: Sequence[IssuedBadge] = (),
        names_key: bytes | None = None,
    ) -> None:
        """Add or change these, as one new version of the roster.

        *names_key* (32 bytes) is what desks that get names seal and open walk-ins with.
        """


class BadgeSigner(Protocol):
    """The event's signing key. It never leaves the server."""

    key_id: int
    public_key: bytes

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
    random: Randomness = secrets.token_bytes,
) -> Gathering:
    """Make an event with its lists. Without a *pin* no help desk of it opens."""
    gathering = Gathering(
        event,
        name,
        time_zone,
        ((signer.key_id, signer.public_key),),
        demonstration,
        verifier(pin, random(SALT_BYTES)) if pin else b"",
    )
    book.publish(gathering=gathering, lists=lists, names_key=random(32))
    return gathering


def set_pin(book: EventBook, pin: str | None, random: Randomness) -> str:
    """Set the staff PIN to *pin*, or to one by chance, and return it.

    Raises:
        InputError: it is none; or there is no event yet.
    """
    pin = new_pin(random(8)) if pin is None else read_pin(pin)
    gathering = book.gathering()
    if gathering is None:
        raise InputError("There is no event yet. Make one first: checkin serve")
    book.publish(gathering=replace(gathering, pin=verifier(pin, random(SALT_BYTES))))
    return pin


def import_rows(book: EventBook, rows: Sequence[Row], random: Randomness) -> Difference:
    """Take in a sheet: all of it or nothing, never a check-in touched.

    A person is known again by code, else by folded name and organisation.

    Raises:
        InputError: a row names a list that the event does not have, or two
            rows cannot be told apart.
    """
    lists = {fold(one.name): one.id for one in book.lists()}
    by_id = {one.id: one for one in book.registrations()}
    owners = {one.id: one.registration for one in book.badges() if one.registration in by_id}
    # Whom a code of this sheet speaks for is not taken for a namesake in another row.
    coded = {owners[BadgeId(row.code)] for row in rows if BadgeId(row.code) in owners}
    known = {
        _key(one.public_name, one.organisation): one
        for one in by_id.values()
        if one.id not in coded
    }
    registrations: dict[RegistrationId, Registration] = {}
    issued: list[IssuedBadge] = []
    seen: set[str | tuple[str, str]] = set()
    new = changed = same = 0
    for row in rows:
        code = BadgeId(row.code)
        key = _key(row.name, row.organisation)
        if row.code and code in seen:
            raise InputError(f"Row {row.source}: this code already belongs to another row.")
        if not row.code and key in seen:
            raise InputError(
                f"Row {row.source}: the same name and organisation stand in another row; "
                "give each a code of its own."
            )
        seen.add(code or key)
        before = by_id[owners[code]] if code in owners else known.pop(key, None)
        after = replace(
            before or Registration(RegistrationId(random(8).hex()), row.name),
            public_name=row.name,
            organisation=row.organisation,
            country=row.country,
            category=row.category,
            lists=_lists_of(row, lists),
        )
        if before is None:
            new += 1
        elif before == after:
            same += 1
        else:
            changed += 1
        if after.id in registrations:
            raise InputError(
                f"Row {row.source}: another row has an older code of the same person. "
                "Keep one of the two."
            )
        registrations[after.id] = after
        # A code that is known stays as it is: a replaced one is not made good again.
        if row.code and code not in owners:
            issued.append(IssuedBadge(code, after.id))
    book.publish(registrations=tuple(registrations.values()), badges=tuple(issued))
    return Difference(new, changed, same)


def issue_badges(book: EventBook, signer: BadgeSigner, random: Randomness) -> list[PrintedBadge]:
    """Return a signed badge for everybody, making those that are missing.

    A badge is good from the day before the first list to the day after the
    last. Printed again it is the same badge: Ed25519 signs without chance.

    Raises:
        InputError: there is no event yet, or nobody is registered.
    """
    gathering = book.gathering()
    days = sorted(one.day for one in book.lists())
    people = sorted(book.registrations(), key=lambda one: (fold(one.public_name), one.id))
    if gathering is None or not days or not people:
        raise InputError("Nobody is registered yet. Import people first: checkin import FILE")
    good = {one.registration: one for one in book.badges() if one.short and one.replaced_at is None}
    taken = {one.short for one in book.badges()}
    fresh = {
        one.id: IssuedBadge(BadgeId(random(12).hex()), one.id, _short(random, taken))
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
        (one for one in issued if one.short and not one.registration), key=lambda one: one.short
    )[:count]
    fresh = [
        IssuedBadge(BadgeId(random(12).hex()), RegistrationId(""), _short(random, taken))
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
    signer: BadgeSigner,
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


def _short(random: Randomness, taken: set[str]) -> str:
    # Of 50,000 badges two would share a code once in 27 events: the wrong person admitted.
    while (short := short_code(int.from_bytes(random(5), "big"))) in taken:
        continue
    taken.add(short)
    return short


def _key(name: str, organisation: str) -> tuple[str, str]:
    return (fold(name), fold(organisation))


def _lists_of(row: Row, lists: Mapping[str, ListId]) -> frozenset[ListId]:
    if not row.lists:
        return frozenset(lists.values())
    missing = [name for name in row.lists if fold(name) not in lists]
    if missing:
        raise InputError(
            f"Row {row.source}: there is no check-in list “{missing[0]}”. "
            "Make the list first, or correct the sheet."
        )
    return frozenset(lists[fold(name)] for name in row.lists)
