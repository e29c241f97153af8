"""Server processes on one database: desks of one hear those of the other, and nobody loses."""

import signal
import threading

import pytest

from checkin.adapters.keys import verify
from checkin.adapters.profile import Profile, wall_ms
from checkin.adapters.server_data import ServerData
from checkin.domain.clock import ClockReading
from checkin.domain.errors import Refused, ServerError
from checkin.domain.model import ListId
from checkin.domain.record import Draft, Kind
from checkin.usecases.exchange import DeskReport
from checkin.usecases.sync import Clock, Sync
from tests.adapters.test_news import Ear

DAY_1 = ListId("day-1")


class Laptop:
    """A desk at one of the servers."""

    def __init__(self, folder, invitation):
        self.profile = Profile.open(folder)
        self.profile.join(invitation, folder.name)
        self.peer = self.profile.peer()
        self.store = self.profile.store
        self.sync = Sync(self.store, self.peer, verify, Clock(wall_ms), DeskReport)

    def check_in(self, person):
        return self.store.record(Draft(Kind.ADMITTED, DAY_1, person), ClockReading(wall_ms(), 0, 1))

    def exchange(self):
        while self.sync.exchange().more:
            pass

    def close(self):
        self.peer.close()
        self.profile.close()


@pytest.fixture
def servers(shell):
    """Two server processes on one database."""
    _, first = shell.serve("--event", "Harbour Days", "--list", "Day 1=2024-04-15")
    _, second = shell.serve()
    return first["address"], second["address"]


@pytest.fixture
def desks(shell, servers):
    """A desk at each."""
    both = []
    for number, address in enumerate(servers):
        token = shell.run("invite", "--at-once").stdout.strip().partition("#")[2]
        both.append(Laptop(shell.folder / f"desk-{number}", f"{address}/#{token}"))
    for one in both:
        one.exchange()
    yield both
    for one in both:
        one.close()


def held(shell, url):
    data = ServerData(shell.server, url)
    try:
        return {record.ref for record in data.replica(data.required_event()).records()}
    finally:
        data.close()


def test_what_is_done_at_one_server_is_known_at_the_other(shell, desks, server_database):
    hall, gate = desks
    made = [hall.check_in("r-1").ref, gate.check_in("r-2").ref]

    for desk in (hall, gate, hall):
        desk.exchange()

    for desk in desks:
        assert {record.ref for record in desk.store.records()} == set(made)
    assert held(shell, server_database) == set(made)
    assert hall.store.roster_version() == gate.store.roster_version()


def test_a_desk_that_is_retired_is_cut_off_from_the_news_of_every_server(shell, desks):
    ears = [Ear(desk.peer) for desk in desks]
    assert [ear.next() for ear in ears] == [b"", b""]

    for desk in desks:
        assert shell.run("desks", "retire", desk.profile.enrolment.desk_name).returncode == 0

    for ear in ears:
        ear.is_let_go_soon()
        ear.end()
    for desk in desks:
        with pytest.raises(Refused):
            desk.sync.exchange()


def test_a_database_server_that_crashes_under_load_costs_no_record(
    shell, cluster, desks, server_database
):
    made, failures = set(), []
    restarted = threading.Event()
    writing = threading.Barrier(3)

    def go_on(desk):
        writing.wait()
        rounds = 0
        # Some rounds before, all through the crash, and some after.
        while rounds < 10:
            made.add(desk.check_in(f"r-{len(made)}").ref)
            try:
                desk.exchange()
            except ServerError as error:
                failures.append(str(error))
            rounds += restarted.is_set()

    threads = [threading.Thread(target=go_on, args=(desk,)) for desk in desks]
    for thread in threads:
        thread.start()
    writing.wait()
    cluster.stop(signal.SIGQUIT)
    cluster.start()
    restarted.set()
    for thread in threads:
        thread.join()
    for desk in (*desks, *desks):
        desk.exchange()

    assert all(sentence.endswith(".") for sentence in failures)
    assert held(shell, server_database) == made
    for desk in desks:
        assert {record.ref for record in desk.store.records()} == made


def test_every_command_works_on_the_same_database(shell, servers, tmp_path):
    assert servers
    sheet = tmp_path / "people.csv"
    sheet.write_text("name\nAda Example\nØyvind Example\n", encoding="utf-8")
    out = tmp_path / "badges.pdf"
    secret = {"CHECKIN_PASSPHRASE": "harbour lantern seven quills"}

    assert shell.run("import", sheet).stdout.startswith("2 new")
    assert shell.run("badges", "--out", out).returncode == 0
    assert "registrations: 2" in shell.run("status").stdout
    assert "Harbour Days: 1 lists, 0 desks" in shell.run("event", "list").stdout
    assert "Records: 0" in shell.run("backup", "kept", **secret).stdout
    again = shell.run("restore", "kept", "--folder", "again", "--database", "again.db", **secret)
    assert again.stdout.startswith("Restored. Events: 1.")
