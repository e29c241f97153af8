"""Who is a desk of an event: let in, let in again, known again after a restore."""

import os
from collections.abc import Sequence
from dataclasses import replace

from checkin.adapters import roster_json
from checkin.adapters.database.roster_rows import publish
from checkin.adapters.event_file.issued import EventFiles
from checkin.adapters.event_file.places import read_voucher
from checkin.adapters.keys import verify
from checkin.adapters.server_data import ServerData
from checkin.domain.errors import InputError
from checkin.domain.model import DeskId, EnrolledDesk, EventId, WaitingDesk
from checkin.usecases.roster_pages import RosterEntry


class Enrolments:
    """The desks of one event, each with the event's certificate for its key."""

    def __init__(self, data: ServerData, event: EventId) -> None:
        self._event = event
        self._book = data.book(event)
        self._database = data.database
        self._data = data
        self._files = EventFiles(data.database, self._book, event, data.identity)

    def enrol(self, token: str, desk_name: str, public_key: bytes) -> EnrolledDesk | WaitingDesk:
        """Use up an invitation; let the desk in, or have it wait.

        Raises:
            InputError: the invitation is unknown, used up or too old.
            Refused: an organiser has denied it.
        """
        asked = self._book.enrol(token, desk_name, public_key)
        if isinstance(asked, WaitingDesk) or asked.certificate:
            return asked
        return self._certified(asked)

    def renew(self, desk: DeskId, public_key: bytes) -> EnrolledDesk:
        """Give another identity to a desk whose own is used twice, under a name like the old.

        Raises:
            InputError: there is no such desk.
        """
        old = self._book.desk(desk)
        if old is None:
            raise InputError("This desk is not known at the server.")
        taken = {one.name for one in self._book.desks()}
        name = next(
            f"{old.name} ({n})"
            for n in range(2, len(taken) + 3)
            if f"{old.name} ({n})" not in taken
        )
        # Nobody sees more by asking for another name.
        return self._certified(
            EnrolledDesk(DeskId(os.urandom(8).hex()), name, public_key, profile=old.profile)
        )

    def introduce(self, entries: Sequence[RosterEntry]) -> str:
        """Know desks again that show the event's certificate: this server was restored.

        And let those in for which a place of an event file vouches; why the last of them
        that has to wait for an organiser does is returned, else nothing.
        What is known already, is no desk or bears no genuine certificate is passed over. So it
        is for a list of revocations that is newer than this server's.
        """
        bodies, why = [], ""
        certifiers = self._data.certifiers() if entries else []
        for entry in entries:
            if entry.kind == "revocations":
                self._book.inherit(entry)
                continue
            if (voucher := read_voucher(entry)) is not None:
                why = self._files.admit(voucher, certifiers) or why
                continue
            try:
                desk = roster_json.enrolled_desk(entry.id, entry.body)
            except (AttributeError, KeyError, TypeError, ValueError):
                continue
            said = desk.certified(self._event)
            genuine = any(verify(key, said, desk.certificate) for key in certifiers)
            if genuine and self._book.desk(desk.id) is None:
                bodies.append(_body(desk))
        if bodies:
            with self._database.write(self._event) as connection:
                publish(connection, self._event, bodies)
                self._database.news.announce(connection, self._event)
        return why

    def entry(self, desk: EnrolledDesk) -> RosterEntry:
        """What a desk keeps to show who let it in."""
        kind, key, body, also = _body(desk)
        return RosterEntry(kind, key, 0, body, also)

    def _certified(self, desk: EnrolledDesk) -> EnrolledDesk:
        known = replace(desk, certificate=self._data.identity(desk.certified(self._event)))
        with self._database.write(self._event) as connection:
            publish(connection, self._event, [_body(known)])
            self._database.news.announce(connection, self._event)
        return known


def _body(desk: EnrolledDesk) -> tuple[str, str, str, str]:
    return ("desk", desk.id, roster_json.write(desk), "")
