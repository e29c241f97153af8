"""A scan at a desk is on a page that is open: a real server, a real desk, a browser's stream."""

import contextlib
import json
import re
import signal

import httpx
import pytest

from checkin.adapters.keys import verify
from checkin.adapters.links import LinkKind
from checkin.adapters.profile import Profile, wall_ms
from checkin.adapters.server_data import ServerData
from checkin.domain.record import Draft, Kind
from checkin.usecases.exchange import DeskReport
from checkin.usecases.sync import Clock, Sync


class OpenPage:
    """A page of arrivals, as a browser has it open."""

    def __init__(self, shell, said, stack):
        data = ServerData(shell.server)
        try:
            token = data.links.make(LinkKind.JOIN, 60_000)
            account = data.accounts.join(LinkKind.JOIN, token, "Viewer", "a long pass phrase")
            cookies = {"checkin_session": data.sessions.begin(account.id, "", whole=True)}
            (event,) = data.events()
        finally:
            data.close()
        browser = stack.enter_context(httpx.Client(timeout=30, cookies=cookies))
        stream = browser.stream("GET", f"{said['page']}events/{event}/live")
        self._lines = stack.enter_context(stream).iter_lines()

    def totals(self):
        """What the page says next of arrived of expected."""
        for line in self._lines:
            parts = json.loads(line[6:])["parts"] if line.startswith("data: ") else {}
            if found := re.search(r'arrived">(\d+) <small>of (\d+)', parts.get("totals", "")):
                return int(found[1]), int(found[2])
        raise EOFError

    def rest(self):
        """Whatever comes until the server ends the stream; raises if it is cut off."""
        return list(self._lines)


@pytest.fixture
def stack():
    with contextlib.ExitStack() as opened:
        yield opened


@pytest.fixture
def server(shell):
    process, said = shell.serve()
    sheet = shell.folder / "people.csv"
    sheet.write_text("name\nAda Canarybird\nGrace Brewster\n", encoding="utf-8")
    assert shell.run("import", sheet).returncode == 0
    return process, said


def test_a_scan_arrives_on_a_page_that_is_open(shell, server, stack):
    _, said = server
    profile = Profile.open(shell.desk)
    try:
        profile.join(said["desk"], "Hall")
        page = OpenPage(shell, said, stack)
        assert page.totals() == (0, 2)
        peer, clock = profile.peer(), Clock(wall_ms)
        sync = Sync(profile.store, peer, verify, clock, DeskReport)
        sync.exchange()
        (on, *_), (who, *_) = profile.store.lists(), profile.store.registrations()

        profile.store.record(Draft(Kind.ADMITTED, on.id, who.id), clock())
        sync.exchange()

        while (totals := page.totals()) == (0, 2):
            pass
        assert totals == (1, 2)
        peer.close()
    finally:
        profile.close()


@pytest.mark.skipif(not hasattr(signal, "SIGTERM"), reason="Windows ends programs otherwise")
def test_a_server_that_is_told_to_stop_ends_the_streams_and_cuts_none_off(shell, server, stack):
    process, said = server
    page = OpenPage(shell, said, stack)
    page.totals()

    process.send_signal(signal.SIGTERM)

    page.rest()
    _, err = process.communicate(timeout=30)
    assert (process.returncode, err) == (0, "")
