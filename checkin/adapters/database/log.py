"""The log in its table: append, hand on, take in."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, and_, func, insert, or_, select

from checkin.adapters.database.appending import State, look
from checkin.adapters.database.engine import Database
from checkin.adapters.database.tables import aside, chain, log, seal
from checkin.adapters.database.taking import FORKED, UNKNOWN, Taking
from checkin.domain.badge import Verifier
from checkin.domain.clock import follow
from checkin.domain.model import DeskId, EventId
from checkin.domain.record import NO_HEAD, Head, Record, Run, decode, seal_message
from checkin.domain.vector import History
from checkin.usecases.ports import Taken

Signer = Callable[[bytes], bytes]

_DESKS = 50
"""The most desks whose records one statement reads."""

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
        self.history = History()
        # What the last append saw. Others append as well, so it may not be so any more.
        self._seen = State({})
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

    def records_after(self, n: int, most: int | None = None) -> list[tuple[int, Record]]:
        """The records that came after place *n* at this replica, with their places.

        No more than *most* of them, the earliest.
        """
        with self._database.read() as connection:
            rows = connection.execute(
                select(log.c.n, log.c.data)
                .where(log.c.event == self._event, log.c.n > n)
                .order_by(log.c.n)
                .limit(most)
            ).all()
        return [(row.n, decode(row.data)) for row in rows]

    def have(self) -> Mapping[DeskId, Head]:
        """How far each desk's chain goes here."""
        with self._database.read() as connection:
            rows = connection.execute(
                select(chain.c.desk, chain.c.seq, chain.c.hash).where(chain.c.event == self._event)
            ).all()
        return {DeskId(row.desk): Head(row.seq, row.hash) for row in rows}

    def look(self) -> State:
        """How far the log and the roster are, both at one moment."""
        with self._database.read() as connection:
            return look(connection, self._event)

    def runs_above(self, have: Mapping[DeskId, Head], limit_bytes: int) -> Sequence[Run]:
        """What the other side lacks, this desk's own first, about *limit_bytes* at most."""
        ours = self.have()
        after = {desk: have.get(desk, NO_HEAD).seq for desk in ours}
        return self.runs_between(after, ours, limit_bytes)

    def runs_after(self, after: Mapping[DeskId, int], limit_bytes: int) -> Sequence[Run]:
        """What follows on those sequence numbers, and nothing of other desks."""
        return self.runs_between(after, self.have(), limit_bytes)

    def runs_between(
        self, seqs: Mapping[DeskId, int], ours: Mapping[DeskId, Head], limit_bytes: int
    ) -> Sequence[Run]:
        """What follows on *seqs*, up to *ours*: how far each chain goes here."""
        after = {
            desk: seqs[desk]
            for desk in sorted(seqs, key=lambda desk: (desk != self._mine, desk))
            if ours[desk].seq > seqs[desk]
        }
        runs: list[Run] = []
        while after and limit_bytes > 0:
            for desk, rows in self._rows_after(self._few(after, ours)).items():
                run = self._cut(desk, after[desk], rows, limit_bytes) if limit_bytes > 0 else None
                if run is not None:
                    runs.append(run)
                    after[desk] += len(run.records)
                    limit_bytes -= sum(len(data) for data in run.records)
                if run is None or after[desk] >= ours[desk].seq:
                    del after[desk]
        return runs

    def take(self, runs: Sequence[Run], verify: Verifier) -> Taken:
        """Store the other side's runs, each whole or not at all."""
        return self.take_each([runs], verify)[0]

    def take_each(self, asked: Sequence[Sequence[Run]], verify: Verifier) -> list[Taken]:
        """Store the runs of several others in one transaction: one wait for the disk for all."""
        return self.take_and_look(asked, verify)[0] if any(asked) else [Taken() for _ in asked]

    def take_and_look(
        self, asked: Sequence[Sequence[Run]], verify: Verifier
    ) -> tuple[list[Taken], State]:
        """Store the runs of several others, and say how far the log and the roster are then."""
        if not any(asked):
            return [Taken() for _ in asked], self.look()
        done = self._take_as_foreseen(asked, verify)
        if done is None:
            with self._database.append(self._event) as appending:
                connection = appending.connection
                taking = Taking(appending.state, self._event, self._wall(), self._keys, connection)
                taken = [self._take(taking, runs, verify) for runs in asked]
                appending.write(taking.rows())
            done = taken, replace(appending.state, heads=taking.heads)
        taken, self._seen = done
        for one in taken:
            for made in one.records:
                self._hlc = follow(self._hlc, made.hlc, self._wall())
        return done

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

    def _take_as_foreseen(
        self, asked: Sequence[Sequence[Run]], verify: Verifier
    ) -> tuple[list[Taken], State] | None:
        """Store runs that all continue chains where they were seen last, in one round trip.

        ``None`` if one of them does not, or somebody else has moved a chain since.
        """
        if not self._database.is_far:
            return None
        before = self._seen
        taking = Taking(before, self._event, self._wall(), self._keys)
        taken = []
        for runs in asked:
            if not all(taking.continues(run) for run in runs):
                return None
            taken.append(self._take(taking, runs, verify))
            if taken[-1].aside:
                return None
        seen = self._database.append_as_foreseen(self._event, taking.rows(), before.heads)
        return None if seen is None else (taken, seen)

    def _take(self, taking: Taking, runs: Sequence[Run], verify: Verifier) -> Taken:
        new: list[Record] = []
        refused = 0
        strangers: set[DeskId] = set()
        forked: set[DeskId] = set()
        for run in runs:
            why, made, aside_now = taking.run(run, verify)
            new += made
            refused += aside_now
            if why == UNKNOWN:
                strangers.add(run.desk)
            if why in FORKED:
                forked.add(run.desk)
        return Taken(tuple(new), refused, frozenset(strangers), frozenset(forked))

    def _few(
        self, after: Mapping[DeskId, int], ours: Mapping[DeskId, Head]
    ) -> Mapping[DeskId, int]:
        """As many of the desks in *after* as have about one run's records together."""
        few: dict[DeskId, int] = {}
        count = 0
        for desk, seq in after.items():
            few[desk] = seq
            count += ours[desk].seq - seq
            if count >= _RUN_RECORDS or len(few) == _DESKS:
                break
        return few

    def _rows_after(self, after: Mapping[DeskId, int]) -> Mapping[DeskId, list[Any]]:
        """The next rows of each desk's chain, with the seals that end there."""
        rows: dict[DeskId, list[Any]] = {desk: [] for desk in after}
        with self._database.read() as connection:
            for row in connection.execute(
                select(log.c.desk, log.c.seq, log.c.hash, log.c.data, seal.c.signature)
                .outerjoin(seal, and_(seal.c.desk == log.c.desk, seal.c.seq == log.c.seq))
                .where(
                    or_(
                        *(
                            and_(log.c.desk == desk, log.c.seq.between(seq + 1, seq + _RUN_RECORDS))
                            for desk, seq in after.items()
                        )
                    )
                )
                .order_by(log.c.desk, log.c.seq)
            ):
                rows[row.desk].append(row)
        return rows

    def _cut(self, desk: DeskId, after: int, rows: Sequence[Any], limit_bytes: int) -> Run | None:
        """As much of *rows* as fits into *limit_bytes*, up to a seal."""
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
            "original": made.original,
            "received": self._wall(),
            "data": data,
        }
