"""The log in its table: append, hand on, take in."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, and_, func, insert, select

from checkin.adapters.database.engine import Database
from checkin.adapters.database.tables import aside, chain, log, seal
from checkin.adapters.database.taking import FORKED, UNKNOWN, Taking
from checkin.domain.badge import Verifier
from checkin.domain.clock import follow
from checkin.domain.model import DeskId, EventId
from checkin.domain.record import NO_HEAD, Head, Record, Run, decode, seal_message
from checkin.usecases.ports import Taken

Signer = Callable[[bytes], bytes]

_RUN_RECORDS = 500
"""The most records in one run, so that a relay can always cut at a seal."""


class LogTable:
    """One event's log, as every replica holds it. ``mine`` is a desk's own chain."""

    def __init__(
        self,
        database: Database,
        event: EventId,
        wall: Callable[[], int],
        mine: DeskId | None = None,
        sign: Signer | None = None,
    ) -> None:
        self._database = database
        self._event = event
        self._wall = wall
        self._mine = mine
        self._sign = sign
        self._keys: dict[DeskId, bytes] = {}
        with database.read() as connection:
            latest = connection.execute(
                select(log.c.desk, func.max(log.c.hlc))
                .where(log.c.event == event)
                .group_by(log.c.desk)
            ).all()
        self._hlc = max((hlc for desk, hlc in latest if desk == mine), default=0)
        for _, hlc in latest:
            # As when they came: another desk's wrong clock is not followed.
            self._hlc = follow(self._hlc, hlc, wall())

    def records(self) -> Iterator[Record]:
        """Every record held, in the order in which they came."""
        for _, made in self.records_after(0):
            yield made

    def records_after(self, n: int) -> list[tuple[int, Record]]:
        """The records that came after place *n* at this replica, with their places."""
        with self._database.read() as connection:
            rows = connection.execute(
                select(log.c.n, log.c.data)
                .where(log.c.event == self._event, log.c.n > n)
                .order_by(log.c.n)
            ).all()
        return [(row.n, decode(row.data)) for row in rows]

    def have(self) -> Mapping[DeskId, Head]:
        """How far each desk's chain goes here."""
        with self._database.read() as connection:
            rows = connection.execute(
                select(chain.c.desk, chain.c.seq, chain.c.hash).where(chain.c.event == self._event)
            ).all()
        return {DeskId(row.desk): Head(row.seq, row.hash) for row in rows}

    def runs_above(self, have: Mapping[DeskId, Head], limit_bytes: int) -> Sequence[Run]:
        """What the other side lacks, this desk's own first, about *limit_bytes* at most."""
        ours = self.have()
        lacking = sorted(
            (desk for desk, head in ours.items() if head.seq > have.get(desk, NO_HEAD).seq),
            key=lambda desk: (desk != self._mine, desk),
        )
        runs: list[Run] = []
        for desk in lacking:
            after = have.get(desk, NO_HEAD).seq
            while limit_bytes > 0 and after < ours[desk].seq:
                run = self._run(desk, after, limit_bytes)
                if run is None:
                    break
                runs.append(run)
                after += len(run.records)
                limit_bytes -= sum(len(data) for data in run.records)
        return runs

    def take(self, runs: Sequence[Run], verify: Verifier) -> Taken:
        """Store the other side's runs, each whole or not at all."""
        return self.take_each([runs], verify)[0]

    def take_each(self, asked: Sequence[Sequence[Run]], verify: Verifier) -> list[Taken]:
        """Store the runs of several others in one transaction: one wait for the disk for all."""
        if not any(asked):
            return [Taken() for _ in asked]
        with self._database.write(self._event) as connection:
            taking = Taking(connection, self._event, self._wall, self._keys)
            taking.expect(run.desk for runs in asked for run in runs)
            taken = [self._take(taking, runs, verify) for runs in asked]
            if taking.write():
                self._database.news.announce(connection, self._event)
            for one in taken:
                for made in one.records:
                    self._hlc = follow(self._hlc, made.hlc, self._wall())
        return taken

    def aside_count(self) -> int:
        """How many records are kept aside here, each counted once."""
        with self._database.read() as connection:
            return (
                connection.scalar(
                    select(func.count()).select_from(aside).where(aside.c.event == self._event)
                )
                or 0
            )

    def aside_records(self) -> list[dict[str, Any]]:
        """What is kept aside, with its reason; ``record`` is its bytes as text."""
        with self._database.read() as connection:
            rows = connection.execute(
                select(aside).where(aside.c.event == self._event).order_by(aside.c.n)
            ).all()
        return [
            {
                "desk": row.desk,
                "seq": row.seq,
                "why": row.why,
                "received_ms": row.received,
                "record": row.data.decode(errors="replace"),
            }
            for row in rows
        ]

    @property
    def mine(self) -> DeskId:
        """Whose records these are. A desk that was cloned or set back gets another.

        Raises:
            TypeError: this is a server's log.
        """
        if self._mine is None:
            raise TypeError("a server makes no records of its own")
        return self._mine

    def sign(self, message: bytes) -> bytes:
        """Sign *message* with this desk's key."""
        if self._sign is None:
            raise TypeError("a server makes no records of its own")
        return self._sign(message)

    # ------------------------------------------------------------ how

    def _take(self, taking: Taking, runs: Sequence[Run], verify: Verifier) -> Taken:
        new: list[Record] = []
        refused = 0
        strangers: set[DeskId] = set()
        forked: set[DeskId] = set()
        for run in runs:
            why, made = taking.run(run, verify)
            new += made
            if why:
                refused += len(run.records)
            if why == UNKNOWN:
                strangers.add(run.desk)
            if why in FORKED:
                forked.add(run.desk)
        return Taken(tuple(new), refused, frozenset(strangers), frozenset(forked))

    def _run(self, desk: DeskId, after: int, limit_bytes: int) -> Run | None:
        with self._database.read() as connection:
            rows = connection.execute(
                select(log.c.seq, log.c.hash, log.c.data, seal.c.signature)
                .outerjoin(seal, and_(seal.c.desk == log.c.desk, seal.c.seq == log.c.seq))
                .where(log.c.desk == desk, log.c.seq > after)
                .order_by(log.c.seq)
                .limit(_RUN_RECORDS)
            ).all()
        own = desk == self._mine
        end = 0
        size = 0
        for place, row in enumerate(rows, start=1):
            size += len(row.data)
            if end and size > limit_bytes:
                break
            if own or row.signature is not None:
                end = place
        if not end:
            return None
        last = rows[end - 1]
        signature = (
            self.sign(seal_message(desk, Head(last.seq, last.hash))) if own else last.signature
        )
        return Run(desk, after + 1, tuple(row.data for row in rows[:end]), signature)

    def _head(self, connection: Connection, desk: DeskId) -> Head:
        row = connection.execute(
            select(chain.c.seq, chain.c.hash).where(chain.c.desk == desk)
        ).one_or_none()
        return Head(row.seq, row.hash) if row else NO_HEAD

    def _move_head(self, connection: Connection, desk: DeskId, head: Head) -> None:
        moved = connection.execute(
            chain.update().where(chain.c.desk == desk).values(seq=head.seq, hash=head.hash)
        )
        if not moved.rowcount:
            connection.execute(
                insert(chain).values(desk=desk, event=self._event, seq=head.seq, hash=head.hash)
            )

    def _row(self, made: Record, data: bytes) -> dict[str, Any]:
        return {
            "event": self._event,
            "desk": made.desk,
            "seq": made.seq,
            "hash": made.digest,
            "hlc": made.hlc,
            "received": self._wall(),
            "data": data,
        }
