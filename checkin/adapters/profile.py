"""A desk's folder: its key, its encrypted database, and who it is.

The database's key is in a vault: see ``checkin.adapters.vault``.
"""

import base64
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_data_path
from sqlalchemy import delete, select

from checkin.adapters import wiping
from checkin.adapters.black_box import BlackBox
from checkin.adapters.client import HttpPeer
from checkin.adapters.database.engine import KEY_BYTES, Database
from checkin.adapters.database.erasing import erase_names
from checkin.adapters.database.roster_rows import put, upsert
from checkin.adapters.database.store import ReplicaStore
from checkin.adapters.database.tables import setting
from checkin.adapters.database.vouching import held_authorities
from checkin.adapters.dates import DatesFile
from checkin.adapters.guarding import Guard
from checkin.adapters.keychain import Here, this_computer
from checkin.adapters.keys import SigningKey, secret_file
from checkin.adapters.upgrading import open_keeping_copy
from checkin.adapters.vault import KEY_FILE, MISSING, Vault
from checkin.domain.desk_card import DeskCard
from checkin.domain.errors import StoreError
from checkin.domain.expiry import Dates
from checkin.domain.model import DeskId, EventId
from checkin.domain.record import NO_HEAD

if TYPE_CHECKING:
    from checkin.adapters.joining import Welcome
    from checkin.adapters.letting_in import Waiting

_AUTHORITIES = "authorities"
DATABASE = "desk.db"
"""The file in a desk's folder."""

GATHERED = "gathered"
"""The setting that says of which event a roster is filled here that it is no desk of yet."""

WAITING = "waiting"
"""The setting that says what it has asked for."""


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

    def __init__(
        self, folder: Path, database: Database, vault: Vault, *, from_afar: bool = False
    ) -> None:
        self.folder = folder
        self.vault = vault
        self.database = database
        self._store: ReplicaStore | None = None
        self._guard = Guard(self, from_afar=from_afar)
        self.box = BlackBox(folder)
        self.enrolment: Enrolment | None = self._read_enrolment()

    @classmethod
    def open(
        cls,
        folder: Path,
        pin: str = "",
        card: DeskCard | None = None,
        *,
        vault: Vault | None = None,
        share: bytes | None = None,
        go_back: bool = False,
    ) -> "Profile":
        """Open the profile in *folder*, making it on the first call.

        *vault* is its own, for whoever has looked at it already: see :func:`vault_of`.
        *share* is what the server has kept, in place of PIN and card. With *go_back* a newer
        version's database gives way to the copy from before it: see ``upgrading``.

        Raises:
            Locked: it asks for a PIN or a desk card, or not for these; see :meth:`Vault.open`.
            InputError: the PIN is none, or the card is of another event.
            Newer: a newer version of the program has changed it, and nothing was touched.
            StoreError: the folder, the key or the database cannot be used.
        """
        vault = vault or vault_of(folder)
        key = vault.open(pin, card) if share is None else vault.open_from_afar(share)
        opened = open_keeping_copy(folder / DATABASE, key, go_back=go_back)
        try:
            profile = cls(folder, opened, vault, from_afar=share is not None)
            # A disk that is full has worse to say, at the next scan.
            with suppress(StoreError):
                profile.guard()
        except StoreError:
            # Windows lets nobody rescue a file that is still open.
            opened.close()
            raise
        return profile

    @property
    def store(self) -> ReplicaStore:
        """This desk's replica. Only after enrolment."""
        if self._store is None:
            raise StoreError("This desk does not belong to an event yet.")
        return self._store

    def peer(self) -> HttpPeer:
        """Make a connection to this desk's server. Only after enrolment."""
        if self.enrolment is None:
            raise StoreError("This desk does not belong to an event yet.")
        return HttpPeer(self.enrolment.server, self.store, self.trusted)

    def trusted(self) -> tuple[bytes, ...]:
        """Whom this desk takes the word of on who its server is: certificates (DER), newest first.

        The roster says so once it has changed, else whoever let this desk in.
        """
        if self.enrolment is None:
            return ()
        with self.database.read() as connection:
            told, _ = held_authorities(connection, self.enrolment.event)
            kept = connection.scalar(select(setting.c.value).where(setting.c.key == _AUTHORITIES))
        first = tuple(base64.b64decode(one) for one in (kept or "").split())
        if told and told != first:
            # A roster may be fetched anew, and until then there is none.
            with self.database.write() as connection:
                upsert(connection, setting, [{"key": _AUTHORITIES, "value": _written(told)}])
        return told or first

    def join(self, address: str, desk_name: str) -> "Enrolment | Waiting":
        """Use up a one-time address: belong to its event from now on, or wait to be let in.

        Raises:
            InputError: the address is not one, or this desk has an event already.
            ServerError: the server cannot be reached, or says no.
            StoreError: the enrolment cannot be saved.
        """
        from checkin.adapters import letting_in  # once in a desk's life

        return letting_in.join(self, address, desk_name)

    def belong(
        self, welcome: "Welcome", server: str, private: bytes, authorities: Sequence[bytes]
    ) -> Enrolment:
        """Be the desk that was let in, from now on: all of it or nothing.

        Raises:
            StoreError: it cannot be saved.
        """
        values = {
            "desk": welcome.desk,
            "desk_name": welcome.desk_name,
            "event": welcome.event,
            "server": server,
            "private_key": private.hex(),
            _AUTHORITIES: _written(authorities),
        }
        with self.database.write() as connection:
            rows = [{"key": name, "value": value} for name, value in values.items()]
            upsert(connection, setting, rows)
            connection.execute(delete(setting).where(setting.c.key.in_([WAITING, GATHERED])))
            # Kept from the start: it may have to show a restored server who let it in.
            put(connection, welcome.event, [welcome.entry])
        enrolment = self._read_enrolment()
        if enrolment is None:
            raise StoreError("The enrolment could not be saved.")
        self.enrolment = enrolment
        return enrolment

    def guard(self) -> bool:
        """Lock the key, and keep the black box, as the organisers say: see :meth:`Guard.keep`.

        Raises:
            StoreError: it cannot be written; the key is locked as before.
        """
        return self._guard.keep()

    def give_share(self, peer: HttpPeer) -> None:
        """Let the server keep what opens this desk from afar: see :meth:`Guard.give_share`.

        Raises:
            StoreError: it cannot be written; the key is locked as before.
        """
        self._guard.give_share(peer)

    def erase_names(self) -> None:
        """Keep the log, and no name of anybody. Whoever is killed here does it again.

        Raises:
            StoreError: it cannot be done now.
        """
        if self.enrolment is not None:
            wiping.remove_copies(self.folder, DATABASE)
            erase_names(self.database, self.enrolment.event)

    def boxed(self) -> bool:
        """See to it that the black box durably holds every record made here; say whether it does.

        Raises:
            StoreError: the records cannot be read.
        """
        made = self.store.have().get(self.store.mine, NO_HEAD).seq
        self.box.catch_up(self.store)
        try:
            self.box.sync()
        except OSError:
            return False
        return self.box.holds(self.store.mine) >= made

    def remember(self, name: str, value: str) -> None:
        """Keep one of this laptop's own settings. Raises StoreError where the disk does not."""
        with self.database.write() as connection:
            upsert(connection, setting, [{"key": f"own-{name}", "value": value}])

    def remembered(self, name: str) -> str | None:
        """Return a setting of this laptop's own, None if it was never made."""
        with self.database.read() as connection:
            kept = select(setting.c.value).where(setting.c.key == f"own-{name}")
            value: str | None = connection.execute(kept).scalar()
        return value

    def is_damaged(self) -> bool:
        """Say whether any page of the database is not as it was written."""
        return self.database.is_damaged()

    def close(self) -> None:
        """Close the database, and the black box with all of it on disk."""
        self.box.close()
        self.database.close()

    def _read_enrolment(self) -> Enrolment | None:
        with self.database.read() as connection:
            held = {row.key: row.value for row in connection.execute(select(setting))}
        if "desk" not in held:
            if GATHERED in held:
                # It was ended while it was set up.
                from checkin.adapters.event_file.gathering import scatter

                scatter(self)
            return None
        enrolment = Enrolment(
            DeskId(held["desk"]), held["desk_name"], EventId(held["event"]), held["server"]
        )
        key = SigningKey(bytes.fromhex(held["private_key"]))
        self._store = ReplicaStore(self.database, enrolment.event, wall_ms, enrolment.desk, key)
        self._store.boxed = self.box.append
        self._store.tidy()
        # As the organisers let it in: perhaps under another name than it asked for.
        known = self._store.desk(enrolment.desk)
        return replace(enrolment, desk_name=known.name) if known else enrolment


def vault_of(folder: Path, here: Here | None = None) -> Vault:
    """Return the vault in *folder*, making both on the first call.

    A desk of an older version, whose ``desk.key`` was the database's own key, is taken over.

    Raises:
        StoreError: the folder or the key cannot be used.
    """
    here = here or this_computer()
    database = folder / DATABASE
    if wiping.erased(folder):
        raise StoreError(
            "This desk was erased. Open its window with “checkin desk” to make it a new one."
        )
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        # In this order: another program that starts just now makes its vault first.
        had_database = database.exists()
        has_key = (folder / KEY_FILE).exists()
    except OSError:
        raise StoreError(
            "The desk's folder cannot be made or read. Check its permissions."
        ) from None
    if Vault.exists(folder):
        return Vault(folder, here)
    if not had_database:
        return Vault.make(folder, here)
    if not has_key:
        # A new key would not open the old database, and would hide that it is there.
        raise StoreError(MISSING)
    key = secret_file(folder / KEY_FILE, KEY_BYTES)
    open_keeping_copy(database, key).close()
    vault = Vault.make(folder, here, key)
    # It has been told no dates yet; without a note of that it would be locked.
    DatesFile(folder, vault).write(Dates())
    return vault


def _written(certificates: Sequence[bytes]) -> str:
    return " ".join(base64.b64encode(one).decode() for one in certificates)
