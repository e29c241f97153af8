"""``checkin updates``: the installers that a server was given."""

import argparse
import json
from dataclasses import asdict
from pathlib import Path

from checkin.cli.options import Commands, add_json, add_server_folder, server_folder


def add_to(commands: "Commands[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser(
        "updates",
        help="the installers that this server offers to its desks",
        description="List the installers that this server was given: those in its folder "
        "“installers”, by the names that they were published under. Desks are told of newer ones, "
        "and fetch them here; nothing is offered from two days before an event until its end.",
    )
    add_server_folder(parser)
    parser.add_argument(
        "--installers", type=Path, metavar="FOLDER", help="they are in this folder instead"
    )
    add_json(parser)
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    from checkin.adapters.installers import FOLDER, Installers

    given = Installers(options.installers or server_folder(options) / FOLDER)
    found = given.all()
    if options.json:
        print(json.dumps({"folder": str(given.folder), "installers": [asdict(x) for x in found]}))
        return 0
    if not found:
        print(f"No installers yet. Put them into {given.folder}")
    for one in found:
        signed = "signed" if one.is_signed else "not signed"
        print(f"{one.version}  {one.system} {one.machine}, {one.size / 1e6:.1f} MB, {signed}")
        print(f"    {one.name}\n    {one.sha256}")
    return 0
