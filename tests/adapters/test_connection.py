"""Connections on bad networks: lost packets, sudden silence, slow lines that work."""

import os
import socket
import threading

import httpcore
import httpx
import pytest

from checkin.adapters import connection, ways, wire
from checkin.adapters.client import HttpPeer
from checkin.adapters.connection import ATTEMPT_S, LONGEST_S, SHORTEST_S, Patience, SideBySide
from checkin.domain.errors import Unreachable
from checkin.domain.model import DeskId
from checkin.domain.record import Head
from checkin.server.exchange import HEARTBEAT_S
from checkin.usecases.exchange import Answer, Request
from tests.adapters.examples import HALL
from tests.adapters.shown import tls, trusted
from tests.adapters.test_client import ASKED, AT_HALL

LONG = 20
"""Seconds after which a test that waits has failed."""

PACE = threading.Event()
"""Never set: waiting for it is how a line in these tests is slow."""

ANSWER = Answer({}, time_ms=5)


# ------------------------------------------------------------------- connecting


class Line(httpcore.NetworkStream):
    """A connection: what was sent on it, and whether it was closed."""

    def __init__(self):
        self.closed = threading.Event()
        self.sent = []

    def write(self, buffer, _):
        self.sent.append(buffer)

    def read(self, *_):
        return b""

    def close(self):
        self.closed.set()


class World(httpcore.NetworkBackend):
    """The network: each attempt to connect meets what the test says, the last of it ever after."""

    def __init__(self, *fates):
        self.fates = list(fates)
        self.lines = []
        self.attempts = 0
        self.allowed = []
        self.let_through = threading.Event()

    def connect_tcp(self, *where_and_how):
        self.attempts += 1
        self.allowed.append(where_and_how[2])
        fate = self.fates.pop(0) if len(self.fates) > 1 else self.fates[0]
        if isinstance(fate, Exception):
            raise fate
        if fate == "lost":
            assert self.let_through.wait(LONG)
        line = Line()
        self.lines.append(line)
        return line


@pytest.fixture
def soon_there():
    return World("there")


@pytest.fixture
def soon(monkeypatch):
    monkeypatch.setattr(connection, "NEXT_ATTEMPT_S", 0.01)


@pytest.mark.usefixtures("soon")
def test_a_lost_first_packet_is_not_waited_for():
    world = World("lost", "lost", "there")

    line = SideBySide(world).connect_tcp("server", 1, LONG)

    (won,) = world.lines
    line.close()
    assert won.closed.is_set()
    assert world.attempts == 3
    world.let_through.set()


@pytest.mark.usefixtures("soon")
def test_an_attempt_that_is_not_answered_leaves_it_to_the_others():
    world = World("lost", httpcore.ConnectTimeout(), "there")

    SideBySide(world).connect_tcp("server", 1, LONG)

    assert world.attempts == 3
    world.let_through.set()


@pytest.mark.usefixtures("soon")
def test_the_first_attempt_has_the_time_that_a_slow_line_needs_and_the_others_are_fresh():
    world = World("lost", "lost", "there")

    SideBySide(world).connect_tcp("server", 1, LONG)

    assert world.allowed[0] == pytest.approx(LONG, abs=1)
    assert world.allowed[1:] == [ATTEMPT_S] * 2
    assert ATTEMPT_S < 1.0
    world.let_through.set()


@pytest.mark.usefixtures("soon")
def test_whoever_comes_too_late_is_let_go():
    world = World("lost", "there")
    SideBySide(world).connect_tcp("server", 1, LONG)

    world.let_through.set()

    while len(world.lines) < 2:
        PACE.wait(0.001)
    won, late = world.lines
    assert late.closed.wait(LONG)
    assert not won.closed.is_set()


@pytest.mark.usefixtures("soon")
def test_a_server_that_says_no_is_not_asked_again_at_once():
    world = World(httpcore.ConnectError("refused"))

    with pytest.raises(httpcore.ConnectError, match="refused"):
        SideBySide(world).connect_tcp("server", 1, LONG)

    assert world.attempts == 1


@pytest.mark.usefixtures("soon")
def test_where_nobody_answers_it_ends_in_time_and_leaves_nothing_open():
    world = World("lost")

    with pytest.raises(httpcore.ConnectTimeout):
        SideBySide(world).connect_tcp("server", 1, 0.1)

    world.let_through.set()
    while len(world.lines) < world.attempts:
        PACE.wait(0.001)
    assert all(line.closed.wait(LONG) for line in world.lines)


def test_a_desk_connects_in_this_way(monkeypatch):
    world = World(httpcore.ConnectError("no way"))
    monkeypatch.setattr(httpcore, "SyncBackend", lambda: world)

    with pytest.raises(Unreachable):
        HttpPeer("https://server:1", AT_HALL, trusted).exchange(ASKED)

    assert world.attempts == 1


def test_a_request_leaves_in_one_piece_when_its_answer_is_waited_for(soon_there):
    line = SideBySide(soon_there).connect_tcp("server", 1, LONG)

    line.write(b"head", 1.0)
    line.write(b"body", 1.0)
    assert soon_there.lines[0].sent == []
    line.read(100, 1.0)

    assert soon_there.lines[0].sent == [b"headbody"]


def test_what_is_too_long_for_one_piece_is_not_held_back(soon_there):
    line = SideBySide(soon_there).connect_tcp("server", 1, LONG)

    line.write(b"head", 1.0)
    line.write(bytes(100_000), 1.0)

    assert b"".join(soon_there.lines[0].sent) == b"head" + bytes(100_000)


# ------------------------------------------------------------------- silence


@pytest.fixture
def serves():
    """A server of the test's own: a function for each connection, in the order they come."""
    listener = socket.create_server(("127.0.0.1", 0))
    # As little as there can be on its way unread, as on a slow line.
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    met, shows = [], tls()

    def start(*talks):
        def serve():
            for talk in talks:
                plain, _ = listener.accept()
                with shows.wrap_socket(plain, server_side=True) as one:
                    met.append(talk)
                    talk(one)

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        start.end = lambda: thread.join(LONG)
        start.met = met
        return HttpPeer(f"https://127.0.0.1:{listener.getsockname()[1]}", AT_HALL, trusted)

    yield start
    listener.close()


def read(line, slow_pieces=0):
    """Read one request, the first pieces of it slowly; return how many bytes those were."""
    data = b""
    while b"\r\n\r\n" not in data:
        data += line.recv(65536)
    head, _, body = data.partition(b"\r\n\r\n")
    length = next(
        int(one.split(b":")[1]) for one in head.lower().split(b"\r\n") if b"content-length" in one
    )
    slowly = 0
    for _ in range(slow_pieces):
        PACE.wait(0.05)
        body += (piece := line.recv(8192))
        slowly += len(piece)
    while len(body) < length:
        body += line.recv(65536)
    return slowly


def reply(line):
    body = wire.write_answer(ANSWER)
    line.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body))


def read_and_hang_up(line):
    read(line)


def read_and_be_silent(line):
    read(line)
    while line.recv(65536):
        pass


def answer_once(line):
    read(line)
    reply(line)


def answer_once_and_hang_up_when_asked_again(line):
    answer_once(line)
    read(line)


def test_a_kept_connection_that_was_hung_up_is_no_failure(serves):
    peer = serves(answer_once_and_hang_up_when_asked_again, answer_once)

    assert peer.exchange(ASKED) == ANSWER
    assert peer.exchange(ASKED) == ANSWER

    peer.close()
    serves.end()


def test_a_server_that_hangs_up_on_a_new_connection_is_not_asked_again_at_once(serves):
    peer = serves(read_and_hang_up, answer_once)

    with pytest.raises(Unreachable):
        peer.exchange(ASKED)

    assert serves.met == [read_and_hang_up]
    assert peer.exchange(ASKED) == ANSWER
    peer.close()
    serves.end()


def test_a_connection_that_has_gone_silent_is_left_for_a_new_one(serves, monkeypatch):
    monkeypatch.setattr(connection, "SHORTEST_S", 0.05)
    peer = serves(read_and_be_silent, answer_once)

    with pytest.raises(Unreachable):
        peer.exchange(ASKED)
    assert peer.exchange(ASKED) == ANSWER

    peer.close()
    serves.end()


def test_an_answer_is_read_to_its_end_while_pieces_of_it_still_come(serves, monkeypatch):
    monkeypatch.setattr(connection, "SHORTEST_S", 0.5)

    def drip(line):
        read(line)
        body = wire.write_answer(Answer({}, time_ms=5))
        line.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body))
        for place in range(len(body)):
            PACE.wait(1.0 / len(body))
            line.sendall(body[place : place + 1])

    peer = serves(drip)

    assert peer.exchange(ASKED) == ANSWER
    peer.close()
    serves.end()


def test_a_long_request_is_sent_to_its_end_while_pieces_of_it_still_go(serves, monkeypatch):
    monkeypatch.setattr(connection, "SHORTEST_S", 0.5)
    have = {DeskId(os.urandom(8).hex()): Head(1, os.urandom(32).hex()) for _ in range(8000)}
    read_slowly = []

    def sip(line):
        read_slowly.append(read(line, slow_pieces=20))
        reply(line)

    peer = serves(sip)

    assert peer.exchange(Request(HALL, have)) == ANSWER
    assert read_slowly[0] > 50_000
    peer.close()
    serves.end()


def test_news_that_has_gone_silent_ends(serves, monkeypatch):
    monkeypatch.setattr(ways, "NEWS_SILENCE_S", 0.05)

    def say_one_line(line):
        read(line)
        line.sendall(b"HTTP/1.1 200 OK\r\n\r\n\n")
        while line.recv(65536):
            pass

    peer = serves(say_one_line)
    news = peer.news()
    assert next(news) == b""

    with pytest.raises(Unreachable):
        next(news)

    peer.close()
    serves.end()


def test_two_signs_of_life_may_be_late_before_news_counts_as_silent():
    assert 2 * HEARTBEAT_S < connection.NEWS_SILENCE_S


# ------------------------------------------------------------------- patience


class Watch:
    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now


def tried(patience, watch, took=0.0, error=None):
    try:
        with patience.tried():
            watch.now += took
            if error is not None:
                raise error
    except httpx.HTTPError:
        pass
    return patience.timeout.read


def test_a_server_is_given_longer_after_each_silence():
    watch = Watch()
    patience = Patience(watch)
    assert patience.timeout.read == SHORTEST_S
    silent = httpx.ReadTimeout("")

    allowed = [tried(patience, watch, error=silent) for _ in range(6)]

    assert allowed[0] == tried(Patience(watch), watch, error=httpx.WriteTimeout("")) > SHORTEST_S
    assert allowed == sorted(allowed)
    assert allowed[4:] == [LONGEST_S] * 2
    assert tried(patience, watch) == SHORTEST_S


def test_where_nobody_is_there_it_is_not_waited_longer_for_an_answer():
    watch = Watch()
    patience = Patience(watch)
    tried(patience, watch, error=httpx.ReadTimeout(""))

    assert tried(patience, watch, error=httpx.ConnectTimeout("")) == SHORTEST_S


def test_a_line_on_which_answers_take_long_is_given_that_time():
    watch = Watch()
    patience = Patience(watch)
    for _ in range(20):
        allowed = tried(patience, watch, took=2.0)
    assert 4 * 2.0 * 0.9 < allowed <= 4 * 2.0

    for _ in range(20):
        allowed = tried(patience, watch, took=0.1)
    assert allowed == SHORTEST_S


def test_a_download_of_minutes_makes_nobody_wait_for_minutes():
    watch = Watch()
    patience = Patience(watch)

    for _ in range(50):
        assert tried(patience, watch, took=600.0) <= LONGEST_S
