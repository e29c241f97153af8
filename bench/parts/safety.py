"""What keeping people safe costs: opening a desk, unlocking it, saving a scan.

A desk with 20,000 people is opened again and again, as after a restart of the computer: with
its key, and with a desk card and the staff PIN. Then two desks scan in turns: one as it is, its
database encrypted and its server behind TLS, the other with neither.
"""

import gc
import os
import statistics
import tempfile
import time
from contextlib import closing
from pathlib import Path

from nacl.public import PrivateKey

from bench.figures import Report
from bench.net.event import enrol, invite, make_event
from bench.safety.turns import Turns, in_turns
from checkin.adapters.database.engine import open_encrypted
from checkin.adapters.keychain import this_computer
from checkin.adapters.profile import Profile, vault_of
from checkin.adapters.server_data import ServerData
from checkin.adapters.wrapping import Label, stretch
from checkin.cli.processes import Server
from checkin.domain.desk_card import DeskCard
from checkin.domain.lock import Cost, Lock, Policy

PEOPLE = 20_000
OPENED = 30
UNLOCKED = 7
_PIN = "271828"


def run(report: Report) -> None:
    with tempfile.TemporaryDirectory(prefix="checkin-safety-") as name:
        measure(report, Path(name), PEOPLE, OPENED, UNLOCKED, Turns())


def measure(
    report: Report, folder: Path, people: int, opened: int, unlocked: int, turns: Turns
) -> None:
    """Measure all of it with *people* registrations."""
    with closing(ServerData(folder / "server")) as data:
        codes = make_event(data, people)
    server = Server(folder / "server")
    server.start()
    try:
        with closing(ServerData(folder / "server")) as data:
            enrol(folder / "desk", invite(data, server.address))
            opening(report, folder / "desk", opened)
            unlocking(report, folder / "desk", unlocked)
    finally:
        server.kill()
    scanning(report, folder, codes, turns)


def opening(report: Report, desk: Path, times: int) -> None:
    """Open the database with its key, and read who this desk is."""
    key = vault_of(desk).open()
    took = []
    for _ in range(times):
        gc.collect()
        began = time.perf_counter_ns()
        database = open_encrypted(desk / "desk.db", key)
        with database.read() as connection:
            connection.exec_driver_sql("select count(*) from setting").scalar()
        took.append((time.perf_counter_ns() - began) / 1e6)
        database.close()
    report.add("safety.open_ms", statistics.median(took), "ms", "<= 50")
    report.add("safety.open_worst_ms", max(took), "ms")


def unlocking(report: Report, desk: Path, times: int) -> None:
    """Lock it strictly, then open it with a desk card and the staff PIN, to the first list."""
    profile = Profile.open(desk)
    enrolment = profile.enrolment
    if enrolment is None:
        raise RuntimeError("The desk has no event.")
    salt, cost, card = os.urandom(16), Cost(), DeskCard(enrolment.event, os.urandom(32))
    lock = Lock(
        Policy.STRICT,
        salt,
        cost,
        stretch(_PIN, salt, cost),
        (bytes(PrivateKey(card.seed).public_key),),
    )
    profile.vault.guard(lock, Label("Desk", "Event", enrolment.event))
    profile.close()
    took = []
    for _ in range(times):
        gc.collect()
        vault = vault_of(desk, this_computer())
        began = time.perf_counter_ns()
        profile = Profile.open(desk, _PIN, card, vault=vault)
        profile.store.lists()
        took.append((time.perf_counter_ns() - began) / 1e6)
        profile.close()
    profile = Profile.open(desk, _PIN, card)
    profile.vault.guard(Lock(), Label("Desk", "Event", enrolment.event))
    profile.close()
    report.add("safety.unlock_ms", statistics.median(took), "ms", "<= 1000")
    report.add("safety.unlock_worst_ms", max(took), "ms")


def scanning(report: Report, folder: Path, codes: list[str], turns: Turns) -> None:
    """Let two desks scan in turns, with and without what protects them."""
    kept, bare = in_turns(folder, codes, turns)
    for name, share in (("", 0.5), ("_p95", 0.95)):
        ours, theirs = _share(kept, share), _share(bare, share)
        report.add(f"safety.scan_to_saved{name}_ms", ours, "ms", rival=theirs)
        if not name:
            report.add("safety.scan_cost_ratio", ours / theirs, "times", "<= 1.3")
        else:
            report.add(f"safety.scan_cost_ratio{name}", ours / theirs, "times")
    report.add("safety.scans", len(kept) + len(bare), "scans", "> 0")


def _share(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]
