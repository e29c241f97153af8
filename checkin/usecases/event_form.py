"""An event as organisers fill it in: everything as typed, and what becomes of it.

The form of a page, the options of a command and the ready-made forms are all an
:class:`EventDraft`; :func:`read_draft` makes a :class:`Plan` of one or says all that is
wrong with it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from zoneinfo import ZoneInfo

from checkin.domain.colour import LEAST_CONTRAST, WHITE, contrast, read_colour
from checkin.domain.model import CheckInList, Gathering
from checkin.usecases.contacts import LONGEST_CONTACT, MOST_CONTACTS, plain_line
from checkin.usecases.event_dates import begin_of
from checkin.usecases.list_form import (
    ListDraft,
    about_name,
    day_said,
    list_draft,
    local_moment,
    read_lists,
)
from checkin.usecases.organise import EventBook
from checkin.usecases.problems import Problem, Wrong, text
from checkin.usecases.roster import is_zone, zone_of

LANGUAGES = ("en", "fr", "es", "ar")
"""The codes of the languages that desks speak."""

LOGO_TOO_LARGE = text("A logo has at most 1 MB. Save a smaller picture of it.")
LOGO_UNREADABLE = text("This is no picture that can be read. Save the logo as PNG or JPEG.")


@dataclass(frozen=True, slots=True)
class EventDraft:
    """An event as typed. Days are ``2024-04-15``; ``contacts`` are lines.

    ``languages`` are codes, first the one in which desks start. Without ``ends`` the last
    list's day is the last one.
    """

    name: str = ""
    zone: str = ""
    lists: tuple[ListDraft, ...] = ()
    languages: tuple[str, ...] = ()
    contacts: str = ""
    ends: str = ""
    wipe: str = ""
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """What an event is to be. Moments are in milliseconds since 1970 UTC."""

    name: str
    time_zone: str
    lists: tuple[CheckInList, ...]
    languages: tuple[str, ...]
    contacts: tuple[str, ...]
    ends: int
    wipe: int
    colour: str

    def over(self, event: Gathering) -> Gathering:
        """Return *event* with all that is planned."""
        return replace(
            event,
            name=self.name,
            time_zone=self.time_zone,
            languages=self.languages,
            contacts=self.contacts,
            ends=self.ends,
            wipe=self.wipe,
            colour=self.colour,
        )


def change_event(
    book: EventBook, plan: Plan, before: Gathering, lists: Sequence[CheckInList]
) -> None:
    """Make the event what is planned: *before*, and with these *lists*, it was last seen.

    Raises:
        Overtaken: somebody else has changed it meanwhile.
    """
    book.publish(gathering=plan.over(before), lists=plan.lists, seen=[before, *lists])


def draft_of(event: Gathering, lists: Sequence[CheckInList]) -> EventDraft:
    """Return the form of an event as it is: read again it makes the same event."""
    zone = zone_of(event.time_zone)

    def day_at(moment: int | None, before: int = 0) -> str:
        return "" if moment is None else f"{local_moment(moment - before, zone):%Y-%m-%d}"

    return EventDraft(
        event.name,
        event.time_zone,
        tuple(list_draft(one, zone) for one in lists),
        event.languages,
        "\n".join(event.contacts),
        # An event ends with the last moment of its last day.
        day_at(event.ends, before=1),
        day_at(event.wipe),
        event.colour,
    )


def read_draft(
    draft: EventDraft,
    now_ms: int,
    *,
    before: Sequence[CheckInList] = (),
    wipe: int | None = None,
    categories: Mapping[str, str] | None = None,
) -> Plan:
    """Return what *draft* says.

    *before* are the lists of the event that is changed and *wipe* its wipe date, which may
    stay where it is even if it has passed; *categories* those of its people, by their folded
    names: a slip of the keyboard would turn everybody away.

    Raises:
        Wrong: some of it is not as it has to be.
    """
    problems: list[Problem] = []
    name = " ".join(draft.name.split())
    problems += about_name("name", name)
    if not is_zone(draft.zone):
        problems.append(Problem("zone", text("Choose a time zone from the list.")))
    zone = zone_of(draft.zone)
    lists = read_lists(draft.lists, zone, before, categories or {}, problems)
    if any(one not in LANGUAGES for one in draft.languages):
        problems.append(Problem("languages", text("Desks do not speak this language.")))
    contacts = tuple(line for one in draft.contacts.splitlines() if (line := plain_line(one)))
    problems += _about_contacts(contacts)
    ends, wiped = _read_dates(draft, lists, zone, now_ms, wipe, problems)
    colour = read_colour(draft.colour)
    problems += _about_colour(draft.colour, colour)
    if problems or wiped is None:
        raise Wrong(problems)
    languages = tuple(dict.fromkeys(draft.languages))
    return Plan(name, draft.zone, tuple(lists), languages, contacts, ends, wiped, colour)


# ------------------------------------------------------------------ what is wrong


def _about_contacts(contacts: Sequence[str]) -> list[Problem]:
    if len(contacts) > MOST_CONTACTS:
        most = {"most": str(MOST_CONTACTS)}
        return [Problem("contacts", text("The help card has room for {most} lines."), most)]
    if any(len(one) > LONGEST_CONTACT for one in contacts):
        longest = {"longest": str(LONGEST_CONTACT)}
        said = text("A line of the help card has at most {longest} characters.")
        return [Problem("contacts", said, longest)]
    return []


def _about_colour(written: str, colour: str) -> list[Problem]:
    if not written.strip():
        return []
    if not colour:
        return [Problem("colour", text("Write a colour so: #0c4537"))]
    seen = contrast(colour, WHITE)
    if seen < LEAST_CONTRAST:
        said = text(
            "This colour is hard to see on white paper: its contrast is {contrast}, and "
            "{least} is the least. Take a darker one."
        )
        values = {"contrast": f"{int(seen * 10) / 10}", "least": f"{LEAST_CONTRAST:g}"}
        return [Problem("colour", said, values)]
    return []


# ------------------------------------------------------------------ reading


def _read_dates(
    draft: EventDraft,
    lists: Sequence[CheckInList],
    zone: ZoneInfo,
    now_ms: int,
    wipe_before: int | None,
    problems: list[Problem],
) -> tuple[int, int | None]:
    latest = max((one.day for one in lists), default=None)
    last = day_said("ends", draft.ends, problems) if draft.ends else latest
    if last and latest and last < latest:
        problems.append(
            Problem("ends", text("A check-in list is for a later day. Choose that one or later."))
        )
    ends = begin_of(last + timedelta(days=1), zone) if last else 0
    if not draft.wipe:
        said = text("Choose the day on which everything about people is erased.")
        problems.append(Problem("wipe", said))
        return ends, None
    day = day_said("wipe", draft.wipe, problems)
    if day is None:
        return ends, None
    wipe = begin_of(day, zone)
    if wipe <= now_ms and wipe != wipe_before:
        said = text("This day has come already: desks would erase all they hold at once.")
        problems.append(Problem("wipe", said))
    elif wipe < ends:
        said = text("The event would be erased before it ends. Choose a later day.")
        problems.append(Problem("wipe", said))
    return ends, wipe
