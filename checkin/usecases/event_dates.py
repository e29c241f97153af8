"""When an event ends, and from when on nothing of it is kept."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from checkin.domain.errors import InputError
from checkin.domain.model import Gathering
from checkin.usecases.organise import EventBook
from checkin.usecases.roster import zone_of

KEPT_DAYS = 30
"""Days from an event's last one to that on which all of it goes, unless organisers say otherwise."""


def set_dates(
    book: EventBook, last_day: str | None, wipe_day: str | None, now_ms: int
) -> Gathering:
    """Set the event's *last_day*, the day on which all of it is erased, or both (YYYY-MM-DD).

    An event whose end goes beyond its wipe date keeps all for the usual time after it.

    Raises:
        InputError: there is no event yet; a day is none; or the event would be erased before
            it ends, or at once.
    """
    gathering = _gathering(book)
    zone = zone_of(gathering.time_zone)
    ends, wipe = gathering.ends, gathering.wipe
    if last_day is not None:
        last = read_day(last_day)
        ends = begin_of(last + timedelta(days=1), zone)
        if wipe_day is None and (wipe is None or wipe <= ends):
            wipe = begin_of(usual_wipe_day(last), zone)
    if wipe_day is not None:
        wipe = begin_of(read_day(wipe_day), zone)
        if wipe <= now_ms:
            raise InputError(
                "This day has come already: desks would erase all they hold at once. "
                "One desk is erased with “checkin erase”."
            )
        if ends is not None and wipe < ends:
            raise InputError("The event would be erased before it ends. Choose a later day.")
    return _publish(book, gathering, ends, wipe)


def in_words(gathering: Gathering) -> tuple[str, str]:
    """Say both dates as people read them, in the event's time zone: its end, and the erasing."""
    zone = zone_of(gathering.time_zone)

    def said(at_ms: int | None) -> str:
        if at_ms is None:
            return "never said"
        return datetime.fromtimestamp(at_ms / 1000, UTC).astimezone(zone).strftime("%Y-%m-%d %H:%M")

    return said(gathering.ends), said(gathering.wipe)


def _publish(
    book: EventBook, gathering: Gathering, ends: int | None, wipe: int | None
) -> Gathering:
    gathering = replace(gathering, ends=ends, wipe=wipe)
    book.publish(gathering=gathering)
    return gathering


def _gathering(book: EventBook) -> Gathering:
    gathering = book.gathering()
    if gathering is None:
        raise InputError("There is no event yet. Make one first: checkin serve")
    return gathering


def usual_wipe_day(last: date) -> date:
    """The day on which all of an event is usually erased whose *last* day that is."""
    return last + timedelta(days=KEPT_DAYS)


def begin_of(day: date, zone: ZoneInfo) -> int:
    """Return the first moment of *day* in *zone*, in milliseconds since 1970 UTC."""
    midnight = datetime.combine(day, time(), zone)
    return int(midnight.timestamp() * 1000)


def read_day(written: str) -> date:
    """Read a day (YYYY-MM-DD). Raises InputError for what is none."""
    try:
        day = date.fromisoformat(written)
    except ValueError:
        day = date.min
    # Beyond these no moment can be told.
    if not date(1970, 1, 2) <= day < date(2100, 1, 1):
        raise InputError(f"“{written}” is no day. Write it so: 2024-04-15")
    return day
