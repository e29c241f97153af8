"""What runs on every machine: a clock, keys that cost little, and the product's own store."""

import hashlib
from collections.abc import Callable, Sequence
from typing import Protocol

from bench.sim.drives import Drive, Files
from checkin.adapters.database.store import ReplicaStore
from checkin.domain.badge import Verifier
from checkin.domain.clock import ClockReading
from checkin.domain.model import DeskId, EventId
from checkin.domain.record import Draft, Record, Run
from checkin.usecases.exchange import Identity
from checkin.usecases.ports import Taken
from checkin.usecases.roster_pages import RosterPage

EVENT = EventId("5e5e5e5e")
BADGE_KEY = bytes(range(32, 64))


def signer(key: bytes) -> Callable[[bytes], bytes]:
    """Sign with a keyed hash: the simulation forges nothing, and Ed25519 would cost half its time."""
    return lambda message: hashlib.sha512(key + message).digest()


def verify(key: bytes, message: bytes, signature: bytes) -> bool:
    """Check what ``signer(key)`` signed."""
    return signature == signer(key)(message)


class Host(Protocol):
    """The machine that a store is on."""

    name: str
    drive: Drive

    def point(self, name: str) -> None:
        """Come past a place where this machine may have been told to die."""

    def made(self, record: Record) -> None:
        """A record of this machine's own is on its disk."""

    def restart(self, files: Files | None = None, *, reopen: bool = False) -> None:
        """Die without a goodbye, and start again."""


class PowerLost(Exception):
    """The machine died at this very point."""

    def __init__(self, machine: Host) -> None:
        super().__init__(machine.name)
        self.machine = machine


class Clockwork:
    """One machine's clock: the true time and its error, in milliseconds."""

    def __init__(self, true: Callable[[], int]) -> None:
        self._true = true
        self.error = 0

    def __call__(self) -> int:
        """Milliseconds since 1970, as this machine has it."""
        return self._true() + self.error

    def reset(self) -> None:
        """Begin at 1970, like a machine whose battery is empty."""
        self.error = 1_000 - self._true()


class Store(ReplicaStore):
    """The product's store on a machine that may die before and after it does something."""

    machine: Host
    asker = DeskId("")
    """Who is being answered; a wrong store may want to know."""

    def start(self) -> None:
        """A server's program has been started on it."""

    def on_disk(self) -> Files:
        """What is left when the machine dies now."""
        return self.machine.drive.snapshot()

    def record(self, draft: Draft, now: ClockReading) -> Record:
        """Append, and perhaps die before anybody is told."""
        made = super().record(draft, now)
        self.machine.made(made)
        self.machine.point("after record")
        return made

    def take_each(self, asked: Sequence[Sequence[Run]], verify: Verifier) -> list[Taken]:
        """Take runs, and perhaps die before or after."""
        self.machine.point("before take")
        taken = super().take_each(asked, verify)
        self.machine.point("after take")
        return taken

    def apply(self, page: RosterPage) -> bool:
        """Take a roster, and perhaps die before or after."""
        self.machine.point("before apply")
        changed = super().apply(page)
        self.machine.point("after apply")
        return changed

    def become(self, identity: Identity, theirs: Sequence[Run], verify: Verifier) -> Taken:
        """Go on as another, and perhaps die before anybody is told."""
        taken = super().become(identity, theirs, verify)
        self.machine.point("after become")
        return taken

    def adopt(self, desk: DeskId, theirs: Sequence[Run], verify: Verifier) -> Taken:
        """Make way for another desk's records, and perhaps die before anybody is told."""
        taken = super().adopt(desk, theirs, verify)
        self.machine.point("after adopt")
        return taken
