"""A desk hears of a newer version from its server, and fetches it whole or not at all."""

import hashlib
import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from checkin.adapters import updates
from checkin.adapters.installers import Installers
from checkin.adapters.profile import Profile
from checkin.adapters.updates import DAMAGED, NO_ROOM, ask, fetch, this_machine, this_system
from checkin.domain.errors import InputError, Nonsense, Refused
from checkin.server.updates import FROZEN
from checkin.usecases.updating import PIECE_BYTES
from tests.adapters.conftest import LiveServer
from tests.adapters.examples import LIST

ENDS = {"linux": ".deb", "windows": "-setup.exe", "macos": ".dmg"}
NEWER = f"checkin_9.1.0_{this_machine()}{ENDS[this_system()]}"
OLDER = f"checkin_0.0.9_{this_machine()}{ENDS[this_system()]}"
CONTENT = bytes(range(256)) * (PIECE_BYTES // 256 * 2) + b"and some more"


@pytest.fixture
def server(tmp_path):
    own = LiveServer(tmp_path / "server")
    own.data.installers.folder.mkdir()
    for name in (NEWER, OLDER):
        (own.data.installers.folder / name).write_bytes(CONTENT)
    yield own
    own.stop()


@pytest.fixture
def peer(server, tmp_path):
    profile = Profile.open(tmp_path / "desk")
    profile.join(server.invite(), "Hall")
    peer = profile.peer()
    yield peer
    peer.close()
    profile.close()


def freeze(server):
    """The event is tomorrow."""
    tomorrow = (datetime.now(UTC) + timedelta(days=1)).date()
    server.book.publish(lists=[replace(LIST, day=tomorrow)])


def test_a_desk_is_offered_what_is_newer_and_never_what_is_older(peer):
    offer = ask(peer)

    assert (offer.newer.name, offer.newer.version) == (NEWER, "9.1.0")
    assert offer.newer.sha256 == hashlib.sha256(CONTENT).hexdigest()
    assert ask(peer, "9.1.0").newer is None


def test_it_is_fetched_whole(peer, tmp_path):
    came = []

    path = fetch(peer, ask(peer).newer, tmp_path / "downloads", threading.Event(), came.append)

    assert path.read_bytes() == CONTENT
    assert came == [PIECE_BYTES, 2 * PIECE_BYTES, len(CONTENT)]
    assert [one.name for one in path.parent.iterdir()] == [NEWER]


def test_what_was_broken_off_goes_on_where_it_was(peer, tmp_path):
    newer, stop, came = ask(peer).newer, threading.Event(), []

    def stop_soon(count):
        came.append(count)
        stop.set()

    assert fetch(peer, newer, tmp_path, stop, stop_soon) is None
    assert fetch(peer, newer, tmp_path, threading.Event(), came.append).read_bytes() == CONTENT
    assert came == [PIECE_BYTES, 2 * PIECE_BYTES, len(CONTENT)]


def test_what_is_there_already_is_not_fetched_again(peer, tmp_path):
    newer, came = ask(peer).newer, []
    for _ in range(2):
        path = fetch(peer, newer, tmp_path, threading.Event(), came.append)
    assert path.exists()
    assert len(came) == 3


def test_what_is_not_what_the_server_says_is_thrown_away(peer, tmp_path):
    newer = replace(ask(peer).newer, sha256="0" * 64)

    with pytest.raises(InputError) as said:
        fetch(peer, newer, tmp_path / "downloads", threading.Event())

    assert str(said.value) == DAMAGED
    assert list((tmp_path / "downloads").iterdir()) == []


def test_a_place_that_takes_nothing_is_said(peer, tmp_path):
    (tmp_path / "file").touch()

    with pytest.raises(InputError) as said:
        fetch(peer, ask(peer).newer, tmp_path / "file", threading.Event())

    assert str(said.value) == NO_ROOM


def test_from_two_days_before_the_event_nothing_is_offered_nor_given(server, peer, tmp_path):
    newer = ask(peer).newer
    freeze(server)

    offer = ask(peer)
    assert (offer.is_frozen, offer.newer) == (True, None)
    with pytest.raises(Refused) as said:
        fetch(peer, newer, tmp_path, threading.Event())
    assert str(said.value) == FROZEN


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"[]",
        b"{}",
        b'{"program": "0.1", "frozen": false, "newer": 1}',
        b'{"program": "0.1", "frozen": false, "newer": {"name": 1}}',
    ],
)
def test_what_is_no_answer_of_ours_offers_nothing(said):
    class Other:
        def signed(self, path, body):
            assert path == updates.UPDATES
            assert body
            return said

    with pytest.raises(Nonsense):
        ask(Other())


@pytest.mark.parametrize("name", [OLDER, f"../{NEWER}", f"x/{NEWER}", "autoexec.bat"])
def test_no_server_can_have_a_desk_fetch_something_else(name):
    class Wicked:
        def signed(self, *_):
            return (
                b'{"program": "9.9", "frozen": false, "newer": {"name": "%s", "size": 5, '
                b'"sha256": "00", "signed": true}}' % name.encode()
            )

    assert ask(Wicked()).newer is None


def test_a_server_finds_its_installers_by_name_and_reads_each_once(tmp_path):
    given = Installers(tmp_path)
    assert given.all() == []
    (tmp_path / NEWER).write_bytes(CONTENT)
    (tmp_path / f"{NEWER}.asc").write_bytes(b"signature")
    (tmp_path / "notes.txt").write_bytes(b"")
    (tmp_path / OLDER).symlink_to("/etc/hostname")

    (one,) = given.all()

    assert (one.name, one.size, one.is_signed) == (NEWER, len(CONTENT), True)
    assert given.all() == [one]
    (tmp_path / NEWER).write_bytes(b"other")
    assert given.all()[0].sha256 == hashlib.sha256(b"other").hexdigest()
    assert given.piece(NEWER, 3) == b"er"
    assert given.piece(NEWER, 10**20) == given.piece(NEWER, 5) == b""
    for name in ("notes.txt", OLDER, "../secret", ""):
        with pytest.raises(InputError, match="no such installer"):
            given.piece(name, 0)


@pytest.mark.parametrize(("size", "is_signed"), [(0, False), (9000, True)])
def test_a_program_for_windows_says_itself_whether_it_is_signed(tmp_path, size, is_signed):
    head = bytearray(1024)
    head[:2], head[0x3C] = b"MZ", 0x80
    head[0x80:0x84] = b"PE\0\0"
    head[0x98:0x9A] = b"\x0b\x01"
    directory = 0x98 + 96 + 32
    head[directory + 4 : directory + 8] = size.to_bytes(4, "little")
    (tmp_path / "checkin_9.0_amd64-setup.exe").write_bytes(head)
    (tmp_path / "checkin_9.1_amd64-setup.exe").write_bytes(b"MZ")

    assert [one.is_signed for one in Installers(tmp_path).all()] == [is_signed, False]
