"""Arrived of expected, as the server has heard, kept up to date from its log."""

import threading
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace

from checkin.adapters.book import Book
from checkin.adapters.database.store import ReplicaStore
from checkin.adapters.desk_book import HeardDesk
from checkin.adapters.profile import wall_ms
from checkin.adapters.server_data import ServerData
from checkin.domain.errors import StoreError
from checkin.domain.model import (
    CheckInList,
    DeskId,
    EventId,
    Gathering,
    ListId,
    Registration,
    RegistrationId,
    Standing,
)
from checkin.domain.reasons import RegisterReason
from checkin.server.followed import Followed
from checkin.server.snapshot import (
    Attended,
    Detail,
    ListCount,
    Pace,
    Recent,
    Snapshot,
    ToSettle,
    as_json,
)
from checkin.usecases.crowd import Arrival, By
from checkin.usecases.curve import curve
from checkin.usecases.expected import Rules, right_of
from checkin.usecases.pace import GAPS, advice, median_seconds, missing, per_minute
from checkin.usecases.people import People
from checkin.usecases.report import Came, came
from checkin.usecases.settling import to_settle
from checkin.usecases.small_cells import breakdown
from checkin.usecases.tally import Tally

RECENT = 12
"""Arrivals that a page shows one by one."""

UNNOTICED_S = 0.2
"""So long a page waits for a number that it can do without."""


class Counts:
    """The numbers of one event, brought up to date whenever somebody looks.

    The first look reads everything; each later one what is new since.
    """

    def __init__(self, book: Book, replica: ReplicaStore) -> None:
        self._book = book
        self._replica = replica
        self._lock = threading.Lock()
        self._followed = Followed(self._book, self._replica)
        self._gathering: Gathering | None = None
        self._lists: tuple[CheckInList, ...] = ()
        self._rules = Rules()
        self._version = 0
        self._looking: threading.Thread | None = None
        self._waiting: int | None = None

    def now(self, detailed: Collection[ListId] = ()) -> Snapshot:
        """Catch up with the log and the roster, and count; in detail for some lists.

        Raises:
            LookupError: the event has no gathering entry.
            StoreError: it cannot be read.
        """
        with self._lock:
            self._catch_up()
            if self._gathering is None:
                raise LookupError("an event without a gathering entry")
            at, desks = wall_ms(), tuple(self._book.heard_desks())
            aside = self._replica.aside_count()
            contested = self._followed.tally.contested().items()
            # People, however many desks admitted one of them.
            conflicts = Counter(on for (on, _), there in contested if there.conflicts)
            return Snapshot(
                self._gathering,
                at,
                self._version,
                tuple(self._count(one, desks, at, conflicts[one.id]) for one in self._lists),
                desks,
                dict(self._followed.records),
                dict(self._followed.refused),
                aside,
                self._to_settle(conflicts.total(), aside),
                {one.id: self._detail(one, desks, at) for one in self._lists if one.id in detailed},
            )

    @contextmanager
    def caught_up(self) -> Iterator[tuple[Tally, People]]:
        """What is known now, for as long as nothing is added to it. Nothing is to be saved meanwhile."""
        with self._lock:
            self._catch_up()
            tally, people = self._followed.tally, self._followed.people
            self._waiting = to_settle(tally, people)
            yield tally, people

    def came(self) -> Came:
        """What a report is made from."""
        with self._lock:
            self._catch_up()
            return came(self._followed.tally, self._followed.crowd, self._lists)

    def waiting(self) -> int | None:
        """How many people wait for somebody to settle something, as of the last look.

        Another look begins, and goes on by itself where it takes long: the first one reads the
        whole log. ``None`` until it is done.
        """
        if self._looking is None or not self._looking.is_alive():
            self._looking = threading.Thread(target=self._look, name="waiting", daemon=True)
            self._looking.start()
        self._looking.join(UNNOTICED_S)
        return self._waiting

    def _look(self) -> None:
        # Whoever asks for the counts themselves is told why they cannot be had.
        with suppress(StoreError), self.caught_up():
            pass

    def recent(self, on: ListId, many: int) -> list[Arrival]:
        """Who arrived last on a list: for those who may know who they are."""
        with self._lock:
            self._catch_up()
            return list(self._followed.crowd.recent(on, many))

    def registrations(self, people: Collection[str]) -> dict[str, Registration]:
        """Who they are, of those whom the roster or a help desk knows."""
        with self._lock:
            found = (
                (one, self._followed.people.registration(RegistrationId(one))) for one in people
            )
            return {key: one for key, one in found if one is not None}

    def attendance(self) -> Iterator[Attended]:
        """Everybody on each list on which they are expected or have arrived, some at a time.

        Whoever has cancelled is there where they would have been expected. Nobody waits for all of it: what comes meanwhile may or may not be in it.
        """
        for some in self._book.registrations_in_slices():
            yield from self._attended((one.id, one) for one in some)
        with self._lock:
            self._catch_up()
            added = {one.id: one for one in self._followed.people.added()}
            others = self._followed.crowd.strangers()
        on_roster = self._book.registrations_of(tuple(added))
        yield from self._attended(one for one in added.items() if one[0] not in on_roster)
        yield from self._attended((one, None) for one in others)

    def _attended(self, people: Iterable[tuple[str, Registration | None]]) -> list[Attended]:
        found = []
        with self._lock:
            self._catch_up()
            gone = self._followed.people.amendments.instead_of
            for person, known in people:
                who = (
                    replace(known, standing=Standing.CANCELLED)
                    if known and person in gone
                    else known
                )
                once = replace(who, standing=Standing.ACTIVE) if who else None
                wanted = self._rules.lists_of(right_of(once)) if once else frozenset()
                for on in self._lists:
                    there = self._followed.tally.presence(on.id, person)
                    if there.counts is not None or on.id in wanted:
                        found.append(Attended(on, person, who, there.counts, there.inside))
        return found

    def as_json(self) -> dict[str, object]:
        """The snapshot for programs: numbers and names of lists and desks only."""
        return as_json(self.now())

    # ------------------------------------------------------------- how

    def _catch_up(self) -> None:
        if self._followed.catch_up() or self._gathering is None:
            self._gathering = self._book.gathering()
            self._lists = tuple(self._book.lists())
            self._rules = Rules(self._lists)
            self._version = self._book.roster_version().number

    def _count(
        self, one: CheckInList, desks: tuple[HeardDesk, ...], at: int, conflicts: int
    ) -> ListCount:
        crowd, tally = self._followed.crowd, self._followed.tally
        arrived, expected = tally.here(one.id), crowd.expected(one.id)
        return ListCount(
            one.id,
            one.name,
            one.day,
            arrived,
            expected,
            tally.inside(one.id),
            conflicts,
            crowd.by_desk(one.id),
            missing(
                desks,
                lambda desk, after, until: crowd.between(one.id, desk, after, until),
                one.id,
                max(0, expected - arrived),
                at,
            ),
        )

    def _detail(self, one: CheckInList, desks: tuple[HeardDesk, ...], at: int) -> Detail:
        crowd, tally, on = self._followed.crowd, self._followed.tally, one.id

        def arrived(desk: DeskId, after: int, until: int) -> int:
            return crowd.between(on, desk, after, until)

        breakdowns = {by: breakdown(crowd.cells(on, by)) for by in By}
        shown = {cell.name for cell in breakdowns[By.CATEGORY].cells}
        recent = []
        for arrival in crowd.recent(on, RECENT):
            category = crowd.name_of(arrival.person, By.CATEGORY)
            named = category if category in shown else None
            recent.append(Recent(arrival.at, arrival.desk, named, arrival.person))
        return Detail(
            curve(tally.arrivals(on), crowd.expected(on), one.begins, at),
            {
                desk.id: Pace(
                    per_minute(arrived, desk.id, at),
                    median_seconds(crowd.latest(on, desk.id, GAPS + 1)),
                )
                for desk in desks
            },
            advice(desks, arrived, on, at),
            breakdowns,
            tuple(recent),
        )

    def _to_settle(self, conflicts: int, aside: int) -> ToSettle:
        followed = self._followed
        registered = Counter(record.reason for record in followed.newcomers.values())
        return ToSettle(
            conflicts,
            registered[RegisterReason.WALK_IN],
            registered[RegisterReason.SUBSTITUTE],
            sum(followed.crowd.unknown(one.id) for one in self._lists),
            sum(len(followed.tally.sent(one.id)) for one in self._lists),
            aside,
        )


class CountsOfEvents:
    """The counts of each event, begun when somebody first asks for them."""

    def __init__(self, data: ServerData) -> None:
        self._data = data
        self._lock = threading.Lock()
        self._counts: dict[EventId, Counts] = {}

    def of(self, event: EventId) -> Counts:
        """One event's."""
        with self._lock:
            if event not in self._counts:
                self._counts[event] = Counts(self._data.book(event), self._data.replica(event))
            return self._counts[event]
