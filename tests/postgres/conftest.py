"""A real PostgreSQL of our own for the whole run, and a clean place in it for each test."""

import contextlib
import sys

import pytest
from sqlalchemy import create_engine, inspect

from bench.postgres_cluster import cluster as running_cluster
from checkin.adapters.database.postgres import open_postgres
from checkin.adapters.database.tables import metadata
from tests.adapters.accounts_at_hand import clock, house  # noqa: F401  fixtures
from tests.adapters.examples import Replicas
from tests.cli.conftest import Shell
from tests.server.conftest import Venue, cheap_passwords

# The large form of the server runs on Linux; a desk, anywhere, has no PostgreSQL.
collect_ignore_glob = [] if sys.platform == "linux" else ["test_*.py"]


@pytest.fixture(scope="session")
def cluster():
    with running_cluster() as running:
        yield running


class Places:
    """Schemas for servers' data. Emptied and used again: to make one is slow."""

    def __init__(self, cluster):
        self._cluster = cluster
        self._made = 0
        self._free = []

    def take(self):
        """The address of an empty one."""
        if not self._free:
            self._made += 1
            self._cluster.make_schema(f"place_{self._made}")
            self._free.append(self._cluster.url(schema=f"place_{self._made}"))
        return self._free.pop()

    def give_back(self, url):
        """Empty it; leave it alone if a test has changed its tables."""
        engine = create_engine(url)
        with engine.begin() as connection:
            if set(inspect(connection).get_table_names()) == {*metadata.tables, "alembic_version"}:
                for table in metadata.sorted_tables:
                    connection.execute(table.delete())
                self._free.append(url)
        engine.dispose()


@pytest.fixture(scope="session")
def places(cluster):
    return Places(cluster)


@pytest.fixture
def new_database(places):
    """Gives the address of one more empty place for a server's data."""
    taken = []

    def take():
        taken.append(places.take())
        return taken[-1]

    yield take
    for url in taken:
        places.give_back(url)


@pytest.fixture
def server_database(new_database):
    """Where a server keeps its data."""
    return new_database()


@pytest.fixture
def empty_database(new_database):
    """Where another server would keep its data."""
    return new_database()


@pytest.fixture
def opener(server_database):
    """Opens the same database again and again."""
    return lambda: open_postgres(server_database)


class PostgresReplicas(Replicas):
    """Replicas that are each in a place of their own."""

    def __init__(self, new_database, stack):
        super().__init__(None, stack)
        self._new_database = new_database
        self._places = {}

    def database(self, name):
        if name not in self._places:
            self._places[name] = self._new_database()
        return open_postgres(self._places[name])


@pytest.fixture
def replicas(new_database):
    with contextlib.ExitStack() as stack:
        yield PostgresReplicas(new_database, stack)


@pytest.fixture
def venue(tmp_path, server_database, monkeypatch):
    cheap_passwords(monkeypatch)
    held = Venue(tmp_path, server_database)
    yield held
    held.close()


@pytest.fixture
def shell(tmp_path, server_database):
    computer = Shell(tmp_path, CHECKIN_DATABASE=server_database)
    yield computer
    computer.close()
