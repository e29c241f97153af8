"""Where exchanges queue: whoever comes while the disk is busy is served in the next go.

One write, and one wait for the disk, for all who came meanwhile: a server's
cost per check-in falls as it gets busier. One thread per event does it.
"""

import asyncio
import contextlib
import logging
import math
import queue
import threading
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from checkin.adapters.book import Book
from checkin.adapters.database.go import Go
from checkin.adapters.database.store import ReplicaStore
from checkin.adapters.keys import verify
from checkin.adapters.profile import wall_ms
from checkin.domain.errors import StoreError
from checkin.domain.expiry import names_are_over
from checkin.domain.model import DeskId, DeskProfile
from checkin.server.voiding import Voiding
from checkin.usecases.answering import answer_each
from checkin.usecases.exchange import Answer, Request, Silent
from checkin.usecases.roster_pages import RosterVersion
from checkin.usecases.unheard import longest_silent

_log = logging.getLogger(__name__)

MOST = 64
"""Exchanges in one go, so that nobody waits for a crowd."""

GATHER_S = 0.004
"""How long a busy window waits for all who asked of late. An idle one never does."""

WAITING = 4 * MOST
"""Exchanges that may wait their turn. Whoever comes then is told to come again."""

OF_ONE_DESK = 4
"""Exchanges of one desk that may wait: it has one at a time, and some that it gave up."""

HEARD_EVERY_S = 1.0
"""How often what desks say of themselves is written down."""

SILENT_EVERY_S = 10.0
"""How often it is looked who has not been heard for a while, at any server of this event."""


@dataclass(frozen=True, slots=True)
class _Asked:
    request: Request
    profile: DeskProfile
    loop: asyncio.AbstractEventLoop
    answered: "asyncio.Future[Answer]"


class Window:
    """Answers the exchanges of one event, in the order in which they came."""

    def __init__(self, book: Book, replica: ReplicaStore) -> None:
        self._book = book
        self._replica = replica
        self._asked: queue.SimpleQueue[_Asked | None] = queue.SimpleQueue()
        # By the event loop alone.
        self._waiting: Counter[DeskId] = Counter()
        self._heard: dict[DeskId, tuple[Request, Answer, int]] = {}
        # How many asked of late, and until when as many may come again.
        self._wanted, self._until = 1, -math.inf
        self._enough = threading.Event()
        self._seen = (RosterVersion(), -math.inf)
        self._silent: tuple[Silent, ...] = ()
        self._gathering = book.gathering()
        self._voiding = Voiding(book, replica)
        self._thread = threading.Thread(target=self._serve, name="checkin-window", daemon=True)
        self._thread.start()

    async def exchange(self, request: Request, profile: DeskProfile) -> Answer:
        """Wait for the turn of *request*, and return its answer, which is for a desk of *profile*.

        Raises:
            StoreError: it could not be saved, or too many wait already, or too many of this desk.
        """
        if self._asked.qsize() >= WAITING or self._waiting[request.desk] >= OF_ONE_DESK:
            # An answer that comes when nobody waits for it any more helps nobody.
            raise StoreError("The server is busy. It is asked again in a moment.")
        self._waiting[request.desk] += 1
        try:
            return await self._turn(request, profile)
        finally:
            self._waiting[request.desk] -= 1
            if not self._waiting[request.desk]:
                del self._waiting[request.desk]

    async def _turn(self, request: Request, profile: DeskProfile) -> Answer:
        loop = asyncio.get_running_loop()
        answered: asyncio.Future[Answer] = loop.create_future()
        self._asked.put(_Asked(request, profile, loop, answered))
        if self._asked.qsize() >= self._wanted:
            self._enough.set()
        return await answered

    def roster(self, since: float) -> RosterVersion | None:
        """Which roster the event has, if that was looked up after *since* (monotonic seconds)."""
        roster, looked = self._seen
        return roster if looked > since else None

    def amended(self) -> None:
        """Organisers have recorded something of badges: look at it soon. From any thread."""
        self._voiding.look_again()

    def close(self) -> None:
        """Answer those who wait, and stop."""
        self._asked.put(None)
        self._enough.set()
        self._thread.join()

    def _serve(self) -> None:
        due = time.monotonic() + HEARD_EVERY_S
        look_again = -math.inf
        open_ = True
        while open_:
            with contextlib.suppress(queue.Empty):
                batch = self._with_others(self._asked.get(timeout=HEARD_EVERY_S))
                open_ = None not in batch
                self._answer([one for one in batch if one is not None])
            self._revoke()
            if not open_ or time.monotonic() >= due:
                self._write_heard()
                due = time.monotonic() + HEARD_EVERY_S
            if open_ and time.monotonic() >= look_again:
                self._look_for_silent()
                self._look_at_dates()
                look_again = time.monotonic() + SILENT_EVERY_S

    def _with_others(self, first: _Asked | None) -> list[_Asked | None]:
        batch = [first]
        self._wanted -= 1
        self._enough.clear()
        if first is not None and self._asked.qsize() < self._wanted:
            # They have all been answered at once, and ask again at nearly the same time.
            self._enough.wait(max(0.0, self._until - time.monotonic()))
        while len(batch) < MOST and not self._asked.empty():
            batch.append(self._asked.get())
        return batch

    def _answer(self, batch: Sequence[_Asked]) -> None:
        if not batch:
            return
        now, began, go = wall_ms(), time.monotonic(), Go(self._replica)
        try:
            asked = [(one.request, self._given(one.profile, now)) for one in batch]
            replies = answer_each(go, asked, verify, now, self._silent)
            self._seen = (go.roster_for(DeskProfile.HELP_DESK), began)
        except Exception as error:  # noqa: BLE001  whatever it is, those who wait must hear of it
            if len(batch) > 1:
                # One of them may be the cause: nobody else is to suffer for it.
                for one in batch:
                    self._answer([one])
            else:
                _tell([(batch[0], error)])
            return
        # Those who were answered, and those who came meanwhile.
        self._wanted = len(batch) + self._asked.qsize()
        self._until = time.monotonic() + GATHER_S
        for one, (reply, _) in zip(batch, replies, strict=True):
            self._heard[one.request.desk] = (one.request, reply, now)
        _tell([(one, reply) for one, (reply, _) in zip(batch, replies, strict=True)])
        self._voiding.note([taken for _, taken in replies])

    def _write_heard(self) -> None:
        heard, self._heard = self._heard, {}
        if heard:
            # What a desk says of itself is said again in a moment: no reason to stop.
            try:
                self._book.note_heard(list(heard.values()))
            except Exception:  # noqa: BLE001  nor for anything else: this thread serves everybody
                _log.warning("what desks say of themselves could not be written")

    def _revoke(self) -> None:
        # Those who asked have their answers; what fails is tried again at the next turn.
        try:
            self._voiding.catch_up()
        except Exception:  # noqa: BLE001  as above
            _log.warning("badges that help desks have voided could not be revoked")

    def _given(self, profile: DeskProfile, now_ms: int) -> DeskProfile:
        """How much a desk of *profile* is given now: a day after the event nobody gets names."""
        event = self._gathering
        over = event is not None and names_are_over(event.ends, event.wipe, now_ms)
        return DeskProfile.LANE_WITHOUT_NAMES if over else profile

    def _look_at_dates(self) -> None:
        # Read in a while: a date is told days before it comes.
        try:
            self._gathering = self._book.gathering()
        except Exception:  # noqa: BLE001  as above
            _log.warning("when the event ends could not be read")

    def _look_for_silent(self) -> None:
        # Nobody need wait for it, nor go without an answer because of it.
        try:
            self._silent = longest_silent(self._book.heard_desks(), wall_ms())
        except Exception:  # noqa: BLE001  as above
            self._silent = ()
            _log.warning("which desks are silent could not be read")


def _tell(said: Sequence[tuple[_Asked, Answer | Exception]]) -> None:
    """Wake those who asked: their loop once for all of them."""
    by_loop: dict[asyncio.AbstractEventLoop, list[tuple[_Asked, Answer | Exception]]] = {}
    for one in said:
        by_loop.setdefault(one[0].loop, []).append(one)
    for loop, theirs in by_loop.items():
        with contextlib.suppress(RuntimeError):  # the server has stopped
            loop.call_soon_threadsafe(_wake, theirs)


def _wake(said: Sequence[tuple[_Asked, Answer | Exception]]) -> None:
    for asked, answer in said:
        if asked.answered.done():
            continue  # the desk has hung up
        if isinstance(answer, Exception):
            asked.answered.set_exception(answer)
        else:
            asked.answered.set_result(answer)
