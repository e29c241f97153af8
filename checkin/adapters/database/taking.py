"""Runs on their way into the log: judged one by one, written together."""

from collections.abc import MutableMapping, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, select

from checkin.adapters.database.appending import AsideRow, LogRow, Rows, SealRow, State
from checkin.adapters.database.tables import log, roster
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


class Judged(NamedTuple):
    """What became of a run: why it is refused (empty if not), what is new, how many are aside."""

    why: str
    made: list[Record]
    aside: int


class Taking:
    """One transaction's worth of runs and records. :meth:`rows` are what is to be written.

    *state* is where the chains end, *keys* are the desks' public keys that are known
    already; they never change. Without a *connection* only runs can be judged of which
    :meth:`continues` is true.
    """

    def __init__(
        self,
        state: State,
        event: EventId,
        now: int,
        keys: MutableMapping[DeskId, bytes],
        connection: Connection | None = None,
    ) -> None:
        self._maybe_connection = connection
        self._event = event
        self._now = now
        self._keys = keys
        self.heads: dict[DeskId, Head] = dict(state.heads)
        self._moved: set[DeskId] = set()
        self._fresh: dict[tuple[DeskId, int], LogRow] = {}
        self._seals: list[SealRow] = []
        self._aside: list[AsideRow] = []
        self._here: set[str] = set()

    def run(self, run: Run, verify: Verifier) -> Judged:
        """Judge *run*; what is refused is put aside."""
        why, made = self._judge(run, verify)
        return Judged(why, made, self._put_aside(run, why) if why else 0)

    def records(self, desk: DeskId, made: Sequence[tuple[Record, bytes]]) -> None:
        """Add records, if any, that continue their desk's chain."""
        if not made:
            return
        for one, data in made:
            self._fresh[desk, one.seq] = LogRow(
                desk, one.seq, one.digest, one.hlc, one.original, data
            )
            # What was refused once, for want of its desk's key or because somebody else had
            # its number, is not aside any more once it is here, or here under another name.
            self._here |= {one.fact, one.digest}
        last, _ = made[-1]
        self.set_head(desk, Head(last.seq, last.digest))

    def set_head(self, desk: DeskId, head: Head) -> None:
        """Say where the chain of *desk* ends now."""
        self.heads[desk] = head
        self._moved.add(desk)

    def continues(self, run: Run) -> bool:
        """Say whether nothing need be read to judge *run*: it continues a chain that is known."""
        head = self.heads.get(run.desk, NO_HEAD)
        return run.desk in self._keys and run.first == head.seq + 1

    def rows(self) -> Rows:
        """All that is to be written."""
        heads = {desk: self.heads[desk] for desk in self._moved}
        aside = [row for row in self._aside if row.fact not in self._here]
        log = list(self._fresh.values())
        return Rows(self._now, log, self._seals, heads, aside, list(self._here))

    def _judge(self, run: Run, verify: Verifier) -> tuple[str, list[Record]]:
        head = self.heads.get(run.desk, NO_HEAD)
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
        self._seals.append(SealRow(run.desk, made[-1].seq, run.signature))
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
        last = min(head.seq, run.last)
        if run.first > last:
            return {}
        rows = self.connection.execute(
            select(log.c.seq, log.c.hash).where(
                log.c.desk == run.desk, log.c.seq.between(run.first, last)
            )
        )
        held = {row.seq: row.hash for row in rows}
        for seq in range(run.first, last + 1):
            if (run.desk, seq) in self._fresh:
                held[seq] = self._fresh[run.desk, seq].hash
        return held

    def _put_aside(self, run: Run, why: str) -> int:
        # Record by record: a desk that is refused sends a longer run each time.
        held = self._held(run, self.heads.get(run.desk, NO_HEAD))
        rows = [
            AsideRow(run.desk, seq, digest, _fact(data, why) or digest, why, data)
            for seq, data in enumerate(run.records, start=run.first)
            if held.get(seq) != (digest := hash_of(data))
        ]
        # Without a connection this is only a try: whatever is refused is judged anew.
        again = self.reissued([row.fact for row in rows]) if self._maybe_connection else set()
        here = self._here | again
        rows = [row for row in rows if row.fact not in here]
        self._aside += rows
        return len(rows)

    def reissued(self, facts: Sequence[str]) -> set[str]:
        """Which of *facts* the log has under another name."""
        found: set[str] = set()
        for start in range(0, len(facts), _HASHES):
            some = facts[start : start + _HASHES]
            found |= set(
                self.connection.scalars(
                    select(log.c.original).where(
                        log.c.event == self._event,
                        # As the index has it, which has only these.
                        log.c.original != "",
                        log.c.original.in_(some),
                    )
                )
            )
        return found

    @property
    def connection(self) -> Connection:
        """For what has to be read."""
        if self._maybe_connection is None:
            raise TypeError("this run cannot be judged without reading")
        return self._maybe_connection

    def _key(self, desk: DeskId) -> bytes | None:
        if desk not in self._keys:
            body = self.connection.scalar(
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


def _fact(data: bytes, why: str) -> str:
    """What a refused record says; nothing for one of which nobody knows who wrote it.

    That of a desk that is not known yet may come again under another name.
    """
    if why not in FORKED | {UNKNOWN}:
        return ""
    try:
        return decode(data).fact
    except Malformed:
        return ""
