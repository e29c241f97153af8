"""The way between two machines, with everything that a network does to a message."""

from collections.abc import Callable
from enum import StrEnum
from typing import Protocol

from bench.sim.machines import DeskMachine, Machine, ServerMachine
from bench.sim.store import Host, PowerLost
from checkin.adapters import wire
from checkin.domain.errors import Nonsense, Refused, ServerError, Unreachable
from checkin.domain.model import DeskId
from checkin.usecases.exchange import Answer, Identity, Request


class Fate(StrEnum):
    """What becomes of one request and its answer."""

    DELIVERED = "delivered"
    LOST_THERE = "lost on the way there"
    LOST_BACK = "lost on the way back"
    TWICE = "delivered twice"
    STRAGGLES = "delivered long after the asker gave up"
    SLOW = "answered after other things happened"
    CUT_THERE = "request truncated"
    CUT_BACK = "answer truncated"
    SERVER_DIES_FIRST = "the other side dies before it saves"
    SERVER_DIES_AFTER = "the other side dies after it saved"


FAULTS = tuple(fate for fate in Fate if fate is not Fate.DELIVERED)


class Office(Protocol):
    """Who decides what becomes of a message: the world, by the seed."""

    server: ServerMachine

    def fate(self, asker: DeskMachine, other: Machine) -> Fate:
        """What becomes of this exchange."""

    def cut(self, asker: DeskMachine, other: Machine) -> bool:
        """Say whether there is no way between the two."""

    def meanwhile(self) -> None:
        """Let other things happen while somebody waits for an answer."""

    def straggler(self, late: Callable[[], None]) -> None:
        """Keep a request that will arrive when nobody waits for it any more."""

    def died(self, machine: Host) -> None:
        """Start *machine* again, which has lost its power."""

    def random_bytes(self, length: int) -> bytes:
        """Bytes by the seed."""


class Link:
    """One desk's way to the server (``other`` is ``None``) or to another desk."""

    def __init__(self, office: Office, asker: DeskMachine, other: Machine | None) -> None:
        self._office = office
        self._asker = asker
        self._other = other

    def exchange(self, request: Request) -> Answer:
        """Send *request*, or what the network leaves of it."""
        body = wire.write_request(request)
        other = self._other or self._office.server
        if self._office.cut(self._asker, other):
            raise Unreachable("no way")
        fate = self._office.fate(self._asker, other)
        if fate is Fate.STRAGGLES:
            self._office.straggler(lambda: self._deliver(other, body))
        if fate in {Fate.LOST_THERE, Fate.STRAGGLES}:
            raise Unreachable(fate)
        if fate is Fate.CUT_THERE:
            self._deliver(other, body[: len(body) * 2 // 3])
        if fate is Fate.TWICE:
            self._deliver(other, body)
        if fate in {Fate.SERVER_DIES_FIRST, Fate.SERVER_DIES_AFTER}:
            other.dies_at = "before take" if fate is Fate.SERVER_DIES_FIRST else "after take"
        reply = self._handle(other, body)
        if fate is Fate.SLOW:
            self._office.meanwhile()
        if fate is Fate.LOST_BACK:
            raise Unreachable(fate)
        if fate is Fate.CUT_BACK:
            reply = reply[: len(reply) * 2 // 3]
        return wire.read_answer(reply)

    def renew(self) -> Identity:
        """Ask the server for another identity. Another desk cannot give one."""
        other = self._other or self._office.server
        if not isinstance(other, ServerMachine):
            raise Refused("not a server")
        if self._office.cut(self._asker, other):
            raise Unreachable("no way")
        fate = self._office.fate(self._asker, other)
        if fate in {Fate.LOST_THERE, Fate.STRAGGLES, Fate.CUT_THERE}:
            raise Unreachable(fate)
        key = self._office.random_bytes(32)
        entry = other.renew(self._asker.id, key)
        if fate in {Fate.LOST_BACK, Fate.CUT_BACK}:
            raise Unreachable(fate)
        return Identity(DeskId(entry.id), key, entry)

    def _deliver(self, other: Machine, body: bytes) -> None:
        """Hand over a message whose answer nobody reads."""
        try:
            self._handle(other, body)
        except ServerError:
            return

    def _handle(self, other: Machine, body: bytes) -> bytes:
        try:
            return other.handle(body)
        except PowerLost as lost:
            self._office.died(lost.machine)
            raise Unreachable("the other side died") from None
        except Nonsense as error:
            raise Refused(str(error)) from None
        finally:
            other.dies_at = ""
