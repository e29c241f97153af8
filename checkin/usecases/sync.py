"""The exchange: one request in both directions, the same at a desk and at a server.

A replica is described completely by ``{desk: (last seq, hash)}``. What the
other side lacks is whatever is above its ``have``: there is no outbox table
and no cursor that a late commit could hide behind. An upload that cannot be
sent never stops a download: a request without runs is as good as any.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from checkin.domain.badge import Verifier
from checkin.domain.clock import ClockReading
from checkin.domain.model import DeskId
from checkin.domain.record import Head, Record
from checkin.usecases.ports import (
    Answer,
    DeskReport,
    Peer,
    Replica,
    Request,
    RosterVersion,
    Taken,
    WallClock,
)

BATCH_BYTES = 512 * 1024
"""About as many bytes of records as one message carries each way."""

_LATEST_MS = 1 << 42
"""The year 2109: later than this it is not a time, and would not fit a record."""


@dataclass(frozen=True, slots=True)
class News:
    """What one exchange brought to this replica. ``to_send`` is what is left."""

    records: tuple[Record, ...]
    roster_changed: bool
    to_send: int
    aside_there: int
    aside_here: int
    more: bool
    at_ms: int


class Clock:
    """The desk's clock, and what the exchanges have shown of its error."""

    def __init__(self, wall: WallClock) -> None:
        self._wall = wall
        self._offset: tuple[int, int] | None = None

    def __call__(self) -> ClockReading:
        """What this desk believes of the time now."""
        offset, uncertainty = self._offset or (None, None)
        return ClockReading(self._wall(), offset, uncertainty)

    def measured(self, asked_ms: int, theirs_ms: int, answered_ms: int) -> None:
        """Learn from one exchange: their clock said *theirs_ms* somewhere in between."""
        taken = answered_ms - asked_ms
        # A clock set back while asking, or a time that no clock has, teaches nothing.
        if taken < 0 or not 0 <= theirs_ms < _LATEST_MS:
            return
        self._offset = (theirs_ms - asked_ms - taken // 2, taken // 2 + 1)


class Sync:
    """This desk's side of the exchange. Used by one thread."""

    def __init__(
        self,
        desk: DeskId,
        store: Replica,
        peer: Peer,
        verify: Verifier,
        clock: Clock,
        report: Callable[[], DeskReport],
    ) -> None:
        self._desk = desk
        self._store = store
        self._peer = peer
        self._verify = verify
        self._clock = clock
        self._report = report
        self._theirs: Mapping[DeskId, Head] | None = None

    def to_send(self) -> int:
        """How many of this desk's own records the other side has not confirmed."""
        mine = self._store.have().get(self._desk)
        theirs = (self._theirs or {}).get(self._desk)
        return (mine.seq if mine else 0) - (theirs.seq if theirs else 0)

    def exchange(self) -> News:
        """Talk once.

        Raises:
            ServerError: nothing came of it; what was to be sent is still to be sent.
            StoreError: the answer could not be saved; it will come again.
        """
        # Before the first answer nobody knows what the other side lacks, so nothing is sent.
        runs = () if self._theirs is None else self._store.runs_above(self._theirs, BATCH_BYTES)
        asked = self._clock().wall_ms
        answer = self._peer.exchange(
            Request(
                self._desk,
                self._store.have(),
                runs,
                self._store.roster_version(),
                self._report(),
            )
        )
        answered = self._clock().wall_ms
        self._clock.measured(asked, answer.time_ms, answered)
        self._theirs = answer.have
        # The roster first: it brings the keys of desks whose records follow.
        if answer.roster is not None:
            self._store.apply(answer.roster)
        taken = self._store.take(answer.runs, self._verify)
        to_send = self.to_send()
        return News(
            records=taken.records,
            roster_changed=answer.roster is not None,
            to_send=to_send,
            aside_there=answer.aside,
            aside_here=taken.aside,
            more=answer.more or (to_send > 0 and answer.aside == 0),
            at_ms=answered,
        )


def answer(store: Replica, request: Request, verify: Verifier, now_ms: int) -> tuple[Answer, Taken]:
    """The other side of the exchange: take what came, and say what the asker lacks."""
    taken = store.take(request.runs, verify)
    runs = store.runs_above(request.have, BATCH_BYTES)
    ours = store.have()
    sent = {run.desk: run.first + len(run.records) - 1 for run in runs}
    behind = any(
        head.seq > max(sent.get(desk, 0), request.have.get(desk, Head(0, "")).seq)
        for desk, head in ours.items()
        if desk != request.desk
    )
    change = store.changes_above(request.roster)
    reply = Answer(
        have=ours, runs=runs, roster=change, time_ms=now_ms, aside=taken.aside, more=behind
    )
    return reply, taken


__all__ = ["BATCH_BYTES", "Answer", "Clock", "News", "Request", "RosterVersion", "Sync", "answer"]
