"""Replicas of an invented event: real keys, real files, names that must never leak."""

import contextlib
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
    EnrolledDesk,
    EventId,
    Gathering,
    IssuedBadge,
    ListId,
    Registration,
    RegistrationId,
)
from checkin.domain.record import Draft, Kind
from checkin.usecases.ports import RosterChange, RosterEntry, RosterVersion

EVENT = EventId("0badcafe")
HALL, GATE, RELAY = (DeskId(digit * 16) for digit in "123")
KEYS = {HALL: SigningKey(b"h" * 32), GATE: SigningKey(b"g" * 32), RELAY: SigningKey(b"r" * 32)}
DATA_KEY = b"d" * 32
DAY_1 = ListId("day-1")
NOON = 1_713_182_400_000

GATHERING = Gathering(EVENT, "Harbour Days", "UTC", ((1, b"p" * 32),))
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
    return RosterChange(
        RosterVersion(incarnation, version), tuple(entry(one, version) for one in things), whole
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

    def open(self, name, desk=None, change=EVERYTHING, clock=wall):
        """A replica in its own file, which belongs to *desk* if one is given."""
        database = open_encrypted(self.folder / f"{name}.db", DATA_KEY)
        self.stack.callback(database.close)
        store = ReplicaStore(database, EVENT, clock, desk, KEYS.get(desk))
        if change is not None:
            store.apply(change)
        return store
