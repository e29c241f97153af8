"""``checkin erase``: what this desk holds, gone for good."""

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from checkin.cli.options import Commands, add_json, desk_folder
from checkin.domain.errors import InputError, Locked

if TYPE_CHECKING:
    from checkin.adapters.wiping import Erased

_WORD = "ERASE"


def add_to(commands: "Commands[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser(
        "erase",
        help="erase what this desk holds, or only the names",
        description="Erase what this desk holds: its key first, then its files. What the server "
        "has not received stays in the black box file (desk.box), and without one nothing is "
        "erased. With --names every name goes and the records stay, as happens by itself a day "
        "after the event.",
    )
    parser.add_argument("--names", action="store_true", help="erase the names, keep the records")
    parser.add_argument("--yes", action="store_true", help=f"do not ask for the word {_WORD}")
    parser.add_argument("--profile", type=Path, help="the desk's folder")
    add_json(parser)
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    from checkin.adapters import wiping
    from ui.only_one import door_of, knock

    folder = desk_folder(options)
    if wiping.erased(folder) is None and not (folder / "desk.db").exists():
        raise InputError("There is no desk in this folder.")
    if knock(door_of(folder)):
        raise InputError("This desk is open. Close its window first.")
    if not options.yes and not _is_meant(folder, names=options.names):
        print("Nothing was erased.")
        return 1
    if options.names:
        _erase_names(folder)
        print(json.dumps({"names": "erased"}) if options.json else "No name is left in this desk.")
        return 0
    said = _erase(folder)
    if options.json:
        print(json.dumps({"erased": True, "waiting": said.waiting}))
        return 0
    print("This desk was erased. Nothing of the event can be read here any more.")
    if said.waiting != 0:
        count = "Some" if said.waiting is None else said.waiting
        print(f"{count} of its records may wait in {folder / wiping.BOX}: give it to an organiser.")
    return 0


def _is_meant(folder: Path, *, names: bool) -> bool:
    what = "all names" if names else "everything"
    print(f"This erases {what} in {folder}, for good. Type {_WORD} to go on:", file=sys.stderr)
    return sys.stdin.readline().strip() == _WORD


def _erase_names(folder: Path) -> None:
    from checkin.adapters.expiring import Expiry
    from checkin.adapters.profile import Profile

    profile = Profile.open(folder)
    try:
        Expiry(profile).erase_names()
    finally:
        profile.close()


def _erase(folder: Path) -> "Erased":
    from checkin.adapters import wiping
    from checkin.adapters.expiring import Expiry
    from checkin.adapters.profile import Profile

    if wiping.erased(folder) is None:
        try:
            profile = Profile.open(folder)
        except Locked:
            _destroy_locked(folder)
        else:
            try:
                Expiry(profile).destroy_key()
            finally:
                profile.close()
    return wiping.finish(folder)


def _destroy_locked(folder: Path) -> None:
    from checkin.adapters import wiping

    if not (folder / wiping.BOX).exists():
        raise InputError(
            "This desk is locked, and has no black box that keeps what was not sent. "
            "Open it once with its desk card and PIN, then erase it."
        )
    wiping.destroy_key(folder, None)
