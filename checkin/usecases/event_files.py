"""What organisers say of an event file: what its desks are called, and until when it is good."""

from collections.abc import Collection, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from checkin.domain.model import CheckInList, Gathering
from checkin.usecases.contacts import plain_line
from checkin.usecases.problems import Problem, Wrong, text
from checkin.usecases.roster import zone_of

MOST_DESKS = 500
LONGEST_NAME = 40
AFTER_MS = 24 * 60 * 60 * 1000
"""How long after its event's end a file is good at most."""


def read_names(written: str, count: str, taken: Collection[str]) -> tuple[str, ...]:
    """Return what the desks of a file are called: as *written*, one a line, else so many.

    Those get the next names that nobody has: "Desk 4", "Desk 5". *taken* are those of other desks.

    Raises:
        Wrong: they are none, too many, or two are called the same.
    """
    lines = [plain_line(one) for one in written.splitlines()]
    names = [one for one in lines if one]
    if not names:
        if not count.isdecimal() or not 0 < int(count) <= MOST_DESKS:
            raise Wrong([Problem("count", text("Say how many laptops: 1 to 500."))])
        return next_names(int(count), taken)
    if len(names) > MOST_DESKS:
        raise Wrong([Problem("names", text("Say how many laptops: 1 to 500."))])
    for at, one in enumerate(names):
        if len(one) > LONGEST_NAME:
            why = text("A desk’s name has 40 characters at most.")
            raise Wrong([Problem("names", why)])
        if one in names[:at] or one in taken:
            why = text("“{name}” is the name of another desk. Each needs its own.")
            raise Wrong([Problem("names", why, {"name": one})])
    return tuple(names)


def next_names(count: int, taken: Collection[str]) -> tuple[str, ...]:
    """The next names that nobody has."""
    names: list[str] = []
    number = 0
    while len(names) < count:
        number += 1
        if f"Desk {number}" not in taken:
            names.append(f"Desk {number}")
    return tuple(names)


def usual_end(gathering: Gathering, lists: Sequence[CheckInList], now_ms: int) -> int:
    """Until when (ms) a file is good unless said otherwise: the event's end, as far as is known."""
    if gathering.ends is not None:
        return gathering.ends
    zone = zone_of(gathering.time_zone)
    today = datetime.fromtimestamp(now_ms / 1000, UTC).astimezone(zone).date()
    last = max((one.day for one in lists), default=today)
    return _midnight_after(last, zone)


def read_until(said: str, gathering: Gathering, usual: int, now_ms: int) -> int:
    """Read the last day on which a file is good (ISO), and return the moment after it (ms).

    Nothing said is *usual*, the event's end.

    Raises:
        Wrong: it is no day, one in the past, or more than a day after the event's end.
    """
    until = usual
    if said:
        try:
            until = _midnight_after(date.fromisoformat(said), zone_of(gathering.time_zone))
        except ValueError:
            raise Wrong([Problem("until", text("This is not a day."))]) from None
    if until <= now_ms:
        raise Wrong([Problem("until", text("This day is over."))])
    if until > usual + AFTER_MS:
        why = text("An event file is good until the day after the event at most.")
        raise Wrong([Problem("until", why)])
    return until


def _midnight_after(day: date, zone: tzinfo) -> int:
    return int(datetime.combine(day + timedelta(days=1), time(), zone).timestamp() * 1000)
