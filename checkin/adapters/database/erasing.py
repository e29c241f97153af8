"""Names erased, log kept: what a desk does a day after its event's end.

Every entry becomes what a lane without names is given; what is not for one goes, the key to
walk-ins' names with it. Records stay as they are: they hold ids, and what is sealed in them
nobody opens any more. Then no page that held a name is left, in the file or the WAL.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress

from sqlalchemy import Connection, delete, select

from checkin.adapters.database.engine import Database
from checkin.adapters.database.roster_rows import (
    ENTRY,
    put,
    set_version,
    side_held,
    version_of,
)
from checkin.adapters.database.tables import (
    arriving,
    arriving_state,
    metadata,
    roster,
    roster_state,
    setting,
)
from checkin.adapters.roster_views import view_of
from checkin.domain.errors import StoreError
from checkin.domain.model import DeskProfile, EventId
from checkin.domain.views import is_stand_in
from checkin.usecases.roster_pages import RosterEntry, RosterVersion

_AS_THEY_ARE = frozenset({"lock", "revocations", "desk"})
"""Kinds of which nothing is anybody's on the list. How the desk is locked stays as it was, and so
does by what each desk shows who let it in: a server may have to be shown it yet."""


def erase_names(database: Database, event: EventId) -> None:
    """Erase every name of *event* from a desk's database. Whoever is killed here does it again.

    Raises:
        StoreError: it cannot be done now: another program reads the database, or the disk fails.
    """
    with database.write(event) as connection:
        erase_entries(connection, event, without_names)
    database.compact()


def erase_entries(
    connection: Connection,
    event: EventId,
    left: Callable[[Iterable[RosterEntry]], Iterable[RosterEntry]],
    profiles: Sequence[DeskProfile] = (DeskProfile.HELP_DESK,),
) -> None:
    """Make another roster of what is *left* of this one, and forget what has not arrived yet.

    A server keeps the digest of what it gives to each of *profiles*.
    """
    side = side_held(connection, event)
    number = version_of(connection, event).number
    of_event = (roster.c.event == event, roster.c.side == side)
    held = connection.execute(select(*(roster.c[name] for name in ENTRY)).where(*of_event)).all()
    for table in (arriving, arriving_state, roster, roster_state):
        connection.execute(delete(table).where(table.c.event == event))
    put(connection, event, list(left(RosterEntry(*row) for row in held)), profiles)
    # Of no version that anybody else has: what is sent from elsewhere replaces all of it.
    set_version(connection, event, RosterVersion(os.urandom(8).hex(), number + 1))


def forget_event(database: Database) -> None:
    """Empty a database of all that it holds of any event, and of no page that held it anything.

    Its own settings stay.

    Raises:
        StoreError: the disk fails.
    """
    with database.write() as connection:
        for table in metadata.sorted_tables:
            if table is not setting:
                connection.execute(delete(table))
        own = setting.c.key.like("own-%") | (setting.c.key == "waiting")
        connection.execute(delete(setting).where(~own))
    # Another program may read it: it is encrypted, and the pages go with the next one.
    with suppress(StoreError):
        database.compact()


def without_names(entries: Iterable[RosterEntry]) -> Iterator[RosterEntry]:
    """What is left of *entries* where no name may be: what a lane without names is given."""
    for one in entries:
        if one.kind in _AS_THEY_ARE or (one.kind == "badge" and is_stand_in(one.id)):
            yield one
        elif (seen := view_of(one, DeskProfile.LANE_WITHOUT_NAMES)) is not None:
            yield seen
