"""Bad networks, sudden deaths, a database that dies: short forms of the campaigns of real processes.

In full: `make campaign` with PART=sigkill, netns or failover.
"""

import os
import shutil
import sys
from contextlib import ExitStack, closing

import pytest

from bench.campaigns.failover import fail_over
from bench.campaigns.netns import live_through
from bench.net.desk import RunningDesk
from bench.net.desks import until
from bench.net.event import (
    differences,
    enrol,
    held_by_desk,
    held_by_server,
    invite,
    make_event,
    missing,
)
from bench.net.fault_proxy import NO_FAULTS, WORST, Fault, FaultProxy, Faults
from bench.net.kills import KILLS_PER_ROUND, Story
from checkin.adapters.keys import verify
from checkin.adapters.profile import Profile, wall_ms
from checkin.adapters.server_data import ServerData
from checkin.cli.processes import Server
from checkin.domain.errors import Nonsense, Refused, TooLate, Unreachable
from checkin.domain.record import Head, Ref
from checkin.usecases.desk import Desk
from checkin.usecases.sync import Clock

SECOND = 0.02
EVERYTHING_FAILS = Faults(share=1.0)

only_with_hosts_of_their_own = pytest.mark.skipif(
    not hasattr(os, "geteuid")
    or os.geteuid() != 0
    or not (shutil.which("ip") and shutil.which("iptables")),
    reason="only root can make network namespaces, with iproute2 and iptables",
)
only_where_postgres_can_be_killed = pytest.mark.skipif(
    sys.platform != "linux", reason="PostgreSQL's own processes are found in /proc"
)


@pytest.fixture
def server(tmp_path):
    """A server that runs, its data, and the texts of its event's badges."""
    with closing(ServerData(tmp_path / "server")) as data:
        texts = make_event(data, 300)
        running = Server(tmp_path / "server")
        running.start()
        yield running, data, texts
        running.kill()


def test_whatever_a_network_does_everything_gets_across_once(tmp_path, server):
    running, data, texts = server
    failed = []
    with ExitStack() as stack:
        proxy = stack.enter_context(FaultProxy(running.address, data, seed=1).running())
        folders = [tmp_path / f"desk-{number}" for number in range(3)]
        for folder in folders:
            enrol(folder, invite(data, proxy.address))
        profiles = [stack.enter_context(closing(Profile.open(folder))) for folder in folders]
        before = [profile.store.mine for profile in profiles]
        queued = Desk(profiles[0].store, verify, Clock(wall_ms))
        for text in texts[:200]:
            assert queued.scan(text).admitted
        proxy.faults = WORST
        desks = [RunningDesk(one, lambda _: None, failed.append, SECOND) for one in profiles]
        for desk in desks:
            stack.callback(desk.end)

        for one, other in zip(texts[200:250], texts[250:], strict=True):
            assert desks[1].scan(one).admitted
            assert desks[2].scan(other).admitted
        until(lambda: all(held(desk) == 300 for desk in desks))

        assert set(proxy.met) == set(Fault)

        proxy.faults = EVERYTHING_FAILS
        for text in texts[:20]:
            desks[0].scan(text)
            desks[1].scan(text)
        proxy.faults = NO_FAULTS
        until(lambda: all(desk.all_sent and held(desk) == 340 for desk in desks))

        replicas = [held_by_server(data), *(held_in(desk) for desk in desks)]
        assert differences(replicas) == 0
        assert [len(replica) for replica in replicas] == [340] * 4
        assert [desk.aside() for desk in desks] == [0, 0, 0]
        assert data.replica(data.required_event()).aside_count() == 0
        assert [profile.store.mine for profile in profiles] == before
    assert {type(error) for error in failed} <= {Unreachable, Nonsense, Refused, TooLate}
    assert all(is_one_sentence(str(error)) for error in failed)


def held(desk):
    desk.hear()
    return sum(head.seq for head in desk.have().values())


def held_in(desk):
    return {one.ref: one.digest for one in desk.records()}


def is_one_sentence(said):
    # The second one, if there is one, says what to do.
    return said[0].isupper() and said.endswith(".") and said.count(".") <= 2 and len(said) < 100


def test_a_server_and_its_desks_can_be_killed_at_any_moment(tmp_path):
    killed = Story(tmp_path, seed=3).live(rounds=2)

    assert killed.count == 2 * KILLS_PER_ROUND
    assert killed.green > 0
    assert killed.told > 0
    assert killed.lost == 0
    assert killed.corrupt == 0


def test_a_record_that_is_missing_or_another_one_is_found_missing():
    told = {"a" * 16: Head(2, "two")}
    one, two = Ref("a" * 16, 1), Ref("a" * 16, 2)

    assert missing(told, {one: "one", two: "two"}) == []
    assert missing(told, {two: "two"}) == [one]
    assert missing(told, {one: "one"}) == [two]
    assert missing(told, {one: "one", two: "else"}) == [two]


def test_replicas_that_do_not_hold_the_same_are_found_different():
    one, two = Ref("a" * 16, 1), Ref("a" * 16, 2)

    assert differences([{one: "one"}, {one: "one"}]) == 0
    assert differences([{one: "one"}, {one: "else"}]) == 1
    assert differences([{one: "one", two: "two"}, {one: "one"}]) == 1


def test_a_desk_keeps_what_it_was_given_on_disk(tmp_path, server):
    running, data, texts = server
    enrol(tmp_path / "desk", invite(data, running.address))
    with closing(Profile.open(tmp_path / "desk")) as profile:
        made = Desk(profile.store, verify, Clock(wall_ms)).scan(texts[0]).record

    assert held_by_desk(tmp_path / "desk") == ({made.ref: made.digest}, made.desk)


@only_with_hosts_of_their_own
def test_desks_on_hosts_of_their_own_come_together_after_a_partition(tmp_path):
    weathered = live_through(tmp_path, count=2, loss=0.05, partitions=(2.0,), seed=1)

    assert weathered.scans > 0
    assert weathered.lost == 0


@only_where_postgres_can_be_killed
def test_the_standby_has_everything_when_the_primary_is_killed_under_load(tmp_path):
    failed_over = fail_over(tmp_path, load_s=1.0)

    assert failed_over.told > 0
    assert failed_over.lost == 0
