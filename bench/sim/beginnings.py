"""How a morning begins: an event with its people, and desks that have the list.

Made by the product itself, once per process for each of a few beginnings, and put on
the disks again for every seed.
"""

import random
from dataclasses import dataclass

from bench.sim.drives import Drives, Files, by_seed
from bench.sim.machines import DeskMachine, Machine, ServerMachine
from bench.sim.people import People
from bench.sim.store import Clockwork, Store
from bench.sim.truth import Ledger
from checkin.adapters import wire
from checkin.usecases.exchange import Answer, Identity, Request
from checkin.usecases.ports import Peer

BEGINNINGS = 16
"""One in eight has encrypted databases at its desks, as the product does; the rest are faster."""

MOST_DESKS = 5
BEGIN_MS = 1_780_304_400_000
"""1 June 2026, 09:00 UTC."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """The organisers' books, and the disks."""

    encrypted: bool
    people: People
    server: Files
    desks: tuple[Files, ...]


class _Straight:
    """The way to a server when nothing is ever lost."""

    def __init__(self, server: ServerMachine) -> None:
        self._server = server

    def exchange(self, request: Request) -> Answer:
        """Hand over the request, and the answer."""
        return wire.read_answer(self._server.handle(wire.write_request(request)))

    def renew(self) -> Identity:
        """Nobody asks for this here."""
        raise AssertionError("a desk that is used once")


def make(number: int, drives: Drives) -> Beginning:
    """Make a beginning with the product's own means."""
    with by_seed(f"beginning {number}"):
        return _make(number, drives)


def _make(number: int, drives: Drives) -> Beginning:
    chance = random.Random(f"beginning {number}")
    encrypted = number % 8 == 7
    clock = Clockwork(lambda: BEGIN_MS)
    drive, data = drives.server()
    server = ServerMachine(drive, data, clock, Store)
    server.begin(drive.blank)
    people = People(chance, Ledger(), server)
    people.publish_all()
    straight = _Straight(server)

    def link(asker: DeskMachine, other: Machine | None) -> Peer:
        del asker, other
        return straight

    desks = []
    for place in range(1, MOST_DESKS + 1):
        name = f"desk{place}"
        desk = DeskMachine(
            name, drives.desk(name, encrypted=encrypted), clock, Store, Ledger(), link
        )
        desk.begin(desk.drive.blank)
        desk.enrol(server, chance.randbytes(32))
        desks.append(desk)
    for desk in desks:
        while (news := desk.sync_with().exchange()).more or news.roster_changed:
            pass
    return Beginning(
        encrypted, people, server.drive.let_go(), tuple(one.drive.let_go() for one in desks)
    )
