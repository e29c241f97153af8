"""A desk's own log: it makes records, and can go on under another identity."""

import threading
from collections.abc import Callable, Sequence
from itertools import takewhile

from sqlalchemy import Connection, delete, insert, select

from checkin.adapters.database.engine import Database
from checkin.adapters.database.log import LogTable, Signer
from checkin.adapters.database.roster_rows import put, upsert
from checkin.adapters.database.tables import aside, log, seal, setting
from checkin.adapters.database.taking import Taking, insert_once
from checkin.adapters.keys import SigningKey
from checkin.domain.badge import Verifier
from checkin.domain.clock import ClockReading, tick
from checkin.domain.errors import Nonsense
from checkin.domain.model import DeskId, EventId
from checkin.domain.record import (
    NO_HEAD,
    Draft,
    Head,
    Record,
    Ref,
    Run,
    decode,
    encode,
    hash_of,
    reissued,
    stamped,
)
from checkin.usecases.ports import Identity, Taken


class DeskLog(LogTable):
    """One event's log at a desk. A server gives neither *mine* nor *sign*.

    *signer* makes what signs out of the private key (32 bytes) of another identity.
    """

    def __init__(
        self,
        database: Database,
        event: EventId,
        wall: Callable[[], int],
        mine: DeskId | None = None,
        sign: Signer | None = None,
        signer: Callable[[bytes], Signer] = SigningKey,
    ) -> None:
        super().__init__(database, event, wall, mine, sign)
        self._signer = signer
        # A record made while this desk becomes another would bear the old name, and
        # nobody would ever sign it.
        self._naming = threading.Lock()
        # What was re-issued since this desk was opened: whoever has not heard of it yet
        # may still draft with the old numbers, which are somebody else's by now.
        self._moved: dict[Ref, Ref] = {}

    def hash_at(self, seq: int) -> str | None:
        """The hash of this desk's own record *seq*."""
        with self._database.read() as connection:
            return connection.scalar(
                select(log.c.hash).where(log.c.desk == self.mine, log.c.seq == seq)
            )

    def record(self, draft: Draft, now: ClockReading) -> Record:
        """Give *draft* the next place in this desk's chain, durably on disk on return."""
        if self._mine is None:
            raise TypeError("a server makes no records of its own")
        with self._naming, self._database.write(self._event) as connection:
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
                knew=tuple(self._moved.get(ref, ref) for ref in draft.knew),
                how=draft.how,
                reason=draft.reason,
                names=self._moved.get(draft.names, draft.names) if draft.names else None,
                offset_ms=now.offset_ms,
                uncertainty_ms=now.uncertainty_ms,
            )
            made = stamped(made)
            connection.execute(insert(log), [self._row(made, encode(made))])
            self._move_head(connection, self._mine, Head(made.seq, made.digest))
            self._database.news.announce(connection, self._event)
            # Still the only writer here: another thread's record never gets the same time.
            self._hlc = hybrid
        return made

    def become(self, identity: Identity, theirs: Sequence[Run], verify: Verifier) -> Taken:
        """Go on as *identity*, and re-issue under it whatever *theirs* does not have.

        All of it in one transaction: a desk that is killed here is one or the other.

        Raises:
            Nonsense: *theirs* is not what this desk's key has signed.
        """
        with self._naming:
            taken, moved = self._rename(identity, theirs, verify)
            self._moved |= moved
            self._mine, self._sign = identity.desk, self._signer(identity.private_key)
        return taken

    def _rename(
        self, identity: Identity, theirs: Sequence[Run], verify: Verifier
    ) -> tuple[Taken, dict[Ref, Ref]]:
        with self._database.append(self._event) as appending:
            connection = appending.connection
            old = self.mine
            held = connection.execute(
                select(log.c.seq, log.c.hash, log.c.data)
                .where(log.c.desk == old)
                .order_by(log.c.seq)
            ).all()
            known = [hash_of(data) for run in theirs for data in run.records]
            same = takewhile(lambda pair: pair[0].hash == pair[1], zip(held, known, strict=False))
            common = sum(1 for _ in same)
            tail = held[common:]
            self._put_tail_aside(connection, old, common)
            taking = Taking(appending.state, self._event, self._wall(), self._keys, connection)
            taking.set_head(old, Head(common, held[common - 1].hash) if common else NO_HEAD)
            new: list[Record] = []
            for run in theirs:
                why, made = taking.run(run, verify)
                if why:
                    raise Nonsense(
                        "The server does not have this desk's records as they were made."
                    )
                new += made
            again = _reissued(identity.desk, [decode(row.data) for row in tail])
            if again:
                taking.records(identity.desk, again)
            appending.write(taking.rows())
            self._database.news.announce(connection, self._event)
            put(connection, self._event, [identity.entry])
            for name, value in (
                ("desk", identity.desk),
                ("private_key", identity.private_key.hex()),
            ):
                upsert(connection, setting, [{"key": name, "value": value}])
        moved = {
            decode(row.data).ref: record.ref for row, (record, _) in zip(tail, again, strict=True)
        }
        return Taken((*new, *(record for record, _ in again))), moved

    def _put_tail_aside(self, connection: Connection, desk: DeskId, common: int) -> None:
        """Put aside what follows *common*: its numbers belong to somebody else's records."""
        behind = (log.c.desk == desk, log.c.seq > common)
        rows = connection.execute(select(log).where(*behind)).all()
        if rows:
            connection.execute(
                insert_once(connection, aside),
                [
                    {
                        "event": self._event,
                        "desk": desk,
                        "seq": row.seq,
                        "hash": row.hash,
                        "why": "made twice",
                        "received": row.received,
                        "data": row.data,
                    }
                    for row in rows
                ],
            )
        connection.execute(delete(log).where(*behind))
        connection.execute(delete(seal).where(seal.c.desk == desk, seal.c.seq > common))


def _reissued(desk: DeskId, tail: Sequence[Record]) -> list[tuple[Record, bytes]]:
    """The same facts as the first records of *desk*."""
    made: list[tuple[Record, bytes]] = []
    moved: dict[Ref, Ref] = {}
    head = NO_HEAD
    for one in tail:
        again = reissued(one, desk, head, moved)
        head = Head(again.seq, again.digest)
        moved[one.ref] = again.ref
        made.append((again, encode(again)))
    return made
