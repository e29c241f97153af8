"""Where organisers' records are written: a desk of the event that stands at no table.

Each server of the event has its key, and its name is of the roster's incarnation: a server
that was restored from a backup begins another chain rather than a second branch of the old.
"""

import contextlib
import hashlib
from collections.abc import Callable, Iterator

from checkin.adapters import roster_json
from checkin.adapters.database.engine import Database
from checkin.adapters.database.roster import RosterTable
from checkin.adapters.database.roster_rows import publish
from checkin.adapters.database.server_log import ServerLog, Write
from checkin.adapters.keys import SigningKey
from checkin.adapters.profile import wall_ms
from checkin.domain.clock import ClockReading
from checkin.domain.model import DeskId, DeskProfile, EnrolledDesk, EventId

NAME = "Organisers"
"""What desks call it."""


class OrganisersLog:
    """What organisers record of one event."""

    def __init__(
        self,
        database: Database,
        event: EventId,
        key: SigningKey,
        identity: SigningKey,
        wall: Callable[[], int] = wall_ms,
    ) -> None:
        self._database = database
        self._event = event
        self._key = key
        self._identity = identity
        self._wall = wall
        self._roster = RosterTable(database, event)

    @contextlib.contextmanager
    def writing(self) -> Iterator[Write]:
        """Write records that stand or fall together, while nobody else appends to the event.

        Raises:
            StoreError: they could not be saved; none of them was.
        """
        mine = self._desk()
        log = ServerLog(self._database, self._event, self._wall, mine, self._key)
        with log.writing() as write:
            yield write

    def now(self) -> ClockReading:
        """The server's clock, by which all others are set."""
        return ClockReading(self._wall(), 0, 0)

    def _desk(self) -> DeskId:
        """Who writes: known to every desk, before it hears the first record."""
        incarnation = self._roster.roster_version().incarnation
        digest = hashlib.blake2b(
            f"{self._event}:{incarnation}".encode(), key=self._key.public_key, digest_size=8
        )
        desk = DeskId(digest.hexdigest())
        if self._roster.desk(desk) is None:
            # No help desk: nobody is sent there.
            profile = DeskProfile.LANE_WITHOUT_NAMES
            made = EnrolledDesk(desk, NAME, self._key.public_key, profile=profile)
            certificate = self._identity(made.certified(self._event))
            made = EnrolledDesk(desk, NAME, self._key.public_key, certificate, profile=profile)
            with self._database.write(self._event) as connection:
                publish(connection, self._event, [("desk", desk, roster_json.write(made), "")])
                self._database.news.announce(connection, self._event)
        return desk
