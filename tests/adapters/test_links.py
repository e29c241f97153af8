"""Links that let somebody in: good once, or until a time, and never kept as they are."""

import threading

import pytest
from sqlalchemy import select, text

from checkin.adapters.database.tables import link
from checkin.adapters.links import TURN, LinkKind, Links
from checkin.adapters.server_data import ServerData
from checkin.domain.access import Access

HOUR = 3_600_000


class Clock:
    def __init__(self):
        self.ms = 1_700_000_000_000

    def __call__(self):
        return self.ms


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def data(tmp_path, server_database):
    held = ServerData(tmp_path / "server", server_database)
    yield held
    held.close()


@pytest.fixture
def links(data, clock):
    return Links(data.database, clock)


def use(data, links, kind, token):
    with data.database.write(TURN) as connection:
        return links.use(connection, kind, token)


def test_a_link_says_what_it_was_made_for(links):
    token = links.make(LinkKind.JOIN, HOUR, account="a-1", access=Access.ORGANISER)

    found = links.find(LinkKind.JOIN, token)

    assert (found.kind, found.account, found.access) == (LinkKind.JOIN, "a-1", Access.ORGANISER)
    assert found.expires - found.made == HOUR


def test_a_link_is_good_once(data, links):
    token = links.make(LinkKind.FIRST, HOUR)

    assert use(data, links, LinkKind.FIRST, token) is not None
    assert use(data, links, LinkKind.FIRST, token) is None
    assert links.find(LinkKind.FIRST, token) is None


def test_a_link_for_a_wall_is_good_until_its_time(data, links, clock):
    token = links.make(LinkKind.WALL, HOUR, event="e", once=False)

    for _ in range(2):
        assert use(data, links, LinkKind.WALL, token).event == "e"
    assert [one.used for one in links.held(LinkKind.WALL, "e")] == [clock.ms]

    clock.ms += HOUR
    assert links.find(LinkKind.WALL, token) is None
    assert links.held(LinkKind.WALL, "e") == []


def test_a_link_of_one_kind_is_none_of_another(links):
    token = links.make(LinkKind.WALL, HOUR, event="e")

    assert links.find(LinkKind.FIRST, token) is None
    assert links.find(LinkKind.WALL, token + "x") is None
    assert links.find(LinkKind.WALL, "") is None


def test_a_link_can_be_ended_before_its_time(links):
    token = links.make(LinkKind.WALL, HOUR, event="e", once=False)
    (held,) = links.held(LinkKind.WALL, "e")

    assert not links.end(LinkKind.JOIN, held.id)
    assert links.end(LinkKind.WALL, held.id)
    assert not links.end(LinkKind.WALL, held.id)
    assert links.find(LinkKind.WALL, token) is None


def test_what_is_kept_of_a_link_makes_no_link(data, links):
    token = links.make(LinkKind.WALL, HOUR)

    with data.database.read() as connection:
        kept = [str(value) for row in connection.execute(select(link)) for value in row]
    assert token not in kept
    assert all(links.find(LinkKind.WALL, value) is None for value in kept)


def test_links_that_are_over_are_swept_away(data, links, clock):
    links.make(LinkKind.WALL, HOUR)
    clock.ms += HOUR
    links.make(LinkKind.WALL, HOUR)

    with data.database.read() as connection:
        assert connection.scalar(text("select count(*) from link")) == 1


def test_of_several_who_use_a_link_at_once_one_is_let_in(data, links):
    token = links.make(LinkKind.JOIN, HOUR)
    found = []

    threads = [
        threading.Thread(target=lambda: found.append(use(data, links, LinkKind.JOIN, token)))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sum(one is not None for one in found) == 1
