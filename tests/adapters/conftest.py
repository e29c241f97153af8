"""What the tests of the store and the wire start from."""

import contextlib
import shutil
import socket
import threading

import pytest
import uvicorn

from checkin.adapters.authority import own_context
from checkin.adapters.certificates import Certificates
from checkin.adapters.client import HttpPeer
from checkin.adapters.keys import verify
from checkin.adapters.profile import Profile, wall_ms
from checkin.adapters.server_data import ServerData
from checkin.domain.clock import ClockReading
from checkin.server.app import make_app
from checkin.server.listening import Server
from checkin.usecases.exchange import DeskReport
from checkin.usecases.sync import Clock, Sync
from tests.adapters.accounts_at_hand import clock, house  # noqa: F401  fixtures
from tests.adapters.examples import ADA, EVENT, GATHERING, LIST, Replicas, admission


@pytest.fixture
def replicas(tmp_path):
    with contextlib.ExitStack() as stack:
        yield Replicas(tmp_path, stack)


@pytest.fixture
def server_database():
    """Where a server keeps its data: a file in its folder."""
    return


@pytest.fixture
def empty_database(tmp_path):
    """Where another server would keep its data."""
    return tmp_path / "empty.db"


class LiveServer:
    """A real server behind a real socket, in a thread of this process.

    At ``in_the_clear`` the same application is asked by tests of what it answers.
    """

    def __init__(self, folder):
        self.data = ServerData(folder)
        self.book = self.data.book(EVENT)
        self.replica = self.data.replica(EVENT)
        self.book.publish(gathering=GATHERING, lists=[LIST], registrations=[ADA])
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._clear = socket.create_server(("127.0.0.1", 0))
        self.address = f"https://127.0.0.1:{self._listener.getsockname()[1]}"
        self.in_the_clear = f"http://127.0.0.1:{self._clear.getsockname()[1]}"
        tls = Certificates(self.data, own_context(["localhost"])).context
        self._server = Server(
            uvicorn.Config(
                make_app(self.data),
                log_level="critical",
                timeout_graceful_shutdown=1,
                ssl_context_factory=lambda *_: tls,
            ),
            self._clear,
        )
        self._thread = threading.Thread(
            target=self._server.run, kwargs={"sockets": [self._listener]}
        )
        self._thread.start()
        self._invited = 0

    def invite(self):
        self._invited += 1
        self.book.invite(f"TOKEN{self._invited}", "")
        return f"{self.address}/#{self.data.one_time(EVENT, f'TOKEN{self._invited}')}"

    def stop(self):
        self.stop_at_once(wait=True)
        self._listener.close()
        self._clear.close()
        self.data.close()

    def stop_at_once(self, *, wait=False):
        """Stop, in the middle of an answer unless it is to *wait* a moment for it."""
        self._server.force_exit = not wait
        self._server.should_exit = True
        self._thread.join()


class At:
    """A laptop: a desk's folder, and its talk with the server."""

    def __init__(self, folder, address=None):
        self.folder = folder
        self.address = address
        self.open()

    def open(self):
        """Start the program."""
        self.profile = Profile.open(self.folder)
        if self.profile.enrolment is not None:
            self.begin()

    def begin(self):
        """Talk from the beginning, with whoever is at the address now."""
        self.store = self.profile.store
        self.peer = HttpPeer(
            self.address or self.profile.enrolment.server, self.store, self.profile.trusted
        )
        self.sync = Sync(self.store, self.peer, verify, Clock(wall_ms), DeskReport)

    def join(self, invitation, name):
        self.profile.join(invitation, name)
        self.begin()
        self.talk()
        return self

    def admits(self, *people):
        """Admit people; the records of it."""
        return [self.store.record(admission(one), ClockReading(wall_ms())) for one in people]

    def talk(self):
        """Talk until there is no more to say; all the news."""
        heard = []
        while not heard or heard[-1].more:
            heard.append(self.sync.exchange())
            assert len(heard) < 20, "they never come to an end"
        return heard

    def close(self):
        self.peer.close()
        self.profile.close()

    def copied_to(self, folder):
        """Another laptop with a copy of this one's files."""
        self.close()
        shutil.copytree(self.folder, folder)
        self.open()
        return At(folder, self.address)


@pytest.fixture
def laptops():
    """Opens laptops, and closes them all at the end."""
    opened = []

    def open_it(one):
        opened.append(one)
        return one

    yield open_it
    for one in opened:
        one.close()


@pytest.fixture
def own_server(tmp_path):
    """A server of this test's own."""
    server = LiveServer(tmp_path / "server")
    yield server
    server.stop()


@pytest.fixture(scope="module")
def live_server(tmp_path_factory):
    server = LiveServer(tmp_path_factory.mktemp("server"))
    yield server
    server.stop()
