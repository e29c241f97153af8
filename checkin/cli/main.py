"""``checkin``: one command line for everything."""

import argparse
import sys
from collections.abc import Sequence

from checkin import __version__
from checkin.cli import (
    aside,
    backup,
    demo,
    desk,
    events,
    lists,
    organise,
    pin,
    read,
    serve,
    status,
)
from checkin.domain.errors import CheckInError

OK, WRONG, FAILED = 0, 1, 2
"""Exit codes: done; done, and what was found is not right; could not be done."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Faults of the world end in one plain sentence and status 2."""
    parser = argparse.ArgumentParser(
        prog="checkin",
        description="Offline-first check-in for gatherings.",
        epilog="Exit codes: 0 done; 1 done, and something is not right; 2 could not be done.",
    )
    parser.add_argument("--version", action="version", version=f"checkin {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for room in (demo, serve, organise, lists, pin, events, desk, read, backup, aside, status):
        room.add_to(commands)
    options = parser.parse_args(arguments)
    try:
        return int(options.run(options))
    except CheckInError as error:
        print(f"checkin: {error}", file=sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        return 130
