"""Which badges are good no more: what a server signs, and what a desk has accepted.

A desk keeps what it has accepted beside the roster and not in it: a whole roster that comes,
also from a server that was restored from a backup, does not set it back.
"""

import hashlib
import json
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, Select, select

from checkin.adapters import roster_json
from checkin.adapters.database.roster_rows import side_of, upsert
from checkin.adapters.database.tables import roster, setting
from checkin.adapters.keys import verify
from checkin.domain.model import BadgeId, EventId, RegistrationId, Standing
from checkin.domain.revocation import Revocations, is_genuine

KIND, KEY = "revocations", "1"
_BY_RECORDS, _INHERITED = "revoked_by_records", "revoked_inherited"


@dataclass(frozen=True, slots=True)
class Accepted:
    """What a replica has accepted: the list, as it came, and how many others it refused."""

    body: str = ""
    refused: int = 0
    last_refused: str = ""


@dataclass(frozen=True, slots=True)
class HeldRevocations:
    """What a replica goes by, ``None`` before the first list, and how many it has refused."""

    now: Revocations | None
    refused: int


def accepted(connection: Connection, event: EventId) -> Accepted:
    """Read what was accepted."""
    found = _setting(connection, KIND, event)
    return Accepted(**json.loads(found)) if found else Accepted()


def readable(body: str | None) -> Revocations | None:
    """Read a list, ``None`` for what is none."""
    try:
        return roster_json.revocations(KEY, body) if body else None
    except (AttributeError, KeyError, TypeError, ValueError, RecursionError):
        return None


def published(connection: Connection, event: EventId) -> str | None:
    """Read the list that the roster has, as it came."""
    return connection.scalar(
        _rows(event, KIND, roster.c.id == KEY).with_only_columns(roster.c.body)
    )


def take_in(connection: Connection, event: EventId) -> None:
    """Accept the roster's list, unless it is forged or older than the one that is held.

    A refused one is counted once, however often it comes.
    """
    body = published(connection, event)
    held = accepted(connection, event)
    if body is None or body == held.body:
        return
    new, old = readable(body), readable(held.body)
    newer = new is not None and (old is None or new.number > old.number)
    if newer and new is not None and is_signed(connection, event, new):
        now = Accepted(body, held.refused, held.last_refused)
    else:
        digest = hashlib.blake2b(body.encode(), digest_size=8).hexdigest()
        if digest == held.last_refused:
            return
        now = Accepted(held.body, held.refused + 1, digest)
    fields = {name: getattr(now, name) for name in ("body", "refused", "last_refused")}
    _set(connection, KIND, event, json.dumps(fields))


def is_signed(connection: Connection, event: EventId, one: Revocations) -> bool:
    """Say whether *one* bears a signature of a badge key that the event has now."""
    body = connection.scalar(_rows(event, "gathering").with_only_columns(roster.c.body))
    keys = roster_json.gathering(event, body).badge_keys if body else ()
    return is_genuine(one, event, keys, verify)


def note_by_records(connection: Connection, event: EventId, badges: Collection[BadgeId]) -> None:
    """Keep which badges help desks' records have voided."""
    _set(connection, _BY_RECORDS, event, json.dumps(sorted(badges)))


def by_records(connection: Connection, event: EventId) -> frozenset[BadgeId]:
    """Read them."""
    return frozenset(_ids(connection, _BY_RECORDS, event))


def note_inherited(connection: Connection, event: EventId, badges: Collection[BadgeId]) -> None:
    """Keep which badges a list had that this server has lost."""
    held = _ids(connection, _INHERITED, event)
    _set(connection, _INHERITED, event, json.dumps(sorted({*held, *badges})))


def now_revoked(connection: Connection, event: EventId) -> frozenset[BadgeId]:
    """Every signed badge that is good no more, as this server has it.

    Replaced ones, those of people who have cancelled, those that help desks have voided, and
    those that were revoked before this server was restored.
    """
    gone = _cancelled(connection, event)
    signed = _rows(event, "badge", roster.c.also != "")
    if not gone:
        # Text in JSON has its quotes escaped: no name can look like this.
        signed = signed.where(roster.c.body.like('%"replaced_at":%'))
    found: set[BadgeId] = set()
    for row in connection.execute(signed):
        try:
            one = roster_json.issued_badge(row.id, row.also, row.body)
        except (AttributeError, KeyError, TypeError, ValueError):
            continue
        if one.replaced_at is not None or one.registration in gone:
            found.add(one.id)
    return by_records(connection, event).union(found, _ids(connection, _INHERITED, event))


def _cancelled(connection: Connection, event: EventId) -> set[RegistrationId]:
    likely = _rows(event, "registration", roster.c.body.like('%"standing":"cancelled"%'))
    found = set()
    for row in connection.execute(likely):
        try:
            one = roster_json.registration(row.id, row.body)
        except (AttributeError, KeyError, TypeError, ValueError):
            continue
        if one.standing is Standing.CANCELLED:
            found.add(one.id)
    return found


def _rows(event: EventId, kind: str, *where: ColumnElement[bool]) -> Select[str, str, str]:
    return select(roster.c.id, roster.c.also, roster.c.body).where(
        roster.c.event == event,
        roster.c.kind == kind,
        roster.c.side == side_of(event),
        roster.c.deleted.is_(False),
        *where,
    )


def _ids(connection: Connection, name: str, event: EventId) -> set[BadgeId]:
    return {BadgeId(one) for one in json.loads(_setting(connection, name, event) or "[]")}


def _setting(connection: Connection, name: str, event: EventId) -> str | None:
    key = f"{name}:{event}"
    return connection.scalar(select(setting.c.value).where(setting.c.key == key))


def _set(connection: Connection, name: str, event: EventId, value: str) -> None:
    upsert(connection, setting, [{"key": f"{name}:{event}", "value": value}])
