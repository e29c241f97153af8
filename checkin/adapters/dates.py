"""Where a desk keeps the dates of its event: a small file that is read before anything opens.

It lies beside the vault, and a key of this computer's own vouches for it. So nobody puts a
date off with an editor; a file that is missing or was changed locks the desk and erases
nothing. An older copy of it is still ours: that clock is no better than the laptop's.
"""

import hashlib
import hmac
import json
from dataclasses import asdict
from pathlib import Path

from checkin.adapters.files import write_whole
from checkin.adapters.vault import Vault
from checkin.domain.errors import StoreError
from checkin.domain.expiry import Dates

FILE = "desk.dates"


class DatesFile:
    """The dates that one desk was told."""

    def __init__(self, folder: Path, vault: Vault) -> None:
        self._path = folder / FILE
        self._key = vault.key_for(b"dates")

    def read(self) -> Dates | None:
        """Return them, ``None`` for a file that is not there or that this desk did not write."""
        try:
            said, seal = self._path.read_bytes().split(b"\n")[:2]
            if not hmac.compare_digest(seal, self._seal(said)):
                return None
            fields = json.loads(said)
            return Dates(**fields)
        except (OSError, ValueError, TypeError):
            return None

    def write(self, dates: Dates) -> None:
        """Keep them, durably on return.

        Raises:
            StoreError: they cannot be written; those from before are still there.
        """
        said = json.dumps(asdict(dates)).encode()
        try:
            write_whole(self._path, said + b"\n" + self._seal(said) + b"\n")
        except OSError:
            raise StoreError(
                "The desk's dates cannot be saved. Check the disk and its folder's permissions."
            ) from None

    def forget(self) -> None:
        """Keep none.

        Raises:
            StoreError: they are still there.
        """
        try:
            self._path.unlink(missing_ok=True)
        except OSError:
            raise StoreError(
                "The desk's dates cannot be saved. Check the disk and its folder's permissions."
            ) from None

    def _seal(self, said: bytes) -> bytes:
        return hashlib.blake2b(said, key=self._key, digest_size=32).hexdigest().encode()
