"""One event at the server, as organisers change it: its roster, its desks, its invitations."""

import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, insert, select, update

from checkin.adapters import roster_json
from checkin.adapters.database.roster import RosterTable
from checkin.adapters.database.roster_rows import publish, upsert
from checkin.adapters.database.tables import heard, invitation
from checkin.adapters.profile import wall_ms
from checkin.domain.errors import InputError
from checkin.domain.model import (
    CheckInList,
    DeskId,
    EnrolledDesk,
    Gathering,
    IssuedBadge,
    Registration,
)
from checkin.domain.record import NO_HEAD
from checkin.usecases.ports import Answer, Request

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
    aside: int = 0
    battery: int | None = None
    on_mains: bool | None = None
    retired: bool = False


class Book(RosterTable):
    """One event's roster and desks, as organisers change them."""

    def publish(
        self,
        *,
        gathering: Gathering | None = None,
        lists: Sequence[CheckInList] = (),
        registrations: Sequence[Registration] = (),
        badges: Sequence[IssuedBadge] = (),
        names_key: bytes | None = None,
    ) -> None:
        """Add or change these, as one new version of the roster. What is as it was stays."""
        bodies = [
            *([("gathering", gathering.id, roster_json.write(gathering), "")] if gathering else []),
            *(("list", one.id, roster_json.write(one), "") for one in lists),
            *(("registration", one.id, roster_json.write(one), "") for one in registrations),
            *(("badge", one.id, roster_json.write(one), one.short) for one in badges),
            *(
                [("names_key", "1", roster_json.write_names_key(names_key), "")]
                if names_key
                else []
            ),
        ]
        with self._database.write(self._event) as connection:
            publish(connection, self._event, bodies)
            self._database.news.announce(connection, self._event)

    def invite(self, token: str, desk_name: str) -> None:
        """Let one desk in that shows *token* within a day. Only its hash is kept."""
        with self._database.write(self._event) as connection:
            connection.execute(
                insert(invitation).values(
                    token_hash=token_hash(token),
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
                    invitation.c.token_hash == token_hash(token), invitation.c.event == self._event
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
                .where(invitation.c.token_hash == token_hash(token))
                .values(used_by=desk.id)
            )
            self._publish_desk(connection, desk)
        return desk

    def find_desk(self, called: str) -> EnrolledDesk:
        """The desk with this name or identity.

        Raises:
            InputError: there is none, with the names of those that there are.
        """
        desks = self.desks()
        for one in desks:
            if called in {one.id, one.name}:
                return one
        names = ", ".join(sorted(one.name for one in desks)) or "none yet"
        raise InputError(f"There is no desk called “{called}” here. There is: {names}.")

    def retire(self, desk: EnrolledDesk) -> None:
        """Let a lost desk in no more. What it sent until now stays and counts."""
        with self._database.write(self._event) as connection:
            self._publish_desk(connection, replace(desk, retired=True))

    def key_of(self, desk: DeskId) -> bytes | None:
        """The public key of one desk of this event, ``None`` for a stranger."""
        row = self._one("desk", desk)
        return roster_json.desk_key(row.body) if row else None

    def note_heard(self, said: Sequence[tuple[Request, Answer, int]]) -> None:
        """Keep what desks said of themselves, each with our answer and our clock then."""
        rows = []
        for request, reply, at in said:
            holds = request.have.get(request.desk, NO_HEAD)
            held = reply.have.get(request.desk, NO_HEAD)
            rows.append(
                {
                    "desk": request.desk,
                    "event": self._event,
                    "at": at,
                    "to_send": max(0, holds.seq - held.seq),
                    "roster_number": request.roster.number,
                    "program": request.report.program,
                    "on_list": request.report.on_list,
                    "aside": request.report.aside,
                    "battery": request.report.battery,
                    "on_mains": request.report.on_mains,
                }
            )
        # Not the event's own turn: this never waits behind an append, nor holds one up.
        with self._database.write(f"heard {self._event}") as connection:
            upsert(connection, heard, rows)

    def heard_desks(self) -> list[HeardDesk]:
        """Every desk by name, and what it last said of itself."""
        with self._database.read() as connection:
            rows = connection.execute(select(heard).where(heard.c.event == self._event)).all()
        said = {row.desk: row for row in rows}
        found = []
        for desk in sorted(self.desks(), key=lambda one: one.name):
            one = HeardDesk(desk.id, desk.name, retired=desk.retired)
            if row := said.get(desk.id):
                one = replace(
                    one,
                    at=row.at,
                    to_send=row.to_send,
                    roster_number=row.roster_number,
                    program=row.program,
                    on_list=row.on_list,
                    aside=row.aside,
                    battery=row.battery,
                    on_mains=row.on_mains,
                )
            found.append(one)
        return found

    def _publish_desk(self, connection: Connection, desk: EnrolledDesk) -> None:
        publish(connection, self._event, [("desk", desk.id, roster_json.write(desk), "")])
        self._database.news.announce(connection, self._event)


def _free_name(wanted: str, taken: set[str]) -> str:
    """Two desks are never called the same: people are sent from one to the other by name."""
    if wanted and wanted not in taken:
        return wanted
    stem = wanted or "Desk"
    number = next(n for n in range(1, len(taken) + 3) if f"{stem} {n}" not in taken)
    return f"{stem} {number}"


def token_hash(token: str) -> str:
    """Return what is kept of an invitation's token."""
    return hashlib.sha256(b"invitation\0" + token.encode()).hexdigest()
