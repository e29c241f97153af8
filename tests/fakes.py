"""Fakes at the ports, and nowhere else."""

import time
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from queue import Empty, Queue

from checkin.adapters.camera.events import CameraEvent
from checkin.domain.badge import Verifier
from checkin.domain.clock import ClockReading, tick
from checkin.domain.errors import StoreError, Unreachable
from checkin.domain.model import (
    BadgeId,
    CheckInList,
    DeskId,
    DeskProfile,
    EnrolledDesk,
    EventId,
    Gathering,
    IssuedBadge,
    Registration,
    RegistrationId,
)
from checkin.domain.record import NO_HEAD, Draft, Head, Record, Run, encode, hash_of
from checkin.domain.vector import digest
from checkin.usecases.exchange import Answer, Identity, Request
from checkin.usecases.ports import Taken, Unseal
from checkin.usecases.roster_pages import (
    Arriving,
    Changed,
    Cursor,
    Edition,
    RosterEntry,
    RosterPage,
    RosterVersion,
)

MINE = DeskId("d0" * 8)
OTHER = DeskId("d1" * 8)


@dataclass
class Listed:
    """What the organisers' roster says. An answer may bring another one."""

    gathering: Gathering
    lists: tuple[CheckInList, ...] = ()
    registrations: tuple[Registration, ...] = ()
    badges: tuple[IssuedBadge, ...] = ()
    desks: tuple[EnrolledDesk, ...] = ()


class MemoryStore:
    """A replica in memory that signs nothing.

    ``disk_full`` makes it refuse to save; ``coming`` is the roster that the next change brings.
    """

    def __init__(self, listed: Listed | None = None, mine: DeskId = MINE) -> None:
        self.listed = listed
        self.coming = listed
        self.disk_full = False
        self.may_see_names = True
        self._mine = mine
        self._log: list[Record] = []
        self._heads: dict[DeskId, Head] = {}
        self._hlc = 0

    def seal(self, about: RegistrationId, personal: bytes) -> str | None:
        return f"{about}:{personal.decode()}" if self.may_see_names else None

    def opener(self) -> Unseal:
        def unseal(about: RegistrationId, sealed: str) -> bytes | None:
            start = f"{about}:"
            return sealed.removeprefix(start).encode() if sealed.startswith(start) else None

        return unseal

    def record(self, draft: Draft, now: ClockReading) -> Record:
        if self.disk_full:
            raise StoreError("The disk is full.")
        head = self._heads.get(self._mine, NO_HEAD)
        self._hlc = tick(self._hlc, now.wall_ms)
        event = self.listed.gathering.id if self.listed else EventId("00000000")
        record = Record(
            event=event,
            desk=self._mine,
            seq=head.seq + 1,
            prev=head.hash,
            at=now.wall_ms,
            hlc=self._hlc,
            **draft.fields(),
            offset_ms=now.offset_ms,
            uncertainty_ms=now.uncertainty_ms,
        )
        self.add(record)
        return record

    def add(self, record: Record) -> None:
        """Hold a record that some desk has made."""
        self._log.append(record)
        self._heads[record.desk] = Head(record.seq, hash_of(encode(record)))

    def records(self) -> Iterable[Record]:
        return list(self._log)

    def have(self) -> Mapping[DeskId, Head]:
        return dict(self._heads)

    def aside_count(self) -> int:
        return 0

    def runs_above(self, have: Mapping[DeskId, Head], limit_bytes: int) -> Sequence[Run]:
        assert limit_bytes > 0
        runs = []
        for desk in self._heads:
            known = have.get(desk, NO_HEAD).seq
            lacking = [one for one in self._log if one.desk == desk and one.seq > known]
            if lacking:
                data = tuple(encode(one) for one in lacking)
                runs.append(Run(desk, lacking[0].seq, data, b""))
        return runs

    def take(self, runs: Sequence[Run], _verify: Verifier) -> Taken:
        assert not runs, "nobody here sends any"
        return Taken()

    def gathering(self) -> Gathering | None:
        return self.listed.gathering if self.listed else None

    def lists(self) -> Sequence[CheckInList]:
        return self.listed.lists if self.listed else ()

    def registration(self, key: RegistrationId) -> Registration | None:
        return next((one for one in self.registrations() if one.id == key), None)

    def registrations_of(
        self, keys: Collection[RegistrationId]
    ) -> Mapping[RegistrationId, Registration]:
        return {one.id: one for one in self.registrations() if one.id in keys}

    def registrations(self) -> Iterable[Registration]:
        return self.listed.registrations if self.listed else ()

    def registrations_in_slices(self) -> Iterable[Sequence[Registration]]:
        return [[one] for one in self.registrations()]

    def edition(self) -> Edition:
        return Edition("fake", id(self.listed), 1)

    def changed_since(self, edition: Edition) -> Changed | None:
        return Changed(edition) if edition == self.edition() else None

    def badge(self, key: BadgeId) -> IssuedBadge | None:
        return next((one for one in self.badges() if one.id == key), None)

    def is_revoked(self, _key: BadgeId) -> bool:
        return False

    def revocations_unheard(self) -> None:
        return None

    def badge_by_short_code(self, short: str) -> IssuedBadge | None:
        return next((one for one in self.badges() if one.short == short), None)

    def badges(self) -> Iterable[IssuedBadge]:
        return self.listed.badges if self.listed else ()

    def desk(self, key: DeskId) -> EnrolledDesk | None:
        return next((one for one in self.desks() if one.id == key), None)

    def desks(self) -> Sequence[EnrolledDesk]:
        return self.listed.desks if self.listed else ()

    def roster_version(self) -> RosterVersion:
        return RosterVersion("fake", 1) if self.listed else RosterVersion()

    def roster_for(self, _profile: DeskProfile) -> RosterVersion:
        return self.roster_version()

    def page_above(
        self,
        version: RosterVersion,
        _arriving: Arriving | None,
        _limit_bytes: int,
        _profile: DeskProfile,
    ) -> RosterPage | None:
        return None if version == self.roster_version() else page(self.roster_version())

    def arriving(self) -> Arriving | None:
        return None

    def apply(self, page: RosterPage) -> bool:
        self.listed = self.coming if page.version.number else None
        return True

    def introductions(self, _desks: Iterable[DeskId]) -> Sequence[RosterEntry]:
        return ()

    @property
    def mine(self) -> DeskId:
        return self._mine

    def hash_at(self, desk: DeskId, seq: int) -> str | None:
        found = [one for one in self._log if (one.desk, one.seq) == (desk, seq)]
        return hash_of(encode(found[0])) if found else None

    def adopt(self, _desk: DeskId, _theirs: Sequence[Run], _verify: Verifier) -> Taken:
        raise AssertionError("nobody here is cloned")

    def become(self, _identity: Identity, _theirs: Sequence[Run], _verify: Verifier) -> Taken:
        raise AssertionError("nobody here is cloned")


def page(version: RosterVersion) -> RosterPage:
    """A change that arrives whole and says nothing."""
    return RosterPage(version, (), Cursor(version.number, "", ""))


@dataclass
class FakePeer:
    """The other side of a sync: takes everything, unless it cannot be reached.

    ``lines`` are what it tells by itself; ``None`` ends the telling. Its clock is
    ``ahead_ms`` ahead of this computer's.
    """

    reachable: bool = True
    ahead_ms: int = 0
    asked: int = 0
    roster: RosterPage | None = None
    have: dict[DeskId, Head] = field(default_factory=dict)
    lines: "Queue[bytes | None]" = field(default_factory=Queue)

    def renew(self) -> Identity:
        raise AssertionError("nobody here is cloned")

    def news(self) -> Iterator[bytes]:
        while (line := self.lines.get()) is not None:
            yield line

    def hang_up(self) -> None:
        self.lines.put(None)

    def exchange(self, request: Request) -> Answer:
        self.asked += 1
        if not self.reachable:
            raise Unreachable("No answer.")
        for run in request.runs:
            last = run.first + len(run.records) - 1
            self.have[run.desk] = Head(last, hash_of(run.records[-1]))
        roster, self.roster = self.roster, None
        return Answer(
            have=dict(self.have),
            roster=roster,
            digest=digest(self.have),
            time_ms=time.time_ns() // 1_000_000 + self.ahead_ms,
        )


class FakeCamera:
    """A camera that sees what it is told."""

    def __init__(self) -> None:
        self._events: Queue[CameraEvent] = Queue()
        self.closed = False
        self.switched: list[str] = []

    def switch(self, source: str) -> None:
        self.switched.append(source)

    def show(self, event: CameraEvent) -> None:
        """Have it report *event* next."""
        self._events.put(event)

    def next(self, timeout: float) -> CameraEvent | None:
        try:
            return None if self.closed else self._events.get(timeout=min(timeout, 0.02))
        except Empty:
            return None

    def close(self) -> None:
        self.closed = True
