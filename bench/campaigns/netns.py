"""Five desks and a server, each on a host of its own, in bad air.

30 % of all packets are lost, in both directions and to the end; three times some desks hear
nothing at all for some seconds, and the others nothing of them. All the while each desk scans
twice a second. After each time everybody must soon hold whatever anybody held when it ended.
"""

import json
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.figures import Report
from bench.net import desks as together
from bench.net.desks import Desk
from bench.net.event import differences, held_by_desk, held_by_server, invite, make_event
from bench.net.hosts import Host, hosts
from checkin.adapters.server_data import ServerData
from checkin.cli.processes import command
from checkin.domain.model import DeskId
from checkin.domain.record import NO_HEAD

DESKS = 5
LOSS = 0.3
PARTITIONS = (5.0, 10.0, 15.0)
"""How long each lasts, in seconds."""

_PEOPLE = 400
_PORT = 8321
_CALM_S = 5.0
_PATIENCE_S = 120.0


@dataclass(frozen=True, slots=True)
class Weathered:
    """What came of it. ``heal_s`` is how long everybody needed after each partition."""

    heal_s: Sequence[float]
    scan_p99_ms: float
    scans: int
    lost: int


def run(report: Report) -> None:
    with tempfile.TemporaryDirectory(prefix="checkin-netns-") as folder:
        weathered = live_through(Path(folder), DESKS, LOSS, PARTITIONS, seed=1)
    print(f"  healed after {', '.join(f'{one:.1f} s' for one in weathered.heal_s)}")
    report.add("netns.partitions", len(weathered.heal_s), "partitions", ">= 3")
    report.add("netns.heal_s", max(weathered.heal_s), "s", "<= 10")
    report.add("netns.scan_p99_ms", weathered.scan_p99_ms, "ms", "<= 150")
    report.add("netns.scans", weathered.scans, "records", "> 0")
    report.add("netns.lost", weathered.lost, "records", "== 0")


def live_through(
    folder: Path, count: int, loss: float, partitions: Sequence[float], seed: int
) -> Weathered:
    """Live through *partitions*, each so many seconds long.

    Raises:
        RuntimeError: no such hosts can be made here, or something closed by itself.
    """
    chance = random.Random(seed)
    with hosts(1 + count) as (server, *places):
        data = ServerData(folder / "server")
        codes = folder / "codes"
        codes.write_text("\n".join(make_event(data, _PEOPLE)), encoding="utf-8")
        with closing(data), _serving(server, folder / "server") as address:
            joins = [invite(data, address) for _ in places]
            started = [
                Desk(
                    *(folder / f"desk-{number}", codes, "--join", join, "--seed", str(number)),
                    within=place.command(),
                )
                for number, (place, join) in enumerate(zip(places, joins, strict=True))
            ]
            try:
                together.until(lambda: all(desk.ready for desk in started), started)
                for place in (server, *places):
                    place.lose(loss)
                heal_s = []
                for seconds in partitions:
                    time.sleep(_CALM_S)
                    away = chance.sample(places, chance.randint(1, count - 1))
                    _cut_off(server, away, seconds)
                    heal_s.append(_wait_for_all(started, data))
                for desk in started:
                    desk.rest()
                together.until(lambda: together.in_sync(started, data), started, _PATIENCE_S)
                for desk in started:
                    desk.end()
            finally:
                together.end_all(started)
            replicas = [held_by_server(data)]
    lost = 0
    for desk in started:
        if desk.bugs:
            raise RuntimeError(desk.bugs[0])
        held, _ = held_by_desk(desk.profile)
        replicas.append(held)
        lost += len(desk.saved - {ref.seq for ref in replicas[0] if ref.desk == desk.id})
    took = [one for desk in started for one in desk.took_ms]
    return Weathered(
        heal_s,
        statistics.quantiles(took, n=100, method="inclusive")[98],
        len(took),
        lost + differences(replicas),
    )


@contextmanager
def _serving(host: Host, folder: Path) -> Iterator[str]:
    words = ("--folder", str(folder), "--host", host.address, "--port", str(_PORT))
    process = subprocess.Popen(
        host.command(*command("serve", "--json", *words)), stdout=subprocess.PIPE, text=True
    )
    try:
        line = process.stdout.readline() if process.stdout else ""
        if not line:
            raise RuntimeError("The server did not start.")
        yield json.loads(line)["address"]
    finally:
        process.kill()
        process.communicate()


def _cut_off(server: Host, away: Sequence[Host], seconds: float) -> None:
    """Let *away* and the server hear nothing of each other; the desks talk only to the server."""
    for place in away:
        place.cut_off(server)
        server.cut_off(place)
    time.sleep(seconds)
    for place in away:
        server.restore(place)
        place.restore(server)


def _wait_for_all(desks: Sequence[Desk], data: ServerData) -> float:
    """Return the seconds until everybody holds all that anybody has saved until now."""
    replica = data.replica(data.required_event())
    wanted: dict[DeskId, int] = {desk.id: max(desk.saved, default=0) for desk in desks}

    def healed() -> bool:
        return all(
            have.get(key, NO_HEAD).seq >= seq
            for have in (replica.have(), *(desk.have for desk in desks))
            for key, seq in wanted.items()
        )

    return together.until(healed, desks, _PATIENCE_S)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        print(live_through(Path(made), DESKS, LOSS, PARTITIONS, seed=int(sys.argv[1])))
