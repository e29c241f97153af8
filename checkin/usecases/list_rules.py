"""The rules of a check-in list, as organisers set them: hours, who may enter, how often."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from checkin.domain.clock import LATEST_MS
from checkin.domain.errors import InputError
from checkin.domain.model import CheckInList
from checkin.domain.names import fold
from checkin.usecases.organise import EventBook
from checkin.usecases.roster import zone_of

ANY_TIME = "any"
"""What takes the hours away."""

EVERYBODY = "everybody"
"""What takes the categories away."""


class Again(StrEnum):
    """How often somebody may enter."""

    NEVER = "never"
    AFTER_LEAVING = "after-leaving"
    ANY = "any"


def change_list(
    book: EventBook,
    called: str,
    *,
    opens: str | None = None,
    closes: str | None = None,
    begins: str | None = None,
    who: str | None = None,
    again: Again | None = None,
) -> CheckInList:
    """Set what is given of the rules of one list, and return it as it is now.

    Times are in the event's zone: ``08:00`` of the list's own day, or with a date
    ``2024-04-16 02:00``; :data:`ANY_TIME` for no limit. *who* are categories with
    commas between them, or :data:`EVERYBODY`.

    Raises:
        InputError: there is no such list; a time is none, or the list would close
            before it opens; nobody is of a category.
    """
    gathering = book.gathering()
    if gathering is None:
        raise InputError("There is no event yet. Make one first: checkin serve")
    found, zone = _find(book.lists(), called), zone_of(gathering.time_zone)
    changed = found
    if opens is not None:
        changed = replace(changed, opens=_moment(opens, found.day, zone))
    if closes is not None:
        changed = replace(changed, closes=_moment(closes, found.day, zone))
    if begins is not None:
        changed = replace(changed, begins=_moment(begins, found.day, zone))
    if changed.opens is not None and changed.closes is not None and changed.closes <= changed.opens:
        morrow = found.day + timedelta(days=1)
        raise InputError(
            f"“{found.name}” would close before it opens. "
            f"Write the day of an hour after midnight as well: {morrow} 02:00."
        )
    if who is not None:
        changed = replace(changed, categories=_categories(book, found, who))
    if again is not None:
        changed = replace(changed, reentry=again is Again.ANY, exit=again is Again.AFTER_LEAVING)
    book.publish(lists=[changed])
    return changed


def again_of(one: CheckInList) -> Again:
    """How often somebody may enter this list."""
    if one.reentry:
        return Again.ANY
    return Again.AFTER_LEAVING if one.exit else Again.NEVER


def in_words(one: CheckInList, zone: ZoneInfo) -> str:
    """The rules of one list for organisers, times in *zone*."""
    often = {
        Again.NEVER: "once",
        Again.AFTER_LEAVING: "again after leaving",
        Again.ANY: "any number of times",
    }
    parts = []
    if one.opens is not None:
        parts.append(f"opens {local(one.opens, zone)}")
    if one.closes is not None:
        parts.append(f"closes {local(one.closes, zone)}")
    if one.begins is not None:
        parts.append(f"begins {local(one.begins, zone)}")
    parts.append(f"for {', '.join(one.categories)}" if one.categories else "for everybody on it")
    return "; ".join([*parts, often[again_of(one)]])


def local(at_ms: int, zone: ZoneInfo) -> str:
    """A moment as organisers write it, in *zone*."""
    return f"{datetime.fromtimestamp(at_ms / 1000, zone):%Y-%m-%d %H:%M}"


def _find(lists: Sequence[CheckInList], called: str) -> CheckInList:
    for one in lists:
        if called == one.id or fold(called) in (fold(one.id), fold(one.name)):
            return one
    names = ", ".join(one.name for one in lists) or "none yet"
    raise InputError(f"There is no check-in list “{called}”. There is: {names}.")


def _moment(written: str, day: date, zone: ZoneInfo) -> int | None:
    if written == ANY_TIME:
        return None
    moment = read_moment(written, day, zone)
    if moment is None or not 0 <= moment < LATEST_MS:
        raise InputError(
            f"“{written}” is not a time. Write an hour such as 08:00, "
            f"or a day and an hour: {day:%Y-%m-%d} 08:00. “{ANY_TIME}” is no limit."
        )
    return moment


def read_moment(written: str, day: date, zone: ZoneInfo) -> int | None:
    """Read an hour of *day*, or a day and an hour, in *zone*; ``None`` for what is neither."""
    if ":" not in written:
        return None  # a day alone would be its midnight
    try:
        if "-" in written:
            there = datetime.fromisoformat(written)
        else:
            there = datetime.combine(day, time.fromisoformat(written))
        # An offset would be passed over.
        return None if there.tzinfo else int(there.replace(tzinfo=zone).timestamp() * 1000)
    except (ValueError, OverflowError):
        return None


def _categories(book: EventBook, on: CheckInList, who: str) -> tuple[str, ...]:
    """Read categories, spelt as in the sheet. A slip of the keyboard would turn everybody away."""
    if fold(who) == EVERYBODY:
        return ()
    there = {
        fold(one.category): one.category
        for one in book.registrations()
        if one.category and on.id in one.lists
    }
    found: dict[str, str] = {}
    for written in who.split(","):
        name = " ".join(written.split())
        key = fold(name)
        if not key:
            raise InputError(
                f"“{who}” names no categories. Write them with commas: speaker,member. "
                f"“{EVERYBODY}” is for all who are on the list."
            )
        if there and key not in there:
            names = ", ".join(sorted(there.values()))
            raise InputError(f"Nobody on “{on.name}” is “{name}”. There is: {names}.")
        found[key] = there.get(key, name)
    return tuple(found.values())
