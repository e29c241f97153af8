"""News over a real socket: at once, without polling, and ended from whichever thread."""

import json
import os
import queue
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import update

from checkin.adapters import roster_json, wire
from checkin.adapters.client import HttpPeer
from checkin.adapters.database.tables import roster
from checkin.adapters.keys import verify
from checkin.adapters.profile import wall_ms
from checkin.domain.errors import CheckInError, Refused, ServerError, Stranger, Unreachable
from checkin.domain.model import EnrolledDesk
from checkin.server import exchange
from checkin.usecases.exchange import DeskReport, Told
from checkin.usecases.sync import Clock, Sync
from tests.adapters.conftest import At
from tests.adapters.examples import EVENT, GATE, HALL, KEYS

ROOT = Path(__file__).parents[2]
LONG = 20
"""Seconds after which a test that waits has failed."""


class Ear:
    """A thread that listens as the window's does."""

    def __init__(self, peer):
        self._peer = peer
        self._heard = queue.Queue()
        self.ended = None
        self._thread = threading.Thread(target=self._listen)
        self._thread.start()

    def _listen(self):
        try:
            for line in self._peer.news():
                self._heard.put(line)
            self.ended = "let go"
        except CheckInError as error:
            self.ended = error
        self._heard.put(None)

    def next(self):
        """The next line, ``None`` at the end."""
        return self._heard.get(timeout=LONG)

    def next_news(self):
        """The next line that is more than a sign of life."""
        while not (line := self.next()):
            assert line is not None, self.ended
        return wire.read_news(line)

    def next_records(self):
        """The next news with records: the roster's changes are news as well."""
        while not (told := self.next_news()).runs:
            continue
        return told

    def is_let_go_soon(self):
        """The other side ends it, before it has sent more than a few lines."""
        for _ in range(3):
            if self.next() is None:
                break
        assert self.ended == "let go"

    def end(self):
        self._peer.hang_up()
        self._thread.join(LONG)
        assert not self._thread.is_alive()


@pytest.fixture
def hall(own_server, laptops, tmp_path):
    return laptops(At(tmp_path / "hall")).join(own_server.invite(), "Hall")


@pytest.fixture
def gate(own_server, laptops, tmp_path):
    return laptops(At(tmp_path / "gate")).join(own_server.invite(), "Gate")


@pytest.fixture
def listens():
    ears = []

    def listen(laptop):
        ears.append(Ear(laptop.peer))
        # The first sign of life: from here on whatever comes is told.
        assert ears[-1].next() == b""
        return ears[-1]

    yield listen
    for one in ears:
        one.end()


def test_a_check_in_at_one_desk_reaches_another_that_only_listens(hall, gate, listens):
    ear = listens(gate)
    hall.talk()
    made = hall.admits("r-1", "r-2")
    hall.talk()

    told = ear.next_records()
    taken, behind = gate.sync.hear(replace(told, roster=gate.store.roster_version()))

    assert list(taken.records) == made
    assert not behind
    assert list(gate.store.records()) == made


def test_a_change_of_the_roster_is_told_and_fetched(hall, own_server, listens):
    hall.talk()
    ear = listens(hall)
    own_server.invite()
    own_server.book.enrol("TOKEN2", "Late", KEYS[HALL].public_key)

    told = ear.next_news()

    assert hall.sync.hear(told)[1]
    hall.talk()
    assert not hall.sync.hear(Told((), own_server.replica.roster_version()))[1]
    assert told.roster.number <= own_server.replica.roster_version().number


def test_who_missed_a_piece_of_the_news_is_told_to_ask(hall, gate, listens):
    hall.talk()
    first = listens(hall)
    hall.admits("r-1")
    hall.talk()
    first.next_records()
    ear = listens(gate)
    hall.admits("r-2")
    hall.talk()

    told = ear.next_records()
    taken, behind = gate.sync.hear(replace(told, roster=gate.store.roster_version()))

    assert (taken.records, behind) == ((), True)
    gate.talk()
    assert len(list(gate.store.records())) == 2


def test_all_who_listen_are_told_the_same(hall, gate, own_server, laptops, tmp_path, listens):
    park = laptops(At(tmp_path / "park")).join(own_server.invite(), "Car park")
    ears = [listens(one) for one in (gate, park, hall)]
    hall.talk()
    hall.admits("r-1")
    hall.talk()

    heard = [ear.next_records().runs for ear in ears]

    assert heard[0] == heard[1] == heard[2]


def test_a_server_without_news_says_that_it_is_there(hall, listens, monkeypatch):
    monkeypatch.setattr(exchange, "HEARTBEAT_S", 0.01)
    ear = listens(hall)

    assert [ear.next() for _ in range(3)] == [b"", b"", b""]


def test_hanging_up_from_another_thread_ends_the_wait_at_once(hall, listens):
    ear = listens(hall)

    ear.end()

    # Sooner than any sign of life: the wait itself was ended.
    assert ear.ended is not None
    assert hall.talk()[-1].to_send == 0
    again = listens(hall)
    again.end()


def test_hanging_up_before_listening_and_after_it_is_nothing(hall, listens):
    hall.peer.hang_up()
    listens(hall).end()
    hall.peer.hang_up()
    hall.talk()


def test_a_server_that_stops_ends_the_news(own_server, laptops, tmp_path):
    hall = laptops(At(tmp_path / "hall")).join(own_server.invite(), "Hall")
    ear = Ear(hall.peer)
    assert ear.next() == b""

    own_server.stop_at_once()

    while ear.next() is not None:
        continue
    assert ear.ended == "let go" or isinstance(ear.ended, ServerError)
    ear.end()


def test_a_server_killed_while_somebody_listens_costs_nothing(laptops, tmp_path):
    with subprocess.Popen(
        [sys.executable, "-m", "checkin", "serve", "--port", "0", "--json"],
        cwd=ROOT,
        env={**os.environ, "CHECKIN_SERVER": str(tmp_path / "server")},
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            invitation = json.loads(process.stdout.readline())["desk"]
            hall = laptops(At(tmp_path / "hall")).join(invitation, "Hall")
            ear = Ear(hall.peer)
            assert ear.next() == b""
        finally:
            process.kill()

    while ear.next() is not None:
        continue
    ear.end()
    assert ear.ended == "let go" or isinstance(ear.ended, ServerError)
    for ask in (hall.sync.exchange, lambda: next(hall.peer.news())):
        with pytest.raises(Unreachable):
            ask()
    hall.admits("r-1")
    assert hall.sync.to_send() == 1


def trusted_at(server):
    """Whom to trust, as a desk of this server does."""
    return lambda: [one.certificate for one in server.data.authorities(EVENT)]


def test_a_stranger_hears_nothing(own_server):
    class Nobody:
        mine = HALL
        sign = KEYS[HALL]

    peer = HttpPeer(own_server.address, Nobody(), trusted_at(own_server))
    with pytest.raises(Stranger):
        next(peer.news())
    peer.close()


@pytest.mark.parametrize("wall", [0, 4_000_000_000_000], ids=["1970", "2096"])
def test_a_desk_whose_clock_is_wrong_by_decades_is_heard_and_hears(hall, gate, listens, wall):
    gate.sync = Sync(gate.store, gate.peer, verify, Clock(lambda: wall), DeskReport)
    made = gate.admits("r-1")

    news = gate.talk()
    ear = listens(gate)
    made += hall.admits("r-2")
    hall.talk()

    assert news[-1].to_send == 0
    while hall.store.mine not in {run.desk for run in ear.next_records().runs}:
        continue
    gate.talk()
    assert {one.ref for one in gate.store.records()} == {one.ref for one in made}


def test_a_desk_that_was_away_for_long_is_heard_at_its_first_try(hall, own_server, monkeypatch):
    hall.talk()
    now = wall_ms()
    monkeypatch.setattr(own_server.data.moments, "_wall", lambda: now + 30 * 24 * 3_600_000)
    hall.admits("r-1")

    assert hall.sync.exchange().to_send == 0


def retire(server, hall):
    server.book.retire(server.book.desk(hall.store.mine))


def erase(server, hall):
    with server.data.database.write() as connection:
        connection.exec_driver_sql(f"delete from roster where id = '{hall.store.mine}'")


def change_key(server, hall):
    with server.data.database.write() as connection:
        body = roster_json.write(EnrolledDesk(hall.store.mine, "Hall", KEYS[GATE].public_key))
        connection.execute(update(roster).where(roster.c.id == hall.store.mine).values(body=body))


@pytest.mark.parametrize("lose", [retire, erase, change_key])
def test_a_desk_that_is_none_any_more_is_cut_off_and_the_others_are_not(
    hall, gate, own_server, listens, lose
):
    cut, kept = listens(hall), listens(gate)

    lose(own_server, hall)

    cut.is_let_go_soon()
    with pytest.raises(Refused):
        next(hall.peer.news())
    gate.talk()
    gate.admits("r-1")
    gate.talk()
    assert [len(run.records) for run in kept.next_records().runs] == [1]
