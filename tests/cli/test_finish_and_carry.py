"""Desks that end, and check-ins on a stick: in processes of their own, with and without a server."""

import json

import pytest

from checkin.adapters.keys import verify
from checkin.adapters.profile import Profile, wall_ms
from checkin.adapters.server_data import ServerData
from checkin.adapters.wiping import MARK
from checkin.cli.serve import invite
from checkin.domain.clock import ClockReading
from checkin.domain.model import DeskProfile
from checkin.usecases.exchange import DeskReport
from checkin.usecases.sync import Clock, Sync
from tests.adapters.examples import admission
from tests.cli.test_serve import assert_one_sentence


class House:
    """A server's process that can be stopped and started, and desks' folders beside it."""

    def __init__(self, shell):
        self.shell = shell
        self._process, self.said = shell.serve("--event", "Harbour Days")
        data = ServerData(shell.server)
        self.event = data.required_event()
        data.close()

    def stop(self):
        self._process.terminate()
        self._process.communicate()

    def desk(self, name, records=0, profile=DeskProfile.LANE_WITHOUT_NAMES):
        """A desk that has joined and heard the roster, and has recorded so much since."""
        data = ServerData(self.shell.server)
        link = f"{self.said['desk'].partition('#')[0]}#{invite(data, self.event, name, profile)}"
        data.close()
        folder = self.shell.folder / name
        desk = Profile.open(folder)
        desk.join(link, name)
        desk.close()
        self.hears(folder)
        return self.records(folder, records) if records else folder

    def hears(self, folder):
        desk = Profile.open(folder)
        peer = desk.peer()
        sync = Sync(desk.store, peer, verify, Clock(wall_ms), DeskReport)
        while sync.exchange().more:
            pass
        peer.close()
        desk.guard()
        desk.close()

    def records(self, folder, count):
        desk = Profile.open(folder)
        for number in range(count):
            desk.store.record(admission(f"{folder.name}-{number}"), ClockReading(wall_ms()))
        desk.close()
        return folder

    def held(self):
        data = ServerData(self.shell.server)
        try:
            return len(list(data.replica(self.event).records()))
        finally:
            data.close()

    def carry(self, *words):
        return self.shell.run("carry", *words)


@pytest.fixture
def house(shell):
    return House(shell)


def test_a_desk_sends_all_shows_the_proof_and_is_gone(house):
    hall = house.desk("Hall", 3)
    said = house.shell.run("finish", "--profile", hall, "--yes")

    assert said.returncode == 0, said.stderr
    assert "3 records left to send." in said.stderr
    first, second = said.stdout.splitlines()
    assert first == "This laptop holds nothing of the event any more."
    assert second.startswith("The server has all 3 records of this desk, confirmed 20")
    assert [one.name for one in hall.iterdir()] == [MARK]
    assert house.held() == 3
    again = house.shell.run("finish", "--profile", hall)
    assert (again.returncode, again.stdout) == (0, said.stdout)
    status = json.loads(house.shell.run("status", "--profile", hall, "--json").stdout)["desk"]
    assert status["proof"]["records"] == 3


def test_nothing_is_erased_while_the_server_lacks_anything_unless_it_is_sealed(house):
    hall = house.desk("Hall", 2)
    house.stop()
    refused = house.shell.run("finish", "--profile", hall, "--yes")

    assert_one_sentence(refused, "Nothing was erased")
    assert (hall / "desk.db").exists()

    stick = house.shell.folder / "stick.carry"
    unsure = house.shell.run("finish", "--profile", hall, "--export", stick)
    assert (unsure.returncode, unsure.stdout) == (1, "Nothing was erased.\n")
    assert stick.exists()
    again = house.shell.run("finish", "--profile", hall, "--export", stick, "--yes")
    assert again.returncode == 2
    assert again.stderr.endswith("checkin: There is such a file already. Choose another name.\n")
    stick.unlink()
    done = house.shell.run("finish", "--profile", hall, "--export", stick, "--yes", "--json")
    found = json.loads(done.stdout)
    assert (found["records"], found["received"], found["waiting"]) == (2, False, 0)
    assert found["sealed_sha256"]
    assert [one.name for one in hall.iterdir()] == [MARK]
    taken = json.loads(house.carry("take", stick, "--json").stdout)
    assert (taken["records"], taken["new"]) == (2, 2)
    assert house.held() == 2


def test_two_desks_that_never_meet_a_server_carry_to_each_other(house):
    hall, gate = house.desk("Hall", 3), house.desk("Gate", 2)
    house.hears(hall)
    house.stop()
    house.records(hall, 1)
    stick, back = house.shell.folder / "1.carry", house.shell.folder / "2.carry"

    made = house.carry("make", stick, "--profile", hall)
    assert made.stdout == f"4 records: {stick}\n", made.stderr
    first = house.carry("take", stick, "--profile", gate)
    assert (first.returncode, first.stdout) == (
        0,
        "4 records, 4 of them new. 0 kept aside.\n",
    )
    again = json.loads(house.carry("take", stick, "--profile", gate, "--json").stdout)
    assert (again["records"], again["new"]) == (4, 0)
    house.carry("make", back, "--profile", gate)
    assert json.loads(house.carry("take", back, "--profile", hall, "--json").stdout)["new"] == 2

    # Whoever comes by the server brings what both made.
    assert (
        json.loads(house.carry("take", back, "--folder", house.shell.server, "--json").stdout)[
            "new"
        ]
        == 3
    )
    there = house.shell.folder / "3.carry"
    assert json.loads(house.carry("make", there, "--json").stdout) == {"records": 6, "desks": 2}
    assert house.carry("take", there, "--profile", hall).returncode == 0


def test_what_cannot_be_taken_in_is_refused_in_a_sentence(house):
    hall = house.desk("Hall", 1)
    house.stop()
    stick = house.shell.folder / "stick.carry"
    house.carry("make", stick, "--profile", hall)

    data = stick.read_bytes()
    (torn := stick.with_name("torn.carry")).write_bytes(data[:-5])
    assert_one_sentence(house.carry("take", torn, "--profile", hall), "damaged")
    (noise := stick.with_name("noise.carry")).write_bytes(bytes(9_000))
    assert_one_sentence(house.carry("take", noise), "cannot be opened here")
    assert_one_sentence(house.carry("make", stick, "--profile", hall), "such a file already")
    assert_one_sentence(house.carry("take", "none", "--profile", hall), "cannot be read")


def test_a_newcomer_and_a_desk_that_has_not_heard_of_it_carry_to_each_other(house):
    hall = house.desk("Hall", 1)
    newcomer = house.desk("Newcomer", 2)
    house.stop()
    one, other = house.shell.folder / "1.carry", house.shell.folder / "2.carry"
    house.carry("make", one, "--profile", hall)
    house.carry("make", other, "--profile", newcomer)

    assert json.loads(house.carry("take", one, "--profile", newcomer, "--json").stdout)["new"] == 1
    assert json.loads(house.carry("take", other, "--profile", hall, "--json").stdout)["new"] == 2


def test_it_has_to_be_clear_whose_check_ins_are_meant(house, tmp_path):
    nowhere = {"CHECKIN_SERVER": str(tmp_path / "no"), "CHECKIN_DESK": str(tmp_path / "none")}
    assert_one_sentence(house.shell.run("carry", "make", "x", **nowhere), "neither a desk nor")
    assert_one_sentence(house.carry("make", "x", "--profile", "none"), "no desk in this folder")
    Profile.open(house.shell.desk).close()
    assert_one_sentence(house.carry("make", "x"), "Say which")
    assert_one_sentence(house.shell.run("finish", "--yes"), "belongs to no event")
    locked = house.desk("Locked", profile=DeskProfile.HELP_DESK)
    assert_one_sentence(house.shell.run("finish", "--profile", locked), "locked", "window")
    assert_one_sentence(house.carry("make", "x", "--profile", locked), "locked", "window")
    assert_one_sentence(house.shell.run("finish", "--profile", "none"), "no desk in this folder")
