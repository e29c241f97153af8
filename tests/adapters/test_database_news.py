"""Word of a change reaches whoever waits, in this process and in another one."""

import queue

import pytest

from checkin.adapters.database.engine import open_plain
from checkin.domain.model import EventId
from tests.adapters.examples import EVENT

SOON = 20
"""Seconds after which word would have come: a limit for a failing test, not a wait."""


@pytest.fixture
def opener(tmp_path):
    """Opens the same database again and again."""
    return lambda: open_plain(tmp_path / "server.db")


@pytest.fixture
def databases(opener):
    """The same database as two processes would have it."""
    both = opener(), opener()
    yield both
    for one in both:
        one.close()


def change(database, event=EVENT):
    """Change something of an event, and announce it, as the log and the roster do."""
    with database.write(event) as connection:
        row = connection.exec_driver_sql(
            f"select number from roster_state where event = '{event}'"
        ).first()
        if row is None:
            connection.exec_driver_sql(
                "insert into roster_state (event, incarnation, number, digest, side, lane_digest, "
                f"nameless_digest) values ('{event}', 'i', 1, '', 0, '', '')"
            )
        else:
            connection.exec_driver_sql(
                f"update roster_state set number = number + 1 where event = '{event}'"
            )
        database.news.announce(connection, EventId(event))


def listen(database):
    heard = queue.SimpleQueue()
    database.news.subscribe(heard.put)
    # From here on nothing is passed over.
    assert heard.get(timeout=SOON) is None
    return heard


def wait_for(heard, event):
    while heard.get(timeout=SOON) != event:
        pass


def test_another_process_hears_of_a_change_once_it_is_saved(databases):
    here, there = databases
    heard = listen(there)

    for _ in range(3):
        change(here)
        wait_for(heard, EVENT)


def test_it_hears_of_its_own_changes_too(databases):
    here, _ = databases
    heard = listen(here)

    change(here)

    wait_for(heard, EVENT)


def test_what_came_to_nothing_is_not_announced(databases):
    here, _ = databases
    heard = listen(here)

    def fail_halfway():
        with here.write(EVENT) as connection:
            here.news.announce(connection, EVENT)
            raise LookupError

    with pytest.raises(LookupError):
        fail_halfway()
    change(here, "0000aaaa")

    events = set()
    while "0000aaaa" not in events:
        events.add(heard.get(timeout=SOON))
    assert EVENT not in events


def test_who_has_hung_up_hears_nothing_more(databases):
    here, _ = databases
    heard, gone = listen(here), queue.SimpleQueue()
    hang_up = here.news.subscribe(gone.put)
    hang_up()
    hang_up()

    change(here)

    wait_for(heard, EVENT)
    assert gone.empty()
