"""What the tests of the store and the wire start from."""

import contextlib
import socket
import threading

import pytest
import uvicorn

from checkin.adapters.server_data import ServerData
from checkin.server.app import make_app
from tests.adapters.examples import ADA, EVENT, GATHERING, LIST, Replicas


@pytest.fixture
def replicas(tmp_path):
    with contextlib.ExitStack() as stack:
        yield Replicas(tmp_path, stack)


class LiveServer:
    """A real server behind a real socket, in a thread of this process."""

    def __init__(self, folder):
        self.data = ServerData(folder)
        self.book = self.data.book(EVENT)
        self.book.publish(gathering=GATHERING, lists=[LIST], registrations=[ADA])
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self._server = uvicorn.Server(uvicorn.Config(make_app(self.data), log_level="critical"))
        self._thread = threading.Thread(
            target=self._server.run, kwargs={"sockets": [self._listener]}
        )
        self._thread.start()
        self._invited = 0

    def invite(self):
        self._invited += 1
        self.book.invite(f"TOKEN{self._invited}", "")
        return f"{self.address}/#TOKEN{self._invited}"

    def stop(self):
        self._server.should_exit = True
        self._thread.join()
        self._listener.close()
        self.data.close()


@pytest.fixture(scope="module")
def live_server(tmp_path_factory):
    server = LiveServer(tmp_path_factory.mktemp("server"))
    yield server
    server.stop()
