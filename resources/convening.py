"""The demonstration event: a convening of 208 invented people.

Modelled on the public facts of the IFEX 2024 Convening: two days, a members'
meeting the day before, more than a hundred organisations. No person and no
organisation in it exists. Each seed gives the same people on every Python:
only ``Random.random()`` is used, the one method whose sequence is promised.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from typing import Literal, TypeVar

from resources.names import PEN_NAMES, SPELLINGS, TONGUES, TWO_LETTERS
from resources.places import (
    COUNTRIES,
    COUNTRY,
    ENGLISH_KINDS,
    GUEST_KINDS,
    HEADSET,
    HOST_COUNTRY,
    KINDS,
    MANY_FROM,
    WORD_ENDS,
    WORD_STARTS,
)

T = TypeVar("T")

MEMBERS, GUESTS, STAFF, INTERPRETERS = 162, 24, 12, 10
MEMBER_ORGANISATIONS, GUEST_ORGANISATIONS = 94, 14
OFFICE = "Lanternfield Network Office"
BOOTH = "Wrenbridge Interpreters' Cooperative"

GENERAL_MEETING, DAY_1, DAY_2 = "general-meeting", "day-1", "day-2"
LANYARDS = {
    "member": "green lanyard",
    "guest": "blue lanyard",
    "staff": "yellow lanyard",
    "interpreter": "white lanyard",
}
NO_PHOTOS = "striped lanyard (no photos)"


@dataclass(frozen=True)
class GatheringList:
    """A check-in list: *key*, the *name* on screen and the *day* on which it is open."""

    key: str
    name: str
    day: date


@dataclass(frozen=True)
class Organisation:
    """An organisation that sends people; *member* ones vote at the General Meeting."""

    key: str
    name: str
    country: str
    region: str
    member: bool


@dataclass(frozen=True)
class Person:
    """Somebody who is registered.

    Where ``code_only`` is true ``public_name``, ``aliases`` and
    ``other_script`` are empty: nobody at a desk may know the name. ``country``
    is ISO 3166-1 alpha-2, ``organisation`` an organisation's name, ``lists``
    the keys of the lists where the person counts, ``give`` what the desk hands
    over. A replaced ``badge`` means that the person is welcome and that an
    older badge of theirs, still in circulation, is not.
    """

    key: str
    public_name: str
    aliases: tuple[str, ...]
    other_script: str
    organisation: str
    country: str
    region: str
    category: str
    lists: tuple[str, ...]
    give: tuple[str, ...]
    code_only: bool = False
    status: Literal["active", "cancelled"] = "active"
    badge: Literal["active", "replaced"] = "active"
    photo_consent: bool = True


@dataclass(frozen=True)
class Gathering:
    """The whole event, before anybody has a badge."""

    name: str
    time_zone: str
    lists: tuple[GatheringList, ...]
    organisations: tuple[Organisation, ...]
    people: tuple[Person, ...]


def convening(first_day: date = date(2024, 4, 15), seed: int = 2024) -> Gathering:
    """Invent the event whose Day 1 is *first_day*; the same *seed* gives the same people."""
    rng = Random(seed)  # noqa: S311  # demonstration data, to be repeated, not to be guessed
    organisations = _organisations(rng)
    people = _named(rng, _seats(rng, organisations))
    _give_lists(rng, people)
    _give_cases(rng, people)
    people = [_equipped(rng, person) for person in _shuffled(rng, people)]
    return Gathering(
        name="IFEX 2024 Convening",
        time_zone="Europe/Berlin",
        lists=(
            GatheringList(GENERAL_MEETING, "General Meeting", first_day - timedelta(days=1)),
            GatheringList(DAY_1, "Day 1", first_day),
            GatheringList(DAY_2, "Day 2", first_day + timedelta(days=1)),
        ),
        organisations=tuple(organisations),
        people=tuple(replace(person, key=f"p-{n:03}") for n, person in enumerate(people, 1)),
    )


def _shuffled(rng: Random, items: Sequence[T]) -> list[T]:
    return [items[n] for _, n in sorted((rng.random(), n) for n in range(len(items)))]


def _chance(rng: Random, share: float) -> bool:
    return rng.random() < share


def _organisations(rng: Random) -> list[Organisation]:
    """Every country sends at least one organisation; the office and the booth come last."""
    invented = _shuffled(rng, [start + end for start in WORD_STARTS for end in WORD_ENDS])
    everywhere = [country.code for country in COUNTRIES]
    more = MEMBER_ORGANISATIONS + GUEST_ORGANISATIONS - len(everywhere) - len(MANY_FROM)
    codes = [
        *_shuffled(rng, everywhere + list(MANY_FROM)),
        *_shuffled(rng, everywhere)[:more],
    ]
    made = []
    for n, code in enumerate(codes):
        member = n < MEMBER_ORGANISATIONS
        country = COUNTRY[code]
        kinds = KINDS.get(country.tongue, ENGLISH_KINDS) if member else GUEST_KINDS
        name = kinds[int(rng.random() * len(kinds))].format(invented[n])
        made.append((name, code, country.region, member))
    made += [(name, HOST_COUNTRY, COUNTRY[HOST_COUNTRY].region, False) for name in (OFFICE, BOOTH)]
    return [Organisation(f"o-{n:03}", *facts) for n, facts in enumerate(made, 1)]


def _seats(rng: Random, organisations: Sequence[Organisation]) -> list[Person]:
    """Who comes for whom, without names yet: each organisation once, then some twice."""
    members = organisations[:MEMBER_ORGANISATIONS]
    guests = organisations[MEMBER_ORGANISATIONS:-2]
    office, booth = organisations[-2:]
    seats = [_seat(each, "member", each.country) for each in members]
    seats += [
        _seat(each, "member", each.country)
        for each in _shuffled(rng, members)[: MEMBERS - len(members)]
    ]
    seats += [_seat(each, "guest", each.country) for each in guests]
    seats += [
        _seat(each, "guest", each.country)
        for each in _shuffled(rng, guests)[: GUESTS - len(guests)]
    ]
    homes = _shuffled(rng, COUNTRIES)
    seats += [_seat(office, "staff", home.code) for home in homes[:STAFF]]
    seats += [
        _seat(booth, "interpreter", home.code) for home in homes[STAFF : STAFF + INTERPRETERS]
    ]
    return seats


def _seat(organisation: Organisation, category: str, country: str) -> Person:
    return Person(
        key="",
        public_name="",
        aliases=(),
        other_script="",
        organisation=organisation.name,
        country=country,
        region=COUNTRY[country].region,
        category=category,
        lists=(),
        give=(),
    )


def _named(rng: Random, seats: Sequence[Person]) -> list[Person]:
    """Give everybody a name of their own; of each tongue every second one in its own script."""
    numbers = {tongue: _shuffled(rng, range(len(names))) for tongue, names in TONGUES.items()}
    people = []
    for person in seats:
        tongue = COUNTRY[person.country].tongue
        number = numbers[tongue].pop()
        latin, own = TONGUES[tongue].latin(number), TONGUES[tongue].own(number)
        in_own_script = bool(own) and len(numbers[tongue]) % 2 == 0
        aliases: tuple[str, ...] = ()
        first, _, rest = latin.partition(" ")
        if first in SPELLINGS and len(numbers[tongue]) % 3:
            aliases = (f"{SPELLINGS[first]} {rest}",)
        people.append(
            replace(
                person,
                public_name=own if in_own_script else latin,
                other_script=latin if in_own_script else own,
                aliases=aliases,
            )
        )
    return people


def _give_lists(rng: Random, people: list[Person]) -> None:
    """Members come to all three; some only to one day, some not to the General Meeting."""
    days: tuple[str, ...] = (DAY_1, DAY_2)
    for n, person in enumerate(people):
        meeting = (GENERAL_MEETING,) if person.category == "member" else ()
        people[n] = replace(person, lists=(*meeting, *days))
    who = _shuffled(rng, [n for n, p in enumerate(people) if p.category in {"member", "guest"}])
    for lists, how_many in (((DAY_2,), 14), ((DAY_1,), 10), (days, 22)):
        for _ in range(how_many):
            n = who.pop()
            people[n] = replace(people[n], lists=lists)


def _give_cases(rng: Random, people: list[Person]) -> None:
    """Deal out what a desk must cope with, one case a person, to those who come on both days."""
    free = _shuffled(
        rng,
        [
            n
            for n, p in enumerate(people)
            if p.category in {"member", "guest"} and DAY_1 in p.lists and DAY_2 in p.lists
        ],
    )

    def deal(how_many: int, change: Callable[[Person], Person]) -> None:
        for _ in range(how_many):
            n = free.pop()
            people[n] = change(people[n])

    _make_namesakes(people, free)
    # Only the names of tongues that are never the only ones of their script are taken away.
    common = [n for n in free if people[n].country not in MANY_FROM]
    for name, n in zip(TWO_LETTERS, common, strict=False):
        people[n] = replace(people[n], public_name=name, other_script="", aliases=())
        free.remove(n)
    for n in common[len(TWO_LETTERS) :][:7]:
        people[n] = replace(people[n], public_name="", other_script="", aliases=(), code_only=True)
        free.remove(n)
    deal(5, lambda person: replace(person, status="cancelled"))
    deal(5, lambda person: replace(person, badge="replaced"))
    pens = _shuffled(rng, PEN_NAMES)
    deal(len(pens), lambda person: replace(person, aliases=(*person.aliases, pens.pop())))


def _make_namesakes(people: list[Person], free: list[int]) -> None:
    """Give two people of different organisations one name, in four tongues."""
    for tongue in ("spanish", "arabic", "swahili", "cyrillic"):
        these = [n for n in free if COUNTRY[people[n].country].tongue == tongue]
        first = these[0]
        second = next(n for n in these if people[n].organisation != people[first].organisation)
        one = people[first]
        people[second] = replace(
            people[second], public_name=one.public_name, other_script=one.other_script, aliases=()
        )
        free.remove(first)
        free.remove(second)


def _equipped(rng: Random, person: Person) -> Person:
    """Say what the desk hands over; who is known by code only is never photographed."""
    consent = not _chance(rng, 0.25) and not person.code_only
    give = [LANYARDS[person.category] if consent else NO_PHOTOS]
    headset = HEADSET.get(COUNTRY[person.country].tongue)
    if _chance(rng, 0.75) and headset and person.category in {"member", "guest"}:
        give.append(headset)
    return replace(person, photo_consent=consent, give=tuple(give))
