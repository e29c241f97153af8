"""A desk that is too old is told so plainly, goes on, and loses nothing."""

from contextlib import contextmanager

import pytest

from checkin.adapters.keys import verify
from checkin.adapters.profile import Profile, wall_ms
from checkin.domain.errors import Refused
from checkin.server import app
from checkin.server.versions import TOO_OLD
from checkin.usecases.exchange import DeskReport
from checkin.usecases.sync import Clock, Sync
from tests.adapters.conftest import LiveServer
from tests.adapters.examples import admission, reading


@pytest.fixture
def of_tomorrow(tmp_path, monkeypatch):
    """A server of a version that has done with the desks of today."""
    own = app.make_app
    monkeypatch.setattr("tests.adapters.conftest.make_app", lambda data: own(data, (9, 0)))
    server = LiveServer(tmp_path / "server")
    yield server
    server.stop()


@pytest.fixture
def desk(of_tomorrow, tmp_path):
    profile = Profile.open(tmp_path / "desk")
    profile.join(of_tomorrow.invite(), "Hall")
    yield profile
    profile.close()


@contextmanager
def talk(profile, program):
    peer = profile.peer()
    yield Sync(profile.store, peer, verify, Clock(wall_ms), lambda: DeskReport(program))
    peer.close()


def test_it_is_told_in_one_sentence_and_what_it_saved_is_sent_by_its_next_version(
    of_tomorrow, desk
):
    desk.store.record(admission(), reading(1))

    with talk(desk, "checkin 0.1.0") as old, pytest.raises(Refused) as said:
        old.exchange()
    assert str(said.value) == TOO_OLD
    assert desk.store.record(admission(badge="other"), reading(2)).seq == 2
    assert of_tomorrow.replica.have() == {}

    with talk(desk, "checkin 9.0.0") as new:
        while new.exchange().to_send:
            continue
    assert of_tomorrow.replica.have()[desk.store.mine].seq == 2


def test_whoever_does_not_say_its_version_is_not_turned_away(desk):
    with talk(desk, "") as one:
        assert one.exchange().roster_changed
