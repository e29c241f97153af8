"""Open a database so that green means saved, and say plainly when it cannot be.

WAL and ``synchronous=FULL``: over 10,000 simulated power cuts no acknowledged
commit was lost, with ``NORMAL`` one in twenty was. One writer per process
behind one lock: without it a scan waits 1.2 s behind a busy sync.
"""

import contextlib
import os
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event
from sqlcipher3 import dbapi2 as sqlcipher

from checkin.adapters.database.appending import Appending, FileAppending, Rows, State
from checkin.adapters.database.migrations import Before, bring_up_to_date
from checkin.adapters.database.news import FileNews, News, taken_announcements
from checkin.adapters.database.plain_words import in_plain_words
from checkin.adapters.files import keep_first, sync_folder, unfinished, write_new
from checkin.domain.errors import StoreError
from checkin.domain.model import DeskId, EventId
from checkin.domain.record import Head

KEY_BYTES = 32

_PRAGMAS = (
    "journal_mode = wal",
    "synchronous = full",
    # SQLite builds differ in this one, so it is set on every connection.
    "secure_delete = on",
    "temp_store = memory",
    "trusted_schema = off",
    "cell_size_check = on",
    "foreign_keys = on",
    "cache_size = -16000",
)


class Database:
    """One database file or server, and the only way to it."""

    is_far = False
    """Whether a statement is a round trip."""

    def __init__(
        self,
        engine: Engine,
        reading: Engine | None = None,
        news: News | None = None,
        before: Before | None = None,
    ) -> None:
        self._engine = engine
        self._reading = reading or engine
        self._writing = engine.execution_options(checkin_writes=True)
        self._writer = threading.RLock()
        self.news = news or FileNews(engine)
        try:
            with self.write() as connection:
                bring_up_to_date(connection, before)
        except StoreError:
            engine.dispose()
            raise

    @contextlib.contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection to read from, at one moment of the database.

        Raises:
            StoreError: it cannot be read.
        """
        with in_plain_words(), self._reading.connect() as connection:
            yield connection

    @contextlib.contextmanager
    def write(self, event_id: str = "") -> Iterator[Connection]:
        """The one transaction that writes to an event. On return it is durably on disk.

        An SQLite file has one writer whatever the event is.

        Raises:
            StoreError: it could not be saved; nothing of it was.
        """
        with self._turn(event_id), in_plain_words(), self._writing.begin() as connection:
            self._lock(connection, event_id)
            taken_announcements(connection)  # of a transaction that came to nothing
            yield connection
            announced = taken_announcements(connection)
        self.news.committed(announced)

    @contextlib.contextmanager
    def append(self, event_id: EventId) -> Iterator[Appending]:
        """The one transaction that appends to an event's log, as :meth:`write` is one.

        Raises:
            StoreError: it could not be saved; nothing of it was.
        """
        with self.write(event_id) as connection:
            yield self._appending(connection, event_id)

    def append_as_foreseen(
        self, event_id: EventId, rows: Rows, before: Mapping[DeskId, Head]
    ) -> State | None:
        """Append *rows* if the chains that they continue end as in *before*, or do nothing.

        For a database that is far away; in a file :meth:`append` costs no more.

        Raises:
            StoreError: it could not be saved; nothing of it was.
        """
        del event_id, rows, before
        return None

    def is_damaged(self) -> bool:
        """Look at every page of an SQLite file (about 5 ms per megabyte)."""
        with self.read() as connection:
            return connection.exec_driver_sql("pragma integrity_check").scalar() != "ok"

    def compact(self) -> None:
        """Write an SQLite file anew, without any page that is free, and empty its WAL.

        Raises:
            StoreError: another program reads it just now, or it cannot be written.
        """
        with self._writer, in_plain_words(), self._engine.connect() as connection:
            raw: Any = connection.connection.driver_connection
            for statement in ("pragma wal_checkpoint(truncate)", "vacuum"):
                raw.execute(statement).fetchall()
            # The answer's first word: whether somebody was in the way.
            if raw.execute("pragma wal_checkpoint(truncate)").fetchone()[0]:
                raise StoreError(
                    "Another program reads this desk's database. Close it and try again."
                )

    def close(self) -> None:
        """Close every connection, so that the WAL is folded into the file."""
        self.news.close()
        self._engine.dispose()

    @contextlib.contextmanager
    def _turn(self, event_id: str) -> Iterator[None]:
        """Wait until no other thread of this process writes to the event."""
        del event_id
        with self._writer:
            yield

    def _lock(self, connection: Connection, event_id: str) -> None:
        """Wait until no other process writes to the event. SQLite has seen to it already."""

    def _appending(self, connection: Connection, event_id: EventId) -> Appending:
        return FileAppending(connection, event_id, self.news)


def open_encrypted(path: Path, key: bytes, before: Before | None = None) -> Database:
    """Open (or make) an encrypted SQLite file with a raw key of 32 bytes.

    *before* is told of an older version's file before it is changed, and may :func:`copy_encrypted`.

    Raises:
        StoreError: it is damaged, has another key, or cannot be written.
    """
    return _open(path, _keyed(key), before)


def copy_encrypted(path: Path, key: bytes, copy: Path) -> None:
    """Put at *copy* what the encrypted file at *path* holds now, under the same key; on disk on return.

    Raises:
        StoreError: it cannot be read, or there is no room.
    """
    fresh = unfinished(copy)
    with in_plain_words():
        try:
            # For its owner only, before there is anything in it.
            write_new(fresh, b"")
            with (
                contextlib.closing(_connect(path, _opened_with(key))) as source,
                contextlib.closing(_connect(fresh, _opened_with(key))) as target,
            ):
                source.backup(target)
            with fresh.open("rb+") as file:
                os.fsync(file.fileno())
            fresh.replace(copy)
            sync_folder(copy.parent)
        finally:
            fresh.unlink(missing_ok=True)


def own_head(path: Path, key: bytes) -> tuple[DeskId, int] | None:
    """Return which desk the encrypted file at *path* belongs to, and the last record it has made.

    Of any version, also a newer one: nothing of it is changed.

    Raises:
        StoreError: it cannot be read.
    """
    own = "select value, (select seq from chain where desk = value) from setting where key = 'desk'"
    with in_plain_words(), contextlib.closing(_connect(path, _opened_with(key))) as connection:
        found = connection.execute(own).fetchone()
    return (DeskId(found[0]), int(found[1] or 0)) if found else None


def _opened_with(key: bytes) -> tuple[str, ...]:
    return (
        # Its own account of a damaged page goes to stderr; ours is one sentence.
        "cipher_log_level = none",
        # The pragma takes no parameter; the key is hex digits made here.
        f"key = \"x'{key.hex()}'\"",
    )


def _keyed(key: bytes) -> tuple[str, ...]:
    # Without cipher_memory_security, which docs/decisions.md weighs: it makes a download
    # eight times slower and leaves the names in this program's own memory. The key's
    # is locked and wiped by SQLCipher in any case.
    return (*_opened_with(key), *_PRAGMAS)


def open_plain(path: Path) -> Database:
    """Open (or make) the server's own SQLite file.

    Raises:
        StoreError: it is damaged or cannot be written.
    """
    # The same SQLite build as at the desks, so that both behave alike.
    return _open(path, _PRAGMAS)


def _open(path: Path, pragmas: Sequence[str], before: Before | None = None) -> Database:
    with in_plain_words():
        if not path.exists():
            fresh = unfinished(path)
            try:
                _connect(fresh, pragmas).close()
                keep_first(fresh, path)
            finally:
                fresh.unlink(missing_ok=True)
        if path.stat().st_size == 0:
            # SQLite takes a file of no bytes for a new database and throws away the
            # WAL beside it. Ours are never empty, so this is damage, to be rescued.
            raise StoreError("The database file is damaged: it is empty. Keep its folder as it is.")
    return Database(_sqlite_engine(lambda: _connect(path, pragmas)), before=before)


def _connect(path: Path, pragmas: Sequence[str]) -> Any:
    connection = sqlcipher.connect(
        os.fspath(path), check_same_thread=False, isolation_level=None, timeout=10
    )
    try:
        for pragma in pragmas:
            connection.execute(f"pragma {pragma}")
    except sqlcipher.Error:
        # Windows lets nobody rescue a file that is still open.
        connection.close()
        raise
    return connection


def _sqlite_engine(connect: Callable[[], Any]) -> Engine:
    engine = create_engine(
        "sqlite://",
        module=sqlcipher,
        creator=connect,
        poolclass=QueuePool,
        pool_size=4,
        # Values are people's names: no exception may print them.
        hide_parameters=True,
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        # The driver's own transactions begin too late: at the first write, when
        # another process may already have changed what was read.
        writes = connection.get_execution_options().get("checkin_writes")
        connection.exec_driver_sql("begin immediate" if writes else "begin")

    return engine
