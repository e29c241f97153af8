"""The organisers' page while people arrive: how soon a scan is on it, and what it costs.

A real server in a process of its own. The scans are a real desk's: saved in its encrypted
file, sent by its exchange. The large event has 100,000 people who have come, left and come
again, so 300,000 records.
"""

import multiprocessing
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path

from bench.figures import Report
from bench.load.event import LIST, LoadDesk, enrol, invite, make_event, register, share
from bench.load.generator import Lane, apart, replay
from bench.load.server import Place, Running, on_file, serving
from bench.load.watchers import Shown, time_page, viewer_cookie, watch
from checkin.adapters.keys import verify
from checkin.adapters.profile import Profile, wall_ms
from checkin.adapters.server_data import ServerData
from checkin.domain.model import EventId
from checkin.domain.record import Draft, Kind
from checkin.usecases.exchange import DeskReport
from checkin.usecases.sync import Clock, Sync

PAGES = 20
SCANS = 60
PEOPLE = 100_000
RECORDS = 300_000
_DESKS = 8
_UPDATES = 60
_PAGES = 40
_APART_S = 0.4
"""Between two arrivals: longer than updates are gathered, so that each is one."""


def run(report: Report) -> None:
    with tempfile.TemporaryDirectory(prefix="checkin-live-page-") as name:
        with on_file(Path(name) / "small") as place:
            took = scan_to_page(place, Path(name) / "desk")
        report.add("organise.scan_to_page_p95_s", _share(took, 0.95), "s", "<= 1")
        report.add("organise.scan_to_page_p50_s", _share(took, 0.5), "s")
        report.add("organise.scan_to_page.seen", len(took), "times", f"== {SCANS * PAGES}")
        with on_file(Path(name) / "large") as place:
            large(report, place)


def scan_to_page(place: Place, folder: Path) -> list[float]:
    """Scan *SCANS* people at a desk; return after how many seconds each page showed each."""
    data, chance = place.open(), random.Random(7)
    event = make_event(data)
    people = register(data, event, 208)
    try:
        with serving(place) as running:
            profile = Profile.open(folder)
            profile.join(invite(data, event, running.addresses[0]), "Desk")
            peer = profile.peer()
            clock = Clock(wall_ms)
            sync = Sync(profile.store, peer, verify, clock, lambda: DeskReport("bench", LIST))
            while sync.exchange().more:
                pass
            scanned = []
            with _watching(data, event, running, SCANS) as watched:
                for person, badge in people[:SCANS]:
                    time.sleep(chance.uniform(0.2, 0.9))
                    scanned.append(time.monotonic())
                    profile.store.record(Draft(Kind.ADMITTED, LIST, person, badge), clock())
                    sync.exchange()
                pages = watched()
            peer.close()
            profile.close()
    finally:
        data.close()
    return [
        next(at for arrived, at in shown if arrived >= place) - began
        for place, began in enumerate(scanned, start=1)
        for shown in pages
    ]


def large(report: Report, place: Place) -> None:
    """Measure the page of a large event, and what each update of it costs the server."""
    data = place.open()
    event = make_event(data)
    people = register(data, event, PEOPLE)
    desks = enrol(data, event, _DESKS)
    share(desks, people)
    replica = data.replica(event)
    for desk in desks:
        for _ in range(RECORDS // _DESKS // 500):
            replica.take([desk.run(500)], verify)
    late = register(data, event, 3 + 2 * _UPDATES)
    desks[0].people = late
    try:
        with serving(place) as running:
            cookie, port = viewer_cookie(data), running.ports[0]
            first = apart(time_page, port, cookie, event, 1)
            report.add("organise.first_page_s_100k", first[0] / 1000, "s")
            before = running.cpu_s()
            pages = apart(time_page, port, cookie, event, _PAGES)
            cpu = 1000 * (running.cpu_s() - before) / _PAGES
            report.add("organise.page_ms_100k", _share(pages, 0.95), "ms", "<= 200")
            report.add("organise.page_cpu_ms_100k", cpu, "ms")
            # The first exchange has the server read what help desks have voided.
            _arrive(data, running, desks[0], 3)
            time.sleep(20)
            alone = _cpu_of(lambda: _arrive(data, running, desks[0]), running)
            with _watching(data, event, running, len(people) + len(late)) as watched:
                both = _cpu_of(lambda: _arrive(data, running, desks[0]), running)
                report.add(
                    "organise.live_update_cpu_ms", 1000 * (both - alone) / _UPDATES, "ms", "<= 20"
                )
                edits = _cpu_of(lambda: _edit(data, event), running)
                report.add("organise.edit_update_cpu_ms", 1000 * edits / _UPDATES, "ms")
                # The last of them, so that every page has seen all that was counted.
                watched()
            report.add("organise.live_memory_mb", _memory_mb(running.processes[0]), "MB")
    finally:
        data.close()


def _arrive(data: ServerData, running: Running, desk: LoadDesk, updates: int = _UPDATES) -> None:
    event = desk.event
    roster = data.book(event).roster_version()
    for _ in range(updates):
        heard = dict(data.replica(event).have())
        run = desk.run(1)
        asked = desk.exchange({**heard, desk.id: desk.head}, [run], roster)
        replay([Lane(running.ports[0], [asked])])
        time.sleep(_APART_S)


def _edit(data: ServerData, event: EventId) -> None:
    book = data.book(event)
    some = next(iter(book.registrations_in_slices()))[:_UPDATES]
    for one in some:
        book.publish(registrations=[replace(one, organisation="Another Organisation")])
        time.sleep(_APART_S)


class _watching:  # noqa: N801  read as a word of the sentence that it stands in
    """Pages in a process of their own, open from its beginning to its end."""

    def __init__(self, data: ServerData, event: EventId, running: Running, until: int) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="checkin-pages-")
        ready = Path(self._folder.name) / "ready"
        self._asked = running.ports[0], viewer_cookie(data), event, PAGES, until, ready

    def __enter__(self) -> Callable[[], list[Shown]]:
        self._process = ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn"))
        found: Future[list[Shown]] = self._process.submit(watch, *self._asked)
        while not self._asked[-1].exists() and not found.done():
            time.sleep(0.05)
        return found.result

    def __exit__(self, *_: object) -> None:
        self._process.shutdown()
        self._folder.cleanup()


def _cpu_of(work: Callable[[], None], running: Running) -> float:
    before = running.cpu_s()
    work()
    return running.cpu_s() - before


def _share(values: list[float], part: float) -> float:
    return statistics.quantiles(values, n=100, method="inclusive")[round(part * 100) - 1]


def _memory_mb(process: int) -> float:
    for line in Path(f"/proc/{process}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise RuntimeError("This system does not say how much memory a process has.")
