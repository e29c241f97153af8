"""Whoever comes while the disk is busy waits his turn, and a crowd is told to come again."""

import asyncio
import threading
from dataclasses import replace

import pytest

from checkin.adapters.database.store import ReplicaStore
from checkin.adapters.profile import wall_ms
from checkin.domain.errors import StoreError
from checkin.domain.model import DeskProfile, Registration, RegistrationId
from checkin.server import window
from checkin.server.window import Window
from checkin.usecases.exchange import Answer, DeskReport, Request
from tests.adapters.examples import EVENT


def test_all_that_come_at_once_are_answered(venue):
    async def crowd(open_window):
        asked = [
            open_window.exchange(Request(f"{number:016x}", {}), DeskProfile.HELP_DESK)
            for number in range(50)
        ]
        return await asyncio.gather(*asked)

    replica = venue.data.replica(EVENT)
    served = Window(venue.book, replica)
    try:
        answers = asyncio.run(crowd(served))
    finally:
        served.close()

    assert len(answers) == 50
    assert all(answer.have == replica.have() for answer in answers)


def test_a_crowd_that_is_too_large_is_told_to_come_again(venue, monkeypatch):
    monkeypatch.setattr(window, "WAITING", 0)
    replica = venue.data.replica(EVENT)
    served = Window(venue.book, replica)
    try:
        with pytest.raises(StoreError, match="busy"):
            asyncio.run(served.exchange(Request("ab" * 8, {}), DeskProfile.HELP_DESK))
    finally:
        served.close()


def test_one_desk_that_asks_again_and_again_takes_nobodys_place(venue):
    async def crowd(open_window):
        one = [
            open_window.exchange(Request("ab" * 8, {}), DeskProfile.HELP_DESK) for _ in range(20)
        ]
        others = [
            open_window.exchange(Request(f"{number:016x}", {}), DeskProfile.HELP_DESK)
            for number in range(9)
        ]
        return await asyncio.gather(*one, *others, return_exceptions=True)

    served = Window(venue.book, venue.data.replica(EVENT))
    try:
        answers = asyncio.run(crowd(served))
        again = asyncio.run(served.exchange(Request("ab" * 8, {}), DeskProfile.HELP_DESK))
    finally:
        served.close()

    refused = [isinstance(one, StoreError) for one in answers]
    assert refused == [False] * 4 + [True] * 16 + [False] * 9
    assert not again.more


class SlowFirst(ReplicaStore):
    """A replica whose first go lasts until it is let go on."""

    def __init__(self, data):
        super().__init__(data.database, EVENT, wall_ms)
        self.go_on, self.goes = threading.Event(), []

    def take_and_look(self, asked, verify):
        self.goes.append(len(asked))
        if len(self.goes) == 1:
            assert self.go_on.wait(20)
        return super().take_and_look(asked, verify)


def test_a_busy_window_waits_for_all_who_asked_of_late(venue, monkeypatch):
    monkeypatch.setattr(window, "GATHER_S", 20)
    replica = SlowFirst(venue.data)
    served = Window(venue.book, replica)

    async def ask(number):
        return await asyncio.gather(
            *(served.exchange(Request("ab" * 8, {}), DeskProfile.HELP_DESK) for _ in range(number))
        )

    async def three_behind_one():
        first = asyncio.create_task(ask(1))
        while not replica.goes:
            await asyncio.sleep(0)
        others = asyncio.create_task(ask(3))
        # When they have had their turn they all are in the queue.
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        replica.go_on.set()
        await first
        # It asks again: the others have waited for it.
        await asyncio.gather(ask(1), others)
        # Four come again, one by one: none is served before all are there.
        await asyncio.gather(*(ask(1) for _ in range(4)))

    try:
        asyncio.run(asyncio.wait_for(three_behind_one(), 15))
    finally:
        served.close()

    assert replica.goes == [1, 4, 4]


def test_an_idle_window_waits_for_nobody(venue, monkeypatch):
    monkeypatch.setattr(window, "GATHER_S", 60)
    served = Window(venue.book, venue.data.replica(EVENT))

    async def one_after_the_other():
        for _ in range(3):
            await served.exchange(Request("ab" * 8, {}), DeskProfile.HELP_DESK)

    try:
        asyncio.run(asyncio.wait_for(one_after_the_other(), 20))
    finally:
        served.close()


# ---------------------------------------------------------------- who has not been heard


def heard(book, desk, minutes_ago, on_list):
    """The server heard *desk* so long ago."""
    request = desk.request(report=DeskReport(on_list=on_list))
    book.note_heard([(request, Answer({}), wall_ms() - minutes_ago * 60_000)])


async def told(served, before):
    """Ask until the window tells of other silent desks than *before*."""
    while (
        answer := await served.exchange(Request("ab" * 8, {}), DeskProfile.HELP_DESK)
    ).silent == before:
        await asyncio.sleep(0)
    return answer.silent


def test_an_answer_tells_of_the_desk_that_has_been_silent_longest(venue, monkeypatch):
    monkeypatch.setattr(window, "HEARD_EVERY_S", 0.01)
    monkeypatch.setattr(window, "SILENT_EVERY_S", 0.01)
    gate, hall, retired = (venue.desk(name) for name in ("Gate", "Hall", "Lost"))
    heard(venue.book, gate, 14, "day-1")
    heard(venue.book, hall, 6, "day-1")
    heard(venue.book, retired, 60, "day-1")
    venue.book.retire(venue.book.find_desk("Lost"))
    served = Window(venue.book, venue.data.replica(EVENT))

    async def until_it_is_back():
        (first,) = await told(served, ())
        heard(venue.book, gate, 0, "day-1")
        (second,) = await told(served, (first,))
        return first, second

    try:
        first, second = asyncio.run(asyncio.wait_for(until_it_is_back(), 20))
    finally:
        served.close()

    assert (first.desk, first.on_list, second.desk) == (gate.id, "day-1", hall.id)


def test_a_server_that_cannot_read_who_is_silent_answers_all_the_same(venue, monkeypatch, caplog):
    monkeypatch.setattr(window, "HEARD_EVERY_S", 0.01)
    book = venue.data.book(EVENT)

    def broken():
        raise StoreError("The disk is full.")

    monkeypatch.setattr(book, "heard_desks", broken)
    served = Window(book, venue.data.replica(EVENT))

    async def after_it_has_looked():
        while not caplog.records:
            await served.exchange(Request("ab" * 8, {}), DeskProfile.HELP_DESK)
        return await served.exchange(Request("ab" * 8, {}), DeskProfile.HELP_DESK)

    try:
        answer = asyncio.run(asyncio.wait_for(after_it_has_looked(), 20))
    finally:
        served.close()

    assert answer.silent == ()
    assert caplog.messages == ["which desks are silent could not be read"]


@pytest.mark.parametrize(("ended_days_ago", "names"), [(0, True), (2, False)])
def test_a_day_after_its_end_an_event_gives_nobody_names(venue, ended_days_ago, names):
    day = 24 * 60 * 60 * 1000
    gathering = replace(venue.book.gathering(), ends=wall_ms() - ended_days_ago * day)
    venue.book.publish(
        gathering=gathering,
        registrations=[Registration(RegistrationId("r1"), "Ada Canarybird")],
        names_key=b"n" * 32,
    )
    served = Window(venue.book, venue.data.replica(EVENT))
    try:
        answer = asyncio.run(served.exchange(Request("ab" * 8, {}), DeskProfile.HELP_DESK))
    finally:
        served.close()

    assert ("Canarybird" in repr([one.body for one in answer.roster.entries])) == names
    assert ("names_key" in {one.kind for one in answer.roster.entries}) == names
