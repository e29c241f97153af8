"""``checkin keys``: what badges are signed with, and what to do when it was stolen."""

import argparse
import json
import sys

from checkin.cli.options import Commands, add_json, add_server_folder, open_server
from checkin.domain.errors import InputError


def add_to(commands: "Commands[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser(
        "keys",
        help="list the keys that sign badges, or turn to the spare one",
        description="List the keys that this server signs badges with, or turn to the spare one "
        "(rotate): badges that are printed already stay good. If a key was stolen, rotate "
        "--compromised takes it out of every event: its badges are good no more, and must be "
        "printed again. The keys of desks are others and stay.",
    )
    parser.add_argument("what", choices=["list", "rotate"], help="what to do")
    parser.add_argument(
        "--compromised", action="store_true", help="the key was stolen: take it out of every event"
    )
    parser.add_argument(
        "--key", type=int, metavar="NUMBER", help="which key was stolen (default: the one in use)"
    )
    parser.add_argument("--yes", action="store_true", help="do not ask, for scripts")
    add_server_folder(parser)
    add_json(parser)
    parser.set_defaults(run=lambda options: _run(parser, options))


def _run(parser: argparse.ArgumentParser, options: argparse.Namespace) -> int:
    if options.compromised and options.what != "rotate":
        parser.error("--compromised belongs to rotate")
    if options.key is not None and not options.compromised:
        parser.error("--key belongs to --compromised")
    data = open_server(options)
    try:
        if options.what == "rotate":
            stolen = None
            if options.compromised:
                stolen = options.key or data.badge_keys.in_use().active
                _confirm(stolen, ask=not options.yes)
            data.badge_keys.rotate(stolen)
            data.tell_events()
        now = data.badge_keys.in_use()
    finally:
        data.close()
    if options.json:
        print(json.dumps({"active": now.active, "spare": now.spare, "out": list(now.out)}))
        return 0
    print(f"New badges are signed with key {now.active}; key {now.spare} is the spare one.")
    if now.out:
        named = ", ".join(map(str, now.out))
        print(f"Taken out, their badges are good no more: key {named}.")
    if options.compromised:
        print("Print all badges again, spare ones as well: checkin badges")
    return 0


def _confirm(stolen: int, *, ask: bool) -> None:
    """Have a person say yes, who has read what it means.

    Raises:
        InputError: they did not, or nobody is there to ask.
    """
    if not ask:
        return
    if not sys.stdin.isatty():
        raise InputError("Nobody can be asked here. Say --yes if you mean it.")
    print(
        f"Every badge that was signed with key {stolen} will be good no more: all of them must "
        "be printed again, spare ones as well. Desks hear of it at their next sync; until then "
        "they take the old ones."
    )
    if input("Take the key out? Type yes: ").strip().lower() != "yes":
        raise InputError("Nothing was changed.")
