"""Links that let somebody in: once, or until a time. Only a hash of each is kept here."""

import hashlib
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from checkin.adapters.database.engine import Database
from checkin.adapters.database.tables import link
from checkin.adapters.profile import wall_ms
from checkin.domain.access import Access
from checkin.domain.model import EventId

TURN = "accounts"
"""Whose turn it is to write about accounts and links, as an event's is to write about it."""

_TOKEN_BYTES = 32


class LinkKind(StrEnum):
    """What a link is for.

    A server's first owner; a new organiser; one who lost the password, or (*anew*) the second
    factor too; a wall.
    """

    FIRST = "first"
    JOIN = "join"
    PASSWORD = "password"  # noqa: S105  a kind of link
    ANEW = "anew"
    WALL = "wall"


@dataclass(frozen=True, slots=True)
class Link:
    """A link that still holds. Times in milliseconds since 1970; ``used`` is 0 for never.

    ``id`` names it on pages and in the trail; nobody can make the link from it.
    """

    id: str
    kind: LinkKind
    event: EventId
    account: str
    access: Access
    made: int
    expires: int
    used: int


class Links:
    """The links of a server. Each call is one transaction."""

    def __init__(self, database: Database, now_ms: Callable[[], int] = wall_ms) -> None:
        self._database = database
        self._now_ms = now_ms

    def make(
        self,
        kind: LinkKind,
        lasts_ms: int,
        *,
        event: str = "",
        account: str = "",
        access: Access = Access.VIEWER,
        once: bool = True,
    ) -> str:
        """Make a link that holds for *lasts_ms*, and return its token, which is not kept."""
        with self._database.write(TURN) as connection:
            return self.make_in(
                connection, kind, lasts_ms, event=event, account=account, access=access, once=once
            )

    def make_in(
        self,
        connection: Connection,
        kind: LinkKind,
        lasts_ms: int,
        *,
        event: str = "",
        account: str = "",
        access: Access = Access.VIEWER,
        once: bool = True,
    ) -> str:
        """Make one as :meth:`make` does, in a transaction that does more."""
        token, now = secrets.token_urlsafe(_TOKEN_BYTES), self._now_ms()
        connection.execute(delete(link).where(link.c.expires <= now))
        connection.execute(
            insert(link).values(
                token_hash=hash_of(token),
                kind=kind,
                event=event,
                account=account,
                access=access,
                once=once,
                made=now,
                expires=now + lasts_ms,
                used=0,
            )
        )
        return token

    def find(self, kind: LinkKind, token: str) -> Link | None:
        """The link with this token, ``None`` if there is none, or it holds no more."""
        with self._database.read() as connection:
            return self._found(connection, kind, token)

    def use(self, connection: Connection, kind: LinkKind, token: str) -> Link | None:
        """Use a link, in the transaction that does what it is for; ``None`` as in :meth:`find`."""
        found = self._found(connection, kind, token)
        if found is not None:
            connection.execute(
                update(link)
                .where(link.c.token_hash == hash_of(token))
                .values(used=max(1, self._now_ms()))
            )
        return found

    def held(self, kind: LinkKind, event: str = "") -> Sequence[Link]:
        """Every link of a kind that still holds, the newest first."""
        with self._database.read() as connection:
            rows = connection.execute(
                select(link)
                .where(link.c.kind == kind, link.c.event == event)
                .order_by(link.c.made.desc(), link.c.token_hash)
            ).all()
        return [one for row in rows if (one := self._holding(row)) is not None]

    def end_all(self, kind: LinkKind, account: str = "") -> None:
        """End every link of a kind that is for this account, or for none yet."""
        with self._database.write(TURN) as connection:
            connection.execute(delete(link).where(link.c.kind == kind, link.c.account == account))

    def end(self, kind: LinkKind, called: str) -> bool:
        """End the link with this id, and say whether there was one."""
        with self._database.write(TURN) as connection:
            ended = connection.execute(
                delete(link).where(link.c.kind == kind, link.c.token_hash == called)
            )
            return ended.rowcount > 0

    def _found(self, connection: Connection, kind: LinkKind, token: str) -> Link | None:
        row = connection.execute(
            select(link).where(link.c.token_hash == hash_of(token), link.c.kind == kind)
        ).one_or_none()
        return None if row is None else self._holding(row)

    def _holding(self, row: Row[Any]) -> Link | None:
        if row.expires <= self._now_ms() or (row.once and row.used):
            return None
        return Link(
            row.token_hash,
            LinkKind(row.kind),
            EventId(row.event),
            row.account,
            Access(row.access),
            row.made,
            row.expires,
            row.used,
        )


def hash_of(token: str) -> str:
    """Return what is kept of a token, which is random enough to need no more than one hash."""
    return hashlib.sha256(token.encode()).hexdigest()
