"""The desks of one event at the server: invited, let in, heard of, retired."""

import base64
import hashlib
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from checkin.adapters import roster_json
from checkin.adapters.database.roster_rows import publish, upsert
from checkin.adapters.database.tables import heard, invitation
from checkin.adapters.keeping import forget_share
from checkin.adapters.profile import wall_ms
from checkin.adapters.ready_book import ReadyBook
from checkin.domain.errors import InputError, Refused
from checkin.domain.model import DeskId, DeskProfile, EnrolledDesk, WaitingDesk
from checkin.domain.record import NO_HEAD
from checkin.usecases.exchange import Answer, Request

INVITATION_MS = 24 * 60 * 60 * 1000
"""How long a one-time address may lie unused that somebody carries to a laptop."""

SHOWN_MS = 10 * 60 * 1000
"""The same of one that a screen shows to the laptop's camera: others may photograph it."""


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
    finished: bool = False


class DeskBook(ReadyBook):
    """One event's desks, as organisers let them in and take them out."""

    def certify(self, desk: EnrolledDesk) -> None:
        """Give a desk another certificate."""
        with self._database.write(self._event) as connection:
            self._publish_desk(connection, desk)

    def invite(
        self,
        token: str,
        desk_name: str,
        profile: DeskProfile = DeskProfile.HELP_DESK,
        *,
        at_once: bool = True,
        within_ms: int = INVITATION_MS,
    ) -> None:
        """Let one desk in that shows *token* *within_ms* from now. Only its hash is kept.

        Unless *at_once* it waits then until it is approved.
        """
        with self._database.write(self._event) as connection:
            connection.execute(
                insert(invitation).values(
                    token_hash=token_hash(token),
                    event=self._event,
                    desk_name=desk_name,
                    expires=wall_ms() + within_ms,
                    used_by="",
                    profile=profile,
                    at_once=at_once,
                    public_key="",
                    answer="",
                )
            )

    def enrol(self, token: str, desk_name: str, public_key: bytes) -> EnrolledDesk | WaitingDesk:
        """Use up an invitation; let the desk in, or have it wait to be let in.

        Whoever has used it and asks again, with the same key, is told how it stands.

        Raises:
            InputError: the invitation is unknown, used up or too old.
            Refused: an organiser has denied it.
        """
        with self._database.write(self._event) as connection:
            invited = connection.execute(
                select(invitation).where(
                    invitation.c.token_hash == token_hash(token), invitation.c.event == self._event
                )
            ).one_or_none()
            key = base64.b64encode(public_key).decode()
            if invited is None or (invited.used_by and invited.public_key != key):
                raise InputError(
                    "This one-time address is not valid, or was used already. "
                    "Ask the organiser for a new one."
                )
            if invited.used_by:
                return self._answered(invited)
            if invited.expires < wall_ms():
                raise InputError(
                    "This one-time address is out of date. Ask the organiser for a new one."
                )
            taken = {one.name for one in self.desks()} | {one.name for one in self.waiting()}
            name = _free_name(invited.desk_name or desk_name, taken)
            desk = EnrolledDesk(
                DeskId(os.urandom(8).hex()),
                name,
                public_key,
                profile=DeskProfile(invited.profile),
            )
            connection.execute(
                update(invitation)
                .where(invitation.c.token_hash == token_hash(token))
                .values(
                    used_by=desk.id,
                    desk_name=name,
                    public_key=key,
                    answer="in" if invited.at_once else "waiting",
                )
            )
            if not invited.at_once:
                return WaitingDesk(desk.id, name, public_key, desk.profile)
            self._publish_desk(connection, desk)
        return desk

    def waiting(self) -> list[WaitingDesk]:
        """Every desk that waits to be let in, by name."""
        with self._database.read() as connection:
            rows = connection.execute(
                select(invitation)
                .where(invitation.c.event == self._event, invitation.c.answer == "waiting")
                .order_by(invitation.c.desk_name)
            ).all()
        return [_waiting(row) for row in rows]

    def asking_in(self) -> int:
        """How many desks wait to be let in: a number for each page, cheaply."""
        with self._database.read() as connection:
            waiting = select(func.count()).select_from(invitation)
            of_event = waiting.where(
                invitation.c.event == self._event, invitation.c.answer == "waiting"
            )
            return connection.scalar(of_event) or 0

    def find_waiting(self, called: str) -> WaitingDesk:
        """The waiting desk with this name or identity.

        Raises:
            InputError: there is none, with the names of those that there are.
        """
        waiting = self.waiting()
        for one in waiting:
            if called in {one.id, one.name}:
                return one
        names = ", ".join(one.name for one in waiting) or "none"
        raise InputError(f"No desk called “{called}” waits to be let in. Waiting: {names}.")

    def approve(self, waiting: WaitingDesk, sign: Callable[[bytes], bytes]) -> EnrolledDesk:
        """Let a waiting desk in, with the event's certificate."""
        desk = EnrolledDesk(waiting.id, waiting.name, waiting.public_key, profile=waiting.profile)
        desk = replace(desk, certificate=sign(desk.certified(self._event)))
        with self._database.write(self._event) as connection:
            if self._answer(connection, waiting, "in"):
                self._publish_desk(connection, desk)
        return desk

    def deny(self, waiting: WaitingDesk) -> None:
        """Tell a waiting desk that it is not let in."""
        with self._database.write(self._event) as connection:
            self._answer(connection, waiting, "denied")

    def _answer(self, connection: Connection, waiting: WaitingDesk, answer: str) -> bool:
        changed = connection.execute(
            update(invitation)
            .where(invitation.c.used_by == waiting.id, invitation.c.answer == "waiting")
            .values(answer=answer)
        )
        return changed.rowcount == 1

    def _answered(self, invited: Row[Any]) -> EnrolledDesk | WaitingDesk:
        if invited.answer == "waiting":
            return _waiting(invited)
        desk = self.desk(invited.used_by)
        if invited.answer == "denied" or desk is None or desk.retired:
            raise Refused("The organisers have not let this desk in. Ask them for a new address.")
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

    def retire(self, desk: EnrolledDesk, *, erase: bool = False) -> None:
        """Let a lost desk in no more. What it sent until now stays and counts.

        *erase*: at its next contact it hands over what it has, and is told to erase all of it.
        """
        with self._database.write(self._event) as connection:
            forget_share(connection, desk.id)
            self._publish_desk(connection, replace(desk, retired=True, erase=erase or desk.erase))
            self.renew_carry(connection)

    def renew_carry(self, connection: Connection, ended: Sequence[str] = ()) -> None:
        """Let whoever is out open nothing of what desks carry from now on.

        Places that have *ended* make nobody known to another desk any more.
        """
        if (held := self.carry()) is not None:
            body = roster_json.write_carry(held.renewed(os.urandom(32), ended))
            publish(connection, self._event, [("carry", "1", body, "")])

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
                    "finished": request.report.finished,
                }
            )
            if request.report.ready:
                self.note_ready(request.desk, request.report.ready)
        # Not the event's own turn: this never waits behind an append, nor holds one up.
        with self._database.write(f"heard {self._event}") as connection:
            upsert(connection, heard, rows)

    def note_farewell(self, desk: DeskId) -> None:
        """Keep that *desk* has ended: somebody carried its last word here."""
        with self._database.write(f"heard {self._event}") as connection:
            ended = update(heard).where(heard.c.desk == desk).values(finished=True, to_send=0)
            if connection.execute(ended).rowcount:
                return
            upsert(
                connection,
                heard,
                [
                    {
                        "desk": desk,
                        "event": self._event,
                        "at": wall_ms(),
                        "to_send": 0,
                        "roster_number": 0,
                        "program": "",
                        "on_list": "",
                        "aside": 0,
                        "battery": None,
                        "on_mains": None,
                        "finished": True,
                    }
                ],
            )

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
                    finished=row.finished,
                )
            found.append(one)
        return found

    def _publish_desk(self, connection: Connection, desk: EnrolledDesk) -> None:
        publish(connection, self._event, [("desk", desk.id, roster_json.write(desk), "")])
        self._database.news.announce(connection, self._event)


def _waiting(row: Row[Any]) -> WaitingDesk:
    return WaitingDesk(
        DeskId(row.used_by),
        row.desk_name,
        base64.b64decode(row.public_key),
        DeskProfile(row.profile),
    )


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
