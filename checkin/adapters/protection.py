"""What protects a desk's data on this computer right now, and what does not."""

import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from checkin.adapters.black_box import FILE
from checkin.adapters.vault import IN_FILE, Vault
from checkin.domain.lock import Policy

_OPENS_WITH = {
    Policy.NOTHING: "this computer alone: whoever can start it opens the desk",
    Policy.LIGHT: "staff PIN and this computer",
    Policy.STRICT: "desk card, staff PIN and this computer",
}
_ENCRYPTED = "encrypted"
_PLAIN = "not encrypted: switch it on in the system's settings"
_UNKNOWN = "not known"


def protection(folder: Path, vault: Vault) -> dict[str, str]:
    """Say it, a line each: what it is about, and how that stands."""
    if vault.keychain != IN_FILE:
        part = f"in the system's keychain ({vault.keychain})"
    elif vault.is_bound:
        part = "in a file of the desk's folder, and bound to this computer's id"
    else:
        part = "in a file of the desk's folder: a copy of the folder holds it as well"
    box = folder / FILE
    return {
        "opens_with": _OPENS_WITH[vault.asks],
        "computers_part_of_the_key": part,
        "desk_cards": str(vault.cards),
        "disk": disk_encryption(folder),
        # Whether the window keeps itself out of pictures of the screen: the window knows.
        "screen_capture": _UNKNOWN,
        "black_box": f"{box.stat().st_size} bytes" if box.exists() else "none yet",
    }


def is_disk_encrypted(folder: Path) -> bool | None:
    """Say whether the system encrypts the disk under *folder*, ``None`` where it does not tell."""
    return {_ENCRYPTED: True, _PLAIN: False}.get(disk_encryption(folder))


def disk_encryption(
    folder: Path, mounts: Path = Path("/proc/mounts"), blocks: Path = Path("/sys/class/block")
) -> str:
    """Say whether the disk under *folder* is encrypted by the system, as far as it tells."""
    if sys.platform == "win32":
        return _asked(["manage-bde", "-status", folder.drive or "C:"], "Protection On")
    if sys.platform == "darwin":
        return _asked(["/usr/bin/fdesetup", "status"], "FileVault is On")
    with suppress(OSError):
        device = _device_of(folder.resolve(), mounts.read_text(encoding="utf-8"))
        if device is not None and device.startswith("/dev/"):
            return _ENCRYPTED if _is_crypt(Path(device).resolve().name, blocks) else _PLAIN
    return _UNKNOWN


def _device_of(folder: Path, mounts: str) -> str | None:
    """The device of the file system that *folder* is in: the longest mount that leads there."""
    best, found = "", None
    for line in mounts.splitlines():
        device, point, *_ = line.split(" ")
        where = point.encode().decode("unicode_escape")  # a space is \040 there
        if folder.is_relative_to(where) and len(where) >= len(best):
            best, found = where, device
    return found


def _is_crypt(name: str, blocks: Path) -> bool:
    """Say whether a block device is dm-crypt, or lies on one (a volume in a locked container)."""
    with suppress(OSError):
        uuid = (blocks / name / "dm" / "uuid").read_text(encoding="utf-8")
        if uuid.startswith("CRYPT-"):
            return True
    below = blocks / name / "slaves"
    return below.is_dir() and any(_is_crypt(one.name, blocks) for one in below.iterdir())


def _asked(words: list[str], sign: str) -> str:
    try:
        done = subprocess.run(  # noqa: S603  the system's own tools
            words, capture_output=True, text=True, timeout=5, check=False
        )
    except (OSError, subprocess.SubprocessError):
        return _UNKNOWN
    if done.returncode:
        return _UNKNOWN  # only for those who administer this computer
    return _ENCRYPTED if sign in done.stdout else _PLAIN
