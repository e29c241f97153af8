"""The trail of what organisers did: whole, in order, and without a name."""

import pytest

from checkin.adapters.server_data import ServerData
from checkin.adapters.trail import KEPT_MS, Trail


class Clock:
    ms = 1_700_000_000_000

    def __call__(self):
        return self.ms


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def trail(tmp_path, server_database, clock):
    data = ServerData(tmp_path / "server", server_database)
    yield Trail(data.database, clock)
    data.close()


def test_what_was_done_last_stands_first(trail, clock):
    trail.note("a-1", "desk-retired", "e-1", "d-7")
    clock.ms += 5
    trail.note("", "list-imported")

    last, first = trail.steps()

    assert (last.account, last.word, last.at) == ("", "list-imported", clock.ms)
    assert (first.account, first.word, first.event, first.about) == (
        "a-1",
        "desk-retired",
        "e-1",
        "d-7",
    )


def test_it_can_be_asked_for_by_whom_what_and_where(trail):
    for account, word, event in [("a", "x", "e"), ("b", "x", "e"), ("a", "y", "f")]:
        trail.note(account, word, event)

    def asked(**how):
        return [(one.account, one.word, one.event) for one in trail.steps(**how)]

    assert asked(account="a") == [("a", "y", "f"), ("a", "x", "e")]
    assert asked(word="x", account="b") == [("b", "x", "e")]
    assert asked(event="f") == [("a", "y", "f")]
    assert trail.words() == ["x", "y"]


def test_it_is_read_page_by_page(trail):
    for number in range(5):
        trail.note("a", f"w{number}")

    first = trail.steps(limit=2)
    then = trail.steps(limit=2, below=first[-1].n)

    assert [one.word for one in (*first, *then)] == ["w4", "w3", "w2", "w1"]


def test_it_is_kept_for_its_time_and_no_longer(trail, clock):
    trail.note("a", "old")
    clock.ms += KEPT_MS
    trail.note("a", "on its day")
    clock.ms += 1
    trail.note("a", "new")

    assert [one.word for one in trail.steps()] == ["new", "on its day"]
