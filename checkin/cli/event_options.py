"""An event as the options of a command say it: made, or changed."""

import argparse
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checkin.domain.errors import InputError
from checkin.domain.names import fold
from checkin.usecases.event_dates import read_day, usual_wipe_day
from checkin.usecases.event_form import change_event, draft_of, read_draft
from checkin.usecases.list_form import ListDraft
from checkin.usecases.ready_made import Shape, ready_made
from checkin.usecases.roster import zone_of

if TYPE_CHECKING:
    from checkin.adapters.server_data import ServerData
    from checkin.domain.model import EventId


SET = ("contacts", "ends", "wipe", "called", "zone", "languages", "colour", "logo")
"""The options that say something of an event that there is."""


def add_form(parser: argparse.ArgumentParser) -> None:
    """Add what an event's form says, as options."""
    parser.add_argument(
        "--list",
        dest="lists",
        action="append",
        metavar="NAME=DATE",
        help='a check-in list of the new event, such as "Day 1=2024-04-15"; may be repeated',
    )
    parser.add_argument(
        "--contact",
        dest="contacts",
        action="append",
        metavar="LINE",
        help='a line of the help card, such as "Venue lead: room 12"; may be repeated, six at '
        "most; the lines before are no more; none takes all away",
    )
    parser.add_argument(
        "--form",
        choices=["one-day", "two-days"],
        help="what a new event is like: one day, or two and a members' meeting before them",
    )
    parser.add_argument("--first", metavar="DATE", help="its first day (default: today)")
    parser.add_argument("--name", dest="called", metavar="NAME", help="another name for an event")
    parser.add_argument("--zone", metavar="ZONE", help="its time zone, such as Europe/Berlin")
    parser.add_argument(
        "--language",
        dest="languages",
        action="append",
        choices=["en", "fr", "es", "ar"],
        help="a language of its desks; may be repeated: desks start in the first",
    )
    parser.add_argument(
        "--colour", metavar="#RRGGBB", help="the colour of its pages and badges; none takes it away"
    )
    parser.add_argument("--logo", type=Path, metavar="FILE", help="its logo (PNG or JPEG)")
    parser.add_argument("--ends", metavar="DATE", help="the event's last day")
    parser.add_argument(
        "--wipe", metavar="DATE", help="the day on which desks erase all that they hold of it"
    )


def make_from_options(data: "ServerData", options: argparse.Namespace) -> "tuple[EventId, str]":
    """Make the event that the options describe; return it and its staff PIN."""
    logo = logo_of(options)
    made, pin = make_event(
        data,
        options.name,
        options.lists,
        shape=options.form,
        first=read_day(options.first) if options.first else None,
        zone=options.zone,
        languages=tuple(options.languages or ()),
        contacts="\n".join(options.contacts or ()),
        ends=options.ends,
        wipe=options.wipe,
        colour=options.colour,
    )
    if logo is not None:
        data.logo(made).put(logo)
    return made, pin


def logo_of(options: argparse.Namespace) -> bytes | None:
    """The logo that the options name, read before anything is done."""
    from checkin.adapters.logo import LARGEST, clean_logo

    if options.logo is None:
        return None
    try:
        with options.logo.open("rb") as file:
            return clean_logo(file.read(LARGEST + 1))
    except OSError:
        raise InputError(f"The file {options.logo.name} cannot be read.") from None


def set_form(data: "ServerData", event: "EventId", options: argparse.Namespace) -> dict[str, Any]:
    """Set what only the event's form knows; return it for the report."""
    from checkin.adapters.profile import wall_ms

    book = data.book(event)
    before, lists = data.gathering(event), book.lists()
    given = {
        "name": options.called,
        "zone": options.zone,
        "languages": tuple(options.languages or ()),
        "colour": options.colour,
    }
    found = {key: value for key, value in given.items() if value}
    shown = dict(found)
    if not found:
        return shown
    if options.colour == "none":
        found["colour"] = ""
    draft = replace(draft_of(before, lists), **found)
    plan = read_draft(draft, wall_ms(), before=lists, wipe=before.wipe)
    change_event(book, plan, before, lists)
    return shown


def make_event(
    data: "ServerData", name: str, lists: list[str] | None, **said: Any
) -> "tuple[EventId, str]":
    """Make an event with these lists, or with one for today; return it and its staff PIN.

    *said* are other fields of its form.

    Raises:
        InputError: something of it is not as it has to be.
    """
    from checkin.adapters.event_making import local_zone, make_planned, new_event_id
    from checkin.adapters.profile import wall_ms

    zone = said.get("zone") or local_zone()
    # A zone that is none is told by the form's reader.
    today = datetime.now(UTC).astimezone(zone_of(zone)).date()
    shape, first = said.pop("shape", None), said.pop("first", None)
    draft = ready_made(Shape(shape or Shape.ONE_DAY), first or today, zone, [])
    if lists:
        draft = replace(draft, lists=read_lists(lists), languages=())
    last = max(date.fromisoformat(one.day) for one in draft.lists)
    if last < today:
        # Of an event that is over: its desks are to open all the same.
        last = today + timedelta(days=1)
    usual = {"ends": last.isoformat(), "wipe": usual_wipe_day(last).isoformat()}
    if ends := said.get("ends"):
        usual["wipe"] = usual_wipe_day(read_day(ends)).isoformat()
    given = {key: value for key, value in said.items() if value}
    draft = replace(draft, **({"name": name} | usual | given))
    event = new_event_id()
    return event, make_planned(data, read_draft(draft, wall_ms()), event)


def read_lists(texts: list[str]) -> tuple[ListDraft, ...]:
    """Read lists as a person wrote them: NAME=YYYY-MM-DD."""
    lists = []
    for text in texts:
        name, _, day = text.rpartition("=")
        try:
            date.fromisoformat(day)
        except ValueError:
            raise InputError(
                f"“{text}” is not a list. Write its name and date: Day 1=2024-04-15"
            ) from None
        lists.append(ListDraft(name=name.strip(), day=day))
    if len({fold(one.name) for one in lists}) < len(lists) or not all(one.name for one in lists):
        raise InputError("Each list needs a name of its own.")
    return tuple(lists)
