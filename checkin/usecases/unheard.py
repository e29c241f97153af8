"""Which desks have not been heard for a while: what they did meanwhile, nobody else knows.

Somebody admitted here may have been admitted there. Only the server knows of a desk
that is silent because it is quiet, and of one that cannot reach it; it says so, of each
list the desk that has been silent longest, which is little however many desks there are.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from checkin.domain.model import DeskId, ListId
from checkin.usecases.exchange import Silent

SILENT_MS = 5 * 60 * 1000
"""Longer than this a desk is silent. Desks that can talk do every few seconds."""

FORGOTTEN_MS = 12 * 60 * 60 * 1000
"""Longer than this it is not at work: yesterday's desks were switched off in the evening."""


class Heard(Protocol):
    """When the server last heard a desk (ms, ``None`` for never), and what it said of itself."""

    @property
    def id(self) -> DeskId:
        """Which desk."""

    @property
    def at(self) -> int | None:
        """The server's clock then."""

    @property
    def on_list(self) -> str:
        """The list that it checked in to."""

    @property
    def retired(self) -> bool:
        """Whether it is let in no more."""

    @property
    def finished(self) -> bool:
        """Whether it has sent all and ended."""


@dataclass(frozen=True, slots=True)
class Unheard:
    """A desk that may have admitted people to the same list, and for how long nobody heard it.

    ``name`` is empty when the desk is not known here.
    """

    name: str
    for_ms: int


def longest_silent(desks: Iterable[Heard], now_ms: int) -> tuple[Silent, ...]:
    """Of each list the desk that has been silent longest, at *now_ms* by the server's clock."""
    found: dict[str, Silent] = {}
    for one in desks:
        if one.at is None or one.retired or one.finished or not one.on_list:
            continue
        if not SILENT_MS < now_ms - one.at <= FORGOTTEN_MS:
            continue
        held = found.get(one.on_list)
        if held is None or (one.at, one.id) < (held.since_ms, held.desk):
            found[one.on_list] = Silent(one.id, one.on_list, one.at)
    return tuple(found[key] for key in sorted(found))


def silent_on(silent: Sequence[Silent], on: ListId, mine: DeskId, now_ms: int) -> Silent | None:
    """The desk that has been silent longest on one list, and is not *mine*, at *now_ms*."""
    fitting = (
        one
        for one in silent
        if one.on_list == on and one.desk != mine and now_ms - one.since_ms > SILENT_MS
    )
    return min(fitting, key=lambda one: (one.since_ms, one.desk), default=None)
