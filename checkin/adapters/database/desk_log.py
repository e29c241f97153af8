"""A desk's own log: it makes records, and can go on under another identity."""

import threading
from collections.abc import Callable, Sequence
from itertools import takewhile

from sqlalchemy import Connection, delete, insert, select

from checkin.adapters.database.engine import Database
from checkin.adapters.database.log import LogTable, Signer
from checkin.adapters.database.roster_rows import put, upsert
from checkin.adapters.database.tables import log, roster, seal, setting
from checkin.adapters.database.taking import Taking
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
    Run,
    decode,
    encode,
    hash_of,
    reissued,
    seal_message,
    stamped,
)
from checkin.usecases.exchange import Identity
from checkin.usecases.ports import Taken
from checkin.usecases.roster_pages import RosterEntry


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
        self.boxed: Callable[[Run], None] | None = None
        """Is given each record that is made here, signed, once it is saved."""

    def hash_at(self, desk: DeskId, seq: int) -> str | None:
        """The hash of record *seq* of *desk*, ``None`` where it is not here."""
        with self._database.read() as connection:
            return connection.scalar(select(log.c.hash).where(log.c.desk == desk, log.c.seq == seq))

    def keep_desks(self, entries: Sequence[RosterEntry]) -> int:
        """Know these desks from now on; return of how many nothing was held. Raises StoreError.

        What is held of a desk stands, and whatever the server says later stands in its place.
        """
        if not entries:
            return 0
        with self._database.write(self._event) as connection:
            of_desks = (roster.c.event == self._event, roster.c.kind == "desk")
            held = set(connection.scalars(select(roster.c.id).where(*of_desks)))
            new = [one for one in entries if one.id not in held]
            if new:
                put(connection, self._event, new)
        return len(new)

    def record(self, draft: Draft, now: ClockReading) -> Record:
        """Give *draft* the next place in this desk's chain, durably on disk on return."""
        with self._naming:
            made = self._made(draft, now, self.mine)
            if self.boxed is not None:
                head = Head(made.seq, made.digest)
                signature = self.sign(seal_message(made.desk, head))
                self.boxed(Run(made.desk, made.seq, (encode(made),), signature))
        return made

    def _made(self, draft: Draft, now: ClockReading, mine: DeskId) -> Record:
        with self._database.write(self._event) as connection:
            return self._append(connection, draft, now, mine)

    def _append(
        self, connection: Connection, draft: Draft, now: ClockReading, mine: DeskId
    ) -> Record:
        head = self._head(connection, mine)
        hybrid = tick(self._hlc, now.corrected_ms)
        made = Record(
            event=self._event,
            desk=mine,
            seq=head.seq + 1,
            prev=head.hash,
            at=now.wall_ms,
            hlc=hybrid,
            **draft.fields(),
            offset_ms=now.offset_ms,
            uncertainty_ms=now.uncertainty_ms,
        )
        made = stamped(made)
        connection.execute(insert(log), [self._row(made, encode(made))])
        self._move_head(connection, mine, Head(made.seq, made.digest))
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
            taken = self._rename(identity, theirs, verify)
            self._mine, self._sign = identity.desk, self._signer(identity.private_key)
        return taken

    def adopt(self, desk: DeskId, theirs: Sequence[Run], verify: Verifier) -> Taken:
        """Take *theirs* for the chain of another *desk*, from its first record.

        What was here in its place is re-issued as this desk's own, unless somebody did
        that before. All of it in one transaction.

        Raises:
            Nonsense: *theirs* is not what the desk's key has signed.
        """
        with self._naming, self._database.append(self._event) as appending:
            connection = appending.connection
            taking = Taking(appending.state, self._event, self._wall(), self._keys, connection)
            tail, new = self._branch_off(taking, desk, theirs, verify)
            facts = [decode(data).fact for data in tail]
            here = taking.reissued(facts) | {one.fact for one in new}
            left = [data for data, fact in zip(tail, facts, strict=True) if fact not in here]
            again = _reissued(self.mine, left, taking.heads.get(self.mine, NO_HEAD))
            taking.records(self.mine, again)
            appending.write(taking.rows())
        return Taken((*new, *(record for record, _ in again)))

    def _rename(self, identity: Identity, theirs: Sequence[Run], verify: Verifier) -> Taken:
        with self._database.append(self._event) as appending:
            connection = appending.connection
            taking = Taking(appending.state, self._event, self._wall(), self._keys, connection)
            tail, new = self._branch_off(taking, self.mine, theirs, verify)
            again = _reissued(identity.desk, tail, NO_HEAD)
            taking.records(identity.desk, again)
            appending.write(taking.rows())
            self._database.news.announce(connection, self._event)
            put(connection, self._event, [identity.entry])
            for name, value in (
                ("desk", identity.desk),
                ("private_key", identity.private_key.hex()),
            ):
                upsert(connection, setting, [{"key": name, "value": value}])
        return Taken((*new, *(record for record, _ in again)))

    def _branch_off(
        self,
        taking: Taking,
        desk: DeskId,
        theirs: Sequence[Run],
        verify: Verifier,
    ) -> tuple[list[bytes], list[Record]]:
        """Let *theirs* be the chain of *desk*; return what has lost its place, and what is new."""
        held = taking.connection.execute(
            select(log.c.seq, log.c.hash, log.c.data).where(log.c.desk == desk).order_by(log.c.seq)
        ).all()
        known = [hash_of(data) for run in theirs for data in run.records]
        same = takewhile(lambda pair: pair[0].hash == pair[1], zip(held, known, strict=False))
        common = sum(1 for _ in same)
        taking.connection.execute(delete(log).where(log.c.desk == desk, log.c.seq > common))
        taking.connection.execute(delete(seal).where(seal.c.desk == desk, seal.c.seq > common))
        taking.set_head(desk, Head(common, held[common - 1].hash) if common else NO_HEAD)
        new: list[Record] = []
        for run in theirs:
            judged = taking.run(run, verify)
            if judged.why:
                raise Nonsense("The server does not have a desk's records as they were made.")
            new += judged.made
        return [row.data for row in held[common:]], new


def _reissued(desk: DeskId, tail: Sequence[bytes], head: Head) -> list[tuple[Record, bytes]]:
    """The same facts as the next records of *desk*, after *head*."""
    made: list[tuple[Record, bytes]] = []
    for data in tail:
        again = reissued(data, desk, head)
        head = Head(head.seq + 1, hash_of(again))
        made.append((decode(again), again))
    return made
