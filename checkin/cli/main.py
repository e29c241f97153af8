"""``checkin``: one command line for everything."""

import argparse
import sys
from collections.abc import Sequence

from checkin import __version__
from checkin.adapters.silence import keep_silent
from checkin.cli import desk
from checkin.cli.options import Commands
from checkin.domain.errors import CheckInError

OK, WRONG, FAILED = 0, 1, 2
"""Exit codes: done; done, and what was found is not right; could not be done."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Faults of the world end in one plain sentence and status 2."""
    if arguments is None:
        # A program of its own, and no part of another.
        keep_silent()
        arguments = sys.argv[1:]
    # What all the others import would keep a person waiting for their window.
    reader = arguments_parser() if arguments[:1] != ["desk"] else _desk_parser()
    return _run(reader.parse_args(arguments))


def arguments_parser() -> argparse.ArgumentParser:
    """What reads the command line."""
    from checkin.cli import (
        aside,
        backup,
        badges,
        box,
        carry,
        certificate,
        demo,
        desks,
        doctor,
        erase,
        events,
        finish,
        importing,
        keys,
        lists,
        organisers,
        people,
        pin,
        read,
        replace,
        serve,
        setup,
        status,
        support,
        updates,
    )

    parser, commands = _program()
    of_events = (importing, people, badges, replace, desks, lists, pin, events, keys)
    servers = (updates, backup, certificate, box, aside, status)
    of_desks = (setup, desk, doctor, finish, carry, erase, support)
    for room in (demo, serve, organisers, *of_events, *of_desks, read, *servers):
        room.add_to(commands)
    return parser


def _desk_parser() -> argparse.ArgumentParser:
    parser, commands = _program()
    desk.add_to(commands)
    return parser


def _program() -> "tuple[argparse.ArgumentParser, Commands[argparse.ArgumentParser]]":
    parser = argparse.ArgumentParser(
        prog="checkin",
        description="Offline-first check-in for gatherings.",
        epilog="Exit codes: 0 done; 1 done, and something is not right; 2 could not be done.",
    )
    parser.add_argument("--version", action="version", version=f"checkin {__version__}")
    return parser, parser.add_subparsers(dest="command", required=True, metavar="COMMAND")


def _run(options: argparse.Namespace) -> int:
    try:
        return int(options.run(options))
    except CheckInError as error:
        print(f"checkin: {error}", file=sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        return 130
