"""What organisers did, and when: words and ids, never anybody's name."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy import delete, insert, select

from checkin.adapters.database.engine import Database
from checkin.adapters.database.tables import trail
from checkin.adapters.profile import wall_ms

_log = logging.getLogger("checkin.server.trail")
"""For whatever sends a host's logs elsewhere: nobody here can change them there."""

KEPT_MS = 400 * 24 * 60 * 60 * 1000
"""How long the trail is kept: a year, and some weeks to look at it."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was done. ``account`` is empty for a command at the server itself."""

    n: int
    at: int
    account: str
    word: str
    event: str
    about: str


class Trail:
    """The audit trail of a server: only ever added to."""

    def __init__(self, database: Database, now_ms: Callable[[], int] = wall_ms) -> None:
        self._database = database
        self._now_ms = now_ms

    def note(self, account: str, word: str, event: str = "", about: str = "") -> None:
        """Note that *account* did *word*, about what has the id *about*.

        Raises:
            StoreError: it could not be saved.
        """
        now = self._now_ms()
        with self._database.write("trail") as connection:
            connection.execute(delete(trail).where(trail.c.at < now - KEPT_MS))
            row = {"at": now, "account": account, "word": word, "event": event, "about": about}
            connection.execute(insert(trail).values(row))
        _log.info("trail", extra={"fields": row})

    def steps(
        self,
        *,
        account: str | None = None,
        word: str | None = None,
        event: str | None = None,
        below: int | None = None,
        limit: int | None = None,
    ) -> Sequence[Step]:
        """What was done, the newest first; of these only, and *below* a place if one is given."""
        wanted = select(trail).order_by(trail.c.n.desc()).limit(limit)
        for column, value in ((trail.c.account, account), (trail.c.word, word)):
            if value is not None:
                wanted = wanted.where(column == value)
        if event is not None:
            wanted = wanted.where(trail.c.event == event)
        if below is not None:
            wanted = wanted.where(trail.c.n < below)
        with self._database.read() as connection:
            return [Step(*row) for row in connection.execute(wanted)]

    def words(self) -> Sequence[str]:
        """Every word that was ever noted."""
        with self._database.read() as connection:
            return connection.scalars(select(trail.c.word).distinct().order_by(trail.c.word)).all()
