"""The server's folder: its database, its signing key, the key of the organisers' page."""

import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_data_path
from sqlalchemy import Connection, insert, select, update
from sqlalchemy.dialects import sqlite

from checkin.adapters import roster_json
from checkin.adapters.database.engine import Database, open_plain
from checkin.adapters.database.roster import RosterTable, put, set_version, version_of
from checkin.adapters.database.store import ReplicaStore
from checkin.adapters.database.tables import heard, invitation, roster, setting
from checkin.adapters.keys import SigningKey, secret_file
from checkin.adapters.profile import wall_ms
from checkin.domain.errors import InputError
from checkin.domain.model import (
    CheckInList,
    DeskId,
    EnrolledDesk,
    EventId,
    Gathering,
    IssuedBadge,
    Registration,
)
from checkin.domain.record import NO_HEAD
from checkin.usecases.ports import Answer, Request, RosterEntry, RosterVersion

INVITATION_MS = 24 * 60 * 60 * 1000
"""How long a one-time address may lie unused."""


@dataclass(frozen=True, slots=True)
class HeardDesk:
    """What a desk last said of itself. ``at`` is the server's clock, ``None`` before that."""

    id: DeskId
    name: str
    at: int | None = None
    to_send: int = 0
    roster_number: int = 0
    program: str = ""
    on_list: str = ""


def default_folder() -> Path:
    """Where a server keeps its things unless told otherwise."""
    return user_data_path("checkin", appauthor=False) / "server"


class ServerData:
    """Everything that the server holds on disk."""

    def __init__(self, folder: Path, database: Path | None = None) -> None:
        """Open the server's data in *folder*, making it on the first call.

        Raises:
            StoreError: it cannot be used.
        """
        self.signer = SigningKey(secret_file(folder / "badge-signing.key"))
        self.page_key = secret_file(folder / "page.key", 16).hex()
        self.database: Database = open_plain(database or folder / "server.db")

    def event(self) -> EventId | None:
        """The event of this server, ``None`` before there is one."""
        with self.database.read() as connection:
            found = connection.scalar(
                select(roster.c.id).where(roster.c.kind == "gathering").limit(1)
            )
        return EventId(found) if found else None

    def required_event(self) -> EventId:
        """The event of this server.

        Raises:
            InputError: there is none.
        """
        event = self.event()
        if event is None:
            raise InputError("There is no event here yet. Start the server first: checkin serve")
        return event

    def note_address(self, address: str) -> None:
        """Remember where this server was last reached, for one-time addresses."""
        with self.database.write() as connection:
            connection.execute(
                sqlite.insert(setting)
                .values(key="address", value=address)
                .on_conflict_do_update(index_elements=["key"], set_={"value": address})
            )

    def address(self) -> str | None:
        """Where this server was last reached, ``None`` before its first start."""
        with self.database.read() as connection:
            return connection.scalar(select(setting.c.value).where(setting.c.key == "address"))

    def book(self, event: EventId) -> "Book":
        """One event, as organisers change it."""
        return Book(self.database, event)

    def replica(self, event: EventId) -> ReplicaStore:
        """One event, as the other side of the exchange."""
        return ReplicaStore(self.database, event, wall_ms)

    def close(self) -> None:
        """Close the database."""
        self.database.close()


class Book(RosterTable):
    """One event's roster and desks, as organisers change them."""

    def publish(
        self,
        *,
        gathering: Gathering | None = None,
        lists: Sequence[CheckInList] = (),
        registrations: Sequence[Registration] = (),
        badges: Sequence[IssuedBadge] = (),
    ) -> None:
        """Add or change these, as one new version of the roster. What is as it was stays."""
        bodies = [
            *([("gathering", gathering.id, roster_json.write(gathering), "")] if gathering else []),
            *(("list", one.id, roster_json.write(one), "") for one in lists),
            *(("registration", one.id, roster_json.write(one), "") for one in registrations),
            *(("badge", one.id, roster_json.write(one), one.short) for one in badges),
        ]
        with self._database.write(self._event) as connection:
            self._publish(connection, bodies)

    def invite(self, token: str, desk_name: str) -> None:
        """Let one desk in that shows *token* within a day. Only its hash is kept."""
        with self._database.write(self._event) as connection:
            connection.execute(
                insert(invitation).values(
                    token_hash=_hash(token),
                    event=self._event,
                    desk_name=desk_name,
                    expires=wall_ms() + INVITATION_MS,
                    used_by="",
                )
            )

    def enrol(self, token: str, desk_name: str, public_key: bytes) -> EnrolledDesk:
        """Use up an invitation and let the desk in.

        Raises:
            InputError: the invitation is unknown, used up or too old.
        """
        with self._database.write(self._event) as connection:
            invited = connection.execute(
                select(invitation).where(
                    invitation.c.token_hash == _hash(token), invitation.c.event == self._event
                )
            ).one_or_none()
            if invited is None or invited.used_by:
                raise InputError(
                    "This one-time address is not valid, or was used already. "
                    "Ask the organiser for a new one."
                )
            if invited.expires < wall_ms():
                raise InputError(
                    "This one-time address is more than a day old. Ask the organiser for a new one."
                )
            taken = {one.name for one in self.desks()}
            desk = EnrolledDesk(
                DeskId(os.urandom(8).hex()),
                _free_name(invited.desk_name or desk_name, taken),
                public_key,
            )
            connection.execute(
                update(invitation)
                .where(invitation.c.token_hash == _hash(token))
                .values(used_by=desk.id)
            )
            self._publish(connection, [("desk", desk.id, roster_json.write(desk), "")])
        return desk

    def key_of(self, desk: DeskId) -> bytes | None:
        """The public key of one desk of this event, ``None`` for a stranger."""
        row = self._one("desk", desk)
        return roster_json.desk_key(row.body) if row else None

    def note_heard(self, request: Request, reply: Answer, at: int) -> None:
        """Keep what a desk said of itself, and how many records it has yet to send."""
        holds, held = request.have.get(request.desk, NO_HEAD), reply.have.get(request.desk, NO_HEAD)
        said = {
            "event": self._event,
            "at": at,
            "to_send": max(0, holds.seq - held.seq),
            "roster_number": request.roster.number,
            "program": request.report.program,
            "on_list": request.report.on_list,
        }
        with self._database.write(self._event) as connection:
            connection.execute(
                sqlite.insert(heard)
                .values(desk=request.desk, **said)
                .on_conflict_do_update(index_elements=["desk"], set_=said)
            )

    def heard_desks(self) -> list[HeardDesk]:
        """Every desk by name, and what it last said of itself."""
        with self._database.read() as connection:
            rows = connection.execute(select(heard).where(heard.c.event == self._event)).all()
        said = {row.desk: row for row in rows}
        return [
            HeardDesk(
                desk.id,
                desk.name,
                row.at,
                row.to_send,
                row.roster_number,
                row.program,
                row.on_list,
            )
            if (row := said.get(desk.id))
            else HeardDesk(desk.id, desk.name)
            for desk in sorted(self.desks(), key=lambda one: one.name)
        ]

    def _publish(self, connection: Connection, bodies: Sequence[tuple[str, str, str, str]]) -> None:
        held = {
            (row.kind, row.id): (row.body, row.also)
            for row in connection.execute(
                select(roster.c.kind, roster.c.id, roster.c.body, roster.c.also).where(
                    roster.c.event == self._event, roster.c.deleted.is_(False)
                )
            )
        }
        changed = [one for one in bodies if held.get(one[:2]) != one[2:]]
        if not changed:
            return
        before = version_of(connection, self._event)
        after = RosterVersion(before.incarnation or os.urandom(8).hex(), before.number + 1)
        entries = [
            RosterEntry(kind, key, after.number, body, also) for kind, key, body, also in changed
        ]
        put(connection, self._event, entries)
        set_version(connection, self._event, after)


def _free_name(wanted: str, taken: set[str]) -> str:
    """Two desks are never called the same: people are sent from one to the other by name."""
    if wanted and wanted not in taken:
        return wanted
    stem = wanted or "Desk"
    number = next(n for n in range(1, len(taken) + 3) if f"{stem} {n}" not in taken)
    return f"{stem} {number}"


def _hash(token: str) -> str:
    return hashlib.sha256(b"invitation\0" + token.encode()).hexdigest()
