"""The figures of what safety costs in their smallest form, and that the bare desk is bare."""

from bench.figures import Figures, Report
from bench.parts import safety
from bench.safety.turns import Turns

MARK = b"Person 1"


def test_each_figure_comes_and_only_the_bare_database_can_be_read(tmp_path):
    figures = Figures(tmp_path / "bench.json")

    safety.measure(
        Report(figures, "safety", "here"),
        tmp_path,
        people=40,
        opened=2,
        unlocked=1,
        turns=Turns(rounds=1, seconds=1.0),
    )

    found = {one["name"].removeprefix("safety."): one["value"] for one in figures.of("safety")}
    for name in ("open_ms", "unlock_ms", "scan_to_saved_ms", "scan_cost_ratio", "scans"):
        assert found[name] > 0
    assert MARK in all_bytes_of(tmp_path / "bare")
    assert MARK not in all_bytes_of(tmp_path / "kept")


def all_bytes_of(desk):
    return b"".join(one.read_bytes() for one in desk.glob("desk.db*"))
