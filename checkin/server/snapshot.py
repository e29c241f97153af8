"""What there is to say of an event at one moment: the numbers of its pages and for programs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from checkin.adapters.desk_book import HeardDesk
from checkin.domain.model import CheckInList, DeskId, Gathering, ListId, Registration
from checkin.domain.record import Record
from checkin.usecases.crowd import By
from checkin.usecases.curve import Curve
from checkin.usecases.pace import Advice, Missing
from checkin.usecases.small_cells import Breakdown


@dataclass(frozen=True, slots=True)
class ListCount:
    """One check-in list: arrived of expected, who is inside now, who is to be settled.

    ``conflicts`` are people, however many desks have admitted one of them. ``missing`` are the desks that were not heard of late, and how many may have arrived there.
    """

    id: ListId
    name: str
    day: date
    arrived: int
    expected: int
    inside: int
    conflicts: int
    by_desk: Mapping[DeskId, int]
    missing: tuple[Missing, ...] = ()


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast a desk is: arrivals a minute, of the last five, and seconds between two."""

    per_minute: float
    median_s: float | None


@dataclass(frozen=True, slots=True)
class Recent:
    """An arrival without its name; ``category`` is ``None`` where too few are of it."""

    at: int
    desk: DeskId
    category: str | None
    person: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Detail:
    """All that there is to say of one list. ``curve`` is ``None`` before anybody came."""

    curve: Curve | None
    paces: Mapping[DeskId, Pace]
    advice: tuple[tuple[DeskId, Advice], ...]
    breakdowns: Mapping[By, Breakdown]
    recent: tuple[Recent, ...]


@dataclass(frozen=True, slots=True)
class ToSettle:
    """How many things wait for a person, by what they are."""

    conflicts: int
    walk_ins: int
    substitutes: int
    unknown: int
    sent_on: int
    aside: int

    @property
    def waiting(self) -> int:
        """How many cards the page on which people settle has, as the menu says."""
        return self.conflicts + self.walk_ins + self.substitutes


@dataclass(frozen=True, slots=True)
class Attended:
    """One person on one list: ``arrived`` is the record that counts, if they came."""

    on: CheckInList
    person: str
    who: Registration | None = field(repr=False)
    arrived: Record | None
    inside: bool


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Everything that pages show, at one moment. ``at`` in ms since 1970 UTC."""

    gathering: Gathering
    at: int
    list_version: int
    lists: tuple[ListCount, ...]
    desks: tuple[HeardDesk, ...]
    records: dict[str, int]
    refused: dict[str, int]
    aside: int
    to_settle: ToSettle
    details: Mapping[ListId, Detail]


def as_json(now: Snapshot) -> dict[str, object]:
    """The snapshot for programs: numbers and names of lists and desks only."""
    return {
        "event": now.gathering.name,
        "as_of_ms": now.at,
        "list_version": now.list_version,
        "lists": [
            {
                "id": one.id,
                "name": one.name,
                "day": one.day.isoformat(),
                "arrived": one.arrived,
                "expected": one.expected,
                "inside": one.inside,
                "conflicts": one.conflicts,
                "by_desk": dict(one.by_desk),
            }
            for one in now.lists
        ],
        "desks": [
            {
                "id": one.id,
                "name": one.name,
                "heard_ms": one.at,
                "to_send": one.to_send,
                "aside": one.aside,
                "list_version": one.roster_number,
                "program": one.program,
                "battery": one.battery,
                "on_mains": one.on_mains,
                "retired": one.retired,
                "finished": one.finished,
            }
            for one in now.desks
        ],
        "records": now.records,
        "refused": now.refused,
        "aside": now.aside,
    }
