"""One seed's world: machines, people, time and what may happen; then healing."""

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from bench.sim.beginnings import BEGIN_MS, BEGINNINGS, make
from bench.sim.drives import Drives
from bench.sim.machines import DeskMachine, Machine, ServerMachine
from bench.sim.planted import NOTHING, Fault
from bench.sim.post import FAULTS, Fate, Link
from bench.sim.store import Clockwork, Host, PowerLost
from bench.sim.truth import Ledger
from checkin.domain.errors import ServerError
from checkin.usecases import answering

HEARSAY = "desk to desk"
CARRIED = "carried"
_REOPENED = 0.05
"""How many of the restarts go through all of the product's opening."""

_LISTENING = 0.7
"""How many of the desks that are not on the line come when the server tells its news."""

_DEAF = 0.5
"""How often nobody is on the line any more when everything is mended."""

_TALKS = 80
"""A healed world is quiet after as many exchanges of each desk, or something is wrong."""


class Restless(Exception):
    """The machines still had something to tell each other after everything was healed."""


@dataclass(slots=True)
class Weather:
    """Which kinds of trouble this seed has: few at a time find more than all at once."""

    kinds: frozenset[str]
    loss: float = 0.0
    partitioned: set[str] = field(default_factory=set)


@contextmanager
def messages(*, small: bool) -> Iterator[None]:
    """Let messages carry only a little, so that much takes several, as it does with many people."""
    real = answering.BATCH_BYTES, answering.PAGE_BYTES
    if small:
        answering.BATCH_BYTES, answering.PAGE_BYTES = 900, 700
    try:
        yield
    finally:
        answering.BATCH_BYTES, answering.PAGE_BYTES = real


class World:
    """Everything that one seed makes. Use :func:`bench.sim.story.tell` to live it."""

    def __init__(
        self, seed: int, drives: Drives, kinds: tuple[str, ...], fault: Fault = NOTHING
    ) -> None:
        self.chance = random.Random(f"checkin {seed}")
        self.now_ms = BEGIN_MS
        self.log: list[str] = []
        self.conflicts = 0
        self.orphans = 0
        self.ledger = Ledger()
        self.fault = fault
        self._drives = drives
        self._beginning = drives.beginning(seed % BEGINNINGS, make)
        self._stragglers: list[Callable[[], None]] = []
        self._names = 0
        self._nested = False
        chosen = [kind for kind in kinds if self.chance.random() < 0.5]
        self.weather = Weather(
            frozenset(chosen), self.chance.choice((0.1, 0.3, 0.6)) if "loss" in chosen else 0.0
        )
        self.act: Callable[[], None] = lambda: None
        """Does one thing by chance; set by the story, used while somebody waits."""
        drive, data = drives.server()
        self.server = ServerMachine(drive, data, self.clock(), fault.server_store)
        self.server.begin(self._beginning.server)
        self.people = self._beginning.people.again(self.chance, self.ledger, self.server)
        self.desks: list[DeskMachine] = []
        for files in self._beginning.desks[: self.chance.choices((2, 3, 4, 5), (6, 4, 2, 1))[0]]:
            desk = self.new_desk()
            desk.begin(files)
            self.desks.append(desk)
        self.say(
            f"{len(self.desks)} desks, {len(self.people.registrations)} people, "
            f"trouble: {', '.join(sorted(chosen)) or 'none'}"
        )

    # ------------------------------------------------------------ building

    def clock(self) -> Clockwork:
        """Make a machine's clock, right to within two seconds."""
        clock = Clockwork(lambda: self.now_ms)
        clock.error = self.chance.randint(-2_000, 2_000)
        return clock

    def new_desk(self) -> DeskMachine:
        """Make a laptop that is not switched on yet."""
        self._names += 1
        name = f"desk{self._names}"
        desk = DeskMachine(
            name,
            self._drives.desk(name, encrypted=self._beginning.encrypted),
            self.clock(),
            self.fault.desk_store,
            self.ledger,
            lambda asker, other: Link(self, asker, other),
        )
        desk.on = self.chance.choice(self.people.lists).id
        return desk

    def add_desk(self) -> DeskMachine:
        """Let another desk in, and switch it on."""
        desk = self.new_desk()
        desk.begin(desk.drive.blank)
        desk.enrol(self.server, self.random_bytes(32))
        self.desks.append(desk)
        return desk

    def random_bytes(self, length: int) -> bytes:
        """Bytes by the seed."""
        return self.chance.randbytes(length)

    # ------------------------------------------------------------ the post

    def fate(self, asker: DeskMachine, other: Machine) -> Fate:
        """What becomes of this exchange."""
        fate = self.chance.choice(FAULTS) if self.chance.random() < self.weather.loss else None
        if fate is None or (
            other.busy and fate in {Fate.SERVER_DIES_FIRST, Fate.SERVER_DIES_AFTER}
        ):
            return Fate.DELIVERED
        self.say(f"  {asker.name} -> {other.name}: {fate}")
        return fate

    def cut(self, asker: DeskMachine, other: Machine) -> bool:
        """Say whether there is no way between the two."""
        away = self.weather.partitioned
        # Those on the far side of a broken network still hear each other.
        return (asker.name in away) != (other.name in away)

    def meanwhile(self) -> None:
        """Let other things happen while somebody waits for an answer."""
        if self._nested:
            return
        self._nested = True
        try:
            for _ in range(self.chance.randint(1, 4)):
                self.act()
        finally:
            self._nested = False

    def straggler(self, late: Callable[[], None]) -> None:
        """Keep a request that will arrive when nobody waits for it any more."""
        self._stragglers.append(late)

    def deliver_straggler(self) -> None:
        """Let one of the late requests arrive."""
        if self._stragglers:
            self.say("a late request arrives")
            self._stragglers.pop(self.chance.randrange(len(self._stragglers)))()

    def died(self, machine: Host) -> None:
        """Start *machine* again, which has lost its power."""
        self.say(f"  {machine.name} dies and starts again")
        if machine is self.server:
            self.end_the_lines()
        machine.restart(reopen=self.chance.random() < _REOPENED)

    @contextmanager
    def disaster(self) -> Iterator[None]:
        """Give up the records of which this takes the last copy: nobody could bring them back.

        A record of which this takes the last copy in a log, while one is kept aside
        somewhere, is not lost: it is counted there, and an organiser can have it.
        """
        before, aside_before = self._held()
        yield
        after, aside = self._held()
        self.ledger.excused |= (before | aside_before) - after - aside
        self.ledger.orphans |= (before - after) & aside

    def _held(self) -> tuple[set[str], set[str]]:
        machines = (self.server, *self.desks)
        return (
            set().union(*(one.in_log() for one in machines)),
            set().union(*(one.kept_aside() for one in machines)),
        )

    # ------------------------------------------------------------ what machines do

    def exchange(self, desk: DeskMachine, other: DeskMachine | None = None) -> bool:
        """Let *desk* talk once. Says whether anything came of it that calls for more."""
        desk.busy = True
        try:
            news = desk.sync_with(other).exchange()
        except ServerError as error:
            self.say(f"  {desk.name}: {type(error).__name__}")
            return True
        except PowerLost as lost:
            self.died(lost.machine)
            return True
        finally:
            desk.busy = False
            desk.dies_at = ""
        if news.renewed:
            self.say(f"  {desk.name} goes on as {desk.id[:4]}")
        desk.news(news)
        return bool(
            news.more or news.records or news.roster_changed or news.renewed or news.to_send
        )

    def broadcast(self) -> None:
        """Let the server tell what came, to whoever is on the line; some lose it, some come."""
        self.say("the server tells the news")
        for desk in self.desks:
            if self.cut(desk, self.server) or self.chance.random() < self.weather.loss:
                desk.on_line(False)
            elif not desk.live and self.chance.random() < _LISTENING:
                self.say(f"  {desk.name} listens")
                desk.on_line(True)
        self.tell()

    def tell(self) -> bool:
        """Let the server tell what came to those on the line. Says whether that was anything."""
        listening = [desk for desk in self.desks if desk.live]
        line, more = self.server.line_of_news()
        heard = [desk.listen(line) for desk in listening]
        return any(heard) or more

    def end_the_lines(self) -> None:
        """The server hangs up."""
        for desk in self.desks:
            desk.on_line(False)

    def heal(self) -> None:
        """Mend everything, and let everybody talk until there is nothing left to say.

        Raises:
            Restless: there always is.
        """
        self.weather.loss = 0.0
        self.weather.partitioned.clear()
        while self._stragglers:
            self.deliver_straggler()
        self.people.publish_all()
        self.say("healed")
        if self.chance.random() < _DEAF:
            self.end_the_lines()
        quiet: set[str] = set()
        for _ in range(_TALKS):
            for desk in self.chance.sample(self.desks, len(self.desks)):
                before = self.server.store.have()
                self.now_ms += 1_000
                lively = self.exchange(desk)
                lively |= self.tell()
                if lively or self.server.store.have() != before:
                    quiet.clear()
                else:
                    quiet.add(desk.name)
                if len(quiet) == len(self.desks):
                    return
        raise Restless("not quiet after everything was healed")

    def say(self, line: str) -> None:
        """Write down what happened."""
        self.log.append(f"{(self.now_ms - BEGIN_MS) / 1000:9.3f}  {line}")
