"""A desk that hangs up in mid-request leaves a quiet line in the server's log, and no traceback."""

import itertools
import json
import socket
import struct
from urllib.parse import urlsplit

import pytest

from checkin.adapters.authority import stranger_context
from checkin.adapters.profile import Profile
from checkin.adapters.signing import signed_headers

BROKEN_OFF = "a request was broken off on its way here"


class AtServer:
    """A desk, and the server's process, whose log is written in one of its forms."""

    def __init__(self, shell, log):
        self.log = log
        self.process, said = shell.serve("--log", log)
        self.address = urlsplit(said["address"])
        self.profile = Profile.open(shell.desk)
        self.profile.join(said["desk"], "Hall")
        self.store = self.profile.store


@pytest.fixture
def desk(shell, request):
    opened = AtServer(shell, request.param)
    yield opened
    opened.profile.close()


def half(desk, path, length=100):
    """The beginning of a request, with ten bytes of the body that it announces."""
    lines = [
        f"POST {path} HTTP/1.1",
        f"Host: {desk.address.netloc}",
        f"Content-Length: {length}",
    ]
    return "\r\n".join((*lines, "", "")).encode() + b"{" + b" " * 9


def call(desk, data):
    plain = socket.create_connection((desk.address.hostname, desk.address.port))
    line = stranger_context().wrap_socket(plain)
    # An answer shows that both sides encrypt: before, a reset takes all with it that was sent.
    line.sendall(b"HEAD /nowhere HTTP/1.1\r\nHost: x\r\n\r\n")
    while not line.recv(4096).endswith(b"\r\n\r\n"):
        pass
    line.sendall(data)
    return line


def reset(line):
    """Hang up as a laptop does that leaves the network: with a reset."""
    line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    line.close()


def moment(desk):
    """What the server gives to whoever asks without one."""
    with call(desk, b"POST /v1/sync HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n") as line:
        said = line.recv(4096).decode()
    return next(
        one for one in said.splitlines() if one.lower().startswith("checkin-moment")
    ).split()[1]


def listening(desk):
    """A line on which the news has begun."""
    store = desk.store
    headers = signed_headers(store.mine, store.sign, moment(desk), "/v1/news", b"")
    head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    line = call(
        desk, f"POST /v1/news HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n{head}\r\n".encode()
    )
    said = b""
    while not said.endswith(b"\r\n\n\r\n"):
        said += line.recv(4096)
    return line


def next_line(desk):
    """The next line of the server's log, as JSON where it is."""
    while True:
        line = desk.process.stderr.readline().rstrip("\n")
        if desk.log != "json":
            return line
        # Each call begins with a question that shows that it is encrypted.
        if (said := json.loads(line)).get("route") != "none":
            return said


def rest_of_log(desk):
    """All that the server writes until it has stopped, as it is told to."""
    desk.process.terminate()
    _, err = desk.process.communicate(timeout=30)
    assert desk.process.returncode == 0
    return err


@pytest.mark.parametrize("desk", ["text", "json"], indirect=True)
def test_a_desk_that_hangs_up_in_mid_request_is_one_quiet_line_each(desk):
    if desk.log == "json":
        assert next_line(desk)["route"] == "/v1/authority/{pin}"
        assert next_line(desk)["route"] == "/v1/enrol"
    for path, hang_up in itertools.product(
        ("/v1/sync", "/v1/enrol", "/v1/renew", "/v1/news"), (socket.socket.close, reset)
    ):
        hang_up(call(desk, half(desk, path)))
        said = next_line(desk)
        if desk.log == "text":
            assert said == BROKEN_OFF
        else:
            assert (said["level"], said["text"]) == ("warning", BROKEN_OFF)
            asked = next_line(desk)
            assert (asked["level"], asked["route"], asked["status"]) == ("info", path, 499)
            assert "error" not in said | asked
    # Who hangs up while the server speaks is not even a line where only warnings are written.
    for hang_up in (socket.socket.close, reset):
        hang_up(listening(desk))
    left = rest_of_log(desk)
    assert "Traceback" not in left
    assert "error" not in left.lower()
    assert (left == "") is (desk.log == "text")
