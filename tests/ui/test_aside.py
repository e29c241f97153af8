"""A forged run, from end to end: counted on the desk's screen and on the organisers' page, given out.

A real server, real desks and a real window; only the forger is invented.
"""

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from checkin.adapters import wire
from checkin.adapters.links import LinkKind
from checkin.adapters.profile import Profile
from checkin.domain.record import Run
from checkin.server import window as server_window
from checkin.usecases.exchange import Request
from tests.adapters.conftest import At, LiveServer
from tests.adapters.examples import EVENT
from tests.fakes import FakeCamera
from ui.options import DeskOptions
from ui.running_desk import start_desk
from ui.window import Window
from ui.workers import Pace

ROOT = Path(__file__).parents[2]
SAID = "1 record kept aside. Please tell the organisers"


class Forger:
    """Somebody between a desk and its server who alters every signature that comes by."""

    def __init__(self, peer):
        self._peer = peer

    def exchange(self, request):
        reply = self._peer.exchange(request)
        return replace(reply, runs=tuple(forged(run) for run in reply.runs))

    def news(self):
        for line in self._peer.news():
            yield forged_line(line) if line else line

    def __getattr__(self, name):
        return getattr(self._peer, name)


def forged_line(line):
    told = wire.read_news(line)
    return wire.write_news(replace(told, runs=[forged(run) for run in told.runs])).rstrip()


def forged(run):
    return Run(run.desk, run.first, run.records, bytes(64))


@pytest.fixture
def server(tmp_path, monkeypatch):
    monkeypatch.setattr(server_window, "HEARD_EVERY_S", 0.01)
    running = LiveServer(tmp_path / "server")
    yield running
    running.stop()


@pytest.fixture
def gate(server, tmp_path):
    """Another desk, one of whose records is at the server."""
    desk = At(tmp_path / "gate").join(server.invite(), "Gate")
    (desk.made,) = desk.admits("r-1")
    desk.talk()
    yield desk
    desk.close()


@pytest.fixture
def hall(server, tmp_path, qtbot):
    """A desk with its window, whose line to the server is the forger's."""
    profile = Profile.open(tmp_path / "hall")
    profile.join(server.invite(), "Hall")
    peer = profile.peer()
    shown = Window()
    qtbot.addWidget(shown)
    running = start_desk(
        shown,
        profile.store,
        profile.enrolment,
        Forger(peer),
        FakeCamera(),
        DeskOptions(profile.folder),
        Pace(second=0.01),
    )
    yield running
    running.end()
    peer.close()
    profile.close()


def page(server):
    """The arrivals, as a viewer sees them."""
    accounts, links = server.data.accounts, server.data.links
    name = f"Viewer {len(accounts.all())}"
    token = links.make(LinkKind.JOIN, 60_000)
    who = accounts.join(LinkKind.JOIN, token, name, "four kinds of rain")
    session = server.data.sessions.begin(who.id, "", whole=True)
    address = f"{server.in_the_clear}/events/{EVENT}"
    return httpx.get(address, cookies={"checkin_session": session}).raise_for_status().text


def counts(server):
    key = {"Authorization": f"Bearer {server.data.counts_key}"}
    return httpx.get(f"{server.in_the_clear}/v1/counts", headers=key).raise_for_status().json()


def desk_row(server, name):
    return next(one for one in counts(server)["desks"] if one["name"] == name)


def given_out(*words):
    done = subprocess.run(
        [sys.executable, "-m", "checkin", "aside", *map(str, words)],
        cwd=ROOT,
        env=os.environ | {"PYTHONWARNINGS": "error"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_what_a_desk_keeps_aside_is_on_its_screen_on_the_organisers_page_and_given_out(
    server, gate, hall, tmp_path, qtbot
):
    qtbot.waitUntil(lambda: hall.page.strip.words == SAID)
    assert list(hall.page._desk._store.records()) == []
    qtbot.waitUntil(lambda: desk_row(server, "Hall")["aside"] == 1)
    assert "1 record kept aside" in page(server)
    hall.end()

    (line,) = given_out("--desk", "--profile", tmp_path / "hall")

    assert (line["desk"], line["seq"]) == (gate.store.mine, 1)
    assert json.loads(line["record"])["about"] == "r-1"
    assert line["why"]


def test_what_the_server_keeps_aside_is_told_to_the_desk_shown_on_the_page_and_given_out(
    server, gate, tmp_path
):
    data = b'{"never":"a record"}'
    run = Run(gate.store.mine, 2, (data,), bytes(64))
    answer = gate.peer.exchange(
        Request(gate.store.mine, gate.store.have(), [run], gate.store.roster_version())
    )

    assert answer.aside == 1
    assert "1 record could not be taken in and is kept aside" in page(server)
    assert counts(server)["aside"] == 1
    (line,) = given_out("--folder", tmp_path / "server")
    assert (line["desk"], line["seq"], line["record"].encode()) == (gate.store.mine, 2, data)
    # Nothing that follows is held up by it.
    gate.admits("r-2")
    assert gate.talk()[-1].to_send == 0
