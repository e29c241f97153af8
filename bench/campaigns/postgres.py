"""Nobody misses a record: 8 writers on one PostgreSQL, and a reader that polls all the while.

The same with the event's lock left out must miss some, or this proves nothing: a
sequence gives out its numbers before the commit, and commits come out of order.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Connection, make_url

from bench.figures import Report
from bench.postgres_cluster import cluster
from checkin.adapters.database.engine import Database
from checkin.adapters.database.postgres import PostgresDatabase, open_postgres
from checkin.adapters.database.store import ReplicaStore
from checkin.adapters.keys import SigningKey
from checkin.domain.clock import ClockReading
from checkin.domain.model import DeskId, EventId, ListId
from checkin.domain.record import Draft, Kind, Record, Ref

WRITERS = 8
RECORDS = 3_000
_UNLOCKED_RECORDS = 300
_EVENT = EventId("0badcafe")
_NOON = 1_713_182_400_000


@dataclass(frozen=True, slots=True)
class Read:
    """What came of it: records acknowledged, and those of them that the reader never saw."""

    acknowledged: int
    missed: int


class UnlockedDatabase(PostgresDatabase):
    """The planted fault: nobody waits for anybody, and the sequence is the cursor."""

    def _lock(self, connection: Connection, event_id: str) -> None:
        del connection, event_id


def open_unlocked(url: str) -> Database:
    """Open a database whose writers do not wait for each other."""
    return UnlockedDatabase(make_url(url))


def run(report: Report) -> None:
    with cluster() as running:
        running.make_schema("locked")
        running.make_schema("unlocked")
        sound = write_and_read(open_postgres, running.url(schema="locked"), WRITERS, RECORDS)
        naive = write_and_read(
            open_unlocked, running.url(schema="unlocked"), WRITERS, _UNLOCKED_RECORDS
        )
    report.add("postgres.records", sound.acknowledged, "records", f">= {WRITERS * RECORDS}")
    report.add("postgres.readers_missed", sound.missed, "records", "== 0")
    report.add("postgres.readers_missed_without_lock", naive.missed, "records", "> 0")


def write_and_read(
    open_database: Callable[[str], Database], url: str, writers: int, records: int
) -> Read:
    """Have *writers* make *records* each, read what comes after the last seen place until then."""
    open_database(url).close()
    made: list[Record] = []
    done = threading.Event()

    def write(number: int) -> None:
        # Each as a server process of its own would: nothing shared but the database.
        database = open_database(url)
        desk = DeskId(f"{number:016x}")
        store = ReplicaStore(database, _EVENT, lambda: _NOON, desk, SigningKey(bytes(32)))
        for place in range(records):
            draft = Draft(Kind.ADMITTED, ListId("day-1"), f"r-{number}-{place}")
            made.append(store.record(draft, ClockReading(_NOON + place, 0, 10)))
        database.close()

    seen: set[Ref] = set()

    def read() -> None:
        database = open_database(url)
        store = ReplicaStore(database, _EVENT, lambda: _NOON)
        upto, last = 0, False
        while not last:
            # Once more after the writers are done, so that only a passed-over record is missed.
            last = done.is_set()
            found = store.records_after(upto)
            if found:
                upto = found[-1][0]
            seen.update(record.ref for _, record in found)
        database.close()

    reader = threading.Thread(target=read)
    threads = [threading.Thread(target=write, args=(number,)) for number in range(writers)]
    for thread in (reader, *threads):
        thread.start()
    for thread in threads:
        thread.join()
    done.set()
    reader.join()
    return Read(len(made), sum(record.ref not in seen for record in made))
