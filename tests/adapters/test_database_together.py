"""Several threads and several processes at one database."""

import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path

from checkin.adapters.database.engine import open_encrypted
from checkin.adapters.keys import secret_file, verify
from checkin.adapters.profile import Profile
from checkin.domain.record import NO_HEAD, Head, Record, Run, encode, hash_of, seal_message
from tests.adapters.examples import (
    ADA,
    DAY_1,
    EVENT,
    GATE,
    HALL,
    KEYS,
    NOON,
    admission,
    reading,
)

ROOT = Path(__file__).parents[2]


def assert_one_chain(records):
    """Every place once, each bearing the hash of the one before."""
    assert [one.seq for one in records] == list(range(1, len(records) + 1))
    before = ""
    for one in records:
        assert one.prev == before
        before = hash_of(encode(one))
    times = [one.hlc for one in records]
    assert times == sorted(set(times))


def batches_of(desk, number):
    """So many admissions of *desk*, in signed runs of 500, as they would come from a server."""
    head = NO_HEAD
    for _ in range(number // 500):
        first, records = head.seq + 1, []
        for _ in range(500):
            seq, at = head.seq + 1, NOON + head.seq
            record = Record(
                EVENT, desk, seq, head.hash, at, at << 16, "admitted", DAY_1, f"r-{seq}"
            )
            records.append(encode(record))
            head = Head(seq, hash_of(records[-1]))
        yield Run(desk, first, tuple(records), KEYS[desk](seal_message(desk, head)))


def test_scans_go_on_while_a_sync_takes_five_thousand_records(replicas):
    batches = list(batches_of(GATE, 5_000))
    hall = replicas.open("hall", HALL)
    started, done = threading.Event(), threading.Event()
    scans_meanwhile = []

    def sync():
        try:
            for batch in batches:
                hall.take([batch], verify)
                started.set()
        finally:
            started.set()
            done.set()

    thread = threading.Thread(target=sync)
    thread.start()
    started.wait()
    while not done.is_set() or not scans_meanwhile:
        scans_meanwhile.append(hall.record(admission(), reading(len(scans_meanwhile))))
        assert hall.registration(ADA.id) == ADA
    thread.join()

    records = list(hall.records())
    assert [one for one in records if one.desk == HALL] == scans_meanwhile
    assert_one_chain(scans_meanwhile)
    assert len([one for one in records if one.desk == GATE]) == 5_000
    assert hall.have()[GATE].hash == hash_of(batches[-1].records[-1])


def test_two_threads_that_record_at_once_make_one_chain(replicas):
    hall = replicas.open("hall", HALL)
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda number: hall.record(admission(), reading(number)), range(120)))

    records = list(hall.records())
    assert sorted(one.seq for one in made) == list(range(1, 121))
    assert_one_chain(records)


RECORD = """
import sys
from pathlib import Path
from checkin.adapters.database.engine import open_encrypted
from checkin.adapters.database.store import ReplicaStore
from tests.adapters.examples import *
database = open_encrypted(Path(sys.argv[1]), DATA_KEY)
store = ReplicaStore(database, EVENT, wall, HALL, KEYS[HALL])
sys.stdin.readline()
for number in range(60):
    store.record(admission(sys.argv[2]), reading(number))
print(store.have()[HALL].seq)
database.close()
"""


def test_two_processes_at_one_profile_never_fork_the_chain(replicas):
    hall = replicas.open("hall", HALL)
    hall.record(admission(), reading())
    path = replicas.folder / "hall.db"
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", RECORD, path, name],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for name in ("r-one", "r-two")
    ]
    for process in processes:
        process.stdin.write("go\n")
        process.stdin.flush()
    for process in processes:
        process.communicate()
        assert process.returncode == 0

    records = list(hall.records())
    assert sorted(one.about for one in records) == sorted(
        ["r-ada", *["r-one"] * 60, *["r-two"] * 60]
    )
    assert [one.seq for one in records] == list(range(1, 122))
    for before, after in pairwise(records):
        assert after.prev == hash_of(encode(before))
    # And the whole of it bears this desk's signature elsewhere.
    assert len(replicas.open("server").take(hall.runs_above({}, 10**9), verify).records) == 121


def test_two_desks_started_by_a_double_click_share_one_key_and_one_database(tmp_path):
    at_once = threading.Barrier(8)

    def start(number):
        at_once.wait()
        key = secret_file(tmp_path / "desk.key")
        database = open_encrypted(tmp_path / "desk.db", key)
        with database.write() as connection:
            connection.exec_driver_sql(f"insert into setting values ('start-{number}', 'x')")
        database.close()
        return key

    with ThreadPoolExecutor(8) as pool:
        keys = list(pool.map(start, range(8)))

    assert len(set(keys)) == 1
    database = open_encrypted(tmp_path / "desk.db", keys[0])
    with database.read() as connection:
        held = connection.exec_driver_sql("select key from setting where key like 'start-%'").all()
    database.close()
    assert len(held) == 8
    assert {one.name for one in tmp_path.iterdir()} == {"desk.db", "desk.key"}


FIRST_START = """
import sys
from pathlib import Path
from checkin.adapters.profile import Profile
sys.stdin.readline()
Profile.open(Path(sys.argv[1])).close()
"""


def test_two_processes_that_make_a_profile_at_once_both_open_it_and_so_does_the_next(tmp_path):
    folder = tmp_path / "desk"
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", FIRST_START, folder],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    for process in processes:
        process.stdin.write("go\n")
        process.stdin.flush()
    for process in processes:
        assert process.communicate()[1] == ""
        assert process.returncode == 0
    Profile.open(folder).close()
