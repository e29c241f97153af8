"""What really happened, kept by the simulator alone: who is who, and every record ever made.

Nothing here asks the product. Whom a badge belongs to is known from who printed it; what a
desk knew is known from what was handed to it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from checkin.domain.record import Kind, Record, encode, hash_of

_MOVEMENTS = frozenset({Kind.ADMITTED, Kind.LEFT})

Pair = frozenset[str]
"""Two admissions, by their hashes."""


@dataclass(slots=True)
class Fact:
    """One record as its desk made it. ``person`` is empty when it is about nobody.

    ``knew`` are the hashes of the movements that the desk, by what it had heard and had
    been told of badges, took to be of the same person on the same list; ``names`` is the
    hash of the record that it takes back or settles on. ``returned`` once the call that made it came
    back: from then on it may not be lost.
    """

    hash: str
    record: Record
    person: str
    knew: frozenset[str]
    names: str = ""
    returned: bool = False


@dataclass(slots=True)
class Ears:
    """What one running desk has been told: records by hash, and whose each badge is."""

    heard: set[str] = field(default_factory=set)
    whose: dict[str, str] = field(default_factory=dict)
    naming: str = ""
    """The record that is being taken back or settled on at this moment."""


class Ledger:
    """Every record that was made anywhere, by hash, clones and desks set back included."""

    def __init__(self) -> None:
        self.owners: dict[str, str] = {}
        """Whose each badge is, however new."""
        self.facts: dict[str, Fact] = {}
        self.excused: set[str] = set()
        """Records of which no copy was left anywhere when a disk was replaced."""
        self.orphans: set[str] = set()
        """Records of which only a copy that is kept aside was left then."""

    @staticmethod
    def key(record: Record) -> str:
        """The hash by which a fact is known, also where it was re-issued under another name."""
        return record.original or hash_of(encode(record))

    def made(self, record: Record, ears: Ears) -> Fact:
        """Note a record that is on a desk's disk, and what its desk knew when it made it."""
        key = self.key(record)
        seen_as = seen(record, ears.whose)
        knew: set[str] = set()
        for one in ears.heard & self.facts.keys() if seen_as else ():
            other = self.facts[one]
            if (
                other.record.kind in _MOVEMENTS
                and other.record.list == record.list
                and seen(other.record, ears.whose) == seen_as
            ):
                knew |= {one, *other.knew}
        person = record.about or self.owners.get(record.badge, "")
        fact = self.facts[key] = Fact(key, record, person, frozenset(knew), ears.naming)
        ears.heard.add(key)
        return fact

    def returned(self, record: Record) -> None:
        """Note that the call which made *record* came back."""
        self.facts[self.key(record)].returned = True

    def must_be_there(self) -> set[str]:
        """Every record that somebody was told is saved, and of which a copy was left."""
        return {key for key, one in self.facts.items() if one.returned} - self.excused


def seen(record: Record, whose: dict[str, str]) -> str:
    """Whom *record* is about, for somebody who knows whose each badge is."""
    if record.about or not record.badge:
        return record.about
    return whose.get(record.badge) or f"badge:{record.badge}"


@dataclass(frozen=True, slots=True)
class Expected:
    """The attendance that follows from the facts: who counts by which record, which conflicts."""

    counts: dict[tuple[str, str], str]
    conflicts: frozenset[Pair]


def expected(facts: Mapping[str, Fact], standing: Mapping[str, Record]) -> Expected:
    """Work out what every replica has to show that holds *standing*, each under its fact."""
    held = [facts[key] for key in standing]
    undone = _undone(held)
    good = [one for one in held if one.hash not in undone]
    places: dict[tuple[str, str], list[Fact]] = {}
    for one in good:
        if one.record.kind == Kind.ADMITTED and one.person:
            places.setdefault((one.record.list, one.person), []).append(one)
    settlements = sorted(
        (one for one in good if one.record.kind == Kind.SETTLED and one.names not in undone),
        key=lambda one: _order(standing[one.hash]),
    )
    counts = {
        place: min(there, key=lambda one: _order(standing[one.hash])).hash
        for place, there in places.items()
    }
    counts |= {
        (one.record.list, facts[one.names].person): one.names
        for one in settlements
        if one.names in standing
    }
    apart = {
        frozenset((one.hash, other.hash))
        for there in places.values()
        for one in there
        for other in there
        if one.hash < other.hash and one.hash not in other.knew and other.hash not in one.knew
    }
    return Expected(
        counts,
        frozenset(pair for pair in apart if not any(pair <= one.knew for one in settlements)),
    )


def _undone(held: Iterable[Fact]) -> set[str]:
    return {one.names for one in held if one.record.kind == Kind.UNDONE}


def _order(record: Record) -> tuple[int, str, int]:
    return (record.hlc, record.desk, record.seq)
