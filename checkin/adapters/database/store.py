"""A replica: the log and the roster of one event in one database."""

from collections.abc import Callable
from dataclasses import replace

from checkin.adapters.database.desk_log import DeskLog
from checkin.adapters.database.engine import Database
from checkin.adapters.database.erasing import without_names
from checkin.adapters.database.log import Signer
from checkin.adapters.database.roster import RosterTable
from checkin.adapters.keys import SigningKey
from checkin.domain.model import DeskId, EventId
from checkin.usecases.roster_pages import RosterPage


class ReplicaStore(DeskLog, RosterTable):
    """Implements ``checkin.usecases.ports.Store``; safe to use from several threads.

    A server gives neither ``mine`` nor ``sign`` and makes no records itself.
    """

    def __init__(
        self,
        database: Database,
        event: EventId,
        wall: Callable[[], int],
        mine: DeskId | None = None,
        sign: Signer | None = None,
        signer: Callable[[bytes], Signer] = SigningKey,
    ) -> None:
        self.takes_names = True
        RosterTable.__init__(self, database, event)
        DeskLog.__init__(self, database, event, wall, mine, sign, signer)

    @property
    def event(self) -> EventId:
        """Whose log and roster it is."""
        return self._event

    def apply(self, page: RosterPage) -> bool:
        """As in the port; names that come when none may be here any more are left out."""
        if not self.takes_names:
            page = replace(page, entries=tuple(without_names(page.entries)))
        return super().apply(page)
