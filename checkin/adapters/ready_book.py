"""The ready lines of one event's desks at the server: the latest of each, reported or pasted."""

from collections.abc import Mapping
from contextlib import suppress

from sqlalchemy import select

from checkin.adapters.database.engine import Database
from checkin.adapters.database.roster import RosterTable
from checkin.adapters.database.roster_rows import upsert
from checkin.adapters.database.tables import ready
from checkin.adapters.keys import verify
from checkin.domain.errors import InputError
from checkin.domain.model import DeskId, EnrolledDesk, EventId
from checkin.usecases.ready_line import Ready, is_proved, read_line


class ReadyBook(RosterTable):
    """One event's desks, as they have signed that they are ready."""

    def __init__(self, database: Database, event: EventId) -> None:
        super().__init__(database, event)
        # At each exchange a desk says the same: what was looked at is not looked at again.
        self._noted: dict[DeskId, str] = {}

    def take_ready(self, line: str) -> tuple[EnrolledDesk, Ready]:
        """Keep a line in place of the desk's last one, and return what it says, and whose it is.

        Raises:
            InputError: it is no line, not of this event, or not signed by its desk.
        """
        line = " ".join(line.split())
        said = read_line(line)
        if said.event != self._event:
            raise InputError("This ready line is of another event.")
        desk = self.desk(said.desk)
        if desk is None or not is_proved(line, said, desk.public_key, verify):
            raise InputError("This ready line is not signed by a desk of this event.")
        row = {"desk": said.desk, "event": self._event, "line": line}
        # Not the event's own turn: this never waits behind an append, nor holds one up.
        with self._database.write(f"heard {self._event}") as connection:
            upsert(connection, ready, [row])
        return desk, said

    def note_ready(self, desk: DeskId, line: str) -> None:
        """Keep what a desk has reported, once. What is no line of its own is passed over."""
        if self._noted.get(desk) != line:
            self._noted[desk] = line
            with suppress(InputError):
                if read_line(line).desk == desk:
                    self.take_ready(line)

    def ready(self) -> Mapping[DeskId, Ready]:
        """What each desk has said last. Nothing of those that never have."""
        with self._database.read() as connection:
            rows = connection.execute(select(ready).where(ready.c.event == self._event)).all()
        return {DeskId(row.desk): read_line(row.line) for row in rows}
