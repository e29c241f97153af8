"""The few records of an event that are about one person, found by the database among all."""

from collections.abc import Collection

from sqlalchemy import Connection, TextClause, and_, bindparam, or_, select, text

from checkin.adapters.database.engine import Database
from checkin.adapters.database.tables import log
from checkin.domain.model import BadgeId, EventId, RegistrationId
from checkin.domain.record import Record, decode


def records_about(
    database: Database, event: EventId, person: RegistrationId, badges: Collection[BadgeId]
) -> list[Record]:
    """The records about *person*, in the order in which they came.

    As well those that name only a badge of theirs: its desk did not know whose it is. Of
    300,000 records only what may be one of them is read.
    """
    with database.read() as connection:
        # Records say first whom they are about: that they do is seen at once.
        unsaid = _stands(connection, "about", '"about"', "=")
        shown = [
            and_(unsaid, _stands(connection, f"badge{number}", f'"{one}"'))
            for number, one in enumerate(badges)
        ]
        wanted = or_(_stands(connection, "person", f'"{person}"'), *shown)
        rows = connection.execute(
            select(log.c.data).where(log.c.event == event, wanted).order_by(log.c.n)
        ).all()
    found = (decode(row.data) for row in rows)
    return [one for one in found if one.about == person or (not one.about and one.badge in badges)]


def _stands(connection: Connection, name: str, said: str, than: str = ">") -> TextClause:
    """Whether *said* stands in a record's bytes (or not, with *than* "=")."""
    found = "instr(data, :{})" if connection.dialect.name == "sqlite" else "position(:{} in data)"
    clause = text(f"{found.format(name)} {than} 0")
    return clause.bindparams(bindparam(name, value=said.encode()))
