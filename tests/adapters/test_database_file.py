"""The encrypted file: nothing readable in it, and one plain sentence for each way to fail."""

import shutil

import pytest

from checkin.adapters.database.engine import open_encrypted, open_plain
from checkin.adapters.database.store import ReplicaStore
from checkin.domain.errors import StoreError
from tests.adapters.examples import (
    ADA,
    ADAS_BADGE,
    DATA_KEY,
    EVENT,
    EVERYTHING,
    HALL,
    KEYS,
    admission,
    reading,
    wall,
)

PAGE = 4096


def fill(database):
    """The roster, and enough records for many pages."""
    store = ReplicaStore(database, EVENT, wall, HALL, KEYS[HALL])
    store.apply(EVERYTHING)
    for number in range(40):
        store.record(admission(badge=f"{ADAS_BADGE.id}-{number}" * 5), reading(number))
    return store


@pytest.fixture
def file(tmp_path):
    """A database that was closed in order."""
    path = tmp_path / "desk.db"
    database = open_encrypted(path, DATA_KEY)
    fill(database)
    database.close()
    return path


def everything_in(folder):
    return {one.name: one.read_bytes() for one in folder.iterdir()}


def use(path, key=DATA_KEY):
    """Open the file as a desk does at its start, and read all of it."""
    database = open_encrypted(path, key)
    try:
        store = ReplicaStore(database, EVENT, wall, HALL, KEYS[HALL])
        return list(store.records()), list(store.badges()), store.registration(ADA.id)
    finally:
        database.close()


def assert_one_sentence(error):
    said = str(error.value)
    assert said.endswith(".")
    assert "\n" not in said
    assert len(said) < 120
    for private in ("Ada", "Canary", "CANARY", "select", "SELECT", "sqlite"):
        assert private not in said
    assert error.value.__suppress_context__ or error.value.__context__ is None


def test_names_and_codes_are_not_in_the_bytes_of_any_file(tmp_path):
    database = open_encrypted(tmp_path / "desk.db", DATA_KEY)
    store = fill(database)
    names = [ADA.public_name, ADA.organisation, ADAS_BADGE.id, "admitted", "Harbour Days"]

    while_open = everything_in(tmp_path)
    database.close()
    closed = everything_in(tmp_path)

    assert set(while_open) == {"desk.db", "desk.db-wal", "desk.db-shm"}
    assert set(closed) == {"desk.db"}
    assert len(closed["desk.db"]) > 10 * PAGE
    for data in (*while_open.values(), *closed.values()):
        assert b"SQLite format" not in data
        for name in names:
            assert name.encode() not in data
            assert name.encode("utf-16-le") not in data
    assert store.registration(ADA.id) == ADA


def test_the_same_search_finds_the_names_in_a_file_that_is_not_encrypted(tmp_path):
    database = open_plain(tmp_path / "server.db")
    fill(database)
    database.close()

    assert ADA.public_name.encode() in (tmp_path / "server.db").read_bytes()


def test_what_was_saved_is_there_after_the_next_start(file):
    records, badges, ada = use(file)

    assert [one.seq for one in records] == list(range(1, 41))
    assert badges == [ADAS_BADGE]
    assert ada == ADA


@pytest.mark.parametrize("opened", [open_plain, lambda path: open_encrypted(path, DATA_KEY)])
def test_every_connection_saves_durably_and_checks_its_cells(tmp_path, opened):
    database = opened(tmp_path / "desk.db")
    with database.read() as one, database.read() as two, database.write() as three:
        for connection in (one, two, three):
            found = {
                name: connection.exec_driver_sql(f"pragma {name}").scalar()
                for name in (
                    "journal_mode",
                    "synchronous",
                    "secure_delete",
                    "cell_size_check",
                    "temp_store",
                    "trusted_schema",
                )
            }
            assert found == {
                "journal_mode": "wal",
                "synchronous": 2,
                "secure_delete": 1,
                "cell_size_check": 1,
                "temp_store": 2,
                "trusted_schema": 0,
            }
    database.close()


def test_another_key_opens_nothing_and_changes_nothing(file):
    before = everything_in(file.parent)

    with pytest.raises(StoreError, match="another key") as error:
        use(file, b"x" * 32)

    assert_one_sentence(error)
    assert everything_in(file.parent) == before


def _one_bit_of_page(number):
    def damage(data):
        changed = bytearray(data)
        changed[(number - 1) * PAGE + 700] ^= 1
        return bytes(changed)

    return damage


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(_one_bit_of_page(1), id="a bit of the first page"),
        pytest.param(_one_bit_of_page(4), id="a bit of another page"),
        pytest.param(lambda data: data[: 5 * PAGE], id="cut after a page"),
        pytest.param(lambda data: data[: 5 * PAGE + 77], id="cut within a page"),
        pytest.param(lambda data: data[:100], id="hardly anything left"),
        pytest.param(lambda _: b"", id="nothing left"),
        pytest.param(lambda _: b"Dear desk lead,\n" * 1000, id="a text file"),
        pytest.param(lambda data: b"\0" * len(data), id="zeros"),
    ],
)
def test_a_damaged_file_is_said_in_one_sentence_and_left_for_rescue(file, damage, capfd):
    file.write_bytes(damage(file.read_bytes()))
    before = everything_in(file.parent)

    with pytest.raises(StoreError, match="damaged") as error:
        use(file)

    assert_one_sentence(error)
    assert everything_in(file.parent)["desk.db"] == before["desk.db"]
    assert capfd.readouterr() == ("", "")


def test_damage_anywhere_in_the_file_is_found_and_never_read_as_fewer_records(file):
    whole = file.read_bytes()
    expected = use(file)

    for number in range(1, len(whole) // PAGE + 1):
        file.write_bytes(_one_bit_of_page(number)(whole))
        try:
            found = use(file)
        except StoreError:
            found = expected  # said, which is what is asked
        assert found == expected
        assert len(file.read_bytes()) == len(whole)


def test_a_file_emptied_beside_its_wal_does_not_cost_what_the_wal_holds(tmp_path):
    database = open_encrypted(tmp_path / "desk.db", DATA_KEY)
    fill(database)
    lost = tmp_path / "lost"
    lost.mkdir()
    for name in ("desk.db", "desk.db-wal"):
        shutil.copy(tmp_path / name, lost / name)
    database.close()
    head = (lost / "desk.db").read_bytes()
    (lost / "desk.db").write_bytes(b"")
    before = everything_in(lost)

    with pytest.raises(StoreError, match="empty"):
        use(lost / "desk.db")

    assert everything_in(lost) == before
    (lost / "desk.db").write_bytes(head)
    assert len(use(lost / "desk.db")[0]) == 40


def test_a_wal_that_was_cut_gives_back_what_was_whole(tmp_path):
    database = open_encrypted(tmp_path / "desk.db", DATA_KEY)
    fill(database)
    torn = tmp_path / "torn"
    torn.mkdir()
    shutil.copy(tmp_path / "desk.db", torn / "desk.db")
    wal = (tmp_path / "desk.db-wal").read_bytes()
    database.close()
    (torn / "desk.db-wal").write_bytes(wal[: len(wal) * 3 // 4])

    records, _, ada = use(torn / "desk.db")

    assert [one.seq for one in records] == list(range(1, len(records) + 1))
    assert 0 < len(records) < 40
    assert ada == ADA


def test_a_database_of_a_newer_version_is_left_alone(file):
    database = open_encrypted(file, DATA_KEY)
    with database.write() as connection:
        connection.exec_driver_sql("update alembic_version set version_num = '9999'")
        connection.exec_driver_sql("drop table heard")
    database.close()
    before = everything_in(file.parent)

    with pytest.raises(StoreError, match="another version") as error:
        use(file)

    said = str(error.value)
    assert "newer" in said
    assert everything_in(file.parent) == before


def test_a_folder_that_is_not_there_is_said_in_one_sentence(tmp_path):
    for path in (tmp_path / "nowhere" / "desk.db", tmp_path):
        with pytest.raises(StoreError, match="cannot be opened") as error:
            use(path)
        assert_one_sentence(error)
    assert list(tmp_path.iterdir()) == []


def test_a_transaction_that_fails_leaves_nothing_of_it(tmp_path):
    database = open_plain(tmp_path / "server.db")

    def fail_halfway():
        with database.write() as connection:
            connection.exec_driver_sql("insert into setting values ('half', 'done')")
            raise InterruptedError

    # Even an interruption that is an OSError by type is told in a sentence.
    with pytest.raises(StoreError):
        fail_halfway()

    with database.read() as connection:
        assert not connection.exec_driver_sql("select 1 from setting where key = 'half'").all()
    database.close()
