"""`python -m bench bench|campaign [PART]`: run the parts, write and print their figures.

Without PART, parts that are complete at this commit and these files are skipped, so
that an interrupted run goes on where it stopped. With PART, that one runs in any case.
The exit status is 0 when every part ran to its end, whether or not its aims were met.
"""

import argparse
import hashlib
import importlib
import pkgutil
import signal
import subprocess
import sys
import traceback
from collections.abc import Callable, Mapping
from pathlib import Path
from types import FrameType
from typing import Any

from bench.figures import Figures, Report

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = {"bench": "bench.parts", "campaign": "bench.campaigns"}

Part = Callable[[Report], None]


def main(arguments: list[str] | None = None) -> int:
    """Run what the command line asks for and give the exit status."""
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("kind", choices=PACKAGES)
    parser.add_argument("part", nargs="?")
    asked = parser.parse_args(arguments)
    parts = parts_in(PACKAGES[asked.kind])
    if asked.part is not None and asked.part not in parts:
        known = ", ".join(sorted(parts)) or "none yet"
        print(
            f"There is no {asked.kind} part called {asked.part}; there is: {known}.",
            file=sys.stderr,
        )
        return 2
    return run(parts, asked.part, ROOT / "build" / f"{asked.kind}.json", this_commit())


def parts_in(package: str) -> dict[str, Part]:
    """Find the parts in *package*, by name; a part's module is imported when it runs."""

    def part(name: str) -> Part:
        def run_it(report: Report) -> None:
            importlib.import_module(f"{package}.{name}").run(report)

        return run_it

    found = pkgutil.iter_modules(importlib.import_module(package).__path__)
    return {module.name: part(module.name) for module in found}


def run(parts: Mapping[str, Part], wanted: str | None, file: Path, commit: str | None) -> int:
    """Run the *wanted* part, or all; a part that fails does not keep the others from running.

    A *commit* of None (no repository to ask) never counts as measured already.
    """
    figures = Figures(file)
    status = 0
    for name in [wanted] if wanted is not None else sorted(parts):
        if wanted is None and commit is not None and figures.complete_at(name) == commit:
            print(f"{name}: measured at {commit} already")
        else:
            print(f"{name} ...", flush=True)
            report = Report(figures, name, commit or "unknown")
            figures.begin(name)
            try:
                parts[name](report)
            except Exception:  # noqa: BLE001 - one broken part is told, the others still run
                traceback.print_exc()
                print(f"{name}: did not run to its end", file=sys.stderr)
                status = 1
                continue
            figures.end(name, commit or "unknown", report.names)
        for figure in figures.of(name):
            print(line(figure))
    print(f"written to {file}")
    return status


def line(figure: Mapping[str, Any]) -> str:
    """Give one line of the table: name, value, unit, aim and whether it was met."""
    verdict = {True: "met", False: "NOT MET", None: ""}[figure["met"]]
    ratio = f"{figure['ratio']:.3g} of the rival" if figure.get("ratio") is not None else ""
    cells = f"  {figure['name']:<42} {figure['value']:>12.6g} {figure['unit']:<10}"
    return f"{cells} {figure['aim'] or '':<10} {verdict:<8} {ratio}".rstrip()


def this_commit() -> str | None:
    """Name the code that is measured: the commit, and a mark of what differs from it."""
    try:
        commit = _git("rev-parse", "--short=12", "HEAD").decode().strip()
        changes = _git("diff", "HEAD", "--binary")
        added = _git("ls-files", "--others", "--exclude-standard", "-z").decode().split("\0")
        mark = hashlib.sha256(changes)
        for name in filter(None, added):
            mark.update(name.encode() + b"\0" + (ROOT / name).read_bytes())
    except (OSError, subprocess.CalledProcessError):
        return None
    return f"{commit}+{mark.hexdigest()[:8]}" if changes or any(added) else commit


def _git(*arguments: str) -> bytes:
    return subprocess.run(
        ["git", "-C", str(ROOT), *arguments], check=True, capture_output=True
    ).stdout


def _stop(number: int, _: FrameType | None) -> None:
    sys.exit(128 + number)


if __name__ == "__main__":
    # Told to stop, a part takes down what it has made: processes, databases, hosts.
    signal.signal(signal.SIGTERM, _stop)
    sys.exit(main())
