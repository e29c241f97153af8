"""PostgreSQL as a store: durable, one after another, and plain words when it fails."""

import signal

import pytest
from sqlalchemy import text

from bench import postgres_cluster
from bench.campaigns.postgres import open_unlocked, write_and_read
from checkin.adapters.database.postgres import advisory_key, open_postgres
from checkin.domain.errors import InputError, StoreError


@pytest.fixture
def database(opener):
    opened = opener()
    yield opened
    opened.close()


def test_a_commit_is_never_less_than_durable(database, cluster, server_database):
    def durability(opened):
        with opened.write("") as connection:
            return connection.execute(text("show synchronous_commit")).scalar()

    assert durability(database) == "on"
    for asked, given in {"off": "on", "local": "on", "remote_write": "on"}.items():
        cluster.run_sql(f"alter role checkin set synchronous_commit = '{asked}'")
        again = open_postgres(server_database)
        cluster.run_sql("alter role checkin reset synchronous_commit")
        assert durability(again) == given
        again.close()


def test_what_is_read_is_of_one_moment(database, opener):
    other = opener()
    with database.read() as connection:
        before = connection.execute(text("select * from setting")).all()
        with other.write() as writing:
            writing.execute(text("insert into setting values ('new', '1')"))
        assert connection.execute(text("select * from setting")).all() == before
    with database.read() as connection:
        assert connection.execute(text("select * from setting")).all() != before
    other.close()


def test_reading_never_writes(database):
    with pytest.raises(StoreError), database.read() as connection:
        connection.execute(text("insert into setting values ('new', '1')"))


def test_one_event_waits_for_itself_and_for_no_other(database, opener):
    other = opener()
    free = text("select pg_try_advisory_xact_lock(:key)")
    with database.write("0badcafe"), other.write("feedf00d") as connection:
        taken = connection.execute(free, {"key": advisory_key("0badcafe")}).scalar()
        own = connection.execute(free, {"key": advisory_key("feedf00d")}).scalar()
    assert (taken, own) == (False, True)
    other.close()


def test_nobody_misses_a_record_while_eight_write(new_database):
    done = write_and_read(open_postgres, new_database(), writers=8, records=300)

    assert (done.acknowledged, done.missed) == (2400, 0)


def test_without_the_events_lock_records_would_be_missed(new_database):
    assert write_and_read(open_unlocked, new_database(), writers=8, records=100).missed > 0


# ------------------------------------------------------------------- when it fails


def assert_one_sentence(error, *words):
    said = str(error.value)
    assert said.endswith(".")
    assert "\n" not in said
    for word in words:
        assert word in said
    for private in ("127.0.0.1", "place_", "SELECT", "psycopg", "FATAL"):
        assert private not in said


def use(database):
    with database.write() as connection:
        connection.execute(
            text("insert into setting values ('k', 'SECRET') on conflict do nothing")
        )


def test_a_server_that_is_down_is_said_and_found_again_without_a_restart(database, cluster):
    use(database)
    cluster.stop(signal.SIGQUIT)
    with pytest.raises(StoreError) as error:
        use(database)
    assert_one_sentence(error, "does not answer")

    cluster.start()
    use(database)


def test_too_many_visitors_are_said(database, cluster):
    cluster.run_sql("alter role checkin connection limit 2")
    try:
        with pytest.raises(StoreError) as error, database.read(), database.read(), database.read():
            use(database)
        assert_one_sentence(error, "too many visitors")
    finally:
        cluster.run_sql("alter role checkin connection limit -1")
    use(database)


def test_a_server_that_only_follows_is_said(database):
    with database.write() as connection:
        connection.execute(text("set default_transaction_read_only = on"))
    with pytest.raises(StoreError) as error:
        use(database)
    assert_one_sentence(error, "only follows another")


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"database": "nowhere"}, "no database of that name"),
        ({"username": "stranger"}, "user and password"),
        ({"host": "database.invalid"}, "does not answer"),
        ({"port": 1}, "does not answer"),
    ],
)
def test_an_address_where_it_is_not_is_one_sentence(server_database, change, word):
    from sqlalchemy import make_url

    with pytest.raises(StoreError) as error:
        open_postgres(make_url(server_database).set(**change).render_as_string())
    assert_one_sentence(error, word)


@pytest.mark.parametrize(
    "url", ["", "postgresql", "mysql://a/b", "sqlite:///x", "postgresql+psycopg2://a/b", "://"]
)
def test_an_address_of_something_else_is_no_address(url):
    with pytest.raises(InputError, match="postgresql"):
        open_postgres(url)


def test_no_value_is_in_any_error(database):
    with pytest.raises(StoreError) as error, database.write() as connection:
        connection.execute(
            text("insert into roster_state values (:event, :event, :event, :event)"),
            {"event": "CANARY"},
        )
    assert "CANARY" not in str(error.value)
    assert "CANARY" not in repr(error.value.__context__)


def test_a_machine_without_postgresql_is_told_what_to_install(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(postgres_cluster, "DEBIANS", tmp_path)

    with pytest.raises(RuntimeError, match="install Debian's package postgresql"):
        postgres_cluster.programs()
