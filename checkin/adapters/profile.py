"""A desk's folder: its key, its encrypted database, and who it is.

The key lies beside the database, readable by its owner only. That protects
against a copied database file, not against a stolen laptop: see
``docs/decisions.md``.
"""

import os
import time
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_data_path
from sqlalchemy import select

from checkin.adapters import client
from checkin.adapters.database.engine import KEY_BYTES, Database, open_encrypted
from checkin.adapters.database.roster_rows import put, upsert
from checkin.adapters.database.store import ReplicaStore
from checkin.adapters.database.tables import setting
from checkin.adapters.keys import SigningKey, secret_file
from checkin.domain.errors import InputError, StoreError
from checkin.domain.model import DeskId, EventId

_LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class Enrolment:
    """Which desk this is, of which event, at which server."""

    desk: DeskId
    desk_name: str
    event: EventId
    server: str


def default_folder() -> Path:
    """Where a desk keeps its things unless told otherwise."""
    return user_data_path("checkin", appauthor=False) / "desk"


def wall_ms() -> int:
    """Return this computer's clock, in milliseconds since 1970 UTC."""
    return time.time_ns() // 1_000_000


class Profile:
    """An open profile. Use :meth:`open`."""

    def __init__(self, folder: Path, database: Database) -> None:
        self.folder = folder
        self._database = database
        self._store: ReplicaStore | None = None
        self.enrolment: Enrolment | None = self._read_enrolment()

    @classmethod
    def open(cls, folder: Path) -> "Profile":
        """Open the profile in *folder*, making it on the first call.

        Raises:
            StoreError: the folder, the key or the database cannot be used.
        """
        database, key = folder / "desk.db", folder / "desk.key"
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            orphaned = database.exists() and not key.exists()
        except OSError:
            raise StoreError(
                "The desk's folder cannot be made or read. Check its permissions."
            ) from None
        if orphaned:
            # A new key would not open the old database, and would hide that it is there.
            raise StoreError("The key of this desk's database is missing. Put desk.key back.")
        opened = open_encrypted(database, secret_file(key, KEY_BYTES))
        try:
            return cls(folder, opened)
        except StoreError:
            # Windows lets nobody rescue a file that is still open.
            opened.close()
            raise

    @property
    def store(self) -> ReplicaStore:
        """This desk's replica. Only after enrolment."""
        if self._store is None:
            raise StoreError("This desk does not belong to an event yet.")
        return self._store

    def peer(self) -> client.HttpPeer:
        """Make a connection to this desk's server. Only after enrolment."""
        if self.enrolment is None:
            raise StoreError("This desk does not belong to an event yet.")
        return client.HttpPeer(self.enrolment.server, self.store)

    def join(self, address: str, desk_name: str) -> Enrolment:
        """Use up a one-time address, and belong to its event from now on.

        Raises:
            InputError: the address is not one, or this desk has an event already.
            ServerError: the server cannot be reached, or says no.
            StoreError: the enrolment cannot be saved.
        """
        if self.enrolment is not None:
            raise InputError("This desk already belongs to an event.")
        invitation = client.read_invitation(address)
        private = os.urandom(KEY_BYTES)
        welcome = client.enrol(
            invitation, desk_name.strip()[:_LONGEST_NAME], SigningKey(private).public_key
        )
        values = {
            "desk": welcome.desk,
            "desk_name": welcome.desk_name,
            "event": welcome.event,
            "server": invitation.server,
            "private_key": private.hex(),
        }
        with self._database.write() as connection:
            rows = [{"key": name, "value": value} for name, value in values.items()]
            upsert(connection, setting, rows)
            # Kept from the start: it may have to show a restored server who let it in.
            put(connection, welcome.event, [welcome.entry])
        enrolment = self._read_enrolment()
        if enrolment is None:
            raise StoreError("The enrolment could not be saved.")
        self.enrolment = enrolment
        return enrolment

    def remember(self, name: str, value: str) -> None:
        """Keep one of this laptop's own settings. Raises StoreError where the disk does not."""
        with self._database.write() as connection:
            upsert(connection, setting, [{"key": f"own-{name}", "value": value}])

    def remembered(self, name: str) -> str | None:
        """Return a setting of this laptop's own, None if it was never made."""
        with self._database.read() as connection:
            kept = select(setting.c.value).where(setting.c.key == f"own-{name}")
            value: str | None = connection.execute(kept).scalar()
        return value

    def is_damaged(self) -> bool:
        """Say whether any page of the database is not as it was written."""
        return self._database.is_damaged()

    def close(self) -> None:
        """Close the database."""
        self._database.close()

    def _read_enrolment(self) -> Enrolment | None:
        with self._database.read() as connection:
            held = {row.key: row.value for row in connection.execute(select(setting))}
        if "desk" not in held:
            return None
        enrolment = Enrolment(
            DeskId(held["desk"]), held["desk_name"], EventId(held["event"]), held["server"]
        )
        key = SigningKey(bytes.fromhex(held["private_key"]))
        self._store = ReplicaStore(self._database, enrolment.event, wall_ms, enrolment.desk, key)
        self._store.tidy()
        return enrolment
