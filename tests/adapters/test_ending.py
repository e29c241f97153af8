"""A desk that ends: proved or sealed, then erased; and whatever stops it halfway loses nothing."""

import json
import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from checkin.adapters import wiping
from checkin.adapters.carrying import read_file
from checkin.adapters.ending import Ending
from checkin.adapters.expiring import Expiry
from checkin.adapters.keys import verify
from checkin.adapters.profile import Profile
from checkin.adapters.taking_carried import take_at_server
from checkin.domain.errors import InputError, Refused, StoreError, Unreachable
from checkin.domain.lock import Lock, Policy
from checkin.domain.model import DeskId, EventId
from checkin.domain.receipt import Receipt, is_signed
from checkin.domain.record import Head
from checkin.server import doors
from checkin.usecases import carrying as words
from tests.adapters.conftest import At
from tests.adapters.examples import ADA, EVENT, GATHERING

ROOT = Path(__file__).parents[2]


@pytest.fixture
def desk(own_server, laptops, tmp_path):
    """A desk that has sent two records and has two more."""
    data = own_server.data
    own_server.book.publish(
        gathering=replace(GATHERING, badge_keys=((1, data.signer.public_key),)),
        lock=Lock(Policy.NOTHING, box=data.desk_secrets.box_key(EVENT)),
    )
    at = At(tmp_path / "desk").join(own_server.invite(), "Desk 1")
    laptops(at)
    at.admits(ADA.id, "r-2")
    at.talk()
    at.admits("r-3", "r-4")
    return at


@pytest.fixture
def ending(desk):
    made = Ending(desk.profile)
    yield made
    made.close()


def erase(desk, proof):
    """Erase it as the window and the command do."""
    said = Expiry(desk.profile).end_with(proof)
    desk.close()
    desk.open = desk.close = lambda: None
    return said


def heard(own_server):
    (one,) = own_server.book.heard_desks()
    return one


def test_all_is_sent_the_server_signs_for_it_and_what_stays_says_so(desk, ending, own_server):
    left = []
    proof = ending.send(left.append)
    ending.say_goodbye()
    head = own_server.replica.have()[desk.store.mine]
    erase(desk, proof)
    said = wiping.finish(desk.folder)

    assert (left[0], left[-1]) == (2, 0)
    assert (proof.records, proof.hash) == (4, head.hash) == head
    assert [one.name for one in desk.folder.iterdir()] == [wiping.MARK]
    assert said == wiping.Erased(0, finished=True, proof=proof) == wiping.erased(desk.folder)
    kept = Receipt(
        EventId(said.proof.event),
        DeskId(said.proof.desk),
        Head(said.proof.records, said.proof.hash),
        said.proof.at,
        bytes.fromhex(said.proof.signature),
    )
    assert is_signed(kept, own_server.data.signer.public_key, verify)
    text = (desk.folder / wiping.MARK).read_text()
    assert not any(one in text for one in ("Ada", "Harbour", "Desk 1", "r-3"))


def test_the_proof_survives_that_the_laptop_becomes_a_desk_again(desk, ending):
    proof = ending.send(lambda _: None)
    erase(desk, proof)
    wiping.finish(desk.folder)
    wiping.begin_anew(desk.folder)
    (kept,) = desk.folder.iterdir()

    assert kept.name == f"receipt-{proof.desk}.json"
    assert json.loads(kept.read_text())["proof"]["hash"] == proof.hash
    Profile.open(desk.folder).close()
    wiping.destroy_key(desk.folder, 0)
    wiping.finish(desk.folder)
    assert {one.name for one in desk.folder.iterdir()} == {wiping.MARK, kept.name}


def test_what_is_recorded_after_the_proof_keeps_the_desk(desk, ending, own_server):
    proof = ending.send(lambda _: None)
    desk.admits("r-5")

    with pytest.raises(StoreError, match="recorded meanwhile"):
        Expiry(desk.profile).end_with(proof)
    assert wiping.erased(desk.folder) is None
    erase(desk, ending.send(lambda _: None))
    assert len(list(own_server.replica.records())) == 5


def test_the_organisers_see_who_has_ended_and_who_goes_on_after_all(desk, ending, own_server):
    ending.send(lambda _: None)
    wait_until(lambda: heard(own_server).to_send == 0)
    assert not heard(own_server).finished
    ending.say_goodbye()
    wait_until(lambda: heard(own_server).finished)

    desk.talk()
    wait_until(lambda: not heard(own_server).finished)


def wait_until(is_so):
    for _ in range(100_000):
        if is_so():
            return
    raise AssertionError("it never was")


def test_without_the_server_there_is_no_proof_but_a_sealed_file(desk, ending, own_server, tmp_path):
    own_server.stop_at_once()
    with pytest.raises(Unreachable):
        ending.send(lambda _: None)
    stick = tmp_path / "stick.carry"

    proof = ending.export(stick)
    ending.say_goodbye()
    assert (proof.records, proof.signature) == (4, "")
    erase(desk, proof)
    said = wiping.finish(desk.folder)

    assert [one.name for one in desk.folder.iterdir()] == [wiping.MARK]
    assert said.proof.file
    took, ended = take_at_server(own_server.data, EVENT, read_file(stick))
    assert (took.records, len(took.new), ended) == (4, 2, proof.desk)
    assert heard(own_server).finished
    again, _ = take_at_server(own_server.data, EVENT, read_file(stick))
    assert again.new == ()


def test_a_desk_that_was_retired_ends_with_a_sealed_file(
    desk, ending, own_server, tmp_path, monkeypatch
):
    monkeypatch.setattr(doors, "KNOWN_S", -1)
    own_server.book.retire(own_server.book.desk(desk.store.mine))
    with pytest.raises(Refused):
        ending.send(lambda _: None)

    assert ending.export(tmp_path / "x.carry").records == 4


def test_a_sealed_file_lies_where_it_is_not_erased_and_can_be_opened(desk, ending, tmp_path):
    with pytest.raises(InputError, match="outside of the desk's own folder"):
        ending.export(desk.folder / "x.carry")
    desk.folder.with_name("stick").mkdir()
    (tmp_path / "way").symlink_to(desk.folder)
    with pytest.raises(InputError, match="outside of the desk's own folder"):
        ending.export(tmp_path / "way" / "x.carry")
    (tmp_path / "there.carry").write_bytes(b"of another desk")
    with pytest.raises(InputError, match=words.EXISTS):
        ending.export(tmp_path / "there.carry")
    assert (tmp_path / "there.carry").read_bytes() == b"of another desk"


def test_before_the_desk_knows_the_servers_key_nothing_is_sealed(own_server, laptops, tmp_path):
    at = At(tmp_path / "desk").join(own_server.invite(), "Desk 1")
    laptops(at)
    ending = Ending(at.profile)
    with pytest.raises(InputError, match="has not heard yet"):
        ending.export(tmp_path / "x.carry")
    ending.close()


_FINISH = """
import sys
from pathlib import Path
from checkin.adapters import ending, expiring, profile, wiping, carrying

folder, stop, stick = Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3])

def halt(*_, **__):
    print("there", flush=True)
    sys.stdin.read()

if stop == "sending":
    ending.Finishing.send = lambda self, told: (self._sync.exchange(), halt())
if stop == "proof":
    ending.Finishing.proof = halt
if stop == "sealing":
    carrying.write_file = halt
if stop == "verifying":
    carrying.unsealed = halt
if stop == "erasing":
    wiping.destroy_key = halt
if stop == "marked":
    wiping.Vault.destroy = halt
if stop == "files":
    wiping._remove = halt

if wiping.erased(folder) is None:
    opened = profile.Profile.open(folder)
    work = ending.Ending(opened)
    proof = work.export(stick) if stop in ("sealing", "verifying") else work.send(lambda _: None)
    work.close()
    expiring.Expiry(opened).end_with(proof)
    opened.close()
wiping.finish(folder)
"""


@pytest.mark.skipif(os.name != "posix", reason="kills as POSIX does")
@pytest.mark.parametrize(
    ("stop", "is_gone"),
    [
        ("sending", False),
        ("proof", False),
        ("sealing", False),
        ("verifying", False),
        ("erasing", False),
        ("marked", True),
        ("files", True),
    ],
)
def test_killed_at_any_step_it_goes_on_or_has_lost_nothing(
    desk, own_server, tmp_path, stop, is_gone
):
    made = [one.digest for one in desk.store.records()]
    desk.close()
    desk.open = desk.close = lambda: None
    command = [sys.executable, "-c", _FINISH, desk.folder]
    stick = tmp_path / "stick.carry"
    with subprocess.Popen(
        [*command, stop, stick],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=ROOT,
        text=True,
    ) as one:
        assert one.stdout.readline() == "there\n"
        one.send_signal(signal.SIGKILL)

    assert (wiping.erased(desk.folder) is not None) is is_gone
    if not is_gone:
        again = Profile.open(desk.folder)
        assert [record.digest for record in again.store.records()] == made
        again.close()
    subprocess.run([*command, "on", stick], check=True, cwd=ROOT)
    assert [one.name for one in desk.folder.iterdir()] == [wiping.MARK]
    assert wiping.erased(desk.folder).proof.records == 4
    assert {one.digest for one in own_server.replica.records()} == set(made)
