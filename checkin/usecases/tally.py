"""The attendance, kept up to date record by record.

Equals ``attendance()`` over the same records at every moment (a property test
holds it to that), at the cost of one person's records per change.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from checkin.domain.attendance import (
    APPLIED,
    NOT_IN,
    Conflict,
    Place,
    Presence,
    Whose,
    place_of,
    presence,
    sent,
    stands_before,
)
from checkin.domain.model import BadgeId, ListId, RegistrationId
from checkin.domain.record import Fact, Record

ARRIVALS_MS = 5 * 60 * 1000
"""Arrivals are counted by these milliseconds."""

Moved = Callable[[ListId, str, Record | None, Record | None], None]
"""Told when another admission of somebody counts on a list: which one now, and which before."""


@dataclass(frozen=True, slots=True)
class ListCounts:
    """One list as a desk has heard of it.

    ``expected`` are those whom it is for, and whoever came all the same, ``None`` while they are
    being read; ``inside`` those who have not left since they came; ``arrivals`` as :meth:`Tally.arrivals` has them.
    """

    here: int
    expected: int | None
    inside: int
    arrivals: Mapping[int, int]


class Tally:
    """Who counts where, after every record that was added so far.

    *moved* is told of each change of that, as it happens.
    """

    def __init__(self, whose: Whose, moved: Moved = lambda *_: None) -> None:
        self._ask_whose = whose
        self._moved = moved
        self._owners: dict[BadgeId, RegistrationId | None] = {}
        self._standing: dict[Fact, Record] = {}
        self._waiting: dict[Fact, list[Record]] = {}
        self._members: dict[Place, list[Record]] = {}
        self._by_badge: set[Place] = set()
        self._present: dict[ListId, dict[str, Presence]] = defaultdict(dict)
        self._here: Counter[ListId] = Counter()
        self._inside: Counter[ListId] = Counter()
        self._arrivals: dict[ListId, Counter[int]] = defaultdict(Counter)
        self._conflicts: dict[Place, tuple[Conflict, ...]] = {}
        self._contested: dict[Place, Presence] = {}
        self._sent: dict[Place, Record] = {}

    def add(self, records: Iterable[Record]) -> None:
        """Take in records, in any order, any number of times."""
        new: list[Record] = []
        touched: set[Place] = set()
        for record in records:
            if record.kind not in APPLIED:
                continue
            held = self._standing.get(record.fact)
            if held is None:
                self._standing[record.fact] = record
                new.append(record)
            elif stands_before(record, held):
                # The same fact under another identity: one of the two stands for both.
                self._file(new, touched)
                new = self._replace(held, record, touched)
        self._file(new, touched)
        self._fold(touched)

    def roster_changed(self) -> None:
        """Look again at the records of which only the roster says whom they are about."""
        self._owners.clear()
        moved, self._by_badge = self._by_badge, set()
        touched = set(moved)
        self._file([record for place in moved for record in self._members.pop(place, ())], touched)
        self._fold(touched)

    def presence(self, on: ListId, person: str) -> Presence:
        """What is known of one person on one list."""
        return self._present[on].get(person, NOT_IN)

    def of_record(self, record: Record) -> Presence:
        """What is known of the person that *record* is about, on its list."""
        place = place_of(record, self._standing, self._whose)
        return self.presence(*place) if place else NOT_IN

    def record(self, fact: Fact) -> Record | None:
        """The record that stands for *fact*, of those that the fold looks at."""
        return self._standing.get(fact)

    def valid(self, fact: Fact) -> Record | None:
        """The admission, check-out or settlement *fact*, unless it has no effect any more."""
        record = self.record(fact)
        if record is None:
            return None
        there = self.of_record(record)
        return (
            record if record in (*there.admissions, *there.leavings, *there.settlements) else None
        )

    def here(self, on: ListId) -> int:
        """How many people count on one list."""
        return self._here[on]

    def inside(self, on: ListId) -> int:
        """How many of them have not left since."""
        return self._inside[on]

    def who(self, on: ListId) -> list[str]:
        """Who counts on one list."""
        return [person for person, one in self._present[on].items() if one.counts]

    def counted(self, on: ListId) -> list[Record]:
        """The admissions that count on one list."""
        return [one.counts for one in self._present[on].values() if one.counts]

    def arrivals(self, on: ListId) -> Mapping[int, int]:
        """How many of those who count on one list arrived within each five minutes.

        By when these began (ms since 1970 UTC), in order; only those in which somebody did.
        """
        return dict(sorted(self._arrivals[on].items()))

    def conflicts(self) -> list[Conflict]:
        """Every conflict that nobody has settled."""
        return [conflict for some in self._conflicts.values() for conflict in some]

    def contested(self) -> Mapping[Place, Presence]:
        """Who was admitted twice without the desks knowing of each other, settled or not, and where."""
        return self._contested

    def lists_of(self, person: str) -> list[tuple[ListId, Presence]]:
        """The lists on which anything is known of one person."""
        return [(on, here[person]) for on, here in self._present.items() if person in here]

    def sent(self, on: ListId) -> list[Record]:
        """The notes by which lanes sent people to the help desk whom nobody has seen to since."""
        found = [note for place, note in self._sent.items() if place[0] == on]
        return sorted(found, key=lambda one: one.order)

    # ------------------------------------------------------------ how

    def _whose(self, badge: BadgeId) -> RegistrationId | None:
        # One answer until the roster changes, so that a record is found where it was filed.
        if badge not in self._owners:
            self._owners[badge] = self._ask_whose(badge)
        return self._owners[badge]

    def _replace(self, held: Record, record: Record, touched: set[Place]) -> list[Record]:
        """Let *record* stand for the fact of *held*; return what has to be filed again."""
        place = place_of(held, self._standing, self._whose)
        again = [record]
        if place:
            again += (one for one in self._members.pop(place, ()) if one is not held)
            touched.add(place)
        elif held.names:
            waiting = self._waiting.get(held.names, [])
            waiting[:] = [one for one in waiting if one is not held]
        self._standing[record.fact] = record
        return again + self._waiting.pop(record.fact, [])

    def _file(self, records: list[Record], touched: set[Place]) -> None:
        """Put each record where it belongs, and with it those that were waiting for it."""
        ahead = records[::-1]
        while ahead:
            record = ahead.pop()
            place = place_of(record, self._standing, self._whose)
            if place is None:
                if record.names:
                    self._waiting.setdefault(record.names, []).append(record)
                continue
            self._members.setdefault(place, []).append(record)
            touched.add(place)
            if not record.about:
                self._by_badge.add(place)
            ahead += self._waiting.pop(record.fact, ())

    def _fold(self, touched: set[Place]) -> None:
        for place in touched:
            on, person = place
            old = self._present[on].pop(person, NOT_IN)
            now = NOT_IN
            if members := self._members.get(place):
                now = self._present[on][person] = presence(members, self._standing)
            if now.counts is not old.counts:
                self._count(on, now.counts, 1)
                self._count(on, old.counts, -1)
                self._moved(on, person, now.counts, old.counts)
            self._inside[on] += now.inside - old.inside
            if now.conflicts:
                self._conflicts[place] = now.conflicts
            elif old.conflicts:
                del self._conflicts[place]
            if now.conflicts or now.settled:
                self._contested[place] = now
            elif old.conflicts or old.settled:
                del self._contested[place]
            if note := sent(now) if now.notes else None:
                self._sent[place] = note
            elif old.notes:
                self._sent.pop(place, None)

    def _count(self, on: ListId, admission: Record | None, many: int) -> None:
        if admission is None:
            return
        self._here[on] += many
        began, arrivals = _began(admission), self._arrivals[on]
        arrivals[began] += many
        if not arrivals[began]:
            del arrivals[began]


def _began(admission: Record) -> int:
    """When the five minutes of an arrival began, by the clock of its desk as it was corrected."""
    arrived = admission.corrected_ms
    return arrived - arrived % ARRIVALS_MS
