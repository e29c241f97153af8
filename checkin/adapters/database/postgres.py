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

from checkin.adapters.database.appending import (
    LOOK,
    Appending,
    AsideRow,
    LogRow,
    Rows,
    State,
    read_state,
)
from checkin.adapters.database.engine import Database
from checkin.adapters.database.growing import MAKE, columns, grow
from checkin.adapters.database.news import CHANNEL, PostgresNews
from checkin.adapters.database.plain_words import in_plain_words
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
"""Seconds for which a connection that has just worked is taken to work."""

_IDLE_SINCE = "checkin_idle_since"
_GROWS = "checkin_grows"
_SESSION = (
    # A process that hangs with an event's lock in hand holds up the others no longer.
    "set idle_in_transaction_session_timeout = '30s'",
    "set lock_timeout = '20s'",
    "set client_min_messages = warning",
)


_LOCK = "select pg_advisory_xact_lock(%s)"
_LOOK = LOOK.format("%(event)s")
_KEEP_ASIDE = """
    insert into aside (event, desk, seq, hash, why, data, received)
    select %(event)s, *, %(now)s::bigint from unnest(
        %(desk)s::text[], %(seq)s::bigint[], %(hash)s::text[], %(why)s::text[], %(data)s::bytea[])
    on conflict do nothing
"""
_GROW = """
    with grown as (
        insert into log (event, desk, seq, hash, hlc, data, received)
        select %(event)s, *, %(now)s::bigint from unnest(
            %(desk)s::text[], %(seq)s::bigint[], %(hash)s::text[], %(hlc)s::bigint[],
            %(data)s::bytea[])
    ), sealed as (
        insert into seal (desk, seq, signature) select * from unnest(
            %(seal_desk)s::text[], %(seal_seq)s::bigint[], %(seal_signature)s::bytea[])
    ), moved as (
        insert into chain (event, desk, seq, hash) select %(event)s, * from unnest(
            %(head_desk)s::text[], %(head_seq)s::bigint[], %(head_hash)s::text[])
        on conflict (desk) do update set seq = excluded.seq, hash = excluded.hash
    ), here as (
        delete from aside where event = %(event)s and hash = any(%(here)s::text[])
    )
    select pg_notify(%(channel)s, %(event)s)
"""


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
        _Rest(engine)
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

    @contextlib.contextmanager
    def append(self, event_id: EventId) -> Iterator[Appending]:
        """The one transaction that appends to an event's log: two round trips, if all is well.

        Raises:
            StoreError: it could not be saved; nothing of it was.
        """
        with self._turn(event_id), in_plain_words(), self._writing.begin() as connection:
            with _raw(connection) as driver, driver.pipeline():
                # Begun, locked and only then looked: in one round trip.
                driver.execute(_LOCK, (advisory_key(event_id),))
                found = driver.execute(_LOOK, {"event": event_id})
            appending = PostgresAppending(connection, event_id, read_state(found.fetchall()))
            yield appending
            with _raw(connection) as driver, driver.pipeline():
                appending.finish(driver)
                driver.execute("commit")

    def append_as_foreseen(
        self, event_id: EventId, rows: Rows, before: Mapping[DeskId, Head]
    ) -> State | None:
        """Append *rows* in one round trip if the chains that they continue end as in *before*.

        Raises:
            StoreError: it could not be saved; nothing of it was.
        """
        with (
            self._turn(event_id),
            in_plain_words(),
            self._one_by_one.connect() as connection,
            _raw(connection) as driver,
        ):
            if _GROWS not in connection.info:
                driver.execute(MAKE)
                connection.info[_GROWS] = True
            grown, state = grow(driver, advisory_key(event_id), event_id, rows, before)
        return state if grown else None

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


class PostgresAppending:
    """An append to PostgreSQL: one statement for all that is written."""

    def __init__(self, connection: Connection, event: EventId, state: State) -> None:
        self.connection = connection
        self.state = state
        self._event = event
        self._rows: Rows | None = None

    def write(self, rows: Rows) -> None:
        """Write *rows* as the transaction ends, and tell of the event if its log grows."""
        self._rows = rows

    def finish(self, driver: psycopg.Connection[Any]) -> None:
        """Write what is to be written."""
        rows = self._rows
        if rows is None:
            return
        mine: dict[str, Any] = {"event": self._event, "now": rows.now}
        if rows.aside:
            driver.execute(_KEEP_ASIDE, mine | columns(AsideRow._fields, rows.aside))
        if rows.heads:
            heads = [(desk, *head) for desk, head in rows.heads.items()]
            driver.execute(
                _GROW,
                mine
                | columns(LogRow._fields, rows.log)
                | columns(("seal_desk", "seal_seq", "seal_signature"), rows.seals)
                | columns(("head_desk", "head_seq", "head_hash"), heads)
                | {"here": rows.here, "channel": CHANNEL},
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


@contextlib.contextmanager
def _raw(connection: Connection) -> Iterator[psycopg.Connection[Any]]:
    """The driver's own connection, whose errors become SQLAlchemy's."""
    driver = connection.connection.driver_connection
    if driver is None:
        raise TypeError("a pool's connection without a driver's")
    try:
        yield driver
    except psycopg.IntegrityError as error:
        raise exc.IntegrityError(None, None, error) from None
    except psycopg.Error as error:
        if driver.closed:
            # Not given back to the pool.
            connection.invalidate(error)
        raise exc.DBAPIError(None, None, error) from None


class _Rest:
    """Sees that a connection that was idle is still one: after a fail-over it is replaced.

    One that was used a moment ago is not asked, which would be a round trip each time.
    """

    def __init__(self, engine: Engine) -> None:
        self._dialect = engine.dialect
        event.listen(engine, "checkin", self._lies_down)
        event.listen(engine, "checkout", self._gets_up)

    def _lies_down(self, _: Any, record: Any) -> None:
        record.info[_IDLE_SINCE] = time.monotonic()

    def _gets_up(self, connection: Any, record: Any, _: Any) -> None:
        if time.monotonic() - record.info.get(_IDLE_SINCE, math.inf) < _SURE_S:
            return
        try:
            self._dialect.do_ping(connection)
        except psycopg.Error:
            # The others are as old.
            raise exc.InvalidatePoolError from None
