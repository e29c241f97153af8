"""The log and the roster of one event, followed: whatever is new is read, and nothing twice."""

from collections import Counter
from collections.abc import Mapping

from checkin.adapters.book import Book
from checkin.adapters.database.store import ReplicaStore
from checkin.domain.model import BadgeId, Registration, RegistrationId
from checkin.domain.record import Kind, Record
from checkin.usecases.crowd import Crowd
from checkin.usecases.people import People
from checkin.usecases.roster_pages import Edition
from checkin.usecases.tally import Tally

_AT_ONCE = 5_000
"""Records that are read at once: they are in memory twice meanwhile."""


class Followed:
    """What an event's log and roster come to. For one thread at a time."""

    def __init__(self, book: Book, replica: ReplicaStore) -> None:
        self._book = book
        self._replica = replica
        self._begin()

    def _begin(self) -> None:
        self._upto = 0
        self._edition: Edition | None = None
        self._owner: dict[BadgeId, RegistrationId] = {}
        self._given: Mapping[BadgeId, RegistrationId] = {}
        # Whom help desks have added, and whose place they have given to somebody.
        self._amended: dict[RegistrationId, tuple[Record | None, bool]] = {}
        # Those of them whom the organisers have not taken in, and the record of each.
        self.newcomers: dict[RegistrationId, Record] = {}
        self.people = People(self._book)
        self.crowd = Crowd()
        self.tally = Tally(self._whose, self.crowd.moved)
        self.records: Counter[str] = Counter()
        self.refused: Counter[str] = Counter()

    def catch_up(self) -> bool:
        """Read what is new; say whether the roster is another."""
        is_other = self._read_roster()
        while fresh := self._replica.records_after(self._upto, _AT_ONCE):
            self._upto = fresh[-1][0]
            for _, record in fresh:
                self.records[record.kind] += 1
                if record.kind == Kind.REFUSED:
                    self.refused[record.reason] += 1
            if self.people.add(record for _, record in fresh):
                # A help desk has added people, or given out badges: they count as well.
                self._amend()
            self.tally.add(record for _, record in fresh)
        return is_other

    def _read_roster(self) -> bool:
        changed = self._book.changed_since(self._edition) if self._edition else None
        if changed is None:
            # The first time, or everybody was erased: what was read of them is not kept.
            self._begin()
            # First, so that whatever changes while it is read is read again.
            self._edition = self._book.edition()
            self.crowd.rule(self._book.lists())
            for some in self._book.registrations_in_slices():
                for one in some:
                    self.crowd.know(one.id, one)
            self._owner = {one.id: one.registration for one in self._book.badges()}
            return True
        if self._edition is None or changed.edition == self._edition:
            return False
        badges = self._book.badges_since(self._edition)
        self._edition = changed.edition
        self.crowd.rule(self._book.lists())
        self.people.read_names()
        for one in changed.registrations:
            self._know(one.id, one)
        for key in changed.gone:
            self._know(key, None)
        self._find_newcomers()
        if badges:
            self._owner |= {one.id: one.registration for one in badges}
            self.tally.roster_changed()
        return True

    def _know(self, key: RegistrationId, on_roster: Registration | None) -> None:
        amended = key in self._amended
        self.crowd.know(key, self.people.registration(key) if amended else on_roster)

    def _amend(self) -> None:
        """Count whom help desks have added, and nobody whose place they have given away."""
        now, before = self.people.amendments, self._amended
        self._amended = {
            key: (now.registered.get(key), key in now.instead_of)
            for key in (*now.registered, *now.instead_of)
        }
        for key in {key for key, _ in self._amended.items() ^ before.items()}:
            self.crowd.know(key, self.people.registration(key))
        self._find_newcomers()
        if now.given != self._given:
            self._given = now.given
            self.tally.roster_changed()

    def _find_newcomers(self) -> None:
        registered = self.people.amendments.registered
        self.newcomers = {key: registered[key] for key in self.people.newcomers()}

    def _whose(self, badge: BadgeId) -> RegistrationId | None:
        return self._owner.get(badge) or self._given.get(badge)
