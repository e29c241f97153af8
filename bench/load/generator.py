"""Replays requests that were prepared before, so that asking costs next to nothing.

One process of its own, raw sockets, no HTTP library: of the two cores that a
measurement has, the server shall have as much as possible.
"""

import asyncio
import multiprocessing
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from typing import ParamSpec, TypeVar

from checkin.adapters.authority import stranger_context

_P = ParamSpec("_P")
_T = TypeVar("_T")

_ANSWER_S = 120.0


@dataclass(frozen=True, slots=True)
class Lane:
    """One kept connection. The next request goes out when the last one is answered."""

    port: int
    requests: Sequence[bytes]
    tls: bool = True


@dataclass(frozen=True, slots=True)
class Replayed:
    """How long all of it took, in seconds, and each answer, in milliseconds."""

    seconds: float
    answered_ms: Sequence[float]


class Refusal(RuntimeError):
    """The server did not answer 200."""


def apart(work: Callable[_P, _T], *args: _P.args, **kwargs: _P.kwargs) -> _T:
    """Call *work* in a fresh process and return what it returns."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=context) as process:
        return process.submit(work, *args, **kwargs).result()


def replay(lanes: Sequence[Lane], listeners: Sequence[Lane] = ()) -> Replayed:
    """Send the requests of all *lanes*, while *listeners* hear what news there are.

    Raises:
        Refusal: an answer was not 200, or did not come.
    """
    return asyncio.run(_replay(lanes, listeners))


async def _replay(lanes: Sequence[Lane], listeners: Sequence[Lane]) -> Replayed:
    listening = [await connected(one.port, Listening, tls=one.tls) for one in listeners]
    asking = [await connected(lane.port, Asking, tls=lane.tls) for lane in lanes]
    try:
        for hears, lane in zip(listening, listeners, strict=True):
            hears.send(lane.requests[0])
            await hears.began
        began = time.perf_counter()
        took = await asyncio.gather(
            *(_ask_all(one, lane.requests) for one, lane in zip(asking, lanes, strict=True))
        )
        seconds = time.perf_counter() - began
    finally:
        for one in (*asking, *listening):
            one.close()
        await asyncio.sleep(0)  # for the loop to close them
    return Replayed(seconds, [each for lane in took for each in lane])


async def _ask_all(connection: "Asking", requests: Sequence[bytes]) -> list[float]:
    took = []
    for request in requests:
        began = time.perf_counter()
        await connection.ask(request)
        took.append(1000 * (time.perf_counter() - began))
    return took


_C = TypeVar("_C", bound="Connection")


async def connected(port: int, kind: Callable[[], _C], *, tls: bool = True) -> _C:
    """Open a connection to a server on this computer, whoever that says it is."""
    _, connection = await asyncio.get_running_loop().create_connection(
        kind, "127.0.0.1", port, ssl=stranger_context() if tls else None
    )
    return connection


class Connection(asyncio.Protocol):
    """A connection that sends bytes as they are."""

    _transport: asyncio.Transport

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the way out."""
        if not isinstance(transport, asyncio.Transport):
            raise TypeError("not a stream")
        self._transport = transport

    def send(self, data: bytes) -> None:
        """Send *data*."""
        self._transport.write(data)

    def close(self) -> None:
        """Hang up."""
        self._transport.abort()


class Asking(Connection):
    """Sends a request and waits for the whole answer, of which only the status is read."""

    def __init__(self) -> None:
        self._answer = bytearray()
        self._whole: asyncio.Future[None] | None = None
        self._length = 0

    async def ask(self, request: bytes) -> None:
        """Send *request* and wait for the answer.

        Raises:
            Refusal: it was not 200, or did not come.
        """
        self._whole = asyncio.get_running_loop().create_future()
        self._answer.clear()
        self._length = 0
        self.send(request)
        await asyncio.wait_for(self._whole, _ANSWER_S)

    def data_received(self, data: bytes) -> None:
        """Take in a piece of the answer."""
        self._answer += data
        if not self._length:
            end = self._answer.find(b"\r\n\r\n")
            if end < 0:
                return
            self._length = end + 4 + _content_length(bytes(self._answer[:end]))
        if len(self._answer) >= self._length and self._whole and not self._whole.done():
            if self._answer.startswith(b"HTTP/1.1 200 "):
                self._whole.set_result(None)
            else:
                self._whole.set_exception(Refusal(self._answer[:1000].decode(errors="replace")))

    def connection_lost(self, exc: Exception | None) -> None:
        """Tell whoever waits that no answer will come."""
        if self._whole and not self._whole.done():
            self._whole.set_exception(Refusal(f"The server hung up: {exc}"))


class Listening(Connection):
    """Waits for news, and throws it away."""

    def __init__(self) -> None:
        self.began: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def data_received(self, data: bytes) -> None:
        """Note that the server has begun to answer."""
        if not self.began.done():
            self._begin(data)

    def connection_lost(self, exc: Exception | None) -> None:
        """Tell whoever waits that nothing will come."""
        if not self.began.done():
            self.began.set_exception(Refusal(f"The server hung up: {exc}"))

    def _begin(self, data: bytes) -> None:
        if data.startswith(b"HTTP/1.1 200 "):
            self.began.set_result(None)
        else:
            self.began.set_exception(Refusal(data[:1000].decode(errors="replace")))


def _content_length(head: bytes) -> int:
    for line in head.lower().split(b"\r\n"):
        name, _, value = line.partition(b":")
        if name == b"content-length":
            return int(value)
    raise Refusal("The answer does not say how long it is.")
