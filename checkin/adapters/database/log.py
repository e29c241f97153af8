"""The log in its table: append, hand on, take in."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, and_, delete, func, insert, select
from sqlalchemy.dialects import postgresql, sqlite

from checkin.adapters.database.engine import Database
from checkin.adapters.database.tables import aside, chain, log, roster, seal
from checkin.adapters.roster_json import desk_key
from checkin.domain.badge import Verifier
from checkin.domain.clock import ClockReading, follow, tick
from checkin.domain.model import DeskId, EventId
from checkin.domain.record import (
    NO_HEAD,
    Draft,
    Head,
    Malformed,
    Record,
    Run,
    check_run,
    decode,
    encode,
    hash_of,
    seal_message,
)
from checkin.usecases.ports import Taken

Signer = Callable[[bytes], bytes]

_RUN_RECORDS = 500
"""The most records in one run, so that a relay can always cut at a seal."""


class LogTable:
    """One event's log. ``mine`` and ``sign`` are a desk's own; a server has neither."""

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

    def record(self, draft: Draft, now: ClockReading) -> Record:
        """Give *draft* the next place in this desk's chain, durably on disk on return."""
        if self._mine is None:
            raise TypeError("a server makes no records of its own")
        with self._database.write(self._event) as connection:
            head = self._head(connection, self._mine)
            hybrid = tick(self._hlc, now.corrected_ms)
            made = Record(
                event=self._event,
                desk=self._mine,
                seq=head.seq + 1,
                prev=head.hash,
                at=now.wall_ms,
                hlc=hybrid,
                kind=draft.kind,
                list=draft.list,
                about=draft.about,
                badge=draft.badge,
                knew=draft.knew,
                how=draft.how,
                reason=draft.reason,
                names=draft.names,
                offset_ms=now.offset_ms,
                uncertainty_ms=now.uncertainty_ms,
            )
            data = encode(made)
            end = Head(made.seq, hash_of(data))
            connection.execute(insert(log), [self._row(made, data, end.hash, now.wall_ms)])
            self._move_head(connection, self._mine, end)
            # Still the only writer here: another thread's record never gets the same time.
            self._hlc = hybrid
        return made

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
        if not runs:
            return Taken()
        new: list[Record] = []
        refused = 0
        with self._database.write(self._event) as connection:
            for run in runs:
                why, made = self._take_one(connection, run, verify)
                new += made
                if why:
                    refused += len(run.records)
                    self._keep_aside(connection, run, why)
            for made_one in new:
                self._hlc = follow(self._hlc, made_one.hlc, self._wall())
        return Taken(tuple(new), refused)

    def aside_count(self) -> int:
        """How many records are kept aside here, each counted once."""
        with self._database.read() as connection:
            return (
                connection.scalar(
                    select(func.count()).select_from(aside).where(aside.c.event == self._event)
                )
                or 0
            )

    # ------------------------------------------------------------ how

    def _take_one(
        self, connection: Connection, run: Run, verify: Verifier
    ) -> tuple[str, list[Record]]:
        head = self._head(connection, run.desk)
        if not run.records or run.first > head.seq + 1:
            return "", []  # a gap: what is missing will be asked for and come again
        held = self._held(connection, run)
        for seq, data in enumerate(run.records, start=run.first):
            if seq in held and held[seq] != hash_of(data):
                return "reused", []
        fresh = run.records[len(held) :]
        if not fresh:
            return "", []
        key = self._key_of(connection, run.desk)
        if key is None:
            return "unknown desk", []
        try:
            made = [decode(data) for data in fresh]
        except Malformed:
            return "malformed", []
        if not check_run(
            Run(run.desk, head.seq + 1, fresh, run.signature), made, self._event, head, key, verify
        ):
            return "not genuine", []
        now = self._wall()
        rows = [
            self._row(one, data, hash_of(data), now) for one, data in zip(made, fresh, strict=True)
        ]
        connection.execute(insert(log), rows)
        self._move_head(connection, run.desk, Head(made[-1].seq, rows[-1]["hash"]))
        # What was refused once, for want of its desk's key, is not aside any more.
        connection.execute(
            delete(aside).where(
                aside.c.desk == run.desk, aside.c.hash.in_([row["hash"] for row in rows])
            )
        )
        connection.execute(
            insert(seal).values(desk=run.desk, seq=made[-1].seq, signature=run.signature)
        )
        return "", made

    def _run(self, desk: DeskId, after: int, limit_bytes: int) -> Run | None:
        with self._database.read() as connection:
            rows = connection.execute(
                select(log.c.seq, log.c.hash, log.c.data, seal.c.signature)
                .outerjoin(seal, and_(seal.c.desk == log.c.desk, seal.c.seq == log.c.seq))
                .where(log.c.desk == desk, log.c.seq > after)
                .order_by(log.c.seq)
                .limit(_RUN_RECORDS)
            ).all()
        own = self._sign is not None and desk == self._mine
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
            self._sign(seal_message(desk, Head(last.seq, last.hash)))
            if own and self._sign
            else last.signature
        )
        return Run(desk, after + 1, tuple(row.data for row in rows[:end]), signature)

    def _keep_aside(self, connection: Connection, run: Run, why: str) -> None:
        # Record by record: a desk that is refused sends a longer run each time.
        held = self._held(connection, run)
        connection.execute(
            insert_once(connection, aside),
            [
                {
                    "event": self._event,
                    "desk": run.desk,
                    "seq": seq,
                    "hash": hash_of(data),
                    "why": why,
                    "received": self._wall(),
                    "data": data,
                }
                for seq, data in enumerate(run.records, start=run.first)
                if held.get(seq) != hash_of(data)
            ],
        )

    def _held(self, connection: Connection, run: Run) -> dict[int, str]:
        """The hashes of what the log has in the places of *run*."""
        rows = connection.execute(
            select(log.c.seq, log.c.hash).where(
                log.c.desk == run.desk,
                log.c.seq.between(run.first, run.first + len(run.records) - 1),
            )
        )
        return {row.seq: row.hash for row in rows}

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

    def _key_of(self, connection: Connection, desk: DeskId) -> bytes | None:
        body = connection.scalar(
            select(roster.c.body).where(
                roster.c.event == self._event,
                roster.c.kind == "desk",
                roster.c.id == desk,
                roster.c.deleted.is_(False),
            )
        )
        return desk_key(body) if body else None

    def _row(self, made: Record, data: bytes, digest: str, now_ms: int) -> dict[str, Any]:
        return {
            "event": self._event,
            "desk": made.desk,
            "seq": made.seq,
            "hash": digest,
            "hlc": made.hlc,
            "received": now_ms,
            "data": data,
        }


def insert_once(connection: Connection, table: Any) -> Any:
    """An insert that does nothing when the row is already there, for either database."""
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    return dialect.insert(table).on_conflict_do_nothing()
