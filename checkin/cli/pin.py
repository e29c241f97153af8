"""``checkin pin``: the staff PIN, which opens a help desk."""

import argparse
import json
import os

from checkin.cli.options import Commands, add_event, add_json, add_server_folder, open_server


def add_to(commands: "Commands[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser(
        "pin",
        help="set the staff PIN, which opens a help desk",
        description="Set the staff PIN, which opens a help desk, and print it. It reaches the "
        "desks with their next sync; the one before is good no more. Nobody can read it again: "
        "who has lost it sets another.",
    )
    parser.add_argument("pin", nargs="?", help="six digits (default: some by chance)")
    add_server_folder(parser)
    add_event(parser)
    add_json(parser)
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    from checkin.usecases.organise import set_pin

    data = open_server(options)
    try:
        book = data.book(data.required_event(options.event))
        pin = set_pin(book, options.pin, os.urandom)
    finally:
        data.close()
    print(json.dumps({"pin": pin}) if options.json else f"Staff PIN: {pin}")
    return 0
