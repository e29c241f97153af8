"""Pages that go on: one computation and one rendering for all who look at the same thing.

A page is made of parts. Each part knows with which turn it changed last, so that whoever
has seen a turn is given what is other since, be it one moment later or an hour.
"""

import asyncio
import contextlib
import json
import logging
import secrets
import threading
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from checkin.adapters.server_data import ServerData
from checkin.domain.model import EventId, ListId
from checkin.server.counts import CountsOfEvents
from checkin.server.snapshot import Snapshot

GATHER_S = 0.25
"""How often at most what changes is told."""

TICK_S = 5.0
"""How often at least it is counted while somebody looks: rates and ages change by themselves."""

HEARTBEAT_S = 15.0
"""How long a stream says nothing at most."""

STILL_S = 60.0
"""How often it is looked whether whoever listens still may."""

MOST_EACH = 30
"""Streams of one visitor: some devices with some pages each."""

MOST = 500
"""Streams of one process."""

_log = logging.getLogger(__name__)


class View(NamedTuple):
    """What somebody looks at: in which language, which list closely, as whom."""

    language: str
    on: ListId
    room: str


Render = Callable[[Snapshot, View], Mapping[str, str]]
"""Makes the HTML of each part of a view."""


class Shown(NamedTuple):
    """A view as it is at a turn, in parts. ``changed`` says with which turn each did so."""

    at: int
    turn: int
    parts: Mapping[str, str]
    changed: Mapping[str, int]


class Board:
    """The views of one event. Safe to use from several threads."""

    def __init__(self, count: Callable[[set[ListId]], Snapshot], render: Render) -> None:
        self._count = count
        self._render = render
        self._lock = threading.Lock()
        # A server that was started again begins to count anew: nobody has seen its turns.
        self._run = secrets.token_hex(4)
        self._turn = 0
        self._shown: dict[View, Shown] = {}
        self._said: dict[tuple[View, int], tuple[int, str]] = {}

    def refresh(self, views: Iterable[View]) -> None:
        """Count once, and bring these views up to date.

        Raises:
            StoreError: it cannot be read.
        """
        views = list(views)
        with self._lock:
            now = self._count({one.on for one in views})
            self._turn += 1
            for view in views:
                parts, before = self._render(now, view), self._shown.get(view)
                changed = {
                    name: before.changed[name]
                    if before is not None and before.parts.get(name) == html
                    else self._turn
                    for name, html in parts.items()
                }
                self._shown[view] = Shown(now.at, self._turn, parts, changed)
            self._said.clear()

    def page(self, view: View) -> tuple[str, Mapping[str, str]]:
        """Count, and return a view's turn and parts.

        Raises:
            StoreError: it cannot be read.
        """
        self.refresh([view])
        shown = self._shown[view]
        return self._called(shown.turn), shown.parts

    def since(self, view: View, seen: str) -> tuple[str, str] | None:
        """The turn of *view* now, and as JSON what is other since *seen*; ``None`` if it is that."""
        shown = self._shown.get(view)
        run, _, number = seen.partition(".")
        turn = int(number) if run == self._run and number.isdecimal() else 0
        if shown is None or shown.turn <= turn:
            return None
        called, key = self._called(shown.turn), (view, turn)
        said = self._said.get(key)
        if said is None or said[0] != shown.turn:
            parts = {name: shown.parts[name] for name in shown.parts if shown.changed[name] > turn}
            said = shown.turn, json.dumps({"turn": called, "parts": parts}, ensure_ascii=False)
            self._said[key] = said
        return called, said[1]

    def _called(self, turn: int) -> str:
        return f"{self._run}.{turn}"


class _Feed:
    """Those who listen to one event. For the event loop alone."""

    def __init__(self, board: Board) -> None:
        self.board = board
        self.views: Counter[View] = Counter()
        self.is_other = asyncio.Event()
        self.told = asyncio.Event()
        self._telling: asyncio.Task[None] | None = None

    @contextlib.contextmanager
    def looking(self, view: View) -> Iterator[None]:
        """Have *view* kept up to date for as long as somebody looks."""
        self.views[view] += 1
        if self._telling is None or self._telling.done():
            self.is_other, self.told = asyncio.Event(), asyncio.Event()
            self._telling = asyncio.get_running_loop().create_task(self._tell())
        # What came between the page and its stream.
        self.is_other.set()
        try:
            yield
        finally:
            self.views[view] -= 1
            self.views += Counter()  # without those at which nobody looks
            if not self.views:
                self._telling.cancel()

    def wake(self) -> None:
        """Have all who listen look."""
        self.told.set()
        self.told = asyncio.Event()

    async def _tell(self) -> None:
        while True:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self.is_other.wait(), TICK_S)
            self.is_other.clear()
            try:
                await asyncio.to_thread(self.board.refresh, list(self.views))
            except Exception:  # noqa: BLE001  nothing wrong is told: pages say how old they are
                _log.warning("the numbers of an event could not be read")
            self.wake()
            await asyncio.sleep(GATHER_S)


class Live:
    """Every event's pages that go on."""

    def __init__(self, data: ServerData, counts: CountsOfEvents, render: Render) -> None:
        self._counts = counts
        self._render = render
        self._lock = threading.Lock()
        self._feeds: dict[EventId, _Feed] = {}
        self._streams: Counter[str] = Counter()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._is_closing = False
        self._unsubscribe = data.database.news.subscribe(self._changed)

    def board(self, event: EventId) -> Board:
        """The views of one event."""
        return self._feed(event).board

    def has_room(self, visitor: str) -> bool:
        """Whether *visitor* may listen to one more stream."""
        return self._streams[visitor] < MOST_EACH and self._streams.total() < MOST

    async def stream(
        self, event: EventId, view: View, seen: str, visitor: str, still: Callable[[], bool]
    ) -> AsyncIterator[str]:
        """Tell what is other in *view* since *seen*, and from then on, while *still* holds."""
        self._loop = asyncio.get_running_loop()
        feed = self._feed(event)
        self._streams[visitor] += 1
        try:
            with feed.looking(view):
                look_again = time.monotonic() + STILL_S
                while not self._is_closing:
                    told = feed.told
                    if (news := feed.board.since(view, seen)) is not None:
                        seen, said = news
                        yield f"id: {seen}\ndata: {said}\n\n"
                    try:
                        await asyncio.wait_for(told.wait(), HEARTBEAT_S)
                    except TimeoutError:
                        yield ": still here\n\n"
                    if time.monotonic() >= look_again:
                        if not await asyncio.to_thread(still):
                            return
                        look_again = time.monotonic() + STILL_S
        finally:
            self._streams[visitor] -= 1
            self._streams += Counter()

    def end_streams(self) -> None:
        """End every stream now: the server stops. For the event loop."""
        self._is_closing = True
        for feed in list(self._feeds.values()):
            feed.wake()

    def close(self) -> None:
        """Hear of nothing any more."""
        self._unsubscribe()

    def _feed(self, event: EventId) -> _Feed:
        with self._lock:
            if event not in self._feeds:
                counts = self._counts.of(event)
                self._feeds[event] = _Feed(Board(counts.now, self._render))
            return self._feeds[event]

    def _changed(self, event: EventId | None) -> None:
        loop = self._loop
        if loop is not None and not loop.is_closed():
            with contextlib.suppress(RuntimeError):  # it closes at this very moment
                loop.call_soon_threadsafe(self._mark, event)

    def _mark(self, event: EventId | None) -> None:
        for one, feed in list(self._feeds.items()):
            if event in {None, one} and feed.views:
                feed.is_other.set()
