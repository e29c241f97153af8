"""What organisers settle at the server, and what desks hear of it."""

import os
from contextlib import contextmanager

import pytest

from checkin.adapters.organisers_log import OrganisersLog
from checkin.domain.amendments import NOTHING
from checkin.domain.errors import InputError
from checkin.domain.model import BadgeId, IssuedBadge, RegistrationId, Standing
from checkin.domain.reasons import SettleReason, UndoReason
from checkin.domain.record import Draft, Kind
from checkin.domain.short_code import short_code
from checkin.usecases import settling
from checkin.usecases.log_copy import read_log
from checkin.usecases.people import Person


class Organisers:
    """The server's own hand, with a fresh look at the log for each act."""

    def __init__(self, venue):
        self._venue = venue
        server = venue.server
        self.log = OrganisersLog(
            server.database,
            venue.EVENT,
            server.badge_keys.organisers(venue.EVENT),
            server.identity,
            venue.wall,
        )

    @contextmanager
    def at_work(self):
        # The names are the organisers' to read: the book has the key to them.
        copy = read_log(self._venue.replica)
        with self.log.writing() as write:
            yield copy.tally, copy.people, write, self.log.now()

    @property
    def cases(self):
        copy = read_log(self._venue.replica)
        return settling.cases(copy.tally, copy.people)

    @property
    def newcomers(self):
        copy = read_log(self._venue.replica)
        return settling.newcomers(copy.tally, copy.people)

    def settle(self, keep, reason=SettleReason.SAME_PERSON, seen=None):
        facts = [one.fact for one in seen or self.cases[0].admissions]
        with self.at_work() as (tally, _, write, now):
            return settling.settle(tally, keep.fact, facts, reason, write, now)

    def take_back(self, fact):
        with self.at_work() as (tally, _, write, now):
            return settling.take_back(tally, fact, write, now)

    def take_in(self, key):
        copy = read_log(self._venue.replica)
        taking = settling.taking_in(copy.people, key)
        self._venue.book.publish(registrations=taking.registrations, badges=taking.badges)
        return taking.registrations[0]

    def same_as(self, key, known):
        with self.at_work() as (tally, people, write, now):
            settling.same_as(tally, people, key, known, write, now)


@pytest.fixture
def organisers(venue):
    return Organisers(venue)


@pytest.fixture
def hall(venue, text):  # noqa: ARG001  on the list before the desk fetches it
    return venue.table("Main hall")


@pytest.fixture
def garden(venue, text):  # noqa: ARG001  as above
    return venue.table("Garden")


@pytest.fixture
def spare(venue):
    issued = IssuedBadge(BadgeId("f" * 24), RegistrationId(""), short_code(77_777_777))
    venue.book.publish(badges=[issued])
    return issued


def exchange(*tables):
    for _ in range(2):
        for table in tables:
            table.talk(table.sync(table.line()))


@pytest.fixture
def contested(venue, hall, garden, text):
    """Ada was admitted in the hall, and ten minutes later in the garden, which had not heard."""
    hall.wall.ms = venue.on_day(1, 9, 0)
    garden.wall.ms = venue.on_day(1, 9, 10)
    venue.wall.ms = venue.on_day(1, 9, 20)
    first, second = hall.desk.scan(text).record, garden.desk.scan(text).record
    exchange(hall, garden)
    return first, second


def test_a_case_says_who_where_and_what_counts_until_somebody_settles(organisers, contested, ada):
    (case,) = organisers.cases

    assert case.registration == ada
    assert case.admissions == contested
    assert (case.counts, case.settlement) == (contested[0], None)
    assert case.uncertain  # the desks had not been told the time when they admitted her


def test_what_organisers_keep_counts_at_every_desk(organisers, contested, hall, garden, venue):
    made = organisers.settle(contested[1], SettleReason.WRONG_PERSON)
    assert hall.desk.conflicts() == [*garden.desk.conflicts()] != []

    exchange(hall, garden)

    for table in (hall, garden):
        there = table.desk.tally.presence(venue.DAY_1.id, contested[0].about)
        assert table.desk.conflicts() == []
        assert there.counts == contested[1]
        assert there.settlements == (made,)
        assert table.desk.desk_name(made) == "Organisers"
    (case,) = organisers.cases
    assert (case.counts, case.settlement) == (contested[1], made)
    assert made.reason == SettleReason.WRONG_PERSON


def test_a_settlement_that_is_taken_back_is_to_be_settled_again(
    organisers, contested, hall, garden
):
    made = organisers.settle(contested[1])
    undone = organisers.take_back(made.fact)
    exchange(hall, garden)

    assert undone.reason == UndoReason.BY_MISTAKE
    assert organisers.cases[0].settlement is None
    assert len(hall.desk.conflicts()) == len(garden.desk.conflicts()) == 1
    with pytest.raises(InputError, match="Look again"):
        organisers.take_back(made.fact)
    with pytest.raises(InputError, match="Look again"):
        organisers.take_back(contested[0].fact)


def test_nobody_settles_what_they_have_not_seen(organisers, contested, hall, venue, text):
    organisers.settle(contested[0])
    gate = venue.table("Gate")
    gate.wall.ms = venue.on_day(1, 9, 15)
    third = gate.desk.scan(text).record
    exchange(gate, hall)

    (case,) = organisers.cases
    assert case.admissions == (*contested, third)
    assert case.settlement is None
    organisers.settle(third)
    assert organisers.cases[0].settlement is not None


def test_what_is_settled_undone_or_no_admission_is_not_settled_again(
    organisers, contested, hall, garden
):
    made = organisers.settle(contested[0])
    for keep, seen in [(contested[0], contested), (made, contested)]:
        with pytest.raises(InputError, match="Look again"):
            organisers.settle(keep, seen=seen)
    organisers.take_back(made.fact)
    hall.desk.undo()
    exchange(hall, garden)
    with pytest.raises(InputError, match="Look again"):
        organisers.settle(contested[0], seen=contested)


def test_a_page_that_names_nothing_here_settles_nothing(organisers, contested):
    made = organisers.settle(contested[0])
    organisers.take_back(made.fact)
    with (
        organisers.at_work() as (tally, _, write, now),
        pytest.raises(InputError, match="Look again"),
    ):
        settling.settle(tally, "0" * 64, [], SettleReason.SAME_PERSON, write, now)


def test_cases_to_settle_come_first_and_are_counted(organisers, contested, hall, garden, venue):
    organisers.settle(contested[0])
    grace = venue.add("Grace Hopper")
    for table in (hall, garden):
        table.fetch()
        table.desk.admit(grace.id)
    exchange(hall, garden)

    copy = read_log(venue.replica)
    assert organisers.cases[0].registration == grace
    assert len(organisers.cases) == 2
    assert settling.to_settle(copy.tally, copy.people) == 1


def test_two_servers_processes_write_one_chain(organisers, contested, venue):
    other = Organisers(venue)
    first = organisers.settle(contested[0])
    undone = other.take_back(first.fact)
    # The other's clock is an hour behind: its settlement follows all the same.
    other._venue.wall.ms -= 60 * venue.MINUTE
    again = other.settle(contested[1])

    assert [(one.desk, one.seq) for one in (first, undone, again)] == [
        (first.desk, 1),
        (first.desk, 2),
        (first.desk, 3),
    ]
    assert first.hlc < undone.hlc < again.hlc


def test_a_restored_server_begins_a_chain_of_its_own(organisers, contested, venue, hall):
    restore = venue.backup()
    first = organisers.settle(contested[0])
    exchange(hall)
    replica = restore()
    hall.talk(hall.sync(hall.line(replica)))

    data = next(one for one in venue._tables if getattr(one, "database", None) is replica._database)
    log = OrganisersLog(
        data.database,
        venue.EVENT,
        data.badge_keys.organisers(venue.EVENT),
        data.identity,
        venue.wall,
    )
    with log.writing() as write:
        second = write(Draft(Kind.NOTE, contested[0].list, contested[0].about), log.now())
    assert first.desk != second.desk
    assert {first.fact, second.fact} <= {one.fact for one in replica.records()}


def test_the_organisers_stand_at_no_table(organisers, contested, venue, hall):
    organisers.settle(contested[0])
    exchange(hall)

    assert sorted(one.name for one in venue.book.desks()) == ["Garden", "Main hall"]
    assert sorted(hall.desk.help_desks()) == ["Garden", "Main hall"]
    assert [one.name for one in venue.book.heard_desks()] == ["Garden", "Main hall"]


# ---------------------------------------------------------------- whom the list does not have


@pytest.fixture
def walk_in(hall, spare, venue):
    hall.fetch()
    hall.wall.ms = venue.on_day(1, 9, 0)
    made = hall.acts.register(Person("Ada Lovelace", "Analytical"), badge=spare.id)
    hall.desk.admit(made.registration.id)
    exchange(hall)
    return made


def test_newcomers_are_those_whom_the_list_does_not_have(organisers, walk_in, venue):
    (one,) = organisers.newcomers

    assert one.registration.public_name == "Ada Lovelace"
    assert one.arrived == (venue.DAY_1.id,)
    assert (one.instead, one.record) == (None, walk_in.record)


def test_a_newcomer_who_is_taken_in_is_on_the_list_and_stays_checked_in(
    organisers, walk_in, venue, hall, garden, spare
):
    taken = organisers.take_in(walk_in.registration.id)
    garden.fetch()
    exchange(hall, garden)

    assert venue.book.registration(taken.id) == taken
    assert venue.book.badge(spare.id).registration == taken.id
    assert organisers.newcomers == []
    for table in (hall, garden):
        assert table.desk.tally.here(venue.DAY_1.id) == 1
        # On each list once: as a newcomer no more.
        assert table.desk.counts_of(venue.DAY_1.id).expected == 2
    with pytest.raises(InputError, match="Look again"):
        organisers.take_in(taken.id)


def test_whose_place_was_taken_is_cancelled_when_the_substitute_is_taken_in(
    organisers, venue, hall, ada
):
    made = hall.acts.substitute(ada.id, Person("Grace Hopper"))
    exchange(hall)
    (one,) = organisers.newcomers
    assert one.instead.id == ada.id

    organisers.take_in(made.registration.id)

    assert venue.book.registration(ada.id).standing is Standing.CANCELLED
    assert hall.desk.counts_of(venue.DAY_1.id).expected == 1
    hall.fetch()
    assert hall.desk.counts_of(venue.DAY_1.id).expected == 1


def test_a_newcomer_whose_name_cannot_be_read_is_not_taken_in(organisers, venue, walk_in):
    venue.book.publish(names_key=os.urandom(32))
    assert organisers.newcomers == []
    with pytest.raises(InputError, match="Look again"):
        organisers.take_in(walk_in.registration.id)


def test_a_newcomer_who_was_on_the_list_counts_as_that_person(
    organisers, walk_in, venue, hall, garden, ada, spare
):
    organisers.same_as(walk_in.registration.id, ada.id)
    garden.fetch()
    exchange(hall, garden)

    for table in (hall, garden):
        there = table.desk.tally.presence(venue.DAY_1.id, ada.id)
        assert table.desk.tally.here(venue.DAY_1.id) == 1
        assert (there.counts.at, there.inside) == (venue.on_day(1, 9, 0), True)
        assert table.desk.people.badge(spare.id).registration == ada.id
        assert table.desk.conflicts() == []
    assert organisers.newcomers == []
    with pytest.raises(InputError, match="Look again"):
        organisers.same_as(walk_in.registration.id, ada.id)


def test_who_has_left_as_a_newcomer_has_left_as_that_person(organisers, venue, hall, ada, spare):
    hall.fetch()
    hall.desk.choose(venue.DINNER.id)
    made = hall.acts.register(Person("Ada L."), badge=spare.id)
    hall.desk.admit(made.registration.id)
    hall.store.record(
        Draft(
            Kind.LEFT,
            venue.DINNER.id,
            made.registration.id,
            knew=hall.desk.tally.presence(venue.DINNER.id, made.registration.id).known,
        ),
        hall.clock(),
    )
    exchange(hall)
    organisers.same_as(made.registration.id, ada.id)

    there = read_log(venue.replica).tally.presence(venue.DINNER.id, ada.id)
    assert there.counts is not None
    assert not there.inside


def test_who_had_come_already_is_not_admitted_again(organisers, walk_in, venue, garden, ada):
    garden.desk.admit(ada.id)
    exchange(garden)
    organisers.same_as(walk_in.registration.id, ada.id)

    there = read_log(venue.replica).tally.presence(venue.DAY_1.id, ada.id)
    assert len(there.admissions) == 1
    assert read_log(venue.replica).tally.here(venue.DAY_1.id) == 1


def test_a_newcomer_is_nobody_who_has_cancelled(organisers, walk_in, venue, ada):
    venue.cancel(ada)
    with pytest.raises(InputError, match="has cancelled"):
        organisers.same_as(walk_in.registration.id, ada.id)


def test_a_newcomer_without_a_badge_gives_none(organisers, venue, hall, ada):
    made = hall.acts.register(Person("Ada L."))
    exchange(hall)
    organisers.same_as(made.registration.id, ada.id)

    copy = read_log(venue.replica)
    assert copy.people.given() == {}
    assert copy.people.amendments == NOTHING
    assert organisers.newcomers == []


def test_who_shares_most_of_a_name_is_offered_first(venue, ada):
    other = venue.add("Augusta Ada King", aliases=("Ada Lovelace the Younger",))
    venue.add("Grace Hopper")
    venue.cancel(venue.add("Ada Lovelace"))
    last = venue.add("Ada Byron")

    assert settling.likely(venue.book.registrations(), "LOVELACE, Ada") == [ada, other, last]
    assert settling.likely(venue.book.registrations(), "") == []
