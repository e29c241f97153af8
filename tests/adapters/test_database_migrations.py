"""Old databases become new ones without losing anything; new ones equal them."""

import subprocess
import sys
import threading
from importlib import import_module

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from sqlalchemy import BigInteger, Boolean, Column, Text, inspect, text

from checkin.adapters.database import migrations
from checkin.adapters.database.engine import open_encrypted, open_plain
from checkin.adapters.database.store import ReplicaStore
from checkin.adapters.database.tables import metadata
from checkin.domain.errors import StoreError
from tests.adapters.examples import (
    ADA,
    DATA_KEY,
    EVENT,
    EVERYTHING,
    HALL,
    KEYS,
    admission,
    fill,
    reading,
    wall,
)

FIRST = "0001"


@pytest.fixture
def opener(tmp_path):
    """Opens the same database again and again."""
    return lambda: open_plain(tmp_path / "server.db")


def steps():
    config = Config()
    config.set_main_option("script_location", str(migrations.__path__[0]))
    config.set_main_option("path_separator", "os")
    return ScriptDirectory.from_config(config)


def at_first_version(database):
    """Set a database back to what the first version of the program left."""
    with database.write() as connection:
        metadata.drop_all(connection)
        connection.execute(text("drop table alembic_version"))
        step = import_module("checkin.adapters.database.migrations.versions.r0001_first")
        with Operations.context(MigrationContext.configure(connection)):
            step.upgrade()
        connection.execute(text("insert into setting (key, value) values ('schema', '1')"))


def differences(database):
    with database.read() as connection:
        return compare_metadata(MigrationContext.configure(connection), metadata)


def test_the_newest_step_is_the_one_that_the_program_expects():
    assert steps().get_current_head() == migrations.HEAD
    assert steps().get_bases() == [FIRST]


def test_a_new_database_has_exactly_the_tables_of_the_program(opener):
    database = opener()

    assert differences(database) == []
    database.close()


def test_a_database_of_the_first_version_becomes_exactly_the_same(opener):
    database = opener()
    at_first_version(database)
    assert differences(database) != []
    database.close()

    database = opener()

    assert differences(database) == []
    with database.read() as connection:
        assert connection.execute(text("select * from alembic_version")).all() == [
            (migrations.HEAD,)
        ]
        assert connection.execute(text("select * from setting")).all() == []
    database.close()


def test_records_and_roster_of_the_first_version_are_all_there(opener):
    database = opener()
    store = ReplicaStore(database, EVENT, wall, HALL, KEYS[HALL])
    store.apply(EVERYTHING)
    records = fill(store, 3)
    version = store.roster_version()
    kept = {}
    with database.read() as connection:
        for name in ("log", "chain", "roster", "roster_state"):
            rows = connection.execute(text(f"select * from {name}")).mappings()
            kept[name] = [dict(row) for row in rows]
    at_first_version(database)
    with database.write() as connection:
        for name, rows in kept.items():
            columns = [column["name"] for column in inspect(connection).get_columns(name)]
            for row in rows:
                named = ", ".join(f":{column}" for column in columns)
                connection.execute(
                    text(f"insert into {name} ({', '.join(columns)}) values ({named})"),
                    {column: row[column] for column in columns},
                )
            if "n" in columns and connection.dialect.name == "postgresql":
                connection.execute(text("select setval('log_n_seq', 100)"))
    database.close()

    database = opener()
    store = ReplicaStore(database, EVENT, wall, HALL, KEYS[HALL])

    assert list(store.records()) == records
    assert store.registration(ADA.id) == ADA
    # With the digest that a roster has which came to this version: nothing is fetched again.
    assert store.roster_version() == version
    assert store.record(admission(), reading(100)).seq == 4
    database.close()


def test_what_was_arriving_when_the_program_became_newer_arrives_again(opener):
    database = opener()
    store = ReplicaStore(database, EVENT, wall, HALL, KEYS[HALL])
    store.apply(EVERYTHING)
    version = store.roster_version()
    with database.write() as connection:
        at_second_version(connection)
        connection.execute(
            text(
                "insert into arriving (event, kind, id, version, deleted, also, body) "
                "select event, kind, id, version, deleted, also, body from roster"
            )
        )
        connection.execute(
            text("insert into arriving_state values (:event, 'first', :whole, 1, 'list', 'x')"),
            {"event": EVENT, "whole": True},
        )
    assert differences(database) != []
    database.close()

    database = opener()
    store = ReplicaStore(database, EVENT, wall, HALL, KEYS[HALL])

    assert differences(database) == []
    assert store.arriving() is None
    assert store.roster_version() == version
    assert list(store.registrations()) == [ADA]
    assert len(store.desks()) == 3
    database.close()


def at_second_version(connection):
    """Set the roster's tables back to what the version with pages left."""
    newer = (
        "account",
        "session",
        "link",
        "attempt",
        "trail",
        "import_source",
        "logo",
        "printed",
        "place",
        "ready",
    )
    for table in ("kept", *newer):
        connection.execute(text(f"drop table {table}"))
    connection.execute(text("drop index log_by_original"))
    later = {
        "log": ["original"],
        "aside": ["fact"],
        "heard": ["aside", "battery", "on_mains", "finished"],
        "roster_state": ["lane_digest", "nameless_digest"],
        "invitation": ["profile", "at_once", "public_key", "answer"],
    }
    for table, columns in later.items():
        for column in columns:
            connection.execute(text(f"alter table {table} drop column {column}"))
    connection.execute(text("drop index roster_by_also"))
    connection.execute(text("drop index roster_by_version"))
    with Operations.context(MigrationContext.configure(connection)) as op:
        op.rename_table("roster", "kept")
        op.create_table(
            "roster",
            *(Column(name, Text, primary_key=True) for name in ("event", "kind", "id")),
            Column("version", BigInteger, nullable=False),
            Column("deleted", Boolean, nullable=False),
            Column("also", Text, nullable=False),
            Column("body", Text, nullable=False),
        )
        columns = "event, kind, id, version, deleted, also, body"
        op.execute(f"insert into roster ({columns}) select {columns} from kept")
        op.drop_table("kept")
        op.create_index("roster_by_version", "roster", ["event", "version", "kind", "id"])
        op.create_index("roster_by_also", "roster", ["event", "kind", "also"])
        op.drop_column("roster_state", "side")
        op.drop_column("arriving_state", "digest")
    connection.execute(text("update alembic_version set version_num = '0002'"))


def tables(database):
    with database.read() as connection:
        return set(inspect(connection).get_table_names())


def test_a_step_that_fails_leaves_the_old_database_as_it_was(opener):
    database = opener()
    at_first_version(database)
    with database.write() as connection:
        # In the way of a step, after others have been taken.
        connection.execute(text("create table arriving_state (event text)"))
    before = tables(database)

    with pytest.raises(StoreError):
        opener()

    assert tables(database) == before
    assert "arriving" not in before
    with database.write() as connection:
        connection.execute(text("drop table arriving_state"))
    opener().close()
    assert differences(database) == []
    database.close()


def test_two_programs_that_start_together_bring_it_up_once(opener):
    database = opener()
    at_first_version(database)
    database.close()
    found, failed = [], []

    def start():
        try:
            found.append(opener())
        except Exception as error:  # noqa: BLE001  told by the assertion
            failed.append(error)

    threads = [threading.Thread(target=start) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert failed == []
    for one in found:
        assert differences(one) == []
        one.close()


def test_a_desk_does_not_wait_for_alembic_when_there_is_nothing_to_do(tmp_path):
    open_encrypted(tmp_path / "desk.db", DATA_KEY).close()
    code = (
        "import sys; from pathlib import Path\n"
        "from checkin.adapters.database.engine import open_encrypted\n"
        f"open_encrypted(Path(sys.argv[1]), {DATA_KEY!r}).close()\n"
        "print([name for name in ('alembic', 'mako', 'psycopg') if name in sys.modules])"
    )
    for name in ("desk.db", "fresh.db"):
        done = subprocess.run(
            [sys.executable, "-c", code, tmp_path / name],
            capture_output=True,
            text=True,
            check=True,
        )
        assert done.stdout == "[]\n"
