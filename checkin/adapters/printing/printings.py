"""What was last printed for whom, at the server."""

from collections.abc import Mapping

from sqlalchemy import select

from checkin.adapters.database.engine import Database
from checkin.adapters.database.roster_rows import upsert
from checkin.adapters.database.tables import printed
from checkin.domain.model import EventId, RegistrationId


class PrintedFaces:
    """Implements ``checkin.usecases.printing.Printings`` for one event."""

    def __init__(self, database: Database, event: EventId) -> None:
        self._database = database
        self._event = event

    def faces(self) -> Mapping[RegistrationId, str]:
        """Of everybody who has a printed badge, what stands on it."""
        with self._database.read() as connection:
            rows = connection.execute(
                select(printed.c.registration, printed.c.face).where(printed.c.event == self._event)
            ).all()
        return {RegistrationId(row.registration): row.face for row in rows}

    def note(self, faces: Mapping[RegistrationId, str]) -> None:
        """Keep what was printed now."""
        rows = [
            {"event": self._event, "registration": key, "face": one} for key, one in faces.items()
        ]
        # Not the event's own turn: no append waits for it.
        with self._database.write(f"printed {self._event}") as connection:
            upsert(connection, printed, rows)
