"""What the tests of accounts start from: a server's data, and a clock that is set by hand."""

import pytest

from checkin.adapters import passwords
from checkin.adapters.accounts import Accounts
from checkin.adapters.links import LinkKind, Links
from checkin.adapters.second_factor import SecondFactors
from checkin.adapters.server_data import ServerData
from checkin.adapters.sessions import Sessions
from checkin.domain.access import Access

HOUR = 3_600_000
PASSWORD = "four kinds of rain"


class Clock:
    """The server's, to be set."""

    def __init__(self):
        self.ms = 1_700_000_000_000

    def __call__(self):
        return self.ms


class House:
    """A server's accounts and all that goes with them, by one clock."""

    def __init__(self, data, clock):
        self.database = data.database
        self.links = Links(data.database, clock)
        self.accounts = Accounts(data.database, self.links, clock)
        self.sessions = Sessions(data.database, clock)
        self.factors = SecondFactors(data.database, b"k" * 32, clock)

    def join(self, name, access=Access.ORGANISER, password=PASSWORD):
        token = self.links.make(LinkKind.JOIN, HOUR, access=access)
        return self.accounts.join(LinkKind.JOIN, token, name, password)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def house(tmp_path, server_database, clock, monkeypatch):
    monkeypatch.setattr(passwords, "PASSES", 1)
    monkeypatch.setattr(passwords, "MEMORY", 8192 * 8)
    data = ServerData(tmp_path / "server", server_database)
    yield House(data, clock)
    data.close()
