"""A proxy that treats what passes through it as bad networks and bad proxies do.

It stands between real desks and a real server. It knows where an HTTP message ends and
nothing of what is in it. It ends TLS, with a certificate that the server gave it, so what it
does is what a proxy of the organisers' own can do; nobody else can change a letter.
"""

import asyncio
import contextlib
import os
import random
import socket
import struct
import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

from checkin.adapters.authority import server_context, stranger_context
from checkin.adapters.server_data import ServerData

_KEPT = 40
"""Old answers that may come again."""

_PIECE = 16 * 1024
_LET_GO_S = 0.05

_PAGES = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 15\r\n\r\n<html>Welcome!<",
    b"HTTP/1.1 302 Found\r\nLocation: http://hotel.example/\r\nContent-Length: 0\r\n\r\n",
    b"HTTP/1.1 403 Forbidden\r\nContent-Length: 7\r\n\r\nBlocked",
    b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 3\r\n\r\nbad",
    b'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 15\r\n\r\n{"have": "none"',
    b"HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nContent-Length: 5\r\n\r\n\x0b\x02\x80hi",
)


class Fault(StrEnum):
    """What can become of one request and its answer."""

    RESET_ASKING = "reset at a random byte of the request"
    HALF_CLOSED_ASKING = "the request ends at a random byte, and the server sees its end"
    RESET_ANSWERING = "reset at a random byte of the answer"
    HALF_CLOSED_ANSWERING = "the answer ends at a random byte; the desk may go on talking"
    TRUNCATED = "a shorter answer that says that it is whole"
    OLD = "an old answer in place of the new one; the request has arrived"
    OLD_UNASKED = "an old answer, and the request has not arrived"
    TWICE = "the answer, and at once once more"
    GARBAGE = "from a random byte on, the answer is noise"
    NOISE = "bytes that are no HTTP"
    PORTAL = "the page of somebody else: a hotel, a proxy"


@dataclass(frozen=True, slots=True)
class Faults:
    """How bad it is: the share of exchanges that meet a fault, and the longest delay (s)."""

    share: float = 0.0
    delay_s: float = 0.0
    kinds: Sequence[Fault] = tuple(Fault)


NO_FAULTS = Faults()
WORST = Faults(share=0.8, delay_s=0.05)


class FaultProxy:
    """Listens at ``address`` for desks of the only event of the server at *server*.

    ``met`` counts what it did to exchanges, ``met_in_news`` what it did to news, where the end
    and the noise are all that there can be; ``delayed`` what it held back.
    """

    def __init__(self, server: str, data: ServerData, seed: int) -> None:
        parts = urlsplit(server)
        self._upstream = (parts.hostname or "127.0.0.1", parts.port or 443)
        self._chance = random.Random(seed)
        self._old: list[bytes] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._loop = asyncio.new_event_loop()
        self._tasks: set[asyncio.Task[None]] = set()
        self._made: list[asyncio.StreamWriter] = []
        self._thread = threading.Thread(target=self._run, name="fault-proxy", daemon=True)
        self._tls = server_context(*data.authorities(data.required_event())[0].issue())
        self.address = f"https://127.0.0.1:{self._listener.getsockname()[1]}"
        self.faults = NO_FAULTS
        self.met: Counter[Fault] = Counter()
        self.met_in_news: Counter[Fault] = Counter()
        self.delayed = 0

    @contextlib.contextmanager
    def running(self) -> Iterator["FaultProxy"]:
        """Let everything pass, until ``faults`` says otherwise."""
        self._thread.start()
        try:
            yield self
        finally:
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join()

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        server = self._loop.run_until_complete(
            asyncio.start_server(self._accept, sock=self._listener, ssl=self._tls)
        )
        self._loop.run_forever()
        server.close()
        self._loop.run_until_complete(self._hang_up())
        self._loop.close()

    async def _hang_up(self) -> None:
        for task in self._tasks:
            task.cancel()
        if self._tasks:
            await asyncio.wait(self._tasks)
        for writer in self._made:
            writer.transport.abort()
        # A connection below TLS is let go of in the turns of the loop that follow.
        await asyncio.sleep(_LET_GO_S)

    async def _accept(self, asker: asyncio.StreamReader, desk: asyncio.StreamWriter) -> None:
        self._made.append(desk)
        if (task := asyncio.current_task()) is not None:
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        try:
            answerer, server = await asyncio.open_connection(
                *self._upstream, ssl=stranger_context()
            )
        except OSError:
            _reset(desk)
            return
        self._made.append(server)
        try:
            while await self._pass_on(asker, desk, answerer, server):
                pass
        except (OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            pass  # either side has gone
        finally:
            for writer in (desk, server):
                writer.close()

    async def _pass_on(
        self,
        asker: asyncio.StreamReader,
        desk: asyncio.StreamWriter,
        answerer: asyncio.StreamReader,
        server: asyncio.StreamWriter,
    ) -> bool:
        """Take one request through, or not; say whether this connection is still of use."""
        head = await asker.readuntil(b"\r\n\r\n")
        request = head + await asker.readexactly(_length(head) or 0)
        faults = self.faults
        fault = self._fault(faults)
        await self._delay(faults)
        if fault in {Fault.RESET_ASKING, Fault.HALF_CLOSED_ASKING}:
            self.met[fault] += 1
            await _write(server, request[: self._place(request)])
            if fault is Fault.RESET_ASKING:
                _reset(server)
                _reset(desk)
            else:
                _half_close(server)
                await _write(desk, await _rest(answerer))
            return False
        if fault is Fault.OLD_UNASKED and self._old:
            self.met[fault] += 1
            await _write(desk, self._chance.choice(self._old))
            return True
        if fault is Fault.PORTAL:
            self.met[fault] += 1
            await _write(desk, self._chance.choice(_PAGES))
            return False
        await _write(server, request)
        answer_head = await answerer.readuntil(b"\r\n\r\n")
        await self._delay(faults)
        length = _length(answer_head)
        if length is None:
            # Without an end that is known: news.
            await self._stream(answer_head, answerer, desk)
            return False
        answer = answer_head + await answerer.readexactly(length)
        return await self._answer(fault, answer_head, answer, desk, asker)

    async def _answer(
        self,
        fault: Fault | None,
        head: bytes,
        answer: bytes,
        desk: asyncio.StreamWriter,
        asker: asyncio.StreamReader,
    ) -> bool:
        place = self._place(answer)
        if fault is Fault.OLD and self._old:
            self.met[fault] += 1
            await _write(desk, self._chance.choice(self._old))
            self._keep(answer)
            return True
        if fault not in {None, Fault.OLD, Fault.OLD_UNASKED}:
            # For those two there was no old answer yet.
            self.met[fault] += 1
        if head.startswith(b"HTTP/1.1 200 "):
            self._keep(answer)
        if fault is Fault.RESET_ANSWERING:
            await _write(desk, answer[:place])
            _reset(desk)
            return False
        if fault is Fault.HALF_CLOSED_ANSWERING:
            await _write(desk, answer[:place])
            _half_close(desk)
            await _rest(asker)
            return False
        if fault is Fault.TRUNCATED:
            body = answer[len(head) :]
            await _write(desk, _with_length(head, body[: self._place(body)]))
            return True
        if fault is Fault.GARBAGE:
            noise = self._chance.randbytes(len(answer) - place)
            await _write(desk, answer[:place] + noise)
            return False
        if fault is Fault.NOISE:
            await _write(desk, self._chance.randbytes(place))
            return False
        await _write(desk, answer * (2 if fault is Fault.TWICE else 1))
        return True

    async def _stream(
        self, head: bytes, answerer: asyncio.StreamReader, desk: asyncio.StreamWriter
    ) -> None:
        """Pass news on; now and then it is cut, or turns into noise."""
        await _write(desk, head)
        while piece := await answerer.read(_PIECE):
            faults = self.faults
            fault = self._fault(faults)
            await self._delay(faults)
            place = self._place(piece)
            if fault is not None:
                self.met_in_news[fault] += 1
            if fault in {Fault.GARBAGE, Fault.NOISE}:
                await _write(desk, piece[:place] + self._chance.randbytes(len(piece) - place))
                return
            if fault is Fault.TWICE:
                await _write(desk, piece)
            elif fault is not None:
                await _write(desk, piece[:place])
                if fault in {Fault.RESET_ASKING, Fault.RESET_ANSWERING}:
                    _reset(desk)
                return
            await _write(desk, piece)

    def _fault(self, faults: Faults) -> Fault | None:
        if self._chance.random() >= faults.share:
            return None
        return self._chance.choice(faults.kinds)

    def _place(self, data: bytes) -> int:
        return self._chance.randrange(len(data)) if data else 0

    def _keep(self, answer: bytes) -> None:
        self._old.append(answer)
        if len(self._old) > _KEPT:
            del self._old[self._chance.randrange(_KEPT)]

    async def _delay(self, faults: Faults) -> None:
        if faults.delay_s:
            self.delayed += 1
            await asyncio.sleep(self._chance.uniform(0, faults.delay_s))


def _reset(writer: asyncio.StreamWriter) -> None:
    """Close with an RST: what is on its way is thrown away."""
    connection = writer.get_extra_info("socket")
    linger = struct.pack("hh" if os.name == "nt" else "ii", 1, 0)
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
    writer.transport.abort()


def _half_close(writer: asyncio.StreamWriter) -> None:
    """End one direction below TLS, which knows no such end."""
    writer.get_extra_info("socket").shutdown(socket.SHUT_WR)


async def _write(writer: asyncio.StreamWriter, data: bytes) -> None:
    writer.write(data)
    await writer.drain()


async def _rest(reader: asyncio.StreamReader) -> bytes:
    """Read to the end."""
    return await reader.read()


def _length(head: bytes) -> int | None:
    """Return the length of the body that follows *head*, ``None`` when it does not say."""
    for line in head.lower().split(b"\r\n"):
        name, _, value = line.partition(b":")
        if name == b"content-length":
            return int(value)
    return None


def _with_length(head: bytes, body: bytes) -> bytes:
    lines = [line for line in head.split(b"\r\n") if not line.lower().startswith(b"content-length")]
    return lines[0] + b"\r\ncontent-length: %d\r\n" % len(body) + b"\r\n".join(lines[1:]) + body
