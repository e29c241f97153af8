"""A desk without a window: the product's own desk, database and two threads.

The threads are those of the window (``ui.workers``), so their pacing is too.
"""

from collections.abc import Callable, Iterator, Mapping
from queue import Empty, SimpleQueue

from PySide6.QtCore import Qt

from checkin.adapters import wire
from checkin.adapters.client import HttpPeer
from checkin.adapters.keys import verify
from checkin.adapters.profile import Profile, wall_ms
from checkin.domain.model import DeskId
from checkin.domain.record import NO_HEAD, Head, Record
from checkin.usecases.desk import Desk
from checkin.usecases.exchange import Answer, DeskReport, Identity, Request
from checkin.usecases.outcome import Outcome, Rehearsal
from checkin.usecases.sync import Clock, News, Sync
from ui.workers import Exchanged, Heard, NewsWorker, Pace, SyncWorker

_DIRECT = Qt.ConnectionType.DirectConnection

Told = Callable[[Mapping[DeskId, Head]], None]
"""What is called with all that the server says that it holds."""
Failed = Callable[[Exception], None]
"""What is called with whatever goes wrong, before the threads deal with it."""


class RunningDesk:
    """Whoever made it scans; the two threads talk and listen. ``told`` and ``failed`` are theirs."""

    def __init__(self, profile: Profile, told: Told, failed: Failed, second: float = 1.0) -> None:
        self._store = profile.store
        self._peer = _Peer(profile.peer(), told, failed)
        clock = Clock(wall_ms)
        sync = Sync(self._store, self._peer, verify, clock, lambda: DeskReport("campaign"))
        self._desk = Desk(self._store, verify, clock)
        self._news: SimpleQueue[News | Heard] = SimpleQueue()
        self._left = -1

        def hear(line: bytes) -> Heard:
            with _Reported(failed):
                taken, behind = sync.hear(wire.read_news(line))
            return Heard(taken.records, behind)

        self._talk = SyncWorker(_Talk(sync, failed), self.own_seq, Pace(second=second))
        self._listen = NewsWorker(self._peer, hear, Pace(second=second))
        self._talk.talked.connect(self._talked, _DIRECT)
        self._talk.talked.connect(self._listen.talked, _DIRECT)
        self._listen.heard.connect(self._news.put, _DIRECT)
        self._listen.heard.connect(self._talk.told, _DIRECT)
        self._listen.live.connect(self._talk.listening, _DIRECT)
        self._talk.start()
        self._listen.start()

    @property
    def ready(self) -> bool:
        """Say whether it has an event and its list."""
        self.hear()
        return self._desk.on is not None

    def scan(self, text: str) -> Outcome:
        """Decide about a badge; the record is saved when this returns."""
        outcome = self._desk.scan(text)
        if isinstance(outcome, Rehearsal):
            raise TypeError("nobody practises here")
        self._talk.wake()
        return outcome

    def hear(self) -> None:
        """Take in the news that came meanwhile."""
        while True:
            try:
                news = self._news.get_nowait()
            except Empty:
                return
            if isinstance(news, News):
                self._desk.heard(
                    news.records, roster_changed=news.roster_changed, renewed=news.renewed
                )
            else:
                self._desk.heard(news.records, roster_changed=False)

    def have(self) -> Mapping[DeskId, Head]:
        """Return what it holds."""
        return self._store.have()

    def records(self) -> list[Record]:
        """Return every record that it holds."""
        return list(self._store.records())

    def aside(self) -> int:
        """Return how many records it keeps aside."""
        return self._store.aside_count()

    def own_seq(self) -> int:
        """Return the number of its last record."""
        return self._store.have().get(self._store.mine, NO_HEAD).seq

    @property
    def all_sent(self) -> bool:
        """Say whether the last exchange succeeded and left nothing to send."""
        return self._left == 0

    def end(self) -> None:
        """Stop the threads, and wait for them."""
        self._talk.stop()
        self._listen.stop()
        self._peer.close()

    def _talked(self, exchanged: Exchanged) -> None:
        news = exchanged.news
        self._left = -1 if news is None else news.to_send
        if news is not None:
            self._news.put(news)


class _Reported:
    """Tells of an exception that passes through."""

    def __init__(self, failed: Failed) -> None:
        self._failed = failed

    def __enter__(self) -> None:
        pass

    def __exit__(self, _: object, error: object, __: object) -> None:
        if isinstance(error, Exception):
            self._failed(error)


class _Talk:
    """The exchange, and word of what goes wrong in it."""

    def __init__(self, sync: Sync, failed: Failed) -> None:
        self._sync = sync
        self._failed = failed

    def exchange(self) -> News:
        with _Reported(self._failed):
            return self._sync.exchange()

    def to_send(self) -> int:
        return self._sync.to_send()

    def listening(self, live: bool) -> None:
        self._sync.listening(live)


class _Peer:
    """The way to the server, and word of what it says."""

    def __init__(self, peer: HttpPeer, told: Told, failed: Failed) -> None:
        self._peer = peer
        self._told = told
        self._failed = failed

    def exchange(self, request: Request) -> Answer:
        answer = self._peer.exchange(request)
        self._told(answer.have)
        return answer

    def renew(self) -> Identity:
        return self._peer.renew()

    def news(self) -> Iterator[bytes]:
        with _Reported(self._failed):
            yield from self._peer.news()

    def hang_up(self) -> None:
        self._peer.hang_up()

    def close(self) -> None:
        self._peer.close()
