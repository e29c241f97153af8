"""The log: made here or brought by anybody, each record once, nothing altered, nothing lost."""

import json
from dataclasses import replace

import pytest

from checkin.adapters.keys import SigningKey, verify
from checkin.domain.clock import ClockReading
from checkin.domain.model import DeskId, EnrolledDesk, EventId
from checkin.domain.record import (
    NO_HEAD,
    Fact,
    Head,
    Run,
    encode,
    hash_of,
)
from tests.adapters.examples import (
    EVENT,
    EVERYTHING,
    EVERYTHING_AT_ONCE,
    GATE,
    HALL,
    KEYS,
    NOON,
    admission,
    all_of,
    altered,
    bytes_of,
    fill,
    following,
    reading,
    roster,
    sealed,
    wall,
)


@pytest.fixture
def hall(replicas):
    return replicas.open("hall", HALL)


@pytest.fixture
def server(replicas):
    return replicas.open("server")


# ------------------------------------------------------------------- made here


def test_a_record_says_everything_that_its_draft_and_its_clock_said(hall):
    draft = admission(
        badge="b", knew=(Fact("4" * 64),), how="typed", reason="because", names=Fact("2" * 64)
    )
    made = hall.record(draft, ClockReading(NOON, -250, 40))

    assert (made.event, made.desk, made.seq, made.prev) == (EVENT, HALL, 1, "")
    assert (made.kind, made.list, made.about, made.badge) == ("admitted", "day-1", "r-ada", "b")
    assert (made.knew, made.how, made.reason) == ((Fact("4" * 64),), "typed", "because")
    assert (made.names, made.offset_ms, made.uncertainty_ms) == (Fact("2" * 64), -250, 40)
    assert (made.at, made.hlc >> 16) == (NOON, NOON - 250)
    assert list(hall.records()) == [made]


def test_each_record_bears_the_hash_of_the_one_before(hall):
    one, two, three = fill(hall, 3)

    assert (two.prev, three.prev) == (hash_of(encode(one)), hash_of(encode(two)))
    assert hall.have() == {HALL: Head(3, hash_of(encode(three)))}


def test_a_server_makes_no_records_of_its_own(server):
    with pytest.raises(TypeError):
        server.record(admission(), reading())


def test_only_what_came_after_a_place_is_read_again(hall):
    first, second, third = fill(hall, 3)
    (place, found), *_ = hall.records_after(0)

    assert found == first
    assert [record for _, record in hall.records_after(place)] == [second, third]
    assert hall.records_after(hall.records_after(0)[-1][0]) == []
    assert hall.records_after(0, 2) == hall.records_after(0)[:2]


# ------------------------------------------------------------------- taking in


def test_a_run_that_is_brought_again_changes_nothing(hall, server):
    made = fill(hall, 5)
    runs = all_of(hall)

    assert list(server.take(runs, verify).records) == made
    for _ in range(3):
        again = server.take([*runs, *runs], verify)
        assert (again.records, again.aside) == ((), 0)
    assert list(server.records()) == made
    assert server.aside_count() == 0


def test_of_a_run_that_overlaps_only_what_is_new_is_taken(hall, server):
    made = fill(hall, 3)
    server.take(all_of(hall), verify)
    made += fill(hall, 4, start=3)

    taken = server.take(all_of(hall), verify)

    assert list(taken.records) == made[3:]
    assert list(server.records()) == made


def test_a_gap_is_neither_taken_nor_held_against_anybody_and_is_asked_for_again(hall, server):
    made = fill(hall, 6)
    late = hall.runs_above({HALL: Head(3, "")}, EVERYTHING_AT_ONCE)

    taken = server.take(late, verify)

    assert (taken.records, taken.aside, server.aside_count()) == ((), 0, 0)
    assert server.have() == {}
    server.take(hall.runs_above(server.have(), EVERYTHING_AT_ONCE), verify)
    assert list(server.records()) == made


def test_an_empty_run_and_no_runs_at_all_are_nothing(server):
    assert server.take([], verify).records == ()
    assert server.take([Run(HALL, 1, (), b"")], verify).aside == 0
    assert server.have() == {}


def test_a_desk_that_nobody_enrolled_is_kept_aside_until_its_key_has_come(replicas, server):
    stranger = DeskId("f" * 16)
    own = SigningKey(b"s" * 32)
    template = fill(replicas.open("hall", HALL), 1)[0]
    data = encode(replace(template, desk=stranger))
    run = sealed([data], stranger, key=own)

    taken = server.take([run], verify)

    assert (taken.records, taken.aside, server.aside_count()) == ((), 1, 1)
    assert stranger not in server.have()
    desk = EnrolledDesk(stranger, "Desk 9", own.public_key)
    server.apply(roster(desk, version=2, whole=False))
    assert len(server.take([run], verify).records) == 1
    assert server.aside_count() == 0


def _forged(records):
    run = sealed(records)
    return replace(run, signature=bytes(64))


def _by_another_desk(records):
    return sealed(records, key=KEYS[GATE])


def _altered_in_the_middle(records):
    return replace(sealed(records), records=(records[0], altered(records[1], about="r-eve")))


def _altered_and_sealed_by_nobody(records):
    return replace(sealed(records), records=(records[0], altered(records[1], prev="")))


def _of_another_event(records):
    first = altered(records[0], event="deadbeef")
    return sealed([first])


def _with_another_name_inside(records):
    return sealed([altered(records[0], desk=GATE)])


def _out_of_order(records):
    return sealed([records[1], records[0]])


def _not_json(_):
    return sealed([b"not a record"])


def _not_an_object(_):
    return sealed([b"[1,2,3]"])


def _without_a_number(records):
    fields = json.loads(records[0])
    del fields["seq"]
    return sealed([json.dumps(fields).encode()])


def _endless(records):
    return sealed([altered(records[0], reason="x" * 20_000)])


BAD_RUNS = [
    _forged,
    _by_another_desk,
    _altered_in_the_middle,
    _altered_and_sealed_by_nobody,
    _of_another_event,
    _with_another_name_inside,
    _out_of_order,
    _not_json,
    _not_an_object,
    _without_a_number,
    _endless,
]


@pytest.mark.parametrize("bad", BAD_RUNS, ids=lambda bad: bad.__name__.strip("_"))
def test_a_run_that_is_not_genuine_is_kept_aside_once_and_stops_nobody_else(
    bad, hall, server, replicas
):
    fill(hall, 2)
    (good,) = all_of(hall)
    gate = replicas.open("gate", GATE)
    fill(gate, 1)
    run = bad(good.records)

    for _ in range(3):
        taken = server.take([run, *all_of(gate)], verify)
        assert taken.aside == len(run.records)
    assert server.aside_count() == len(run.records)
    assert set(server.have()) == {GATE}
    assert len(server.take([good], verify).records) == 2
    assert set(bytes_of(server).values()) == {*good.records, *bytes_of(gate).values()}


def test_a_place_that_comes_back_with_other_bytes_is_kept_aside_once_and_counted(
    hall, server, replicas
):
    fill(hall, 3)
    server.take(all_of(hall), verify)
    before = bytes_of(server)
    twin = replicas.open("twin", HALL)
    for number in range(3):
        twin.record(admission("r-twin", badge=f"{number}"), reading(number))

    counts = []
    for _ in range(3):
        assert server.take(all_of(twin), verify).aside >= 3
        counts.append(server.aside_count())
        twin.record(admission("r-twin"), reading(10))

    # A desk that goes on sends all of it each time: each record is kept once.
    assert counts == [3, 4, 5]
    assert bytes_of(server) == before


def test_what_is_held_already_is_not_kept_aside_with_the_rest_of_a_bad_run(hall, server):
    fill(hall, 2)
    (good,) = all_of(hall)
    server.take([good], verify)
    bad = sealed([good.records[0], altered(good.records[1], about="r-eve")])

    server.take([bad], verify)

    assert server.aside_count() == 1


# ------------------------------------------------------------------- time


def test_time_never_runs_backwards_at_one_desk_whatever_its_clock_does(replicas):
    hall = replicas.open("hall", HALL)
    times = [hall.record(admission(), reading(second)).hlc for second in (0, 100, -50, -50, 20)]
    again = replicas.open("hall", HALL, change=None)
    times.append(again.record(admission(), reading(-1000)).hlc)

    assert times == sorted(set(times))


def test_what_is_made_after_hearing_of_another_record_is_later_than_it(hall, replicas):
    gate = replicas.open("gate", GATE)
    heard = gate.record(admission(), reading(600))

    hall.take(all_of(gate), verify)

    assert hall.record(admission(), reading(0)).hlc > heard.hlc


@pytest.mark.parametrize("again", [False, True], ids=["at once", "after the next start"])
def test_a_clock_years_ahead_at_one_desk_spreads_to_nobody(replicas, again):
    hall = replicas.open("hall", HALL)
    gate = replicas.open("gate", GATE)
    gate.record(admission(), ClockReading(NOON + 10 * 365 * 86_400_000))
    (run,) = all_of(gate)
    furthest = following(run.records[0], hlc=2**62)
    hall.take([sealed([run.records[0], furthest], GATE)], verify)
    if again:
        hall = replicas.open("hall", HALL, change=None)

    made = hall.record(admission(), reading(1))

    assert made.hlc >> 16 == NOON + 1000
    assert len(list(hall.records())) == 3


def test_two_events_in_one_database_never_mix(replicas):
    from checkin.adapters.database.store import ReplicaStore

    hall = replicas.open("hall", HALL)
    fill(hall, 2)
    other = ReplicaStore(hall._database, EventId("feedf00d"), wall)

    assert other.have() == {}
    assert list(other.records()) == []
    assert other.runs_above({}, EVERYTHING_AT_ONCE) == []
    assert other.gathering() is None
    assert hall.have().get(HALL, NO_HEAD).seq == 2
    assert hall.roster_version().number == EVERYTHING.version.number
