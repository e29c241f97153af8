"""Time as records carry it.

Wall time is in milliseconds since 1970 UTC. A hybrid logical clock (Kulkarni
and others, 2014) is one integer: milliseconds shifted left by 16 bits, and a
counter in the low 16. It never runs backwards at one desk, and stays close to
wall time. Clocks never decide whether a record counts; they only choose which
of two rivals is called first.
"""

from dataclasses import dataclass

LATEST_MS = 1 << 42
"""The year 2109: later than this it is not a time, and would fit neither a record nor a screen."""

_BITS = 16
_FURTHEST_AHEAD_MS = 60 * 60 * 1000
"""A clock further ahead than this is wrong, and is not followed."""


@dataclass(frozen=True, slots=True)
class ClockReading:
    """What this desk believes of the time.

    ``offset_ms`` is what to add to the desk's own clock to get the server's,
    as measured at the last exchange, known to within ``uncertainty_ms``;
    both are ``None`` until there has been one.
    """

    wall_ms: int
    offset_ms: int | None = None
    uncertainty_ms: int | None = None

    @property
    def corrected_ms(self) -> int:
        """The best guess at the true time."""
        return self.wall_ms + (self.offset_ms or 0)


def tick(last: int, now_ms: int) -> int:
    """Return the next hybrid time after *last*, at *now_ms*."""
    return max(last + 1, now_ms << _BITS)


def follow(mine: int, theirs: int, now_ms: int) -> int:
    """Return my hybrid time after seeing *theirs*, unless that is absurdly ahead."""
    return max(mine, theirs) if milliseconds(theirs) <= now_ms + _FURTHEST_AHEAD_MS else mine


def milliseconds(hybrid: int) -> int:
    """Return the wall part of a hybrid time."""
    return hybrid >> _BITS
