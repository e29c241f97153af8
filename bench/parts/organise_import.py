"""Sheets: damaged ones, each by command into a real event; and 100,000 people, new and again."""

import tempfile
from pathlib import Path

from bench.figures import Report
from bench.sheets.damaged import large_sheets, small_sheets
from bench.sheets.trying import BOUND_MB, Trial
from bench.sheets.workbooks import Cell, saved

_PEOPLE = 100_000


def run(report: Report) -> None:
    with tempfile.TemporaryDirectory(prefix="checkin-sheets-") as name:
        trial = Trial(Path(name))
        tried = [*small_sheets(), *large_sheets()]
        right, peak = 0, 0.0
        for one in tried:
            outcome = trial.take(one)
            peak = max(peak, outcome.peak_mb)
            if outcome.is_right_for(one):
                right += 1
            else:
                print(f"  {one.name}: {outcome}")
        report.add("organise.damaged_files_handled", right, "files", f"== {len(tried)}")
        report.add("organise.damaged_files_tried", len(tried), "files", ">= 30")
        report.add("organise.damaged_peak_mb", peak, "MB", f"<= {BOUND_MB}")
    for kind in ("csv", "xlsx"):
        _many(report, kind)


def _many(report: Report, kind: str) -> None:
    """Import them, and once more, when nothing is to be done."""
    with tempfile.TemporaryDirectory(prefix="checkin-sheets-") as name:
        trial = Trial(Path(name))
        path = Path(name) / f"people.{kind}"
        rows = list(_rows())
        if kind == "csv":
            path.write_text("\n".join(",".join(map(str, row)) for row in rows), encoding="utf-8")
        else:
            path.write_bytes(saved(rows))
        first = trial.run(path)
        report.add(f"organise.import_100k_{kind}_s", first.seconds, "s")
        report.add(f"organise.import_100k_{kind}_mb", first.peak_mb, "MB")
        report.add(f"organise.import_100k_{kind}_people", len(first.people), "people", "== 100000")


def _rows() -> list[list[Cell]]:
    head: list[Cell] = ["Name", "Organisation", "Category", "Country", "Code", "Photos", "Phone"]
    return [head, *map(_row, range(_PEOPLE))]


def _row(n: int) -> list[Cell]:
    return [f"Person {n} Oakwind", f"Group {n % 997}", "guest", "KE", f"T-{n}", "yes", f"+{n}"]
