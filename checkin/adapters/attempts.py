"""Patience with whoever guesses: counted before it is known, by whom and from where."""

import hmac
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy import delete, select, update

from checkin.adapters.database.engine import Database
from checkin.adapters.database.roster_rows import upsert
from checkin.adapters.database.tables import attempt
from checkin.adapters.profile import wall_ms
from checkin.usecases.passwords import LONGEST_WAIT_MS, wait_ms

_FORGOTTEN_MS = 60 * 60 * 1000


@dataclass(frozen=True, slots=True)
class Counted:
    """What tries are counted by. From *free* wrong ones on, the next waits, *longest_ms* at most.

    A try that succeeds makes those before it *forgiven*; or it only does not count itself, where
    many people share what is counted by.
    """

    what: str
    free: int = 3
    longest_ms: int = LONGEST_WAIT_MS
    forgiven: bool = True


class Attempts:
    """The tries of a server's visitors. What they are counted by is kept as a keyed hash."""

    def __init__(self, database: Database, key: bytes, now_ms: Callable[[], int] = wall_ms) -> None:
        self._database = database
        self._key = key
        self._now_ms = now_ms

    def begin(self, counted: Sequence[Counted]) -> int:
        """Begin a try, and return 0; or return the milliseconds to wait until the next one.

        It counts as wrong until :meth:`succeeded`: of many at once, few are looked at.
        """
        now = self._now_ms()
        keys = {self._hash(one.what): one for one in counted}
        with self._database.write("attempts") as connection:
            connection.execute(delete(attempt).where(attempt.c.until < now - _FORGOTTEN_MS))
            rows = connection.execute(select(attempt).where(attempt.c.key.in_(keys))).all()
            # What lies further ahead is of a clock that was set back since.
            waits = max(
                (row.until - now for row in rows if row.until <= now + LONGEST_WAIT_MS), default=0
            )
            if waits > 0:
                return waits
            wrong = {row.key: row.wrong + 1 for row in rows}
            upsert(
                connection,
                attempt,
                [
                    {
                        "key": key,
                        "wrong": wrong.get(key, 1),
                        "until": now + wait_ms(wrong.get(key, 1), one.longest_ms, one.free),
                    }
                    for key, one in keys.items()
                ],
            )
        return 0

    def succeeded(self, counted: Sequence[Counted]) -> None:
        """The try was right."""
        with self._database.write("attempts") as connection:
            for one in counted:
                row = attempt.c.key == self._hash(one.what)
                if one.forgiven:
                    connection.execute(delete(attempt).where(row))
                else:
                    less = {"wrong": attempt.c.wrong - 1, "until": self._now_ms()}
                    connection.execute(update(attempt).where(row).values(less))

    def _hash(self, what: str) -> str:
        return hmac.new(self._key, what.encode(), "sha256").hexdigest()
