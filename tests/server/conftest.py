"""A server in this process, reached as a browser and as desks reach it."""

import asyncio
import base64
import json
import random
import re
from http.cookies import SimpleCookie

import httpx
import pytest

from checkin.adapters import passwords, wire
from checkin.adapters.database.engine import open_encrypted
from checkin.adapters.database.store import ReplicaStore
from checkin.adapters.keys import SigningKey
from checkin.adapters.links import LinkKind
from checkin.adapters.server_data import ServerData
from checkin.adapters.signing import signed_headers
from checkin.domain.access import Access
from checkin.server import window
from checkin.server.app import make_app
from checkin.server.pages.visit import proof_of
from checkin.usecases.exchange import Request
from tests.adapters.examples import ADA, ADAS_BADGE, EVENT, GATHERING, LIST, wall


class Browser:
    """Asks the application, and keeps cookies as a browser does."""

    def __init__(self, app, scheme="http", address="127.0.0.1"):
        self._app = app
        self._base = f"{scheme}://server"
        self._address = address
        self.cookies = {}
        self.proof = ""

    def ask(self, method, path, **more):
        headers = more.pop("headers", {})
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{name}={it}" for name, it in self.cookies.items())

        async def go():
            transport = httpx.ASGITransport(self._app, client=(self._address, 1))
            async with httpx.AsyncClient(transport=transport, base_url=self._base) as client:
                return await client.request(method, path, headers=headers, **more)

        answer = asyncio.run(go())
        for line in answer.headers.get_list("Set-Cookie"):
            for name, morsel in SimpleCookie(line).items():
                if morsel["max-age"] == "0":
                    self.cookies.pop(name, None)
                else:
                    self.cookies[name] = morsel.value
        if shown := re.search(r'name="proof" value="([0-9a-f]+)"', answer.text):
            self.proof = shown[1]
        return answer

    def get(self, path, **more):
        return self.ask("GET", path, **more)

    def post(self, path, body, **more):
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        return self.ask("POST", path, content=content, **more)

    def submit(self, path, fields=(), files=None, **more):
        """Send a form with the proof of the last page that had one."""
        data = {"proof": self.proof} | dict(fields)
        return self.ask("POST", path, data=data, files=files, **more)


class TestDesk:
    """A desk with its own key and its own encrypted file."""

    __test__ = False

    def __init__(self, venue, folder, name):
        self._browser = Browser(venue.app)
        self.moments = venue.data.moments
        self.key = SigningKey(random.Random(name).randbytes(32))
        venue.book.invite(f"token of {name}", "")
        said = self._browser.post(
            "/v1/enrol", enrolment(f"token of {name}", name, self.key.public_key)
        ).json()
        self.id, self.name = said["desk"], said["desk_name"]
        self._database = open_encrypted(folder / f"{self.id}.db", b"d" * 32)
        self.store = ReplicaStore(self._database, EVENT, wall, self.id, self.key)

    def signed(self, body, key=None, desk=None, path="/v1/sync", moment=None):
        """The headers with which this desk sends *body* now, unless told otherwise."""
        moment = self.moments.now() if moment is None else moment
        return signed_headers(desk or self.id, key or self.key, moment, path, body)

    def send(self, body, key=None, desk=None, path="/v1/sync", packed=None, moment=None, **headers):
        """Post *body*, signed as this desk signs it unless told otherwise.

        *packed* goes in its place: what is signed is what was said, not how it was packed.
        """
        return self._browser.post(
            "/v1/sync",
            body if packed is None else packed,
            headers={
                **self.signed(body, key, desk, path, moment),
                **{name.replace("_", "-"): value for name, value in headers.items()},
            },
        )

    def request(self, runs=(), **more):
        return Request(self.id, self.store.have(), runs, self.store.roster_version(), **more)

    def sync(self):
        """Bring everything there, and everything from there here."""
        runs = self.store.runs_above({}, 10**9)
        answered = self.send(wire.write_request(self.request(runs)))
        assert answered.status_code == 200
        answer = wire.read_answer(answered.content)
        if answer.roster:
            self.store.apply(answer.roster)
        return answer

    def close(self):
        self._database.close()


class Venue:
    """The server, and any number of desks."""

    def __init__(self, folder, database=None):
        self._folder = folder
        self.folder = folder / "server"
        self.data = ServerData(self.folder, database)
        self.book = self.data.book(EVENT)
        self.book.publish(
            gathering=GATHERING,
            lists=[LIST],
            registrations=[ADA_COMES],
            badges=[ADAS_BADGE],
        )
        self.app = make_app(self.data)
        self._desks = []

    def desk(self, name):
        self._desks.append(TestDesk(self, self._folder, name))
        return self._desks[-1]

    def heard_of(self, desk):
        """What is written down of *desk*: that happens by itself, a moment after it asked."""
        while (
            said := next(one for one in self.book.heard_desks() if one.id == desk.id)
        ).at is None:
            self.browser().get("/health")
        return said

    def browser(self, **more):
        return Browser(self.app, **more)

    def account(self, access=Access.OWNER, name=None):
        """Somebody who organises, made by a link."""
        name = name or f"{access.capitalize()} {len(self.data.accounts.all()) + 1}"
        token = self.data.links.make(LinkKind.JOIN, 60_000, access=access)
        return self.data.accounts.join(LinkKind.JOIN, token, name, PASSWORD)

    def organiser(self, access=Access.OWNER, **more):
        """A browser in which somebody with *access* is signed in."""
        browser = self.browser(**more)
        token = self.data.sessions.begin(self.account(access).id, "A browser", whole=True)
        browser.cookies["checkin_session"] = token
        browser.proof = proof_of(token)
        return browser

    def counts(self, path="/v1/counts"):
        """What a program is told that has the counts key."""
        key = {"Authorization": f"Bearer {self.data.counts_key}"}
        return self.browser().get(path, headers=key)

    def close(self):
        for desk in self._desks:
            desk.close()
        asyncio.run(self._stop())
        self.data.close()

    async def _stop(self):
        async with self.app.router.lifespan_context(self.app):
            return


PASSWORD = "four kinds of rain"

ADA_COMES = ADA.__class__(ADA.id, ADA.public_name, ADA.organisation, lists=frozenset({LIST.id}))


def enrolment(token, name, public_key):
    return {"token": token, "name": name, "public_key": base64.b64encode(public_key).decode()}


def cheap_passwords(monkeypatch):
    """Argon2id as it is, with the least work: what it costs is no matter of these tests."""
    monkeypatch.setattr(passwords, "PASSES", 1)
    monkeypatch.setattr(passwords, "MEMORY", 8192 * 8)


@pytest.fixture
def venue(tmp_path, monkeypatch):
    monkeypatch.setattr(window, "HEARD_EVERY_S", 0.01)
    cheap_passwords(monkeypatch)
    held = Venue(tmp_path)
    yield held
    held.close()
