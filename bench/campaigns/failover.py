"""The primary PostgreSQL dies under load, its synchronous standby takes over: nothing is missing.

Two server processes share the two databases by libpq's address of several hosts. Three desks
scan all the while and carry on by themselves.
"""

import tempfile
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from bench.figures import Report
from bench.load.server import Place, serving
from bench.net import desks as together
from bench.net.desks import Desk
from bench.net.event import (
    differences,
    held_by_desk,
    held_by_server,
    invite,
    make_event,
    missing,
)
from bench.net.standby import address_of_both, kill_all, primary_and_standby
from checkin.adapters.server_data import ServerData
from checkin.domain.model import DeskId
from checkin.domain.record import NO_HEAD, Head

DESKS = 3
TIMES = 3

_SCHEMA = "failover"
_PEOPLE = 300
_PROCESSES = 2
_EVERY_S = "0.05"
_LOAD_S = 4.0
_DEATH_IS_NOTICED_S = 1.0


@dataclass(frozen=True, slots=True)
class FailedOver:
    """What came of it.

    ``told`` records were acknowledged when the primary died; ``lost`` of them,
    or of what the desks had saved, were missing later. ``back_s`` is from the
    order to promote until everybody held all that anybody had saved by then.
    """

    told: int
    lost: int
    back_s: float


def run(report: Report) -> None:
    each = []
    for _ in range(TIMES):
        with tempfile.TemporaryDirectory(prefix="checkin-failover-") as folder:
            each.append(fail_over(Path(folder), _LOAD_S))
        print(f"  {each[-1]}", flush=True)
    report.add("failover.told", sum(one.told for one in each), "records", "> 0")
    report.add("failover.lost", sum(one.lost for one in each), "records", "== 0")
    report.add("failover.back_s", max(one.back_s for one in each), "s", "<= 10")


def fail_over(folder: Path, load_s: float) -> FailedOver:
    """Have desks scan for *load_s*, kill the primary, promote the standby, and look."""
    with primary_and_standby() as (primary, standby):
        primary.make_schema(_SCHEMA)
        address = address_of_both(primary, standby, _SCHEMA)
        codes = folder / "codes"
        with closing(ServerData(folder / "server", address)) as data:
            codes.write_text("\n".join(make_event(data, _PEOPLE)), encoding="utf-8")
            place = Place("postgres", folder / "server", address, _PROCESSES)
            with serving(place) as running:
                desks = [
                    Desk(
                        *(folder / f"desk-{number}", codes, "--seed", str(number)),
                        *("--every", _EVERY_S, "--join"),
                        invite(data, running.addresses[number % _PROCESSES]),
                    )
                    for number in range(DESKS)
                ]
                try:
                    together.until(lambda: all(desk.ready for desk in desks), desks)
                    time.sleep(load_s)
                    kill_all(primary)
                    time.sleep(_DEATH_IS_NOTICED_S)
                    # Before anybody can send it again.
                    told = _told(desks)
                    lost = len(missing(told, standby.held(_SCHEMA)))
                    wanted = {desk.id: max(desk.saved) for desk in desks}
                    began = time.monotonic()
                    standby.promote()
                    together.until(lambda: _all_hold(desks, data, wanted), desks)
                    back_s = time.monotonic() - began
                    for desk in desks:
                        desk.rest()
                    together.until(lambda: together.in_sync(desks, data), desks)
                    for desk in desks:
                        desk.end()
                finally:
                    together.end_all(desks)
            replicas = [held_by_server(data)]
    for desk in desks:
        if desk.bugs:
            raise RuntimeError(desk.bugs[0])
        held, _ = held_by_desk(desk.profile)
        replicas.append(held)
        lost += len(desk.saved - {ref.seq for ref in replicas[0] if ref.desk == desk.id})
    acknowledged = sum(head.seq for head in told.values())
    return FailedOver(acknowledged, lost + differences(replicas), back_s)


def _told(desks: Sequence[Desk]) -> dict[DeskId, Head]:
    """Return the furthest that any desk was told of each."""
    told: dict[DeskId, Head] = {}
    for desk in desks:
        for key, head in desk.told.items():
            if head.seq >= told.get(key, head).seq:
                told[key] = head
    return told


def _all_hold(desks: Sequence[Desk], data: ServerData, wanted: dict[DeskId, int]) -> bool:
    """Say whether the server and every desk hold it, and each desk knows that its own is held."""
    there = data.replica(data.required_event()).have()
    return all(desk.told[desk.id].seq >= wanted[desk.id] for desk in desks) and all(
        have.get(key, NO_HEAD).seq >= seq
        for have in (there, *(desk.have for desk in desks))
        for key, seq in wanted.items()
    )
