"""One round trip to PostgreSQL for all that a go of check-ins asks of it.

A function of the session's own (``pg_temp``: nothing is installed) takes the event's lock,
sees that each chain still ends where the caller believes, appends, tells, and says how far
the event is. Where it does not, nothing is written, and the long way is taken.
"""

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import psycopg
from sqlalchemy import Connection, exc

from checkin.adapters.database.appending import (
    LOOK,
    AsideRow,
    LogRow,
    Rows,
    State,
    look,
    read_state,
)
from checkin.adapters.database.news import CHANNEL
from checkin.domain.model import DeskId, EventId
from checkin.domain.record import NO_HEAD, Head

GROWS = "checkin_grows"
"""What is noted of a connection in which the function has been made."""

_ARRAYS = {
    "head_desk": "text",
    "head_before": "text",
    "head_seq": "bigint",
    "head_hash": "text",
    "log_desk": "text",
    "log_seq": "bigint",
    "log_hash": "text",
    "log_hlc": "bigint",
    "log_original": "text",
    "log_data": "bytea",
    "seal_desk": "text",
    "seal_seq": "bigint",
    "seal_signature": "bytea",
    "here": "text",
}
"""What the function takes besides the lock's key, the event and the time."""

_TAKES = ", ".join(f"{name} {kind}[]" for name, kind in _ARRAYS.items())
_GIVEN = ", ".join(f"%({name})s::{kind}[]" for name, kind in _ARRAYS.items())

MAKE = f"""
    create or replace function pg_temp.checkin_grow(
        lock_key bigint, of_event text, at_ms bigint, {_TAKES}
    ) returns table (what text, name text, number bigint, digest text)
    language plpgsql as $$
    #variable_conflict use_column
    begin
        perform pg_advisory_xact_lock(lock_key);
        if not exists (
            select from unnest(head_desk, head_before) as believed (desk, hash)
            left join chain on chain.desk = believed.desk
            where coalesce(chain.hash, '') <> believed.hash
        ) then
            insert into log (event, desk, seq, hash, hlc, original, data, received)
                select of_event, made.*, at_ms
                from unnest(log_desk, log_seq, log_hash, log_hlc, log_original, log_data) as made;
            insert into seal (desk, seq, signature)
                select * from unnest(seal_desk, seal_seq, seal_signature);
            insert into chain (event, desk, seq, hash)
                select of_event, ends.* from unnest(head_desk, head_seq, head_hash) as ends
                on conflict (desk) do update set seq = excluded.seq, hash = excluded.hash;
            delete from aside where event = of_event and fact = any(here);
            perform pg_notify('{CHANNEL}', of_event);
            return query select 'grown', '', 0::bigint, '';
        end if;
        return query {LOOK.format("of_event")};
    end $$
"""  # noqa: S608  put together from our own words only

_KEEP_ASIDE = """
    insert into aside (event, desk, seq, hash, fact, why, data, received)
    select %(event)s, *, %(now)s::bigint from unnest(
        %(desk)s::text[], %(seq)s::bigint[], %(hash)s::text[], %(fact)s::text[],
        %(why)s::text[], %(data)s::bytea[])
    on conflict do nothing
"""

_CALL = (
    "select * from pg_temp.checkin_grow"  # noqa: S608  as above
    f"(%(lock)s::bigint, %(event)s::text, %(now)s::bigint, {_GIVEN})"
)


def grow(
    driver: psycopg.Connection[Any],
    lock_key: int,
    event: EventId,
    rows: Rows,
    before: Mapping[DeskId, Head],
) -> tuple[bool, State]:
    """Write *rows* if the chains that they continue end as in *before*.

    Returns whether they do, and how far the event is then.
    """
    ends = [(desk, before.get(desk, NO_HEAD).hash, *head) for desk, head in rows.heads.items()]
    found = driver.execute(
        _CALL,
        {
            "lock": lock_key,
            "event": event,
            "now": rows.now,
            **_columns(("head_desk", "head_before", "head_seq", "head_hash"), ends),
            **_columns([f"log_{name}" for name in LogRow._fields], rows.log),
            **_columns(("seal_desk", "seal_seq", "seal_signature"), rows.seals),
            "here": rows.here,
        },
    ).fetchall()
    grown = found[0][0] == "grown"
    return grown, read_state(found[grown:])


class PostgresAppending:
    """An append to PostgreSQL the long way: in a transaction that has the event's lock."""

    def __init__(self, connection: Connection, lock_key: int, event: EventId) -> None:
        self.connection = connection
        self.state = look(connection, event)
        self._lock_key = lock_key
        self._event = event

    def write(self, rows: Rows) -> None:
        """Write *rows*, and tell of the event if its log grows."""
        with raw(self.connection) as driver:
            if rows.aside:
                aside = _columns(AsideRow._fields, rows.aside)
                driver.execute(_KEEP_ASIDE, {"event": self._event, "now": rows.now, **aside})
            if not rows.heads:
                return
            if GROWS not in self.connection.info:
                # Not noted: it goes again if this transaction comes to nothing.
                driver.execute(MAKE)
            grown, _ = grow(driver, self._lock_key, self._event, rows, self.state.heads)
        if not grown:
            raise RuntimeError("a chain has moved although its event was locked")


@contextlib.contextmanager
def raw(connection: Connection) -> Iterator[psycopg.Connection[Any]]:
    """The driver's own connection, whose errors become SQLAlchemy's."""
    driver = connection.connection.driver_connection
    if driver is None:
        raise TypeError("a pool's connection without a driver's")
    try:
        yield driver
    except psycopg.IntegrityError as error:
        raise exc.IntegrityError(None, None, error) from None
    except psycopg.Error as error:
        lost = driver.closed
        if lost:
            # Not given back to the pool.
            connection.invalidate(error)
        raise exc.DBAPIError(None, None, error, connection_invalidated=lost) from None


def _columns(names: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> dict[str, list[Any]]:
    """Return *rows* as an array for each column."""
    return {name: [row[place] for row in rows] for place, name in enumerate(names)}
