"""Each fault of a network by itself, between the real client and the real server.

Also two desks that are built wrongly on purpose: the same story must find them out, or it
would find out nobody.
"""

from contextlib import ExitStack, closing
from dataclasses import replace

import pytest

from bench.net.event import differences, enrol, held_by_server, invite, make_event
from bench.net.fault_proxy import NO_FAULTS, Fault, FaultProxy, Faults
from checkin.adapters.keys import verify
from checkin.adapters.profile import Profile, wall_ms
from checkin.adapters.server_data import ServerData
from checkin.cli.processes import Server
from checkin.domain.errors import ServerError
from checkin.usecases.desk import Desk
from checkin.usecases.exchange import DeskReport
from checkin.usecases.sync import Clock, Sync

SCANS = 25
SHARE = 0.5
MOST_TALKS = 20
NEVER_ARRIVES = [
    Fault.RESET_ASKING,
    Fault.HALF_CLOSED_ASKING,
    Fault.OLD_UNASKED,
    Fault.PORTAL,
]


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """A server that runs, its data, and the texts of its event's badges."""
    folder = tmp_path_factory.mktemp("place")
    with closing(ServerData(folder / "server")) as data:
        texts = make_event(data, SCANS)
        running = Server(folder / "server")
        running.start()
        yield running, data, texts
        running.kill()


class At:
    """A desk that scans and talks when the test says so, through a proxy."""

    def __init__(self, folder, stack, peer_of=lambda peer: peer):
        self._profile = stack.enter_context(closing(Profile.open(folder)))
        self._peer = stack.enter_context(closing(self._profile.peer()))
        clock = Clock(wall_ms)
        self.store = self._profile.store
        self._desk = Desk(self.store, verify, clock)
        self._sync = Sync(self.store, peer_of(self._peer), verify, clock, DeskReport)
        self.failed = 0

    def scan(self, text):
        self._desk.scan(text)

    def talk(self):
        """Talk once, whatever becomes of it."""
        try:
            return self._sync.exchange()
        except ServerError:
            self.failed += 1
            return None

    def talk_to_the_end(self):
        for _ in range(MOST_TALKS):
            news = self.talk()
            if news is not None and not news.more and not news.to_send:
                return

    def held(self):
        return {one.ref: one.digest for one in self.store.records()}


def live_through(faults, place, folder, peer_of=lambda peer: peer, *, scans_again=False):
    """Two desks scan and talk while *faults* last, and to the end when they are over.

    Returns the proxy, the desks, and the records of these two desks at the server.
    """
    running, data, texts = place
    with ExitStack() as stack:
        proxy = stack.enter_context(FaultProxy(running.address, data, seed=7).running())
        desks = []
        for name in ("hall", "gate"):
            enrol(folder / name, invite(data, proxy.address))
            desks.append(At(folder / name, stack, peer_of))
        proxy.faults = faults
        for text in texts:
            for desk in desks:
                desk.scan(text)
                if desk.talk() is None and scans_again:
                    desk.scan(text)
        proxy.faults = NO_FAULTS
        for desk in [*desks, *desks]:
            desk.talk_to_the_end()
        ours = {desk.store.mine for desk in desks}
        replicas = [
            {ref: digest for ref, digest in held.items() if ref.desk in ours}
            for held in (held_by_server(data), *(desk.held() for desk in desks))
        ]
        failed = sum(desk.failed for desk in desks)
        aside = sum(desk.store.aside_count() for desk in desks)
        return proxy, replicas, failed, aside


@pytest.mark.parametrize("fault", list(Fault), ids=lambda one: one.name.lower())
def test_no_fault_by_itself_loses_a_record_or_counts_it_twice(fault, place, tmp_path):
    faults = Faults(SHARE, kinds=(fault,))

    proxy, replicas, failed, aside = live_through(faults, place, tmp_path)

    # It was really done, again and again, and nothing else was.
    assert proxy.met[fault] >= SCANS / 4
    assert set(proxy.met) == {fault}
    # An answer that comes twice is one too many for the next request on that line at most.
    assert failed > 0 or fault is Fault.TWICE
    assert differences(replicas) == 0
    assert [len(held) for held in replicas] == [2 * SCANS] * 3
    assert aside == 0
    assert place[1].replica(place[1].required_event()).aside_count() == 0


def test_delay_by_itself_loses_nothing(place, tmp_path):
    proxy, replicas, failed, _ = live_through(Faults(delay_s=0.02), place, tmp_path)

    assert proxy.delayed > SCANS
    assert not proxy.met
    assert failed == 0
    assert differences(replicas) == 0
    assert [len(held) for held in replicas] == [2 * SCANS] * 3


class TakesAnyEndForAYes:
    """A peer that is built wrongly: what was sent counts as taken, whatever came of it."""

    def __init__(self, peer):
        self._peer = peer
        self._sent = {}

    def exchange(self, request):
        left = [self._without_what_was_sent(run) for run in request.runs]
        for run in request.runs:
            self._sent[run.desk] = run.end.seq
        return self._peer.exchange(replace(request, runs=[run for run in left if run.records]))

    def _without_what_was_sent(self, run):
        known = max(0, self._sent.get(run.desk, 0) + 1 - run.first)
        return replace(run, first=run.first + known, records=run.records[known:])


@pytest.mark.parametrize("fault", NEVER_ARRIVES, ids=lambda one: one.name.lower())
def test_a_desk_that_takes_any_end_for_a_yes_is_found_out(fault, place, tmp_path):
    faults = Faults(SHARE, kinds=(fault,))

    _, replicas, _, _ = live_through(faults, place, tmp_path, peer_of=TakesAnyEndForAYes)

    assert differences(replicas) > 0
    assert len(replicas[0]) < 2 * SCANS


@pytest.mark.parametrize(
    "fault", [one for one in Fault if one is not Fault.TWICE], ids=lambda one: one.name.lower()
)
def test_a_desk_that_makes_a_new_record_of_what_was_not_answered_is_found_out(
    fault, place, tmp_path
):
    faults = Faults(SHARE, kinds=(fault,))

    _, replicas, failed, _ = live_through(faults, place, tmp_path, scans_again=True)

    assert failed > 0
    assert [len(held) for held in replicas] == [2 * SCANS + failed] * 3
