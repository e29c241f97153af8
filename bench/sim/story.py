"""What happens in one seed: actions by chance, then healing, then the check."""

import traceback
from collections.abc import Callable
from dataclasses import dataclass

from bench.sim.checker import Finding, check
from bench.sim.drives import Drives, Files, by_seed
from bench.sim.machines import DeskMachine, Machine
from bench.sim.planted import NOTHING, Fault
from bench.sim.store import PowerLost, verify
from bench.sim.world import CARRIED, HEARSAY, Restless, World, messages
from checkin.adapters.carrying import everything, read_written, take_in, written
from checkin.domain.errors import InputError
from checkin.domain.reasons import NoteReason, SettleReason, UndoReason
from checkin.domain.record import Kind, Record
from checkin.usecases.outcome import Outcome, Rehearsal

TROUBLE = (
    "loss", "partition", "desk crash", "server crash", "clock", "server clock", "roster",
    "server restored", HEARSAY, "news", "clone", "set back", "newcomer",
    "small messages",
)  # fmt: skip
"""Every kind of trouble that the mornings of the campaign know."""

STICKS = (CARRIED, CARRIED, *TROUBLE)
"""And with files that lie about, in three of four mornings: other mornings than those."""

_JUMP_MS = (-600_000, 600_000)
_UNDOABLE = frozenset({Kind.ADMITTED, Kind.LEFT, Kind.SETTLED})
_PAUSES_MS = (0, 3, 900, 20_000, 90_000)


@dataclass(frozen=True, slots=True)
class Told:
    """How one seed ended."""

    seed: int
    records: int
    conflicts: int
    excused: int
    orphans: int
    findings: tuple[Finding, ...]
    log: tuple[str, ...]


def tell(
    seed: int, drives: Drives, kinds: tuple[str, ...] = TROUBLE, fault: Fault = NOTHING
) -> Told:
    """Live through one seed on *drives*."""
    findings: list[Finding] = []
    world: World | None = None
    try:
        with by_seed(f"seed {seed}"), fault.patch():
            world = World(seed, drives, kinds, fault)
            with messages(small="small messages" in world.weather.kinds):
                try:
                    Story(world).live()
                    world.heal()
                except Restless as error:
                    findings.append(Finding("restless", str(error)))
            findings += check(world)
    except Exception:  # noqa: BLE001 - whatever the product does not catch is a finding
        findings.append(Finding("broken", traceback.format_exc()))
    facts = world.ledger if world is not None else None
    return Told(
        seed,
        len(facts.facts) if facts else 0,
        world.conflicts if world is not None else 0,
        len(facts.excused) if facts else 0,
        world.orphans if world is not None else 0,
        tuple(findings),
        tuple(world.log) if world is not None else (),
    )


class Story:
    """Does things by chance in one world."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._chance = world.chance
        self._server_backups = [world.server.drive.snapshot()]
        self._desk_backups: list[tuple[DeskMachine, Files]] = []
        self._sticks: list[bytes] = []
        world.act = self.act
        kinds = world.weather.kinds
        doings: list[tuple[int, str, Callable[[DeskMachine], object]]] = [
            (30, "", self._scan),
            (6, "", self._search),
            (5, "", self._undo),
            (6, "", self._check_out),
            (3, "", self._back_again),
            (12, "", self._settle),
            (2, "", self._undo_any),
            (1, "", self._note),
            (2, "", self._change_list),
            (22, "", self._exchange),
            (8, HEARSAY, self._desk_to_desk),
            (5 if "clone" in kinds else 0, HEARSAY, self._two_stories),
            (15, CARRIED, self._save_to_stick),
            (30, CARRIED, self._take_from_stick),
            (8, "news", lambda _: world.broadcast()),
            (4, "partition", self._partition),
            (4, "desk crash", self._crash),
            (3, "desk crash", self._crash_in_exchange),
            (2, "desk crash", self._crash_after_saving),
            (2, "server crash", lambda _: world.died(world.server)),
            (4, "clock", self._turn_clock),
            (2, "server clock", lambda _: self._turn_clock(world.server)),
            (4, "roster", lambda _: world.say(world.people.change())),
            (4, "loss", lambda _: world.deliver_straggler()),
            (4, "server restored", lambda _: world.say(world.people.change())),
            (2, "server restored", lambda _: self._back_up_server()),
            (3, "server restored", lambda _: self._restore_server()),
            (4, "set back", self._back_up_desk),
            (4, "set back", lambda _: self._set_back()),
            (4, "clone", self._clone),
            (1, "newcomer", lambda _: world.say(f"{world.add_desk().name} joins")),
        ]
        allowed = [one for one in doings if not one[1] or one[1] in kinds]
        self._weights = [weight for weight, _, _ in allowed]
        self._doings = [do for _, _, do in allowed]

    def live(self) -> None:
        """Let a morning pass."""
        for _ in range(self._chance.randint(12, 40)):
            self.act()

    def act(self) -> None:
        """Do one thing."""
        self._world.now_ms += self._chance.randint(0, self._chance.choice(_PAUSES_MS))
        desk = self._chance.choice(self._world.desks)
        self._chance.choices(self._doings, self._weights)[0](desk)

    # ------------------------------------------------------------ at a desk

    def _scan(self, desk: DeskMachine) -> None:
        who = self._world.people.hot()
        text = self._world.people.texts[who.id] if self._chance.random() < 0.95 else "stranger"
        self._scanned(desk, text, who.public_name)

    def _scanned(self, desk: DeskMachine, text: str, name: str) -> Outcome:
        outcome = desk.desk.scan(text)
        if isinstance(outcome, Rehearsal):
            raise TypeError("nobody practises here")
        self._saved(desk, outcome.record, f"scans {name}")
        return outcome

    def _search(self, desk: DeskMachine) -> None:
        who = self._world.people.hot()
        found = [one for one in desk.desk.search(who.public_name) if one.registration.id == who.id]
        if found:
            outcome = desk.desk.admit(who.id)
            self._saved(desk, outcome.record, f"finds {who.public_name}")

    def _check_out(self, desk: DeskMachine) -> None:
        who = self._world.people.hot()
        if self._chance.random() < 0.5:
            left = desk.desk.check_out(self._world.people.texts[who.id])
        else:
            left = desk.desk.check_out_person(who.id)
        if left.record is not None:
            self._saved(desk, left.record, f"lets {who.public_name} out")

    def _back_again(self, desk: DeskMachine) -> None:
        who = self._world.people.hot()
        refused = self._scanned(desk, self._world.people.texts[who.id], who.public_name)
        again = desk.desk.back_again(refused)
        if again is not None:
            self._saved(desk, again.record, f"admits {who.public_name} once more")

    def _undo(self, desk: DeskMachine) -> None:
        last = desk.desk.undoable()
        if last is not None:
            self._naming(desk, last, "undoes", desk.desk.undo)

    def _undo_any(self, desk: DeskMachine) -> None:
        records = [one for one in desk.store.records() if one.kind in _UNDOABLE]
        if records:
            chosen = self._chance.choice(records)
            reason = UndoReason.BY_MISTAKE
            self._naming(
                desk, chosen, "takes back", lambda: desk.acts.undo_record(chosen.fact, reason)
            )

    def _settle(self, desk: DeskMachine) -> None:
        conflicts = sorted(desk.desk.conflicts(), key=lambda one: (one.first.ref, one.second.ref))
        if conflicts:
            one = self._chance.choice(conflicts)
            keep = self._chance.choice((one.first, one.second))
            reason = SettleReason.SAME_PERSON
            self._naming(desk, keep, "settles on", lambda: desk.acts.settle(one, keep, reason))

    def _note(self, desk: DeskMachine) -> None:
        record = desk.acts.note(self._world.people.hot().id, NoteReason.IDENTITY_CHECKED)
        if record is not None:
            self._saved(desk, record, "notes")

    def _naming(
        self, desk: DeskMachine, named: Record, what: str, do: Callable[[], Record | None]
    ) -> None:
        desk.ears.naming = self._world.ledger.key(named)
        try:
            record = do()
        finally:
            desk.ears.naming = ""
        if record is not None:
            self._saved(desk, record, f"{what} {named.desk[:4]}/{named.seq}")

    def _saved(self, desk: DeskMachine, record: Record, what: str) -> None:
        self._world.ledger.returned(record)
        self._world.say(
            f"{desk.name} {what} on {record.list}: {record.kind} {record.reason}"
            f" = {desk.id[:4]}/{record.seq}"
        )

    def _change_list(self, desk: DeskMachine) -> None:
        desk.on = self._chance.choice(self._world.people.lists).id
        desk.desk.choose(desk.on)

    # ------------------------------------------------------------ between machines

    def _exchange(self, desk: DeskMachine) -> None:
        if not desk.busy:
            self._world.say(f"{desk.name} -> server")
            self._world.exchange(desk)

    def _desk_to_desk(self, desk: DeskMachine) -> None:
        others = [one for one in self._world.desks if one.id != desk.id]
        if others and not desk.busy:
            other = self._chance.choice(others)
            self._world.say(f"{desk.name} -> {other.name}")
            self._world.exchange(desk, other)

    def _two_stories(self, desk: DeskMachine) -> None:
        """Let a desk and a copy of it both work, and each be heard by somebody else."""
        copy = self._clone(desk)
        for one in (desk, copy):
            self._scan(one)
        others = [one for one in self._world.desks if one not in (desk, copy) and not one.busy]
        if others:
            other = self._chance.choice(others)
            self._world.say(f"{other.name} -> {desk.name}")
            self._world.exchange(other, desk)
        self._exchange(copy)
        self._exchange(copy)

    def _save_to_stick(self, desk: DeskMachine) -> None:
        """Leave a file with all that a desk holds now lying about."""
        self._sticks.append(written(everything(desk.store)))
        self._world.say(f"{desk.name} saves to stick {len(self._sticks)}")

    def _take_from_stick(self, desk: DeskMachine) -> None:
        """Take in one of the files, new or old, perhaps not for the first time."""
        if not self._sticks or desk.busy:
            return
        number = self._chance.randrange(len(self._sticks))
        runs = read_written(self._sticks[number]).runs
        self._world.say(f"{desk.name} takes in stick {number + 1}")
        try:
            took = take_in(desk.store, runs, verify)
        except InputError:
            self._world.say("  of desks that it does not know")
            return
        desk.heard(took.new)

    def _partition(self, desk: DeskMachine) -> None:
        away = self._world.weather.partitioned
        self._world.say(f"{desk.name} {'back on' if desk.name in away else 'off'} the network")
        away ^= {desk.name}

    def _crash(self, desk: DeskMachine) -> None:
        if not desk.busy:
            self._world.died(desk)

    def _crash_in_exchange(self, desk: DeskMachine) -> None:
        if not desk.busy:
            points = (
                "before apply", "after apply", "before take", "after take",
                "after become", "after adopt",
            )  # fmt: skip
            desk.dies_at = self._chance.choice(points)
            self._world.say(f"{desk.name} -> server, and dies {desk.dies_at}")
            self._world.exchange(desk)

    def _crash_after_saving(self, desk: DeskMachine) -> None:
        if desk.busy:
            return
        # Before or after the call came back: only then has anybody been told.
        desk.dies_at = self._chance.choice(("after record", ""))
        try:
            self._scan(desk)
        except PowerLost:
            self._world.say(f"{desk.name} dies before it can say what it saved")
        self._world.died(desk)

    # ------------------------------------------------------------ disasters

    def _turn_clock(self, machine: Machine) -> None:
        kind = self._chance.choice(("jumps", "jumps", "is right", "is at 1970"))
        if kind == "is at 1970":
            machine.clock.reset()
        else:
            machine.clock.error = 0 if kind == "is right" else self._chance.randint(*_JUMP_MS)
        self._world.say(f"the clock of {machine.name} {kind} ({machine.clock.error / 1000:.0f} s)")

    def _back_up_server(self) -> None:
        self._world.say("the server is backed up")
        self._server_backups.append(self._world.server.drive.snapshot())

    def _restore_server(self) -> None:
        number = self._chance.randrange(len(self._server_backups))
        self._world.say(f"the server is restored from backup {number}")
        with self._world.disaster():
            self._world.end_the_lines()
            self._world.server.restart(self._server_backups[number])
            if self._world.fault.new_incarnation:
                self._world.server.begin_incarnation()
        # The organisers go on: they do again what is gone, or something else first.
        if self._chance.random() < 0.3:
            self._world.people.publish_all()
        else:
            self._world.say(self._world.people.change())

    def _back_up_desk(self, desk: DeskMachine) -> None:
        self._world.say(f"{desk.name} is backed up")
        self._desk_backups.append((desk, desk.drive.snapshot()))

    def _set_back(self) -> None:
        if not self._desk_backups:
            return
        desk, files = self._chance.choice(self._desk_backups)
        if not desk.busy:
            self._world.say(f"{desk.name} is set back to a backup")
            with self._world.disaster():
                desk.restart(files)

    def _clone(self, desk: DeskMachine) -> DeskMachine:
        copy = self._world.new_desk()
        self._world.say(f"{copy.name} is a copy of {desk.name}")
        copy.begin(desk.drive.snapshot())
        self._world.desks.append(copy)
        return copy
