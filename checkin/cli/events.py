"""``checkin event``: the events of one server: their contacts, their dates, and their end."""

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checkin.cli.erasing import erase_event, write_certificate
from checkin.cli.event_files import add_file_options, file_is_asked_well, write_file
from checkin.cli.event_options import SET, add_form, logo_of, make_from_options, set_form
from checkin.cli.options import Commands, add_event, add_json, add_server_folder, open_server

if TYPE_CHECKING:
    from checkin.adapters.server_data import ServerData


def add_to(commands: "Commands[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser(
        "event",
        help="list the events of a server, add or set one, make its event file, erase its people",
        description="List the events of a server, add one, or set whom its volunteers ask: "
        'checkin event set --contact "Venue lead: room 12". The lines stand on the help card (F1) '
        "of every desk. A day after an event has ended its desks erase all names, and on its wipe "
        "date all else: checkin event set --ends 2024-04-17 --wipe 2024-05-17. What the server "
        "itself holds of people goes with: checkin event erase ID; what says so afterwards, signed, is "
        "given out with: checkin event certificate ID --out certificate.pdf. A desk belongs to one event: to "
        "the one whose one-time address it was given. One file with all that twenty laptops need "
        "to be its desks, without a network: checkin event file --desks 20 --out FILE",
    )
    parser.add_argument(
        "what", choices=["list", "add", "set", "file", "erase", "certificate"], help="what to do"
    )
    parser.add_argument("name", nargs="?", help="the new event's name, or which one to erase")
    add_form(parser)
    add_file_options(parser)
    parser.add_argument("--yes", action="store_true", help="erase without asking for the word")
    parser.add_argument(
        "--out",
        type=Path,
        metavar="FILE",
        help="where it goes: the certificate (.pdf, or .json for programs), or the event file",
    )
    add_server_folder(parser)
    add_event(parser)
    add_json(parser)
    parser.set_defaults(run=lambda options: _run(parser, options))


def _check(parser: argparse.ArgumentParser, options: argparse.Namespace, *, named: bool) -> None:
    """Say how the command is written, where it is not."""
    adding, setting = options.what == "add", options.what == "set"
    if named != bool(options.name) or (options.lists and not adding):
        parser.error("give a name to add or erase an event, and neither name nor lists otherwise")
    given = [one for one in SET if getattr(options, one)]
    is_of_one = setting or options.what == "file"
    if ((setting or not adding) and setting != bool(given)) or (options.event and not is_of_one):
        parser.error("say what to set, and perhaps of which event, to set it and only then")
    if ((options.form or options.first) and not adding) or (options.called and not setting):
        parser.error("--form and --first are for a new event, --name for one that there is")
    if (options.what in {"certificate", "file"}) != bool(options.out):
        parser.error("give --out with file and certificate, and only then")
    if not file_is_asked_well(options):
        parser.error("give --desks or --names to make a file, --profile and --until only then")


def _run(parser: argparse.ArgumentParser, options: argparse.Namespace) -> int:
    from checkin.adapters.server_erasing import kept_counts

    adding, setting = options.what == "add", options.what == "set"
    at_the_end = {"erase": erase_event, "certificate": write_certificate}.get(options.what)
    _check(parser, options, named=adding or at_the_end is not None)
    data = open_server(options)
    try:
        if setting:
            return _set(data, options)
        if options.what == "file":
            return write_file(data, options)
        if at_the_end is not None:
            return at_the_end(data, options)
        if adding:
            made, pin = make_from_options(data, options)
            if options.json:
                print(json.dumps({"event": made, "pin": pin}))
            else:
                print(f"{made}  {options.name}: the staff PIN for its help desk is {pin}")
            return 0
        found: list[dict[str, Any]] = [
            {
                "event": one.id,
                "name": one.name,
                "lists": len(data.book(one.id).lists()),
                "desks": len(data.book(one.id).desks()),
                "ends_ms": one.ends,
                "wipe_ms": one.wipe,
                "counts": kept_counts(data, one.id),
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
        for kept in one["counts"] or ():
            print(f"  {kept['list']}: {kept['arrived']} of {kept['expected']} arrived")
    if not found:
        print("No event yet.")
    return 0


def _set(data: "ServerData", options: argparse.Namespace) -> int:
    from checkin.adapters.profile import wall_ms
    from checkin.usecases.contacts import set_contacts
    from checkin.usecases.event_dates import in_words, set_dates

    event = data.required_event(options.event)
    book = data.book(event)
    logo = logo_of(options)
    form = set_form(data, event, options)
    if logo is not None:
        data.logo(event).put(logo)
        form["logo"] = options.logo.name
    said: dict[str, Any] = {"event": event} | form
    lines = tuple(
        f"Its {key}: {', '.join(value) if isinstance(value, tuple) else value}"
        for key, value in form.items()
    )
    if options.ends or options.wipe:
        made = set_dates(book, options.ends, options.wipe, wall_ms())
        said |= {"ends_ms": made.ends, "wipe_ms": made.wipe}
        ends, erased = in_words(made)
        lines += (f"It ends: {ends}", f"Desks erase all of it: {erased}")
    if options.contacts:
        contacts = set_contacts(book, options.contacts)
        said |= {"contacts": list(contacts)}
        lines += contacts or ("No contacts.",)
    print(json.dumps(said) if options.json else "\n".join(lines))
    return 0
