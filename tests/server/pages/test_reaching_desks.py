"""What organisers change on a page is told to desks that listen, by a real server at once."""

import httpx
import pytest

from checkin.adapters.links import LinkKind
from checkin.domain.access import Access
from checkin.domain.model import Standing
from checkin.server.pages.visit import proof_of
from tests.adapters.conftest import At, LiveServer
from tests.adapters.examples import ADA, EVENT
from tests.adapters.test_news import Ear
from tests.server.conftest import PASSWORD
from tests.server.pages.test_events import fields_of as event_fields
from tests.server.pages.test_events import filled
from tests.server.pages.test_people import fields_of as person_fields


class Organiser:
    """A browser at the live server's own computer."""

    def __init__(self, server):
        link = server.data.links.make(LinkKind.JOIN, 60_000, access=Access.ORGANISER)
        account = server.data.accounts.join(LinkKind.JOIN, link, "Nadia", PASSWORD)
        token = server.data.sessions.begin(account.id, "A browser", whole=True)
        self.proof = proof_of(token)
        self._client = httpx.Client(
            base_url=server.in_the_clear, cookies={"checkin_session": token}, timeout=20
        )

    def get(self, path):
        return self._client.get(path)

    def submit(self, path, fields, files=None):
        return self._client.post(path, data={"proof": self.proof} | fields, files=files)

    def close(self):
        self._client.close()


class Venue:
    """A live server, an organiser, and a desk that listens."""

    def __init__(self, folder):
        self.server = LiveServer(folder / "server")
        self.organiser = Organiser(self.server)
        self.desk = At(folder / "desk").join(self.server.invite(), "Hall")
        self._ear = Ear(self.desk.peer)
        # The first sign of life: from here on whatever comes is told.
        assert self._ear.next() == b""

    def hears(self):
        """Wait for the server's own word, then ask as the desk does: nobody polls."""
        before = self.desk.store.roster_version()
        while self.desk.store.roster_version() == before:
            self._ear.next_news()
            self.desk.talk()

    def close(self):
        self._ear.end()
        self.desk.close()
        self.organiser.close()
        self.server.stop()


@pytest.fixture
def venue(tmp_path):
    held = Venue(tmp_path)
    yield held
    held.close()


def test_a_person_who_is_changed_or_cancels_is_so_at_a_desk_that_listens(venue):
    path = f"/events/{EVENT}/people/{ADA.id}"
    form = person_fields(venue.organiser.get(path).text)

    said = venue.organiser.submit(path, filled(form, public_name="Zed", give="headset"))
    venue.hears()

    assert said.status_code == 303
    held = venue.desk.store.registration(ADA.id)
    assert (held.public_name, held.give) == ("Zed", ("headset",))
    venue.organiser.submit(f"{path}/standing", {"do": "cancel"})
    venue.hears()
    assert venue.desk.store.registration(ADA.id).standing is Standing.CANCELLED


def test_an_events_settings_are_so_at_a_desk_that_listens(venue):
    path = f"/events/{EVENT}/settings"
    form = event_fields(venue.organiser.get(path).text)
    changed = {"name": "Harbour Week", "wipe": "2098-01-01", "list_name": ["Opening"]}
    changed |= {"ends": "2097-12-01", "first_language": "ar"}

    said = venue.organiser.submit(path, filled(form, **changed), {"none": b""})
    venue.hears()

    assert said.status_code == 303
    event = venue.desk.store.gathering()
    assert (event.name, event.languages) == ("Harbour Week", ("ar",))
    assert [one.name for one in venue.desk.store.lists()] == ["Opening"]
