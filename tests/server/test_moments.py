"""A request that was overheard is worth nothing later, and nothing elsewhere."""

import json

import pytest

from checkin.adapters import wire
from checkin.adapters.profile import wall_ms
from checkin.adapters.server_data import ServerData
from checkin.adapters.signing import DESK_HEADER, MOMENT_HEADER, MOMENT_MS, Moments
from checkin.server.app import make_app
from tests.adapters.examples import ADA, EVENT, admission, reading
from tests.server.conftest import Browser

MINUTE = 60_000


class Server:
    """The server's clock, in a test's hands."""

    def __init__(self, moments, monkeypatch):
        self.ms = wall_ms()
        monkeypatch.setattr(moments, "_wall", lambda: self.ms)

    def later(self, ms):
        self.ms += ms


@pytest.fixture
def clock(venue, monkeypatch):
    return Server(venue.data.moments, monkeypatch)


@pytest.fixture
def desk(venue):
    return venue.desk("Hall")


@pytest.fixture
def overheard(venue, desk):
    """A request with records in it, and its headers, as somebody on the network has kept them."""
    desk.store.record(admission(), reading())
    body = wire.write_request(desk.request(desk.store.runs_above({}, 10**9)))
    headers = desk.signed(body)
    assert ADA.public_name in venue.browser().post("/v1/sync", body, headers=headers).text
    return body, headers


def too_late(answer):
    assert answer.status_code == 428
    assert list(answer.json()) == ["error"]
    return True


def test_what_was_overheard_is_refused_after_some_minutes_and_tells_nothing(
    venue, clock, overheard
):
    body, headers = overheard
    clock.later(MOMENT_MS)
    assert venue.browser().post("/v1/sync", body, headers=headers).status_code == 200
    clock.later(1)
    assert too_late(venue.browser().post("/v1/sync", body, headers=headers))
    clock.later(10_000 * MINUTE)
    assert too_late(venue.browser().post("/v1/sync", body, headers=headers))


def test_the_news_and_another_identity_are_not_given_for_an_old_request_either(venue, desk, clock):
    renewal = json.dumps({"public_key": "A" * 43 + "="}).encode()
    bodies = {"/v1/renew": renewal, "/v1/news": b""}
    asked = {path: desk.signed(body, path=path) for path, body in bodies.items()}
    clock.later(MOMENT_MS + 1)

    for path, body in bodies.items():
        assert too_late(venue.browser().post(path, body, headers=asked[path]))
    assert [one.name for one in venue.book.desks()] == ["Hall"]


def test_a_new_moment_put_to_an_old_signature_helps_nobody(venue, clock, overheard):
    body, headers = overheard
    clock.later(MOMENT_MS + 1)
    said = venue.browser().post("/v1/sync", body, headers=headers)

    again = venue.browser().post(
        "/v1/sync", body, headers=headers | {MOMENT_HEADER: said.headers[MOMENT_HEADER]}
    )

    assert again.status_code == 401


def test_what_was_signed_for_one_path_body_or_desk_is_not_taken_for_another(venue, overheard):
    body, headers = overheard
    gate = venue.desk("Gate")

    for path, sent, desk in (
        ("/v1/news", body, headers),
        ("/v1/renew", body, headers),
        ("/v1/sync", body + b" ", headers),
        ("/v1/sync", body, headers | {DESK_HEADER: gate.id}),
    ):
        assert venue.browser().post(path, sent, headers=desk).status_code == 401


def test_a_moment_that_the_server_never_gave_is_none(venue, desk):
    body = wire.write_request(desk.request())
    forged = Moments(b"somebody else's key" * 2, wall_ms).now()
    given = venue.data.moments.now()
    at, _, seal = given.partition("-")

    for moment in (
        *("", "0", "-", "now", "\xb2-" + seal, "9" * 4_000 + f"-{seal}", f" {given}", f"{given}0"),
        *(forged, f"{int(at) + 1}-{seal}", f"{at}-{seal.upper()}0", f"-{at}-{seal}"),
    ):
        headers = desk.signed(body) | {MOMENT_HEADER: moment.encode("latin-1")}
        assert too_late(venue.browser().post("/v1/sync", body, headers=headers))
    assert desk.send(body, moment=given).status_code == 200


def test_each_answer_to_a_desk_brings_the_next_moment(desk, clock):
    body = wire.write_request(desk.request())
    moment = desk.send(body, moment="").headers[MOMENT_HEADER]
    for _ in range(5):
        clock.later(MOMENT_MS - 1)
        answer = desk.send(body, moment=moment)
        assert answer.status_code == 200
        moment = answer.headers[MOMENT_HEADER]


def test_a_moment_given_by_one_process_is_taken_by_every_other(venue, desk, tmp_path):
    other = ServerData(tmp_path / "server")
    try:
        # Their clocks differ by a little.
        ahead = Moments(other.moments._key, lambda: wall_ms() + 2 * MINUTE)
        body = wire.write_request(desk.request())
        for moment in (other.moments.now(), ahead.now()):
            assert desk.send(body, moment=moment).status_code == 200
        headers = desk.signed(body, moment=venue.data.moments.now())
        there = Browser(make_app(other)).post("/v1/sync", body, headers=headers)
        assert there.status_code == 200
    finally:
        other.close()


def test_a_stranger_is_given_a_moment_and_nothing_else(venue):
    said = venue.browser().post("/v1/sync", b"{}")

    assert too_late(said)
    assert EVENT not in said.text
    assert venue.data.moments.is_recent(said.headers[MOMENT_HEADER])
