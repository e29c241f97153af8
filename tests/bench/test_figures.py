import json
import subprocess
import sys
from pathlib import Path

import pytest

from bench.__main__ import ROOT, parts_in, run
from bench.figures import meets


def measures(**values):
    def part(report):
        for name, value in values.items():
            report.add(name, value, "ms", "<= 100")

    return part


def breaks_after_one_figure(report):
    report.add("torn", 1, "ms")
    raise RuntimeError("the cable was pulled")


def must_not_run(_report):
    raise AssertionError("this part was complete")


@pytest.fixture
def file(tmp_path):
    return tmp_path / "build" / "bench.json"


def written(file: Path) -> dict:
    return {figure["name"]: figure for figure in json.loads(file.read_text(encoding="utf-8"))}


def test_a_figure_says_what_was_measured_what_was_aimed_at_and_where(file):
    run({"scan": measures(scan_ms=40)}, None, file, "c1")

    assert json.loads(file.read_text(encoding="utf-8")) == [
        {
            "name": "scan_ms",
            "value": 40,
            "unit": "ms",
            "aim": "<= 100",
            "met": True,
            "commit": "c1",
        }
    ]


@pytest.mark.parametrize(
    ("value", "aim", "met"),
    [
        (100, "<= 100", True),
        (100.1, "<= 100", False),
        (0, "== 0", True),
        (1, "== 0", False),
        (7, ">= 7", True),
        (6.9, ">= 7", False),
        (0, "> 0", False),
        (1, "< 1", False),
    ],
)
def test_whether_an_aim_is_met_follows_from_the_value(value, aim, met):
    assert meets(value, aim) is met


@pytest.mark.parametrize("aim", ["at most 100", "<=100", "~ 3", "", "<= many"])
def test_an_aim_that_cannot_be_judged_is_refused(aim):
    with pytest.raises(ValueError, match=r"aim|float"):
        meets(1, aim)


def test_a_rival_brings_the_ratio_to_it(file):
    run({"scan": lambda report: report.add("scan_ms", 10, "ms", rival=40)}, None, file, "c1")

    figure = written(file)["scan_ms"]
    assert (figure["rival"], figure["ratio"]) == (40, 0.25)


def test_a_figure_without_an_aim_is_neither_met_nor_missed(file):
    run({"scan": lambda report: report.add("scan_ms", 10, "ms")}, None, file, "c1")

    assert written(file)["scan_ms"]["met"] is None


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_what_is_not_a_number_is_not_written_down(file, value):
    assert run({"scan": measures(scan_ms=value)}, None, file, "c1") == 1
    assert written(file) == {}


def test_one_part_replaces_its_own_figures_and_keeps_the_others(file):
    run({"scan": measures(scan_ms=1, old_ms=1), "sync": measures(sync_ms=2)}, None, file, "c1")

    run({"scan": measures(scan_ms=3), "sync": must_not_run}, "scan", file, "c2")

    assert {name: (f["value"], f["commit"]) for name, f in written(file).items()} == {
        "scan_ms": (3, "c2"),
        "sync_ms": (2, "c1"),
    }


def test_an_interrupted_run_goes_on_with_the_part_it_was_interrupted_in(file):
    def interrupted(report):
        report.add("sync_ms", 5, "ms")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run({"scan": measures(scan_ms=1), "sync": interrupted}, None, file, "c1")
    assert set(written(file)) == {"scan_ms", "sync_ms"}

    assert run({"scan": must_not_run, "sync": measures(sync_ms=2)}, None, file, "c1") == 0
    assert written(file)["sync_ms"]["value"] == 2


def test_a_part_that_is_asked_for_runs_even_if_it_was_complete(file):
    run({"scan": measures(scan_ms=1)}, None, file, "c1")
    run({"scan": measures(scan_ms=2)}, "scan", file, "c1")

    assert written(file)["scan_ms"]["value"] == 2


@pytest.mark.parametrize(("first", "second"), [("c1", "c2"), (None, None)])
def test_other_code_or_code_unknown_is_measured_again(file, first, second):
    run({"scan": measures(scan_ms=1)}, None, file, first)
    run({"scan": measures(scan_ms=2)}, None, file, second)

    assert written(file)["scan_ms"]["value"] == 2


def test_a_broken_part_is_told_and_the_others_still_run(file, capsys):
    parts = {"a": breaks_after_one_figure, "b": measures(b_ms=1)}

    assert run(parts, None, file, "c1") == 1

    assert "a: did not run to its end" in capsys.readouterr().err
    assert set(written(file)) == {"torn", "b_ms"}


def test_an_aim_that_was_missed_is_shown_and_is_no_failure(file, capsys):
    assert run({"scan": measures(scan_ms=101)}, None, file, "c1") == 0
    assert "NOT MET" in capsys.readouterr().out


@pytest.mark.parametrize("kind", ["bench", "campaign"])
def test_a_part_that_nobody_knows_is_one_sentence(kind):
    asked = subprocess.run(
        [sys.executable, "-m", "bench", kind, "nonesuch"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert asked.returncode == 2
    assert asked.stdout == ""
    assert asked.stderr.startswith(f"There is no {kind} part called nonesuch; there is: ")
    assert asked.stderr.count("\n") == 1


def test_parts_are_found_by_the_name_of_their_file():
    assert "demo" in parts_in("bench.parts")
