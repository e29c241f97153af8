"""How long it takes until every other desk knows of a check-in.

All desks live in one process without databases: each is enrolled, listens to
the news and sends a check-in now and then, asking as the product's desks do that
hear news: narrowly, and relative to the last line of news. The time runs from the moment at which a desk begins to send to the
moment at which another has received the line of news with that check-in.
"""

import asyncio
import json
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from bench.load.event import LoadDesk
from bench.load.generator import Asking, Connection, Refusal, connected
from checkin.domain.model import DeskId
from checkin.domain.vector import Vector, digest
from checkin.usecases.roster_pages import RosterVersion

_RETRY_S = 1.0
_PATIENCE_S = 20.0
"""How long a desk waits for an answer, and all of them for what is still to come at the end."""


@dataclass(frozen=True, slots=True)
class Told:
    """What came of it, over all pairs of a check-in and another desk.

    ``missing`` pairs never came; they count as if they had come when the
    measurement ended. ``unsent`` check-ins never had their turn, because their
    desk still waited for an answer; ``retried`` counts requests that were not
    answered well. ``generator_busy`` is how much of one core the desks took: close
    to 1, they and not the server are what was measured.
    """

    check_ins: int
    unsent: int
    p50_s: float
    p99_s: float
    worst_s: float
    missing: int
    retried: int
    generator_busy: float


@dataclass(frozen=True, slots=True)
class Turn:
    """One check-in to come: at which desk, and when (seconds after the start)."""

    desk: int
    at_s: float


def fan_out(
    desks: Sequence[LoadDesk],
    ports: Sequence[int],
    roster: RosterVersion,
    have: Vector,
    rounds: int = 6,
    every_s: float = 5.0,
) -> Told:
    """Have each of *desks* send one check-in every *every_s* seconds, *rounds* times.

    *have* is how far the server is before.
    """
    return asyncio.run(_fan_out(desks, ports, roster, have, rounds, every_s))


async def _fan_out(
    desks: Sequence[LoadDesk],
    ports: Sequence[int],
    roster: RosterVersion,
    have: Vector,
    rounds: int,
    every_s: float,
) -> Told:
    heard = Heard(digest(have))
    hearing = []
    for place, desk in enumerate(desks):
        port = ports[place % len(ports)]
        if place < len(ports):
            # Each process of the server has talked to somebody before.
            await _sent(desk.exchange(have, (), roster), port)
        one = await connected(port, partial(Hearing, heard, place))
        one.send(desk.listen())
        await one.began
        hearing.append(one)
    count = rounds * len(desks)
    turns: dict[int, list[Turn]] = {}
    for number in range(count):
        turn = Turn(number % len(desks), number * every_s / len(desks))
        turns.setdefault(turn.desk, []).append(turn)
    # A moment more than the server needs to have told of what came before.
    start, used = time.perf_counter() + 0.5, time.process_time()
    until = start + rounds * every_s + _PATIENCE_S

    def request(place: int) -> bytes:
        desk = desks[place]
        run = desk.run(1)
        since = heard.digest_at(place)
        return desk.exchange({desk.id: desk.head}, [run], roster, since, narrow=True)

    sending = [
        _send_all(each, desks, request, ports[place % len(ports)], start, until)
        for place, each in turns.items()
    ]
    sent: dict[tuple[int, int], float] = {}
    retried = 0
    for times, again in await asyncio.gather(*sending):
        sent.update(times)
        retried += again
    places = {desk.id: place for place, desk in enumerate(desks)}
    busy = (time.process_time() - used) / (time.perf_counter() - start)
    deadline = time.perf_counter() + _PATIENCE_S
    while True:
        delays = heard.delays(sent, places)
        missing = int(np.isinf(delays).sum())
        if not missing or time.perf_counter() > deadline:
            break
        await asyncio.sleep(0.5)
    for one in hearing:
        one.close()
    await asyncio.sleep(0)  # for the loop to close them
    ended = time.perf_counter() - start
    delays = np.where(np.isinf(delays), ended, delays)
    p50, p99, worst = (float(np.quantile(delays, share)) for share in (0.5, 0.99, 1.0))
    return Told(count, count - len(sent), p50, p99, worst, missing, retried, busy)


async def _send_all(
    turns: Sequence[Turn],
    desks: Sequence[LoadDesk],
    request: Callable[[int], bytes],
    port: int,
    start: float,
    until: float,
) -> tuple[dict[tuple[int, int], float], int]:
    """Send one desk's check-ins when their time comes; give when each was sent."""
    sent: dict[tuple[int, int], float] = {}
    retried = 0
    for one in turns:
        await asyncio.sleep(max(0.0, start + one.at_s - time.perf_counter()))
        if time.perf_counter() > until:
            break
        began = time.perf_counter()
        asked = request(one.desk)
        sent[one.desk, desks[one.desk].head.seq] = began
        while not await _sent(asked, port) and time.perf_counter() < until:
            retried += 1
            await asyncio.sleep(_RETRY_S)
    return sent, retried


async def _sent(request: bytes, port: int) -> bool:
    with suppress(Refusal, OSError, TimeoutError):
        # After five seconds of silence neither side has kept the last connection.
        connection = await connected(port, Asking)
        try:
            await asyncio.wait_for(connection.ask(request), _PATIENCE_S)
        finally:
            connection.close()
        return True
    return False


class Heard:
    """Which line of news came to which desk, and when. All desks get the same bytes."""

    def __init__(self, digest_before: str) -> None:
        self._lines: dict[bytes, list[tuple[int, float]]] = {}
        self._digests: dict[bytes, str] = {}
        self._last: dict[int, bytes] = {}
        self._before = digest_before

    def __call__(self, line: bytes, desk: int, at: float) -> None:
        """Note a line."""
        self._lines.setdefault(line, []).append((desk, at))
        self._last[desk] = line

    def digest_at(self, desk: int) -> str:
        """How far the server was by the last line that came to *desk*."""
        line = self._last.get(desk)
        if line is None:
            return self._before
        if line not in self._digests:
            self._digests[line] = json.loads(line)["digest"]
        return self._digests[line]

    def delays(
        self, sent: Mapping[tuple[int, int], float], places: Mapping[DeskId, int]
    ) -> NDArray[np.float64]:
        """Return the seconds to each other desk, infinite where it has not come."""
        row = {one: number for number, one in enumerate(sent)}
        came = np.full((len(sent), len(places)), np.inf)
        for line, arrivals in self._lines.items():
            rows = [row[one] for one in _told(line, places) if one in row]
            desks = [desk for desk, _ in arrivals]
            where = np.ix_(rows, desks)
            came[where] = np.minimum(came[where], [at for _, at in arrivals])
        came -= np.array(list(sent.values()))[:, None]
        others = np.ones(came.shape, bool)
        for number, (desk, _) in enumerate(sent):
            others[number, desk] = False
        return came[others]


def _told(line: bytes, places: Mapping[DeskId, int]) -> list[tuple[int, int]]:
    """Return whose records a line of news brings: the desks' places and sequence numbers."""
    return [
        (places[run["desk"]], run["first"] + number)
        for run in json.loads(line)["runs"]
        if run["desk"] in places
        for number in range(len(run["records"]))
    ]


class Hearing(Connection):
    """One desk's news: an endless answer in chunks, each of which is one line."""

    def __init__(self, heard: Heard, desk: int) -> None:
        self.began: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._heard = heard
        self._desk = desk
        self._rest = bytearray()

    def data_received(self, data: bytes) -> None:
        """Take lines apart as they come."""
        now = time.perf_counter()
        self._rest += data
        if not self.began.done():
            end = self._rest.find(b"\r\n\r\n")
            if end < 0:
                return
            if self._rest.startswith(b"HTTP/1.1 200 "):
                self.began.set_result(None)
            else:
                self.began.set_exception(Refusal(self._rest.decode(errors="replace")))
            del self._rest[: end + 4]
        while (size := self._rest.find(b"\r\n")) > 0:
            begin = size + 2
            end = begin + int(self._rest[:size], 16)
            if len(self._rest) < end + 2:
                break
            line = bytes(self._rest[begin:end])
            del self._rest[: end + 2]
            if line.strip():
                self._heard(line, self._desk, now)

    def connection_lost(self, exc: Exception | None) -> None:
        """Tell whoever waits that nothing will come."""
        if not self.began.done():
            self.began.set_exception(Refusal(f"The server hung up: {exc}"))
