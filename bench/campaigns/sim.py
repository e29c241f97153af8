"""Mornings at several desks, invented seed by seed: nothing may be lost, doubled or untold.

`make test` lives through 300 of them, `make campaign PART=sim` through 10,000.
`python -m bench.campaigns.sim --seed N` tells one again, with all that happened.
"""

import argparse
import json
import multiprocessing
import os
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from pathlib import Path

from bench.__main__ import this_commit
from bench.figures import Report
from bench.sim.drives import Drives
from bench.sim.planted import FAULTS
from bench.sim.story import Told, tell

SEEDS = 10_000
SEEDS_PER_FAULT = 50
"""A planted fault has to be caught within this many."""

_CHUNK = 50
_BUILD = Path(__file__).resolve().parents[2] / "build"
_FAILURES = _BUILD / "sim-failures"
_PROGRESS = _BUILD / "sim.progress.jsonl"
_QUICK_DISK = Path("/dev/shm")  # noqa: S108 - not for secrets: only invented people are in it


def run(report: Report) -> None:
    totals = live_through(range(1, SEEDS + 1), this_commit())
    missed = [name for name, seed in catch_faults().items() if seed is None]
    report.add("sim.seeds", totals["seeds"], "seeds", f">= {SEEDS}")
    report.add("sim.records", totals["records"], "records", "> 0")
    report.add("sim.conflicts", totals["conflicts"], "conflicts", "> 0")
    report.add("sim.lost", totals["lost"], "records", "== 0")
    report.add("sim.double", totals["double"], "people", "== 0")
    report.add("sim.diverged", totals["diverged"] + totals["restless"], "findings", "== 0")
    report.add("sim.unreported_conflicts", totals["conflict"], "conflicts", "== 0")
    report.add("sim.aside", totals["aside"], "replicas", "== 0")
    # The only copy left is one that a replica keeps aside: counted there, and exported.
    report.add("sim.orphans", totals["orphans"], "records")
    report.add("sim.failed", totals["failed"], "seeds", "== 0")
    report.add("sim.planted_missed", len(missed), "faults", "== 0")


def live_through(seeds: Iterable[int], commit: str | None = None) -> Counter[str]:
    """Tell *seeds* in processes of their own, and add up what came of them.

    What was told at *commit* before an interruption is not told again; without a commit
    everything is. Failing seeds are written down, each in a file.
    """
    done = _done(commit)
    if not done:
        shutil.rmtree(_FAILURES, ignore_errors=True)
    chunks: dict[int, list[int]] = {}
    for seed in seeds:
        chunks.setdefault(seed // _CHUNK, []).append(seed)
    totals = sum((done[chunk] for chunk in chunks if chunk in done), Counter[str]())
    left = {chunk: inside for chunk, inside in chunks.items() if chunk not in done}
    with _workers() as workers:
        for chunk, counted in zip(left, workers.map(_tell_chunk, left.values()), strict=True):
            totals.update(counted)
            if commit is not None:
                _note(commit, chunk, counted)
            if chunk % 10 == 0:
                print(f"  {totals['seeds']} seeds, {totals['failed']} failed", flush=True)
    return totals


def catch_faults(seeds: Iterable[int] = range(1, SEEDS_PER_FAULT + 1)) -> dict[str, int | None]:
    """Give for each planted fault the first of *seeds* that shows it, ``None`` for none."""
    with _workers() as workers:
        caught = workers.map(_catch, range(len(FAULTS)), [list(seeds)] * len(FAULTS))
        return dict(zip((fault.name for fault in FAULTS), caught, strict=True))


def _workers() -> ProcessPoolExecutor:
    return ProcessPoolExecutor(os.cpu_count(), multiprocessing.get_context("spawn"))


def _tell_chunk(seeds: Sequence[int]) -> Counter[str]:
    counted: Counter[str] = Counter()
    for seed in seeds:
        told = _tell(seed)
        counted.update(finding.kind for finding in told.findings)
        counted.update(
            seeds=1,
            records=told.records,
            conflicts=told.conflicts,
            excused=told.excused,
            orphans=told.orphans,
            failed=bool(told.findings),
        )
        if told.findings:
            _FAILURES.mkdir(parents=True, exist_ok=True)
            (_FAILURES / f"{seed}.txt").write_text(_text(told), encoding="utf-8")
    return counted


def _catch(number: int, seeds: Sequence[int]) -> int | None:
    # Only a seed that is good without the fault shows that it was the fault.
    return next((seed for seed in seeds if _tell(seed, number).findings and _is_good(seed)), None)


def _is_good(seed: int) -> bool:
    return not _tell(seed).findings


_drives: list[Drives] = []


def _tell(seed: int, fault: int | None = None) -> Told:
    if not _drives:
        place = _QUICK_DISK if os.access(_QUICK_DISK, os.W_OK) else None
        _folders.append(tempfile.TemporaryDirectory(prefix="checkin-sim-", dir=place))
        _drives.append(Drives(Path(_folders[0].name)))
    return tell(seed, _drives[0]) if fault is None else tell(seed, _drives[0], fault=FAULTS[fault])


_folders: list[tempfile.TemporaryDirectory[str]] = []
"""Of this process; they go with it."""


def _done(commit: str | None) -> dict[int, Counter[str]]:
    """What was told at *commit* already: chunk -> what came of it."""
    try:
        lines = [json.loads(line) for line in _PROGRESS.read_text(encoding="utf-8").splitlines()]
    except (FileNotFoundError, ValueError):
        return {}
    return {one["chunk"]: Counter(one["counted"]) for one in lines if one["commit"] == commit}


def _note(commit: str, chunk: int, counted: Counter[str]) -> None:
    _PROGRESS.parent.mkdir(exist_ok=True)
    line = json.dumps({"commit": commit, "chunk": chunk, "counted": counted})
    with _PROGRESS.open("a", encoding="utf-8") as file:
        file.write(line + "\n")


def _text(told: Told) -> str:
    findings = [f"{one.kind}: {one.text}" for one in told.findings]
    return "\n".join([f"seed {told.seed}", *findings, "", *told.log, ""])


def main() -> int:
    """Tell one seed; the exit status is 1 when something was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--fault", choices=[fault.name for fault in FAULTS])
    asked = parser.parse_args()
    names = [fault.name for fault in FAULTS]
    told = _tell(asked.seed, names.index(asked.fault) if asked.fault else None)
    print(_text(told))
    print(json.dumps({name: one for name, one in asdict(told).items() if isinstance(one, int)}))
    return int(bool(told.findings))


if __name__ == "__main__":
    sys.exit(main())
