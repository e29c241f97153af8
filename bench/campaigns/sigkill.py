"""Kill the real desk at random moments: whatever it showed green must be on its disk.

`make test` kills it 20 times, `make campaign PART=sigkill` 200 times.
"""

import os
import random
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import cv2
import numpy as np
import segno

from bench.figures import Report
from checkin.adapters.keys import verify
from checkin.adapters.profile import Profile, wall_ms
from checkin.adapters.server_data import ServerData
from checkin.cli.processes import DeskProcess, Server
from checkin.domain.model import EventId
from checkin.domain.record import Kind
from checkin.usecases.organise import Row, first_lists, import_rows, issue_badges, new_event
from checkin.usecases.ports import DeskReport
from checkin.usecases.sync import Clock, Sync
from resources.reel import Reel

KILLS = 200
PEOPLE = 150
_FRAMES_PER_BADGE = 6
_LONGEST_LIFE_S = 5.0


@dataclass(frozen=True, slots=True)
class Killed:
    """What came of it: desks killed, green verdicts shown, those missing, damaged files."""

    count: int
    green: int
    lost: int
    corrupt: int


def run(report: Report) -> None:
    with tempfile.TemporaryDirectory(prefix="checkin-sigkill-") as folder:
        killed = kill_desks(Path(folder), KILLS, seed=1)
    report.add("sigkill.desk_count", killed.count, "kills", f">= {KILLS}")
    report.add("sigkill.desk_green", killed.green, "records", "> 0")
    report.add("sigkill.desk_lost", killed.lost, "records", "== 0")
    report.add("sigkill.desk_corrupt", killed.corrupt, "databases", "== 0")


def kill_desks(folder: Path, times: int, seed: int) -> Killed:
    """Start a desk on a film of badges, kill it, look into its database; *times* over."""
    chance = random.Random(seed)
    enrolled = folder / "enrolled"
    film = folder / "film.avi"
    with _server(folder / "server") as (server, texts):
        _flip_book(film, texts)
        _enrol(enrolled, server.desk_address)
    green = lost = corrupt = 0
    for number in range(times):
        profile = folder / f"desk-{number}"
        shutil.copytree(enrolled, profile)
        trace = folder / f"trace-{number}.jsonl"
        desk = DeskProcess(("--headless", "--profile", str(profile), "--camera", str(film)), trace)
        time.sleep(chance.uniform(0.2, _LONGEST_LIFE_S))
        desk.end()
        shown = {
            line["seq"]
            for line in desk.new_lines()
            if line["kind"] == "verdict" and line["admitted"]
        }
        opened = Profile.open(profile)
        try:
            held = {one.seq for one in opened.store.records() if one.kind == Kind.ADMITTED}
            corrupt += opened.is_damaged()
        finally:
            opened.close()
        green += len(shown)
        lost += len(shown - held)
        shutil.rmtree(profile)
    return Killed(times, green, lost, corrupt)


@contextmanager
def _server(folder: Path) -> Iterator[tuple[Server, list[str]]]:
    data = ServerData(folder)
    event = EventId(os.urandom(4).hex())
    book = data.book(event)
    lists = first_lists(datetime.now(UTC).date())
    new_event(book, "Campaign", "UTC", lists, data.signer, event=event)
    import_rows(book, [Row(f"Person {number}") for number in range(PEOPLE)], os.urandom)
    texts = [badge.text for badge in issue_badges(book, data.signer, os.urandom)]
    data.close()
    server = Server(folder)
    server.start()
    try:
        yield server, texts
    finally:
        server.kill()


def _enrol(folder: Path, address: str) -> None:
    profile = Profile.open(folder)
    desk = profile.join(address, "Desk").desk
    peer = profile.peer()
    sync = Sync(desk, profile.store, peer, verify, Clock(wall_ms), DeskReport)
    while sync.exchange().more:
        pass
    peer.close()
    profile.close()


def _flip_book(path: Path, texts: list[str]) -> None:
    """Write a film of badges lying flat in front of the camera, five a second."""
    with Reel(path, 30, (640, 480)) as reel:
        for text in texts:
            frame = np.full((480, 640, 3), 200, np.uint8)
            code = segno.make(text, error="m", micro=False, boost_error=False)
            matrix = np.array([list(row) for row in code.matrix_iter(border=4)], np.uint8)
            large = cv2.resize(255 - matrix * 255, (392, 392), interpolation=cv2.INTER_NEAREST)
            frame[44:436, 124:516] = large[:, :, None]
            for _ in range(_FRAMES_PER_BADGE):
                reel.write(frame)
