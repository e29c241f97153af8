"""What a replica hands on: at any cut, through anybody, byte for byte."""

import json

import pytest

from checkin.adapters.keys import verify
from checkin.domain.record import Head, Kind, decode
from tests.adapters.examples import (
    EVERYTHING_AT_ONCE,
    HALL,
    RELAY,
    admission,
    all_of,
    bytes_of,
    fill,
    following,
    reading,
    sealed,
)


@pytest.fixture
def hall(replicas):
    return replicas.open("hall", HALL)


@pytest.fixture
def server(replicas):
    return replicas.open("server")


@pytest.mark.parametrize("limit", [1, 500, 2_000, 10_000])
def test_everything_arrives_over_several_exchanges_however_small_they_are(hall, server, limit):
    made = fill(hall, 30)
    exchanges = 0
    while server.have() != hall.have():
        runs = hall.runs_above(server.have(), limit)
        size = sum(len(data) for run in runs for data in run.records)
        largest = max(len(data) for run in runs for data in run.records)
        assert size <= limit + largest
        server.take(runs, verify)
        exchanges += 1
    assert list(server.records()) == made
    assert exchanges >= sum(map(len, bytes_of(hall).values())) // (limit + largest)


def test_nothing_is_sent_to_somebody_who_has_it_all(hall):
    fill(hall, 3)

    assert hall.runs_above(hall.have(), EVERYTHING_AT_ONCE) == []
    assert hall.runs_above({HALL: Head(99, "")}, EVERYTHING_AT_ONCE) == []
    assert hall.runs_above({}, 0) == []


def test_a_desk_sends_its_own_records_before_those_of_others(hall, replicas):
    relay = replicas.open("relay", RELAY)
    fill(hall, 2)
    relay.take(all_of(hall), verify)
    fill(relay, 1)

    assert [run.desk for run in all_of(relay)] == [RELAY, HALL]


def test_a_long_chain_is_cut_into_runs_that_each_stand_alone(hall, server):
    fill(hall, 1_101)
    runs = all_of(hall)

    assert [len(run.records) for run in runs] == [500, 500, 101]
    for run in runs:
        assert len(server.take([run], verify).records) == len(run.records)


@pytest.mark.parametrize("limit", [1, 700, 3_000, EVERYTHING_AT_ONCE])
@pytest.mark.parametrize("cut", range(8))
def test_a_relay_hands_on_what_it_got_whatever_the_other_side_has(replicas, limit, cut):
    hall = replicas.open("hall", HALL)
    relay = replicas.open("relay", RELAY)
    server = replicas.open("server")
    # Three visits, so that the relay holds three seals; the server got a piece by itself.
    for visit, number in enumerate((2, 4, 3)):
        fill(hall, number, start=10 * visit)
        relay.take(hall.runs_above(relay.have(), EVERYTHING_AT_ONCE), verify)
    (run,) = all_of(hall)
    if cut:
        piece = run.records[:cut]
        assert len(server.take([sealed(piece)], verify).records) == cut

    for _ in range(12):
        taken = server.take(relay.runs_above(server.have(), limit), verify)
        assert taken.aside == 0

    assert server.have() == {HALL: hall.have()[HALL]}
    assert bytes_of(server) == bytes_of(hall)


def test_kinds_and_fields_of_a_newer_version_are_kept_and_travel_on_byte_for_byte(
    hall, replicas, server
):
    fill(hall, 1)
    (good,) = all_of(hall)
    new = following(good.records[0], kind="blessed", aura={"colour": "grün"}, schema=7)
    newer = following(new, kind=Kind.ADMITTED, table=[1, 2.5, None], ways="٣")
    relay = replicas.open("relay", RELAY)

    relay.take([sealed([good.records[0], new, newer])], verify)
    server.take(all_of(relay), verify)

    (handed_on,) = all_of(server)
    assert handed_on.records == (good.records[0], new, newer)
    assert [record.kind for record in server.records()] == ["admitted", "blessed", "admitted"]


def test_spelling_that_is_not_ours_is_kept_as_it_was_spelt(hall, server):
    fill(hall, 1)
    (good,) = all_of(hall)
    spelt = json.dumps(json.loads(good.records[0]), indent=2).encode()
    assert decode(spelt) == decode(good.records[0])

    server.take([sealed([spelt])], verify)

    assert all_of(server)[0].records == (spelt,)


def test_a_desk_that_was_set_back_gets_its_own_records_back(hall, server, replicas):
    made = fill(hall, 4)
    server.take(all_of(hall), verify)
    anew = replicas.open("anew", HALL)

    anew.take(all_of(server), verify)

    assert list(anew.records()) == made
    assert anew.record(admission(), reading(60)).seq == 5
