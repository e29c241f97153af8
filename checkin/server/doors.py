"""One door per event: its book, its log, its desks, and who listens."""

import asyncio
import contextlib
import logging
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass

from checkin.adapters import wire
from checkin.adapters.book import Book
from checkin.adapters.database.go import Go
from checkin.adapters.database.roster import RosterTable
from checkin.adapters.database.store import ReplicaStore
from checkin.adapters.enrolment import Enrolments
from checkin.adapters.event_file.issued import taken_of
from checkin.adapters.keeping import Kept
from checkin.adapters.profile import wall_ms
from checkin.adapters.server_data import ServerData
from checkin.domain.errors import InputError, Refused, StoreError
from checkin.domain.model import DeskId, EnrolledDesk, EventId
from checkin.server.window import Window
from checkin.usecases.roster_pages import RosterVersion
from checkin.usecases.telling import Teller

_log = logging.getLogger(__name__)

GATHER_S = 0.1
"""How long news is gathered before it is told: many arrivals, one line."""

_EACH_S = 0.0004
"""How much longer for each who listens: telling a crowd takes a server as long as the rest."""

KNOWN_S = 1.0
"""How long a desk that was looked up is not looked up again: a retired one may talk so long."""

KEYS_OUTLIVE_MS = 24 * 60 * 60 * 1000
"""How long after its end an event's server still talks to desks."""

_QUEUED = 64
"""Lines that a desk may be behind before it is let go, to ask again by itself."""


class Broadcast:
    """Tells every desk that listens what came, in the same bytes for all.

    ``changed`` may be called from any thread; everything else from the event loop.
    """

    def __init__(self, replica: ReplicaStore) -> None:
        self._replica = replica
        self._closing = Closing(replica)
        self._watching: asyncio.Task[None] | None = None
        self._listeners: dict[asyncio.Queue[bytes | None], EnrolledDesk] = {}
        self._teller = Teller(replica.have())
        self._loop: asyncio.AbstractEventLoop | None = None
        self._telling: asyncio.Task[None] | None = None
        self._again = False
        # Whether the loop has been told of a change that it has not looked at yet.
        self._is_told = False

    def changed(self) -> None:
        """Something was appended, or the roster is another."""
        loop = self._loop
        if loop is not None and not loop.is_closed() and not self._is_told:
            self._is_told = True
            try:
                loop.call_soon_threadsafe(self._begin)
            except RuntimeError:  # it closes at this very moment
                self._is_told = False

    @contextlib.contextmanager
    def listener(self, desk: EnrolledDesk) -> Iterator[asyncio.Queue[bytes | None]]:
        """Listen as *desk*, for as long as it is one of this event. ``None`` in the queue ends it."""
        queue: asyncio.Queue[bytes | None] = asyncio.Queue(_QUEUED)
        self._loop, self._is_told = asyncio.get_running_loop(), False
        self._listeners[queue] = desk
        if self._watching is None or self._watching.done():
            self._watching = self._loop.create_task(self._watch())
        try:
            yield queue
        finally:
            self._listeners.pop(queue, None)
            if not self._listeners and self._watching is not None:
                self._watching.cancel()

    def _begin(self) -> None:
        if self._telling is not None and not self._telling.done():
            self._again = True
            return
        self._telling = asyncio.get_running_loop().create_task(self._tell())

    async def _tell(self) -> None:
        wait = GATHER_S + _EACH_S * len(self._listeners)
        while True:
            await asyncio.sleep(wait)
            # Before the look: whatever comes from here on calls for another.
            self._is_told = self._again = False
            wait = GATHER_S + _EACH_S * len(self._listeners)
            try:
                line = await asyncio.to_thread(self._line)
            except Exception:  # noqa: BLE001  whatever it is, who listens hears nothing else
                _log.warning("what came could not be told; it is tried again")
                # Nobody else may say that there is news: it is told as soon as it can be read.
                self._again, wait = bool(self._listeners), KNOWN_S
            else:
                self._say(line)
            if not self._again:
                return

    def _say(self, line: bytes) -> None:
        for queue in list(self._listeners):
            try:
                queue.put_nowait(line)
            except asyncio.QueueFull:
                self._let_go(queue)

    async def _watch(self) -> None:
        """Let go of desks that were retired, or are none any more, whichever process was told.

        One look a second for all who listen, so that it holds as well when word of a
        change was lost, or the change was made in the database by hand.
        """
        while True:
            await asyncio.sleep(KNOWN_S)
            try:
                desks = await asyncio.to_thread(self._replica.desks)
                is_over = await asyncio.to_thread(self._closing.is_past)
            except StoreError:
                continue  # nobody is told anything now, and it is looked at again
            welcome = {one.id: one.public_key for one in desks if not one.retired}
            if is_over:
                welcome = {}
            for queue, desk in list(self._listeners.items()):
                if welcome.get(desk.id) != desk.public_key:
                    self._let_go(queue)

    def _let_go(self, queue: asyncio.Queue[bytes | None]) -> None:
        self._listeners.pop(queue, None)
        while not queue.empty():
            queue.get_nowait()
        queue.put_nowait(None)

    def _line(self) -> bytes:
        told, more = self._teller.line(Go(self._replica), anybody=bool(self._listeners))
        # What did not fit into this line is told in the next.
        self._again |= more
        return wire.write_news(told)


@dataclass(frozen=True, slots=True)
class Known:
    """A desk that was looked up, when (monotonic seconds), and in which roster at the earliest."""

    desk: EnrolledDesk
    at: float
    roster: RosterVersion | None


class Closing:
    """From when on an event's server talks to no desk; read again after :data:`KNOWN_S`."""

    def __init__(self, book: RosterTable) -> None:
        self._book = book
        self._at: int | None = None
        self._read: float | None = None

    def is_past(self) -> bool:
        """Say whether it is."""
        now = time.monotonic()
        if self._read is None or now - self._read > KNOWN_S:
            gathering = self._book.gathering()
            ends = gathering.ends if gathering else None
            self._at, self._read = None if ends is None else ends + KEYS_OUTLIVE_MS, now
        return self._at is not None and wall_ms() >= self._at


@dataclass(frozen=True, slots=True)
class Door:
    """One event of this server. ``known`` are desks that have asked before."""

    event: EventId
    book: Book
    replica: ReplicaStore
    enrolments: Enrolments
    kept: Kept
    broadcast: Broadcast
    window: Window
    known: dict[DeskId, Known]
    closing: "Closing"

    def check_open(self) -> None:
        """See that the event is not over for so long that its keys are good no more.

        Raises:
            Refused: it is.
        """
        if self.closing.is_past():
            raise Refused(
                "This event is over: its server talks to desks no more. "
                "Bring this laptop to the organisers."
            )

    def known_as(self, key: DeskId) -> EnrolledDesk | None:
        """A desk as it was when it was last looked up."""
        known = self.known.get(key)
        return known.desk if known else None

    def known_now(self, key: DeskId) -> EnrolledDesk | None:
        """A desk as it was within :data:`KNOWN_S`, if nothing need be read to say so."""
        known, since = self.known.get(key), time.monotonic() - KNOWN_S
        if known is None or (known.at <= since and not self._is_as_it_was(known, since)):
            return None
        return known.desk

    def _is_as_it_was(self, known: Known, since: float) -> bool:
        roster = self.window.roster(since)
        return roster is not None and roster == known.roster

    def look_up(self, key: DeskId) -> EnrolledDesk | None:
        """A desk as it is now, ``None`` for a stranger."""
        now = time.monotonic()
        # The roster before the desk: if it changes in between, it is looked up again.
        roster = self.window.roster(now - KNOWN_S)
        desk = self.book.desk(key)
        if desk is not None:
            self.known[key] = Known(desk, now, roster)
        return desk


class Doors:
    """Every event of this server, opened when it is first asked for."""

    def __init__(self, data: ServerData) -> None:
        self._data = data
        self.moments = data.moments
        self.sign = data.signer
        self._lock = threading.Lock()
        self._open: dict[EventId, Door] = {}
        self._unsubscribe = data.database.news.subscribe(self._changed)

    def all(self) -> list[Door]:
        """Every event."""
        return [self.door(event) for event in self._data.events()]

    def door(self, event: EventId) -> Door:
        """One event."""
        with self._lock:
            if event not in self._open:
                book, replica = self._data.book(event), self._data.replica(event)
                self._open[event] = Door(
                    event,
                    book,
                    replica,
                    Enrolments(self._data, event),
                    self._data.kept(event),
                    Broadcast(replica),
                    Window(book, replica),
                    {},
                    Closing(book),
                )
            return self._open[event]

    def of_desk(self, key: DeskId) -> tuple[Door, EnrolledDesk] | None:
        """The event that a desk belongs to, and the desk; ``None`` for a stranger."""
        with self._lock:
            doors = list(self._open.values())
        for door in doors:
            if (desk := door.known_now(key)) is not None:
                return door, desk
        # Where it was once, it still is.
        event = next((one.event for one in doors if key in one.known), None)
        event = event or self._data.event_of_desk(key)
        if event is None:
            return None
        door = self.door(event)
        desk = door.look_up(key)
        return (door, desk) if desk is not None else None

    def invited_by(self, token: str) -> Door:
        """The event that an invitation is for.

        Raises:
            InputError: there is no such invitation.
        """
        event = self._data.event_of_invitation(token)
        if event is None:
            raise InputError(
                "This one-time address is not valid, or was used already. "
                "Ask the organiser for a new one."
            )
        return self.door(event)

    def authority(self, pin: str) -> bytes:
        """The certificate (DER) of the authority with this pin.

        Raises:
            InputError: it is none of this server's.
        """
        for event in self._data.events():
            for one in self._data.authorities(event):
                if one.pin == pin:
                    return one.certificate
        raise InputError(
            "This one-time address is for another server. Ask the organiser for a new one."
        )

    def taken_places(self, file: str) -> list[str]:
        """The places of an event file that are not free any more; of one that is none, none."""
        return taken_of(self._data.database, file)

    def close(self) -> None:
        """Stop hearing of changes, and answer whoever waits."""
        self._unsubscribe()
        with self._lock:
            doors = list(self._open.values())
        for door in doors:
            door.window.close()

    def _changed(self, event: EventId | None) -> None:
        with self._lock:
            doors = [one for one in self._open.values() if event in {None, one.event}]
        for door in doors:
            door.broadcast.changed()
