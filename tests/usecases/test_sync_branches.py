"""A desk that was cloned, heard of by others: some heard the one copy and some the other."""

from dataclasses import replace

import pytest

from checkin.adapters.keys import verify
from checkin.domain.model import DeskId
from checkin.domain.reasons import UndoReason
from checkin.domain.record import NO_HEAD, Run, encode, reissued


@pytest.fixture
def people(venue):
    return [venue.add(f"Person {number}") for number in range(8)]


@pytest.fixture
def copies(venue):
    """A hall and a copy of it, neither of which has made a record."""
    hall = venue.table("Hall")
    return hall, venue.old_copy(hall, "Copy")


def hears(listener, teller):
    """Let one desk exchange with another, with the network down."""
    return listener.talk(listener.sync(listener.line(teller.store), is_server=False))


def talks(table):
    return table.talk(table.sync(table.line()))


def facts(records):
    return sorted(one.fact for one in records)


def admits(table, *people):
    return [table.desk.admit(one.id).record for one in people]


def test_whoever_heard_the_copy_that_the_server_did_not_makes_way_and_loses_nothing(
    venue, people, copies
):
    hall, copy = copies
    gate = venue.table("Gate")
    made = admits(hall, people[0]) + admits(copy, people[1], people[2])
    hears(gate, copy)
    talks(hall)

    news = gate.sync(line := gate.line()).exchange()

    assert news.renewed
    gate.desk.heard(news.records, roster_changed=news.roster_changed, renewed=True)
    talks(gate)
    assert facts(venue.replica.records()) == facts(gate.store.records()) == facts(made)
    assert gate.store.have() == venue.replica.have()
    assert gate.desk.count().here == 3
    assert gate.desk.conflicts() == []
    assert [one.store.aside_count() for one in (gate, hall)] == [0, 0]
    assert venue.replica.aside_count() == 0
    assert {one.desk for one in line.requests} == {gate.id}


def test_a_fork_shows_also_where_the_server_has_fewer_records(venue, people, copies):
    hall, copy = copies
    gate = venue.table("Gate")
    made = admits(copy, *people[:3])
    hears(gate, copy)
    made += admits(hall, people[3])
    talks(hall)

    talks(gate)

    assert facts(venue.replica.records()) == facts(gate.store.records()) == facts(made)
    assert venue.replica.aside_count() == gate.store.aside_count() == 0


def test_what_the_copy_has_re_issued_itself_is_not_re_issued_again(venue, people, copies):
    hall, copy = copies
    gate = venue.table("Gate")
    made = admits(hall, people[0]) + admits(copy, people[1])
    hears(gate, copy)
    talks(hall)
    talks(copy)

    talks(gate)

    assert facts(venue.replica.records()) == facts(gate.store.records()) == facts(made)
    assert venue.replica.have() == gate.store.have()
    assert gate.id not in venue.replica.have()


def test_re_issues_by_two_who_could_not_hear_each_other_count_once(venue, people, copies):
    hall, copy = copies
    gate = venue.table("Gate")
    admits(hall, people[0])
    admits(copy, people[1])
    hears(gate, copy)
    talks(hall)
    talks(gate)

    talks(copy)
    talks(gate)

    assert len(list(venue.replica.records())) == 3
    assert gate.desk.count().here == 2
    assert gate.desk.conflicts() == []


def test_another_desk_does_not_say_which_of_two_copies_stands(venue, people, copies):
    hall, copy = copies
    gate, door = venue.table("Gate"), venue.table("Door")
    admits(hall, people[0])
    admits(copy, people[1])
    hears(gate, copy)
    hears(door, hall)
    before = gate.records()

    news = gate.sync(gate.line(door.store), is_server=False).exchange()

    assert not news.renewed
    assert gate.records() == before


def test_an_undo_takes_back_what_it_named_wherever_that_has_gone(venue, people, copies):
    hall, copy = copies
    gate = venue.table("Gate")
    (kept,) = admits(hall, people[0])
    (wrong,) = admits(copy, people[1])
    assert kept.ref == wrong.ref
    hears(gate, copy)
    gate.acts.undo_record(wrong.fact, UndoReason.WRONG_PERSON)

    talks(hall)
    talks(gate)
    talks(hall)

    for table in (gate, hall):
        found = {one.registration.id: one.presence.counts for one in table.desk.search("Person")}
        assert found[people[0].id].fact == kept.fact
        assert found[people[1].id] is None


def test_a_restored_server_that_heard_the_other_copy_is_given_what_it_had_before(
    venue, people, copies
):
    hall, copy = copies
    gate = venue.table("Gate")
    restore = venue.backup()
    made = admits(hall, people[0])
    talks(hall)
    talks(gate)
    restored = restore()
    made += admits(copy, people[1])
    copy.talk(copy.sync(copy.line(restored)))

    gate.talk(gate.sync(gate.line(restored)))

    assert facts(restored.records()) == facts(gate.store.records()) == facts(made)
    assert restored.aside_count() == gate.store.aside_count() == 0


def test_what_an_unknown_desk_re_issued_is_not_aside_once_the_same_came_from_another(
    venue, people, copies
):
    hall, _ = copies
    (made,) = admits(hall, people[0])
    stranger = DeskId("9" * 16)
    run = Run(stranger, 1, (reissued(encode(made), stranger, NO_HEAD),), bytes(64))
    junk = Run(stranger, 2, (b"no record",), bytes(64))

    assert venue.replica.take([run, replace(junk, first=1)], verify).aside == 2
    assert venue.replica.aside_count() == 2
    talks(hall)

    assert venue.replica.aside_count() == 1
