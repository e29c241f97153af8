"""Forms that open filled in: what many gatherings are, to be changed where one is not."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from enum import StrEnum

from checkin.usecases.event_dates import usual_wipe_day
from checkin.usecases.event_form import LANGUAGES, EventDraft
from checkin.usecases.list_form import ListDraft
from checkin.usecases.problems import text


class Shape(StrEnum):
    """What a gathering is like."""

    ONE_DAY = "one-day"
    TWO_DAYS = "two-days"
    """Two days, and before them a members' meeting for which only members are checked in."""


_MEMBERS = "member"
"""The category of whoever may come to the members' meeting, as sheets usually say it."""


def ready_made(
    shape: Shape,
    first: date,
    zone: str,
    languages: Sequence[str],
    said: Callable[[str], str] = str,
) -> EventDraft:
    """Return a form filled in for a gathering of *shape* that begins on *first*.

    *said* says a list's name in the organisers' language.
    """

    def day(number: int, name: str) -> ListDraft:
        on = first + timedelta(days=number - 1)
        return ListDraft(name=said(name), day=on.isoformat(), begins="09:00")

    if shape is Shape.ONE_DAY:
        last, lists = first, [day(1, text("Day 1"))]
    else:
        last = first + timedelta(days=1)
        before = (first - timedelta(days=1)).isoformat()
        meeting = ListDraft(
            name=said(text("Members’ meeting")), day=before, begins="10:00", who=_MEMBERS
        )
        lists = [meeting, day(1, text("Day 1")), day(2, text("Day 2"))]
        languages = (*languages, *(one for one in LANGUAGES if one not in languages))
    return EventDraft(
        zone=zone,
        lists=tuple(lists),
        languages=tuple(languages),
        ends=last.isoformat(),
        wipe=usual_wipe_day(last).isoformat(),
    )
