"""The check-in lists of an event as organisers fill them in, and what becomes of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from checkin.domain.clock import LATEST_MS
from checkin.domain.errors import InputError
from checkin.domain.model import CheckInList, ListId
from checkin.domain.names import fold
from checkin.usecases.event_dates import read_day
from checkin.usecases.list_rules import Again, again_of, read_moment
from checkin.usecases.problems import Problem, text

LONGEST_NAME = 80
"""Characters of an event's or a list's name: what one line of a page or a badge can hold."""

MOST_LISTS = 60


@dataclass(frozen=True, slots=True)
class ListDraft:
    """A check-in list as typed. ``id`` is empty for one that is to be made.

    Times are hours of the list's own day (``08:00``), or a day and an hour; ``who`` are
    categories with commas between them, empty for everybody.
    """

    id: str = ""
    name: str = ""
    day: str = ""
    opens: str = ""
    closes: str = ""
    begins: str = ""
    who: str = ""
    again: str = Again.NEVER

    @property
    def is_blank(self) -> bool:
        """Whether nothing was filled in that would make it a list."""
        return not (self.id or self.name or self.opens or self.closes or self.begins or self.who)


def list_draft(one: CheckInList, zone: ZoneInfo) -> ListDraft:
    """Return the form of a list as it is: read again it makes the same list."""
    return ListDraft(
        one.id,
        one.name,
        one.day.isoformat(),
        _typed(one.opens, one.day, zone),
        _typed(one.closes, one.day, zone),
        _typed(one.begins, one.day, zone),
        ", ".join(one.categories),
        again_of(one),
    )


def read_lists(
    drafts: Sequence[ListDraft],
    zone: ZoneInfo,
    before: Sequence[CheckInList],
    categories: Mapping[str, str],
    problems: list[Problem],
) -> list[CheckInList]:
    """Return the lists that are no blanks; what is wrong with them is added to *problems*."""
    held = {one.id: one for one in before}
    lists: list[CheckInList] = []
    ids: set[str] = set(held)
    names: set[str] = set()
    for number, draft in enumerate(drafts):
        if draft.is_blank:
            continue
        field = f"lists.{number}"
        name = " ".join(draft.name.split())
        wrong = about_name(f"{field}.name", name)
        if not wrong and fold(name) in names:
            wrong = [Problem(f"{field}.name", text("Another list has this name."))]
        problems += wrong
        names.add(fold(name))
        day = day_said(f"{field}.day", draft.day, problems)
        if day is None:
            continue
        key = draft.id if draft.id in held else _free_id(name, ids)
        ids.add(key)
        lists.append(_read_list(field, draft, ListId(key), name, day, zone, categories, problems))
    if not lists and not problems:
        problems.append(Problem("lists", text("An event has at least one check-in list.")))
    if len(lists) > MOST_LISTS:
        said = text("An event has at most {most} check-in lists.")
        problems.append(Problem("lists", said, {"most": str(MOST_LISTS)}))
    return lists


def _read_list(
    field: str,
    draft: ListDraft,
    key: ListId,
    name: str,
    day: date,
    zone: ZoneInfo,
    categories: Mapping[str, str],
    problems: list[Problem],
) -> CheckInList:
    moments: dict[str, int | None] = {}
    for which in ("opens", "closes", "begins"):
        written = str(getattr(draft, which)).strip()
        moments[which] = read_moment(written, day, zone) if written else None
        if written and not 0 <= (moments[which] or -1) < LATEST_MS:
            said = text("Write an hour such as 08:00, or a day and an hour: {day} 08:00")
            problems.append(Problem(f"{field}.{which}", said, {"day": day.isoformat()}))
    opens, closes = moments["opens"], moments["closes"]
    if opens is not None and closes is not None and closes <= opens:
        said = text(
            "It would close before it opens. Write the day of an hour after midnight as "
            "well: {morrow} 02:00"
        )
        morrow = {"morrow": (day + timedelta(days=1)).isoformat()}
        problems.append(Problem(f"{field}.closes", said, morrow))
    who = _read_who(field, draft.who, categories, problems)
    again = Again(draft.again) if draft.again in set(Again) else Again.NEVER
    rules = (again is Again.ANY, again is Again.AFTER_LEAVING)
    return CheckInList(key, name, day, *rules, opens, closes, who, moments["begins"])


def _read_who(
    field: str, written: str, categories: Mapping[str, str], problems: list[Problem]
) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for one in written.split(","):
        name = " ".join(one.split())
        key = fold(name)
        if key and categories and key not in categories:
            said = text("Nobody is “{category}”. There is: {there}.")
            there = ", ".join(sorted(categories.values()))
            values = {"category": name, "there": there}
            problems.append(Problem(f"{field}.who", said, values))
        elif key:
            found[key] = categories.get(key, name)
    return tuple(found.values())


def _free_id(name: str, taken: set[str]) -> str:
    """An id that says its name, and is no other list's: a renamed list keeps its own."""
    stem = fold(name).replace(" ", "-") or "list"
    tried = (stem, *(f"{stem}-{number}" for number in range(2, len(taken) + 3)))
    return next(one for one in tried if one not in taken)


def about_name(field: str, name: str) -> list[Problem]:
    """Say what is wrong with the name of an event or a list."""
    if not name:
        return [Problem(field, text("Give it a name."))]
    if len(name) > LONGEST_NAME:
        longest = {"longest": str(LONGEST_NAME)}
        return [Problem(field, text("A name has at most {longest} characters."), longest)]
    return []


def day_said(field: str, written: str, problems: list[Problem]) -> date | None:
    """Read a day; what is wrong with it is added to *problems*."""
    try:
        return read_day(written)
    except InputError:
        problems.append(Problem(field, text("Choose a day, or write it so: 2024-04-15")))
        return None


def local_moment(moment: int, zone: ZoneInfo) -> datetime:
    """The time in *zone* at a *moment* in milliseconds since 1970 UTC."""
    return datetime.fromtimestamp(moment / 1000, UTC).astimezone(zone)


def _typed(moment: int | None, day: date, zone: ZoneInfo) -> str:
    if moment is None:
        return ""
    there = local_moment(moment, zone)
    return f"{there:%H:%M}" if there.date() == day else f"{there:%Y-%m-%d %H:%M}"
