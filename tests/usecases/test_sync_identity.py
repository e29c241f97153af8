"""A desk that is not who it was, and a server that is not: both find out by one exchange."""

from dataclasses import replace

import pytest

from checkin.adapters.keys import SigningKey
from checkin.domain.errors import Nonsense, Refused, Stranger, Unreachable
from checkin.domain.record import Draft, Kind, Run
from checkin.domain.vector import digest
from checkin.usecases.exchange import Told
from checkin.usecases.ports import Taken
from tests.domain.examples import chain, sealed


@pytest.fixture
def people(venue):
    return [venue.add(f"Person {number}") for number in range(8)]


def facts(records):
    return sorted(one.fact for one in records)


def original(records):
    return sorted(one.digest for one in records)


@pytest.fixture
def set_back(venue, people):
    """A hall that has sent two records, its old copy that made another two, and all four."""
    hall = venue.table("Hall")
    old = venue.old_copy(hall, "Old copy")
    made = [hall.desk.admit(one.id).record for one in people[:2]]
    hall.talk(hall.sync(hall.line()))
    made += [old.desk.admit(one.id).record for one in people[2:4]]
    return hall, old, made


def test_a_desk_set_back_renews_itself_and_sends_the_rest_at_once(venue, set_back):
    hall, old, made = set_back
    sync = old.sync(line := old.line())

    first = sync.exchange()

    assert (first.renewed, first.more, first.to_send) == (True, True, 2)
    assert old.id != hall.id
    assert sync.to_send() == 2
    second = sync.exchange()
    assert (second.renewed, second.more, second.to_send) == (False, False, 0)
    assert facts(venue.replica.records()) == facts(old.store.records()) == original(made)
    # One to find out, one to fetch what was sent, one to send.
    assert [one.desk for one in line.requests] == [hall.id] * 2 + [old.id]


def test_what_is_brought_by_a_renewal_is_news_to_the_desk(set_back):
    _, old, made = set_back

    news = old.sync(old.line()).exchange()
    old.desk.heard(news.records, roster_changed=news.roster_changed, renewed=news.renewed)

    assert facts(news.records) == original(made)
    assert old.desk.count().here == 4
    assert old.desk.conflicts() == []


def test_a_server_that_cannot_be_asked_for_a_name_leaves_all_as_it_was(venue, set_back):
    hall, old, made = set_back
    sync = old.sync(line := old.line())
    real = line.enrolments

    class Away:
        def renew(self, _desk, _key):
            raise Unreachable("The server does not answer.")

        def introduce(self, _entries):
            """Nobody."""

    line.enrolments = Away()
    before = old.records()
    with pytest.raises(Unreachable):
        sync.exchange()

    assert (old.id, old.records()) == (hall.id, before)
    line.enrolments = real
    old.talk(sync)
    assert facts(venue.replica.records()) == original(made)
    assert venue.replica.aside_count() == 0


def test_a_desk_that_made_nothing_of_its_own_takes_back_what_it_had_sent(venue, people):
    hall = venue.table("Hall")
    old = venue.old_copy(hall, "Old copy")
    made = [hall.desk.admit(one.id).record for one in people[:2]]
    hall.talk(hall.sync(hall.line()))

    news = old.talk(old.sync(old.line()))

    assert not news.renewed
    assert (old.id, old.records()) == (hall.id, made)


def test_a_chain_longer_than_one_answer_is_fetched_in_pieces_and_nothing_of_it_is_re_issued(
    venue,
):
    hall = venue.table("Hall")
    old = venue.old_copy(hall, "Old copy")
    made = hall.fill(80)
    hall.talk(hall.sync(hall.line()))
    old.wall.forward(venue.MINUTE)
    made += old.fill(1)

    sync = old.sync(line := old.line())
    news = sync.exchange()

    assert (news.renewed, news.to_send) == (True, 1)
    assert len([one for one in line.answers if one.runs]) >= 3
    old.talk(sync)
    assert facts(venue.replica.records()) == facts(old.store.records()) == original(made)


def test_runs_that_do_not_follow_one_another_are_not_taken_for_this_desks_own(set_back):
    _, old, made = set_back
    line = old.line()

    class Shuffling:
        """A server that sends a piece twice and out of its place."""

        renew = line.renew

        def exchange(self, request):
            reply = line.exchange(request)
            twice = [
                Run(run.desk, first, run.records, run.signature)
                for run in reply.runs
                for first in (run.first + 7, run.first, run.first)
            ]
            return replace(reply, runs=tuple(twice))

    news = old.sync(Shuffling()).exchange()

    assert news.renewed
    assert facts(old.store.records()) == original(made)


def test_a_server_that_shows_another_past_under_this_name_is_not_believed(set_back):
    hall, old, _ = set_back
    line = old.line()

    class Forger:
        renew = line.renew

        def exchange(self, request):
            reply = line.exchange(request)
            return replace(
                reply, runs=tuple(replace(run, signature=bytes(64)) for run in reply.runs)
            )

    before = old.records()
    with pytest.raises(Nonsense, match="as they were made"):
        old.sync(Forger()).exchange()

    assert (old.id, old.records()) == (hall.id, before)


def test_a_server_that_keeps_back_what_it_says_it_has_changes_nothing(set_back):
    hall, old, _ = set_back
    line = old.line()

    class Silent:
        renew = line.renew

        def exchange(self, request):
            return replace(line.exchange(request), runs=())

    before = old.records()
    with pytest.raises(Nonsense, match="as they were made"):
        old.sync(Silent()).exchange()

    assert (old.id, old.records()) == (hall.id, before)


def test_a_desk_set_back_by_more_than_one_answer_holds_stays_who_it_is(venue, people):
    hall, gate = venue.table("Hall"), venue.table("Gate")
    old = venue.old_copy(hall, "Old copy")
    # Whoever comes first in the server's order fills the first answers.
    for table in (hall, gate):
        table.fill(80)
        table.talk(table.sync(table.line()))
    sync = old.sync(old.line())

    for _ in range(12):
        assert not sync.exchange().renewed

    assert old.id == hall.id
    assert old.store.have() == venue.replica.have()
    assert old.desk.admit(people[0].id).record.seq == 81
    assert not old.talk(sync).renewed


# ---------------------------------------------------------------- a restored server


def test_a_server_from_before_a_desk_was_let_in_is_told_who_it_is(venue, people):
    restore = venue.backup()
    hall = venue.table("Hall")
    made = hall.desk.admit(people[0].id).record
    sync = hall.sync(line := hall.line())
    hall.talk(sync)
    restored = restore()
    line.replica, line.enrolments = restored, venue.enrolments_at(restored)
    assert restored.desk(hall.id) is None

    news = hall.talk(sync)

    assert (news.to_send, news.renewed) == (0, False)
    assert list(restored.records()) == [made]
    assert restored.desk(hall.id) == venue.replica.desk(hall.id)
    # Once it is known nobody introduces it any more.
    assert [bool(one.introductions) for one in line.requests][-1] is False


def test_desks_that_a_restored_server_does_not_know_are_introduced_by_whoever_relays_them(
    venue, people
):
    restore = venue.backup()
    hall, gate = venue.table("Hall"), venue.table("Gate")
    made = [hall.desk.admit(people[0].id).record, gate.desk.admit(people[1].id).record]
    hall.talk(hall.sync(hall.line()))
    sync = gate.sync(line := gate.line())
    gate.talk(sync)
    restored = restore()
    line.replica, line.enrolments = restored, venue.enrolments_at(restored)

    gate.talk(sync)

    assert facts(restored.records()) == original(made)
    assert {one.id for one in restored.desks()} == {hall.id, gate.id}
    assert restored.aside_count() == 0


def test_a_desk_without_a_certificate_stays_a_stranger_and_keeps_its_records(venue, people):
    restore = venue.backup()
    venue.book.invite("T", "Old-timer")
    old_timer = venue.table("Hall")
    key = old_timer.store
    with key._database.write(venue.EVENT) as connection:
        connection.exec_driver_sql("delete from roster where kind = 'desk'")
    old_timer.desk.admit(people[0].id)

    with pytest.raises(Stranger):
        old_timer.sync(old_timer.line(restore())).exchange()

    assert len(old_timer.records()) == 1


# ---------------------------------------------------------------- news


def test_news_is_taken_at_once_and_says_when_it_is_not_all(venue, people):
    hall, gate = venue.table("Hall"), venue.table("Gate")
    version = venue.replica.roster_version()
    to_hall, to_gate = hall.sync(hall.line()), gate.sync(gate.line())
    hall.talk(to_hall)
    gate.talk(to_gate)
    one, two = (hall.desk.admit(person.id).record for person in people[:2])
    whole = hall.store.runs_above({}, 10**9)
    version = venue.replica.roster_version()
    (second,) = hall.store.runs_above({hall.id: hall.store.have()[hall.id]._replace(seq=1)}, 10**9)

    assert gate.sync(gate.line()).hear(Told([], version)) == (Taken(), False)
    taken, behind = to_gate.hear(Told([second], version))
    assert (taken.records, behind) == ((), True)
    taken, behind = to_gate.hear(Told(whole, version))
    assert (list(taken.records), behind) == ([one, two], False)
    taken, behind = to_gate.hear(Told(whole, replace(version, number=version.number + 1)))
    assert (taken.records, behind) == ((), True)
    assert list(gate.store.records()) == [one, two]


def test_how_much_of_a_first_download_is_left_is_said(venue, people, monkeypatch):
    monkeypatch.setattr("checkin.usecases.answering.PAGE_BYTES", 700)
    hall = venue.table("Hall", fetched=False)
    sync = hall.sync(hall.line())

    heard = []
    while not heard or heard[-1].more:
        heard.append(sync.exchange())

    left = [one.left for one in heard]
    assert left == sorted(set(left), reverse=True)
    assert left[-1] == 0
    assert [one.roster_changed for one in heard] == [False] * (len(heard) - 1) + [True]
    assert len(heard) > 2
    assert len(list(hall.store.registrations())) == len(people)


# ---------------------------------------------------------------- again and again


class Refusing:
    """A server's enrolments that rename nobody."""

    def __init__(self):
        self.asked = 0

    def renew(self, _desk, _key):
        self.asked += 1
        raise Refused("This desk is not given another name.")

    def introduce(self, _entries):
        """Nobody."""


def test_a_desk_that_is_not_renamed_asks_ever_more_rarely_and_hears_of_everybody_meanwhile(
    venue, people, set_back
):
    _, old, _ = set_back
    gate = venue.table("Gate")
    at_gate = gate.sync(gate.line())
    line = old.line()
    line.enrolments = refusing = Refusing()
    sync = old.sync(line)
    made, heard = [], []
    for number in range(60):
        if number % 10 == 0:
            made.append(gate.desk.admit(people[2 + number // 10].id).record)
            gate.talk(at_gate)
        old.wall.forward(2_000)
        try:
            heard += sync.exchange().records
        except Refused:
            continue

    # Two minutes of asking every two seconds.
    assert refusing.asked == 6
    assert [one for one in heard if one.desk == gate.id] == made


def test_a_roster_that_came_with_a_failure_is_told_with_the_next_answer(venue, set_back):
    _, old, _ = set_back
    line = old.line()
    real, line.enrolments = line.enrolments, Refusing()
    venue.add("Late Guest")
    sync = old.sync(line)
    with pytest.raises(Refused):
        sync.exchange()
    line.enrolments = real

    news = sync.exchange()

    assert (news.roster_changed, news.renewed) == (True, True)
    # The desk's own new name is in the next, and then it is quiet.
    assert [sync.exchange().roster_changed for _ in range(3)] == [True, False, False]


def test_a_desk_whose_every_new_name_is_taken_does_not_fill_the_server_with_names(set_back):
    _, old, made = set_back
    line = old.line()
    names, taken = [], {}

    class Busy:
        """A server at which a copy of this desk is always there first."""

        def renew(self):
            names.append(line.renew())
            first = chain(names[-1].desk, [Draft(Kind.REFUSED, "day-1")])
            taken[names[-1].desk] = sealed(first, SigningKey(names[-1].private_key))
            return names[-1]

        def exchange(self, request):
            reply = line.exchange(request)
            if request.desk not in taken:
                return reply
            run = taken[request.desk]
            have = {**line.replica.have(), run.desk: run.end}
            asked = request.have.get(run.desk, run.end)
            runs = () if asked.seq else (run,)
            return replace(reply, have=have, since="", digest=digest(have), runs=runs, more=False)

    sync = old.sync(Busy())
    for _ in range(60):
        old.wall.forward(2_000)
        news = sync.exchange()

    assert len(names) == 6
    assert old.id == names[-1].desk
    assert (news.renewed, news.more) == (False, False)
    assert set(facts(old.records())) >= set(original(made))
