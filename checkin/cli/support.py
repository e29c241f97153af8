"""``checkin support``: what a desk's support log holds, to read before anybody is given it."""

import argparse
from pathlib import Path

from checkin.cli.options import Commands, desk_folder
from checkin.domain.errors import InputError


def add_to(commands: "Commands[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser(
        "support",
        help="the desk's support log: states and durations, no names, no codes",
        description="Print the support log of this desk as it is: what started and stopped, how "
        "long it took, what the camera did, where something went wrong. No names, no codes. "
        "With --out it is saved as it would be printed. A locked desk stays locked.",
    )
    parser.add_argument("--out", type=Path, metavar="FILE", help="save it there")
    parser.add_argument("--profile", type=Path, help="the desk's folder")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    from checkin.adapters.diary import text_of

    folder = desk_folder(options)
    if not folder.is_dir():
        raise InputError("There is no desk in this folder.")
    text = text_of(folder)
    if options.out is None:
        print(text, end="")
        return 0
    try:
        options.out.write_text(text, encoding="utf-8")
    except OSError:
        raise InputError(f"{options.out} cannot be written. Choose another place.") from None
    print(f"Written: {options.out}")
    return 0
