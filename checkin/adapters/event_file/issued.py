"""The event files of one event at the server: their places, and the desks that come with them."""

import base64
import secrets
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from checkin.adapters import roster_json
from checkin.adapters.book import Book
from checkin.adapters.database.engine import Database
from checkin.adapters.database.roster_rows import publish
from checkin.adapters.database.tables import invitation, place
from checkin.adapters.event_file.places import Voucher
from checkin.adapters.event_file.refusals import (
    ENDED,
    IN_USE,
    LETTERS,
    NOT_HERE,
    OUT_OF_DATE,
)
from checkin.adapters.profile import wall_ms
from checkin.domain.errors import InputError
from checkin.domain.letters import comparison_code
from checkin.domain.model import DeskId, DeskProfile, EnrolledDesk, EventId

DENIED = "The organisers have not let this desk in. Ask them for a new address."
_WAITING = 100
"""How many desks wait at most that came with a place: whoever has a file could make any number."""


@dataclass(frozen=True, slots=True)
class IssuedPlace:
    """A place as organisers see it. ``desk`` and ``taken`` (ms) are empty and 0 before it is."""

    id: str
    number: int
    name: str
    desk: DeskId
    taken: int
    ended: bool


@dataclass(frozen=True, slots=True)
class IssuedFile:
    """An event file that was made here. Times in milliseconds since 1970 UTC."""

    id: str
    profile: DeskProfile
    made: int
    expires: int
    places: tuple[IssuedPlace, ...]

    def is_open(self, now_ms: int) -> bool:
        """Whether it still lets a desk in by itself."""
        left = any(not one.desk and not one.ended for one in self.places)
        return left and now_ms < self.expires


class EventFiles:
    """The event files of one event."""

    def __init__(
        self,
        database: Database,
        book: Book,
        event: EventId,
        certify: Callable[[bytes], bytes],
        now_ms: Callable[[], int] = wall_ms,
    ) -> None:
        self._database = database
        self._book = book
        self._event = event
        self._certify = certify
        self._now_ms = now_ms

    def add(
        self,
        names: Sequence[str],
        profile: DeskProfile,
        expires: int,
        key_of: Callable[[str, int], str],
    ) -> str:
        """Make the places of a new file; return its id.

        *key_of* says of a file and a number what the id of that place is.
        """
        file = secrets.token_hex(16)
        made = self._now_ms()
        rows = [
            {
                "id": key_of(file, number),
                "event": self._event,
                "file": file,
                "number": number,
                "name": name,
                "profile": profile,
                "made": made,
                "expires": expires,
                "desk": "",
                "taken": 0,
                "ended": False,
            }
            for number, name in enumerate(names)
        ]
        with self._database.write(self._event) as connection:
            connection.execute(insert(place), rows)
        return file

    def all(self) -> list[IssuedFile]:
        """Every file, the newest first."""
        with self._database.read() as connection:
            rows = connection.execute(
                select(place)
                .where(place.c.event == self._event)
                .order_by(place.c.made.desc(), place.c.file, place.c.number)
            ).all()
        found: dict[str, list[Row[Any]]] = {}
        for row in rows:
            found.setdefault(row.file, []).append(row)
        return [_file(file, of_file) for file, of_file in found.items()]

    def find(self, file: str) -> IssuedFile:
        """One file. Raises InputError if there is none."""
        for one in self.all():
            if one.id == file:
                return one
        raise InputError("There is no such event file here.")

    def end(self, file: str, only: str = "") -> None:
        """Let nobody in any more who comes with a place of *file* that nobody has taken.

        *only*: of one place alone. Either way, whoever has no more than the file opens nothing
        that is carried by desks that have heard of this.
        """
        of_file = (place.c.event == self._event, place.c.file == file)
        which = (*of_file, place.c.desk == "", *((place.c.id == only,) if only else ()))
        with self._database.write(self._event) as connection:
            connection.execute(update(place).where(*which).values(ended=True))
            ended = connection.scalars(select(place.c.id).where(*of_file, place.c.ended)).all()
            self._book.renew_carry(connection, ended)
            self._database.news.announce(connection, self._event)

    def admit(self, voucher: Voucher, certifiers: Collection[bytes]) -> str:
        """Let a desk in that shows *voucher*, or have it wait for an organiser, and say why.

        Empty once it is in; also for what this event has not signed, which is nobody's here.
        """
        if not voucher.is_genuine(self._event, certifiers):
            return ""
        desk = voucher.desk
        with self._database.write(self._event) as connection:
            # Looked at in the turn of whoever writes: two laptops may come at one moment.
            if self._book.desk(desk.id) is not None:
                return ""
            row = connection.execute(
                select(place).where(place.c.event == self._event, place.c.id == voucher.place.id)
            ).one_or_none()
            asked = self._asked(connection, desk.id)
            if asked == "denied":
                return DENIED
            why = self._why_not(row, voucher)
            if why or asked:
                if not asked:
                    self._have_wait(connection, desk)
                code = comparison_code(desk.public_key)
                return f"{why or IN_USE}{LETTERS}{code[:3]} {code[3:]}"
            # Its name, its key and its profile, and nothing else that its own entry may say.
            known = EnrolledDesk(
                desk.id,
                desk.name,
                desk.public_key,
                self._certify(desk.certified(self._event)),
                profile=desk.profile,
            )
            publish(connection, self._event, [("desk", desk.id, roster_json.write(known), "")])
            connection.execute(
                update(place)
                .where(place.c.id == voucher.place.id)
                .values(desk=desk.id, taken=self._now_ms())
            )
            self._database.news.announce(connection, self._event)
        return ""

    def _why_not(self, row: Row[Any] | None, voucher: Voucher) -> str:
        if row is None:
            return NOT_HERE  # restored from a backup that is older than the file
        if row.ended:
            return ENDED
        # Also where the name is another's by now: a restored server does not know who took it.
        if row.desk or voucher.desk.name in {one.name for one in self._book.desks()}:
            return IN_USE
        return OUT_OF_DATE if self._now_ms() >= row.expires else ""

    def _asked(self, connection: Connection, desk: DeskId) -> str:
        answer = connection.scalar(
            select(invitation.c.answer).where(
                invitation.c.event == self._event, invitation.c.used_by == desk
            )
        )
        return answer or ""

    def _have_wait(self, connection: Connection, desk: EnrolledDesk) -> None:
        came_so = invitation.c.token_hash.like("place:%")
        waiting = connection.scalar(
            select(func.count())
            .select_from(invitation)
            .where(invitation.c.event == self._event, invitation.c.answer == "waiting", came_so)
        )
        if (waiting or 0) >= _WAITING:
            return
        taken = {one.name for one in self._book.desks()} | {
            one.name for one in self._book.waiting()
        }
        name, number = desk.name, 1
        while name in taken:
            number += 1
            name = f"{desk.name} ({number})"
        connection.execute(
            insert(invitation).values(
                token_hash=f"place:{desk.id}",
                event=self._event,
                desk_name=name,
                expires=0,
                used_by=desk.id,
                profile=desk.profile,
                at_once=False,
                public_key=base64.b64encode(desk.public_key).decode(),
                answer="waiting",
            )
        )


def taken_of(database: Database, file: str) -> list[str]:
    """The places of a file that are not free any more, by id. To know *file* one must have it."""
    with database.read() as connection:
        rows = connection.execute(
            select(place.c.id, place.c.desk, place.c.ended).where(place.c.file == file)
        ).all()
    return [row.id for row in rows if row.desk or row.ended]


def _file(file: str, rows: Sequence[Row[Any]]) -> IssuedFile:
    first = rows[0]
    places = tuple(
        IssuedPlace(row.id, row.number, row.name, DeskId(row.desk), row.taken, row.ended)
        for row in rows
    )
    return IssuedFile(file, DeskProfile(first.profile), first.made, first.expires, places)
