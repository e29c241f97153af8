"""The curve of arrivals as shapes: places in percent, so that a page draws it at any width.

Time runs from left to right in every language, as in the Arab world's own charts.
"""

from collections.abc import Callable
from dataclasses import dataclass

from checkin.usecases.curve import Curve
from checkin.usecases.tally import ARRIVALS_MS

_TICKS = 5
_STEPS_MIN = (15, 30, 60, 120)


@dataclass(frozen=True, slots=True)
class Bar:
    """Five minutes: where they begin and how wide they are, and how high; when, and how many."""

    x: float
    width: float
    y: float
    height: float
    at: str
    came: int
    in_all: int


@dataclass(frozen=True, slots=True)
class Chart:
    """Two plots of 100 by 100 with one time axis. ``line`` and ``band`` are points of SVG."""

    bars: tuple[Bar, ...]
    peak: int
    top: int
    line: str
    band: str
    ticks: tuple[tuple[float, str], ...]
    earlier: int
    later: int

    @property
    def rows(self) -> list[Bar]:
        """The five minutes in which somebody came, for a table."""
        return [one for one in self.bars if one.came]


def chart(curve: Curve, expected: int, clock: Callable[[int], str]) -> Chart:
    """Lay out *curve* of a list on which so many are *expected*; *clock* writes a time."""
    span = curve.end_ms - curve.start_ms
    peak = max(*curve.bars, 1)
    top = max(expected, curve.earlier + sum(curve.bars), 1)

    def x(at: int) -> float:
        return round(100 * (at - curve.start_ms) / span, 2)

    def y(people: float, of: int) -> float:
        return round(100 - 100 * people / of, 2)

    bars, points, in_all = [], [(0.0, y(curve.earlier, top))], curve.earlier
    width = 100 * ARRIVALS_MS / span
    for place, came in enumerate(curve.bars):
        begins = curve.start_ms + place * ARRIVALS_MS
        if begins >= curve.until_ms:
            break
        in_all += came
        high = y(came, peak)
        bars.append(
            Bar(
                round(x(begins) + width * 0.1, 2),
                round(width * 0.8, 2),
                high,
                round(100 - high, 2),
                clock(begins),
                came,
                in_all,
            )
        )
        points.append((min(100.0, x(min(begins + ARRIVALS_MS, curve.until_ms))), y(in_all, top)))
    edge = [(x(one.at_ms), y(one.most, top)) for one in curve.band]
    edge += [(x(one.at_ms), y(one.least, top)) for one in reversed(curve.band)]
    return Chart(
        tuple(bars),
        peak,
        top,
        _points(points),
        _points(edge),
        _ticks(curve, x, clock),
        curve.earlier,
        curve.later,
    )


def _ticks(
    curve: Curve, x: Callable[[int], float], clock: Callable[[int], str]
) -> tuple[tuple[float, str], ...]:
    minutes = (curve.end_ms - curve.start_ms) // 60_000
    fitting = (one for one in _STEPS_MIN if minutes <= one * _TICKS)
    step = next(fitting, _STEPS_MIN[-1]) * 60_000
    first = -(-curve.start_ms // step) * step
    times = range(first, curve.end_ms, step)
    # Not where half of it would be cut off.
    return tuple((x(at), clock(at)) for at in times if 4 <= x(at) <= 96)


def _points(places: list[tuple[float, float]]) -> str:
    return " ".join(f"{x:g},{y:g}" for x, y in places)
