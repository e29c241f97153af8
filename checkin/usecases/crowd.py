"""Who has come, by what people have in common: counted as records and the roster come in.

Numbers and no names. Whatever is asked costs as much as there are desks or organisations,
however many people there are.
"""

from bisect import bisect_left, bisect_right, insort
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from enum import StrEnum
from heapq import nlargest
from typing import NamedTuple

from checkin.domain.model import CheckInList, DeskId, ListId, Registration, RegistrationId
from checkin.domain.names import fold
from checkin.domain.record import Record
from checkin.usecases.expected import Right, Rules, right_of

NOBODY_KNOWN = "badge:"
"""How the fold calls whoever shows a genuine badge that no roster knows yet."""


class By(StrEnum):
    """What people may have in common."""

    ORGANISATION = "organisation"
    REGION = "region"
    CATEGORY = "category"


class Cell(NamedTuple):
    """So many of one organisation, region or category; ``name`` is empty where none is known."""

    name: str
    arrived: int
    expected: int


class Arrival(NamedTuple):
    """When somebody arrived (ms since 1970 UTC, as their desk's clock was corrected), and where."""

    at: int
    desk: DeskId
    person: str


@dataclass(frozen=True, slots=True)
class _Traits:
    """What is counted of a registration, and what decides where it is expected."""

    of: tuple[str, ...] = field(repr=False)
    right: Right


_OF_NOTHING = ("",) * len(By)
"""Of what somebody is who is on no roster."""


class Crowd:
    """Everybody who is expected or has arrived, as numbers.

    Whoever is known and has arrived is expected as well: see :mod:`checkin.usecases.expected`.
    """

    def __init__(self, lists: Iterable[CheckInList] = ()) -> None:
        self._lists = tuple(lists)
        self._rules = Rules(self._lists)
        self._right: dict[Right, Right] = {}
        self._known: dict[str, _Traits] = {}
        self._on: dict[str, set[ListId]] = {}
        self._expected: Counter[ListId] = Counter()
        self._arrived: Counter[tuple[ListId, By, str]] = Counter()
        self._wanted: Counter[tuple[ListId, By, str]] = Counter()
        self._cells: dict[tuple[ListId, By], set[str]] = defaultdict(set)
        self._at: dict[ListId, dict[DeskId, list[Arrival]]] = defaultdict(dict)
        self._unknown: Counter[ListId] = Counter()
        # One spelling of each: organisations are written in five ways.
        self._spelling = {"": ""}
        self._folded: dict[str, str] = {}

    # ------------------------------------------------------------- what comes in

    def rule(self, lists: Iterable[CheckInList]) -> None:
        """Count by the rules of *lists* from now on. Slow, if they are others than before."""
        new = tuple(lists)
        if new == self._lists:
            return
        people = [(one, self._on.get(key, set())) for key, one in self._known.items()]
        for one, arrived in people:
            self._count(one, arrived, -1)
        self._lists, self._rules = new, Rules(new)
        for one, arrived in people:
            self._count(one, arrived, 1)

    def know(self, key: RegistrationId, registration: Registration | None) -> None:
        """Count somebody as the roster has them now: ``None`` for whoever is not on it."""
        old = self._known.get(key)
        new = self._traits(registration) if registration is not None else None
        if new == old:
            return
        arrived = self._on.get(key, set())
        self._count(old, arrived, -1)
        self._count(new, arrived, 1)
        if new is None:
            del self._known[key]
        else:
            self._known[key] = new

    def moved(self, on: ListId, person: str, now: Record | None, before: Record | None) -> None:
        """Somebody's admission that counts on a list is another one: ``None`` is no admission."""
        if before is not None:
            times = self._at[on][before.desk]
            times.pop(bisect_left(times, Arrival(before.corrected_ms, before.desk, person)))
        if now is not None:
            there = self._at[on].setdefault(now.desk, [])
            insort(there, Arrival(now.corrected_ms, now.desk, person))
        many = (now is not None) - (before is not None)
        if many:
            traits = self._known.get(person)
            self._arrive(on, traits, many)
            if traits is not None and on not in self._rules.lists_of(traits.right):
                self._want(on, traits, many)
            self._unknown[on] += many * person.startswith(NOBODY_KNOWN)
            lists = self._on.setdefault(person, set())
            lists.symmetric_difference_update({on})
            if not lists:
                del self._on[person]

    # ------------------------------------------------------------- what is asked

    def expected(self, on: ListId) -> int:
        """How many are to come to a list, or have come all the same."""
        return self._expected[on]

    def unknown(self, on: ListId) -> int:
        """How many of those who arrived showed a badge that no roster knows yet."""
        return self._unknown[on]

    def by_desk(self, on: ListId) -> Mapping[DeskId, int]:
        """How many arrived at each desk, of those who count."""
        return {desk: len(times) for desk, times in self._at[on].items() if times}

    def between(self, on: ListId, desk: DeskId, after_ms: int, until_ms: int) -> int:
        """How many arrived at a desk after one moment, and until another."""
        times = self._at[on].get(desk, [])
        return bisect_right(times, until_ms, key=_when) - bisect_right(times, after_ms, key=_when)

    def latest(self, on: ListId, desk: DeskId, many: int) -> Sequence[int]:
        """When the latest *many* of a desk arrived, in order."""
        return [one.at for one in self._at[on].get(desk, [])[-many:]]

    def times(self, on: ListId) -> Mapping[DeskId, Sequence[int]]:
        """When each desk's people arrived, in order."""
        return {desk: [one.at for one in some] for desk, some in self._at[on].items() if some}

    def not_come(self, on: ListId) -> int:
        """How many are expected on a list and have not arrived there."""
        return sum(
            1
            for key, one in self._known.items()
            if on in self._rules.lists_of(one.right) and on not in self._on.get(key, ())
        )

    def recent(self, on: ListId, many: int) -> Sequence[Arrival]:
        """The latest *many* of all desks, the last first."""
        return nlargest(many, (one for times in self._at[on].values() for one in times[-many:]))

    def cells(self, on: ListId, by: By) -> Sequence[Cell]:
        """How many arrived and are expected of each organisation, region or category."""
        return [
            Cell(self._spelling[name], self._arrived[on, by, name], self._wanted[on, by, name])
            for name in self._cells[on, by]
            if self._arrived[on, by, name] or self._wanted[on, by, name]
        ]

    def name_of(self, person: str, by: By) -> str:
        """Of which organisation, region or category somebody is; empty where none is known."""
        traits = self._known.get(person)
        return self._spelling[traits.of[list(By).index(by)]] if traits else ""

    def strangers(self) -> Sequence[str]:
        """Who arrived somewhere and is on no roster: by badge, or by an id that is gone."""
        return sorted(one for one in self._on if one not in self._known)

    # ------------------------------------------------------------- how

    def _traits(self, one: Registration) -> _Traits:
        of = tuple(map(self._key, (one.organisation, one.region, one.category)))
        right = right_of(one)
        return _Traits(of, self._right.setdefault(right, right))

    def _key(self, text: str) -> str:
        found = self._folded.get(text)
        if found is None:
            found = self._folded[text] = fold(text)
            self._spelling.setdefault(found, " ".join(text.split()))
        return found

    def _count(self, traits: _Traits | None, arrived: AbstractSet[ListId], many: int) -> None:
        """Count somebody who has *arrived* on some lists, or count them no more."""
        for on in arrived:
            self._arrive(on, traits, many)
        if traits is not None:
            for on in self._rules.lists_of(traits.right) | arrived:
                self._want(on, traits, many)

    def _want(self, on: ListId, traits: _Traits, many: int) -> None:
        self._expected[on] += many
        for by, name in zip(By, traits.of, strict=True):
            self._wanted[on, by, name] += many
            self._cells[on, by].add(name)

    def _arrive(self, on: ListId, traits: _Traits | None, many: int) -> None:
        for by, name in zip(By, traits.of if traits else _OF_NOTHING, strict=True):
            self._arrived[on, by, name] += many
            self._cells[on, by].add(name)


def _when(one: Arrival) -> int:
    return one.at
