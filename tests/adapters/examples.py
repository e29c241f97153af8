"""Replicas of an invented event: real keys, real files, names that must never leak."""

import contextlib
import json
from dataclasses import dataclass
from datetime import date

from checkin.adapters import roster_json
from checkin.adapters.database.engine import open_encrypted
from checkin.adapters.database.store import ReplicaStore
from checkin.adapters.keys import SigningKey
from checkin.domain.clock import ClockReading
from checkin.domain.model import (
    BadgeId,
    CheckInList,
    DeskId,
    DeskProfile,
    EnrolledDesk,
    EventId,
    Gathering,
    IssuedBadge,
    ListId,
    Registration,
    RegistrationId,
)
from checkin.domain.record import Draft, Head, Kind, Run, hash_of, seal_message
from checkin.usecases.roster_pages import Cursor, RosterEntry, RosterPage, RosterVersion

EVENT = EventId("0badcafe")
HALL, GATE, RELAY = (DeskId(digit * 16) for digit in "123")
KEYS = {HALL: SigningKey(b"h" * 32), GATE: SigningKey(b"g" * 32), RELAY: SigningKey(b"r" * 32)}
DATA_KEY = b"d" * 32
DAY_1 = ListId("day-1")
NOON = 1_713_182_400_000

GATHERING = Gathering(
    EVENT,
    "Harbour Days",
    "UTC",
    ((1, b"p" * 32),),
    pin=b"v" * 48,
    contacts=("Venue lead: room 12", "First aid: 112"),
)
LIST = CheckInList(DAY_1, "Day 1", date(2024, 4, 15))
ADA = Registration(RegistrationId("r-ada"), "Ada Canarybird", "Quillfeather Trust")
ADAS_BADGE = IssuedBadge(BadgeId("CANARY-TICKET-0001"), ADA.id)
DESKS = tuple(
    EnrolledDesk(desk, f"Desk {number}", KEYS[desk].public_key)
    for number, desk in enumerate((HALL, GATE, RELAY), start=1)
)


def entry(thing, version=1):
    """A thing of the roster as it travels."""
    kind = {
        Gathering: "gathering",
        CheckInList: "list",
        Registration: "registration",
        IssuedBadge: "badge",
        EnrolledDesk: "desk",
    }[type(thing)]
    return RosterEntry(
        kind, thing.id, version, roster_json.write(thing), getattr(thing, "short", "")
    )


def roster(*things, version=1, incarnation="first", whole=True):
    """A change that brings *things*."""
    return change(*(entry(one, version) for one in things), incarnation=incarnation, whole=whole)


def change(*entries, version=None, incarnation="first", whole=False, **more):
    """A change that brings *entries*, all at once unless *more* says otherwise."""
    last = max(entries, key=lambda one: (one.version, one.kind, one.id))
    return RosterPage(
        RosterVersion(incarnation, version or last.version),
        entries,
        Cursor(last.version, last.kind, last.id),
        whole,
        **more,
    )


EVERYTHING = roster(GATHERING, LIST, ADA, ADAS_BADGE, *DESKS)


def admission(about="r-ada", **fields):
    """An admission to day 1."""
    return Draft(Kind.ADMITTED, DAY_1, about, **fields)


def reading(second=0):
    """The desk's clock, so many seconds after noon."""
    return ClockReading(NOON + int(second * 1000), 0, 10)


def wall():
    return NOON


@dataclass
class Replicas:
    """Opens replicas in one folder, and closes them all at the end."""

    folder: object
    stack: contextlib.ExitStack

    def database(self, name):
        """Its own database, the same one for the same name."""
        return open_encrypted(self.folder / f"{name}.db", DATA_KEY)

    def open(self, name, desk=None, change=EVERYTHING, clock=wall):
        """A replica in its own database, which belongs to *desk* if one is given."""
        database = self.database(name)
        self.stack.callback(database.close)
        store = ReplicaStore(database, EVENT, clock, desk, KEYS.get(desk))
        if change is not None:
            store.apply(change)
        return store


EVERYTHING_AT_ONCE = 10**9


def fill(store, number, start=0):
    """Make so many records at a desk."""
    return [
        store.record(admission(badge=f"badge-{start + one}"), reading(start + one))
        for one in range(number)
    ]


def news_since(store, version=None, arriving=None):
    """The roster above *version*, all in one page."""
    return store.page_above(
        version or RosterVersion(), arriving, EVERYTHING_AT_ONCE, DeskProfile.HELP_DESK
    )


def all_of(store):
    """Every run that a replica can hand on."""
    return store.runs_above({}, EVERYTHING_AT_ONCE)


def bytes_of(store):
    """Everything that a replica would hand on, by identity."""
    return {
        (run.desk, seq): data
        for run in all_of(store)
        for seq, data in enumerate(run.records, start=run.first)
    }


def sealed(records, desk=HALL, first=1, key=None):
    """A run of these bytes, signed as its desk would sign it."""
    end = Head(first + len(records) - 1, hash_of(records[-1]))
    return Run(desk, first, tuple(records), (key or KEYS[desk])(seal_message(desk, end)))


def altered(data, **fields):
    """The record's bytes with other fields, sealed by nobody."""
    return json.dumps(json.loads(data) | fields, sort_keys=True, separators=(",", ":")).encode()


def following(data, **fields):
    """The bytes of a record after *data*, with *fields* that this version may not know."""
    return altered(data, seq=json.loads(data)["seq"] + 1, prev=hash_of(data), **fields)
