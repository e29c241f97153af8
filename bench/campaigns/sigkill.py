"""Kill real desks and a real server: what anybody was told is saved has to be there.

Desks with a window, in front of a film of badges, are killed at random moments. Then a server
and three desks without a window (``bench.net.desk_main``), all four at moments of their own,
again and again; they are forked from a process that has the program loaded
(``bench.net.forked``), so that two seconds see four deaths. `make test` kills some of each,
`make campaign PART=sigkill` 1,000 altogether, in about 20 minutes on two cores, and goes on
where it was interrupted.
"""

import contextlib
import json
import random
import shutil
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import segno

from bench.__main__ import this_commit
from bench.figures import Report
from bench.net.event import enrol, make_event
from bench.net.kills import KILLS_PER_ROUND, Killed, Story
from checkin.adapters.profile import Profile
from checkin.adapters.server_data import ServerData
from checkin.cli.processes import DeskProcess, Server
from checkin.domain.record import Kind
from resources.reel import Reel

KILLS = 1_000
PEOPLE = 150

_WINDOWS = 3
_KILLS_PER_WINDOW = 40
_STORIES = 22
_ROUNDS_PER_STORY = 10
_FRAMES_PER_BADGE = 6
_LONGEST_LIFE_S = 2.0
_LONGEST_START_S = 60.0
_DIES_WHILE_STARTING = 0.15
_PROGRESS = Path(__file__).resolve().parents[2] / "build" / "sigkill.progress.jsonl"


def run(report: Report) -> None:
    windows = _each(
        "window", _WINDOWS, lambda folder, seed: kill_desks(folder, _KILLS_PER_WINDOW, seed)
    )
    stories = _each(
        "story", _STORIES, lambda folder, seed: Story(folder, seed).live(_ROUNDS_PER_STORY)
    )
    killed = windows + stories
    report.add("sigkill.count", killed.count, "kills", f">= {KILLS}")
    report.add("sigkill.of_servers", stories.count // KILLS_PER_ROUND, "kills", "> 0")
    report.add("sigkill.of_windows", windows.count, "kills", "> 0")
    report.add("sigkill.green", killed.green, "records", "> 0")
    report.add("sigkill.told", killed.told, "records", "> 0")
    report.add("sigkill.lost", killed.lost, "records", "== 0")
    report.add("sigkill.corrupt", killed.corrupt, "databases", "== 0")


def kill_desks(folder: Path, times: int, seed: int) -> Killed:
    """Start a desk on a film of badges, kill it, look into its database; *times* over."""
    chance = random.Random(seed)
    enrolled = folder / "enrolled"
    film = folder / "film.avi"
    with closing(ServerData(folder / "server")) as data:
        _flip_book(film, make_event(data, PEOPLE))
    server = Server(folder / "server")
    server.start()
    try:
        enrol(enrolled, server.desk_address)
    finally:
        server.kill()
    killed = Killed()
    for number in range(times):
        profile = folder / f"desk-{number}"
        shutil.copytree(enrolled, profile)
        trace = folder / f"trace-{number}.jsonl"
        desk = DeskProcess(("--headless", "--profile", str(profile), "--camera", str(film)), trace)
        lines = [] if chance.random() < _DIES_WHILE_STARTING else _lines_of_a_start(desk)
        time.sleep(chance.uniform(0, _LONGEST_LIFE_S))
        desk.end()
        lines += desk.new_lines()
        shown = {line["seq"] for line in lines if line["kind"] == "verdict" and line["admitted"]}
        with closing(Profile.open(profile)) as opened:
            held = {one.seq for one in opened.store.records() if one.kind == Kind.ADMITTED}
            damaged = opened.is_damaged()
        killed += Killed(1, len(shown), lost=len(shown - held), corrupt=int(damaged))
        shutil.rmtree(profile)
    return killed


def _lines_of_a_start(desk: DeskProcess) -> list[dict[str, Any]]:
    """Return what the desk traced until its camera delivered, however slow this machine is."""
    deadline = time.monotonic() + _LONGEST_START_S
    lines: list[dict[str, Any]] = []
    while not any(line["kind"] == "ready" for line in lines):
        if desk.status is not None or time.monotonic() > deadline:
            raise RuntimeError("A desk did not start.")
        time.sleep(0.02)
        lines += desk.new_lines()
    return lines


def _each(name: str, count: int, kill: Callable[[Path, int], Killed]) -> Killed:
    """Call *kill* with *count* seeds; what was done at this commit already is not done again."""
    commit = this_commit()
    done = _done(name, commit)
    for seed in range(1, count + 1):
        if seed not in done:
            with tempfile.TemporaryDirectory(prefix="checkin-sigkill-") as folder:
                done[seed] = kill(Path(folder), seed)
            print(f"  {name} {seed} of {count}: {done[seed]}", flush=True)
            _note(name, commit, seed, done[seed])
    return sum((done[seed] for seed in range(1, count + 1)), Killed())


def _done(name: str, commit: str | None) -> dict[int, Killed]:
    done = {}
    text = _PROGRESS.read_text(encoding="utf-8") if _PROGRESS.exists() else ""
    for line in text.splitlines():
        with contextlib.suppress(ValueError):  # cut off: the campaign itself was interrupted
            one = json.loads(line)
            if commit is not None and (one["commit"], one["name"]) == (commit, name):
                done[one["seed"]] = Killed(**one["killed"])
    return done


def _note(name: str, commit: str | None, seed: int, killed: Killed) -> None:
    _PROGRESS.parent.mkdir(exist_ok=True)
    line = {"commit": commit, "name": name, "seed": seed, "killed": asdict(killed)}
    with _PROGRESS.open("a", encoding="utf-8") as file:
        # On a line of its own, whatever the last one has become.
        file.write("\n" + json.dumps(line) + "\n")


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
