"""Faults on purpose: what the checker has to catch, or its zeros would say nothing."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, replace

from sqlalchemy import delete, select

from bench.sim.drives import Files
from bench.sim.store import EVENT, Store
from checkin.adapters.database.tables import log
from checkin.domain.badge import Verifier
from checkin.domain.clock import ClockReading
from checkin.domain.model import DeskId, DeskProfile
from checkin.domain.record import (
    NO_HEAD,
    Draft,
    Head,
    Kind,
    Record,
    Run,
    decode,
    encode,
    hash_of,
    seal_message,
)
from checkin.domain.vector import History
from checkin.usecases import other_side
from checkin.usecases.other_side import OtherSide
from checkin.usecases.ports import Taken
from checkin.usecases.roster_pages import RosterVersion


@dataclass(frozen=True, slots=True)
class Fault:
    """One way to build the product wrongly."""

    name: str
    desk_store: type[Store] = Store
    server_store: type[Store] = Store
    new_incarnation: bool = True
    patch: Callable[[], AbstractContextManager[None]] = nullcontext


NOTHING = Fault("nothing")


class _GreenBeforeCommit(Store):
    """Says that a record is saved while it is still on its way to the disk."""

    _behind: Files | None = None

    def record(self, draft: Draft, now: ClockReading) -> Record:
        before = self.on_disk()
        made = super().record(draft, now)
        self._behind = before
        return made

    def take_each(self, asked: Sequence[Sequence[Run]], verify: Verifier) -> list[Taken]:
        self._behind = None
        return super().take_each(asked, verify)

    def on_disk(self) -> Files:
        return self._behind or super().on_disk()


class _NumberOnPush(Store):
    """Gives a record its number when it is sent, and another when it is sent again."""

    _sent = Head(0, "")

    def runs_above(self, have: Mapping[DeskId, Head], limit_bytes: int) -> Sequence[Run]:
        runs = super().runs_above(have, limit_bytes)
        return [self._numbered(run) if run.desk == self.mine else run for run in runs]

    def _numbered(self, run: Run) -> Run:
        if run.first > self._sent.seq:
            self._sent = Head(run.last, hash_of(run.records[-1]))
            return run
        first, head = self._sent.seq + 1, self._sent
        records = []
        for data in run.records:
            records.append(encode(replace(decode(data), seq=head.seq + 1, prev=head.hash)))
            head = Head(head.seq + 1, hash_of(records[-1]))
        self._sent = head
        return Run(run.desk, first, tuple(records), self.sign(seal_message(run.desk, head)))


class _DedupByBadge(Store):
    """Keeps one admission of each person on each list, and drops the others."""

    def take_each(self, asked: Sequence[Sequence[Run]], verify: Verifier) -> list[Taken]:
        taken = super().take_each(asked, verify)
        seen: set[tuple[str, str]] = set()
        with self._database.write(self._event) as connection:
            for row in connection.execute(select(log.c.n, log.c.data).order_by(log.c.n)).all():
                one = decode(row.data)
                place = (one.list, one.about or one.badge)
                if one.kind == Kind.ADMITTED and place in seen:
                    connection.execute(delete(log).where(log.c.n == row.n))
                elif one.kind == Kind.ADMITTED:
                    seen.add(place)
        return taken


class _SilentlyIgnored(Store):
    """Takes whatever has a number that is held already for what is held already."""

    def take_each(self, asked: Sequence[Sequence[Run]], verify: Verifier) -> list[Taken]:
        have = self.have()
        fresh = [
            [run for run in runs if run.last > have.get(run.desk, NO_HEAD).seq] for runs in asked
        ]
        return super().take_each(fresh, verify)

    def hash_at(self, desk: DeskId, seq: int) -> str | None:
        super().hash_at(desk, seq)
        return _AnyHash()


class _AnyHash(str):
    """A hash that nobody looks at."""

    __slots__ = ()
    __hash__ = str.__hash__

    def __eq__(self, other: object) -> bool:
        return True

    def __ne__(self, other: object) -> bool:
        return False


class _NoDigest(Store):
    """Knows a roster by its number alone."""

    def roster_version(self) -> RosterVersion:
        return replace(super().roster_version(), digest="")

    def roster_for(self, profile: DeskProfile) -> RosterVersion:
        return replace(super().roster_for(profile), digest="")


class _CursorByTime(Store):
    """Sends what came after the latest record that the asker has, by this machine's clock."""

    def runs_after(self, after: Mapping[DeskId, int], limit_bytes: int) -> Sequence[Run]:
        with self._database.read() as connection:
            rows = connection.execute(
                select(log.c.desk, log.c.seq, log.c.received).where(log.c.event == EVENT)
            ).all()
        received = {(row.desk, row.seq): row.received for row in rows}
        cursor = max(
            (
                at
                for (desk, seq), at in received.items()
                if desk != self.asker and seq <= after.get(desk, seq)
            ),
            default=-1,
        )
        runs = super().runs_after(after, limit_bytes)
        return [run for run in runs if received[run.desk, run.first] > cursor]


class _KeepsItsBranch(Store):
    """Heard one copy of a desk, and goes on with that whatever the server has."""

    def adopt(self, desk: DeskId, theirs: Sequence[Run], verify: Verifier) -> Taken:
        del desk, theirs, verify
        return Taken()


class _Credulous(Store):
    """Takes a vector that it does not know for what it has now."""

    def start(self) -> None:
        self.history = _NothingChanged()


class _NothingChanged(History):
    def since(self, text: str) -> dict[DeskId, int]:
        return super().since(text) or {}


@contextmanager
def _believing() -> Iterator[None]:
    """Let desks believe every answer: its digest would heal them."""
    real = getattr(other_side, "digest")  # noqa: B009 - a planted fault
    setattr(other_side, "digest", _AnyHash)  # noqa: B010 - a planted fault
    try:
        yield
    finally:
        setattr(other_side, "digest", real)  # noqa: B010 - and away with it


@contextmanager
def _always_listening() -> Iterator[None]:
    """Let desks that were told news once believe for ever that they are."""
    real = OtherSide.listening

    def heard(self: OtherSide, live: bool) -> None:
        if live:
            real(self, live)

    setattr(OtherSide, "listening", heard)  # noqa: B010 - a planted fault
    try:
        yield
    finally:
        setattr(OtherSide, "listening", real)  # noqa: B010 - and away with it


@contextmanager
def _by_arrival() -> Iterator[None]:
    """Let the first that arrived be the first."""
    real = Record.order
    setattr(Record, "order", property(lambda _: (0, "", 0)))  # noqa: B010 - a planted fault
    try:
        yield
    finally:
        setattr(Record, "order", real)  # noqa: B010 - and away with it


FAULTS = (
    Fault("green before the commit", desk_store=_GreenBeforeCommit),
    Fault("a number for each push", desk_store=_NumberOnPush),
    Fault("no tie-break", patch=_by_arrival),
    Fault("one admission per badge", server_store=_DedupByBadge),
    Fault(
        "a number that is used twice is ignored",
        desk_store=_SilentlyIgnored,
        server_store=_SilentlyIgnored,
    ),
    # The digest would heal it, so that is gone as well.
    Fault(
        "no new incarnation after a restore",
        desk_store=_NoDigest,
        server_store=_NoDigest,
        new_incarnation=False,
    ),
    Fault("a cursor by the time of arrival", server_store=_CursorByTime),
    Fault("whoever heard the other copy keeps it", desk_store=_KeepsItsBranch),
    Fault(
        "a vector that nobody knows is taken for today's",
        server_store=_Credulous,
        patch=_believing,
    ),
    Fault("whoever listened once asks narrowly for ever", patch=_always_listening),
)
