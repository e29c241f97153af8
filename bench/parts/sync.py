"""The exchange under load: what a check-in costs the server, how fast news travels, how it grows.

Each figure for both databases. "CPU" is that of the server's processes and the
database's together. The rival's figures are published ones, not of this run;
the bare endpoint runs in the same run, where `CHECKIN_YARD` says where it is.
"""

import resource
import tempfile
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from pathlib import Path

from bench.figures import Report
from bench.load import desk, yard
from bench.load.event import LoadDesk, enrol, invite, make_event, register, share
from bench.load.fanout import Told, fan_out
from bench.load.generator import apart
from bench.load.server import Place, Running, on_file, on_postgres, serving
from bench.load.uploads import BATCH, Cost, cost, send
from bench.load.wire_meter import metered
from bench.postgres_cluster import Cluster, cluster
from checkin.adapters.server_data import ServerData
from checkin.domain.model import EventId

DESKS = 8
PEOPLE = 208
SCALES = (1, 10, 100)
SINGLES_EACH = 400
BATCHED_EACH = 5_000
QUEUED = 1_000
DOWNLOADS = {"10k": 10_000, "100k": 100_000}
LISTENING = (100, 1_000)
_AT_ONCE = 100
"""Desks that begin at once: a server lets no more wait than it can answer soon."""

_RIVAL = {
    "cpu_ms_per_checkin": 57.0,
    "cpu_ms_per_checkin_batched": 57.0,  # it has no batches
    "checkins_per_s": 33.0,
    "upload_1000_s": 45.4,
    "download_10k_s": 16.6,
    "download_10k_bytes": 1.53e6,
    "incremental_10_ms": 180.0,
}
_AIMS = {
    "cpu_ms_per_checkin": "<= 1.2",
    "cpu_ms_per_checkin_batched": "<= 0.06",
    "share_of_bare_endpoint": ">= 0.5",
    "upload_1000_s": "<= 0.3",
    "download_10k_s": "<= 1",
    "download_100k_s": "<= 10",
    "fanout_100_p99_s": "<= 1",
}

MakePlace = Callable[[Path], AbstractContextManager[Place]]


@dataclass(frozen=True, slots=True)
class Into:
    """Where the figures of one database go; those at another *scale* have no aim."""

    report: Report
    database: str
    scale: int = 1

    def __call__(self, figure: str, value: float, unit: str) -> None:
        """Write a figure down."""
        at = "" if self.scale == 1 else f"_at_{self.scale}x"
        name = f"sync.{figure}{at}.{self.database}"
        aim, rival = (None, None) if at else (_AIMS.get(figure), _RIVAL.get(figure))
        self.report.add(name, value, unit, aim, rival)


def run(report: Report) -> None:
    _allow_many_connections()
    with cluster() as postgres, tempfile.TemporaryDirectory(prefix="checkin-load-") as folder:
        bare = _bare(report, postgres)
        makers: dict[str, MakePlace] = {
            "sqlite": on_file,
            "postgres": lambda where: on_postgres(where, postgres),
        }
        for name, make in makers.items():
            into = Into(report, name)
            for scale in SCALES:
                where = Path(folder) / f"{name}-{scale}x"
                singles = measure_scale(replace(into, scale=scale), make, where)
                if scale == 1 and bare is not None:
                    into("share_of_bare_endpoint", singles.per_s / bare.per_s, "of 1")
            for size, count in DOWNLOADS.items():
                measure_download(into, make, Path(folder) / f"{name}-{size}", size, count)
            for count in LISTENING:
                told = measure_fan_out(make, Path(folder) / f"{name}-{count}-desks", count)
                into(f"fanout_{count}_p50_s", told.p50_s, "s")
                into(f"fanout_{count}_p99_s", told.p99_s, "s")
                into(f"fanout_{count}_missing", told.missing, "pairs")
                into(f"fanout_{count}_unsent", told.unsent, "check-ins")
                into(f"fanout_{count}_retried", told.retried, "requests")
                into(f"fanout_{count}_generator_busy", told.generator_busy, "of 1")


def measure_scale(into: Into, make: MakePlace, folder: Path) -> Cost:
    """Measure an event of so many times 208 people, who have all checked in once already."""
    with make(folder) as place:
        data = place.open()
        try:
            people = PEOPLE * into.scale
            event, desks = _event(data, DESKS, people)
            with serving(place) as running:
                send(data, running, desks, people // DESKS, BATCH)
                _measure_desk(into, folder / "desk", data, event, running)
                send(data, running, desks, 25)  # to warm up
                singles = send(data, running, desks, SINGLES_EACH)
                into("cpu_ms_per_checkin", singles.cpu_ms, "ms")
                into("checkins_per_s", singles.per_s, "per s")
                into("answer_p50_ms", singles.answer_p50_ms, "ms")
                into("answer_p99_ms", singles.answer_p99_ms, "ms")
                batched = send(data, running, desks, BATCHED_EACH, BATCH)
                into("cpu_ms_per_checkin_batched", batched.cpu_ms, "ms")
                into("checkins_per_s_batched", batched.per_s, "per s")
        finally:
            data.close()
    return singles


def measure_download(into: Into, make: MakePlace, folder: Path, size: str, count: int) -> None:
    """Measure a fresh desk that fetches *count* registrations and as many badges."""
    with make(folder) as place:
        data = place.open()
        try:
            event, _ = _event(data, 1, count)
            with serving(place) as running:
                address = invite(data, event, running.addresses[0])
                fetched = apart(desk.download, address, folder / "desk")
                if fetched.people != count:
                    raise RuntimeError(f"The desk has {fetched.people} of {count} people.")
                into(f"download_{size}_s", fetched.seconds, "s")
                into(f"download_{size}_peak_mb", fetched.peak_mb, "MB")
                with metered(running.ports[0]) as meter:
                    apart(desk.download, invite(data, event, meter.address), folder / "metered")
                    into(f"download_{size}_bytes", meter.total, "bytes")
        finally:
            data.close()


def measure_fan_out(make: MakePlace, folder: Path, count: int) -> Told:
    """Measure *count* desks that listen while each checks in somebody every 5 s."""
    with make(folder) as place:
        data = place.open()
        try:
            event, desks = _event(data, count, max(PEOPLE, 2 * count))
            with serving(place) as running:
                for first in range(0, count, _AT_ONCE):
                    send(data, running, desks[first : first + _AT_ONCE], 1)
                roster = data.book(event).roster_version()
                have = data.replica(event).have()
                return apart(fan_out, desks, running.ports, roster, have)
        finally:
            data.close()


def _event(data: ServerData, desk_count: int, people: int) -> tuple[EventId, list[LoadDesk]]:
    event = make_event(data)
    # The desks first: while nobody is registered, letting one in is quick.
    desks = enrol(data, event, desk_count)
    share(desks, register(data, event, people))
    return event, desks


def _measure_desk(
    into: Into, profile: Path, data: ServerData, event: EventId, running: Running
) -> None:
    """Measure one whole desk: roster and log fetched, ten changes fetched, 1,000 records sent."""
    fetched = apart(desk.download, invite(data, event, running.addresses[0]), profile)
    into("first_download_s", fetched.seconds, "s")
    book = data.book(event)
    some = list(book.registrations())[:10]
    book.publish(registrations=[replace(one, attention="Ask at the desk") for one in some])
    into("incremental_10_ms", 1000 * apart(desk.catch_up, profile).seconds, "ms")
    into("upload_1000_s", apart(desk.upload, profile, QUEUED).seconds, "s")


def _bare(report: Report, postgres: Cluster) -> Cost | None:
    folder = yard.folder()
    if folder is None:
        print("  CHECKIN_YARD does not say where the bare endpoint is: no share of it is measured.")
        return None
    count = DESKS * SINGLES_EACH
    measured = cost(count, *yard.measure(folder, postgres, count))
    report.add("sync.bare_endpoint_per_s", measured.per_s, "per s")
    report.add("sync.bare_endpoint_cpu_ms", measured.cpu_ms, "ms")
    return measured


def _allow_many_connections() -> None:
    """Each of 1,000 desks has two connections; the server that is started inherits this."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = 8_192 if hard == resource.RLIM_INFINITY else min(8_192, hard)
    if soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
