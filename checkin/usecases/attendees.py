"""Everybody on an event's list as organisers look for them: by any word, by list, by category.

Of each person one line is in memory, and only whoever has changed is read again: with
100,000 people a question costs a walk through their folded names and nothing of the roster.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, Protocol

from checkin.domain.model import ListId, Registration, RegistrationId, Standing
from checkin.domain.names import fold
from checkin.usecases.roster_pages import Changed, Edition

PAGE = 50
"""People on one page."""


class Readable(Protocol):
    """A roster, as far as it is read here."""

    def registrations_in_slices(self) -> Iterable[Sequence[Registration]]:
        """Everybody, some at a time."""

    def edition(self) -> Edition:
        """Which roster this is."""

    def changed_since(self, edition: Edition) -> Changed | None:
        """Who has changed since; ``None`` when all of it was replaced since."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Whom somebody looks for; what is empty leaves everybody.

    ``text`` are words of which each has to stand in a name or the organisation.
    ``organisation`` and ``category`` are whole ones, however they are typed.
    """

    text: str = ""
    on: str = ""
    organisation: str = ""
    category: str = ""
    standing: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """Some of those who were found, in the order of their names, and how many there are."""

    total: int
    page: int
    pages: int
    ids: tuple[RegistrationId, ...]


class _Line(NamedTuple):
    """What one person is found by."""

    key: str
    id: RegistrationId
    names: str
    organisation: str
    category: str
    lists: frozenset[ListId]
    standing: Standing


@lru_cache(maxsize=20_000)  # organisations and categories come again and again
def _folded(text: str) -> str:
    return fold(text)


def _line(one: Registration) -> _Line:
    names = [fold(name) for name in (one.public_name, *one.aliases, one.other_script)]
    return _Line(
        f"{names[0]} {one.id}",
        one.id,
        "\n".join((*names, _folded(one.organisation))),
        one.organisation,
        one.category,
        one.lists,
        one.standing,
    )


class Attendees:
    """Everybody of one event. Used by one thread at a time."""

    def __init__(self, roster: Readable) -> None:
        self._roster = roster
        self._edition: Edition | None = None
        self._lines: list[_Line] = []
        # Counted once for each change, not for each page.
        self._organisations: Counter[str] = Counter()
        self._categories: Counter[str] = Counter()

    def catch_up(self) -> None:
        """Read whoever has changed since the last time, at first everybody.

        Raises:
            StoreError: the roster cannot be read. What was read before stays.
        """
        changed = self._roster.changed_since(self._edition) if self._edition else None
        anew = changed is None
        while changed is None:
            # What changes while everybody is read is laid over it afterwards.
            edition = self._roster.edition()
            slices = self._roster.registrations_in_slices()
            self._lines = sorted(_line(one) for some in slices for one in some)
            changed = self._roster.changed_since(edition)
        away = {*changed.gone, *(one.id for one in changed.registrations)}
        if away:
            kept = [one for one in self._lines if one.id not in away]
            self._lines = sorted([*kept, *map(_line, changed.registrations)])
        if away or anew:
            lines = self._lines
            self._organisations = Counter(one.organisation for one in lines if one.organisation)
            self._categories = Counter(one.category for one in lines if one.category)
        self._edition = changed.edition

    def find(self, asked: Asked, page: int = 1) -> Found:
        """Return page *page* of whoever fits, the last one if there are fewer pages."""
        lines = self._fitting(asked)
        pages = max(1, -(-len(lines) // PAGE))
        page = min(max(1, page), pages)
        some = lines[(page - 1) * PAGE : page * PAGE]
        return Found(len(lines), page, pages, tuple(one.id for one in some))

    def namesakes(self, name: str, organisation: str) -> tuple[RegistrationId, ...]:
        """Whoever has the same name at the same organisation, however they are typed."""
        folded, at = fold(name), fold(organisation)
        found: list[RegistrationId] = []
        start = f"{folded} "
        place = bisect_left(self._lines, start, key=lambda one: one.key)
        while place < len(self._lines) and self._lines[place].key.startswith(start):
            one = self._lines[place]
            if one.names.partition("\n")[0] == folded and _folded(one.organisation) == at:
                found.append(one.id)
            place += 1
        return tuple(found)

    def categories(self) -> Counter[str]:
        """Every category, as it is spelt, and how many people are of it."""
        return self._categories

    def organisations(self) -> Counter[str]:
        """Every organisation, as it is spelt, and how many people are of it."""
        return self._organisations

    def of(self, *, organisation: str = "", category: str = "") -> tuple[RegistrationId, ...]:
        """Everybody of an organisation or of a category, however it is spelt."""
        return tuple(
            one.id for one in self._fitting(Asked(organisation=organisation, category=category))
        )

    def _fitting(self, asked: Asked) -> list[_Line]:
        words = fold(asked.text).split()
        organisation, category = fold(asked.organisation), fold(asked.category)
        tests: list[Callable[[_Line], bool]] = []
        if asked.on:
            tests.append(lambda one: asked.on in one.lists)
        if asked.standing:
            tests.append(lambda one: one.standing == asked.standing)
        if organisation:
            spelt = _spelt(self._organisations, organisation)
            tests.append(lambda one: one.organisation in spelt)
        if category:
            called = _spelt(self._categories, category)
            tests.append(lambda one: one.category in called)
        lines = self._lines
        for word in words:
            lines = [one for one in lines if word in one.names]
        return [one for one in lines if all(test(one) for test in tests)] if tests else lines


def _spelt(names: Iterable[str], folded: str) -> frozenset[str]:
    """In which ways a name is spelt: a few texts, compared quicker than each is folded."""
    return frozenset(one for one in names if _folded(one) == folded)
