"""The exchange: one request in both directions, the same at a desk and at a server.

A replica is described completely by ``{desk: (last seq, hash)}``. What the
other side lacks is whatever is above its ``have``: there is no outbox table
and no cursor that a late commit could hide behind. An upload that cannot be
sent never stops a download: a request without runs is as good as any.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from checkin.domain.badge import Verifier
from checkin.domain.clock import ClockReading
from checkin.domain.errors import Stranger
from checkin.domain.model import DeskId
from checkin.domain.record import NO_HEAD, Head, Record, Run
from checkin.usecases.patience import Patience
from checkin.usecases.ports import (
    Answer,
    DeskReport,
    Peer,
    Replica,
    Request,
    RosterVersion,
    Store,
    Taken,
    WallClock,
)

BATCH_BYTES = 512 * 1024
"""About as many bytes of records as one message carries each way."""

PAGE_BYTES = 1024 * 1024
"""About as many bytes of the roster as one answer carries."""

_LATEST_MS = 1 << 42
"""The year 2109: later than this it is not a time, and would not fit a record."""


@dataclass(frozen=True, slots=True)
class News:
    """What one exchange brought to this replica.

    ``to_send`` is how many of this desk's records are not confirmed, ``left``
    how many entries of the roster are still to come. ``aside_there`` counts
    what the other side would not take of this exchange, ``aside_here`` all
    that this replica keeps aside. ``renewed`` when this desk found itself
    cloned or set back, and goes on under another identity.
    """

    records: tuple[Record, ...]
    roster_changed: bool
    to_send: int
    aside_there: int
    aside_here: int
    more: bool
    at_ms: int
    left: int = 0
    renewed: bool = False


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
        store: Store,
        peer: Peer,
        verify: Verifier,
        clock: Clock,
        report: Callable[[], DeskReport],
    ) -> None:
        self._store = store
        self._peer = peer
        self._verify = verify
        self._clock = clock
        self._report = report
        self._theirs: Mapping[DeskId, Head] | None = None
        self._strangers: frozenset[DeskId] = frozenset()
        self._renewals = Patience()
        # Taken, and not told of yet: what came before an exchange failed halfway.
        self._untold: tuple[Record, ...] = ()
        self._untold_roster = False

    def to_send(self) -> int:
        """How many of this desk's own records the other side has not confirmed."""
        mine = self._store.have().get(self._store.mine, NO_HEAD)
        theirs = (self._theirs or {}).get(self._store.mine, NO_HEAD)
        return max(0, mine.seq - theirs.seq)

    def exchange(self) -> News:
        """Talk once.

        Raises:
            ServerError: nothing came of it; what was to be sent is still to be sent.
            StoreError: the answer could not be saved; it will come again.
        """
        # Before the first answer nobody knows what the other side lacks, so nothing is sent.
        runs = () if self._theirs is None else self._store.runs_above(self._theirs, BATCH_BYTES)
        asked = self._clock().wall_ms
        try:
            answer = self._ask(self._store.have(), runs)
        except Stranger:
            # Restored from a backup that is older than this desk: show who let it in.
            self._strangers |= {self._store.mine}
            answer = self._ask(self._store.have(), runs)
        answered = self._clock().wall_ms
        self._clock.measured(asked, answer.time_ms, answered)
        before, self._theirs = self._theirs, answer.have
        self._strangers = answer.strangers
        # The roster first: it brings the keys of desks whose records follow.
        page = answer.roster
        self._untold_roster |= page is not None and self._store.apply(page)
        taken = self._store.take(answer.runs, self._verify)
        self._untold += taken.records
        own_came = any(one.desk == self._store.mine for one in taken.records)
        forked = self._is_forked(answer.have, more_may_come=answer.more or own_came)
        # A copy that works beside this desk may take each new name from it as well: what
        # comes from others is heard all the same, and the server is not hammered.
        if renewed := forked and self._renewals.allows(answered):
            self._untold += self._go_on_as_another(answer.have)
        to_send = self.to_send()
        lacks = any(
            head.seq > answer.have.get(desk, NO_HEAD).seq
            for desk, head in self._store.have().items()
        )
        records, self._untold = self._untold, ()
        changed, self._untold_roster = self._untold_roster, False
        return News(
            records=records,
            roster_changed=changed,
            to_send=to_send,
            aside_there=answer.aside,
            aside_here=self._store.aside_count(),
            more=answer.more
            or bool(answer.strangers)
            # What the other side lacks, unless the last attempt moved nothing.
            or (lacks and (renewed or before != answer.have)),
            at_ms=answered,
            left=page.left if page is not None else 0,
            renewed=renewed,
        )

    def hear(self, runs: Sequence[Run], roster: RosterVersion) -> tuple[Taken, bool]:
        """News that came by themselves. Says whether an exchange is called for as well."""
        taken = self._store.take(runs, self._verify)
        ours = self._store.have()
        behind = any(
            ours.get(run.desk, NO_HEAD).seq < run.first + len(run.records) - 1 for run in runs
        )
        return taken, behind or roster != self._store.roster_version()

    def _ask(self, have: Mapping[DeskId, Head], runs: Sequence[Run]) -> Answer:
        return self._peer.exchange(
            Request(
                self._store.mine,
                have,
                runs,
                self._store.roster_version(),
                self._store.arriving(),
                self._store.introductions(self._strangers) if self._strangers else (),
                self._report(),
            )
        )

    def _is_forked(self, theirs: Mapping[DeskId, Head], *, more_may_come: bool) -> bool:
        """Say whether somebody else has made records under this desk's name.

        A copy of this desk did, or this desk itself before it was set back. Set
        back and idle since, it gets its own records again and stays who it is.
        """
        head = theirs.get(self._store.mine, NO_HEAD)
        if head.seq == 0:
            return False
        held = self._store.hash_at(head.seq)
        return not more_may_come if held is None else held != head.hash

    def _go_on_as_another(self, theirs: Mapping[DeskId, Head]) -> tuple[Record, ...]:
        """Fetch what was made under this desk's name, and re-issue the rest under a new one."""
        mine, upto = self._store.mine, 0
        runs: list[Run] = []
        while True:
            # As if it had all that others made: their records would fill the answer.
            answer = self._ask({**theirs, mine: Head(upto, "")}, ())
            fresh = [run for run in answer.runs if run.desk == mine and run.first == upto + 1]
            if not fresh:
                break
            for run in fresh:
                if run.first == upto + 1:
                    runs.append(run)
                    upto += len(run.records)
        taken = self._store.become(self._peer.renew(), runs, self._verify)
        return taken.records


def answer(store: Replica, request: Request, verify: Verifier, now_ms: int) -> tuple[Answer, Taken]:
    """The other side of the exchange: take what came, and say what the asker lacks."""
    return answer_each(store, [request], verify, now_ms)[0]


def answer_each(
    store: Replica, requests: Sequence[Request], verify: Verifier, now_ms: int
) -> list[tuple[Answer, Taken]]:
    """Answer several that ask at once: what came is saved for all of them in one go."""
    taken = store.take_each([request.runs for request in requests], verify)
    ours, roster = store.have(), store.roster_version()
    return [
        (_reply(store, request, one, ours, roster, now_ms), one)
        for request, one in zip(requests, taken, strict=True)
    ]


def _reply(
    store: Replica,
    request: Request,
    taken: Taken,
    ours: Mapping[DeskId, Head],
    roster: RosterVersion,
    now_ms: int,
) -> Answer:
    lacks = {desk for desk, head in ours.items() if head.seq > request.have.get(desk, NO_HEAD).seq}
    runs = store.runs_above(request.have, BATCH_BYTES) if lacks else ()
    sent = {run.desk: run.first + len(run.records) - 1 for run in runs}
    behind = any(ours[desk].seq > sent.get(desk, 0) for desk in lacks if desk != request.desk)
    page = (
        store.page_above(request.roster, request.arriving, PAGE_BYTES)
        if request.roster != roster
        else None
    )
    return Answer(
        have=ours,
        runs=runs,
        roster=page,
        time_ms=now_ms,
        aside=taken.aside,
        strangers=taken.strangers,
        more=behind or (page is not None and not page.last),
    )


__all__ = [
    "BATCH_BYTES",
    "Answer",
    "Clock",
    "News",
    "Request",
    "RosterVersion",
    "Sync",
    "answer",
    "answer_each",
]
