"""PostgreSQL, for a server that outgrew one file: the same tables, the same promises.

Green still means saved: a commit returns when it is on the server's disk, and
on its synchronous standby's if it has one. Appends to one event come one after
another, also from several server processes: each holds the event's advisory
lock until its commit, so no record becomes visible behind a later one.
"""

import contextlib
import hashlib
import math
import threading
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

import psycopg
from sqlalchemy import URL, Connection, Engine, create_engine, event, exc, make_url, text

from checkin.adapters.database.appending import Appending, Rows, State
from checkin.adapters.database.engine import Database
from checkin.adapters.database.growing import GROWS, MAKE, PostgresAppending, grow, raw
from checkin.adapters.database.news import PostgresNews
from checkin.adapters.database.plain_words import in_plain_words
from checkin.adapters.database.tables import metadata
from checkin.domain.errors import InputError
from checkin.domain.model import DeskId, EventId
from checkin.domain.record import Head

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
_SURE_S = 1.0
"""Seconds for which a connection that has just worked may be taken to work."""

_IDLE_SINCE = "checkin_idle_since"
_SESSION = (
    # A process that hangs with an event's lock in hand holds up the others no longer.
    "set idle_in_transaction_session_timeout = '30s'",
    "set lock_timeout = '20s'",
    "set client_min_messages = warning",
)


# What is indexed in part there is so here. It does not stand with the tables: a desk, which has
# no use for it, would load all that SQLAlchemy knows of PostgreSQL when it starts.
for _table in metadata.tables.values():
    for _index in _table.indexes:
        if (_only := _index.dialect_options["sqlite"]["where"]) is not None:
            _index.dialect_options["postgresql"]["where"] = _only


class PostgresDatabase(Database):
    """One PostgreSQL database, shared by any number of processes."""

    is_far = True

    def __init__(self, url: URL) -> None:
        engine = create_engine(
            url,
            connect_args=_CONNECT,
            pool_size=_POOL,
            max_overflow=_POOL,
            pool_timeout=10,
            # The one that was used last knows the statements already.
            pool_use_lifo=True,
            # Values are people's names: no exception may print them.
            hide_parameters=True,
        )
        event.listen(engine, "connect", _begin_session)
        self._pings = _Pings(engine)
        # Each statement is a transaction.
        self._one_by_one = engine.execution_options(isolation_level="AUTOCOMMIT")
        self._turns: dict[str, threading.Lock] = defaultdict(threading.Lock)
        super().__init__(
            engine,
            reading=engine.execution_options(
                isolation_level="REPEATABLE READ", postgresql_readonly=True
            ),
            news=PostgresNews(engine),
        )

    def append_as_foreseen(
        self, event_id: EventId, rows: Rows, before: Mapping[DeskId, Head]
    ) -> State | None:
        """Append *rows* in one round trip if the chains that they continue end as in *before*.

        Raises:
            StoreError: it could not be saved; nothing of it was.
        """
        with self._turn(event_id), in_plain_words():
            try:
                with (
                    self._pings.left_out(),
                    self._one_by_one.connect() as connection,
                    raw(connection) as driver,
                ):
                    if GROWS not in connection.info:
                        driver.execute(MAKE)
                        connection.info[GROWS] = True
                    grown, state = grow(driver, advisory_key(event_id), event_id, rows, before)
            except exc.DBAPIError as error:
                if not error.connection_invalidated:
                    raise
                # Dead already, or it died now and nobody knows what was saved. The long way
                # finds out, by a connection that answers.
                return None
        return state if grown else None

    def compact(self) -> None:
        """Write the roster's table anew, without any row that is gone."""
        with in_plain_words(), self._engine.connect() as connection:
            alone = connection.execution_options(isolation_level="AUTOCOMMIT")
            alone.exec_driver_sql("vacuum full roster")

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

    def _appending(self, connection: Connection, event_id: EventId) -> Appending:
        return PostgresAppending(connection, advisory_key(event_id), event_id)


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


class _Pings:
    """Sees that a connection still answers before it is used: after a fail-over it is replaced."""

    def __init__(self, engine: Engine) -> None:
        self._dialect = engine.dialect
        self._here = threading.local()
        event.listen(engine, "checkin", self._lies_down)
        event.listen(engine, "checkout", self._gets_up)

    @contextlib.contextmanager
    def left_out(self) -> Iterator[None]:
        """Save this thread the round trip if the connection has just worked."""
        self._here.left_out = True
        try:
            yield
        finally:
            self._here.left_out = False

    def _lies_down(self, _: Any, record: Any) -> None:
        record.info[_IDLE_SINCE] = time.monotonic()

    def _gets_up(self, connection: Any, record: Any, _: Any) -> None:
        idle_s = time.monotonic() - record.info.get(_IDLE_SINCE, math.inf)
        if idle_s < (_SURE_S if getattr(self._here, "left_out", False) else 0.0):
            return
        try:
            self._dialect.do_ping(connection)
        except psycopg.Error:
            # The others are as old.
            raise exc.InvalidatePoolError from None
