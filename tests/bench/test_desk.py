"""The figures of the desk in their smallest form, with the real desk in its own process."""

import pytest

from bench.figures import Figures, Report
from bench.hall.profile import filled
from bench.parts import desk


@pytest.fixture(scope="module")
def hall(tmp_path_factory):
    with filled(tmp_path_factory.mktemp("hall"), 300) as hall:
        yield hall


@pytest.fixture
def measured(tmp_path):
    figures = Figures(tmp_path / "bench.json")
    report = Report(figures, "desk", "here")

    def look():
        return {one["name"].removeprefix("desk."): one["value"] for one in figures.of("desk")}

    return report, look


@pytest.fixture(scope="module")
def empty(hall):
    return desk.nobody(hall.folder, 2.0)


def test_the_first_paint_comes_before_everybody_can_be_found(hall, empty, measured):
    report, look = measured

    desk.starting(report, hall, empty, 1)

    found = look()
    assert found["first_paint_cpu_ms"] > 0
    assert 0 < found["first_paint_ms"] < found["search_ready_ms"]


def test_each_key_of_each_name_is_answered_by_rows(hall, empty, measured):
    from bench.hall.typist import NAMES

    report, look = measured

    desk.typing(report, hall, empty)

    found = look()
    assert found["key_to_rows.keys"] == sum(map(len, NAMES))
    assert (
        0 < found["key_to_rows_p50_ms"] <= found["key_to_rows_ms"] <= found["key_to_rows_worst_ms"]
    )


def test_badges_are_saved_while_roster_and_log_change(hall, measured):
    report, look = measured

    desk.scanning(report, hall, 10)

    found = look()
    assert found["scans.saved"] >= 1
    assert found["scans.roster_changes"] > 0
    assert found["scans.records_of_others"] > 0
    assert found["verdict_paint_ms"] > 0
    assert found["memory_mb"] > 50


def test_the_colours_are_the_windows_own(measured):
    report, look = measured

    desk.colours(report)

    assert look()["contrast_min"] >= 7
    assert look()["delta_e_min"] >= 30
