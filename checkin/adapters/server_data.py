"""The server's folder: its database, its signing key, the key of the organisers' page."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

from platformdirs import user_data_path
from sqlalchemy import select

from checkin.adapters.book import Book, token_hash
from checkin.adapters.database.engine import Database, open_plain
from checkin.adapters.database.postgres import open_postgres
from checkin.adapters.database.roster_rows import upsert
from checkin.adapters.database.store import ReplicaStore
from checkin.adapters.database.tables import invitation, roster, roster_state, setting
from checkin.adapters.keys import SigningKey, secret_file
from checkin.adapters.profile import wall_ms
from checkin.adapters.signing import Moments
from checkin.domain.errors import InputError, StoreError
from checkin.domain.model import DeskId, EventId, Gathering

SIGNING_KEY, PAGE_KEY = "badge-signing.key", "page.key"
PAGE_KEY_BYTES = 16


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
        try:
            self._check_keys(folder)
            signing_key = secret_file(folder / SIGNING_KEY)
            self.signer = SigningKey(signing_key)
            # Of the key that every process of this server has, and a restored one again.
            seal = hashlib.blake2b(b"checkin moments", key=signing_key, digest_size=32).digest()
            self.moments = Moments(seal, wall_ms)
            self.page_key = secret_file(folder / PAGE_KEY, PAGE_KEY_BYTES).hex()
        except StoreError:
            # Windows lets nobody rescue a file that is still open.
            self.database.close()
            raise

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

    def note_address(self, address: str) -> None:
        """Remember where this server was last reached, for one-time addresses."""
        self._note("address", address)

    def address(self) -> str | None:
        """Where this server was last reached, ``None`` before its first start."""
        with self.database.read() as connection:
            return connection.scalar(select(setting.c.value).where(setting.c.key == "address"))

    def check_ready(self) -> None:
        """See that the database answers and saves, by saving something.

        Raises:
            StoreError: it does not.
        """
        self._note("ready", str(wall_ms()))

    def book(self, event: EventId) -> Book:
        """One event, as organisers change it."""
        return Book(self.database, event)

    def replica(self, event: EventId) -> ReplicaStore:
        """One event, as the other side of the exchange."""
        return ReplicaStore(self.database, event, wall_ms)

    def close(self) -> None:
        """Close the database."""
        self.database.close()

    def _check_keys(self, folder: Path) -> None:
        if self.events() and not (folder / SIGNING_KEY).exists():
            # New ones would make badges that no desk takes, and a page that nobody can open.
            raise StoreError(
                f"The keys of this server are missing. Put {SIGNING_KEY} and {PAGE_KEY} into "
                "its folder: they are in the first server's folder and in each backup."
            )

    def _note(self, key: str, value: str) -> None:
        with self.database.write() as connection:
            upsert(connection, setting, [{"key": key, "value": value}])
