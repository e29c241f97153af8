"""The server's folder: its database, and the secrets that lie beside it."""

import hashlib
import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from platformdirs import user_data_path
from sqlalchemy import select

from checkin.adapters.accounts import Accounts
from checkin.adapters.attempts import Attempts
from checkin.adapters.authority import SECRET_BYTES, Authority
from checkin.adapters.badge_keys import (
    COUNTS_KEY,
    IDENTITY_KEY,
    BadgeKeys,
    EventKey,
    check_files,
)
from checkin.adapters.book import Book
from checkin.adapters.database.engine import Database, open_plain
from checkin.adapters.database.roster_rows import upsert
from checkin.adapters.database.store import ReplicaStore
from checkin.adapters.database.tables import invitation, roster, roster_state, setting
from checkin.adapters.desk_book import token_hash
from checkin.adapters.desk_keys import DeskSecrets
from checkin.adapters.files import unfinished
from checkin.adapters.installers import FOLDER, Installers
from checkin.adapters.keeping import Kept
from checkin.adapters.keys import SigningKey, secret_file, verify
from checkin.adapters.links import Links
from checkin.adapters.logo import LogoTable
from checkin.adapters.organisers_log import OrganisersLog
from checkin.adapters.profile import wall_ms
from checkin.adapters.second_factor import SecondFactors
from checkin.adapters.sessions import Sessions
from checkin.adapters.signing import Moments
from checkin.adapters.trail import Trail
from checkin.domain.errors import InputError, StoreError
from checkin.domain.model import DeskId, EventId, Gathering

AUTHORITY_KEY = "authority.key"
DESKS_KEY = "desks.key"
COUNTS_KEY_BYTES = 16


def default_folder() -> Path:
    """Where a server keeps its things unless told otherwise."""
    return user_data_path("checkin", appauthor=False) / "server"


def open_database(folder: Path, database: Path | str | None = None) -> Database:
    """Open (or make) a server's database: a file, PostgreSQL's address, or the folder's own file.

    Raises:
        InputError: the address is not one.
        StoreError: it cannot be used.
    """
    if isinstance(database, str):
        # Its driver and dialect take a tenth of a second, which most commands need not wait.
        from checkin.adapters.database.postgres import open_postgres

        return open_postgres(database)
    if database is None:
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError:
            raise StoreError("The server's folder cannot be made. Check its permissions.") from None
    return open_plain(database or folder / "server.db")


class ServerData:
    """Everything that the server holds on disk."""

    def __init__(self, folder: Path, database: Path | str | None = None) -> None:
        """Open the server's data in *folder*, making it on the first call.

        *database* is a file, or the address of a PostgreSQL database.

        Raises:
            InputError: the address is not one.
            StoreError: it cannot be used.
        """
        self.database = open_database(folder, database)
        self.installers = Installers(folder / FOLDER)
        self.links = Links(self.database)
        self.trail = Trail(self.database)
        self.sessions = Sessions(self.database)
        self.accounts = Accounts(self.database, self.links)
        try:
            begun = bool(self.events())
            self._authority_key = folder / AUTHORITY_KEY
            older = begun and not check_files(folder, self.database, [AUTHORITY_KEY])
            # What certifies desks is no badge's key: it stays when that one is stolen.
            identity = secret_file(folder / IDENTITY_KEY)
            self.identity = SigningKey(identity)
            self.moments = Moments(_key_for("moments", identity), wall_ms)
            self.attempts = Attempts(self.database, _key_for("attempts", identity))
            self.second_factors = SecondFactors(self.database, _key_for("second factors", identity))
            self.browsers_key = _key_for("browsers", identity)
            self.badge_keys = BadgeKeys(folder, self.database, identity)
            self.badge_keys.begin(older=older)
            # Now rather than when the first badge is to be signed.
            self.badge_keys.active()
            self.tell_events()
            for event in self.events():
                self.book(event).see_carry()
            self._check_desks_key(folder)
            self.desk_secrets = DeskSecrets(secret_file(folder / DESKS_KEY))
            self.counts_key = secret_file(folder / COUNTS_KEY, COUNTS_KEY_BYTES).hex()
            if not self._authority_key.exists():
                secret_file(self._authority_key, SECRET_BYTES)
            self._authority_secrets()
        except StoreError:
            # Windows lets nobody rescue a file that is still open.
            self.database.close()
            raise

    @property
    def signer(self) -> EventKey:
        """The key that signs badges now."""
        return self.badge_keys.active()

    def certifiers(self) -> list[bytes]:
        """The public keys whose certificates of desks hold."""
        state, first = self.badge_keys.in_use(), self.badge_keys.public_key(1)
        if state.older and first is not None and 1 not in state.out:
            # A desk that has not been heard since may show the one that it had.
            return [self.identity.public_key, first]
        return [self.identity.public_key]

    def tell_events(self) -> None:
        """See that every event has the keys that are in use, and none that was taken out.

        What was cut off is done at the next start.
        """
        state = self.badge_keys.in_use()
        if state.told:
            return
        for event in self.events():
            book = self.book(event)
            book.set_keys(state.out)
            for desk in book.desks():
                said = desk.certified(event)
                if not verify(self.identity.public_key, said, desk.certificate):
                    book.certify(replace(desk, certificate=self.identity(said)))
        self.badge_keys.was_told()

    def events(self) -> list[EventId]:
        """Every event of this server."""
        with self.database.read() as connection:
            # Never the whole roster: there is one row of its state per event.
            found = connection.scalars(
                select(roster.c.id)
                .join(roster_state, roster_state.c.event == roster.c.event)
                .where(
                    roster.c.kind == "gathering",
                    roster.c.id == roster.c.event,
                    roster.c.deleted.is_(False),
                )
                .order_by(roster.c.id)
            ).all()
        return [EventId(one) for one in found]

    def gatherings(self) -> Sequence[Gathering]:
        """Every event of this server, by name."""
        found = (self.book(event).gathering() for event in self.events())
        return sorted((one for one in found if one), key=lambda one: (one.name, one.id))

    def gathering(self, event: EventId) -> Gathering:
        """One event. Raises InputError if there is none."""
        found = self.book(event).gathering()
        if found is None:
            raise InputError("There is no such event here.")
        return found

    def required_event(self, chosen: str | None = None) -> EventId:
        """The event with the name or identity *chosen*; without one, the only event.

        Raises:
            InputError: there is none, or it must be said which.
        """
        found = self.gatherings()
        if not found:
            raise InputError("There is no event here yet. Start the server first: checkin serve")
        fitting = [one for one in found if chosen is None or chosen in {one.id, one.name}]
        if len(fitting) == 1:
            return fitting[0].id
        events = ", ".join(f"{one.id} ({one.name})" for one in found)
        if chosen is None or fitting:
            raise InputError(f"There are several events here. Choose one with --event: {events}.")
        raise InputError(f"There is no event “{chosen}” here. There is: {events}.")

    def event_of_desk(self, desk: DeskId) -> EventId | None:
        """The event that a desk belongs to, ``None`` for a stranger."""
        with self.database.read() as connection:
            found = connection.scalar(
                select(roster.c.event)
                .join(roster_state, roster_state.c.event == roster.c.event)
                .where(roster.c.kind == "desk", roster.c.id == desk, roster.c.deleted.is_(False))
                .limit(1)
            )
        return EventId(found) if found else None

    def event_of_invitation(self, token: str) -> EventId | None:
        """The event that an invitation is for, ``None`` for none of ours."""
        with self.database.read() as connection:
            found = connection.scalar(
                select(invitation.c.event).where(invitation.c.token_hash == token_hash(token))
            )
        return EventId(found) if found else None

    def note_address(self, address: str, pages: str) -> None:
        """Remember where this server was last reached: by desks, and by browsers."""
        self._note("address", address)
        self._note("pages", pages)

    def address(self) -> str | None:
        """Where this server was last reached, ``None`` before its first start."""
        return self._noted("address")

    def pages_address(self) -> str | None:
        """Where organisers open its pages, ``None`` before its first start."""
        return self._noted("pages")

    def check_ready(self) -> None:
        """See that the database answers and saves, by saving something.

        Raises:
            StoreError: it does not.
        """
        self._note("ready", str(wall_ms()))

    def authorities(self, event: EventId) -> list[Authority]:
        """Who vouches for this server to an event's desks: the newest first, one or two.

        Raises:
            StoreError: their secret cannot be read.
        """
        return [Authority(secret, event) for secret in self._authority_secrets()]

    def authority_stamp(self) -> tuple[int, int]:
        """Return what differs once the authorities are others.

        Raises:
            StoreError: their secret cannot be read.
        """
        try:
            found = self._authority_key.stat()
        except OSError:
            raise _no_authority() from None
        return found.st_mtime_ns, found.st_ino

    def one_time(self, event: EventId, token: str, *, named: bool = False) -> str:
        """What follows ``#`` in a one-time address: the token, whom to trust, + for a name."""
        return f"{token}.{self.authorities(event)[0].pin}" + "+" * named

    @property
    def is_rotating(self) -> bool:
        """Whether those who vouched before the newest are still answered for."""
        return len(self._authority_secrets()) > 1

    def rotate_authorities(self) -> None:
        """Begin to use new authorities; the last ones before are still answered for.

        Raises:
            StoreError: the secret cannot be written.
        """
        self._keep_secrets([os.urandom(SECRET_BYTES), *self._authority_secrets()[:1]])
        self._tell_authorities()

    def end_rotation(self) -> None:
        """Answer for the newest authorities only."""
        self._keep_secrets(self._authority_secrets()[:1])
        self._tell_authorities()

    def behind_rotation(self) -> list[str]:
        """Return the desks, by name, that have not heard of the newest authorities yet."""
        names: list[str] = []
        for event in self.events():
            book = self.book(event)
            needed = book.authority_version()
            names += [
                desk.name
                for desk in book.heard_desks()
                if not (desk.retired or desk.finished)
                and (desk.at is None or desk.roster_number < needed)
            ]
        return names

    def book(self, event: EventId) -> Book:
        """One event, as organisers change it."""
        return Book(self.database, event, self.badge_keys)

    def organisers_log(self, event: EventId) -> OrganisersLog:
        """What organisers record of one event."""
        key = self.badge_keys.organisers(event)
        return OrganisersLog(self.database, event, key, self.identity)

    def kept(self, event: EventId) -> Kept:
        """What opens the locked desks of one event."""
        return Kept(self.database, event)

    def logo(self, event: EventId) -> LogoTable:
        """What stands at the head of one event's pages."""
        return LogoTable(self.database, event)

    def replica(self, event: EventId) -> ReplicaStore:
        """One event, as the other side of the exchange."""
        return ReplicaStore(self.database, event, wall_ms)

    def close(self) -> None:
        """Close the database."""
        self.database.close()

    def _authority_secrets(self) -> list[bytes]:
        try:
            held = self._authority_key.read_bytes()
        except OSError:
            raise _no_authority() from None
        if len(held) not in {SECRET_BYTES, 2 * SECRET_BYTES}:
            raise StoreError(f"The key file {AUTHORITY_KEY} is damaged.")
        return [held[:SECRET_BYTES], held[SECRET_BYTES:]] if held[SECRET_BYTES:] else [held]

    def _keep_secrets(self, secrets: Sequence[bytes]) -> None:
        fresh = unfinished(self._authority_key)
        try:
            with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT, 0o600), "wb") as file:
                file.write(b"".join(secrets))
                file.flush()
                os.fsync(file.fileno())
            fresh.replace(self._authority_key)
        except OSError:
            raise _no_authority() from None

    def _tell_authorities(self) -> None:
        for event in self.events():
            self.book(event).publish_authorities(
                [one.certificate for one in self.authorities(event)]
            )

    def _check_desks_key(self, folder: Path) -> None:
        if not (folder / DESKS_KEY).exists() and any(
            self.book(one).lock() for one in self.events()
        ):
            # A new one would print cards that open nothing, and read no black box.
            raise StoreError(
                f"A key of this server is missing. Put {DESKS_KEY} into its folder: it is in the "
                "first server's folder and in each backup."
            )

    def _noted(self, key: str) -> str | None:
        with self.database.read() as connection:
            return connection.scalar(select(setting.c.value).where(setting.c.key == key))

    def _note(self, key: str, value: str) -> None:
        with self.database.write() as connection:
            upsert(connection, setting, [{"key": key, "value": value}])


def _key_for(what: str, identity: bytes) -> bytes:
    """A key of that which every process of this server has, and a restored one again."""
    return hashlib.blake2b(f"checkin {what}".encode(), key=identity, digest_size=32).digest()


def _no_authority() -> StoreError:
    return StoreError(
        f"The key file {AUTHORITY_KEY} cannot be read or made. Check its folder's permissions."
    )
