"""Whom a desk takes for its server: nobody but the one that its event vouches for."""

import socket
import ssl
import threading
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta

import pytest

from checkin.adapters.authority import LIFE, Authority
from checkin.adapters.client import HttpPeer
from checkin.adapters.joining import Invitation, authority_of
from checkin.adapters.letting_in import asked_for
from checkin.adapters.profile import Profile
from checkin.domain.errors import InputError, Refused, Untrusted
from checkin.domain.model import EventId
from tests.adapters.examples import EVENT
from tests.adapters.shown import OURS, tls, trusted
from tests.adapters.test_client import ASKED, AT_HALL

THEIRS = Authority(b"o" * 32, EventId("0badbeef"))
SWAPPED = Authority(b"x" * 32, EVENT)


@pytest.fixture
def answers():
    """Somebody who answers as the test says; returns the address, and what was heard there."""
    listener = socket.create_server(("127.0.0.1", 0))
    heard = []

    def start(shows):
        def serve():
            with suppress(OSError), listener.accept()[0] as plain:
                if shows is None:
                    heard.append(plain.recv(65536))
                    plain.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")
                    return
                with shows.wrap_socket(plain, server_side=True) as line:
                    heard.append(line.recv(65536))

        thread = threading.Thread(target=serve)
        thread.start()
        start.thread, start.heard = thread, heard
        return f"https://127.0.0.1:{listener.getsockname()[1]}"

    yield start
    start.thread.join()
    listener.close()


def old_tls():
    context = tls()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.maximum_version = ssl.TLSVersion.TLSv1_2
    return context


@pytest.mark.parametrize(
    ("shows", "says"),
    [
        pytest.param(lambda: tls(SWAPPED), "cannot prove", id="a swapped certificate"),
        pytest.param(lambda: tls(THEIRS), "cannot prove", id="another event's"),
        pytest.param(
            lambda: tls(now=datetime.now(UTC) - LIFE - timedelta(days=1)), "out of date", id="old"
        ),
        pytest.param(lambda: None, "does not encrypt", id="plain HTTP"),
        pytest.param(old_tls, "in an old way", id="TLS 1.2 only"),
    ],
)
def test_whoever_is_not_the_events_server_hears_nothing_and_is_called_so(answers, shows, says):
    address = answers(shows())

    with (
        closing(HttpPeer(address, AT_HALL, trusted)) as peer,
        pytest.raises(Untrusted, match=says) as said,
    ):
        peer.exchange(ASKED)

    assert str(said.value).endswith(".")
    answers.thread.join()
    assert not any(b"POST" in one or b"Checkin" in one for one in answers.heard)


def test_a_desk_with_nobody_to_trust_asks_nobody():
    with closing(HttpPeer("https://127.0.0.1:9", AT_HALL, list)) as peer, pytest.raises(Untrusted):
        peer.exchange(ASKED)


def test_a_desk_never_talks_in_the_clear():
    with (
        closing(HttpPeer("http://127.0.0.1:9", AT_HALL, trusted)) as peer,
        pytest.raises(InputError),
    ):
        peer.exchange(ASKED)


def test_an_authority_is_known_by_its_pin_alone(own_server):
    ours = own_server.data.authorities(EVENT)[0]

    assert authority_of(Invitation(own_server.address, "T", ours.pin)) == ours.certificate
    with pytest.raises(Refused, match="for another server"):
        authority_of(Invitation(own_server.address, "T", OURS.pin))


def test_a_code_that_was_used_lets_nobody_else_in(tmp_path, own_server):
    address = own_server.invite()
    with closing(Profile.open(tmp_path / "hall")) as hall:
        hall.join(address, "Hall")
    with closing(Profile.open(tmp_path / "thief")) as thief:
        with pytest.raises(Refused, match="used already"):
            thief.join(address, "Hall")
        assert asked_for(thief) is None


def test_a_desk_learns_new_certificates_over_the_old_ones(tmp_path, own_server, laptops):
    from tests.adapters.conftest import At

    hall = laptops(At(tmp_path / "hall")).join(own_server.invite(), "Hall")
    before = hall.profile.trusted()

    own_server.data.rotate_authorities()
    hall.talk()
    assert len(hall.profile.trusted()) == 2
    assert hall.profile.trusted()[1:] == before
    hall.talk()
    own_server.data.end_rotation()
    hall.talk()

    assert hall.profile.trusted() != before
    assert len(hall.profile.trusted()) == 1


def test_a_desk_that_was_not_told_of_new_certificates_in_time_trusts_nobody(
    tmp_path, own_server, laptops
):
    from tests.adapters.conftest import At

    hall = laptops(At(tmp_path / "hall")).join(own_server.invite(), "Hall")
    own_server.data.rotate_authorities()
    own_server.data.end_rotation()
    hall.close()
    hall.open()

    with pytest.raises(Untrusted):
        hall.talk()
