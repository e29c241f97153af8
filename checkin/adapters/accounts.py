"""Who organises: names, what each may do, and what is kept of their passwords."""

import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from checkin.adapters import passwords
from checkin.adapters.database.engine import Database
from checkin.adapters.database.roster_rows import upsert
from checkin.adapters.database.tables import account, setting
from checkin.adapters.links import TURN, LinkKind, Links
from checkin.adapters.profile import wall_ms
from checkin.domain.access import Access
from checkin.domain.errors import InputError
from checkin.domain.names import fold

LONGEST_NAME = 80
_ID_BYTES = 8
_NEEDS_SECOND = "second-factor-required"


class NoLink(InputError):
    """The link was used, ended or mistyped, or its time is over."""

    def __init__(self) -> None:
        super().__init__("This link is good no more. Ask for another one.")


class NameTaken(InputError):
    """Somebody else signs in with this name."""

    def __init__(self) -> None:
        super().__init__("Somebody else has this name here. Add something to it.")


class NoName(InputError):
    """There is nothing to sign in with."""

    def __init__(self) -> None:
        super().__init__("Give the name to sign in with: 80 characters at most.")


class LastOwner(InputError):
    """Without an owner nobody could let anybody in again."""

    def __init__(self) -> None:
        super().__init__("This is the only owner. Make somebody else an owner first.")


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who organises. ``codes`` is how many recovery codes are left."""

    id: str
    name: str = field(repr=False)
    access: Access
    has_second: bool
    codes: int
    made: int


class Accounts:
    """The accounts of a server. Each call is one transaction."""

    def __init__(
        self, database: Database, links: Links, now_ms: Callable[[], int] = wall_ms
    ) -> None:
        self._database = database
        self._links = links
        self._now_ms = now_ms

    # ---------------------------------------------------------------- who there is

    def all(self) -> Sequence[Account]:
        """Everybody who organises, by name."""
        with self._database.read() as connection:
            rows = connection.execute(select(account).where(account.c.access != "")).all()
        return sorted(map(_read, rows), key=lambda one: (fold(one.name), one.id))

    def find(self, called: str) -> Account | None:
        """The account with this id, ``None`` if there is none any more."""
        with self._database.read() as connection:
            row = connection.execute(
                select(account).where(account.c.id == called, account.c.access != "")
            ).one_or_none()
        return None if row is None else _read(row)

    def named(self, name: str) -> Account | None:
        """The account that signs in with *name*."""
        with self._database.read() as connection:
            row = self._row_named(connection, name)
        return None if row is None else _read(row)

    def names(self) -> Mapping[str, str]:
        """Every name by its account's id, of those too who were removed: for the trail."""
        with self._database.read() as connection:
            rows = connection.execute(select(account.c.id, account.c.name)).all()
        return {row.id: row.name for row in rows}

    def has_owner(self) -> bool:
        """Whether somebody has opened the first link."""
        with self._database.read() as connection:
            return _owners(connection) > 0

    # ---------------------------------------------------------------- how they come and go

    def join(self, kind: LinkKind, token: str, name: str, password: str) -> Account:
        """Use a link to make an account, with a password that was found good.

        Raises:
            NoLink: the link is good no more.
            NoName, NameTaken: another name is needed.
        """
        name = " ".join(name.split())
        if not fold(name) or len(name) > LONGEST_NAME or not name.isprintable():
            raise NoName
        kept, now = passwords.hashed(password), self._now_ms()
        with self._database.write(TURN) as connection:
            used = self._links.use(connection, kind, token)
            if used is None or (kind is LinkKind.FIRST and _owners(connection)):
                raise NoLink
            if self._row_named(connection, name) is not None:
                raise NameTaken
            access = Access.OWNER if kind is LinkKind.FIRST else used.access
            made = {"id": secrets.token_hex(_ID_BYTES), "name": name, "folded": fold(name)}
            kept_of = {"access": access, "password": kept, "made": now, "changed": now}
            connection.execute(insert(account).values(made | kept_of | _NO_SECOND))
        return Account(made["id"], name, access, has_second=False, codes=0, made=now)

    def change_access(self, called: str, access: Access) -> None:
        """Let somebody do more, or less, from now on.

        Raises:
            LastOwner: nobody would be an owner any more.
            InputError: there is no such account.
        """
        with self._database.write(TURN) as connection:
            self._set(connection, called, access=access)
            _check_owner(connection)

    def remove(self, called: str) -> None:
        """Let somebody in no more. Their name stays for the trail, and is free for another.

        Raises:
            LastOwner: nobody would be an owner any more.
            InputError: there is no such account.
        """
        gone = {"access": "", "folded": "", "password": ""} | _NO_SECOND
        with self._database.write(TURN) as connection:
            self._set(connection, called, **gone)
            _check_owner(connection)

    # ---------------------------------------------------------------- passwords

    def sign_in(self, name: str, password: str) -> Account | None:
        """The account of this name and password; for others ``None``, after as much work."""
        with self._database.read() as connection:
            row = self._row_named(connection, name)
        right = passwords.is_right("" if row is None else row.password, password)
        return _read(row) if row is not None and right else None

    def is_password(self, called: str, password: str) -> bool:
        """Say whether *password* is that of an account."""
        with self._database.read() as connection:
            kept = connection.scalar(
                select(account.c.password).where(account.c.id == called, account.c.access != "")
            )
        return passwords.is_right(kept or "", password)

    def set_password(self, called: str, password: str) -> None:
        """Change a password, to one that was found good."""
        kept = passwords.hashed(password)
        with self._database.write(TURN) as connection:
            self._set(connection, called, password=kept)

    def reset(self, kind: LinkKind, token: str, password: str) -> Account:
        """Use a link for whoever lost the password; ``ANEW`` forgets the second factor as well.

        Raises:
            NoLink: the link is good no more.
        """
        kept = passwords.hashed(password)
        with self._database.write(TURN) as connection:
            used = self._links.use(connection, kind, token)
            if used is None or self._row(connection, used.account) is None:
                raise NoLink
            lost = _NO_SECOND if kind is LinkKind.ANEW else {}
            self._set(connection, used.account, password=kept, **lost)
            found = self._row(connection, used.account)
        return _read(found)

    # ---------------------------------------------------------------- what the owner asks of all

    def needs_second(self) -> bool:
        """Whether everybody has to have a second factor."""
        with self._database.read() as connection:
            value = connection.scalar(select(setting.c.value).where(setting.c.key == _NEEDS_SECOND))
        return value == "yes"

    def need_second(self, *, needed: bool) -> None:
        """Say whether everybody has to have one."""
        with self._database.write(TURN) as connection:
            row = {"key": _NEEDS_SECOND, "value": "yes" if needed else "no"}
            upsert(connection, setting, [row])

    # ---------------------------------------------------------------- rows

    def _set(self, connection: Connection, called: str, **values: object) -> None:
        changed = connection.execute(
            update(account)
            .where(account.c.id == called, account.c.access != "")
            .values(values | {"changed": self._now_ms()})
        )
        if changed.rowcount == 0:
            raise InputError("There is no such account here.")

    def _row(self, connection: Connection, called: str) -> Any:
        return connection.execute(
            select(account).where(account.c.id == called, account.c.access != "")
        ).one_or_none()

    def _row_named(self, connection: Connection, name: str) -> Row[Any] | None:
        folded = fold(name)
        if not folded:
            return None
        return connection.execute(
            select(account).where(account.c.folded == folded, account.c.access != "")
        ).one_or_none()


_NO_SECOND: dict[str, Any] = {"second": "", "proposed": "", "recovery": "", "step": 0}


def _owners(connection: Connection) -> int:
    counted = select(func.count()).where(account.c.access == Access.OWNER)
    return connection.scalar(counted.select_from(account)) or 0


def _check_owner(connection: Connection) -> None:
    if not _owners(connection):
        raise LastOwner


def _read(row: Any) -> Account:
    codes = len(row.recovery.split())
    return Account(row.id, row.name, Access(row.access), bool(row.second), codes, row.made)
