"""``checkin desk``: the window that volunteers use."""

import argparse
import os
from pathlib import Path

from checkin.cli.options import Commands, desk_folder


def add_to(commands: "Commands[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser(
        "desk",
        help="open the desk: scan badges and check people in",
        description="Open the desk. The first time it asks for the one-time address that "
        "`checkin serve` or `checkin invite` printed.",
    )
    parser.add_argument(
        "--camera",
        metavar="SOURCE",
        help="a camera's name or number (see `checkin status`), a video file or a stream's "
        "address (default: the camera used last, else the first)",
    )
    parser.add_argument(
        "--scanner", metavar="PORT", help="a serial scanner's port, such as /dev/ttyACM0 or COM3"
    )
    parser.add_argument("--join", metavar="ADDRESS", help="the one-time address, to paste nothing")
    parser.add_argument("--name", metavar="NAME", help="what this desk is called, when it joins")
    parser.add_argument(
        "--profile",
        type=Path,
        help="the desk's folder (default: this user's data folder, or CHECKIN_DESK)",
    )
    parser.add_argument("--headless", action="store_true", help="run without a screen")
    parser.add_argument(
        "--trace", type=Path, metavar="FILE", help="write times and verdicts, no names, no codes"
    )
    parser.add_argument(
        "--screenshots",
        type=Path,
        metavar="FOLDER",
        help="save a picture of each state (a demonstration's invented people only)",
    )
    parser.add_argument(
        "--close-at-end",
        action="store_true",
        help="close when a film has been played and everything is sent",
    )
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    if options.headless:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from ui.__main__ import run
    from ui.options import DeskOptions

    return run(
        DeskOptions(
            profile=desk_folder(options),
            camera=options.camera,
            scanner=options.scanner,
            trace=options.trace,
            screenshots=options.screenshots,
            close_at_end=options.close_at_end,
            join=options.join,
            desk_name=options.name,
        )
    )
