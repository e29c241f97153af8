"""The demonstration's morning: its event, and who holds what up to the camera."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from checkin.adapters.book import Book
from checkin.adapters.keys import SigningKey
from checkin.adapters.profile import wall_ms
from checkin.adapters.server_data import ServerData
from checkin.domain.model import (
    BadgeId,
    CheckInList,
    EventId,
    IssuedBadge,
    ListId,
    Registration,
    RegistrationId,
    Standing,
)
from checkin.domain.short_code import short_code
from checkin.domain.staff_pin import new_pin
from checkin.domain.verdict import Reason
from checkin.usecases.contacts import set_contacts
from checkin.usecases.organise import new_event, printed
from resources.convening import DAY_1, DAY_2, Gathering, Person, convening
from resources.film import Scene

ADMITTED = "admitted"
_ARRIVALS = 27
_IMPORTED_CODE = "TKT-7Q4M-0031-CONVENING"
_STRANGER = "https://example.org/menu?table=12"
CONTACTS = (
    "Desk lead: Noor, by the stairs",
    "Venue lead: +49 30 23125 142",
    "First aid: room 0.12",
    "Interpreters: Ilse, +49 30 23125 177",
)
"""Whom volunteers ask: invented people, numbers kept for fiction."""


@dataclass(frozen=True, slots=True)
class Cue:
    """One badge in the film, and what the desk must say of it."""

    scene: Scene
    expected: str


@dataclass(frozen=True, slots=True)
class Morning:
    """The event in the server's database, and the film's cues in order."""

    event: EventId
    name: str
    cues: tuple[Cue, ...]
    pin: str


def prepare(data: ServerData) -> Morning:
    """Make the demonstration event, as though its Day 1 were today, and plan the film."""
    gathering = convening(datetime.now(UTC).astimezone(ZoneInfo("Europe/Berlin")).date())
    event = EventId(os.urandom(4).hex())
    book = data.book(event)
    lists = [CheckInList(ListId(one.key), one.name, one.day) for one in gathering.lists]
    pin = new_pin(os.urandom(8))
    new_event(
        book,
        gathering.name,
        gathering.time_zone,
        lists,
        data.signer,
        event=event,
        demonstration=True,
        pin=pin,
    )
    set_contacts(book, CONTACTS)
    people = [_registration(one) for one in gathering.people]
    good = {one.key: _issue(one.key) for one in gathering.people}
    old = {
        one.key: _issue(one.key, replaced_at=wall_ms() - 3_600_000)
        for one in gathering.people
        if one.badge == "replaced"
    }
    ticket = _someone(gathering, DAY_1, skip=_ARRIVALS)
    imported = IssuedBadge(BadgeId(_IMPORTED_CODE), RegistrationId(ticket.key))
    book.publish(registrations=people, badges=[*good.values(), *old.values(), imported])
    codes = _Codes(data, book, [one.day for one in gathering.lists])
    return Morning(event, gathering.name, tuple(_cues(gathering, good, old, codes)), pin)


class _Codes:
    """Texts for QR codes, genuine and otherwise."""

    def __init__(self, data: ServerData, book: Book, days: Sequence[date]) -> None:
        gathering = book.gathering()
        if gathering is None:
            raise LookupError("the demonstration's event was not saved")
        self._gathering, self._days = gathering, sorted(days)
        self._signer = data.signer
        self._forger = SigningKey(os.urandom(32))
        self._people = {one.id: one for one in book.registrations()}

    def genuine(self, issued: IssuedBadge) -> str:
        return self._signed(issued, self._signer)

    def forged(self, issued: IssuedBadge) -> str:
        return self._signed(issued, self._forger)

    def _signed(self, issued: IssuedBadge, signer: SigningKey) -> str:
        person = self._people[issued.registration]
        first, last = self._days[0], self._days[-1]
        return printed(self._gathering, first, last, person, issued, signer).text


def _cues(
    gathering: Gathering,
    good: dict[str, IssuedBadge],
    old: dict[str, IssuedBadge],
    codes: _Codes,
) -> list[Cue]:
    arrivals = [_someone(gathering, DAY_1, skip=n) for n in range(_ARRIVALS)]
    cues = [
        Cue(
            # Some on paper, some on phones, some of those in dark mode.
            Scene(
                codes.genuine(good[person.key]),
                "phone" if number % 3 == 1 else "paper",
                inverted=number % 9 == 4,
                caption=ADMITTED,
            ),
            ADMITTED,
        )
        for number, person in enumerate(arrivals)
    ]
    cancelled = next(one for one in gathering.people if one.status == "cancelled")
    tomorrow = next(
        one
        for one in gathering.people
        if one.lists == (DAY_2,) and one.status == "active" and one.badge == "active"
    )
    replaced = next(one for one in gathering.people if one.key in old)
    again = codes.genuine(good[arrivals[3].key])
    planted = [
        (4, _STRANGER, "phone", Reason.NOT_AN_EVENT_CODE),
        (8, codes.forged(good[arrivals[20].key]), "paper", Reason.NOT_OURS),
        (11, _IMPORTED_CODE, "phone", ADMITTED),
        (13, codes.genuine(good[cancelled.key]), "paper", Reason.CANCELLED),
        (17, again, "paper", Reason.ALREADY_IN),
        (21, codes.genuine(good[tomorrow.key]), "paper", Reason.OTHER_LIST),
        (25, codes.genuine(old[replaced.key]), "paper", Reason.REPLACED),
        (26, codes.genuine(good[replaced.key]), "paper", ADMITTED),
    ]
    for place, text, medium, expected in planted:
        scene = Scene(text, "phone" if medium == "phone" else "paper", caption=str(expected))
        cues.insert(place, Cue(scene, str(expected)))
    return cues


def _someone(gathering: Gathering, on: str, *, skip: int) -> Person:
    good = [
        one
        for one in gathering.people
        if on in one.lists and one.status == "active" and one.badge == "active"
    ]
    # Spread over the list, so that every script and category comes by.
    return good[skip * 5 % len(good)]


def _issue(key: str, replaced_at: int | None = None) -> IssuedBadge:
    short = short_code(int.from_bytes(os.urandom(5), "big"))
    return IssuedBadge(BadgeId(os.urandom(12).hex()), RegistrationId(key), short, replaced_at)


def _registration(person: Person) -> Registration:
    return Registration(
        id=RegistrationId(person.key),
        public_name=person.public_name,
        organisation=person.organisation,
        country=person.country,
        region=person.region,
        category=person.category,
        lists=frozenset(ListId(key) for key in person.lists),
        standing=Standing(person.status),
        aliases=person.aliases,
        other_script=person.other_script,
        give=person.give,
    )
