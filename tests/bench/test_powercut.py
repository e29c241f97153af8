"""Nothing saved is lost when the power goes (the full form: `make campaign PART=powercut`)."""

import random
import sys

import pytest

from bench.campaigns.powercut import cut_power
from bench.unsynced import Disk, PowerIsOff

# Windows' sqlcipher3 keeps SQLite's functions to itself, so no other disk can be put under it.
only_with_a_disk_of_ours = pytest.mark.skipif(
    sys.platform == "win32", reason="SQLite's file layer cannot be replaced on Windows"
)


@only_with_a_disk_of_ours
def test_whatever_a_desk_said_was_saved_is_there_whole_after_any_power_cut():
    outcomes = cut_power(150, first_seed=100_000)

    assert [one for one in outcomes if one.lost or one.broken] == []
    assert sum(one.cuts for one in outcomes) == 150
    assert sum(one.acknowledged for one in outcomes) > 150


@only_with_a_disk_of_ours
def test_the_same_cuts_lose_records_when_sqlite_does_not_sync_each_commit():
    outcomes = cut_power(20, first_seed=100_000, synchronous="normal")

    assert sum(one.lost for one in outcomes) > 0
    assert [one for one in outcomes if one.broken] == []


def after_a_cut(change):
    """The content that a file may have after the power went, once *change* has been made to it."""

    def remains(seed):
        disk = Disk()
        file = disk.make("file")
        disk.sync_names()
        change(file)
        left = disk.restart(random.Random(seed)).file("file")
        return bytes(left.content)

    return {remains(seed) for seed in range(300)}


def test_what_was_synced_outlives_every_cut():
    def change(file):
        file.write(0, b"synced")
        file.sync()

    assert after_a_cut(change) == {b"synced"}


def test_of_what_was_not_synced_any_part_may_remain_in_any_order():
    def change(file):
        file.write(0, b"." * 1024)
        file.sync()
        file.write(0, b"1" * 1024)
        file.write(0, b"2" * 512)

    firsts = {(content[0:1], content[512:513]) for content in after_a_cut(change)}

    assert firsts == {(first, second) for first in (b".", b"1", b"2") for second in (b".", b"1")}


def test_bytes_that_nobody_wrote_keep_their_value():
    def change(file):
        file.write(0, b"." * 2048)
        file.sync()
        file.write(700, b"new")

    assert after_a_cut(change) == {b"." * 2048, b"." * 700 + b"new" + b"." * 1345}


def test_a_truncation_that_was_not_synced_may_be_undone():
    def change(file):
        file.write(0, b"long")
        file.sync()
        file.truncate(0)

    assert after_a_cut(change) == {b"long", b""}


def test_a_name_is_there_for_certain_only_once_its_folder_was_synced():
    def names(seed):
        disk = Disk()
        disk.make("kept").sync()
        disk.sync_names()
        disk.make("new").sync()
        disk.remove("kept")
        after = disk.restart(random.Random(seed))
        return after.file("kept") is not None, after.file("new") is not None

    assert {names(seed) for seed in range(100)} == {
        (kept, new) for kept in (True, False) for new in (True, False)
    }


def test_a_machine_without_power_changes_nothing_any_more():
    disk = Disk()
    file = disk.make("file")
    disk.sync_names()
    disk.cut_at(2)
    file.write(0, b"first")
    file.sync()

    with pytest.raises(PowerIsOff):
        file.write(0, b"second")
    for attempt in (file.sync, disk.sync_names, lambda: file.write(0, b"third")):
        with pytest.raises(PowerIsOff):
            attempt()

    contents = {
        bytes(disk.restart(random.Random(seed)).file("file").content) for seed in range(100)
    }
    assert contents == {b"first", b"second"}
