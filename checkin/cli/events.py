"""``checkin event``: the events of one server, and whom volunteers of one ask."""

import argparse
import json
import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from checkin.cli.options import Commands, add_event, add_json, add_server_folder, open_server
from checkin.domain.errors import InputError

if TYPE_CHECKING:
    from checkin.adapters.server_data import ServerData
    from checkin.domain.model import CheckInList, EventId


def add_to(commands: "Commands[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser(
        "event",
        help="list the events of a server, add one, or set its contacts",
        description="List the events of a server, add one, or set whom its volunteers ask: "
        'checkin event set --contact "Venue lead: room 12". The lines stand on the help card (F1) '
        "of every desk. A desk belongs to one event: to the one whose one-time address it was "
        "given.",
    )
    parser.add_argument("what", choices=["list", "add", "set"], help="what to do")
    parser.add_argument("name", nargs="?", help="the new event's name")
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
    add_server_folder(parser)
    add_event(parser)
    add_json(parser)
    parser.set_defaults(run=lambda options: _run(parser, options))


def _run(parser: argparse.ArgumentParser, options: argparse.Namespace) -> int:
    adding, setting = options.what == "add", options.what == "set"
    if adding != bool(options.name) or (options.lists and not adding):
        parser.error("give a name to add an event, and neither name nor lists otherwise")
    if setting != bool(options.contacts) or (options.event and not setting):
        parser.error("give contacts, and perhaps which event, to set them and only then")
    data = open_server(options)
    try:
        if setting:
            return _set(data, options)
        if adding:
            made, pin = make_event(data, options.name, options.lists)
            if options.json:
                print(json.dumps({"event": made, "pin": pin}))
            else:
                print(f"{made}  {options.name}: the staff PIN for its help desk is {pin}")
            return 0
        found = [
            {
                "event": one.id,
                "name": one.name,
                "lists": len(data.book(one.id).lists()),
                "desks": len(data.book(one.id).desks()),
            }
            for one in data.gatherings()
        ]
    finally:
        data.close()
    if options.json:
        print(json.dumps(found))
        return 0
    for one in found:
        print(f"{one['event']}  {one['name']}: {one['lists']} lists, {one['desks']} desks")
    if not found:
        print("No event yet.")
    return 0


def _set(data: "ServerData", options: argparse.Namespace) -> int:
    from checkin.usecases.contacts import set_contacts

    event = data.required_event(options.event)
    contacts = set_contacts(data.book(event), options.contacts)
    if options.json:
        print(json.dumps({"event": event, "contacts": list(contacts)}))
        return 0
    for one in contacts:
        print(one)
    if not contacts:
        print("No contacts.")
    return 0


def make_event(data: "ServerData", name: str, lists: list[str] | None) -> "tuple[EventId, str]":
    """Make an event with these lists, or with one for today; return it and its staff PIN."""
    from tzlocal import get_localzone_name

    from checkin.domain.model import EventId
    from checkin.domain.staff_pin import new_pin
    from checkin.usecases.organise import first_lists, new_event

    zone = get_localzone_name() or "UTC"
    today = datetime.now(UTC).astimezone(ZoneInfo(zone)).date()
    wanted = read_lists(lists) if lists else first_lists(today)
    event = EventId(os.urandom(4).hex())
    pin = new_pin(os.urandom(8))
    new_event(data.book(event), name, zone, wanted, data.signer, event=event, pin=pin)
    return event, pin


def read_lists(texts: list[str]) -> "tuple[CheckInList, ...]":
    """Read lists as a person wrote them: NAME=YYYY-MM-DD."""
    from datetime import date

    from checkin.domain.model import CheckInList, ListId
    from checkin.domain.names import fold

    lists = []
    for text in texts:
        name, _, day = text.rpartition("=")
        try:
            lists.append(
                CheckInList(
                    ListId(fold(name).replace(" ", "-")), name.strip(), date.fromisoformat(day)
                )
            )
        except ValueError:
            raise InputError(
                f"“{text}” is not a list. Write its name and date: Day 1=2024-04-15"
            ) from None
    if len({one.id for one in lists}) < len(lists) or not all(one.name for one in lists):
        raise InputError("Each list needs a name of its own.")
    return tuple(lists)
