"""``checkin desk``: the window that volunteers use."""

import argparse
import gc
import os
from pathlib import Path

from checkin.adapters import supervisor
from checkin.adapters.silence import came_back, keep_silent
from checkin.adapters.supervisor import Start
from checkin.cli.options import Commands, desk_folder, secret_said


def add_to(commands: "Commands[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser(
        "desk",
        help="open the desk: scan badges and check people in",
        description="Open the desk. The first time it asks for the one-time address that "
        "`checkin serve` or `checkin invite` printed, or for an event file.",
    )
    parser.add_argument(
        "file", nargs="?", type=Path, help="an event file that makes this laptop a desk"
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
    parser.add_argument(
        "--join",
        metavar="ADDRESS",
        help="the one-time address, to paste nothing; - reads it from standard input, unseen by "
        "whoever else uses this computer",
    )
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
    parser.add_argument(
        "--go-back",
        action="store_true",
        help="go back to the copy from before a newer version opened this desk",
    )
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    # First: from then on what comes from standard input is the line that ties it to its watcher.
    reads = options.join and supervisor.is_first()
    join = secret_said(options.join) or None if reads else None
    start = supervisor.began()
    if options.headless:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    folder = desk_folder(options)
    wrote = came_back(folder)
    keep_silent(folder, supervisor.crashed)
    # What comes after this takes most of a start, and may go wrong in it. Nothing of it is garbage:
    # to look for some costs a tenth of it. From then on the window collects (ui/tidying.py).
    gc.disable()
    from ui.__main__ import run, run_stopped
    from ui.options import DeskOptions

    if start is Start.TOO_OFTEN:
        return run_stopped(folder)
    status = run(
        DeskOptions(
            profile=folder,
            came_back=wrote or start is Start.CAME_BACK,
            goes_on=start is Start.CAME_BACK,
            start=start,
            go_back=options.go_back,
            camera=options.camera,
            scanner=options.scanner,
            trace=options.trace,
            screenshots=options.screenshots,
            close_at_end=options.close_at_end,
            join=join,
            desk_name=options.name,
            event_file=options.file if start is Start.FIRST else None,
        )
    )
    if status != supervisor.LOCKED:
        return status
    return supervisor.begin_again(without=str(options.file or ""))
