"""The load in its smallest form: what it measures is what it says."""

import subprocess
import sys

import pytest

from bench.load import desk
from bench.load.event import enrol, invite, make_event, register, share
from bench.load.fanout import fan_out
from bench.load.generator import Lane, Refusal, apart, replay
from bench.load.server import cpu_s, on_file, serving
from bench.load.uploads import check_all_held, send
from bench.load.wire_meter import metered


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    with on_file(tmp_path_factory.mktemp("load")) as place:
        yield place


@pytest.fixture(scope="module")
def data(place):
    data = place.open()
    yield data
    data.close()


@pytest.fixture(scope="module")
def event(data):
    event = make_event(data)
    register(data, event, 1)
    return event


@pytest.fixture(scope="module")
def server(place, event):  # noqa: ARG001  there is an event before a server starts
    with serving(place) as running:
        yield running


@pytest.fixture
def desks(data, event):
    desks = enrol(data, event, 2)
    share(desks, register(data, event, 6))
    return desks


@pytest.mark.parametrize("batch", [1, 4])
def test_every_check_in_of_the_load_is_in_the_log_in_the_end(data, server, desks, batch):
    cost = send(data, server, desks, 4, batch)

    assert cost.count == 8
    have = data.replica(desks[0].event).have()
    assert [have[one.id] for one in desks] == [one.head for one in desks]
    assert [one.head.seq for one in desks] == [4, 4]


def test_nobody_of_the_load_is_ever_in_two_places(data, server, desks):
    send(data, server, desks, 9, 9)

    mine = {one.id for one in desks}
    made = [one for one in data.replica(desks[0].event).records() if one.desk in mine]
    inside = set()
    for record in sorted(made, key=lambda one: one.order):
        assert (record.kind == "admitted") == (record.about not in inside)
        inside ^= {record.about}


def test_a_figure_is_void_when_the_server_lacks_a_record(data, server, desks):
    send(data, server, desks, 2)
    desks[0].run(1)

    with pytest.raises(RuntimeError, match="holds 2 of a desk's 3"):
        check_all_held(data, desks)


def test_an_answer_that_is_no_answer_ends_the_measurement(server, desks):
    request = desks[0].listen().replace(b"/v1/news", b"/v1/none")

    with pytest.raises(Refusal):
        replay([Lane(server.ports[0], [request])])


def test_every_other_desk_hears_of_every_check_in(data, server, desks):
    roster = data.book(desks[0].event).roster_version()
    have = data.replica(desks[0].event).have()

    told = fan_out(desks, server.ports, roster, have, rounds=2, every_s=0.2)

    assert (told.check_ins, told.unsent, told.missing, told.retried) == (4, 0, 0, 0)
    assert 0 < told.p50_s <= told.p99_s <= told.worst_s


def test_a_real_desk_fetches_everybody_and_sends_all_that_it_queued(data, event, server, tmp_path):
    everybody = len(list(data.book(event).registrations()))
    before = len(list(data.replica(event).records()))

    with metered(server.ports[0]) as meter:
        fetched = apart(desk.download, invite(data, event, meter.address), tmp_path)
        passed = meter.total
        sent = desk.upload(tmp_path, 20)

    assert fetched.people == sent.people == everybody
    assert passed > 1000
    assert fetched.peak_mb > 10
    assert len(list(data.replica(event).records())) == before + 20


def test_the_time_of_processes_below_a_process_counts_too():
    child = "import time\nwhile time.process_time() < 0.2: pass\nprint(flush=True); input()"
    parent = "import subprocess, sys; subprocess.run([sys.executable, '-c', sys.argv[1]])"
    with subprocess.Popen(
        [sys.executable, "-c", parent, child], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        process.stdout.readline()
        used = cpu_s([process.pid])
        process.stdin.write(b"\n")

    assert used >= 0.15
