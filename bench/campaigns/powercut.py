"""Cut the power under the product's own database at random writes: nothing saved may be lost.

`make test` cuts 150 times, `make campaign PART=powercut` 10,000 times. One seed stands for
one database through ten cuts; `python -m bench.campaigns.powercut --seed N` runs one again.
"""

import argparse
import json
import multiprocessing
import os
import sys
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path

from bench.cut_desk import Broken, CutDesk
from bench.disk_vfs import DiskVfs
from bench.figures import Report

CUTS = 10_000
CUTS_WITH_NORMAL = 1_000
CUTS_PER_SEED = 10
_FAILING = Path(__file__).resolve().parents[2] / "build" / "powercut.failing.jsonl"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one seed; see ``CutDesk``. ``broken`` says in what way it was, or is empty."""

    seed: int
    cuts: int
    acknowledged: int
    lost: int
    broken: str


def run(report: Report) -> None:
    full = cut_power(CUTS, first_seed=1)
    keep_failing(full)
    normal = cut_power(CUTS_WITH_NORMAL, first_seed=1, synchronous="normal")
    report.add("powercut.count", sum(one.cuts for one in full), "cuts", f">= {CUTS}")
    report.add("powercut.acknowledged", sum(one.acknowledged for one in full), "records", "> 0")
    report.add("powercut.lost", sum(one.lost for one in full), "records", "== 0")
    report.add("powercut.corrupt", sum(bool(one.broken) for one in full), "databases", "== 0")
    # The same with a setting that is known to lose, or the zeros above would say nothing.
    report.add("powercut.lost_with_normal", sum(one.lost for one in normal), "records", "> 0")


def cut_power(cuts: int, first_seed: int, synchronous: str = "full") -> list[Outcome]:
    """Cut at least *cuts* times, in processes of their own: a file layer is a process's own."""
    seeds = range(first_seed, first_seed + -(-cuts // CUTS_PER_SEED))
    outcomes = []
    with ProcessPoolExecutor(
        max_workers=min(len(seeds), os.cpu_count() or 1),
        mp_context=multiprocessing.get_context("spawn"),
        initializer=_start_worker,
    ) as workers:
        for outcome in workers.map(_one_seed, seeds, [synchronous] * len(seeds)):
            outcomes.append(outcome)
            if len(outcomes) % 50 == 0:
                print(f"  {synchronous}: {sum(one.cuts for one in outcomes)} cuts", flush=True)
    return outcomes


def keep_failing(outcomes: list[Outcome]) -> None:
    """Write down the seeds that lost or broke something, in place of earlier ones."""
    failing = [json.dumps(asdict(one)) + "\n" for one in outcomes if one.lost or one.broken]
    _FAILING.unlink(missing_ok=True)
    if failing:
        _FAILING.parent.mkdir(exist_ok=True)
        _FAILING.write_text("".join(failing), encoding="utf-8")
        print(f"{len(failing)} failing seeds are in {_FAILING}", file=sys.stderr)


_vfs: DiskVfs


def _start_worker() -> None:
    global _vfs  # noqa: PLW0603 - a file layer is the process's own, as SQLite has it
    _vfs = DiskVfs()


def _one_seed(seed: int, synchronous: str) -> Outcome:
    desk = CutDesk(_vfs, seed, synchronous)
    broken = ""
    cuts = 0
    try:
        while cuts < CUTS_PER_SEED:
            desk.live()
            cuts += 1
        desk.work(things=1)
    except Broken as error:
        broken = str(error)
    return Outcome(seed, cuts, desk.acknowledged, desk.lost, broken)


def main() -> int:
    """Run what the command line asks for; the exit status is 1 when something was lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1, help="the first seed")
    parser.add_argument("--cuts", type=int, default=CUTS_PER_SEED)
    parser.add_argument("--synchronous", choices=("full", "normal", "off"), default="full")
    asked = parser.parse_args()
    outcomes = cut_power(asked.cuts, asked.seed, asked.synchronous)
    for one in outcomes:
        print(json.dumps(asdict(one)))
    return int(any(one.lost or one.broken for one in outcomes))


if __name__ == "__main__":
    sys.exit(main())
