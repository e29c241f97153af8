"""A stranger who talks without end, or not at all, uses up neither memory nor connections."""

import asyncio

import pytest
import uvicorn
from starlette.responses import PlainTextResponse
from uvicorn.server import ServerState

from checkin.server import heads
from checkin.server.heads import LARGEST_HEAD, Bounded


async def answers(scope, receive, send):
    more = scope["type"] == "http"
    while more:
        more = (await receive()).get("more_body", False)
    await PlainTextResponse("here")(scope, receive, send)


def told(*pieces):
    """What a server says to somebody who says *pieces*, until it ends the connection."""

    async def go():
        config = uvicorn.Config(answers, http=Bounded, log_config=None, ws="none")
        config.load()
        state, loop = ServerState(), asyncio.get_running_loop()
        server = await loop.create_server(lambda: Bounded(config, state, {}), "127.0.0.1", 0)
        reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
        said = b""
        try:
            for piece in pieces:
                writer.write(piece)
                await writer.drain()
            said = await asyncio.wait_for(reader.read(), 30)
        except ConnectionError:
            said = b"cut off"
        writer.close()
        server.close()
        return said

    return asyncio.run(go())


ASKS = b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n%s\r\n"
LAST = ASKS % (0, b"Connection: close\r\n")


@pytest.mark.parametrize("where", [b"", b"Cookie: "])
def test_a_head_without_end_is_cut_off(where):
    begins = (b"GET / HTTP/1.1\r\n" + where) if where else b"GET /"
    assert b"here" not in told(begins + b"a" * LARGEST_HEAD, b"a", b"a" * LARGEST_HEAD)


def test_each_request_of_a_connection_is_measured_by_itself_and_its_body_is_not():
    half = b"X: " + b"a" * (LARGEST_HEAD // 2) + b"\r\n"
    body = b"b" * (3 * LARGEST_HEAD)
    first = ASKS % (len(body), half) + body
    assert told(first, first, ASKS % (0, half), LAST).count(b"here") == 4


@pytest.mark.parametrize("begins", [b"", b"GET / HTTP/1.1\r\nX: "])
def test_whoever_says_nothing_or_half_a_head_is_let_go(monkeypatch, begins):
    monkeypatch.setattr(heads, "HEAD_S", 0.05)
    assert told(begins) in {b"", b"cut off"}


def test_a_body_may_take_as_long_as_its_network_needs():
    class Noted(asyncio.Transport):
        def is_closing(self):
            return False

    async def go():
        config = uvicorn.Config(answers, http=Bounded, log_config=None, ws="none")
        config.load()
        one = Bounded(config, ServerState(), {})
        one.connection_made(Noted())
        waits = [one.is_waiting]
        one.data_received(ASKS % (4, b""))
        one.data_received(b"bo")
        waits.append(one.is_waiting)
        one.connection_lost(ConnectionResetError())
        return waits

    assert asyncio.run(go()) == [True, False]
