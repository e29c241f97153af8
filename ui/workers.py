"""The threads that talk and listen; the one that looks is in ``ui.camera_worker``."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import random
from typing import Protocol

from PySide6.QtCore import QObject, QThread, Signal

from checkin.domain.errors import (
    CheckInError,
    Refused,
    ServerError,
    StoreError,
    Untrusted,
)
from checkin.domain.record import Record
from checkin.usecases.sync import News

EVERY_SECONDS = 2.0
LISTENING_SECONDS = 15.0
"""How often to talk while the other side tells by itself what is new."""

_BACK_OFF = (0.25, 1.0, 2.0)
"""No longer than a desk that is answered waits: when all come back, that is a usual crowd."""
_BACK_OFF_REFUSED = (1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 60.0)
"""Who said no will hardly say yes a moment later."""

_HANG_UP_MS = 50


class Talk(Protocol):
    """What the window needs of a sync."""

    def exchange(self) -> News:
        """Talk once."""

    def to_send(self) -> int:
        """How many of this desk's records the other side has not confirmed."""

    def listening(self, live: bool) -> None:
        """News come by themselves from here on, or no longer."""


@dataclass(frozen=True, slots=True)
class Exchanged:
    """How an attempt to talk ended. ``news`` is ``None`` when nobody answered.

    ``own_seq`` is the last sequence number of this desk, ``confirmed`` the
    highest that the other side is known to hold. ``why`` is what a person should know of
    an answer that was none or a no, empty when there is nothing to be done about it.
    """

    news: News | None
    own_seq: int = 0
    confirmed: int = 0
    why: str = ""


@dataclass(frozen=True, slots=True)
class Heard:
    """News that came by themselves. ``behind``: an exchange is called for as well."""

    records: tuple[Record, ...]
    behind: bool


class Pace:
    """How long to wait before talking again. *second* is how long a second is: a test's is short."""

    def __init__(self, chance: Callable[[], float] = random, second: float = 1.0) -> None:
        self._chance = chance
        self._second = second
        self._failures = 0
        self._left = -1
        self.listening = False

    def after(self, news: News) -> float:
        """Seconds to wait after an answer: none while there is more and it gets anywhere."""
        self._failures = 0
        moved = (
            bool(news.records) or news.roster_changed or news.left > 0 or news.to_send != self._left
        )
        self._left = news.to_send
        if news.more and moved:
            return 0.0
        return (LISTENING_SECONDS if self.listening else EVERY_SECONDS) * self._second

    def reset(self) -> None:
        """Somebody is there."""
        self._failures = 0

    def after_failure(self, *, refused: bool = False) -> float:
        """Seconds to wait after no answer: longer and longer, and never in step with others."""
        waits = _BACK_OFF_REFUSED if refused else _BACK_OFF
        base = waits[min(self._failures, len(waits) - 1)]
        self._failures += 1
        return base * self._second * (0.75 + self._chance() / 2)


class SyncWorker(QThread):
    """Talks to the other side, at once when something was saved, else every two seconds."""

    talked = Signal(object)
    refused = Signal(object)
    """The other side said no: the error, with what it orders besides."""

    def __init__(
        self,
        sync: Talk,
        own_seq: Callable[[], int],
        pace: Pace | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._sync = sync
        self._own_seq = own_seq
        self._pace = pace or Pace()
        self._stopping = threading.Event()
        self._wake = threading.Event()
        self._alive = threading.Event()

    def listening(self, live: bool) -> None:
        """News come by themselves, or no longer: then it is time to talk."""
        self._sync.listening(live)
        if self._pace.listening != live:
            # Also when it begins: what came just before has been told to nobody.
            self._wake.set()
            if live:
                # Somebody is there again: no reason to wait any longer.
                self._alive.set()
        self._pace.listening = live

    def told(self, heard: Heard) -> None:
        """News came by themselves, and perhaps not all of them."""
        if heard.behind:
            self._wake.set()

    def wake(self) -> None:
        """Something was saved. While nobody answers this changes nothing: no hammering."""
        self._wake.set()

    def run(self) -> None:
        """Talk until told to stop."""
        while True:
            self._wake.clear()
            self._alive.clear()
            # Looked at last: who ends this thread has said so before waking it.
            if self._stopping.is_set():
                return
            news, refused, why = None, False, ""
            try:
                news, refused, why = self._exchange()
                self.talked.emit(self._exchanged(news, why))
            except StoreError:
                # Whether this laptop may be used is decided by the desk's own saving.
                self.talked.emit(Exchanged(None))
            if news is None:
                self._alive.wait(self._pace.after_failure(refused=refused))
            else:
                self._wake.wait(self._pace.after(news))

    def stop(self) -> None:
        """End the thread, and wait for it: an exchange that has begun is finished."""
        self._stopping.set()
        self._wake.set()
        self._alive.set()
        self.wait()

    def _exchange(self) -> tuple[News | None, bool, str]:
        """What the talk brought, whether the other side said no, and what a person should know."""
        try:
            return self._sync.exchange(), False, ""
        except Refused as error:
            self.refused.emit(error)
            return None, True, str(error)
        except ServerError as error:
            return None, False, str(error) if isinstance(error, Untrusted) else ""

    def _exchanged(self, news: News | None, why: str = "") -> Exchanged:
        # In this order: a record saved in between counts as not confirmed, never as sent.
        mine = self._own_seq()
        return Exchanged(news, mine, max(0, mine - self._sync.to_send()), why)


class Listened(Protocol):
    """What the window needs to hear of news at once."""

    def news(self) -> Iterator[bytes]:
        """Lines of news, until the other side ends them."""

    def hang_up(self) -> None:
        """End them, from whichever thread."""


class NewsWorker(QThread):
    """Waits for news, so that another desk's check-in is here within a second."""

    heard = Signal(object)
    live = Signal(bool)

    def __init__(
        self,
        peer: Listened,
        hear: Callable[[bytes], Heard],
        pace: Pace | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._peer = peer
        self._hear = hear
        self._pace = pace or Pace()
        self._stopping = threading.Event()
        self._answered = False
        self._alive = threading.Event()

    def talked(self, exchanged: Exchanged) -> None:
        """An attempt to talk ended. One that succeeds after others that failed ends a wait."""
        answered = exchanged.news is not None
        if answered and not self._answered:
            self._alive.set()
        self._answered = answered

    def run(self) -> None:
        """Listen until told to stop."""
        while True:
            self._alive.clear()
            if self._stopping.is_set():
                return
            refused = False
            try:
                self._listen()
            except CheckInError as error:  # how things stand is said by the sync
                refused = isinstance(error, Refused)
            self.live.emit(False)
            self._alive.wait(self._pace.after_failure(refused=refused))

    def stop(self) -> None:
        """End the thread, and wait for it."""
        self._stopping.set()
        self._alive.set()
        while not self.wait(_HANG_UP_MS):
            self._peer.hang_up()

    def _listen(self) -> None:
        for line in self._peer.news():
            if self._stopping.is_set():
                return
            self._pace.reset()
            self.live.emit(True)
            if line:
                self.heard.emit(self._hear(line))
