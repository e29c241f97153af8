"""PostgreSQL, for a server that outgrew one file: the same tables, the same promises.

Green still means saved: a commit returns when it is on the server's disk, and
on its synchronous standby's if it has one. Appends to one event come one after
another, also from several server processes: each holds the event's advisory
lock until its commit, so no record becomes visible behind a later one.
"""

import contextlib
import hashlib
import threading
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from sqlalchemy import URL, Connection, create_engine, event, exc, make_url, text

from checkin.adapters.database.engine import Database
from checkin.adapters.database.news import PostgresNews
from checkin.domain.errors import InputError

_DRIVER = "postgresql+psycopg"
_POOL = 10
_CONNECT = {
    # A server that went away without a word is noticed within seconds, not hours.
    "connect_timeout": 5,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 10_000,
    "application_name": "checkin",
}
_SESSION = (
    # A process that hangs with an event's lock in hand holds up the others no longer.
    "set idle_in_transaction_session_timeout = '30s'",
    "set lock_timeout = '20s'",
    "set client_min_messages = warning",
)


class PostgresDatabase(Database):
    """One PostgreSQL database, shared by any number of processes."""

    def __init__(self, url: URL) -> None:
        engine = create_engine(
            url,
            connect_args=_CONNECT,
            # After a fail-over the old connections are found dead and replaced.
            pool_pre_ping=True,
            pool_size=_POOL,
            max_overflow=_POOL,
            pool_timeout=10,
            # Values are people's names: no exception may print them.
            hide_parameters=True,
        )
        event.listen(engine, "connect", _begin_session)
        self._turns: dict[str, threading.Lock] = defaultdict(threading.Lock)
        super().__init__(
            engine,
            reading=engine.execution_options(
                isolation_level="REPEATABLE READ", postgresql_readonly=True
            ),
            news=PostgresNews(engine),
        )

    def is_damaged(self) -> bool:
        """Say no: PostgreSQL looks after its own pages."""
        return False

    @contextlib.contextmanager
    def _turn(self, event_id: str) -> Iterator[None]:
        # So that of the threads that wait for one event only one holds a connection.
        with self._turns[event_id]:
            yield

    def _lock(self, connection: Connection, event_id: str) -> None:
        connection.execute(
            text("select pg_advisory_xact_lock(:key)"), {"key": advisory_key(event_id)}
        )


def open_postgres(url: str) -> Database:
    """Open a database by its address, ``postgresql+psycopg://user@host/name``.

    Several hosts can be named, and the one that can be written to is used:
    ``...://user@/name?host=a:5432&host=b:5432&target_session_attrs=read-write``.

    Raises:
        InputError: the address is not one.
        StoreError: the database cannot be reached or used.
    """
    try:
        parsed = make_url(url)
    except (exc.ArgumentError, ValueError):
        parsed = None
    if parsed is None or parsed.drivername not in {_DRIVER, "postgresql"}:
        raise InputError(
            "This database address cannot be used. "
            "Write it so: postgresql+psycopg://user@host/database"
        )
    return PostgresDatabase(parsed.set(drivername=_DRIVER))


def advisory_key(event_id: str) -> int:
    """Return the number of an event's lock, 64 bits with a sign."""
    digest = hashlib.sha256(b"checkin event\0" + event_id.encode()).digest()
    return int.from_bytes(digest[:8], "big", signed=True)


def _begin_session(connection: Any, _: Any) -> None:
    connection.autocommit = True
    for setting in _SESSION:
        connection.execute(setting)
    (durable,) = connection.execute("show synchronous_commit").fetchone()
    if durable not in {"on", "remote_apply"}:
        # Anything less says "saved" of what a power cut takes away.
        connection.execute("set synchronous_commit = on")
    connection.autocommit = False
