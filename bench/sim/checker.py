"""After healing: everything there, once, the same everywhere, and every conflict told."""

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from bench.sim.machines import DeskMachine, Machine
from bench.sim.store import EVENT
from bench.sim.truth import Expected, Ledger, Pair, expected
from checkin.adapters.database.roster_rows import side_of
from checkin.adapters.database.tables import roster
from checkin.domain.attendance import Conflict, attendance
from checkin.domain.record import Record

if TYPE_CHECKING:
    from bench.sim.world import World


class Finding(NamedTuple):
    """One thing that is not as it has to be.

    ``kind`` is lost, double, diverged, conflict, aside, restless or broken.
    """

    kind: str
    text: str


def check(world: "World") -> list[Finding]:
    """Look at every machine of a world that was healed."""
    ledger = world.ledger
    server = list(world.server.store.records())
    standing = _standing(server)
    # Told to an organiser, and theirs to bring back: nobody else has them any more.
    machines = (world.server, *world.desks)
    orphans = set().union(*(one.kept_aside() for one in machines)) & ledger.orphans
    orphans -= standing.keys()
    world.orphans = len(orphans)
    findings = [
        Finding("lost", _name(ledger, key))
        for key in sorted(ledger.must_be_there() - standing.keys() - orphans)
    ]
    if strange := standing.keys() - ledger.facts.keys():
        findings.append(Finding("broken", f"{len(strange)} records that nobody made"))
        return findings
    truth = expected(ledger.facts, standing)
    world.conflicts = len(truth.conflicts)
    findings += _attendance("server", ledger, server, world.server, truth)
    findings += _server_counts(world, truth)
    roster_there = _roster(world.server)
    for desk in world.desks:
        records = list(desk.store.records())
        if _standing(records) != standing:
            different = len(set(records) ^ set(server))
            findings.append(Finding("diverged", f"{desk.name}: {different} records differ"))
            continue
        findings += _attendance(desk.name, ledger, records, desk, truth)
        findings += _desk_shows(desk, world, truth)
        if _roster(desk) != roster_there:
            findings.append(Finding("diverged", f"{desk.name}: another roster"))
    for machine in machines:
        if count := len(machine.kept_aside() - orphans):
            findings.append(Finding("aside", f"{machine.name}: {count} records are aside"))
    return findings


def _standing(records: Iterable[Record]) -> dict[str, Record]:
    """Each fact, and the record that stands for it: the original, or the least re-issue."""
    standing: dict[str, Record] = {}
    for one in records:
        key = Ledger.key(one)
        if key not in standing or _before(one, standing[key]):
            standing[key] = one
    return standing


def _before(one: Record, other: Record) -> bool:
    return (one.original != "", one.hlc, one.desk, one.seq) < (
        other.original != "",
        other.hlc,
        other.desk,
        other.seq,
    )


def _attendance(
    name: str, ledger: Ledger, records: list[Record], machine: Machine, truth: Expected
) -> list[Finding]:
    """Fold a replica's log by the product's reference, and compare it with what happened."""
    whose = {one.id: one.registration for one in machine.store.badges()}
    found = attendance(records, whose.get)
    counts: dict[tuple[str, str], str] = {}
    conflicts: list[Conflict] = []
    findings: list[Finding] = []
    for (on, who), presence in found.items():
        conflicts += presence.conflicts
        if presence.counts is None:
            continue
        key = Ledger.key(presence.counts)
        person = ledger.facts[key].person or who
        if (on, person) in counts:
            findings.append(Finding("double", f"{name}: {person} counts twice on {on}"))
        counts[on, person] = key
    findings += (
        Finding("double", f"{name}: {place} counts, or should")
        for place in sorted(counts.keys() ^ truth.counts.keys())
    )
    findings += (
        Finding("diverged", f"{name}: {place} counts by another record")
        for place in sorted(counts.keys() & truth.counts.keys())
        if counts[place] != truth.counts[place]
    )
    return findings + _conflicts(name, ledger, conflicts, truth)


def _conflicts(
    name: str, ledger: Ledger, told: Iterable[Conflict], truth: Expected
) -> list[Finding]:
    pairs = Counter(_pair(one) for one in told)
    findings = [
        Finding("conflict", f"{name}: one conflict told {times} times")
        for times in pairs.values()
        if times > 1
    ]
    findings += (
        Finding("conflict", f"{name}: not told: {_names(ledger, pair)}")
        for pair in truth.conflicts - pairs.keys()
    )
    findings += (
        Finding("conflict", f"{name}: is none: {_names(ledger, pair)}")
        for pair in pairs.keys() - truth.conflicts
    )
    return findings


def _desk_shows(desk: DeskMachine, world: "World", truth: Expected) -> list[Finding]:
    """Compare what the running desk shows with what happened."""
    findings = _conflicts(f"{desk.name}'s screen", world.ledger, desk.desk.conflicts(), truth)
    for on in world.people.lists:
        desk.desk.choose(on.id)
        here = desk.desk.count().here
        should = sum(1 for place in truth.counts if place[0] == on.id)
        if here != should:
            findings.append(
                Finding("diverged", f"{desk.name}'s screen: {here} on {on.id}, not {should}")
            )
        for who in world.people.registrations.values():
            for one in desk.desk.search(who.public_name):
                counts = one.presence.counts
                by = Ledger.key(counts) if counts else None
                if by != truth.counts.get((on.id, one.registration.id)):
                    findings.append(
                        Finding("diverged", f"{desk.name}'s screen: {who.id} on {on.id}")
                    )
    return findings


def _server_counts(world: "World", truth: Expected) -> list[Finding]:
    """Compare the organisers' page with what happened."""
    findings = []
    of_facts = world.ledger.facts
    for one in world.server.counts.now().lists:
        arrived = sum(1 for place in truth.counts if place[0] == one.id)
        # A case is a person on a list, however many desks admitted them.
        on_list = (of_facts[min(pair)] for pair in truth.conflicts)
        conflicts = len({fact.person for fact in on_list if fact.record.list == one.id})
        if one.arrived != arrived:
            findings.append(Finding("diverged", f"page: {one.arrived} on {one.id}, not {arrived}"))
        if one.conflicts != conflicts:
            findings.append(
                Finding("conflict", f"page: {one.conflicts} on {one.id}, not {conflicts}")
            )
    return findings


def _roster(machine: Machine) -> frozenset[tuple[object, ...]]:
    """The rows themselves: the product's own digest is not asked. Versions of desks may differ.

    Without desks that have made no record: a name that was given out before the server was
    restored, and never used, is known to whoever heard of it and need not be to the server.
    """
    columns = (roster.c.kind, roster.c.id, roster.c.also, roster.c.body)
    used = (roster.c.side == side_of(EVENT), roster.c.deleted.is_(False))
    with machine.drive.database.read() as connection:
        rows = connection.execute(select(*columns).where(*used)).all()
    used_names = machine.store.have().keys()
    return frozenset(tuple(row) for row in rows if row.kind != "desk" or row.id in used_names)


def _pair(conflict: Conflict) -> Pair:
    return frozenset((Ledger.key(conflict.first), Ledger.key(conflict.second)))


def _name(ledger: Ledger, key: str) -> str:
    if key not in ledger.facts:
        return key[:8]
    one = ledger.facts[key].record
    return f"{one.desk[:4]}/{one.seq} {one.kind} {one.about or one.badge[:6]} on {one.list}"


def _names(ledger: Ledger, pair: Pair) -> str:
    return " and ".join(_name(ledger, key) for key in sorted(pair))
