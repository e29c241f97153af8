"""Whom the sources of imported sheets call what: keyed hashes, at a server only."""

from collections.abc import Mapping

from sqlalchemy import Connection, delete, select

from checkin.adapters.database.roster_rows import upsert
from checkin.adapters.database.tables import import_source
from checkin.domain.model import EventId, RegistrationId


def held_sources(connection: Connection, event: EventId) -> dict[str, RegistrationId]:
    """Read who it was, by what is kept of what they are called."""
    rows = connection.execute(
        select(import_source.c.called, import_source.c.registration).where(
            import_source.c.event == event
        )
    )
    return {row.called: RegistrationId(row.registration) for row in rows}


def keep_sources(
    connection: Connection, event: EventId, found: Mapping[str, RegistrationId]
) -> None:
    """Keep who is called what from now on."""
    upsert(
        connection,
        import_source,
        [{"event": event, "called": key, "registration": one} for key, one in found.items()],
    )


def forget_sources(connection: Connection, event: EventId) -> None:
    """Forget all of it."""
    connection.execute(delete(import_source).where(import_source.c.event == event))
