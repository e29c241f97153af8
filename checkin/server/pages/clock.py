"""Times as the pages show them: in the event's time zone, days in the visitor's language.

Hours go to 24 in every language, as the clocks of desks and on paper do.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime

from babel.dates import format_date
from tzlocal import get_localzone

from checkin.server.pages.visit import Visit
from checkin.usecases.roster import zone_of


def clock_of(visit: Visit) -> Callable[[int], str]:
    """What says a moment (ms since 1970 UTC): the time, and the day unless it is today."""
    zone = zone_of(visit.event.time_zone)
    today = datetime.now(UTC).astimezone(zone).date()

    def said(ms: int) -> str:
        moment = datetime.fromtimestamp(ms / 1000, UTC).astimezone(zone)
        time = f"{moment:%H:%M:%S}"
        return (
            time if moment.date() == today else f"{day_of(visit.language, moment.date())}, {time}"
        )

    return said


def full_clock_of(visit: Visit) -> Callable[[int], str]:
    """What says a moment (ms since 1970 UTC) for papers that are kept: day, time and zone."""
    zone = zone_of(visit.event.time_zone)

    def said(ms: int) -> str:
        moment = datetime.fromtimestamp(ms / 1000, UTC).astimezone(zone)
        return f"{day_of(visit.language, moment.date())}, {moment:%H:%M:%S} ({zone.key})"

    return said


def server_clock_of(visit: Visit) -> Callable[[int], str]:
    """What says a moment (ms since 1970 UTC) of no event: day and time in the server's own zone."""
    zone = get_localzone()

    def said(ms: int) -> str:
        moment = datetime.fromtimestamp(ms / 1000, UTC).astimezone(zone)
        return f"{day_of(visit.language, moment.date())}, {moment:%H:%M:%S}"

    return said


def hours_of(visit: Visit, begins: int, ends: int) -> str:
    """The hours between two moments (ms since 1970 UTC) of one day or two."""
    zone = zone_of(visit.event.time_zone)
    first, last = (
        datetime.fromtimestamp(one / 1000, UTC).astimezone(zone) for one in (begins, ends)
    )
    return f"{first:%H:%M}–{last:%H:%M}"


def day_of(language: str, moment: date) -> str:
    """A date as it is written in a language."""
    return format_date(moment, "long", locale=language)
