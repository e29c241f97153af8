"""``checkin box``: take in the black boxes of desks that are lost, damaged or erased."""

import argparse
from pathlib import Path

from checkin.cli.carry import report
from checkin.cli.options import Commands, add_event, add_json, add_server_folder, open_server


def add_to(commands: "Commands[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser(
        "box",
        help="take in the black box of a desk that is lost, damaged or erased",
        description="Take in black boxes: the file desk.box of a desk's folder, which holds each "
        "of its records once more and can be read here only. What is here already is not taken "
        "in twice.",
    )
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE", help="desk.box")
    add_server_folder(parser)
    add_event(parser)
    add_json(parser)
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    from checkin.adapters.black_box import read_box
    from checkin.adapters.carrying import take_in
    from checkin.adapters.enrolment import Enrolments
    from checkin.adapters.keys import verify

    data = open_server(options)
    try:
        event = data.required_event(options.event)
        private, replica = data.desk_secrets.box(event), data.replica(event)
        # All are read before any is taken in: a wrong file among them stops nothing halfway.
        opened = [read_box(file, private) for file in options.files]
        for one in opened:
            # First: a desk that came with an event file may never have been heard.
            Enrolments(data, event).introduce(one.desks)
        unreadable = sum(one.unreadable for one in opened)
        runs = [run for one in opened for run in one.runs]
        took = take_in(replica, runs, verify, keeps_strangers=True)
    finally:
        data.close()
    return report(took, as_json=options.json, unreadable=unreadable)
