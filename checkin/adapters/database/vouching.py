"""The roster's entry that says whom desks trust as their server."""

from sqlalchemy import Connection, select

from checkin.adapters import roster_json
from checkin.adapters.database.roster_rows import publish, side_of
from checkin.adapters.database.tables import roster
from checkin.domain.model import EventId

_KIND, _ID = "authority", "1"


def held_authorities(connection: Connection, event: EventId) -> tuple[tuple[bytes, ...], int]:
    """Return the certificates of those who vouch (DER, newest first) and since which version.

    None of them, and 0, where they have been the same since the event was made.
    """
    row = connection.execute(
        select(roster.c.body, roster.c.version).where(
            roster.c.event == event,
            roster.c.side == side_of(event),
            roster.c.kind == _KIND,
            roster.c.id == _ID,
            roster.c.deleted.is_(False),
        )
    ).one_or_none()
    if row is None:
        return (), 0
    try:
        return roster_json.authorities(row.body), row.version
    except (AttributeError, KeyError, TypeError, ValueError):
        return (), row.version


def publish_authorities(connection: Connection, event: EventId, certificates: list[bytes]) -> None:
    """Say whom to trust from now on."""
    body = roster_json.write_authorities(certificates)
    publish(connection, event, [(_KIND, _ID, body, "")])
