"""What is said of a desk's protection is so, and what is not known is said to be unknown."""

import sys

import pytest

from checkin.adapters.profile import vault_of
from checkin.adapters.protection import disk_encryption, protection
from tests.adapters.vaults import LABEL, MemoryKeychain, computer, locked

LINUX = sys.platform.startswith("linux")


@pytest.fixture
def disks(tmp_path):
    """A computer's disks: ``sda1`` plain, ``dm-1`` a volume in a locked container."""
    blocks = tmp_path / "block"
    for name, uuid, below in (
        ("sda1", None, None),
        ("dm-0", "CRYPT-LUKS2-abc", "sda1"),
        ("dm-1", "LVM-xyz", "dm-0"),
        ("dm-2", "LVM-xyz", "sda1"),
    ):
        (blocks / name / "slaves").mkdir(parents=True)
        if uuid:
            (blocks / name / "dm").mkdir()
            (blocks / name / "dm" / "uuid").write_text(uuid + "\n")
        if below:
            (blocks / name / "slaves" / below).mkdir()

    def said(device):
        mounts = tmp_path / "mounts"
        home = str(tmp_path).replace(" ", "\\040")
        mounts.write_text(
            f"/dev/sda1 / ext4 rw 0 0\n{device} {home} ext4 rw 0 0\nproc /proc p 0 0\n"
        )
        return disk_encryption(tmp_path, mounts, blocks)

    return said


@pytest.mark.skipif(not LINUX, reason="/proc and /sys")
@pytest.mark.parametrize(
    ("device", "said"),
    [
        ("/dev/sda1", "not encrypted"),
        ("/dev/dm-0", "encrypted"),
        ("/dev/dm-1", "encrypted"),
        ("/dev/dm-2", "not encrypted"),
        ("tmpfs", "not known"),
        ("server:/home", "not known"),
    ],
)
def test_whether_the_disk_is_encrypted_is_as_the_system_says(disks, device, said):
    assert disks(device).partition(":")[0] == said


@pytest.mark.skipif(not LINUX, reason="/proc and /sys")
def test_a_system_that_tells_nothing_is_not_known(tmp_path):
    assert disk_encryption(tmp_path, tmp_path / "none", tmp_path) == "not known"


def test_each_way_to_keep_a_key_is_named(tmp_path):
    bound = vault_of(tmp_path / "a", computer())
    loose = vault_of(tmp_path / "b", computer(machine=b""))
    kept = vault_of(tmp_path / "c", computer(MemoryKeychain()))
    part = "computers_part_of_the_key"
    assert "bound to this computer" in protection(tmp_path / "a", bound)[part]
    assert "a copy of the folder holds it" in protection(tmp_path / "b", loose)[part]
    assert "keychain (memory)" in protection(tmp_path / "c", kept)[part]
    assert "this computer alone" in protection(tmp_path / "a", bound)["opens_with"]
    bound.open()
    bound.guard(locked(), LABEL)
    said = protection(tmp_path / "a", bound)
    assert (said["opens_with"], said["desk_cards"]) == (
        "desk card, staff PIN and this computer",
        "2",
    )
    assert said["black_box"] == "none yet"
