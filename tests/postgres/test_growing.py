"""One round trip for a go of check-ins: right also when another process has been there first."""

import json
import signal
import threading

import pytest

from checkin.adapters.database.appending import LogRow, Rows, SealRow
from checkin.adapters.database.store import ReplicaStore
from checkin.adapters.keys import verify
from checkin.domain.model import EventId
from checkin.domain.record import NO_HEAD, Head, Run
from tests.adapters.examples import (
    EVENT,
    EVERYTHING,
    GATE,
    HALL,
    all_of,
    bytes_of,
    fill,
    sealed,
    wall,
)


@pytest.fixture
def databases(opener):
    """The same database as two server processes have it."""
    both = opener(), opener()
    yield both
    for one in both:
        one.close()


@pytest.fixture
def servers(databases):
    here, there = (ReplicaStore(one, EVENT, wall) for one in databases)
    here.apply(EVERYTHING)
    return here, there


@pytest.fixture
def hall(replicas):
    return replicas.open("hall", HALL)


@pytest.fixture
def gate(replicas):
    return replicas.open("gate", GATE)


def next_run(desk, server, number=1):
    """What a desk sends that has made so many more records."""
    fill(desk, number)
    return desk.runs_above(server.have(), 10**9)


def test_a_desk_that_goes_to_and_fro_between_servers_is_taken_in_by_both(servers, hall):
    for server in (*servers, *servers, servers[0], servers[0], *reversed(servers)):
        runs = next_run(hall, server)
        (taken,), state = server.take_and_look([runs], verify)
        assert (len(taken.records), taken.aside) == (1, 0)
        assert state.heads == server.have() == hall.have()

    assert bytes_of(servers[0]) == bytes_of(servers[1]) == bytes_of(hall)


def test_what_came_to_one_server_is_in_the_next_answer_of_the_other(servers, hall, gate):
    here, there = servers
    for _ in range(3):
        here.take(next_run(hall, here), verify)
        _, state = there.take_and_look([next_run(gate, there)], verify)

        assert state.heads == {**hall.have(), **gate.have()}
        assert state.roster == here.roster_version()


def test_the_same_run_at_both_servers_at_once_counts_once(servers, hall):
    here, there = servers
    for server in servers:
        server.take(next_run(hall, server), verify)
    runs = next_run(hall, here, 3)

    taken = [server.take(runs, verify) for server in (here, there, here, there)]

    assert [len(one.records) for one in taken] == [3, 0, 0, 0]
    assert [one.aside for one in taken] == [0, 0, 0, 0]
    assert bytes_of(here) == bytes_of(hall)


def test_a_forged_run_among_good_ones_harms_only_itself(servers, hall, gate):
    here, _ = servers
    for desk in (hall, gate):
        here.take(next_run(desk, here), verify)
    good, (real,) = next_run(hall, here), next_run(gate, here)
    forged = Run(real.desk, real.first, real.records, bytes(64))

    first, second = here.take_each([[forged], good], verify)

    assert (len(first.records), first.aside) == (0, 1)
    assert (len(second.records), second.aside) == (1, 0)
    assert here.aside_count() == 1
    # Its desk sends it again, as it was made, and nothing is aside any more.
    assert len(here.take([real], verify).records) == 1
    assert here.aside_count() == 0


def rows(run, head):
    data = run.records[-1]
    return Rows(
        wall(),
        [LogRow(run.desk, head.seq, head.hash, json.loads(data)["hlc"], "", data)],
        [SealRow(run.desk, head.seq, run.signature)],
        {run.desk: head},
        [],
        [head.hash],
    )


@pytest.mark.parametrize("believed", [Head(1, "f" * 64), Head(7, "0" * 64)])
def test_nothing_is_written_behind_a_chain_that_ends_elsewhere(databases, servers, hall, believed):
    (run,) = next_run(hall, servers[0])
    grown = databases[0].append_as_foreseen(EVENT, rows(run, hall.have()[HALL]), {HALL: believed})

    assert grown is None
    assert all_of(servers[0]) == []
    assert servers[0].have() == {}


def test_what_is_written_as_foreseen_is_all_there(databases, servers, hall):
    (run,) = next_run(hall, servers[0])
    state = databases[0].append_as_foreseen(EVENT, rows(run, hall.have()[HALL]), {HALL: NO_HEAD})

    assert state == servers[1].look()
    assert bytes_of(servers[1]) == bytes_of(hall)


def test_no_reader_misses_what_two_servers_take_in_at_once(opener, servers, hall, gate):
    here, there = servers
    runs = []
    for desk in (hall, gate):
        for _ in range(60):
            fill(desk, 1)
        data = [one for run in all_of(desk) for one in run.records]
        runs.append([sealed([one], desk.mine, place) for place, one in enumerate(data, start=1)])
    done, seen = threading.Event(), set()

    def write(server, desks_runs):
        for run in desks_runs:
            server.take([run], verify)

    def read():
        database = opener()
        reader, upto, last = ReplicaStore(database, EVENT, wall), 0, False
        while not last:
            # Once more after the writers are done.
            last = done.is_set()
            for n, record in reader.records_after(upto):
                upto = n
                seen.add(record.ref)
        database.close()

    threads = [
        threading.Thread(target=write, args=pair) for pair in zip((here, there), runs, strict=True)
    ]
    reader = threading.Thread(target=read)
    for thread in (reader, *threads):
        thread.start()
    for thread in threads:
        thread.join()
    done.set()
    reader.join()

    assert seen == set(bytes_of(hall)) | set(bytes_of(gate))
    assert len(seen) == 120


def test_an_event_is_not_told_of_another_ones_chains(databases, servers, hall):
    servers[0].take(next_run(hall, servers[0]), verify)

    other = ReplicaStore(databases[1], EventId("feedf00d"), wall)

    assert other.look().heads == {}


def test_a_server_goes_on_after_its_database_was_gone(servers, hall, cluster):

    here, _ = servers
    for _ in range(2):
        here.take(next_run(hall, here), verify)
    runs = next_run(hall, here)
    cluster.stop(signal.SIGQUIT)
    cluster.start()

    taken = here.take(runs, verify)

    assert len(taken.records) == 1
    assert here.have() == hall.have()
