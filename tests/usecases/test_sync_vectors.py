"""An exchange costs what has changed, not how many desks there are."""

from dataclasses import replace

import pytest

from checkin.domain.errors import Nonsense
from checkin.domain.vector import EMPTY, History, digest
from checkin.usecases.exchange import Told


@pytest.fixture
def people(venue):
    return [venue.add(f"Person {number}") for number in range(8)]


@pytest.fixture
def tables(venue, people):
    """Five desks that have each checked somebody in and told the server."""
    tables = [venue.table(f"Table {number}") for number in range(5)]
    for table, person in zip(tables, people, strict=False):
        table.desk.admit(person.id)
        table.talk(table.sync(table.line()))
    return tables


@pytest.fixture
def hall(tables):
    """One of them, which has heard of all the others, its sync, and its line."""
    hall = tables[0]
    sync = hall.sync(line := hall.line())
    hall.talk(sync)
    line.requests.clear()
    line.answers.clear()
    return hall, sync, line


def test_once_both_know_each_other_only_what_is_new_is_said(venue, people, hall):
    hall, sync, line = hall
    hall.desk.admit(people[6].id)

    hall.talk(sync)

    (request,), (reply,) = line.requests, line.answers
    assert set(request.have) == set(reply.have) == {hall.id}
    assert request.since == reply.since != EMPTY
    assert reply.digest == digest(venue.replica.have())
    assert hall.store.have() == venue.replica.have()


def test_what_others_sent_meanwhile_is_said_and_brought(people, tables, hall):
    hall, sync, line = hall
    gate = tables[3]
    gate.desk.admit(people[7].id)
    gate.talk(gate.sync(gate.line()))

    news = sync.exchange()

    assert [one.about for one in news.records] == [people[7].id]
    assert set(line.answers[0].have) == {hall.id, gate.id}


def test_a_server_that_knows_the_vector_no_more_is_told_all_of_it(venue, people, hall):
    hall, sync, line = hall
    made = hall.desk.admit(people[6].id).record
    venue.replica.history = History()

    news = sync.exchange()

    assert news.more
    assert line.answers[0].since == EMPTY
    assert line.answers[0].runs == ()
    assert made in list(venue.replica.records())
    sync.exchange()
    assert line.requests[1].since == line.answers[1].since == digest(venue.replica.have())


def test_whoever_has_heard_every_line_of_news_speaks_of_the_last(venue, people, tables, hall):
    hall, sync, line = hall
    gate = tables[3]
    before = venue.replica.have()
    gate.desk.admit(people[7].id)
    gate.talk(gate.sync(gate.line()))
    now = venue.replica.have()
    told = Told(
        venue.replica.runs_above(before, 10**9),
        venue.replica.roster_version(),
        venue.replica.history.note(now),
    )

    sync.hear(told)
    sync.exchange()

    assert line.requests[0].since == told.digest
    assert line.requests[0].have == {}
    assert set(line.answers[0].have) == {hall.id}


def test_whoever_missed_a_line_of_news_speaks_of_what_it_knew(venue, people, tables, hall):
    hall, sync, line = hall
    for table, person in zip(tables[2:4], people[6:8], strict=True):
        before = venue.replica.have()
        table.desk.admit(person.id)
        table.talk(table.sync(table.line()))
    told = Told(
        venue.replica.runs_above(before, 10**9),
        venue.replica.roster_version(),
        venue.replica.history.note(venue.replica.have()),
    )

    sync.hear(told)
    sync.exchange()

    assert line.requests[0].since != told.digest
    assert hall.store.have() == venue.replica.have()


@pytest.mark.parametrize("wrong", [{"digest": "0" * 32}, {"since": "0" * 32}])
def test_an_answer_that_does_not_add_up_is_refused_and_then_all_is_said(venue, people, hall, wrong):
    hall, sync, line = hall
    made = hall.desk.admit(people[6].id).record
    right = line.exchange
    line.exchange = lambda request: replace(right(request), **wrong)

    with pytest.raises(Nonsense):
        sync.exchange()
    line.exchange = right
    hall.talk(sync)

    assert line.requests[1].since == EMPTY
    assert made in list(venue.replica.records())
    assert sync.to_send() == 0
