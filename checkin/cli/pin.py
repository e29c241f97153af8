"""``checkin pin``, ``cards`` and ``lock``: what opens a help desk, and a locked desk."""

import argparse
import getpass
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from checkin.cli.options import (
    Commands,
    add_event,
    add_json,
    add_server_folder,
    open_server,
    secret_said,
)

if TYPE_CHECKING:
    from checkin.adapters.printing.badge_sheet import Report


def add_to(commands: "Commands[argparse.ArgumentParser]") -> None:
    """Add the commands."""
    parser = commands.add_parser(
        "pin",
        help="set the staff PIN, which opens a help desk",
        description="Set the staff PIN, which opens a help desk and, with the desk card, a locked "
        "desk, and print it. It reaches the desks with their next sync; the one before is good no "
        "more. Nobody can read it again: who has lost it sets another.",
    )
    parser.add_argument(
        "pin",
        nargs="?",
        help="six digits, or - to read them from standard input; whoever uses this computer sees "
        "what is typed here (default: asks for it, unseen; Enter alone, or where nobody can be "
        "asked: some by chance)",
    )
    parser.add_argument("--sheet", type=Path, metavar="FILE", help="write a PDF with it as well")
    _end(parser)
    parser.set_defaults(run=_pin)

    cards = commands.add_parser(
        "cards",
        help="make a PDF of the desk cards, which open locked desks",
        description="Make a PDF of the desk card and its spare. Shown to a desk's camera, with "
        "the staff PIN, either opens any locked desk of the event. Made again they are the same "
        "cards.",
    )
    cards.add_argument("--out", type=Path, default=Path("cards.pdf"), help="the PDF to write")
    cards.add_argument(
        "--pin",
        metavar="NEW",
        help="set the staff PIN as well, and print it on its own page; - reads it from standard "
        "input, unseen by whoever else uses this computer",
    )
    cards.add_argument(
        "--new",
        action="store_true",
        help="make other cards: those before are good no more once a desk has synced",
    )
    _end(cards)
    cards.set_defaults(run=_cards)

    lock = commands.add_parser(
        "lock",
        help="say what opens desks with names: card and PIN, or the PIN",
        description="Say what opens desks with names from their next sync on: strict is the desk "
        "card and the staff PIN, light the staff PIN alone. A lane without names opens by itself.",
    )
    lock.add_argument("--policy", choices=["strict", "light"], required=True)
    _end(lock)
    lock.set_defaults(run=_lock)


def _end(parser: argparse.ArgumentParser) -> None:
    add_server_folder(parser)
    add_event(parser)
    add_json(parser)


def _pin(options: argparse.Namespace) -> int:
    from checkin.adapters.printing.card_sheet import write_desk_cards
    from checkin.adapters.wrapping import stretch
    from checkin.usecases.locking import set_pin

    chosen = _chosen(options)
    data = open_server(options)
    try:
        book = data.book(data.required_event(options.event))
        pin = set_pin(book, chosen, data.desk_secrets, stretch, os.urandom)
        gathering = book.gathering()
    finally:
        data.close()
    # Said first: a sheet that cannot be written must not take the only word of it along.
    print(json.dumps({"pin": pin}) if options.json else f"Staff PIN: {pin}")
    if options.sheet:
        name = gathering.name if gathering else ""
        return _missing(write_desk_cards(options.sheet, name, pin=pin))
    return 0


def _chosen(options: argparse.Namespace) -> str | None:
    """The PIN that somebody has chosen, ``None`` for one by chance."""
    if options.pin is not None:
        return secret_said(options.pin)
    if options.json or not sys.stdin.isatty():
        return None
    return getpass.getpass("New staff PIN, six digits (Enter: some by chance): ").strip() or None


def _cards(options: argparse.Namespace) -> int:
    from checkin.adapters.printing.card_sheet import write_desk_cards
    from checkin.adapters.wrapping import stretch
    from checkin.usecases.locking import edition_of_cards, new_cards, set_pin

    data = open_server(options)
    try:
        event = data.required_event(options.event)
        book = data.book(event)
        pin = ""
        if options.pin is not None:
            pin = set_pin(book, secret_said(options.pin), data.desk_secrets, stretch, os.urandom)
        edition = new_cards(book, data.desk_secrets) if options.new else edition_of_cards(book)
        cards = data.desk_secrets.cards(event, edition)
        gathering = book.gathering()
    finally:
        data.close()
    written = write_desk_cards(options.out, gathering.name if gathering else "", cards, pin)
    if options.json:
        print(json.dumps({"cards": len(cards), "edition": edition, "pin": bool(pin)}))
    else:
        print(f"A desk card and its spare: {options.out}. Keep them apart from the laptops.")
    return _missing(written)


def _lock(options: argparse.Namespace) -> int:
    from checkin.domain.lock import Policy
    from checkin.usecases.locking import set_policy

    data = open_server(options)
    try:
        set_policy(data.book(data.required_event(options.event)), Policy(options.policy))
    finally:
        data.close()
    if options.json:
        print(json.dumps({"policy": options.policy}))
    elif options.policy == "strict":
        print("Desks with names open with the desk card and the staff PIN.")
    else:
        print("Desks with names open with the staff PIN alone.")
    return 0


def _missing(written: "Report") -> int:
    if not written.missing:
        return 0
    print(
        f"No font here can draw {', '.join(written.missing)}: those letters are missing. "
        "Install Noto fonts for them and run this again.",
        file=sys.stderr,
    )
    return 1
