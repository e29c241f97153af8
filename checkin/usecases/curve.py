"""How people came to a list: arrivals by five minutes, beside what was to be expected."""

from collections.abc import Mapping
from dataclasses import dataclass

from checkin.usecases.tally import ARRIVALS_MS

MOST_BARS = 72
"""Six hours: more five minutes than that are too narrow to tell apart."""

LEAST_BARS = 12
"""An hour, so that the first arrivals do not fill the whole width."""

RUSH_SHARE = 0.65
"""Of those expected so many arrive within :data:`RUSH_MS` before it begins."""

RUSH_MS = 30 * 60 * 1000

_PAUSE_MS = 2 * 60 * 60 * 1000
"""While nobody has come for no longer than this, that is shown too."""


@dataclass(frozen=True, slots=True)
class Expectation:
    """Between how many and how many have arrived by ``at_ms``, if all is as usual."""

    at_ms: int
    least: float
    most: float


@dataclass(frozen=True, slots=True)
class Curve:
    """Arrivals from ``start_ms`` on (ms since 1970 UTC), a bar for each five minutes.

    What comes after ``until_ms`` was still to come when it was laid out.
    ``earlier`` and ``later`` are those who arrived before and after what is shown.
    ``band`` is in order of time, and empty where nothing is known to expect, or nothing of it
    lies within what is shown.
    """

    start_ms: int
    bars: tuple[int, ...]
    until_ms: int
    earlier: int = 0
    later: int = 0
    band: tuple[Expectation, ...] = ()

    @property
    def end_ms(self) -> int:
        """When the last bar ends."""
        return self.start_ms + len(self.bars) * ARRIVALS_MS


def curve(
    arrivals: Mapping[int, int], expected: int | None, begins: int | None, now_ms: int
) -> Curve | None:
    """Lay out *arrivals* (as :meth:`Tally.arrivals` has them), ``None`` while there are none.

    *begins* is when what people come for does, *now_ms* the time by a corrected clock.
    Clocks may be anything: where arrivals lie further apart than six hours, those six
    hours are shown in which most people came, and how many are outside.
    """
    if not arrivals:
        return None
    first, last = _busiest(arrivals)
    newest = last
    band = _band(expected, begins) if expected and begins is not None else ()
    if band:
        early = min(first, band[0].at_ms - band[0].at_ms % ARRIVALS_MS)
        late = max(last, band[-1].at_ms - 1)
        if late - early < MOST_BARS * ARRIVALS_MS:
            first, last = early, late
    if last <= now_ms <= last + _PAUSE_MS:
        last = now_ms
    many = min(max((last - first) // ARRIVALS_MS + 1, LEAST_BARS), MOST_BARS)
    bars = [0] * many
    earlier = later = 0
    for began, people in arrivals.items():
        place = (began - first) // ARRIVALS_MS
        if place < 0:
            earlier += people
        elif place >= many:
            later += people
        else:
            bars[place] += people
    end = first + many * ARRIVALS_MS
    until = min(end, max(newest + ARRIVALS_MS, now_ms))
    if band and not (band[0].at_ms < end and first < band[-1].at_ms):
        band = ()
    return Curve(first, tuple(bars), until, earlier, later, band)


def _band(expected: int, begins: int) -> tuple[Expectation, ...]:
    # The rush is one straight line. The others may come all before it, or all after.
    others = 1 - RUSH_SHARE
    shares = ((-2, 0.0, 0.0), (-1, 0.0, others), (0, RUSH_SHARE, 1.0), (1, 1.0, 1.0))
    return tuple(
        Expectation(begins + halves * RUSH_MS, least * expected, most * expected)
        for halves, least, most in shares
    )


def _busiest(arrivals: Mapping[int, int]) -> tuple[int, int]:
    """The first and the last arrivals of the six hours in which most people came."""
    times = sorted(arrivals)
    found, best, people, left = (times[0], times[0]), 0, 0, 0
    for right in times:
        people += arrivals[right]
        while right - times[left] >= MOST_BARS * ARRIVALS_MS:
            people -= arrivals[times[left]]
            left += 1
        # Of two equals the later one.
        if people >= best:
            found, best = (times[left], right), people
    return found
