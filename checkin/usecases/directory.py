"""Everybody who can be found by name: their folded names as text, which is searched as text.

A hundred thousand people are some blocks of text, not some million objects: a key is
answered within milliseconds, and a change of the roster costs the blocks that it touches.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple, Protocol

from checkin.domain.model import Registration, RegistrationId
from checkin.domain.names import fold, is_enough, skeletons
from checkin.usecases.expected import Right, right_of
from checkin.usecases.ports import Roster
from checkin.usecases.roster_pages import Edition

_BLOCK = 500
"""People in one block, which is written anew when one of them changes."""

_TELLING, _CONSONANTS = 3, 2
"""Letters typed, and consonants in each word of them, before a name may be similar."""


class Place(NamedTuple):
    """Somebody who was found: how well (0 best), what sorts them, and who."""

    rank: int
    key: str
    id: RegistrationId


@dataclass(frozen=True, slots=True)
class Line:
    """What somebody is found by: all folded names, each behind a line feed, which none contains.

    ``spellings`` are the skeletons of the words of the person's own names, between spaces.
    """

    id: RegistrationId
    names: str
    spellings: str

    @property
    def key(self) -> str:
        """What sorts people: the public name, and the id of namesakes."""
        return f"{self.names[1:].partition(chr(10))[0]} {self.id}"


def line_of(one: Registration) -> Line:
    """What somebody is found by."""
    own = [fold(name) for name in (one.public_name, *one.aliases, one.other_script) if name]
    names = [*own, fold(one.organisation)] if one.organisation else own
    spelt = dict.fromkeys(chain.from_iterable(map(skeletons, own)))
    return Line(one.id, "".join(f"\n{name}" for name in names), f" {' '.join(spelt)} ")


class _Text:
    """One piece of each person of a block, in one text."""

    __slots__ = ("_starts", "whole")

    def __init__(self, pieces: Iterable[str]) -> None:
        kept = list(pieces)
        self.whole = "".join(f"{piece}\n" for piece in kept)
        self._starts = [0]
        for piece in kept:
            self._starts.append(self._starts[-1] + len(piece) + 1)

    def __getitem__(self, place: int) -> str:
        return self.whole[self._starts[place] : self._starts[place + 1] - 1]

    def hits(self, parts: Sequence[str]) -> Iterator[int]:
        """In whose pieces all *parts* are, each once and in their order."""
        rarest = min(parts, key=self.whole.count) if len(parts) > 1 else parts[0]
        at = self.whole.find(rarest)
        while at >= 0:
            place = bisect_right(self._starts, at) - 1
            if len(parts) == 1 or all(part in self[place] for part in parts):
                yield place
            at = self.whole.find(rarest, self._starts[place + 1])


class Block:
    """Some hundred people who follow one another. It never changes."""

    __slots__ = ("ids", "names", "spellings")

    def __init__(self, lines: Sequence[Line]) -> None:
        self.ids = [line.id for line in lines]
        self.names = _Text(line.names for line in lines)
        self.spellings = _Text(line.spellings for line in lines)

    def line(self, place: int) -> Line:
        """One of the people again."""
        return Line(self.ids[place], self.names[place], self.spellings[place])

    def lines(self) -> list[Line]:
        """All of them."""
        return [self.line(place) for place in range(len(self.ids))]


class Directory:
    """Everybody at one moment. It never changes, so any thread may search it."""

    def __init__(
        self,
        blocks: Sequence[Block] = (),
        rights: Mapping[RegistrationId, Right] | None = None,
        many: Mapping[Right, int] | None = None,
    ) -> None:
        self._blocks = blocks
        self.rights = rights or {}
        """What decides where each of them is expected."""
        self.many = many or {}
        """How many people have each of these rights."""

    def of_organisation(self, folded: str) -> Iterator[RegistrationId]:
        """Whoever has *folded* for a whole name: all of that organisation, and perhaps others."""
        for block in self._blocks:
            for place in block.names.hits([f"\n{folded}\n"]):
                yield block.ids[place]

    def search(self, folded: str) -> Iterator[Place]:
        """Those in whose names *folded* stands, the best first, and each time in the same order.

        A name that starts with it comes before a word that does, then come
        several words in any order, then the letters anywhere. Nobody before two letters.
        """
        if not is_enough(folded):
            return
        words = folded.split()
        within = [block for block in self._blocks if folded in block.names.whole]
        seen: set[RegistrationId] = set()
        for rank, blocks, parts in (
            (0, within, [f"\n{folded}"]),
            (1, within, [f" {folded}"]),
            (2, self._blocks if len(words) > 1 else (), words),
            (3, within, [folded]),
        ):
            for block in blocks:
                yield from _new(block, block.names.hits(parts), rank, seen)

    def similar(self, folded: str) -> Iterator[Place]:
        """Those who have names that sound like each word of *folded*, or else begin so."""
        spelt = skeletons(folded)
        # Two letters say nothing of a sound, and neither does one consonant.
        if len(folded) < _TELLING or not spelt or min(map(len, spelt)) < _CONSONANTS:
            return
        seen: set[RegistrationId] = set()
        # Two consonants begin too many words that sound otherwise.
        ends = (" ", "") if min(map(len, spelt)) > _CONSONANTS else (" ",)
        for rank, end in enumerate(ends):
            parts = [f" {word}{end}" for word in spelt]
            for block in self._blocks:
                yield from _new(block, block.spellings.hits(parts), rank, seen)


def _new(
    block: Block, places: Iterable[int], rank: int, seen: set[RegistrationId]
) -> Iterator[Place]:
    for place in places:
        line = block.line(place)
        if line.id not in seen:
            seen.add(line.id)
            yield Place(rank, line.key, line.id)


class Directories(Protocol):
    """Who has the directory as it is now."""

    @property
    def now(self) -> Directory | None:
        """The directory, ``None`` before it was read for the first time."""

    def changed(self) -> None:
        """The roster is another one than it was."""


class DirectoryReader:
    """Reads everybody once, and from then on only whoever has changed.

    *between* is called now and then while everybody is read; it may raise to end that.
    """

    def __init__(self, roster: Roster, between: Callable[[], None] = lambda: None) -> None:
        self._roster = roster
        self._between = between
        self._edition: Edition | None = None
        self._forget()

    def read(self) -> Directory:
        """Return everybody as they are now.

        Raises:
            StoreError: the roster cannot be read. What was read before stays.
        """
        while True:
            changed = self._roster.changed_since(self._edition) if self._edition else None
            if changed is not None:
                break
            # What changes while everybody is read is laid over it afterwards.
            edition = self._roster.edition()
            self._edition = None
            self._read_everybody()
            self._edition = edition
        self._take(changed.registrations, changed.gone)
        self._edition = changed.edition
        return Directory(tuple(self._blocks), self._rights, dict(self._many))

    def _forget(self) -> None:
        self._blocks: list[Block] = []
        self._block_of: dict[RegistrationId, Block] = {}
        self._rights: dict[RegistrationId, Right] = {}
        self._many: Counter[Right] = Counter()
        # One object of each, however many people have it.
        self._right: dict[Right, Right] = {}

    def _read_everybody(self) -> None:
        self._forget()
        lines: list[Line] = []
        for some in self._roster.registrations_in_slices():
            self._between()
            for one in some:
                self._expect(one)
                if not one.code_only:
                    lines.append(line_of(one))
        lines.sort(key=lambda line: line.key)
        self._blocks = self._cut(lines)

    def _take(self, changed: Sequence[Registration], gone: Sequence[RegistrationId]) -> None:
        away = {*gone, *(one.id for one in changed)}
        if away:
            # Whoever holds the directory of before has these as they were.
            self._rights = self._rights.copy()
        for key in away:
            right = self._rights.pop(key, None)
            if right is not None:
                self._many[right] -= 1
        fresh: dict[int, list[Line]] = {}
        touched = {id(block) for key in away if (block := self._block_of.pop(key, None))}
        # Where there is nobody yet, the first block is an empty one.
        before = self._blocks or [Block(())]
        firsts = [block.line(0).key for block in before if block.ids]
        for one in changed:
            self._expect(one)
            if not one.code_only:
                line = line_of(one)
                fresh.setdefault(max(0, bisect_right(firsts, line.key) - 1), []).append(line)
        self._blocks = []
        for place, block in enumerate(before):
            new = fresh.get(place, [])
            if new or not block.ids or id(block) in touched:
                kept = [line for line in block.lines() if line.id not in away]
                self._blocks += self._cut(sorted((*kept, *new), key=lambda line: line.key))
            else:
                self._blocks.append(block)

    def _expect(self, one: Registration) -> None:
        right = right_of(one)
        right = self._rights[one.id] = self._right.setdefault(right, right)
        self._many[right] += 1

    def _cut(self, lines: Sequence[Line]) -> list[Block]:
        """Put people who follow one another into blocks, none of them empty."""
        blocks = [Block(lines[at : at + _BLOCK]) for at in range(0, len(lines), _BLOCK)]
        for block in blocks:
            self._block_of.update(dict.fromkeys(block.ids, block))
        return blocks


class ReadAtOnce:
    """The directory for those who can wait for it: always as the roster is."""

    def __init__(self, roster: Roster) -> None:
        self._reader = DirectoryReader(roster)
        self.changed()

    @property
    def now(self) -> Directory | None:
        """The directory."""
        return self._now

    def changed(self) -> None:
        """The roster is another one than it was."""
        self._now: Directory | None = self._reader.read()
