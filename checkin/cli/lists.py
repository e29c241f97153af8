"""``checkin list``: the check-in lists of an event, and their rules."""

import argparse
import json

from checkin.cli.options import Commands, add_event, add_json, add_server_folder, open_server

_SETTINGS = ("opens", "closes", "begins", "who", "again")


def add_to(commands: "Commands[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser(
        "list",
        help="show the check-in lists and their rules, or set a rule",
        description="Show the check-in lists and their rules, or set rules of one: "
        'checkin list set "Day 1" --opens 08:00 --closes 18:00. Desks follow from the next scan on '
        "after it has reached them; a help desk may admit anyway.",
    )
    parser.add_argument("what", nargs="?", choices=["show", "set"], default="show")
    parser.add_argument("list", nargs="?", help="the name of the list whose rules are set")
    parser.add_argument(
        "--opens", metavar="TIME", help='from when on: 08:00, "2024-04-15 08:00", or any'
    )
    parser.add_argument(
        "--closes", metavar="TIME", help='until when: 18:00, "2024-04-16 02:00", or any'
    )
    parser.add_argument(
        "--begins",
        metavar="TIME",
        help="when what people come for does: 09:00, or any; desks show whether arrivals keep up",
    )
    parser.add_argument(
        "--who", metavar="CATEGORIES", help="who of those on it: speaker,member, or everybody"
    )
    parser.add_argument(
        "--again",
        choices=["never", "after-leaving", "any"],
        help="whether somebody may enter again: never, after they were checked out, any time",
    )
    add_server_folder(parser)
    add_event(parser)
    add_json(parser)
    parser.set_defaults(run=lambda options: _run(parser, options))


def _run(parser: argparse.ArgumentParser, options: argparse.Namespace) -> int:
    from checkin.domain.model import ListId
    from checkin.usecases.list_rules import Again, again_of, change_list, in_words
    from checkin.usecases.roster import zone_of

    given = {name: getattr(options, name) for name in _SETTINGS if getattr(options, name)}
    setting = options.what == "set"
    if setting is not bool(options.list and given) or (not setting and (options.list or given)):
        parser.error("to set rules give a list and at least one rule; to show them give neither")
    if "again" in given:
        given["again"] = Again(given["again"])
    data = open_server(options)
    try:
        book = data.book(data.required_event(options.event))
        only: ListId | None = change_list(book, options.list, **given).id if setting else None
        gathering = book.gathering()
        zone = zone_of(gathering.time_zone if gathering else "UTC")
        lists = [one for one in book.lists() if only in (None, one.id)]
    finally:
        data.close()
    if options.json:
        found = [
            {
                "list": one.id,
                "name": one.name,
                "day": one.day.isoformat(),
                "opens_ms": one.opens,
                "closes_ms": one.closes,
                "begins_ms": one.begins,
                "categories": list(one.categories),
                "again": again_of(one),
            }
            for one in lists
        ]
        print(json.dumps(found[0] if setting else found))
        return 0
    for one in lists:
        print(f"{one.name} ({one.day}): {in_words(one, zone)}")
    if not setting:
        print(f"Times are those of {zone}.")
    return 0
