"""Some of the planted faults of the self-test, in `make test`; all twelve: `make campaign PART=doctor`."""

import pytest

from bench.self_test.house import is_root
from bench.self_test.planted import FAULTS, MATTERS, Yard, is_found
from checkin.usecases.ready_line import read_line
from checkin.usecases.self_test import Matter

SHORT = {
    "covered camera",
    "read-only profile",
    "missing glyphs",
    "older list",
    "server certificate changed",
    "sleep enabled",
} | ({"disk full"} if is_root() else set())


@pytest.fixture(scope="module")
def yard(tmp_path_factory):
    made = Yard(tmp_path_factory.mktemp("yard"))
    yield made
    made.close()


def test_there_are_twelve_faults():
    assert len(FAULTS) == len({one.name for one in FAULTS}) == 12


def test_a_healthy_laptop_has_none_of_them(yard):
    checks = yard.healthy()

    assert {name: checks[name]["said"] for name in MATTERS if checks[name]["state"] != "good"} == {}


@pytest.mark.parametrize(
    "fault", [one for one in FAULTS if one.name in SHORT], ids=lambda f: f.name
)
def test_a_planted_fault_is_found_and_its_cure_is_named(yard, fault):
    checks = fault.plant(yard)

    assert is_found(fault, checks), checks[fault.matter]


def test_the_report_ends_with_a_line_that_the_server_takes_in(yard):
    report = yard.report("--quick")

    assert {one["name"] for one in report["checks"]} == set(Matter)
    assert set(report) == {"ready", "checks", "line"}
    desk, said = yard.server.book.take_ready(report["line"])
    assert desk.name == "Hall"
    assert said == read_line(report["line"])
    assert said.is_ready == report["ready"]
