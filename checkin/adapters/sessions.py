"""Who is signed in, where, and until when. Only a hash of each cookie is kept."""

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, delete, insert, or_, select, update

from checkin.adapters.database.engine import Database
from checkin.adapters.database.tables import account, session
from checkin.adapters.links import TURN, hash_of
from checkin.adapters.profile import wall_ms

IDLE_MS = 2 * 60 * 60 * 1000
"""How long a session holds in which nothing is asked."""

WHOLE_MS = 14 * 60 * 60 * 1000
"""How long any session holds: one long day."""

HALF_MS = 10 * 60 * 1000
"""How long the second factor may take."""

PROVED_MS = 15 * 60 * 1000
"""How long it stays proved who sits there."""

TOUCH_MS = 60 * 1000
"""How often it is written down that somebody is still there."""

_TOKEN_BYTES = 32


@dataclass(frozen=True, slots=True)
class Session:
    """A browser that is signed in. Times in milliseconds since 1970.

    ``id`` names it on pages; nobody can make the cookie from it. ``is_whole`` is false between
    the password and the second factor. ``is_proved``: whoever sits there has just shown who
    they are.
    """

    id: str
    account: str
    place: str
    is_whole: bool
    begun: int
    seen: int
    is_proved: bool


class Sessions:
    """The sessions of a server. Each call is one transaction."""

    def __init__(self, database: Database, now_ms: Callable[[], int] = wall_ms) -> None:
        self._database = database
        self._now_ms = now_ms

    def begin(self, who: str, place: str, *, whole: bool, instead_of: str = "") -> str:
        """Begin a session of the account *who*, end that of the token *instead_of*; its token."""
        token, now = secrets.token_urlsafe(_TOKEN_BYTES), self._now_ms()
        with self._database.write(TURN) as connection:
            connection.execute(delete(session).where(self._is_over(now)))
            if instead_of:
                connection.execute(
                    delete(session).where(session.c.token_hash == hash_of(instead_of))
                )
            row = {"token_hash": hash_of(token), "account": who, "place": place, "whole": whole}
            times = {"begun": now, "seen": now, "proved": now}
            connection.execute(insert(session).values(row | times))
        return token

    def find(self, token: str) -> Session | None:
        """The session with this token, ``None`` if it is over or was none."""
        now = self._now_ms()
        with self._database.read() as connection:
            row = connection.execute(
                select(session).where(session.c.token_hash == hash_of(token), ~self._is_over(now))
            ).one_or_none()
        return None if row is None else self._read(row, now)

    def touch(self, found: Session) -> None:
        """Note that somebody is there, once in a while."""
        now = self._now_ms()
        if now - found.seen < TOUCH_MS:
            return
        with self._database.write(TURN) as connection:
            connection.execute(
                update(session).where(session.c.token_hash == found.id).values(seen=now)
            )

    def prove(self, token: str, found: Session) -> str:
        """It is proved again who sits there: the same session under another token, returned."""
        fresh, now = secrets.token_urlsafe(_TOKEN_BYTES), self._now_ms()
        with self._database.write(TURN) as connection:
            connection.execute(
                update(session)
                .where(session.c.token_hash == hash_of(token), session.c.token_hash == found.id)
                .values(token_hash=hash_of(fresh), proved=now, seen=now)
            )
        return fresh

    def of(self, who: str) -> Sequence[Session]:
        """Every session of an account, the last seen first."""
        return [one for one in self.all() if one.account == who]

    def all(self) -> Sequence[Session]:
        """Every whole session, the last seen first."""
        now = self._now_ms()
        with self._database.read() as connection:
            rows = connection.execute(
                select(session)
                .where(session.c.whole, ~self._is_over(now))
                .order_by(session.c.seen.desc(), session.c.token_hash)
            ).all()
        return [self._read(row, now) for row in rows]

    def end(self, who: str, called: str) -> None:
        """End the session with the id *called*, if it is one of the account *who*."""
        with self._database.write(TURN) as connection:
            connection.execute(
                delete(session).where(session.c.token_hash == called, session.c.account == who)
            )

    def end_all(self, who: str, but: str = "") -> None:
        """End every session of an account but the one with the id *but*."""
        with self._database.write(TURN) as connection:
            connection.execute(
                delete(session).where(session.c.account == who, session.c.token_hash != but)
            )

    def _is_over(self, now: int) -> Any:
        """What is true of rows that hold no more. A clock set back ends sessions as well."""
        return or_(
            session.c.seen <= now - IDLE_MS,
            session.c.begun <= now - WHOLE_MS,
            session.c.begun > now + TOUCH_MS,
            ~session.c.whole & (session.c.begun <= now - HALF_MS),
            session.c.account.not_in(select(account.c.id).where(account.c.access != "")),
        )

    def _read(self, row: Row[Any], now: int) -> Session:
        return Session(
            row.token_hash,
            row.account,
            row.place,
            row.whole,
            row.begun,
            row.seen,
            now - PROVED_MS < row.proved <= now + TOUCH_MS,
        )
