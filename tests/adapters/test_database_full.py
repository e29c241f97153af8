"""A disk that is full or cannot be written: said, nothing half saved, and well again after."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import event

from checkin.adapters.database.engine import open_encrypted
from checkin.adapters.database.store import ReplicaStore
from checkin.adapters.keys import verify
from checkin.adapters.profile import Profile
from checkin.domain.errors import StoreError
from checkin.domain.model import Registration, RegistrationId
from checkin.domain.record import NO_HEAD
from tests.adapters.examples import (
    DATA_KEY,
    EVENT,
    EVERYTHING,
    GATE,
    HALL,
    KEYS,
    admission,
    reading,
    roster,
    wall,
)

ROOT = Path(__file__).parents[2]
NOBODY = 65534
POSIX = os.name == "posix"


class SmallDisk:
    """SQLite's own limit of pages, set on every connection that writes."""

    def __init__(self, database):
        self.pages = None
        self._engine = database._engine
        event.listen(self._engine, "begin", self._begin)

    def _begin(self, connection):
        most = self.pages or 1_000_000_000
        connection.exec_driver_sql(f"pragma max_page_count = {most}")

    def fill(self):
        with self._engine.connect() as connection:
            self.pages = connection.exec_driver_sql("pragma page_count").scalar()


@pytest.fixture
def database(tmp_path):
    opened = open_encrypted(tmp_path / "desk.db", DATA_KEY)
    yield opened
    opened.close()


@pytest.fixture
def store(database):
    held = ReplicaStore(database, EVENT, wall, HALL, KEYS[HALL])
    held.apply(EVERYTHING)
    return held


def record_until_full(store):
    """Check people in until the disk is full, and return those that were green."""
    green = []

    def go_on():
        for number in range(2000):
            record = store.record(admission(badge=f"{number:0>200}"), reading(number))
            green.append(record)  # one by one: what came before the failure is what counts

    with pytest.raises(StoreError, match="full"):
        go_on()
    return green


def test_a_full_disk_is_never_shown_as_a_welcome(database, store):
    disk = SmallDisk(database)
    disk.fill()

    green = record_until_full(store)

    assert list(store.records()) == green
    assert store.have()[HALL].seq == len(green)


def test_when_there_is_space_again_the_chain_goes_on_without_a_gap(database, store, replicas):
    disk = SmallDisk(database)
    disk.fill()
    green = record_until_full(store)
    disk.pages = None

    again = store.record(admission(), reading(9999))

    assert again.seq == len(green) + 1
    other = replicas.open("other")
    runs = store.runs_above({}, 10**9)
    assert len(other.take(runs, verify).records) == len(green) + 1
    assert other.have() == store.have()


def test_a_full_disk_takes_an_answer_of_the_server_whole_or_not_at_all(database, store, replicas):
    gate = replicas.open("gate", GATE)
    for number in range(300):
        gate.record(admission(badge=f"{number:0>200}"), reading(number))
    runs = gate.runs_above({}, 10**9)
    disk = SmallDisk(database)
    disk.fill()

    with pytest.raises(StoreError, match="full"):
        store.take(runs, verify)

    assert list(store.records()) == []
    assert GATE not in store.have()
    disk.pages = None
    assert len(store.take(runs, verify).records) == 300


def test_a_full_disk_keeps_the_whole_old_roster(database, store):
    many = [Registration(RegistrationId(f"r-{number}"), "x" * 500) for number in range(500)]
    before = store.roster_version()
    disk = SmallDisk(database)
    disk.fill()

    with pytest.raises(StoreError, match="full"):
        store.apply(roster(*many, version=2, incarnation="second"))

    assert store.roster_version() == before
    assert [one.id for one in store.registrations()] == ["r-ada"]


LIMITED = """
import resource, sys
from pathlib import Path
from checkin.adapters.database.engine import open_encrypted
from checkin.adapters.database.store import ReplicaStore
from checkin.domain.errors import StoreError
from tests.adapters.examples import *
path = Path(sys.argv[1])
store = ReplicaStore(open_encrypted(path, DATA_KEY), EVENT, wall, HALL, KEYS[HALL])
store.apply(EVERYTHING)
full = path.with_name("desk.db-wal").stat().st_size + 200_000
resource.setrlimit(resource.RLIMIT_FSIZE, (full, full))
green = 0
try:
    for number in range(2000):
        store.record(admission(badge="x" * 200), reading(number))
        green += 1
except StoreError as error:
    print(green, error)
"""


@pytest.mark.skipif(not POSIX, reason="only POSIX limits the size of files")
def test_when_the_system_refuses_to_let_the_files_grow_what_was_green_is_kept(tmp_path):
    path = tmp_path / "desk.db"
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, path],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    green, _, sentence = done.stdout.strip().partition(" ")

    assert sentence.endswith("Nothing more can be saved.")
    assert done.stderr == ""
    database = open_encrypted(path, DATA_KEY)
    store = ReplicaStore(database, EVENT, wall, HALL, KEYS[HALL])
    assert store.have().get(HALL, NO_HEAD).seq == int(green) > 0
    assert store.record(admission(), reading(5000)).seq == int(green) + 1
    database.close()


READ_ONLY = """
import os, sys
from pathlib import Path
from checkin.adapters.profile import Profile
from checkin.domain.errors import StoreError
folder = Path(sys.argv[1])
if sys.argv[2:]:
    os.setgroups([])
    os.setgid(int(sys.argv[2]))
    os.setuid(int(sys.argv[2]))
try:
    Profile.open(folder)
except StoreError as error:
    print(error)
"""


def as_an_ordinary_user(folder):
    """Open the profile as somebody whom permissions bind, which root is not."""
    words = [str(NOBODY)] if os.geteuid() == 0 else []
    return subprocess.run(
        [sys.executable, "-c", READ_ONLY, folder, *words],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )


@pytest.fixture
def public_folder(tmp_path_factory):
    """A folder that another user can walk into."""
    folder = tmp_path_factory.mktemp("desk")
    above = folder
    while above != Path(above.anchor) and above.stat().st_uid == os.geteuid():
        above.chmod(above.stat().st_mode | 0o711)
        above = above.parent
    return folder


@pytest.mark.skipif(not POSIX, reason="permissions of POSIX")
def test_a_folder_that_cannot_be_written_is_one_sentence(public_folder):
    public_folder.chmod(0o555)

    done = as_an_ordinary_user(public_folder / "profile")
    inside = as_an_ordinary_user(public_folder)

    assert done.stdout == "The desk's folder cannot be made or read. Check its permissions.\n"
    assert "desk.key cannot be read or made" in inside.stdout
    assert inside.stdout.count("\n") == 1
    assert done.stderr == inside.stderr == ""
    public_folder.chmod(0o755)
    assert list(public_folder.iterdir()) == []


@pytest.mark.skipif(not POSIX, reason="permissions of POSIX")
def test_a_database_that_cannot_be_written_is_one_sentence_and_stays_as_it_is(public_folder):
    Profile.open(public_folder).close()
    for file in public_folder.iterdir():
        file.chmod(0o444)
    public_folder.chmod(0o555)
    before = {one.name: one.read_bytes() for one in public_folder.iterdir()}

    done = as_an_ordinary_user(public_folder)

    assert done.stdout.count("\n") == 1
    assert "cannot be" in done.stdout
    assert done.stderr == ""
    public_folder.chmod(0o755)
    assert {one.name: one.read_bytes() for one in public_folder.iterdir()} == before
