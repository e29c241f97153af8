"""The server against its own OpenAPI document: asked all that it allows, and much that it does not.

A real server on a real database behind a real socket. Most requests for desks'
routes are signed by a desk that belongs to the event, so that what lies behind
the signature is reached as well; others are as they were made up.
"""

import gzip
import json
import random
from collections import Counter
from itertools import chain, cycle

import httpx
import hypothesis
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, strategies
from schemathesis import GenerationMode, checks
from schemathesis.specs.openapi import checks as documented

from checkin.adapters.keys import SigningKey
from checkin.adapters.signing import MOMENT_HEADER, signed_headers
from checkin.server.app import make_app
from checkin.server.document import DOCUMENT
from tests.adapters.conftest import LiveServer
from tests.adapters.examples import EVENT

EXAMPLES = 30
SIGNED = {
    "/v1/sync",
    "/v1/renew",
    "/v1/news",
    "/v1/keep",
    "/v1/open",
    "/v1/fleet",
    "/v1/receipt",
    "/v1/updates",
    "/v1/installer",
}
CHECKS = [
    checks.not_a_server_error,
    documented.status_code_conformance,
    documented.content_type_conformance,
    documented.response_headers_conformance,
    documented.response_schema_conformance,
]


def sendable(value):
    """The same, with what the document says in words only.

    Whole numbers are written without a point, and the body of an entry is JSON.
    """
    match value:
        case float() if value.is_integer():
            return int(value)
        case [str(kind), str(key), int() | float() as version, str(body), str(also), False]:
            return [kind, key, int(version), json.dumps({"name": body}), also, False]
        case list():
            return [sendable(one) for one in value]
        case dict():
            return {key: sendable(one) for key, one in value.items()}
    return value


class Asker:
    """A desk of the event, one that was retired, and a program: they lend their keys."""

    def __init__(self, server):
        self.server = server
        self.heard = Counter()
        self._turns = {}
        self._desks = {}
        for name in ("Hall", "Lost", "Stranger", "Locked"):
            key = SigningKey(name.encode().ljust(32))
            token = server.invite().partition("#")[2].partition(".")[0]
            self._desks[name] = server.book.enrol(token, name, key.public_key).id, key
        server.book.retire(server.book.find_desk("Lost"))
        locked, asking = self._desks["Locked"][0], SigningKey(b"asking".ljust(32))
        self._desks["Locked"] = locked, asking
        server.data.kept(EVENT).keep(locked, b"s" * 32, asking.public_key)
        self._desks["Stranger"] = self._desks["Hall"][0], SigningKey(b"stranger" * 4)

    def lend(self, case):
        """Have *case* say something that is listened to, mostly; say whether it was."""
        # By chance, and for the same case the same again.
        chance = random.Random(
            repr((case.path, case.body, case.query, sorted(case.headers.items())))
        )
        often = chance.random() < 0.75
        if case.path == "/v1/counts" and often:
            case.headers["Authorization"] = f"Bearer {self.server.data.counts_key}"
            if chance.random() < 0.5:
                case.query = {}
        elif case.path == "/v1/enrol" and isinstance(case.body, dict) and often:
            token = self.server.invite().partition("#")[2].partition(".")[0]
            case.body = {**case.body, "token": token}
            case.headers = {}
            return True
        elif case.path == "/v1/open":
            # Mostly with the key of a desk that is locked.
            self._sign(case, self._next(case.path, "Locked", "Hall", "Stranger", "moment", ""))
        elif case.path in SIGNED:
            return self._sign(case, self._next(case.path, "Hall", "Lost", "Stranger", "moment", ""))
        return False

    def ask(self, case):
        """Send *case*, and hold the answer to the document."""
        answer = case.call(base_url=self.server.in_the_clear, allow_redirects=False)
        self.heard[case.path, answer.status_code] += 1
        case.validate_response(answer, checks=CHECKS)
        return answer

    def _next(self, path, mostly, *others):
        """Whose turn it is at *path*: *mostly* has two of three, and nobody is left to chance."""
        turns = chain.from_iterable((mostly, mostly, other) for other in others)
        return next(self._turns.setdefault(path, cycle(turns)))

    def _sign(self, case, who):
        if who == "moment":
            case.headers[MOMENT_HEADER] = self.server.data.moments.now()
        if who not in self._desks or (case.path == "/v1/news" and who == "Hall"):
            # An answer to somebody who may listen has no end.
            return False
        body = case.body
        if isinstance(body, dict) and "desk" in body:
            body = {**body, "desk": self._desks[who][0]}
        if not isinstance(body, bytes):
            said = isinstance(body, dict | list | str | int | float | None)
            body = json.dumps(sendable(body)).encode() if said else b""
        case.body, case.media_type = body, "application/octet-stream"
        case.headers = self.signed(who, case.path, body)
        return who == "Hall"

    def signed(self, who, path, body):
        """The headers with which *who* sends *body* to *path* now."""
        desk, key = self._desks[who]
        return signed_headers(desk, key, self.server.data.moments.now(), path, body)


@pytest.fixture(scope="module")
def asker(tmp_path_factory):
    server = LiveServer(tmp_path_factory.mktemp("documented"))
    try:
        yield Asker(server)
    finally:
        server.stop()


def requests(mode):
    schema = schemathesis.openapi.from_dict(DOCUMENT)
    schema.config.generation.update(modes=[mode])
    if mode is GenerationMode.NEGATIVE:
        # There is nothing in these that could be said wrongly.
        schema = schema.exclude(path=["/health", "/ready"])
    return schema.parametrize()


settings = hypothesis.settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@requests(GenerationMode.POSITIVE)
@settings
def test_what_the_document_allows_is_answered_as_it_says(case, asker):
    listened = asker.lend(case)
    answer = asker.ask(case)

    if listened:
        # Of the stated shape, and signed by a desk of the event: there is nothing to refuse.
        # But whoever asks for an installer has to know its name, and for a receipt what is there.
        unsure = case.path in {"/v1/installer", "/v1/receipt"}
        expected = {200, 400} if unsure else {200}
        assert answer.status_code in expected, (case.body, answer.text)


@requests(GenerationMode.NEGATIVE)
@settings
def test_what_the_document_does_not_allow_is_answered_as_it_says(case, asker):
    asker.lend(case)
    asker.ask(case)


@hypothesis.given(strategies.binary(max_size=200), strategies.booleans(), strategies.booleans())
@settings
def test_junk_that_a_desk_signs_is_refused_in_one_sentence(asker, junk, packed, signed_as_packed):
    body = junk if signed_as_packed else gzip.compress(junk)
    answer = httpx.post(
        f"{asker.server.in_the_clear}/v1/sync",
        content=body,
        headers=asker.signed("Hall", "/v1/sync", junk)
        | ({"Content-Encoding": "gzip"} if packed else {}),
    )

    assert answer.status_code in {400, 401}
    assert answer.json()["error"].endswith(".")


def test_the_answers_that_matter_were_among_them(asker):
    for path, statuses in {
        "/v1/counts": {200, 400, 401},
        "/v1/enrol": {200, 400},
        "/v1/renew": {200, 400, 401, 403, 428},
        "/v1/sync": {200, 400, 401, 403, 428},
        "/v1/news": {401, 403, 428},
        "/v1/keep": {200, 400, 401, 403, 428},
        "/v1/receipt": {200, 400, 401, 403, 428},
        "/v1/updates": {200, 401, 403, 428},
        "/v1/installer": {400, 401, 403, 428},
        "/v1/open": {200, 202, 400, 401, 428},
    }.items():
        assert {status for at, status in asker.heard if at == path} >= statuses


def test_every_route_is_in_the_document_and_nothing_else(asker):
    found = make_app(asker.server.data).openapi()["paths"]
    assert found.pop("/openapi.json").keys() == {"get"}
    assert {path: set(methods) for path, methods in found.items()} == {
        path: set(methods) for path, methods in DOCUMENT["paths"].items()
    }


def test_the_document_is_given_to_whoever_asks(asker):
    assert httpx.get(f"{asker.server.in_the_clear}/openapi.json").json() == DOCUMENT
