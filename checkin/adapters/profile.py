"""A desk's folder: its key, its encrypted database, and who it is.

The database's key is in a vault: see ``checkin.adapters.vault``.
"""

import base64
import json
import os
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from nacl.public import PrivateKey
from platformdirs import user_data_path
from sqlalchemy import delete, select

from checkin import __version__
from checkin.adapters import wiping
from checkin.adapters.afar import Shares
from checkin.adapters.black_box import BlackBox
from checkin.adapters.carrying import opening_key
from checkin.adapters.client import HttpPeer
from checkin.adapters.database.engine import KEY_BYTES, Database
from checkin.adapters.database.erasing import erase_names, forget_event
from checkin.adapters.database.roster_rows import put, upsert
from checkin.adapters.database.store import ReplicaStore
from checkin.adapters.database.tables import setting
from checkin.adapters.database.vouching import held_authorities
from checkin.adapters.dates import DatesFile
from checkin.adapters.event_file.places import read_voucher
from checkin.adapters.keychain import Here, this_computer
from checkin.adapters.keys import SigningKey, secret_file
from checkin.adapters.upgrading import has_copies, open_keeping_copy, started_well
from checkin.adapters.vault import KEY_FILE, MISSING, Vault
from checkin.adapters.wrapping import Label
from checkin.domain.desk_card import DeskCard
from checkin.domain.errors import InputError, Refused, StoreError
from checkin.domain.expiry import Dates
from checkin.domain.letters import comparison_code
from checkin.domain.lock import Lock, Policy
from checkin.domain.model import DeskId, DeskProfile, EventId
from checkin.domain.record import NO_HEAD

if TYPE_CHECKING:
    from checkin.adapters.joining import Welcome

_LONGEST_NAME = 40
_DATABASE = "desk.db"
_AUTHORITIES = "authorities"
_GATHERED = "gathered"
_WAITING = "waiting"
_SHARES = "shares"
_STARTED = "started"


@dataclass(frozen=True, slots=True)
class Enrolment:
    """Which desk this is, of which event, at which server."""

    desk: DeskId
    desk_name: str
    event: EventId
    server: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """What a laptop has asked for: ``code`` is what it and its organiser compare.

    ``is_asked`` once the server has said that it waits.
    """

    address: str = field(repr=False)
    desk_name: str
    private_key: str = field(repr=False)
    code: str
    is_asked: bool = False


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
        self._from_afar = from_afar
        self._shares: Shares | None = None
        self.vault = vault
        self._database = database
        self._store: ReplicaStore | None = None
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
        opened = open_keeping_copy(folder / _DATABASE, key, go_back=go_back)
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
        with self._database.read() as connection:
            told, _ = held_authorities(connection, self.enrolment.event)
            kept = connection.scalar(select(setting.c.value).where(setting.c.key == _AUTHORITIES))
        first = tuple(base64.b64decode(one) for one in (kept or "").split())
        if told and told != first:
            # A roster may be fetched anew, and until then there is none.
            with self._database.write() as connection:
                upsert(connection, setting, [{"key": _AUTHORITIES, "value": _written(told)}])
        return told or first

    @property
    def waiting(self) -> Waiting | None:
        """What this laptop has asked for and has no answer to yet."""
        with self._database.read() as connection:
            kept = connection.scalar(select(setting.c.value).where(setting.c.key == _WAITING))
        return Waiting(**json.loads(kept)) if kept else None

    def join(self, address: str, desk_name: str) -> Enrolment | Waiting:
        """Use up a one-time address: belong to its event from now on, or wait to be let in.

        Raises:
            InputError: the address is not one, or this desk has an event already.
            ServerError: the server cannot be reached, or says no.
            StoreError: the enrolment cannot be saved.
        """
        if self.enrolment is not None:
            raise InputError("This desk already belongs to an event.")
        from checkin.adapters import joining  # once in a desk's life

        invitation = joining.read_invitation(address)
        before = self.waiting
        if before is not None and before.address == address.strip():
            private = bytes.fromhex(before.private_key)
        else:
            private = os.urandom(KEY_BYTES)
        key = SigningKey(private).public_key
        waiting = Waiting(
            address.strip(), desk_name.strip()[:_LONGEST_NAME], private.hex(), comparison_code(key)
        )
        # Kept first: should the answer be lost, the same key is told it again.
        self._keep_waiting(waiting)
        try:
            said = joining.enrol(invitation, waiting.desk_name, key)
        except (InputError, Refused):
            self.stop_waiting()
            raise
        if isinstance(said, joining.Waiting):
            waiting = replace(waiting, desk_name=said.desk_name, is_asked=True)
            self._keep_waiting(waiting)
            return waiting
        return self.belong(said, invitation.server, private, (said.authority,))

    def ask_again(self) -> Enrolment | Waiting:
        """Ask whether this laptop has been let in.

        Raises:
            ServerError: the server cannot be reached, or says no.
            StoreError: it does not wait, or the enrolment cannot be saved.
        """
        waiting = self.waiting
        if waiting is None:
            raise StoreError("This desk does not belong to an event yet.")
        return self.join(waiting.address, waiting.desk_name)

    def stop_waiting(self) -> None:
        """Want it no more."""
        with self._database.write() as connection:
            connection.execute(delete(setting).where(setting.c.key == _WAITING))

    def _keep_waiting(self, waiting: Waiting) -> None:
        with self._database.write() as connection:
            upsert(connection, setting, [{"key": _WAITING, "value": json.dumps(asdict(waiting))}])

    def gather(self, desk: DeskId, event: EventId) -> ReplicaStore:
        """A replica of *event* to be filled, before this laptop belongs to it as *desk*.

        Unless it then does, nothing of it is left at the next start, or after :meth:`scatter`.
        """
        with self._database.write() as connection:
            upsert(connection, setting, [{"key": _GATHERED, "value": event}])
        return ReplicaStore(self._database, event, wall_ms, desk)

    def scatter(self) -> None:
        """Forget what was gathered of an event that this laptop does not belong to."""
        DatesFile(self.folder, self.vault).forget()
        forget_event(self._database)

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
        with self._database.write() as connection:
            rows = [{"key": name, "value": value} for name, value in values.items()]
            upsert(connection, setting, rows)
            connection.execute(delete(setting).where(setting.c.key.in_([_WAITING, _GATHERED])))
            # Kept from the start: it may have to show a restored server who let it in.
            put(connection, welcome.event, [welcome.entry])
        enrolment = self._read_enrolment()
        if enrolment is None:
            raise StoreError("The enrolment could not be saved.")
        self.enrolment = enrolment
        return enrolment

    def guard(self) -> bool:
        """Lock the key as the organisers say now; say whether that was another way than before.

        And keep the black box as they say: whatever it lacks of this desk's records is added.

        Raises:
            StoreError: it cannot be written; the key is locked as before.
        """
        if self.enrolment is None:
            return False
        lock, gathering = self.store.lock(), self.store.gathering()
        if lock is None:
            return False
        self.box.seal_to(lock.box)
        for one in self.store.introductions([self.store.mine]):
            if read_voucher(one) is not None:
                self.box.introduce(one)
        self.box.catch_up(self.store)
        mine = self.store.desk(self.store.mine)
        if mine is not None and mine.profile is DeskProfile.LANE_WITHOUT_NAMES:
            lock = Lock()  # it opens by itself when nobody with a card is there yet
        name = gathering.name if gathering else ""
        label = Label(self.enrolment.desk_name, name, self.enrolment.event)
        if lock.asks is Policy.NOTHING:
            return self.vault.guard(lock, label)
        trusted = tuple(base64.b64encode(one).decode() for one in self.trusted())
        label = replace(
            label, server=self.enrolment.server, desk_id=self.store.mine, trusted=trusted
        )
        if self._shares is None:
            self._shares = Shares(
                self.remembered(_SHARES) or "",
                partial(self.remember, _SHARES),
                spent=self._from_afar,
            )
        return self.vault.guard(lock, label, self._shares.held)

    def give_share(self, peer: HttpPeer) -> None:
        """Let the server keep what opens this desk from afar, unless it does.

        Raises:
            StoreError: it cannot be written; the key is locked as before.
        """
        desk = self.store.mine
        if self._shares is None or not self._shares.is_due(desk):
            return
        # The vault first: what the server is given must open it.
        self.guard()
        if self.vault.asks is Policy.NOTHING:
            return
        key = self.vault.asking_key().public_key
        if self._shares.tell(peer, desk, key):
            self.guard()

    def erase_names(self) -> None:
        """Keep the log, and no name of anybody. Whoever is killed here does it again.

        Raises:
            StoreError: it cannot be done now.
        """
        if self.enrolment is not None:
            wiping.remove_copies(self.folder, _DATABASE)
            erase_names(self._database, self.enrolment.event)

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
        with self._database.write() as connection:
            upsert(connection, setting, [{"key": f"own-{name}", "value": value}])

    def remembered(self, name: str) -> str | None:
        """Return a setting of this laptop's own, None if it was never made."""
        with self._database.read() as connection:
            kept = select(setting.c.value).where(setting.c.key == f"own-{name}")
            value: str | None = connection.execute(kept).scalar()
        return value

    def opening_keys(self) -> list[PrivateKey]:
        """What this desk opens carried files with: its own, and what all desks have in common.

        Raises:
            StoreError: it belongs to no event, or cannot be read.
        """
        with self._database.read() as connection:
            private = connection.scalar(
                select(setting.c.value).where(setting.c.key == "private_key")
            )
        if private is None:
            raise StoreError("This desk does not belong to an event yet.")
        carry = self.store.carry()
        common = (carry.key, *carry.older) if carry is not None else ()
        return [opening_key(bytes.fromhex(private)), *map(PrivateKey, common)]

    def started_well(self) -> None:
        """A window of this version works with it: no copy of an older one's is needed any more.

        Raises:
            StoreError: the database takes nothing, or a copy could not be erased.
        """
        if has_copies(self.folder / _DATABASE):
            self.remember(_STARTED, __version__)
            started_well(self.folder / _DATABASE)

    def is_damaged(self) -> bool:
        """Say whether any page of the database is not as it was written."""
        return self._database.is_damaged()

    def close(self) -> None:
        """Close the database, and the black box with all of it on disk."""
        self.box.close()
        self._database.close()

    def _read_enrolment(self) -> Enrolment | None:
        with self._database.read() as connection:
            held = {row.key: row.value for row in connection.execute(select(setting))}
        if "desk" not in held:
            if _GATHERED in held:
                self.scatter()  # it was ended while it was set up
            return None
        enrolment = Enrolment(
            DeskId(held["desk"]), held["desk_name"], EventId(held["event"]), held["server"]
        )
        key = SigningKey(bytes.fromhex(held["private_key"]))
        self._store = ReplicaStore(self._database, enrolment.event, wall_ms, enrolment.desk, key)
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
    database = folder / _DATABASE
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
