"""Who listens at the server: all are told the same, and nobody holds up anybody."""

import asyncio
import contextlib
import threading
from dataclasses import replace

import pytest

from checkin.adapters import wire
from checkin.adapters.keys import verify
from checkin.domain.errors import StoreError
from checkin.server import doors
from checkin.server.doors import Broadcast
from tests.adapters.examples import DESKS, GATE, HALL, Replicas, all_of, fill

HALLS, GATES, _ = DESKS


@pytest.fixture
def replicas(tmp_path):
    with contextlib.ExitStack() as stack:
        yield Replicas(tmp_path, stack)


@pytest.fixture
def hall(replicas):
    return replicas.open("hall", HALL)


@pytest.fixture
def server(replicas):
    return replicas.open("server")


@pytest.fixture(autouse=True)
def _gathers_nothing(monkeypatch):
    monkeypatch.setattr(doors, "GATHER_S", 0)


def bring(server, desk, number):
    """So many more records of *desk* come to the server."""
    fill(desk, number)
    assert len(server.take(all_of(desk), verify).records) == number


async def told(broadcast, replica, desk, number=1):
    """Let records come, and wait until that has been told."""
    await asyncio.to_thread(bring, replica, desk, number)
    await asyncio.to_thread(broadcast.changed)
    # What the announcing thread has begun is done when the loop has nothing else to do.
    while (telling := broadcast._telling) is None:
        await asyncio.sleep(0)
    await telling


def read(line):
    return [record for run in wire.read_news(line).runs for record in run.records]


def test_each_line_brings_what_came_since_the_last(server, hall):
    broadcast = Broadcast(server)

    async def listen():
        with broadcast.listener(HALLS) as queue:
            await told(broadcast, server, hall, 2)
            await told(broadcast, server, hall, 1)
            return [queue.get_nowait() for _ in range(queue.qsize())]

    lines = asyncio.run(listen())

    assert [len(read(line)) for line in lines] == [2, 1]
    # The same bytes for desks of every profile, each of which has a digest of its own.
    assert wire.read_news(lines[-1]).roster == replace(server.roster_version(), digest="")


def test_what_came_before_somebody_listened_is_not_told(server, hall):
    bring(server, hall, 3)
    broadcast = Broadcast(server)
    broadcast.changed()

    async def listen():
        with broadcast.listener(HALLS) as queue:
            await told(broadcast, server, hall, 1)
            return queue.get_nowait()

    assert len(read(asyncio.run(listen()))) == 1


def test_a_listener_that_is_too_slow_is_let_go_and_the_others_are_not(server, hall, monkeypatch):
    monkeypatch.setattr(doors, "_QUEUED", 2)
    broadcast = Broadcast(server)

    async def listen():
        heard = []
        with broadcast.listener(HALLS) as slow, broadcast.listener(GATES) as quick:
            for _ in range(5):
                await told(broadcast, server, hall, 1)
                heard.append(quick.get_nowait())
            return heard, [slow.get_nowait() for _ in range(slow.qsize())], quick.qsize()

    heard, of_slow, left = asyncio.run(listen())

    assert [len(read(line)) for line in heard] == [1] * 5
    # What it had not read is forgotten: it asks, and gets all of it in one answer.
    assert of_slow == [None]
    assert left == 0


def test_who_has_hung_up_is_told_nothing_more(server, hall, replicas):
    broadcast = Broadcast(server)
    gate = replicas.open("gate", GATE)

    async def listen():
        with broadcast.listener(HALLS) as queue:
            await told(broadcast, server, hall, 1)
        await told(broadcast, server, gate, 1)
        return queue.qsize()

    assert asyncio.run(listen()) == 1
    # The loop is closed by now: nobody is there to be told.
    broadcast.changed()


def test_what_is_more_than_one_line_holds_is_told_in_several(server, hall, replicas, monkeypatch):
    monkeypatch.setattr("checkin.usecases.answering.BATCH_BYTES", 1_000)
    gate = replicas.open("gate", GATE)
    broadcast = Broadcast(server)

    async def listen():
        with broadcast.listener(HALLS) as queue:
            await asyncio.to_thread(bring, server, gate, 9)
            await told(broadcast, server, hall, 9)
            while (telling := broadcast._telling) is not None and not telling.done():
                await telling
            return [queue.get_nowait() for _ in range(queue.qsize())]

    lines = asyncio.run(listen())

    desk = replicas.open("desk")
    for line in lines:
        desk.take(wire.read_news(line).runs, verify)
    assert desk.have() == server.have()


class Failing(Broadcast):
    """A server whose database fails over: it reads nothing until it is there again."""

    def __init__(self, replica):
        super().__init__(replica)
        self.failures, self.meanwhile = 1, lambda: None

    def _line(self):
        if self.failures:
            self.failures -= 1
            self.meanwhile()
            raise StoreError("The database cannot be reached.")
        return super()._line()


@pytest.fixture
def _is_soon_back(monkeypatch):
    monkeypatch.setattr(doors, "KNOWN_S", 0.01)


@pytest.mark.usefixtures("_is_soon_back")
def test_what_could_not_be_read_is_told_once_it_can_be_and_nobody_need_say_so_again(server, hall):
    broadcast = Failing(server)

    async def listen():
        with broadcast.listener(HALLS) as queue:
            await told(broadcast, server, hall, 2)
            return await asyncio.wait_for(queue.get(), 10)

    assert len(read(asyncio.run(listen()))) == 2


@pytest.mark.usefixtures("_is_soon_back")
def test_news_that_come_while_nothing_can_be_read_leave_nobody_deaf(server, hall):
    broadcast = Failing(server)

    async def listen():
        loop, begun = asyncio.get_running_loop(), threading.Event()

        def more_comes():
            broadcast.changed()
            loop.call_soon_threadsafe(begun.set)
            begun.wait()

        broadcast.meanwhile = more_comes
        with broadcast.listener(HALLS) as queue:
            await told(broadcast, server, hall, 2)
            await told(broadcast, server, hall, 1)
            heard = []
            while len(heard) < 3:
                heard += read(await asyncio.wait_for(queue.get(), 10))
            return heard

    assert len(asyncio.run(listen())) == 3
