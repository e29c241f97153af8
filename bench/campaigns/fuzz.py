"""Readers of strangers' bytes, for an hour (CHECKIN_FUZZ_S: seconds), guided by what is covered.

Any exception that is not documented, a second of processor, or 200 MB is a finding; its
bytes are left in `build/fuzz/TARGET`, and belong into `tests/fuzz/corpus/TARGET` once mended.
`make test` does it for some seconds.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from bench.__main__ import ROOT
from bench.figures import Report
from bench.fuzz.targets import TARGETS

SECONDS = 3600
RUNS = 1_000_000
_STARTING_S = 300
_UNITS = re.compile(r"number_of_executed_units: +(\d+)")


def run(report: Report) -> None:
    cores = os.cpu_count() or 1
    seconds = max(1, int(os.environ.get("CHECKIN_FUZZ_S", SECONDS)) * cores // len(TARGETS))
    runs, findings = 0, 0
    with ThreadPoolExecutor(cores) as threads:
        done = threads.map(
            lambda name: fuzz(ROOT / "build" / "fuzz" / name, seconds, [name]), TARGETS
        )
        for name, (tried, found) in zip(TARGETS, done, strict=True):
            print(f"  {name}: {tried} runs{', FOUND: ' + found if found else ''}", flush=True)
            runs += tried
            findings += bool(found)
    report.add("safety.fuzz_targets", len(TARGETS), "targets")
    report.add("safety.fuzz_runs", runs, "runs", f">= {RUNS}")
    report.add("safety.fuzz_findings", findings, "findings", "== 0")


def fuzz(folder: Path, seconds: int, targets: Iterable[str] = ()) -> tuple[int, str]:
    """Fuzz for *seconds* in a process of its own; return how often it ran, and what it found."""
    folder.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(
        [sys.executable, "-m", "bench.fuzz.run", str(folder), str(seconds), *targets],
        cwd=ROOT,
        capture_output=True,
        text=True,
        errors="replace",
        timeout=seconds + _STARTING_S,
        check=False,
    )
    units = _UNITS.search(done.stderr)
    if units is None:
        raise RuntimeError(f"the fuzzer did not run: {done.stderr[-2000:]}")
    return int(units[1]), "" if done.returncode == 0 else done.stderr[-3000:]
