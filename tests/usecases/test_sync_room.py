"""How much an exchange carries: little after one that came to nothing."""

import pytest

from checkin.adapters.keys import verify
from checkin.domain.errors import Unreachable
from checkin.domain.model import DeskId, DeskProfile
from checkin.usecases.answering import answer
from checkin.usecases.exchange import Request


def test_after_an_exchange_that_came_to_nothing_little_is_tried_and_then_more(venue):
    hall, gate = venue.table("Hall"), venue.table("Gate")
    gate.fill(12)
    gate.talk(gate.sync(gate.line()))
    sync = hall.sync(line := hall.line())
    sync.exchange()
    hall.fill(40)
    line.down = True
    with pytest.raises(Unreachable):
        sync.exchange()
    line.down = False
    line.requests.clear()

    while sync.exchange().more:
        continue

    assert [one.room for one in line.requests] == [4_096, 16_384, 65_536, 262_144, None][
        : len(line.requests)
    ]
    sent = [sum(len(run.records) for run in one.runs) for one in line.requests]
    assert sent[0] == 1
    assert sum(sent) == 40
    assert hall.store.have() == venue.replica.have()


def test_an_answer_is_no_larger_than_the_asker_has_room_for(venue):
    gate = venue.table("Gate")
    sync = gate.sync(gate.line())
    for _ in range(12):
        # A run is handed on as its desk has signed it.
        gate.fill(1)
        gate.talk(sync)

    little, _ = answer(
        venue.replica, Request(DeskId("hall"), {}, room=4_096), DeskProfile.HELP_DESK, verify, 0
    )
    all_of_it, _ = answer(
        venue.replica, Request(DeskId("hall"), {}), DeskProfile.HELP_DESK, verify, 0
    )

    assert [len(run.records) for run in little.runs] == [1]
    assert little.roster is not None
    assert little.more
    assert sum(len(run.records) for run in all_of_it.runs) == 12
