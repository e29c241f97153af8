"""The installers that a server was given: files in a folder, known by their names and their hashes."""

import hashlib
import threading
from contextlib import suppress
from pathlib import Path

from checkin.domain.errors import InputError
from checkin.usecases.updating import PIECE_BYTES, Installer, named

FOLDER = "installers"
_NONE = "There is no such installer here."


class Installers:
    """Those in *folder*. A file is read once, and again when it has changed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._known: dict[tuple[str, int, int], Installer] = {}
        self._lock = threading.Lock()

    def all(self) -> list[Installer]:
        """Return them, the newest name last; what cannot be read is not there."""
        found: list[Installer] = []
        with suppress(OSError):
            for path in sorted(self.folder.iterdir()):
                with suppress(OSError):
                    if named(path.name) and path.is_file() and not path.is_symlink():
                        found.append(self._read(path))
        return found

    def find(self, name: str) -> Installer:
        """Return the one of that *name*. Raises InputError."""
        found = next((one for one in self.all() if one.name == name), None)
        if found is None:
            raise InputError(_NONE)
        return found

    def piece(self, name: str, begins: int) -> bytes:
        """Return a piece of one, from a byte on; empty at its end. Raises InputError."""
        found = self.find(name)
        try:
            with (self.folder / found.name).open("rb") as file:
                file.seek(min(max(0, begins), found.size))
                return file.read(PIECE_BYTES)
        except OSError:
            raise InputError(_NONE) from None

    def _read(self, path: Path) -> Installer:
        seen = path.stat()
        key = (path.name, seen.st_size, seen.st_mtime_ns)
        with self._lock:
            known = self._known.get(key)
            if known is None:
                with path.open("rb") as file:
                    digest = hashlib.file_digest(file, "sha256").hexdigest()
                version, system, machine = named(path.name) or ("", "", "")
                known = Installer(
                    path.name, version, system, machine, seen.st_size, digest, _is_signed(path)
                )
                self._known[key] = known
            return known


def _is_signed(path: Path) -> bool:
    """Say whether it has a signature, of whoever: beside it, or in the program itself."""
    if path.with_name(f"{path.name}.asc").is_file():
        return True
    return path.suffix == ".exe" and _has_certificate(path)


def _has_certificate(path: Path) -> bool:
    """Say whether a Windows program carries a signature (PE's fifth data directory)."""
    with path.open("rb") as file:
        head = file.read(4096)
    at = int.from_bytes(head[0x3C:0x40], "little")
    if head[:2] != b"MZ" or head[at : at + 4] != b"PE\0\0":
        return False
    optional = at + 24
    wide = head[optional : optional + 2] == b"\x0b\x02"
    entry = optional + (112 if wide else 96) + 4 * 8
    return int.from_bytes(head[entry + 4 : entry + 8], "little") > 0
