"""The asking side of the exchange: one request in both directions.

A replica is described completely by its vector, ``{desk: (last seq, hash)}``.
What the other side lacks is whatever is above it: there is no outbox table and
no cursor that a late commit could hide behind. A vector travels as what differs
from one that both sides know by its digest; whoever does not know that one any
more says so, and gets all of it. A desk that hears news asks narrowly: what others
did comes by itself. An upload that cannot be sent never stops a
download: a request without runs is as good as any.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from checkin.domain.badge import Verifier
from checkin.domain.clock import LATEST_MS, ClockReading
from checkin.domain.errors import Nonsense, Stranger, Unreachable
from checkin.domain.model import DeskId
from checkin.domain.record import NO_HEAD, Head, Record, Run
from checkin.domain.vector import EMPTY, Vector, differences
from checkin.usecases import answering
from checkin.usecases.exchange import Answer, DeskReport, Request, Silent, Told
from checkin.usecases.other_side import Asking, Known, OtherSide
from checkin.usecases.patience import Patience
from checkin.usecases.ports import Peer, Store, Taken, WallClock
from checkin.usecases.roster_pages import RosterEntry, RosterVersion

_CAUTIOUS_BYTES = 4 * 1024
"""As many each way after an exchange that came to nothing: some packets, of which few are lost."""

_GROWTH = 4
"""How many times as much as the last exchange that went well the next one may carry."""


@dataclass(frozen=True, slots=True)
class News:
    """What one exchange brought to this replica.

    ``to_send`` is how many of this desk's records are not confirmed, ``left``
    how many entries of the roster are still to come. ``aside_there`` counts
    what the other side would not take of this exchange, ``aside_here`` all
    that this replica keeps aside. ``silent`` are desks that the other side has not
    heard for a while. ``renewed`` when records have other places
    now: this desk found itself cloned or set back and goes on under another
    identity, or it re-issued what it had of a desk that was.
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
    silent: tuple[Silent, ...] = ()


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
        if taken < 0 or not 0 <= theirs_ms < LATEST_MS:
            return
        self._offset = (theirs_ms - asked_ms - taken // 2, taken // 2 + 1)


class Sync:
    """This desk's side of the exchange. Used by one thread.

    Of two branches of one desk's chain that of the server stands; another desk
    (*is_server* is false) says nothing about which.
    """

    def __init__(
        self,
        store: Store,
        peer: Peer,
        verify: Verifier,
        clock: Clock,
        report: Callable[[], DeskReport],
        *,
        is_server: bool = True,
    ) -> None:
        self._store = store
        self._peer = peer
        self._verify = verify
        self._clock = clock
        self._report = report
        self._is_server = is_server
        self._other = OtherSide()
        self._strangers: frozenset[DeskId] = frozenset()
        # Revocations that the server of this roster does not have.
        self._unheard: RosterEntry | None = None
        self._looked_at: RosterVersion | None = None
        self._room: int | None = None
        self._renewals = Patience()
        # Taken, and not told of yet: what came before an exchange failed halfway.
        self._untold: tuple[Record, ...] = ()
        self._untold_roster = self._untold_renewal = False

    def to_send(self) -> int:
        """How many of this desk's own records the other side has not confirmed."""
        mine = self._store.have().get(self._store.mine, NO_HEAD)
        known = self._other.known
        return max(0, mine.seq - (known.head(self._store.mine).seq if known else 0))

    def left(self) -> int:
        """How many records that are here, whoever made them, the other side is not known to hold."""
        known = self._other.known
        left = 0
        for desk, head in self._store.have().items():
            theirs = known.head(desk) if known else NO_HEAD
            apart = theirs.seq == head.seq and theirs.hash != head.hash
            left += 1 if apart else max(0, head.seq - theirs.seq)
        return left

    def listening(self, live: bool) -> None:
        """News come by themselves from here on, or no longer. From any thread."""
        self._other.listening(live)

    def exchange(self) -> News:
        """Talk once.

        Raises:
            ServerError: nothing came of it; what was to be sent is still to be sent.
            StoreError: the answer could not be saved; it will come again.
        """
        try:
            news = self._exchange()
        except Unreachable:
            # A network that loses much lets little through more easily than much.
            self._room = _CAUTIOUS_BYTES
            raise
        if self._room is not None:
            self._room *= _GROWTH
            if self._room >= answering.PAGE_BYTES:
                self._room = None
        return news

    def _exchange(self) -> News:
        asking = self._other.asking()
        known = asking.known
        # Before the first answer nobody knows what the other side lacks, so nothing is sent.
        runs = self._store.runs_above(known.have, self._batch()) if known else ()
        asked = self._clock().wall_ms
        try:
            answer = self._ask(asking, self._store.have(), runs)
        except Stranger:
            # Restored from a backup that is older than this desk: show who let it in.
            self._strangers |= {self._store.mine}
            answer = self._ask(asking, self._store.have(), runs)
        answered = self._clock().wall_ms
        self._clock.measured(asked, answer.time_ms, answered)
        # Should it not go with what was known, the other side says all of it next time.
        now = self._other.learnt(asking, answer)
        self._strangers = answer.strangers
        # The roster first: it brings the keys of desks whose records follow.
        page = answer.roster
        self._untold_roster |= page is not None and self._store.apply(page)
        taken = self._store.take(answer.runs, self._verify)
        self._untold += taken.records
        forked = self._forked(answer, taken) if self._is_server else ()
        for desk in forked:
            # A copy that works beside this desk may take each new name from it as well: what
            # comes from others is heard all the same, and the server is not hammered.
            if desk != self._store.mine or self._renewals.allows(answered):
                self._untold += self._make_way(desk, now)
                self._untold_renewal = True
        lacks = any(head.seq > now.head(desk).seq for desk, head in self._store.have().items())
        moved = known is None or known.have != now.have
        records, self._untold = self._untold, ()
        changed, self._untold_roster = self._untold_roster, False
        renewed, self._untold_renewal = self._untold_renewal, False
        return News(
            records=records,
            roster_changed=changed,
            to_send=self.to_send(),
            aside_there=answer.aside,
            aside_here=self._store.aside_count(),
            more=answer.more
            or bool(answer.strangers)
            # What the other side lacks, unless the last attempt moved nothing.
            or (lacks and (renewed or moved)),
            at_ms=answered,
            left=page.left if page is not None else 0,
            renewed=renewed,
            silent=answer.silent,
        )

    def hear(self, told: Told) -> tuple[Taken, bool]:
        """News that came by themselves. Says whether an exchange is called for as well.

        May be called by another thread than that which exchanges.
        """
        taken = self._store.take(told.runs, self._verify)
        ours = self._store.have()
        behind = any(ours.get(run.desk, NO_HEAD).seq < run.last for run in told.runs)
        self._other.heard(told)
        other = not told.roster.is_held_as(self._store.roster_version())
        return taken, behind or bool(taken.forked) or other

    def _batch(self) -> int:
        return answering.within(self._room, answering.BATCH_BYTES)

    def _ask(self, asking: Asking, have: Vector, runs: Sequence[Run]) -> Answer:
        """Ask, saying *have* as what differs from what is known of the other side."""
        known = asking.known
        return self._peer.exchange(
            Request(
                desk=self._store.mine,
                have=differences(have, known.base) if known else have,
                since=known.digest if known else EMPTY,
                runs=runs,
                roster=self._store.roster_version(),
                arriving=self._store.arriving(),
                introductions=self._introductions(),
                report=self._report(),
                room=self._room,
                narrow=asking.narrow,
            )
        )

    def _introductions(self) -> Sequence[RosterEntry]:
        """What a server is shown that was restored from a backup: desks, and revocations."""
        desks = self._store.introductions(self._strangers) if self._strangers else ()
        if self._looked_at != (version := self._store.roster_version()):
            self._unheard = self._store.revocations_unheard() if self._is_server else None
            self._looked_at = version
        return [*desks, self._unheard] if self._unheard else desks

    def _forked(self, answer: Answer, taken: Taken) -> Sequence[DeskId]:
        """The desks of which the other side has records in places that are taken here.

        This desk's own, when a copy of it made them, or this desk before it was set
        back (set back and idle since, it gets its own again and stays who it is).
        Another's, when this desk heard one of two copies and the server the other.
        """
        ours = self._store.have()
        apart = [
            desk
            for desk, head in answer.have.items()
            if 0 < head.seq <= ours.get(desk, NO_HEAD).seq
            and head != ours[desk]
            and head.hash != self._store.hash_at(desk, head.seq)
        ]
        # This desk first: what it re-issues for others bears its name.
        return sorted({*taken.forked, *apart}, key=lambda desk: (desk != self._store.mine, desk))

    def _make_way(self, desk: DeskId, known: Known) -> tuple[Record, ...]:
        """Take the other side's records of *desk*, and re-issue those that were in their place.

        Raises:
            Nonsense: it does not have them from the first to the last.
        """
        runs: list[Run] = []
        upto = 0
        # Narrowly, and as if it had all that others made: their records would fill the answer.
        asking = Asking(known, narrow=True, line=None)
        while upto < known.head(desk).seq:
            answer = self._ask(asking, {**known.base, desk: Head(upto, "")}, ())
            before = upto
            for run in answer.runs:
                if run.desk == desk and run.first == upto + 1:
                    runs.append(run)
                    upto += len(run.records)
            if upto == before:
                raise Nonsense("The server does not have a desk's records as they were made.")
        if desk == self._store.mine:
            return self._store.become(self._peer.renew(), runs, self._verify).records
        return self._store.adopt(desk, runs, self._verify).records
