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
        self._by_badge: set[Place] = set()
        self._present: dict[ListId, dict[str, Presence]] = defaultdict(dict)

    def add(self, records: Iterable[Record]) -> None:
        """Take in records, in any order, any number of times."""
        new: list[Record] = []
        for record in records:
            if record.ref not in self._by_ref:
                self._by_ref[record.ref] = record
                new += (*self._waiting.pop(record.ref, ()), record)
        self._file(new)

    def roster_changed(self) -> None:
        """Look again at the records of which only the roster says whom they are about."""
        moved, self._by_badge = self._by_badge, set()
        members = [record for place in moved for record in self._members.pop(place)]
        for on, person in moved:
            del self._present[on][person]
        self._file(members)

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

    def _file(self, records: Iterable[Record]) -> None:
        touched: set[Place] = set()
        for record in records:
            # An undo belongs with the record that it names, and waits until that one is here.
            named = self._by_ref.get(record.undoes) if record.undoes else None
            if record.undoes and named is None:
                self._waiting[record.undoes].append(record)
                continue
            of = named or record
            place = (of.list, subject(of, self._whose))
            if place[1]:
                self._members[place].append(record)
                touched.add(place)
                if not of.about:
                    self._by_badge.add(place)
        for place in touched:
            self._present[place[0]][place[1]] = presence(self._members[place])
