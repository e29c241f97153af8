"""Runs on their way into the log: judged one by one, written together.

One statement per table for any number of runs: the round trips of one record
at a time would cost the server more than everything else.
"""

from collections.abc import Callable, Iterable, MutableMapping, Sequence
from typing import Any

from sqlalchemy import Connection, LargeBinary, Table, Text, delete, insert, select, text
from sqlalchemy.dialects import postgresql, sqlite

from checkin.adapters.database.roster_rows import upsert
from checkin.adapters.database.tables import aside, chain, log, roster, seal
from checkin.adapters.roster_json import desk_key
from checkin.domain.badge import Verifier
from checkin.domain.model import DeskId, EventId
from checkin.domain.record import (
    NO_HEAD,
    Head,
    Malformed,
    Record,
    Run,
    check_run,
    decode,
    hash_of,
)

UNKNOWN = "unknown desk"
FORKED = frozenset({"reused", "another branch"})
"""Genuine, and yet for places in its desk's chain that are taken by others."""

_HASHES = 400
"""The most values in one ``in (...)``."""


class Taking:
    """One transaction's worth of runs and records. Nothing is written before :meth:`write`.

    *keys* are the desks' public keys that are known already; they never change.
    """

    def __init__(
        self,
        connection: Connection,
        event: EventId,
        wall: Callable[[], int],
        keys: MutableMapping[DeskId, bytes],
    ) -> None:
        self._connection = connection
        self._event = event
        self._now = wall()
        self._keys = keys
        self._heads: dict[DeskId, Head] = {}
        self._moved: set[DeskId] = set()
        self._fresh: dict[tuple[DeskId, int], dict[str, Any]] = {}
        self._seals: list[dict[str, Any]] = []
        self._aside: list[dict[str, Any]] = []
        self._here: set[str] = set()

    def expect(self, desks: Iterable[DeskId]) -> None:
        """Look up the heads of *desks* in one go."""
        wanted = [desk for desk in set(desks) if desk not in self._heads]
        for start in range(0, len(wanted), _HASHES):
            some = wanted[start : start + _HASHES]
            self._heads.update(dict.fromkeys(some, NO_HEAD))
            for row in self._connection.execute(
                select(chain.c.desk, chain.c.seq, chain.c.hash).where(chain.c.desk.in_(some))
            ):
                self._heads[DeskId(row.desk)] = Head(row.seq, row.hash)

    def run(self, run: Run, verify: Verifier) -> tuple[str, list[Record]]:
        """Judge *run*: why it is refused (empty if not), and what of it is new."""
        why, made = self._judge(run, verify)
        if why:
            self._put_aside(run, why)
        return why, made

    def records(self, desk: DeskId, made: Sequence[tuple[Record, bytes]]) -> None:
        """Add records, if any, that continue their desk's chain."""
        if not made:
            return
        for one, data in made:
            self._fresh[desk, one.seq] = {
                "event": self._event,
                "desk": desk,
                "seq": one.seq,
                "hash": one.digest,
                "hlc": one.hlc,
                "received": self._now,
                "data": data,
            }
            # What was refused once, for want of its desk's key or because somebody else had
            # its number, is not aside any more once it is here, or here under another name.
            self._here |= {one.digest, one.original} if one.original else {one.digest}
        last, _ = made[-1]
        self.set_head(desk, Head(last.seq, last.digest))

    def set_head(self, desk: DeskId, head: Head) -> None:
        """Say where the chain of *desk* ends now."""
        self._heads[desk] = head
        self._moved.add(desk)

    def write(self) -> bool:
        """Write all of it, and say whether the log has grown."""
        insert_rows(self._connection, log, list(self._fresh.values()))
        insert_rows(self._connection, seal, self._seals)
        upsert(
            self._connection,
            chain,
            [
                {
                    "desk": desk,
                    "event": self._event,
                    "seq": self._heads[desk].seq,
                    "hash": self._heads[desk].hash,
                }
                for desk in self._moved
            ],
        )
        if self._aside:
            self._connection.execute(insert_once(self._connection, aside), self._aside)
        here = sorted(self._here)
        for start in range(0, len(here), _HASHES):
            self._connection.execute(
                delete(aside).where(
                    aside.c.event == self._event, aside.c.hash.in_(here[start : start + _HASHES])
                )
            )
        return bool(self._fresh)

    def _judge(self, run: Run, verify: Verifier) -> tuple[str, list[Record]]:
        self.expect([run.desk])
        head = self._heads[run.desk]
        if not run.records or run.first > head.seq + 1:
            return "", []  # a gap: what is missing will be asked for and come again
        held = self._held(run, head)
        if any(held[seq] != hash_of(run.records[seq - run.first]) for seq in held):
            key = self._key(run.desk)
            genuine = key is not None and self._is_genuine(run, key, verify)
            return "reused" if genuine else "not genuine", []
        fresh = run.records[len(held) :]
        if not fresh:
            return "", []
        key = self._key(run.desk)
        if key is None:
            return UNKNOWN, []
        try:
            made = [decode(data) for data in fresh]
        except Malformed:
            return "malformed", []
        rest = Run(run.desk, head.seq + 1, fresh, run.signature)
        if not check_run(rest, made, self._event, head, key, verify):
            return "another branch" if self._is_genuine(run, key, verify) else "not genuine", []
        self.records(run.desk, list(zip(made, fresh, strict=True)))
        self._seals.append({"desk": run.desk, "seq": made[-1].seq, "signature": run.signature})
        return "", made

    def _is_genuine(self, run: Run, key: bytes, verify: Verifier) -> bool:
        """Say whether its desk has made *run*, whatever it follows on."""
        try:
            made = [decode(data) for data in run.records]
        except Malformed:
            return False
        before = Head(run.first - 1, made[0].prev)
        return check_run(run, made, self._event, before, key, verify)

    def _held(self, run: Run, head: Head) -> dict[int, str]:
        """The hashes of what the log has in the places of *run*."""
        last = min(head.seq, run.first + len(run.records) - 1)
        if run.first > last:
            return {}
        rows = self._connection.execute(
            select(log.c.seq, log.c.hash).where(
                log.c.desk == run.desk, log.c.seq.between(run.first, last)
            )
        )
        held = {row.seq: row.hash for row in rows}
        for seq in range(run.first, last + 1):
            if (run.desk, seq) in self._fresh:
                held[seq] = self._fresh[run.desk, seq]["hash"]
        return held

    def _put_aside(self, run: Run, why: str) -> None:
        # Record by record: a desk that is refused sends a longer run each time.
        held = self._held(run, self._heads[run.desk])
        self._aside += [
            {
                "event": self._event,
                "desk": run.desk,
                "seq": seq,
                "hash": hash_of(data),
                "why": why,
                "received": self._now,
                "data": data,
            }
            for seq, data in enumerate(run.records, start=run.first)
            if held.get(seq) != hash_of(data)
        ]

    def _key(self, desk: DeskId) -> bytes | None:
        if desk not in self._keys:
            body = self._connection.scalar(
                select(roster.c.body).where(
                    roster.c.event == self._event,
                    roster.c.kind == "desk",
                    roster.c.id == desk,
                    roster.c.deleted.is_(False),
                )
            )
            if body is None:
                return None
            self._keys[desk] = desk_key(body)
        return self._keys[desk]


def insert_once(connection: Connection, table: Any) -> Any:
    """An insert that does nothing when the row is already there, for either database."""
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    return dialect.insert(table).on_conflict_do_nothing()


def insert_rows(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Insert *rows*: in PostgreSQL as one statement over arrays, ten times cheaper than many."""
    if not rows:
        return
    if connection.dialect.name != "postgresql":
        connection.execute(insert(table), rows)
        return
    names = list(rows[0])
    kinds = {name: _POSTGRES_KINDS.get(type(table.c[name].type), "bigint") for name in names}
    arrays = ", ".join(f"cast(:{name} as {kinds[name]}[])" for name in names)
    columns = ", ".join(names)
    connection.execute(
        # Names of columns are ours; every value is a parameter.
        text(f"insert into {table.name} ({columns}) select * from unnest({arrays})"),  # noqa: S608
        {name: [row[name] for row in rows] for name in names},
    )


_POSTGRES_KINDS: dict[type[Any], str] = {Text: "text", LargeBinary: "bytea"}
