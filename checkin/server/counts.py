"""Arrived of expected, as the server has heard, kept up to date from its log."""

import threading
from collections import Counter
from dataclasses import dataclass
from datetime import date

from checkin.adapters.book import Book, HeardDesk
from checkin.adapters.database.store import ReplicaStore
from checkin.adapters.profile import wall_ms
from checkin.domain.model import BadgeId, Gathering, ListId, RegistrationId
from checkin.domain.record import Kind
from checkin.usecases.people import People
from checkin.usecases.tally import Tally


@dataclass(frozen=True, slots=True)
class ListCount:
    """One check-in list: arrived of expected, who is inside now, how many conflicts are open."""

    id: ListId
    name: str
    day: date
    arrived: int
    expected: int
    inside: int
    conflicts: int
    by_desk: dict[str, int]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Everything that the page shows, at one moment. ``at`` in ms since 1970 UTC."""

    gathering: Gathering
    at: int
    list_version: int
    lists: tuple[ListCount, ...]
    desks: tuple[HeardDesk, ...]
    records: dict[str, int]
    refused: dict[str, int]
    aside: int


class Counts:
    """The tally over the server's log, caught up whenever somebody looks."""

    def __init__(self, book: Book, replica: ReplicaStore) -> None:
        self._book = book
        self._replica = replica
        self._lock = threading.Lock()
        self._upto = 0
        self._owner: dict[BadgeId, RegistrationId] = {}
        self._version = book.roster_version()
        self._people = People(book)
        self._tally = Tally(self._whose)
        self._expected: Counter[ListId] = Counter()
        self._records: Counter[str] = Counter()
        self._refused: Counter[str] = Counter()
        self._read_roster()

    def now(self) -> Snapshot:
        """Catch up with the log and the roster, and count."""
        with self._lock:
            self._catch_up()
            gathering = self._book.gathering()
            if gathering is None:
                raise LookupError("an event without a gathering entry")
            conflicts = Counter(one.first.list for one in self._tally.conflicts())
            return Snapshot(
                gathering,
                wall_ms(),
                self._version.number,
                tuple(
                    ListCount(
                        one.id,
                        one.name,
                        one.day,
                        self._tally.here(one.id),
                        self._expected[one.id],
                        self._tally.inside(one.id),
                        conflicts[one.id],
                        dict(Counter(record.desk for record in self._tally.counted(one.id))),
                    )
                    for one in self._book.lists()
                ),
                tuple(self._book.heard_desks()),
                dict(self._records),
                dict(self._refused),
                self._replica.aside_count(),
            )

    def as_json(self) -> dict[str, object]:
        """The snapshot for programs: numbers and names of lists and desks only."""
        now = self.now()
        return {
            "event": now.gathering.name,
            "as_of_ms": now.at,
            "list_version": now.list_version,
            "lists": [
                {
                    "id": one.id,
                    "name": one.name,
                    "day": one.day.isoformat(),
                    "arrived": one.arrived,
                    "expected": one.expected,
                    "inside": one.inside,
                    "conflicts": one.conflicts,
                    "by_desk": one.by_desk,
                }
                for one in now.lists
            ],
            "desks": [
                {
                    "id": one.id,
                    "name": one.name,
                    "heard_ms": one.at,
                    "to_send": one.to_send,
                    "aside": one.aside,
                    "list_version": one.roster_number,
                    "program": one.program,
                    "battery": one.battery,
                    "on_mains": one.on_mains,
                    "retired": one.retired,
                }
                for one in now.desks
            ],
            "records": now.records,
            "refused": now.refused,
            "aside": now.aside,
        }

    def _catch_up(self) -> None:
        version = self._book.roster_version()
        if version != self._version:
            self._version = version
            self._read_roster()
            self._tally.roster_changed()
        fresh = self._replica.records_after(self._upto)
        if fresh:
            self._upto = fresh[-1][0]
        for _, record in fresh:
            self._records[record.kind] += 1
            if record.kind == Kind.REFUSED:
                self._refused[record.reason] += 1
        if self._people.add(record for _, record in fresh):
            # A help desk has added people, or given out badges: they count as well.
            self._read_roster()
            self._tally.roster_changed()
        self._tally.add(record for _, record in fresh)

    def _whose(self, badge: BadgeId) -> RegistrationId | None:
        return self._owner.get(badge) or None

    def _read_roster(self) -> None:
        self._owner = {one.id: one.registration for one in self._book.badges()}
        self._owner |= self._people.given()
        gone = {one.id for one in self._people.gone()}
        self._expected = Counter(
            key
            for one in (*self._book.registrations(), *self._people.added())
            if one.standing == "active" and one.id not in gone
            for key in one.lists
        )
