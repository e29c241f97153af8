"""What happened, in numbers: for whoever organised it, funded it or plans the next one.

No name and no small cell: of fewer than three people nothing is told but that they are
counted. It says itself how complete it is.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from itertools import chain, pairwise
from statistics import median
from typing import NamedTuple, Protocol

from checkin.domain.model import CheckInList, DeskId
from checkin.usecases.crowd import By, Cell, Crowd
from checkin.usecases.small_cells import LEAST, Breakdown, breakdown
from checkin.usecases.tally import Tally
from checkin.usecases.unheard import Heard

PAUSE_MS = 10 * 60 * 1000
"""Longer than this between two check-ins at a desk is a pause, and says nothing of its pace."""

HOUR_MS = 60 * 60 * 1000
_QUARTER_MS = HOUR_MS // 4


class Reporting(Heard, Protocol):
    """A desk as it was last heard. ``to_send`` is what it said it had not sent."""

    @property
    def name(self) -> str:
        """What people call it."""

    @property
    def to_send(self) -> int:
        """Records."""


class Hour(NamedTuple):
    """How many arrived from a moment until another (ms since 1970 UTC): an hour, or several."""

    begins: int
    ends: int
    arrived: int


@dataclass(frozen=True, slots=True)
class ListReport:
    """One list. ``not_come`` are those who were expected on it and did not arrive.

    ``first`` and ``last`` are when somebody arrived (ms), ``None`` where nobody did.
    """

    list: CheckInList
    arrived: int
    expected: int
    not_come: int
    first: int | None
    last: int | None
    hours: tuple[Hour, ...]
    by: Mapping[By, Breakdown]


@dataclass(frozen=True, slots=True)
class DeskLine:
    """One desk: how many it checked in who count, and the seconds between two of them (median).

    ``heard`` is when the server last did, ``None`` for never. ``may_miss`` if it has said that
    it has more to send, or nothing since somebody arrived last.
    """

    name: str
    check_ins: int
    seconds: int | None
    heard: int | None
    to_send: int
    may_miss: bool


@dataclass(frozen=True, slots=True)
class Report:
    """All of it, at one moment (ms). ``settled`` says how conflicts were, by reason."""

    at: int
    lists: tuple[ListReport, ...]
    desks: tuple[DeskLine, ...]
    settled: Mapping[str, int]
    unsettled: int
    aside: int

    @property
    def is_complete(self) -> bool:
        """Whether nothing is known to be missing."""
        return not self.aside and not any(one.may_miss for one in self.desks)


@dataclass(frozen=True, slots=True)
class CameTo:
    """Who came to one list: when (ms, in order) at each desk, and of what, in numbers."""

    list: CheckInList
    times: Mapping[DeskId, Sequence[int]]
    expected: int
    not_come: int
    cells: Mapping[By, Sequence[Cell]]


@dataclass(frozen=True, slots=True)
class Came:
    """What of an event a report is made from: taken at one moment, told at leisure.

    ``answers`` are the reasons with which conflicts were settled, ``unsettled`` how many people
    have one that is not.
    """

    lists: Sequence[CameTo]
    answers: Mapping[str, int]
    unsettled: int


def came(tally: Tally, crowd: Crowd, lists: Iterable[CheckInList]) -> Came:
    """Take it from what is counted already: it costs little, however many people there are."""
    contested = tally.contested().values()
    return Came(
        [
            CameTo(
                on,
                crowd.times(on.id),
                crowd.expected(on.id),
                crowd.not_come(on.id),
                {by: crowd.cells(on.id, by) for by in By},
            )
            for on in lists
        ],
        Counter(one.settlements[-1].reason for one in contested if not one.conflicts),
        sum(1 for one in contested if one.conflicts),
    )


def report(
    there: Came, desks: Sequence[Reporting], zone: tzinfo, *, aside: int, now_ms: int
) -> Report:
    """Tell what happened until now."""
    return Report(
        now_ms,
        tuple(_of_list(one, zone) for one in there.lists),
        _desks(desks, there.lists),
        there.answers,
        there.unsettled,
        aside,
    )


def _of_list(here: CameTo, zone: tzinfo) -> ListReport:
    times = sorted(chain.from_iterable(here.times.values()))
    return ListReport(
        here.list,
        len(times),
        here.expected,
        here.not_come,
        times[0] if times else None,
        times[-1] if times else None,
        hours(times, zone),
        {by: breakdown(cells) for by, cells in here.cells.items()},
    )


def hours(times: Sequence[int], zone: tzinfo) -> tuple[Hour, ...]:
    """Count moments (ms, in order) by the hours of *zone*; hours with few join those after them."""
    count = Counter[int]()
    # Every zone's hours begin at a quarter of ours.
    for quarter, many in Counter(one // _QUARTER_MS for one in times).items():
        count[_hour(quarter * _QUARTER_MS, zone)] += many
    told: list[Hour] = []
    for begins, many in sorted(count.items()):
        ends = begins + HOUR_MS
        if told and (told[-1].arrived < LEAST):
            told[-1] = Hour(told[-1].begins, ends, told[-1].arrived + many)
        else:
            told.append(Hour(begins, ends, many))
    if len(told) > 1 and told[-1].arrived < LEAST:
        last = told.pop()
        told[-1] = Hour(told[-1].begins, last.ends, told[-1].arrived + last.arrived)
    return tuple(told)


def _hour(ms: int, zone: tzinfo) -> int:
    moment = datetime.fromtimestamp(ms / 1000, UTC).astimezone(zone)
    return ms - moment.minute * 60 * 1000


def _desks(desks: Sequence[Reporting], lists: Iterable[CameTo]) -> tuple[DeskLine, ...]:
    times: dict[DeskId, list[int]] = defaultdict(list)
    for here in lists:
        for desk, some in here.times.items():
            times[desk] += some
    last = max(chain.from_iterable(times.values()), default=0)
    return tuple(
        DeskLine(
            one.name,
            len(times[one.id]),
            _seconds(sorted(times[one.id])),
            one.at,
            one.to_send,
            one.to_send > 0
            or (not (one.retired or one.finished) and (one.at is None or one.at < last)),
        )
        for one in desks
    )


def _seconds(times: Sequence[int]) -> int | None:
    gaps = [after - before for before, after in pairwise(times) if after - before <= PAUSE_MS]
    return round(median(gaps) / 1000) if gaps else None
