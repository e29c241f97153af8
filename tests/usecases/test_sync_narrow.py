"""A desk that hears the news is not told by an answer what a line of news brings anyway."""

from dataclasses import replace

import pytest

from checkin.domain.errors import Nonsense
from checkin.domain.vector import EMPTY
from checkin.usecases.telling import Teller


@pytest.fixture
def people(venue):
    return [venue.add(f"Person {number}") for number in range(8)]


class Listener:
    """A desk with its sync and, while the line is open, the server's news."""

    def __init__(self, venue, table):
        self.venue, self.table = venue, table
        self.line = table.line()
        self.sync = table.sync(self.line)
        table.talk(self.sync)

    def listen(self):
        """Hear every line of news from here on, and ask once, as the window does."""
        self.teller = Teller(self.venue.replica.have())
        self.sync.listening(True)
        self.table.talk(self.sync)
        self.line.requests.clear()
        self.line.answers.clear()

    def hear(self):
        """Take in the next line of news."""
        told, more = self.teller.line(self.venue.replica)
        assert not more
        return self.sync.hear(told)

    def miss(self):
        """Do not get the next line of news."""
        self.teller.line(self.venue.replica)


@pytest.fixture
def gate(venue):
    return venue.table("Gate")


@pytest.fixture
def hall(venue, gate):  # noqa: ARG001 - the gate first: the hall knows its key
    hall = Listener(venue, venue.table("Hall"))
    hall.listen()
    return hall


def checks_in(table, person):
    table.desk.admit(person.id)
    table.talk(table.sync(table.line()))


def test_an_answer_then_tells_of_nobody_but_the_asker(people, hall, gate):
    hall.hear()
    checks_in(gate, people[0])
    hall.table.desk.admit(people[1].id)

    news = hall.table.talk(hall.sync)

    (request,), (reply,) = hall.line.requests, hall.line.answers
    assert request.narrow
    assert set(reply.have) == {hall.table.id}
    assert reply.runs == ()
    assert reply.digest is None
    assert news.to_send == 0
    assert gate.id not in hall.table.store.have()


def test_what_others_did_comes_by_the_next_line(venue, people, hall, gate):
    checks_in(gate, people[0])
    hall.table.desk.admit(people[1].id)
    hall.table.talk(hall.sync)

    taken, behind = hall.hear()

    assert [one.about for one in taken.records] == [people[0].id]
    assert not behind
    assert hall.table.store.have() == venue.replica.have()
    assert hall.sync.to_send() == 0
    assert hall.sync.exchange().more is False
    assert hall.line.requests[-1].narrow


def test_what_a_narrow_answer_confirmed_is_not_sent_again(people, hall):
    hall.table.desk.admit(people[1].id)
    hall.sync.exchange()
    hall.table.desk.admit(people[2].id)

    hall.sync.exchange()

    assert [len(one.runs[0].records) for one in hall.line.requests] == [1, 1]
    assert hall.sync.to_send() == 0


def test_whoever_missed_a_line_asks_for_all_of_it_and_then_narrowly_again(
    venue, people, hall, gate
):
    checks_in(venue.table("Other"), people[0])
    hall.miss()
    checks_in(gate, people[1])
    hall.hear()

    hall.sync.exchange()
    hall.sync.exchange()

    assert [one.narrow for one in hall.line.requests] == [False, True]
    assert hall.table.store.have() == venue.replica.have()


def test_a_line_that_is_older_than_the_last_answer_is_no_miss(people, hall, gate):
    checks_in(gate, people[0])
    hall.sync.listening(False)
    hall.table.talk(hall.sync)
    hall.sync.listening(True)
    late, _ = hall.teller.line(hall.venue.replica)
    checks_in(gate, people[1])
    hall.table.talk(hall.sync)
    hall.line.requests.clear()

    hall.sync.hear(late)
    hall.sync.exchange()

    assert hall.line.requests[0].narrow


def test_without_the_line_answers_tell_all_again(venue, people, hall, gate):
    checks_in(gate, people[0])
    hall.sync.listening(False)
    hall.sync.listening(False)

    hall.table.talk(hall.sync)

    assert not hall.line.requests[0].narrow
    assert hall.table.store.have() == venue.replica.have()


def test_a_line_that_begins_anew_is_first_caught_up_with(venue, people, hall, gate):
    hall.sync.listening(False)
    checks_in(gate, people[0])
    hall.sync.listening(True)

    hall.sync.exchange()
    hall.sync.exchange()

    assert [one.narrow for one in hall.line.requests] == [False, True]
    assert hall.table.store.have() == venue.replica.have()


def test_a_line_that_begins_while_the_server_has_more_to_say_is_not_caught_up_with(
    people, hall, gate, monkeypatch
):
    monkeypatch.setattr("checkin.usecases.answering.BATCH_BYTES", 700)
    hall.sync.listening(False)
    for person in people[:4]:
        checks_in(gate, person)
    hall.sync.listening(True)

    first = hall.sync.exchange()
    hall.table.talk(hall.sync)

    assert first.more
    assert not hall.line.requests[1].narrow


def test_news_before_the_first_answer_are_taken_and_teach_nothing(venue, people, gate):
    table = venue.table("Hall")
    sync = table.sync(line := table.line())
    teller = Teller(venue.replica.have())
    checks_in(gate, people[0])

    sync.hear(teller.line(venue.replica)[0])
    sync.exchange()

    assert line.requests[0].since == EMPTY
    assert not line.requests[0].narrow
    assert table.store.have() == venue.replica.have()


def test_a_line_heard_while_an_answer_is_on_its_way_is_not_forgotten(people, hall, gate):
    real = hall.line.exchange

    def slow(request):
        reply = real(request)
        checks_in(gate, people[0])
        hall.hear()
        return reply

    hall.sync.listening(False)
    hall.sync.listening(True)
    hall.table.desk.admit(people[1].id)
    hall.line.exchange = slow
    hall.sync.exchange()
    hall.line.exchange = real
    hall.sync.exchange()

    assert hall.line.requests[-1].narrow
    assert set(hall.line.requests[-1].have) == set()
    assert hall.sync.to_send() == 0


def test_a_line_that_says_less_than_the_answer_gives_way_to_it(venue, people, hall, gate):
    other = venue.table("Other")
    real = hall.line.exchange

    def slow(request):
        checks_in(gate, people[0])
        hall.hear()
        checks_in(other, people[1])
        return real(request)

    hall.sync.listening(False)
    hall.sync.listening(True)
    hall.line.exchange = slow
    hall.sync.exchange()

    assert set(hall.sync._other.known.base) >= {gate.id, other.id}


def test_a_narrow_answer_that_nobody_asked_for_is_refused(hall):
    real = hall.line.exchange
    hall.sync.listening(False)
    hall.line.exchange = lambda request: replace(real(request), digest=None)

    with pytest.raises(Nonsense, match="told less"):
        hall.sync.exchange()


def test_a_desk_that_lacks_what_the_server_has_is_brought_it_though_it_listens(
    venue, people, hall, gate
):
    """A line came whole, and yet a record of it could not be kept: the desk names what it lacks."""
    gate.desk.admit(people[0].id)
    gate.talk(gate.sync(gate.line()))
    told, _ = hall.teller.line(hall.venue.replica)
    hall.sync._other.heard(told)  # known, and not in the desk's own log

    hall.table.talk(hall.sync)

    assert hall.line.requests[0].narrow
    assert hall.table.store.have() == venue.replica.have()


def test_news_that_do_not_fit_into_one_line_are_told_in_the_next(venue, people, gate, monkeypatch):
    monkeypatch.setattr("checkin.usecases.answering.BATCH_BYTES", 1)
    teller = Teller(venue.replica.have())
    for table, person in zip((gate, venue.table("Other")), people, strict=False):
        checks_in(table, person)

    lines = []
    more = True
    while more:
        told, more = teller.line(venue.replica)
        lines.append(told)

    assert len(lines) > 1
    assert sum(len(run.records) for told in lines for run in told.runs) == 2


def test_nothing_is_read_for_a_line_that_nobody_hears(venue, people, gate):
    teller = Teller(venue.replica.have())
    checks_in(gate, people[0])

    told, more = teller.line(venue.replica, anybody=False)

    assert told.runs == ()
    assert not more
