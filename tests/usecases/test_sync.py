"""The exchange between two real databases, over a line that loses and repeats."""

import random

import pytest

from checkin.adapters.keys import verify
from checkin.domain.attendance import attendance
from checkin.domain.errors import Unreachable
from checkin.domain.model import DeskProfile
from checkin.usecases.answering import answer
from checkin.usecases.exchange import DeskReport, Request
from checkin.usecases.roster_pages import RosterVersion


@pytest.fixture
def people(venue):
    return [venue.add(f"Person {number}") for number in range(6)]


def refs(records):
    return sorted(record.ref for record in records)


def held(replica):
    return refs(replica.records())


# ---------------------------------------------------------------- one desk and the server


def test_the_first_exchange_sends_nothing_and_asks_for_everything(venue, people):
    hall = venue.table("Hall", fetched=False)
    line = hall.line()

    news = hall.sync(line).exchange()

    (request,) = line.requests
    assert request == Request(
        hall.id, {}, (), RosterVersion("", 0, "0" * 16), report=DeskReport("tests")
    )
    assert news.roster_changed
    assert news.records == ()
    assert not news.more
    assert len(list(hall.store.registrations())) == len(people)
    assert hall.store.roster_version() == venue.book.roster_version()


def test_what_a_desk_recorded_is_sent_and_confirmed(venue, people):
    hall = venue.table("Hall")
    sync = hall.sync(hall.line())
    for person in people[:3]:
        hall.desk.admit(person.id)
    assert sync.to_send() == 3

    first = sync.exchange()
    assert (first.to_send, first.more) == (3, True)
    assert held(venue.replica) == []
    second = sync.exchange()

    assert (second.to_send, second.more, second.aside_there) == (0, False, 0)
    assert sync.to_send() == 0
    assert list(venue.replica.records()) == hall.records()
    assert second.at_ms == hall.wall.ms


def test_nothing_is_sent_twice_once_it_is_confirmed(venue, people):
    hall = venue.table("Hall")
    sync = hall.sync(line := hall.line())
    hall.desk.admit(people[0].id)
    hall.talk(sync)
    hall.desk.admit(people[1].id)

    assert sync.to_send() == 1
    news = hall.talk(sync)

    assert [len(run.records) for request in line.requests for run in request.runs] == [1, 1]
    assert not news.roster_changed
    assert news.records == ()


def test_when_the_server_is_away_nothing_is_lost_and_it_is_still_to_be_sent(venue, people):
    hall = venue.table("Hall")
    sync = hall.sync(line := hall.line())
    hall.talk(sync)
    hall.desk.admit(people[0].id)
    line.down = True

    with pytest.raises(Unreachable):
        sync.exchange()
    assert sync.to_send() == 1
    line.down = False

    assert hall.talk(sync).to_send == 0
    assert held(venue.replica) == refs(hall.records())


def test_a_roster_that_changed_comes_along_and_one_that_did_not_does_not(venue):
    hall = venue.table("Hall")
    sync = hall.sync(line := hall.line())
    assert not sync.exchange().roster_changed

    late = venue.add("Late Person")

    assert sync.exchange().roster_changed
    assert hall.store.registration(late.id) == late
    assert not sync.exchange().roster_changed
    assert [one.roster is None for one in line.answers] == [True, False, True]


# ---------------------------------------------------------------- several desks


def test_two_desks_hear_of_each_other_through_the_server(venue, people):
    hall, gate = venue.table("Hall"), venue.table("Gate")
    to_hall, to_gate = hall.sync(hall.line()), gate.sync(gate.line())
    mine = hall.desk.admit(people[0].id).record
    theirs = gate.desk.admit(people[1].id).record

    hall.talk(to_hall)
    news = gate.talk(to_gate)
    assert news.records == ()
    assert held(gate.store) == refs([mine, theirs])
    first = to_hall.exchange()

    assert first.records == (theirs,)
    assert hall.desk.count().here == 1
    hall.desk.heard(first.records, roster_changed=first.roster_changed)
    assert hall.desk.count().here == gate.desk.count().here == 2


def test_both_desks_and_the_server_name_the_same_admission_of_a_conflict(venue, people):
    hall, gate = venue.table("Hall"), venue.table("Gate")
    gate.wall.forward(venue.MINUTE)
    venue.wall.forward(venue.MINUTE)
    second = gate.desk.admit(people[0].id).record
    first = hall.desk.admit(people[0].id).record
    to_hall, to_gate = hall.sync(hall.line()), gate.sync(gate.line())

    for table, sync in ((gate, to_gate), (hall, to_hall), (gate, to_gate)):
        table.talk(sync)

    for table in (hall, gate):
        (conflict,) = table.desk.conflicts()
        assert (conflict.first, conflict.second, conflict.uncertain) == (first, second, True)
    whole = attendance(venue.replica.records(), {}.get)
    assert whole[venue.DAY_1.id, people[0].id].counts == first


def test_a_desk_that_heard_of_an_admission_makes_no_conflict(venue, people):
    hall, gate = venue.table("Hall"), venue.table("Gate")
    hall.desk.choose(venue.DINNER.id)
    gate.desk.choose(venue.DINNER.id)
    first = hall.desk.admit(people[0].id).record
    hall.talk(hall.sync(hall.line()))
    gate.talk(gate.sync(gate.line()))

    again = gate.desk.admit(people[0].id)

    assert again.record.knew == (first.fact,)
    assert again.record.order > first.order
    assert gate.desk.conflicts() == []


def test_records_of_a_third_desk_are_relayed_with_their_own_seal(venue, people):
    hall, gate = venue.table("Hall"), venue.table("Gate")
    for person in people[:3]:
        hall.desk.admit(person.id)
    hall.talk(hall.sync(hall.line()))
    gate.talk(gate.sync(gate.line()))
    other_server = venue.lost_server()

    sync = gate.sync(gate.line(other_server))
    sync.exchange()
    sync.exchange()

    assert held(other_server) == refs(hall.records())


def test_two_desks_can_talk_without_any_server(venue, people):
    hall, gate = venue.table("Hall"), venue.table("Gate")
    hall.fetch()
    hall.desk.admit(people[0].id)
    gate.desk.admit(people[1].id)

    hall.talk(hall.sync(hall.line(gate.store)))

    assert held(hall.store) == held(gate.store)
    assert len(held(hall.store)) == 2


def test_a_new_desks_key_and_its_records_may_come_in_one_answer(venue, people):
    hall = venue.table("Hall")
    gate = venue.table("Gate")
    gate.desk.admit(people[0].id)
    gate.talk(gate.sync(gate.line()))
    assert gate.id not in {desk.id for desk in hall.store.desks()}

    news = hall.sync(hall.line()).exchange()

    assert refs(news.records) == refs(gate.records())
    assert news.aside_here == 0


def test_a_server_that_forgot_is_healed_by_any_desk(venue, people):
    hall, gate = venue.table("Hall"), venue.table("Gate")
    to_gate = gate.sync(line := gate.line())
    hall.desk.admit(people[0].id)
    gate.desk.admit(people[1].id)
    hall.talk(hall.sync(hall.line()))
    gate.talk(to_gate)
    everything = held(venue.replica)
    assert len(everything) == 2

    line.replica = venue.lost_server()
    first = to_gate.exchange()
    assert (first.to_send, first.more) == (1, True)
    assert to_gate.to_send() == 1
    gate.talk(to_gate)

    assert held(line.replica) == everything
    assert to_gate.to_send() == 0


def test_a_desk_that_forgot_gets_its_own_records_back(venue, people):
    hall = venue.table("Hall")
    hall.desk.admit(people[0].id)
    hall.talk(hall.sync(hall.line()))

    reply, _ = answer(venue.replica, Request(hall.id, {}), DeskProfile.HELP_DESK, verify, 0)

    assert [len(run.records) for run in reply.runs] == [1]
    assert not reply.more


@pytest.mark.parametrize("seed", range(12))
def test_whatever_the_line_loses_and_repeats_every_replica_ends_with_the_same(venue, people, seed):
    chance = random.Random(seed)
    tables = [venue.table(name) for name in ("Hall", "Gate", "Car park")]
    syncs = [(table, table.sync(table.line(chance=chance))) for table in tables]
    made = []
    for _ in range(30):
        table, sync = chance.choice(syncs)
        table.wall.forward(chance.randrange(1000))
        if chance.random() < 0.5:
            made.append(table.desk.admit(chance.choice(people).id).record)
        elif chance.random() < 0.2 and (undo := table.desk.undo()):
            made.append(undo)
        else:
            try:
                news = sync.exchange()
            except Unreachable:
                continue
            table.desk.heard(news.records, roster_changed=news.roster_changed)

    for _ in range(2):
        for table in tables:
            assert table.talk(table.sync(table.line())).to_send == 0

    assert held(venue.replica) == refs(made)
    whole = attendance(made, {}.get)
    here = sum(one.counts is not None for one in whole.values())
    conflicts = {(one.first, one.second) for each in whole.values() for one in each.conflicts}
    for table in tables:
        assert held(table.store) == refs(made)
        assert table.desk.count().here == here
        assert {(one.first, one.second) for one in table.desk.conflicts()} == conflicts
