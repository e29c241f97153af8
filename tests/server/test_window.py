"""Whoever comes while the disk is busy waits his turn, and a crowd is told to come again."""

import asyncio

import pytest

from checkin.domain.errors import StoreError
from checkin.server import window
from checkin.server.window import Window
from checkin.usecases.ports import Request
from tests.adapters.examples import EVENT


def test_all_that_come_at_once_are_answered(venue):
    async def crowd(open_window):
        asked = [open_window.exchange(Request("ab" * 8, {})) for _ in range(50)]
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
            asyncio.run(served.exchange(Request("ab" * 8, {})))
    finally:
        served.close()
