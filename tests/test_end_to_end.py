"""The main job: a real film, a real camera process, a real window, a real server, an outage."""

import json
import subprocess
import sys

import pytest


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    """The demonstration's report, played once; its pictures lie beside it."""
    folder = tmp_path_factory.mktemp("demo")
    played = subprocess.run(
        [
            *(sys.executable, "-m", "checkin", "demo", "--headless"),
            *("--report", folder / "demo.json", "--screenshots", folder / "states"),
        ],
        capture_output=True,
        text=True,
        timeout=200,
    )
    assert played.returncode == 0, played.stdout + played.stderr
    found = json.loads((folder / "demo.json").read_text(encoding="utf-8"))
    found["pictures"] = sorted(path.name for path in (folder / "states").glob("*.png"))
    return found


def test_nothing_is_lost_and_nobody_is_counted_twice(report):
    assert report["lost"] == 0
    assert report["double"] == 0
    assert report["differences"] == []


def test_a_whole_morning_was_shown(report):
    assert report["shown"] >= 30


def test_the_desk_went_on_while_the_server_was_down(report):
    assert report["offline"] >= 8


def test_every_planted_case_is_refused_for_its_own_reason(report):
    assert report["refused"] == {
        "not_an_event_code": 1,
        "not_ours": 1,
        "cancelled": 1,
        "already_in": 1,
        "other_list": 1,
        "replaced": 1,
    }


def test_the_server_counts_what_the_desk_counted(report):
    assert report["server"]["admitted"] == report["admitted"]
    assert report["server"]["arrived"] == report["admitted"]
    assert report["server"]["refused"] == report["refused"]


def test_every_state_was_painted(report):
    states = {name.partition("-")[2].removesuffix(".png") for name in report["pictures"]}

    assert states >= {
        "ready",
        "checked_in",
        "a_moment_ago",
        "not_an_event_code",
        "cancelled",
        "replaced",
        "other_list",
        "offline",
    }
