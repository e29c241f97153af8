"""``checkin replace``: another badge for somebody, and the old one good no more."""

import argparse
import json
import os
from pathlib import Path

from checkin.cli.options import Commands, add_event, add_json, add_server_folder, open_server


def add_to(commands: "Commands[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser(
        "replace",
        help="give somebody another badge; the old one is good no more",
        description="Give somebody another badge, in one act: the ones before are revoked, also "
        "at desks that know badges only by their signature, and the new one is written as a PDF. "
        "With --badge it is a spare badge that is printed already.",
    )
    parser.add_argument("who", help="their name, their id, or the code on an old badge")
    parser.add_argument("--badge", metavar="CODE", help="the short code of a spare badge to use")
    parser.add_argument(
        "--out", type=Path, default=Path("badge.pdf"), help="the PDF to write (without --badge)"
    )
    add_server_folder(parser)
    add_event(parser)
    add_json(parser)
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    from checkin.adapters.printing.badge_sheet import write_badges
    from checkin.adapters.printing.drawing import check_folder
    from checkin.adapters.profile import wall_ms
    from checkin.domain.amendments import amendments
    from checkin.usecases.replacing import replace_badge

    if options.badge is None:
        # Before anything is revoked.
        check_folder(options.out)
    data = open_server(options)
    try:
        event = data.required_event(options.event)
        book = data.book(event)
        done = replace_badge(
            book,
            data.signer,
            os.urandom,
            wall_ms(),
            options.who,
            amended=amendments(data.replica(event).records()),
            spare=options.badge,
        )
        gathering = book.gathering()
    finally:
        data.close()
    if options.badge is None:
        write_badges(options.out, gathering.name if gathering else "", [done.badge])
    if options.json:
        print(json.dumps({"code": done.badge.short, "revoked": done.revoked}))
        return 0
    where = "" if options.badge else f": {options.out}"
    print(f"The new badge is {done.badge.short}{where}. Good no more: {done.revoked}.")
    return 0
