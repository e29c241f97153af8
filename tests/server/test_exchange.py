"""The exchange at the server: with those who belong to it, and with everybody else."""

import base64
import gzip
import json
from dataclasses import replace

import pytest

from checkin.adapters import enrolment, wire
from checkin.adapters.keys import SigningKey, verify
from checkin.adapters.signing import SIGNATURE_HEADER
from checkin.domain.record import Head
from checkin.usecases.exchange import DeskReport
from checkin.usecases.roster_pages import RosterVersion
from tests.adapters.examples import ADA, EVENT, admission, reading


@pytest.fixture
def desk(venue):
    return venue.desk("Hall")


def records(venue):
    return list(venue.data.replica(EVENT).records())


def test_what_a_desk_sends_is_held_and_confirmed(venue, desk):
    desk.sync()
    made = [desk.store.record(admission(), reading(number)) for number in range(3)]

    answer = desk.sync()

    assert answer.have == desk.store.have()
    assert (answer.aside, answer.more, answer.roster) == (0, False, None)
    assert records(venue) == made
    assert desk.store.registration(ADA.id).public_name == ADA.public_name


def test_an_answer_that_was_lost_is_asked_for_again_and_counts_once(venue, desk):
    desk.store.record(admission(), reading())
    for _ in range(4):
        answer = desk.sync()

    assert answer.have == desk.store.have()
    assert len(records(venue)) == 1


def refused(answered):
    assert answered.status_code == 401
    assert answered.json() == {"error": "This desk is not known at the server."}
    return True


def test_a_stranger_learns_nothing_and_leaves_nothing(venue, desk):
    desk.store.record(admission(), reading())
    body = wire.write_request(desk.request(desk.store.runs_above({}, 10**9)))

    assert refused(desk.send(body, key=SigningKey(b"s" * 32)))
    assert refused(desk.send(body, desk="f" * 16))
    assert refused(desk.send(body, desk="../../etc/passwd"))
    assert refused(desk.send(body, path="/v1/enrol"))
    assert venue.browser().post("/v1/sync", body).status_code == 428
    assert records(venue) == []
    assert [one.at for one in venue.book.heard_desks()] == [None]


@pytest.mark.parametrize("signature", ["", "x", "!!!!", "A" * 10_000, base64.b64encode(b"k" * 64)])
def test_a_signature_that_is_none_is_refused(venue, desk, signature):
    answered = venue.browser().post(
        "/v1/sync",
        body := wire.write_request(desk.request()),
        headers=desk.signed(body) | {SIGNATURE_HEADER: signature},
    )

    assert refused(answered)


def test_a_body_that_was_changed_on_the_way_is_refused(venue, desk):
    body = wire.write_request(desk.request())

    answered = venue.browser().post("/v1/sync", body + b" ", headers=desk.signed(body))

    assert refused(answered)


def test_a_desk_cannot_speak_for_another(venue, desk):
    other = venue.desk("Gate")

    answered = desk.send(wire.write_request(other.request()))

    assert answered.status_code == 401
    assert answered.json() == {"error": "This desk speaks for another."}
    assert [one.at for one in venue.book.heard_desks()] == [None, None]


@pytest.mark.parametrize(
    "body",
    [b"", b"{}", b"[]", b"null", b"[" * 100_000, b"\xff", b'{"desk":5}'],
)
def test_a_desk_that_talks_nonsense_is_told_so(desk, body):
    answered = desk.send(body)

    assert answered.status_code == 400
    assert answered.json()["error"].endswith(".")


def test_numbers_and_texts_that_no_database_takes_are_nonsense_and_no_fault(desk):
    sound = json.loads(wire.write_request(desk.request()))
    for change in (
        {"have": {desk.id: [10**30, ""]}},
        {"have": {desk.id: [-(10**30), ""]}},
        {"roster": ["", 10**30]},
        {"report": {"program": "\ud800"}},
        {"report": {"battery": 101}},
        {"report": {"battery": True}},
        {"report": {"on_mains": 1}},
        {"report": {"aside": -1}},
        {"runs": [{"desk": "\ud800", "first": 1, "records": [], "signature": ""}]},
    ):
        assert desk.send(json.dumps(sound | change).encode()).status_code == 400
    assert desk.send(json.dumps(sound).encode()).status_code == 200


def test_a_body_larger_than_any_of_ours_is_not_read_to_its_end(desk):
    answered = desk.send(b" " * (wire.LARGEST_REQUEST + 1))

    assert answered.status_code == 400
    assert "larger" in answered.json()["error"]


def test_a_compressed_request_is_read_and_a_long_answer_is_compressed(venue, desk):
    desk.sync()
    gate = venue.desk("Gate")
    for number in range(20):
        gate.store.record(admission(f"r-{number}"), reading(number))
    body = wire.write_request(gate.request(gate.store.runs_above({}, 10**9)))

    sent = gate.send(body, packed=gzip.compress(body), Content_Encoding="gzip")
    plain = desk.send(wire.write_request(desk.request()), Accept_Encoding="identity")
    packed = desk.send(wire.write_request(desk.request()), Accept_Encoding="gzip")

    assert sent.status_code == 200
    assert len(records(venue)) == 20
    assert "Content-Encoding" not in plain.headers
    assert packed.headers["Content-Encoding"] == "gzip"
    assert int(packed.headers["Content-Length"]) < int(plain.headers["Content-Length"]) / 2
    assert wire.read_answer(packed.content).runs == wire.read_answer(plain.content).runs


def test_a_short_answer_is_not_worth_compressing(desk):
    desk.sync()

    answered = desk.send(wire.write_request(desk.request()), Accept_Encoding="gzip")

    assert "Content-Encoding" not in answered.headers


@pytest.mark.parametrize("encoding", ["br", "deflate", "zstd", "gzip, gzip", "identity, gzip", ""])
def test_a_request_packed_in_any_other_way_is_told_so(desk, encoding):
    body = wire.write_request(desk.request())

    answered = desk.send(body, packed=gzip.compress(body), Content_Encoding=encoding)

    assert answered.status_code == 400
    assert answered.json()["error"].endswith(".")


@pytest.mark.parametrize("packed", [b"", b"no gzip", gzip.compress(b"{}")[:-12]])
def test_a_request_that_is_not_packed_as_it_says_is_refused(desk, packed):
    body = wire.write_request(desk.request())

    assert desk.send(body, packed=packed, Content_Encoding="gzip").status_code in {400, 401}


def test_a_small_request_that_unpacks_to_a_huge_one_is_never_unpacked(desk, monkeypatch):
    body = wire.write_request(desk.request())
    monkeypatch.setattr(wire, "LARGEST_REQUEST", len(body))
    assert desk.send(body, packed=gzip.compress(body), Content_Encoding="gzip").status_code == 200
    bomb = body + b" " * 1_000_000
    packed = gzip.compress(bomb)
    monkeypatch.setattr(wire, "LARGEST_REQUEST", 10 * len(packed))
    assert len(packed) < wire.LARGEST_REQUEST < len(bomb)

    answered = desk.send(bomb, packed=packed, Content_Encoding="gzip")

    assert answered.status_code == 400


def test_nobody_makes_the_server_look_at_many_certificates_before_it_knows_who_asks(
    venue, desk, monkeypatch
):
    looked_at = []
    real = enrolment.verify
    monkeypatch.setattr(enrolment, "verify", lambda *it: looked_at.append(it) or real(*it))
    desk.sync()
    (own,) = desk.store.introductions([desk.id])
    stranger = replace(own, id="e" * 16)
    request = desk.request(introductions=[stranger] * 200)
    body = wire.write_request(replace(request, desk=stranger.id))

    assert refused(desk.send(body, desk=stranger.id))

    assert len(looked_at) == 1
    assert [one.name for one in venue.book.desks()] == ["Hall"]


def test_a_bad_run_is_counted_and_stops_neither_the_others_nor_the_download(venue, desk):
    gate = venue.desk("Gate")
    gate.store.record(admission("r-2"), reading())
    gate.sync()
    desk.store.record(admission(), reading())
    (good,) = desk.store.runs_above({}, 10**9)
    forged = good.__class__(good.desk, 1, good.records, bytes(64))

    answered = desk.send(wire.write_request(desk.request([forged, good])))

    answer = wire.read_answer(answered.content)
    assert answer.aside == 1
    assert answer.have[desk.id] == desk.store.have()[desk.id]
    assert [run.desk for run in answer.runs] == [gate.id]
    assert answer.roster is not None


def test_records_reach_the_server_through_another_desk(venue, desk):
    relay = venue.desk("Relay")
    desk.sync()
    relay.sync()
    made = desk.store.record(admission(), reading())
    assert len(relay.store.take(desk.store.runs_above({}, 10**9), verify).records) == 1
    relay.sync()

    assert records(venue) == [made]


def test_what_a_desk_says_of_itself_is_noted_by_the_servers_clock(venue, desk):
    report = DeskReport("0.1.0", "day-1", 3, 41, on_mains=False)
    claimed = wire.write_request(desk.request(report=report))
    desk.send(claimed)

    said = venue.heard_of(desk)
    assert (said.program, said.on_list, said.to_send) == ("0.1.0", "day-1", 0)
    assert (said.aside, said.battery, said.on_mains) == (3, 41, False)
    assert said.at is not None


def test_a_desk_that_claims_more_than_it_sends_is_shown_with_the_rest_to_send(venue, desk):
    request = desk.request()
    claims = request.__class__(desk.id, {desk.id: Head(12, "ab")}, (), RosterVersion())
    desk.send(wire.write_request(claims))

    said = venue.heard_of(desk)
    assert said.to_send == 12


def test_the_server_says_that_it_is_well_to_anybody(venue):
    said = venue.browser().get("/health")

    assert (said.status_code, said.json()["status"]) == (200, "ok")


def test_a_server_whose_disk_fails_says_so_and_is_well_again_after(venue, desk):
    desk.store.record(admission(), reading())
    with venue.data.database.write() as connection:
        connection.exec_driver_sql("alter table log rename to away")
    body = wire.write_request(desk.request(desk.store.runs_above({}, 10**9)))

    answered = desk.send(body)
    assert answered.status_code == 503
    assert answered.json()["error"].endswith(".")
    assert "log" not in answered.text
    with venue.data.database.write() as connection:
        connection.exec_driver_sql("alter table away rename to log")
    assert desk.send(body).status_code == 200
    assert len(records(venue)) == 1


@pytest.mark.parametrize("path", ["/docs", "/redoc", "/v1", "/v1/sync/", "/../server.db"])
def test_there_is_nothing_else_to_find(venue, path):
    assert venue.browser().get(path).status_code in {404, 405, 307}
