"""The attendance, kept up to date record by record.

Equals ``attendance()`` over the same records at every moment (a property test
holds it to that), at the cost of one person's records per change.
"""

from collections import defaultdict
from collections.abc import Iterable

from checkin.domain.attendance import NOT_IN, Conflict, Place, Presence, Whose, presence, subject
from checkin.domain.model import ListId
from checkin.domain.record import Record, Ref


class Tally:
    """Who counts where, after every record that was added so far."""

    def __init__(self, whose: Whose) -> None:
        self._whose = whose
        self._by_ref: dict[Ref, Record] = {}
        self._waiting: dict[Ref, list[Record]] = defaultdict(list)
        self._members: dict[Place, list[Record]] = defaultdict(list)
        self._present: dict[ListId, dict[str, Presence]] = defaultdict(dict)

    def add(self, records: Iterable[Record]) -> None:
        """Take in records, in any order, any number of times."""
        touched: set[Place] = set()
        for record in records:
            if record.ref in self._by_ref:
                continue
            self._by_ref[record.ref] = record
            # What names another record belongs with it, and waits until that one is here.
            for follower in (*self._waiting.pop(record.ref, ()), record):
                place = self._place(follower)
                if place is None:
                    self._waiting[follower.names or follower.ref].append(follower)
                elif place[1]:
                    self._members[place].append(follower)
                    touched.add(place)
        for place in touched:
            self._fold(place)

    def roster_changed(self) -> None:
        """Look again at the badges that nobody was known for."""
        moved = [place for place in self._members if place[1].startswith("badge:")]
        for place in moved:
            members = self._members.pop(place)
            self._present[place[0]].pop(place[1], None)
            for record in members:
                target = self._place(record)
                if target is not None:
                    self._members[target].append(record)
                    self._fold(target)

    def presence(self, on: ListId, person: str) -> Presence:
        """What is known of one person on one list."""
        return self._present[on].get(person, NOT_IN)

    def of_record(self, record: Record) -> Presence:
        """What is known of the person that *record* is about, on its list."""
        return self.presence(record.list, subject(record, self._whose))

    def here(self, on: ListId) -> int:
        """How many people count on one list."""
        return sum(1 for one in self._present[on].values() if one.counts)

    def counted(self, on: ListId) -> list[Record]:
        """The admissions that count on one list."""
        return [one.counts for one in self._present[on].values() if one.counts]

    def conflicts(self) -> list[Conflict]:
        """Every conflict, those of one list together."""
        return [
            conflict
            for people in self._present.values()
            for one in people.values()
            for conflict in one.conflicts
        ]

    def _place(self, record: Record) -> Place | None:
        of = record
        if record.names is not None:
            named = self._by_ref.get(record.names)
            if named is None:
                return None
            of = named
        return (of.list, subject(of, self._whose))

    def _fold(self, place: Place) -> None:
        self._present[place[0]][place[1]] = presence(self._members[place])
