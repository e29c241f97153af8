"""Whatever becomes of a desk's database, the server reads its records from the black box."""

import os
import stat

import pytest
from nacl.public import PrivateKey

from checkin.adapters.black_box import FILE, BlackBox, read_box
from checkin.adapters.keys import verify
from checkin.adapters.profile import Profile
from checkin.adapters.vault import Vault
from checkin.domain.errors import InputError
from checkin.domain.lock import Lock
from checkin.domain.model import DeskProfile
from tests.adapters.examples import HALL, admission, reading

SERVERS = PrivateKey(b"s" * 32)


@pytest.fixture
def desk(tmp_path, own_server):
    """A desk of a real server that has heard where its black box is sealed to."""
    profile = Profile.open(tmp_path / "desk")
    profile.join(own_server.invite(), "Hall")
    yield profile
    profile.close()


def boxed(desk, own_server):
    """Say it to the desk, as its sync would."""
    own_server.book.publish(lock=Lock(box=bytes(SERVERS.public_key)))
    desk.store.apply(
        own_server.replica.page_above(
            desk.store.roster_version(), None, 10**9, DeskProfile.HELP_DESK
        )
    )
    desk.guard()


def make(desk, count):
    return [desk.store.record(admission(f"r-{n}"), reading(n)) for n in range(count)]


def take_in(own_server, path):
    return own_server.replica.take(read_box(path, SERVERS).runs, verify)


def test_with_the_database_and_the_key_destroyed_nothing_is_lost(desk, own_server):
    boxed(desk, own_server)
    made = make(desk, 30)
    desk.close()
    Vault.destroy(desk.folder)
    for file in desk.folder.glob("desk.db*"):
        file.write_bytes(os.urandom(2_000))

    assert list(take_in(own_server, desk.folder / FILE).records) == made
    assert list(own_server.replica.records()) == made
    assert take_in(own_server, desk.folder / FILE).records == (), "twice is once"


def test_what_was_made_before_the_key_came_is_caught_up_with(desk, own_server):
    before = make(desk, 3)
    assert not desk.box.path.exists()
    boxed(desk, own_server)
    after = make(desk, 2)
    desk.box.sync()
    assert desk.box.holds(desk.store.mine) == 5
    assert list(take_in(own_server, desk.box.path).records) == before + after


def test_a_tail_that_a_power_cut_tore_is_skipped_and_the_next_line_is_whole(desk, own_server):
    boxed(desk, own_server)
    made = make(desk, 4)
    desk.close()
    path = desk.folder / FILE
    path.write_bytes(path.read_bytes()[:-40])  # the last one did not get to the disk

    again = Profile.open(desk.folder)
    assert again.box.holds(again.store.mine) == 4, "the database has it, and gives it again"
    made += [again.store.record(admission("r-9"), reading(9))]
    again.close()

    opened = read_box(path, SERVERS)
    assert opened.unreadable == 1
    assert list(own_server.replica.take(opened.runs, verify).records) == made


def test_it_holds_no_name_and_nobody_but_the_server_reads_it(desk, own_server):
    boxed(desk, own_server)
    make(desk, 2)
    desk.box.sync()
    data = desk.box.path.read_bytes()
    assert b"r-1" not in data
    assert b"admitted" not in data
    with pytest.raises(InputError, match="not a black box of this event"):
        read_box(desk.box.path, PrivateKey(b"x" * 32))
    with pytest.raises(InputError, match="cannot be read"):
        read_box(desk.folder / "none", SERVERS)
    if os.name == "posix":
        assert stat.S_IMODE(desk.box.path.stat().st_mode) == 0o600


def test_a_box_that_cannot_be_written_costs_no_scan(desk, own_server):
    boxed(desk, own_server)
    desk.box.path.mkdir()
    assert [one.seq for one in make(desk, 2)] == [1, 2]
    desk.box.path.rmdir()
    make(desk, 1)
    assert desk.box.holds(desk.store.mine) == 0, "there is a gap"
    desk.guard()
    assert desk.box.holds(desk.store.mine) == 3


def test_without_a_key_there_is_no_box(tmp_path):
    box = BlackBox(tmp_path)
    box.append(None)
    box.close()
    assert list(tmp_path.iterdir()) == []
    assert box.holds(HALL) == 0
