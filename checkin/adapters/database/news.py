"""Word that an event changed, to whoever waits for it: within a process and between them.

News is a hint to look and never the thing itself: it may come twice, or for
nothing, and after a lost connection it may not come at all. Whoever waits
therefore looks by itself now and then as well.
"""

import contextlib
import threading
from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, Engine, exc, select, text

from checkin.adapters.database.tables import chain, roster_state
from checkin.domain.model import EventId

Callback = Callable[[EventId | None], None]
"""Called from a thread of its own, with the event or ``None`` for "it may be any". Be quick."""

CHANNEL = "checkin"
_ANNOUNCED = "checkin_announced"
_LOOK_S = 0.1
_PAUSE_S = 0.05
_LONGEST_WAIT_S = 1.0


class News:
    """Those who wait, and word to them. A thread runs only while somebody waits."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._lock = threading.Lock()
        self._callbacks: dict[object, Callback] = {}
        self._stopped = threading.Event()
        self._thread: threading.Thread | None = None

    def subscribe(self, callback: Callback) -> Callable[[], None]:
        """Have *callback* called after every announcement; call what is returned to end that.

        The first call, with ``None``, says that from here on nothing is passed over.
        """
        ticket = object()
        with self._lock:
            self._callbacks[ticket] = callback
            if self._thread is None and not self._stopped.is_set():
                self._thread = threading.Thread(
                    target=self._listen, name="checkin-news", daemon=True
                )
                self._thread.start()

        def unsubscribe() -> None:
            with self._lock:
                self._callbacks.pop(ticket, None)

        return unsubscribe

    def announce(self, connection: Connection, event: EventId) -> None:
        """Tell of *event*, once and only if *connection*'s transaction is committed."""
        connection.info.setdefault(_ANNOUNCED, set()).add(event)

    def committed(self, announced: set[EventId]) -> None:
        """Tell those in this process. For the database itself, after a commit."""
        for event in announced:
            self._tell(event)

    def close(self) -> None:
        """Tell nobody any more."""
        with self._lock:
            self._stopped.set()
            self._callbacks.clear()
            thread, self._thread = self._thread, None
        if thread is not None:
            thread.join()

    def _tell(self, event: EventId | None) -> None:
        with self._lock:
            callbacks = list(self._callbacks.values())
        for callback in callbacks:
            callback(event)

    def _listen(self) -> None:
        """Hear of other processes until told to stop."""
        raise NotImplementedError


def taken_announcements(connection: Connection) -> set[EventId]:
    """Return what was announced on *connection* since the last call."""
    found: set[EventId] = connection.info.pop(_ANNOUNCED, set())
    return found


class FileNews(News):
    """News between processes on one SQLite file: looks ten times a second.

    SQLite's ``data_version`` costs some microseconds; only when it has changed
    is anything read.
    """

    def _listen(self) -> None:
        connection: Any = None
        seen: tuple[Any, dict[EventId, Any]] | None = None
        while not self._stopped.wait(_LOOK_S):
            # A file that cannot be read now is somebody else's to tell; look again.
            with contextlib.suppress(exc.DBAPIError):
                connection = connection or self._engine.connect()
                seen = self._look(connection, seen)
        if connection is not None:
            connection.close()

    def _look(
        self, connection: Connection, seen: tuple[Any, dict[EventId, Any]] | None
    ) -> tuple[Any, dict[EventId, Any]]:
        try:
            version = connection.exec_driver_sql("pragma data_version").scalar()
            if seen is not None and version == seen[0]:
                return seen
            marks = _marks(connection)
        finally:
            # Never in one transaction from look to look: it would see one moment for ever.
            connection.rollback()
        if seen is None:
            # What came since somebody began to wait, and before this look, is in it already.
            self._tell(None)
        else:
            for event, mark in marks.items():
                if seen[1].get(event) != mark:
                    self._tell(event)
        return version, marks


def _marks(connection: Connection) -> dict[EventId, Any]:
    """Something per event that differs after any append and any change of the roster."""
    found: dict[EventId, Any] = {}
    for row in connection.execute(select(roster_state)):
        found[EventId(row.event)] = [tuple(row)]
    for row in connection.execute(select(chain.c.event, chain.c.desk, chain.c.seq)):
        found.setdefault(EventId(row.event), []).append(tuple(row))
    return {event: sorted(mark) for event, mark in found.items()}


class PostgresNews(News):
    """News between processes on one PostgreSQL database: ``NOTIFY`` and ``LISTEN``."""

    def announce(self, connection: Connection, event: EventId) -> None:
        """Tell of *event* with the commit of *connection*'s transaction, every process of it."""
        connection.execute(
            text("select pg_notify(:channel, :event)"), {"channel": CHANNEL, "event": event}
        )

    def _listen(self) -> None:
        wait = 0.1
        lost = False
        while not self._stopped.wait(wait if lost else 0):
            with contextlib.suppress(exc.DBAPIError, self._engine.dialect.loaded_dbapi.Error):
                connection = self._own_connection()
                try:
                    connection.execute(f"listen {CHANNEL}")
                    # What was said until now was said to nobody.
                    self._tell(None)
                    wait = 0.1
                    self._hear(connection)
                finally:
                    connection.close()
            lost = True
            wait = min(wait * 2, _LONGEST_WAIT_S)

    def _own_connection(self) -> Any:
        pooled = self._engine.raw_connection()
        connection = pooled.driver_connection
        pooled.detach()
        if connection is None:
            raise TypeError("a pool's connection without a driver's")
        connection.rollback()
        connection.autocommit = True
        return connection

    def _hear(self, connection: Any) -> None:
        while not self._stopped.is_set():
            said = {one.payload for one in connection.notifies(timeout=_LOOK_S, stop_after=1)}
            for event in said:
                self._tell(EventId(event))
            if said:
                # A busy server speaks hundreds of times a second: one waking for many words.
                self._stopped.wait(_PAUSE_S)
