"""What a server erases of an event: everybody on its list. Records and numbers stay.

Each erasing leaves a signed certificate, which is kept with the numbers.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Connection, delete, func, select

from checkin.adapters.database.erasing import erase_entries
from checkin.adapters.database.roster_rows import side_held, upsert
from checkin.adapters.database.sources import forget_sources
from checkin.adapters.database.tables import aside, log, printed, roster, setting, trail
from checkin.adapters.profile import wall_ms
from checkin.adapters.server_data import ServerData
from checkin.domain.model import DeskProfile, EventId, Gathering
from checkin.usecases.erasing import (
    COMMAND,
    Certificate,
    SignedCertificate,
    read_certificate,
    signed,
)
from checkin.usecases.roster_pages import RosterEntry

PEOPLE = frozenset({"registration", "badge", "names_key"})
"""Kinds of entries that are somebody's. With the key go the sealed parts of records."""


@dataclass(frozen=True, slots=True)
class Who:
    """Who erases: an account by its id and name, or nobody's for a command."""

    account: str = COMMAND
    name: str = COMMAND


@dataclass(frozen=True, slots=True)
class Holding:
    """How many rows a server holds of an event: of people, and of what stays without them."""

    people: Mapping[str, int]
    rest: Mapping[str, int]


def holding(data: ServerData, event: EventId) -> Holding:
    """Count what is held of *event* now."""
    desks = len(data.book(event).desks())
    with data.database.read() as connection:
        return Holding(_people(connection, event), _rest(connection, event, desks))


def erase_people(
    data: ServerData,
    event: EventId,
    counts: Sequence[Mapping[str, Any]],
    who: Who = Who(),
    *,
    by_itself: bool = False,
) -> SignedCertificate:
    """Erase everybody of *event*; keep *counts*, numbers by list, and the certificate of it.

    Where nobody is left to erase, it is the certificate of when they were.
    What a backup holds stays there; PostgreSQL frees the rows at its next vacuum.

    Raises:
        StoreError: it cannot be done now.
    """
    gathering, desks = data.book(event).gathering(), len(data.book(event).desks())
    with data.database.write(event) as connection:
        before = _value(connection, _certificates(event))
        if before and not any(_people(connection, event).values()):
            # Another process, or the same owner's second click, was first.
            return read_certificate(json.loads(before)[-1])
        erased = Counter[str]()
        erase_entries(
            connection, event, lambda entries: _without_people(entries, erased), tuple(DeskProfile)
        )
        # What stood on somebody's badge is a hash of their name.
        connection.execute(delete(printed).where(printed.c.event == event))
        forget_sources(connection, event)
        made = signed(
            Certificate(
                event,
                gathering.name if gathering else "",
                wall_ms(),
                who.name,
                by_itself,
                dict(erased),
                _rest(connection, event, desks),
                {one["list"]: (one["arrived"], one["expected"]) for one in counts},
            ),
            data.identity.public_key,
            data.identity,
        )
        kept = [*(json.loads(before) if before else ()), made.written()]
        _keep(connection, _key(event), json.dumps(list(counts)))
        _keep(connection, _certificates(event), json.dumps(kept))
        data.database.news.announce(connection, event)
    data.database.compact()
    return made


def kept_counts(data: ServerData, event: EventId) -> list[dict[str, Any]] | None:
    """Return the numbers that stayed of an event whose people are erased, ``None`` for others."""
    with data.database.read() as connection:
        value = _value(connection, _key(event))
    return None if value is None else json.loads(value)


def certificates(data: ServerData, event: EventId) -> list[SignedCertificate]:
    """The certificates of what was erased of an event, the latest first."""
    with data.database.read() as connection:
        value = _value(connection, _certificates(event))
    return [read_certificate(one) for one in reversed(json.loads(value))] if value else []


def is_overdue(data: ServerData, gathering: Gathering) -> bool:
    """Say whether people are held of an event although its wipe date has come."""
    if gathering.wipe is None or gathering.wipe > wall_ms():
        return False
    with data.database.read() as connection:
        return any(_people(connection, gathering.id).values())


def erases_itself(data: ServerData, event: EventId) -> Who | None:
    """Who has asked that the server erase an event's people by itself on the date, if anybody."""
    with data.database.read() as connection:
        value = _value(connection, _by_itself(event))
    return Who(**json.loads(value)) if value else None


def set_erases_itself(data: ServerData, event: EventId, who: Who | None) -> None:
    """Have the server do so as *who* has asked, or not."""
    with data.database.write(event) as connection:
        if who is None:
            connection.execute(delete(setting).where(setting.c.key == _by_itself(event)))
        else:
            _keep(connection, _by_itself(event), json.dumps(asdict(who)))


def _without_people(entries: Iterable[RosterEntry], erased: Counter[str]) -> Iterator[RosterEntry]:
    erased.update(dict.fromkeys(PEOPLE, 0))
    for one in entries:
        if one.kind in PEOPLE:
            erased[one.kind] += not one.deleted
        else:
            yield one


def _people(connection: Connection, event: EventId) -> dict[str, int]:
    return {kind: _entries(connection, event, kind) for kind in sorted(PEOPLE)}


def _rest(connection: Connection, event: EventId, desks: int) -> dict[str, int]:
    rows = {
        "record": select(func.count()).select_from(log).where(log.c.event == event),
        "aside": select(func.count()).select_from(aside).where(aside.c.event == event),
        "trail": select(func.count()).select_from(trail).where(trail.c.event == event),
    }
    return {
        "list": _entries(connection, event, "list"),
        "desk": desks,
        **{kind: connection.scalar(asked) or 0 for kind, asked in rows.items()},
    }


def _entries(connection: Connection, event: EventId, kind: str) -> int:
    asked = select(func.count()).where(
        roster.c.event == event,
        roster.c.kind == kind,
        roster.c.side == side_held(connection, event),
        roster.c.deleted.is_(False),
    )
    return connection.scalar(asked) or 0


def _value(connection: Connection, key: str) -> str | None:
    return connection.scalar(select(setting.c.value).where(setting.c.key == key))


def _keep(connection: Connection, key: str, value: str) -> None:
    upsert(connection, setting, [{"key": key, "value": value}])


def _key(event: EventId) -> str:
    return f"counts-{event}"


def _certificates(event: EventId) -> str:
    return f"certificates-{event}"


def _by_itself(event: EventId) -> str:
    return f"erases-itself-{event}"
