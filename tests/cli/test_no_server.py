"""Laptops of one event file at a venue without a network: commands, desks and a server, all real."""

import json
from dataclasses import replace

import pytest

from checkin.adapters.keys import verify
from checkin.adapters.profile import Profile, wall_ms
from checkin.adapters.server_data import ServerData
from checkin.domain.clock import ClockReading
from checkin.domain.model import BadgeId, IssuedBadge, Registration, RegistrationId
from checkin.domain.verdict import Admitted, Reason, Refused
from checkin.usecases.desk import Desk
from tests.adapters.event_files import DAY
from tests.cli.test_event_files import make, setup
from tests.cli.test_locked_desk import until

PEOPLE = 4


class Venue:
    """Some laptops, each with its folder, and the server's, whose process may not run."""

    def __init__(self, shell):
        self.shell = shell
        process, self.said = shell.serve("--event", "Harbour Days", "--list", "Day 1=2024-04-15")
        data = ServerData(shell.server)
        self.event = data.required_event()
        book = data.book(self.event)
        now = wall_ms()
        book.publish(
            gathering=replace(book.gathering(), ends=now + DAY, wipe=now + 10 * DAY),
            registrations=[
                Registration(
                    RegistrationId(f"r-{n}"),
                    f"Person {n}",
                    lists=frozenset(one.id for one in book.lists()),
                )
                for n in range(PEOPLE)
            ],
            badges=[
                IssuedBadge(BadgeId(f"{n:024x}"), RegistrationId(f"r-{n}")) for n in range(PEOPLE)
            ],
        )
        data.close()
        shell.file = shell.folder / "harbour.checkin-event"
        shell.passphrase = shell.folder / "passphrase"
        shell.passphrase.write_text(make(shell)["passphrase"])
        process.terminate()
        process.communicate()
        self._sticks = 0

    def laptop(self, folder, name):
        done = setup(self.shell, folder, name=name)
        assert done.returncode == 0, done.stderr
        return folder

    def admits(self, folder, *people):
        """What the desk says of each, asked by hand as at a help desk."""
        return [verdict for verdict, _ in self.asks(folder, *people)]

    def asks(self, folder, *people):
        """What the desk says of each, and which desk had let them in before."""
        profile = Profile.open(self.shell.folder / folder)
        desk = Desk(profile.store, verify, lambda: ClockReading(wall_ms()))
        answers = []
        for one in people:
            verdict = desk.admit(RegistrationId(f"r-{one}")).verdict
            before = getattr(verdict, "earlier", None)
            answers.append((verdict, desk.desk_name(before) if before else ""))
        count = desk.count()
        profile.close()
        self.count = count.here
        return answers

    def carry(self, source, target):
        self._sticks += 1
        stick = self.shell.folder / f"{self._sticks}.carry"
        made = self.shell.run("carry", "make", stick, "--profile", self.shell.folder / source)
        assert made.returncode == 0, made.stderr
        taken = self.shell.run(
            "carry", "take", stick, "--profile", self.shell.folder / target, "--json"
        )
        assert taken.returncode == 0, taken.stderr
        return json.loads(taken.stdout)

    def server_appears(self):
        port = self.said["desk"].split("#")[0].rstrip("/").rpartition(":")[2]
        process = self.shell.start("serve", "--json", "--port", port)
        process.stdout.readline()

    def opens(self, folder):
        self.shell.start("desk", "--headless", "--profile", self.shell.folder / folder)

    def held(self):
        """What the server has: who made it, and about whom."""
        data = ServerData(self.shell.server)
        found = [(one.desk, one.about) for one in data.replica(self.event).records()]
        aside = data.replica(self.event).aside_count()
        data.close()
        return found, aside


@pytest.fixture
def venue(shell):
    return Venue(shell)


def test_two_desks_of_one_file_carry_to_each_other_and_a_server_that_appears_has_one_set(venue):
    one, other = venue.laptop("one", "Desk 1"), venue.laptop("other", "Desk 2")
    assert all(isinstance(it, Admitted) for it in venue.admits(one, 0, 1))
    assert isinstance(venue.admits(other, 2)[0], Admitted)

    assert venue.carry(one, other)["new"] == 2
    assert venue.carry(other, one)["new"] == 1
    assert venue.carry(one, other)["new"] == 0, "what is here already is nothing new"

    for desk, person, by in ((one, 2, "Desk 2"), (other, 0, "Desk 1")):
        ((verdict, before),) = venue.asks(desk, person)
        assert (type(verdict), verdict.reason, before) == (Refused, Reason.ALREADY_IN, by)
        assert venue.count == 3, "each shows what both have done"

    venue.server_appears()
    for desk in (one, other):
        venue.opens(desk)
    until(lambda: len(venue.held()[0]) == 5, "all of it is at the server")

    found, aside = venue.held()
    assert aside == 0
    assert len({desk for desk, _ in found}) == 2
    assert sorted(about for _, about in found) == ["r-0", "r-0", "r-1", "r-2", "r-2"]
    listed = json.loads(venue.shell.run("desks", "--json").stdout)
    assert sorted(one["name"] for one in listed) == ["Desk 1", "Desk 2"]


def test_two_laptops_that_took_one_place_are_told_apart_and_lose_nothing(venue):
    one, twin = venue.laptop("one", "Desk 1"), venue.laptop("twin", "Desk 1")
    venue.admits(one, 0)
    venue.admits(twin, 1)
    venue.carry(one, twin)
    venue.carry(twin, one)
    named = {before for _, before in (*venue.asks(one, 0, 1), *venue.asks(twin, 0, 1))}
    assert named == {"Desk 1", "Desk 1 (2)"}

    venue.server_appears()
    venue.opens(one)
    data = ServerData(venue.shell.server)
    until(lambda: data.book(venue.event).waiting(), "the twin waits for an organiser")
    (waiting,) = data.book(venue.event).waiting()
    data.close()
    assert waiting.name == "Desk 1 (2)"
    assert venue.shell.run("desks", "approve", waiting.name).returncode == 0
    venue.opens(twin)

    until(lambda: len(venue.held()[0]) == 6 and not venue.held()[1], "all of it is at the server")
    assert len({desk for desk, _ in venue.held()[0]}) == 2


def test_one_that_never_meets_the_server_is_brought_there_by_the_other(venue):
    one, other = venue.laptop("one", "Desk 1"), venue.laptop("other", "Desk 2")
    venue.admits(one, 0)
    venue.admits(other, 1, 2)
    venue.carry(other, one)

    venue.server_appears()
    venue.opens(one)

    until(lambda: len(venue.held()[0]) == 3, "all of it is at the server")
    assert len({desk for desk, _ in venue.held()[0]}) == 2
