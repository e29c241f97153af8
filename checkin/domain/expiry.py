"""When what a desk holds of an event is to go, and whose word counts for it.

Only the server's word erases. This laptop's own clock, which may be years wrong at the door,
locks at most, until the server has said what time it is.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

NAMES_MS = 24 * 60 * 60 * 1000
"""How long after an event's end its names stay at desks."""


class Due(StrEnum):
    """What is to be done before anything is opened or shown."""

    NOTHING = "nothing"
    TIME = "time"
    """Nothing is shown until the server has said what time it is."""
    NAMES = "names"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Dates:
    """What the server has said, in milliseconds since 1970 UTC; ``None`` where it has not.

    ``ends`` and ``wipe`` are the event's. ``heard`` is the latest time that the server said it
    was. ``nameless`` is set once the names are erased here.
    """

    ends: int | None = None
    wipe: int | None = None
    heard: int | None = None
    nameless: bool = False

    def hear(self, server_ms: int) -> "Dates":
        """The server says what time it is. An earlier time than before changes nothing."""
        return replace(self, heard=max(server_ms, self.heard or 0))

    @property
    def names_go(self) -> int | None:
        """From when on names are erased, ``None`` for never."""
        return None if self.ends is None else self.ends + NAMES_MS

    @property
    def names_are_due(self) -> bool:
        """Whether no name may be here any more, by the server's time."""
        return _reached(self.names_go, self.heard) or _reached(self.wipe, self.heard)


def due(dates: Dates, wall_ms: int) -> Due:
    """Say what is to be done, when this laptop's clock says *wall_ms*. Total."""
    if _reached(dates.wipe, dates.heard):
        return Due.ALL
    if dates.names_are_due and not dates.nameless:
        return Due.NAMES
    if _reached(dates.wipe, wall_ms) or (not dates.nameless and _reached(dates.names_go, wall_ms)):
        return Due.TIME
    return Due.NOTHING


def names_are_over(ends: int | None, wipe: int | None, server_ms: int) -> bool:
    """Say whether a server whose clock says *server_ms* gives nobody names any more."""
    return Dates(ends, wipe, server_ms).names_are_due


def _reached(date: int | None, now: int | None) -> bool:
    return date is not None and now is not None and now >= date
