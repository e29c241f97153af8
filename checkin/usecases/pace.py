"""How desks are doing: heard or not, how fast, and what follows from that for people.

An *estimate* is never a count. What a silent desk may know is worked out from how many came
there in the last five minutes before it fell silent, and is said to be worked out.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from statistics import median
from typing import Protocol

from checkin.domain.model import DeskId
from checkin.usecases.unheard import FORGOTTEN_MS, Heard

RATE_MS = 5 * 60 * 1000
"""Over how long a rate is measured."""

FRESH_MS = 30_000
OFFLINE_MS = 120_000
"""Since a desk was last heard: it is fresh for the first, and offline after the second."""

BUSY = 10
"""Check-ins in five minutes, two a minute: with more than that people queue."""

AT_WORK = 5
"""Check-ins in five minutes, one a minute: beside that a lane without any is remarkable."""

GAPS = 20
"""Pauses between check-ins of which the median is told."""


class State(StrEnum):
    """What is known of a desk: how old its last word is."""

    NEVER = "never"
    FRESH = "fresh"
    QUIET = "quiet"
    OFFLINE = "offline"
    CLOSED = "closed"
    RETIRED = "retired"
    FINISHED = "finished"


class Reporting(Heard, Protocol):
    """A desk as the server heard it last. ``to_send`` is what it said it had not sent yet."""

    @property
    def to_send(self) -> int:
        """Records."""


@dataclass(frozen=True, slots=True)
class Missing:
    """A desk that was not heard for ``for_ms``, and how many may have arrived there since."""

    desk: DeskId
    for_ms: int
    perhaps: int


class Advice(StrEnum):
    """What is to be said of a lane."""

    OPEN_ANOTHER = "open another"
    WITHOUT_ANYBODY = "without anybody"


Arrived = Callable[[DeskId, int, int], int]
"""How many arrived at a desk after one moment and until another."""


def state_of(desk: Heard, now_ms: int) -> State:
    """How it stands with *desk*. Who was not heard for half a day was switched off."""
    if desk.retired:
        return State.RETIRED
    if desk.finished:
        return State.FINISHED
    if desk.at is None:
        return State.NEVER
    age = now_ms - desk.at
    if age < FRESH_MS:
        return State.FRESH
    if age < OFFLINE_MS:
        return State.QUIET
    return State.OFFLINE if age <= FORGOTTEN_MS else State.CLOSED


def per_minute(arrived: Arrived, desk: DeskId, now_ms: int) -> float:
    """How many arrived there each minute, of the last five."""
    return arrived(desk, now_ms - RATE_MS, now_ms) * 60_000 / RATE_MS


def median_seconds(times: Sequence[int]) -> float | None:
    """What lies between two check-ins, *times* of which are in order; ``None`` for fewer."""
    gaps = [later - earlier for earlier, later in pairwise(times)]
    return median(gaps) / 1000 if gaps else None


def missing(
    desks: Iterable[Reporting], arrived: Arrived, on: str, left: int, now_ms: int
) -> tuple[Missing, ...]:
    """The desks that were not heard of late, and how many may have arrived there on list *on*.

    As many as at their last rate, and as they had not sent; all together no more than
    *left*, who are expected still. A desk with nobody at its last rate is left out.
    """
    found: list[Missing] = []
    for one in desks:
        if one.at is None or state_of(one, now_ms) is not State.OFFLINE:
            continue
        silent = now_ms - one.at
        rate = arrived(one.id, one.at - RATE_MS, one.at) / RATE_MS
        perhaps = round(rate * silent) + (one.to_send if one.on_list == on else 0)
        if perhaps:
            found.append(Missing(one.id, silent, perhaps))
    cut: list[Missing] = []
    for most in sorted(found, key=lambda one: (-one.perhaps, one.desk)):
        perhaps = min(most.perhaps, left)
        left -= perhaps
        if perhaps:
            cut.append(Missing(most.desk, most.for_ms, perhaps))
    return tuple(cut)


def advice(
    desks: Iterable[Heard], arrived: Arrived, on: str, now_ms: int
) -> tuple[tuple[DeskId, Advice], ...]:
    """What is to be said of lanes that can be heard and check in to list *on*."""
    heard = [
        (one.id, arrived(one.id, now_ms - RATE_MS, now_ms))
        for one in desks
        if one.on_list == on and state_of(one, now_ms) in {State.FRESH, State.QUIET}
    ]
    others_work = any(many >= AT_WORK for _, many in heard)
    found = []
    for desk, many in heard:
        if many > BUSY:
            found.append((desk, Advice.OPEN_ANOTHER))
        elif not many and others_work:
            found.append((desk, Advice.WITHOUT_ANYBODY))
    return tuple(found)
