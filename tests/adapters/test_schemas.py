"""A database of every version that was ever released is opened, and nothing of it is missing."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text
from sqlcipher3 import dbapi2 as sqlcipher

from checkin.adapters.database import migrations
from checkin.adapters.database.engine import open_plain
from checkin.adapters.database.store import ReplicaStore
from checkin.adapters.database.tables import metadata
from checkin.adapters.profile import Profile, vault_of
from tests.adapters.examples import (
    ADA,
    ADAS_BADGE,
    DESKS,
    EVENT,
    EVERYTHING,
    GATE,
    GATHERING,
    HALL,
    KEYS,
    LIST,
    admission,
    reading,
    wall,
)
from tests.adapters.schemas import make
from tests.adapters.schemas.make import Fixture, fixtures, load

DESKS_OF_ALL_VERSIONS = [one for one in fixtures() if one.side == "desk"]


def named(fixture):
    return fixture.path.stem


def rows_of(path):
    """How many rows each table has."""
    with closing(sqlite3.connect(path)) as connection:
        tables = connection.execute("select name from sqlite_master where type = 'table'")
        return {
            name: connection.execute(f"select count(*) from {name}").fetchone()[0]
            for (name,) in tables.fetchall()
        }


def encrypted(fixture, path, key):
    """The fixture's database as it lay at a desk."""
    with closing(sqlcipher.connect(str(path))) as connection:
        connection.execute(f"pragma key = \"x'{key.hex()}'\"")
        connection.executescript(fixture.path.read_text(encoding="utf-8"))


def profile_of(fixture, folder):
    """The folder of a desk of that version."""
    key = vault_of(folder).open("", None)
    encrypted(fixture, folder / "desk.db", key)
    return folder


def test_every_version_of_the_tables_has_a_fixture():
    """Not so? `python -m tests.adapters.schemas.make FOLDER` writes what is missing."""
    missing = [named(one) for one in fixtures() if not one.path.exists()]

    assert missing == []
    assert fixtures()[-1].revision == migrations.HEAD


def test_a_fixture_that_is_missing_is_made_from_the_one_before(tmp_path, monkeypatch):
    copies = tmp_path / "fixtures"
    copies.mkdir()
    for one in fixtures():
        if one.revision != migrations.HEAD:
            (copies / one.path.name).write_bytes(one.path.read_bytes())
    kept = {one.path.name: one.path.read_bytes() for one in fixtures()}
    monkeypatch.setattr(make, "FOLDER", copies)

    make.main(tmp_path)

    assert {one.name: one.read_bytes() for one in copies.iterdir()} == kept


@pytest.mark.parametrize("fixture", fixtures(), ids=named)
def test_a_database_of_that_version_has_todays_tables_and_all_that_was_in_it(fixture, tmp_path):
    path = tmp_path / "server.db"
    load(fixture, path)
    before = rows_of(path)

    database = open_plain(path)

    with database.read() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
        settings = dict(connection.execute(text("select key, value from setting")).all())
    assert settings == make._SETTINGS[fixture.side]
    after = rows_of(path)
    lost = {name for name, count in before.items() if after[name] < count} - {"setting"}
    assert lost == set()

    store = ReplicaStore(database, EVENT, wall, HALL, KEYS[HALL])
    assert store.have()[HALL].seq == store.have()[GATE].seq == 4
    assert store.gathering() == GATHERING
    assert list(store.lists()) == [LIST]
    assert list(store.registrations()) == [ADA]
    assert store.badge(ADAS_BADGE.id) == ADAS_BADGE
    assert list(store.desks()) == list(DESKS)
    assert store.aside_count() == 1
    database.close()


@pytest.mark.parametrize("fixture", DESKS_OF_ALL_VERSIONS, ids=named)
def test_a_desk_of_that_version_goes_on_where_it_was(fixture, tmp_path):
    profile = Profile.open(profile_of(fixture, tmp_path))

    assert profile.enrolment.desk == HALL
    assert profile.enrolment.desk_name == "Desk 1"
    assert profile.remembered("list") == "day-1"
    assert [one.kind for one in profile.store.records() if one.desk == HALL] == [
        *("admitted", "admitted", "admitted", "undone")
    ]
    assert profile.store.record(admission(), reading(100)).seq == 5
    profile.close()


@pytest.mark.parametrize("fixture", fixtures(), ids=named)
def test_its_roster_is_the_one_that_todays_program_would_hold(fixture, tmp_path):
    load(fixture, tmp_path / "old.db")
    old = open_plain(tmp_path / "old.db")
    new = open_plain(tmp_path / "new.db")
    fresh = ReplicaStore(new, EVENT, wall)
    fresh.apply(EVERYTHING)
    kept = ReplicaStore(old, EVENT, wall)

    # With the digest of today: nothing is fetched again.
    assert kept.roster_version() == fresh.roster_version()
    old.close()
    new.close()


def test_the_first_databases_are_among_them():
    assert "alembic_version" not in Fixture("0001", "desk").path.read_text(encoding="utf-8")
    assert isinstance(make.FOLDER, Path)
