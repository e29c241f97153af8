"""What a replica does not take, and a log too long for one message."""

from dataclasses import replace

import pytest

from checkin.adapters.keys import verify
from checkin.domain.model import DeskId, DeskProfile
from checkin.domain.record import Head, Run
from checkin.usecases.answering import BATCH_BYTES, answer
from checkin.usecases.exchange import Request


@pytest.fixture
def people(venue):
    return [venue.add(f"Person {number}") for number in range(6)]


def refs(records):
    return sorted(record.ref for record in records)


def held(replica):
    return refs(replica.records())


def test_records_of_a_desk_that_the_other_side_does_not_know_are_kept_here_and_said(venue, people):
    hall = venue.table("Hall")
    late = venue.table("Late desk")
    late.desk.admit(people[0].id)
    sync = late.sync(late.line(hall.store))
    assert sync.exchange().more

    news = sync.exchange()

    assert (news.aside_there, news.to_send) == (1, 1)
    assert held(hall.store) == []
    assert len(late.records()) == 1


def test_a_forged_run_is_kept_aside_here_and_the_others_are_taken(venue, people):
    hall, gate, park = (venue.table(name) for name in ("Hall", "Gate", "Car park"))
    for table, person in ((gate, people[0]), (park, people[1])):
        table.desk.admit(person.id)
        table.talk(table.sync(table.line()))

    class Forger:
        """A peer that alters what the gate recorded on its way."""

        def exchange(self, request):
            reply, _ = answer(venue.replica, request, DeskProfile.HELP_DESK, verify, venue.wall())
            return replace(
                reply,
                runs=tuple(
                    Run(run.desk, run.first, run.records, bytes(64)) if run.desk == gate.id else run
                    for run in reply.runs
                ),
            )

    news = hall.sync(Forger()).exchange()

    assert news.aside_here == 1
    assert [record.desk for record in news.records] == [park.id]
    hall.talk(hall.sync(hall.line()))
    assert held(hall.store) == held(venue.replica)


# ---------------------------------------------------------------- in pieces


def test_a_long_log_goes_up_and_comes_down_in_pieces(venue):
    hall, gate = venue.table("Hall"), venue.table("Gate")
    hall.fill(40)
    up = hall.line()
    hall.talk(hall.sync(up))
    down = gate.line()

    pieces = []
    sync = gate.sync(down)
    while True:
        news = sync.exchange()
        pieces.append(len(news.records))
        if not news.more:
            break

    sent = [sum(len(data) for run in one.runs for data in run.records) for one in up.requests]
    assert sent[0] == 0
    assert all(0 < size <= BATCH_BYTES + 16_384 for size in sent[1:])
    assert len(sent) == 3
    assert [one.more for one in down.answers] == [True, False]
    assert sum(pieces) == 40
    assert min(pieces) > 0
    assert held(gate.store) == refs(hall.records())


def test_a_desk_is_not_asked_to_come_back_for_what_it_made_itself(venue, people):
    hall = venue.table("Hall")
    hall.desk.admit(people[0].id)

    reply, taken = answer(
        venue.replica,
        Request(hall.id, hall.store.have(), hall.store.runs_above({}, BATCH_BYTES)),
        DeskProfile.HELP_DESK,
        verify,
        venue.wall(),
    )

    assert refs(taken.records) == refs(hall.records())
    assert reply.have == hall.store.have()
    assert (list(reply.runs), reply.more, reply.aside) == ([], False, 0)
    assert reply.time_ms == venue.wall.ms


def test_an_asker_that_has_more_of_another_desk_than_we_do_is_not_behind(venue, people):
    gate = venue.table("Gate")
    gate.desk.admit(people[0].id)
    gate.talk(gate.sync(gate.line()))
    further = {gate.id: Head(9, "f" * 64)}

    reply, _ = answer(
        venue.replica, Request(DeskId("hall"), further), DeskProfile.HELP_DESK, verify, 0
    )

    assert (list(reply.runs), reply.more) == ([], False)


def test_a_desk_that_was_set_back_is_not_hurried_for_a_long_log_of_its_own(venue):
    hall = venue.table("Hall")
    hall.fill(40)
    hall.talk(hall.sync(hall.line()))

    own, _ = answer(venue.replica, Request(hall.id, {}), DeskProfile.HELP_DESK, verify, 0)
    others, _ = answer(venue.replica, Request(DeskId("gate"), {}), DeskProfile.HELP_DESK, verify, 0)

    assert own.runs == others.runs
    assert (own.more, others.more) == (False, True)
