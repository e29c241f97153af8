"""Names erased, log kept; and a desk's folder emptied, the key first."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from nacl.public import PrivateKey

from bench.canary.people import Canaries, marked_people
from bench.pages import readable
from checkin.adapters import expiring, wiping
from checkin.adapters.black_box import read_box
from checkin.adapters.database.engine import open_encrypted
from checkin.adapters.dates import FILE, DatesFile
from checkin.adapters.expiring import Expiry
from checkin.adapters.keys import SigningKey, secret_file
from checkin.adapters.profile import Profile, vault_of, wall_ms
from checkin.adapters.vault import Vault
from checkin.domain.errors import Refused, StoreError
from checkin.domain.expiry import NAMES_MS, Dates, Due
from checkin.domain.lock import Policy
from checkin.domain.model import BadgeId, IssuedBadge, Registration, RegistrationId
from checkin.domain.order import ERASE, Order, sign_order
from checkin.domain.record import encode
from checkin.server import doors
from tests.adapters.conftest import At
from tests.adapters.examples import ADA, EVENT, GATHERING, LIST
from tests.adapters.vaults import LABEL, MemoryKeychain, computer, locked

HOUR = 3_600_000
PEOPLE = marked_people(300, seed=11)
MARKED = Canaries(PEOPLE)


def registrations():
    return [
        Registration(
            RegistrationId(f"r{number}"),
            one.name,
            one.organisation,
            lists=frozenset({LIST.id}),
            aliases=(one.name.upper(),),
            attention=f"Call {one.name}",
        )
        for number, one in enumerate(PEOPLE)
    ]


@pytest.fixture
def desk(own_server, laptops, tmp_path):
    """A desk with 300 marked people, of whom one walked in; the event has not ended."""
    now = wall_ms()
    own_server.book.publish(
        gathering=replace(GATHERING, ends=now + HOUR, wipe=now + 30 * NAMES_MS),
        registrations=registrations(),
        badges=[
            *(IssuedBadge(BadgeId(f"{n:024x}"), RegistrationId(f"r{n}")) for n in range(300)),
            IssuedBadge(BadgeId(PEOPLE[0].code), RegistrationId("r0")),
        ],
        names_key=b"n" * 32,
    )
    at = At(tmp_path / "desk").join(own_server.invite(), "Desk 1")
    laptops(at)
    at.admits(ADA.id)
    at.talk()
    return at


def expiry(desk, later=0, boxed=lambda: False):
    """What is due at *desk*, whose clock is *later*; without a black box unless it is given one."""
    return Expiry(desk.profile, boxed, lambda: wall_ms() + later)


def marked_in(desk):
    """Which marked words anybody with the key finds in the desk's files."""
    key = vault_of(desk.folder).open()
    found = set()
    for one in desk.folder.iterdir():
        found |= MARKED.found_in(readable(one, [key]))
    return found


def confirmed(desk):
    """Up to which of the desk's records the server has said that it has them."""
    return desk.store.have()[desk.store.mine].seq - desk.sync.to_send()


def over(desk, now):
    """The server says that names have to go; *now* is what it says the time is."""
    found = expiry(desk)
    assert found.told(now) is Due.NAMES
    return found


def open_files():
    """Which files this process has open."""
    found = set()
    for one in Path("/proc/self/fd").iterdir():
        with contextlib.suppress(OSError):
            found.add(str(one.readlink()))
    return found


# ------------------------------------------------------------------ the dates


def test_a_desk_knows_its_dates_before_it_is_opened(desk):
    found = expiry(desk)
    assert found.told(desk.peer.server_ms) is Due.NOTHING

    kept = DatesFile(desk.folder, vault_of(desk.folder)).read()
    gathering = desk.store.gathering()
    assert (kept.ends, kept.wipe) == (gathering.ends, gathering.wipe)
    assert abs(kept.heard - wall_ms()) < HOUR


def test_its_own_clock_locks_it_and_the_servers_word_opens_it_again(desk):
    expiry(desk).told(desk.peer.server_ms)
    wrong = expiry(desk, later=400 * NAMES_MS)

    assert wrong.due is Due.TIME
    assert expiry(desk, later=-400 * NAMES_MS).due is Due.NOTHING
    assert marked_in(desk)


def test_dates_that_somebody_changed_or_took_away_lock_and_erase_nothing(desk):
    expiry(desk).told(desk.peer.server_ms)
    file = desk.folder / FILE
    said = file.read_bytes()
    file.write_bytes(said.replace(b'"wipe": 1', b'"wipe": 9'))
    assert expiry(desk).due is Due.TIME
    file.unlink()
    assert expiry(desk).due is Due.TIME
    assert expiry(desk).told(desk.peer.server_ms) is Due.NOTHING
    assert expiry(desk).due is Due.NOTHING


@pytest.mark.parametrize("torn", [b"", b"\n", b"{}\n\n", b"\xff\xfe", b"[1]\nx\n"])
def test_a_torn_file_of_dates_is_none(tmp_path, torn):
    vault = vault_of(tmp_path)
    (tmp_path / FILE).write_bytes(torn)
    assert DatesFile(tmp_path, vault).read() is None


def test_another_computers_dates_are_none(tmp_path):
    here = vault_of(tmp_path / "here")
    DatesFile(tmp_path / "here", here).write(Dates(1, 2, 3))
    there = vault_of(tmp_path / "there")
    shutil.copy(tmp_path / "here" / FILE, tmp_path / "there" / FILE)

    assert DatesFile(tmp_path / "here", here).read() == Dates(1, 2, 3)
    assert DatesFile(tmp_path / "there", there).read() is None


def test_the_dates_stay_readable_when_the_organisers_lock_it_anew(tmp_path):
    vault = vault_of(tmp_path)
    vault.open()
    DatesFile(tmp_path, vault).write(Dates(1, 2, 3))
    vault.guard(locked(), LABEL)
    assert DatesFile(tmp_path, vault_of(tmp_path)).read() == Dates(1, 2, 3)


def test_a_refusal_says_as_well_what_time_it_is(desk, own_server, monkeypatch):
    monkeypatch.setattr(doors, "KNOWN_S", 0.0)
    own_server.book.retire(own_server.book.find_desk("Desk 1"))
    peer = desk.profile.peer()
    assert peer.server_ms is None
    with pytest.raises(Refused, match="retired"):
        peer.renew()
    assert abs(peer.server_ms - wall_ms()) < HOUR
    peer.close()


# ------------------------------------------------------------------ names


def test_before_the_erasing_the_same_look_finds_everybody(desk):
    assert len(marked_in(desk)) > 3 * 299


def test_no_page_holds_a_name_after_it_and_the_log_is_whole(desk):
    records = list(desk.store.records())
    (desk.folder / "desk.db.bak").write_bytes((desk.folder / "desk.db").read_bytes())
    over(desk, wall_ms() + 2 * NAMES_MS).erase_names()

    assert marked_in(desk) == set()
    assert list(desk.store.records()) == records
    assert desk.store.opener()(ADA.id, "x") is None
    assert {one.public_name for one in desk.store.registrations()} == {""}
    assert desk.store.registration(RegistrationId("r7")).lists == {LIST.id}
    assert desk.store.badge(BadgeId(f"{7:024x}")).registration == "r7"
    assert expiry(desk).due is Due.NOTHING


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="looks where Linux shows it")
def test_the_file_that_is_written_anew_meanwhile_is_on_no_disk(desk):
    """SQLite would put a copy of everything into a temporary file."""
    seen = set()

    def look():
        seen.update(open_files())
        return 0

    before = open_files()
    found = over(desk, wall_ms() + 2 * NAMES_MS)
    with desk.profile.database._engine.connect() as connection:
        connection.connection.driver_connection.set_progress_handler(look, 50)
    found.erase_names()

    ours = {str(desk.folder / f"desk.db{end}") for end in ("", "-wal", "-shm")}
    assert str(desk.folder / "desk.db") in seen
    assert {one for one in seen - before if one.startswith("/") and os.sep in one[1:]} <= ours


def test_names_that_come_later_are_left_out(desk, own_server):
    found = over(desk, wall_ms() + 2 * NAMES_MS)
    found.erase_names()
    own_server.book.publish(registrations=[replace(ADA, public_name=PEOPLE[5].name)])
    desk.talk()

    assert marked_in(desk) == set()


def test_an_end_that_is_put_off_brings_names_again(desk, own_server):
    over(desk, wall_ms() + 2 * NAMES_MS).erase_names()
    own_server.book.publish(
        gathering=replace(GATHERING, ends=wall_ms() + 9 * NAMES_MS, wipe=wall_ms() + 99 * NAMES_MS)
    )
    desk.talk()
    assert expiry(desk).told(desk.peer.server_ms) is Due.NOTHING
    assert not expiry(desk).dates.nameless


_ERASE = """
import sys
from pathlib import Path
from checkin.adapters.expiring import Expiry
from checkin.adapters.profile import Profile
from checkin.adapters.database import engine
profile = Profile.open(Path(sys.argv[1]))
found = Expiry(profile, lambda: False)
assert found.due == "names", found.due
before = engine.Database.compact
def compact(database):
    print("half", flush=True)
    if len(sys.argv) > 2:
        sys.stdin.read()
    before(database)
engine.Database.compact = compact
found.erase_names()
print("done", flush=True)
"""


@pytest.mark.skipif(os.name != "posix", reason="kills as POSIX does")
def test_a_desk_that_is_killed_in_the_middle_finishes_at_the_next_start(desk):
    over(desk, wall_ms() + 2 * NAMES_MS)
    desk.close()
    command = [sys.executable, "-c", _ERASE, str(desk.folder)]
    with subprocess.Popen(
        [*command, "wait"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as one:
        assert one.stdout.readline() == "half\n"
        one.send_signal(signal.SIGKILL)
    subprocess.run(command, check=True, capture_output=True)

    desk.open()
    assert marked_in(desk) == set()
    assert expiry(desk).due is Due.NOTHING


# ------------------------------------------------------------------ everything


@pytest.fixture(params=["in a file", "in the keychain"])
def here(request):
    return computer(MemoryKeychain() if request.param == "in the keychain" else None)


def test_after_it_no_copy_of_the_database_opens_with_what_is_left(tmp_path, here):
    folder, copy = tmp_path / "desk", tmp_path / "copy"
    folder.mkdir()
    vault = vault_of(folder, here)
    open_encrypted(folder / "desk.db", vault.open()).close()
    copy.mkdir()
    shutil.copy(folder / "desk.db", copy)
    wiping.destroy_key(folder, 0, here)
    wiping.finish(folder, here)

    assert [one.name for one in folder.iterdir()] == [wiping.MARK]
    with pytest.raises(StoreError, match="missing"):
        vault_of(copy, here)
    for one in folder.iterdir():
        shutil.copy(one, copy)
    with pytest.raises(StoreError, match="erased"):
        vault_of(copy, here)


def test_a_copy_of_the_whole_folder_opens_no_more_when_the_keychains_part_is_gone(tmp_path):
    here, folder = computer(MemoryKeychain()), tmp_path / "desk"
    folder.mkdir()
    open_encrypted(folder / "desk.db", vault_of(folder, here).open()).close()
    shutil.copytree(folder, tmp_path / "copy")
    wiping.destroy_key(folder, 0, here)

    with pytest.raises(StoreError):
        Vault(tmp_path / "copy", here).open()


def test_what_the_server_lacks_and_no_box_holds_is_never_erased(desk):
    desk.admits(ADA.id)
    with pytest.raises(StoreError, match="1 of its records are nowhere else"):
        expiry(desk).destroy_key(confirmed(desk))
    assert wiping.erased(desk.folder) is None

    desk.talk()
    assert expiry(desk).destroy_key(confirmed(desk)).waiting == 0
    assert wiping.erased(desk.folder) is not None


def test_a_desk_remembers_what_the_server_has_over_a_restart(desk):
    found = expiry(desk)
    assert found.waiting() == 1
    found.confirmed(confirmed(desk))
    desk.admits(ADA.id)

    assert expiry(desk).waiting() == 1
    assert expiry(desk).waiting(confirmed(desk)) == 1


def test_the_black_box_stays_while_the_server_may_lack_what_is_in_it(desk):
    desk.admits(ADA.id)
    (desk.folder / wiping.BOX).write_bytes(b"sealed")
    found = expiry(desk, boxed=lambda: True)
    assert found.destroy_key(confirmed(desk)).waiting == 1
    desk.close()
    said = wiping.finish(desk.folder)

    assert said == wiping.Erased(1, finished=True)
    assert {one.name for one in desk.folder.iterdir()} == {wiping.BOX, wiping.MARK}
    wiping.begin_anew(desk.folder)
    assert {one.name for one in desk.folder.iterdir()} == {"desk-1.box"}
    desk.profile = Profile.open(desk.folder)
    assert desk.profile.enrolment is None
    desk.profile.close()
    wiping.destroy_key(desk.folder, 0)
    wiping.finish(desk.folder)
    assert {one.name for one in desk.folder.iterdir()} == {"desk-1.box", wiping.MARK}
    desk.open = lambda: None
    wiping.begin_anew(desk.folder)
    desk.profile = Profile.open(desk.folder)


def test_folders_and_crash_files_go_as_well(tmp_path):
    vault_of(tmp_path)
    (tmp_path / "crashes").mkdir()
    (tmp_path / "crashes" / "1.txt").write_text("x")
    (tmp_path / "desk.ini").write_text("x")
    wiping.destroy_key(tmp_path, 0)
    wiping.finish(tmp_path)
    assert [one.name for one in tmp_path.iterdir()] == [wiping.MARK]


def test_a_torn_mark_is_still_that_of_a_desk_that_is_to_be_erased(tmp_path):
    vault_of(tmp_path)
    (tmp_path / wiping.MARK).write_bytes(b"{")
    with pytest.raises(StoreError, match="erased"):
        Profile.open(tmp_path)
    wiping.finish(tmp_path)
    assert [one.name for one in tmp_path.iterdir()] == [wiping.MARK]


_WIPE = """
import sys
from pathlib import Path
from checkin.adapters import wiping
folder = Path(sys.argv[1])
if sys.argv[2] == "key":
    wiping.Vault.destroy = lambda *_: (print("half", flush=True), sys.stdin.read())
    wiping.destroy_key(folder, 0)
elif sys.argv[2] == "files":
    wiping.destroy_key(folder, 0)
    wiping._remove = lambda *_: (print("half", flush=True), sys.stdin.read())
    wiping.finish(folder)
else:
    wiping.finish(folder)
"""


@pytest.mark.skipif(os.name != "posix", reason="kills as POSIX does")
@pytest.mark.parametrize("where", ["key", "files"])
def test_an_erasing_that_is_killed_goes_on_at_the_next_start(tmp_path, where):
    folder = tmp_path / "desk"
    Profile.open(folder).close()
    command = [sys.executable, "-c", _WIPE, str(folder)]
    with subprocess.Popen(
        [*command, where], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as one:
        assert one.stdout.readline() == "half\n"
        one.send_signal(signal.SIGKILL)
    with pytest.raises(StoreError, match="erased"):
        Profile.open(folder)
    subprocess.run([*command, "on"], check=True)

    assert [one.name for one in folder.iterdir()] == [wiping.MARK]


def test_the_wipe_date_is_due_by_the_servers_word_alone(desk):
    found = expiry(desk)
    assert found.told(wall_ms() + 31 * NAMES_MS) is Due.ALL
    assert Expiry(desk.profile, lambda: False).due is Due.ALL
    assert expiring.Expiry(desk.profile, lambda: False, lambda: 0).due is Due.ALL


def test_an_order_is_obeyed_when_the_event_has_signed_it_for_this_desk(desk, own_server):
    signer = own_server.data.signer
    own_server.book.publish(
        gathering=replace(desk.store.gathering(), badge_keys=((1, signer.public_key),))
    )
    desk.talk()
    order = Order(ERASE, desk.store.mine, EVENT, wall_ms())

    def obeyed(one):
        return expiry(desk).obeys(one)

    assert obeyed(sign_order(order, signer))
    assert not obeyed(order)
    assert not obeyed(sign_order(order, SigningKey(b"x" * 32)))
    assert not obeyed(replace(sign_order(order, signer), at=order.at + 1))
    assert not obeyed(sign_order(replace(order, kind="open"), signer))
    assert not obeyed(sign_order(replace(order, desk="ff" * 8), signer))
    assert not obeyed(sign_order(replace(order, event="00000000"), signer))


def test_a_desk_of_an_older_version_is_not_locked_for_want_of_dates(tmp_path):
    key = secret_file(tmp_path / "desk.key", 32)
    open_encrypted(tmp_path / "desk.db", key).close()
    vault = vault_of(tmp_path)

    assert DatesFile(tmp_path, vault).read() == Dates()


def test_what_was_not_sent_is_read_from_the_black_box_of_an_erased_desk(desk, own_server):
    private = PrivateKey.generate()
    own_server.book.publish(lock=replace(locked(Policy.NOTHING), box=bytes(private.public_key)))
    desk.talk()
    desk.close()
    desk.open()
    desk.talk()
    (unsent,) = desk.admits(ADA.id)
    assert Expiry(desk.profile).destroy_key(confirmed(desk)).waiting == 1
    desk.close()
    wiping.finish(desk.folder)

    runs = read_box(desk.folder / wiping.BOX, private).runs
    assert encode(unsent) in [data for run in runs for data in run.records]
    wiping.begin_anew(desk.folder)
    desk.profile = Profile.open(desk.folder)
