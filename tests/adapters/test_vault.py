"""What opens a desk's key, and what does not."""

import json
import os
import shutil
import signal
import stat
import subprocess
import sys

import pytest

from checkin.adapters.database.engine import open_encrypted
from checkin.adapters.profile import vault_of
from checkin.adapters.vault import Vault
from checkin.domain.errors import InputError, Locked, NotRight, StoreError
from checkin.domain.lock import Cost, Lock, Policy
from tests.adapters.vaults import (
    LABEL,
    PIN,
    Leaping,
    MemoryKeychain,
    card,
    computer,
    locked,
)

POSIX = os.name == "posix"


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "desk"


@pytest.fixture
def made(folder):
    """A vault in a folder, locked as is said; its key."""

    def make(lock=None, here=None):
        vault = vault_of(folder, here or computer())
        key = vault.open()
        vault.guard(lock or Lock(), LABEL)
        return key

    return make


def again(folder, here=None, now_ms=None):
    return Vault(folder, here or computer(), now_ms or Leaping())


def all_bytes(folder):
    return b"".join(one.read_bytes() for one in folder.iterdir())


def test_until_an_organiser_locks_it_a_desk_opens_by_itself(folder, made):
    key = made()
    assert again(folder).asks is Policy.NOTHING
    assert again(folder).open() == key


def test_the_key_stands_nowhere_in_its_folder(folder, made):
    key = made(locked())
    assert key not in all_bytes(folder)
    assert key.hex().encode() not in all_bytes(folder)
    assert PIN.encode() not in all_bytes(folder)
    assert b"Gate 2" not in all_bytes(folder)
    if POSIX:
        modes = {stat.S_IMODE(one.stat().st_mode) for one in folder.iterdir()}
        assert modes == {0o600}


def test_strict_card_and_pin_open_it_and_so_does_the_spare_card(folder, made):
    key = made(locked())
    assert again(folder).asks is Policy.STRICT
    assert again(folder).open(PIN, card(1)) == key
    assert again(folder).open("415 926", card(2)) == key


def test_strict_nothing_less_than_both_opens_it(folder, made):
    made(locked())
    for given in ((), (PIN,), ("", card(1))):
        with pytest.raises(Locked, match="locked"):
            again(folder).open(*given)
    with pytest.raises(NotRight):
        again(folder).open("415927", card(1))
    with pytest.raises(NotRight):
        again(folder).open(PIN, card(3))


def test_a_wrong_card_and_a_wrong_pin_are_one_answer(folder, made):
    made(locked())
    said = []
    for pin, shown in (("415927", card(1)), (PIN, card(3)), ("415927", card(3))):
        with pytest.raises(NotRight) as caught:
            again(folder).open(pin, shown)
        said.append(str(caught.value))
    assert said == ["The desk card or the PIN is not right."] * 3


def test_a_card_of_another_event_is_said_at_once_and_is_no_try(folder, made):
    made(locked())
    vault = again(folder)
    with pytest.raises(InputError, match="another event"):
        vault.open(PIN, card(1, "0000beef"))
    with pytest.raises(InputError, match="6 digits"):
        vault.open("12345", card(1))
    assert vault.tries.wrong == 0


def test_light_the_pin_opens_it_and_another_does_not(folder, made):
    key = made(locked(Policy.LIGHT))
    with pytest.raises(NotRight, match="not the staff PIN"):
        again(folder).open("000000")
    assert again(folder).open(PIN) == key


def test_three_thousand_pins_without_the_card_open_nothing(folder, made):
    made(locked())
    vault = again(folder)
    pins = [PIN, *(f"{number:06}" for number in range(2_999))]
    # By construction: without the card there are 32 random bytes missing. Tried as a thief
    # would who has the whole laptop, behind the lock page and its waits.
    opened = [
        pin
        for pin in pins
        for part in (b"", bytes(32))
        if vault._unwrap(_stretched(vault, pin), part)
    ]
    assert opened == []
    right = vault._unwrap(_stretched(vault, PIN), next(vault._card_parts(card(1).seed)))
    assert right is not None, "and with it the same way opens"


def _stretched(vault, pin):
    from base64 import b64decode

    from checkin.adapters.wrapping import stretch

    return stretch(pin, b64decode(vault._fields["salt"]), Cost(*vault._fields["cost"]))


def test_a_policy_that_is_edited_into_another_opens_nothing(folder, made):
    made(locked())
    file = folder / "desk.vault"
    fields = json.loads(file.read_text())
    for policy, given in ((Policy.NOTHING, ()), (Policy.LIGHT, (PIN,))):
        file.write_text(json.dumps(fields | {"policy": policy}))
        with pytest.raises(StoreError):
            again(folder).open(*given)


# ------------------------------------------------------------------ another computer


def test_a_copied_folder_does_not_open_on_another_computer(folder, made, tmp_path):
    made()
    shutil.copytree(folder, tmp_path / "copy")
    with pytest.raises(StoreError, match="part of its key is kept by the computer"):
        again(tmp_path / "copy", computer(machine=b"x" * 32))
    assert again(tmp_path / "copy").is_bound


def test_where_the_system_tells_no_id_it_is_not_bound_and_says_so(folder, made):
    key = made(here=computer(machine=b""))
    assert again(folder, computer(machine=b"y" * 32)).open() == key
    assert not again(folder).is_bound


def test_with_a_keychain_no_key_lies_in_the_folder(folder, made):
    keychain = MemoryKeychain()
    key = made(locked(), computer(keychain))
    assert {one.name for one in folder.iterdir()} == {"desk.vault"}
    assert again(folder, computer(keychain)).open(PIN, card(1)) == key
    assert again(folder, computer(keychain)).keychain == "memory"


@pytest.mark.parametrize(
    ("keychain", "said"),
    [
        (None, "keychain does not answer"),
        (MemoryKeychain(answers=False), "keychain does not answer"),
        (MemoryKeychain(), "kept by the computer"),
        (MemoryKeychain(name="other"), "kept by the computer"),
    ],
)
def test_without_its_keychain_it_says_one_plain_sentence(folder, made, keychain, said):
    made(here=computer(MemoryKeychain()))
    with pytest.raises(StoreError, match=said):
        again(folder, computer(keychain))


def test_a_keychain_that_does_not_work_is_done_without(folder, made):
    key = made(here=computer(MemoryKeychain(answers=False)))
    assert again(folder).keychain == "file"
    assert again(folder).open() == key


# ------------------------------------------------------------------ older versions


@pytest.mark.parametrize("keychain", [None, MemoryKeychain()])
def test_a_desk_of_an_older_version_is_taken_over(folder, keychain):
    folder.mkdir()
    (folder / "desk.key").write_bytes(b"K" * 32)
    open_encrypted(folder / "desk.db", b"K" * 32).close()

    vault_of(folder, computer(keychain))

    assert again(folder, computer(keychain)).open() == b"K" * 32
    assert b"K" * 32 not in all_bytes(folder)
    assert (folder / "desk.key").exists() == (keychain is None)
    assert not (folder / "desk.key.new").exists()


def test_a_takeover_that_was_cut_off_anywhere_opens_the_next_time(folder):
    folder.mkdir()
    (folder / "desk.key").write_bytes(b"K" * 32)
    open_encrypted(folder / "desk.db", b"K" * 32).close()
    (folder / "desk.key.new").write_bytes(b"P" * 32)  # cut off before the vault
    vault_of(folder, computer())
    assert again(folder).open() == b"K" * 32

    # Cut off behind the vault: the files are not renamed yet.
    (folder / "desk.key").rename(folder / "desk.key.new")
    (folder / "desk.key").write_bytes(b"K" * 32)
    assert again(folder).open() == b"K" * 32


# ------------------------------------------------------------------ locked anew


def test_another_pin_and_other_cards_count_from_the_moment_they_come(folder, made):
    key = made(locked())
    vault = again(folder)
    vault.open(PIN, card(1))
    assert vault.guard(locked(pin="271828", cards=[card(7)]), LABEL)

    for given in ((PIN, card(1)), (PIN, card(7)), ("271828", card(1))):
        with pytest.raises(NotRight):
            again(folder).open(*given)
    assert again(folder).open("271828", card(7)) == key


def test_what_is_as_it_was_is_not_written_again(folder, made):
    lock = locked()
    made(lock)
    before = (folder / "desk.vault").read_bytes()
    vault = again(folder)
    vault.open(PIN, card(1))
    assert not vault.guard(lock, LABEL)
    assert (folder / "desk.vault").read_bytes() == before


def test_a_desk_goes_from_strict_to_light_to_nothing(folder, made):
    key = made(locked())
    vault = again(folder)
    vault.open(PIN, card(1))
    vault.guard(locked(Policy.LIGHT), LABEL)
    assert again(folder).open(PIN) == key
    vault.guard(Lock(box=b"b" * 32), LABEL)
    assert again(folder).open() == key


def test_a_locked_desk_says_which_it_is_and_nothing_more(folder, made):
    made(locked())
    assert again(folder).label == LABEL


def test_a_disk_that_takes_nothing_leaves_the_old_lock(folder, made, monkeypatch):
    key = made(locked())
    vault = again(folder)
    vault.open(PIN, card(1))

    def full(*_):
        raise OSError

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StoreError, match="from before still open it"):
        vault.guard(locked(pin="271828"), LABEL)
    monkeypatch.undo()
    assert again(folder).open(PIN, card(1)) == key
    assert not list(folder.glob("*.new"))


RE_WRAPPING = """
import itertools, sys
from pathlib import Path
from checkin.adapters.vault import Vault
from tests.adapters.vaults import *
vault = Vault(Path(sys.argv[1]), computer(), Leaping())
vault.open("000001", card(1))
print("open", flush=True)
for number in itertools.count():
    vault.guard(locked(pin=("000001", "000002")[number % 2]), LABEL)
"""


@pytest.mark.skipif(not POSIX, reason="SIGKILL")
def test_a_program_that_is_killed_while_it_locks_anew_leaves_one_whole_vault(folder, made):
    key = made(locked(pin="000001"))
    for number in range(12):
        vault = again(folder)
        vault.open(_pin_of(folder), card(1))
        vault.guard(locked(pin="000001"), LABEL)
        process = subprocess.Popen(
            [sys.executable, "-c", RE_WRAPPING, folder], stdout=subprocess.PIPE, text=True
        )
        assert process.stdout.readline() == "open\n"
        # Never in the same place: after so many bytes have been written.
        for _ in range(number * 3):
            (folder / "desk.vault").stat()
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        assert again(folder).open(_pin_of(folder), card(1)) == key


def _pin_of(folder):
    for pin in ("000001", "000002"):
        try:
            again(folder).open(pin, card(1))
        except NotRight:
            continue
        return pin
    raise AssertionError("neither the old nor the new one opens")


# ------------------------------------------------------------------ waits


class Clock:
    def __init__(self, now=1_000):
        self.now = now

    def __call__(self):
        return self.now


def wrong(vault, times=1):
    for _ in range(times):
        with pytest.raises(NotRight):
            vault.open("000000", card(1))
        vault.tries._now_ms.now += vault.tries.waits_ms()


def test_each_wrong_try_waits_twice_as_long_and_the_right_one_forgets_it(folder, made):
    key = made(locked())
    clock = Clock()
    vault = again(folder, now_ms=clock)
    waits = []
    for _ in range(11):
        with pytest.raises(NotRight):
            vault.open("000000", card(1))
        waits.append(vault.tries.waits_ms())
        with pytest.raises(NotRight, match="Wait"):
            vault.open(PIN, card(1))
        clock.now += waits[-1]
    assert waits[:4] == [1_000, 2_000, 4_000, 8_000]
    assert waits[-2:] == [300_000, 300_000]
    assert vault.open(PIN, card(1)) == key
    assert again(folder, now_ms=clock).tries.waits_ms() == 0
    assert not (folder / "desk.tries").exists()


def test_a_restart_waits_the_whole_wait_again_whatever_the_clock_says(folder, made):
    made(locked())
    wrong(again(folder, now_ms=Clock()), times=5)

    # A computer that was started anew, whose clocks have begun at nothing or lie.
    for now in (0, 10**12):
        clock = Clock(now)
        vault = again(folder, now_ms=clock)
        assert vault.tries.waits_ms() == 16_000
        clock.now += 15_999
        with pytest.raises(NotRight, match="Wait"):
            vault.open(PIN, card(1))


def test_a_program_that_is_killed_in_the_middle_of_a_try_has_had_it(folder, made):
    made(locked())
    vault = again(folder, now_ms=Clock())
    vault.tries.begin()  # and is killed before it knows
    assert again(folder, now_ms=Clock()).tries.waits_ms() == 1_000


def test_a_count_of_tries_that_somebody_has_spoilt_is_none(folder, made):
    made(locked())
    (folder / "desk.tries").write_bytes(b"\xff many")
    assert again(folder).tries.waits_ms() == 0


# ------------------------------------------------------------------ destroyed


@pytest.mark.parametrize("keychain", [None, MemoryKeychain()])
def test_destroyed_nothing_of_the_key_is_left(folder, made, keychain):
    made(locked(), computer(keychain))
    (folder / "desk.vault.0123.new").write_bytes(b"half")
    Vault.destroy(folder, computer(keychain))
    assert list(folder.iterdir()) == []
    assert keychain is None or keychain.held == {}
    Vault.destroy(folder, computer(keychain))


def test_what_could_not_be_destroyed_is_said_and_tried_again(folder, made):
    keychain = MemoryKeychain()
    made(locked(), computer(keychain))
    keychain.answers = False
    with pytest.raises(StoreError, match="once more"):
        Vault.destroy(folder, computer(keychain))
    assert not (folder / "desk.vault").exists()


def test_an_older_versions_key_is_destroyed_as_well(folder):
    folder.mkdir()
    (folder / "desk.key").write_bytes(b"K" * 32)
    Vault.destroy(folder, computer())
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    "spoilt",
    [b"", b"{}", b"[]", b'{"policy": "none of ours"}', b'{"policy": "strict", "cost": [1, 1, 1]}'],
)
def test_a_damaged_vault_is_one_sentence(folder, made, spoilt):
    made()
    (folder / "desk.vault").write_bytes(spoilt)
    with pytest.raises(StoreError, match=r"desk\.vault is damaged"):
        again(folder)


def test_a_missing_key_file_says_which(folder, made):
    made()
    (folder / "desk.key").unlink()
    with pytest.raises(StoreError, match=r"Put desk\.key back"):
        again(folder)
