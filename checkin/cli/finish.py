"""``checkin finish``: a desk's last command: all sent and proved, then erased."""

import argparse
import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from checkin.cli.options import Commands, add_json, desk_folder, open_desk
from checkin.domain.errors import InputError, ServerError

if TYPE_CHECKING:
    from checkin.adapters.ending import Ending
    from checkin.adapters.wiping import Erased, Proof

_WORD = "ERASE"


def add_to(commands: "Commands[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser(
        "finish",
        help="end this desk: send everything, prove it, erase it",
        description="End this desk after the event: send what is left, have the server confirm "
        "that it holds every record, then erase the desk, its key first. Without the server "
        "nothing is erased, unless all of it was sealed into a file (--export), which has to "
        "reach the organisers: checkin carry take.",
    )
    parser.add_argument("--yes", action="store_true", help=f"do not ask for the word {_WORD}")
    parser.add_argument(
        "--export",
        type=Path,
        metavar="FILE",
        help="if the server cannot be reached: seal everything into this new file, such as one "
        "on a USB stick, and erase then",
    )
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
        raise InputError("This desk is open. Finish in its window, or close that first.")
    if wiping.erased(folder) is None and not _is_destroyed(folder, options):
        print("Nothing was erased.")
        return 1
    # Also what was cut off in the middle: the key is gone, and the files go now.
    said = wiping.finish(folder)
    print(json.dumps(_fields(said)) if options.json else _words(said, folder / wiping.BOX))
    return 0


def _is_destroyed(folder: Path, options: argparse.Namespace) -> bool:
    """Whether all is safe elsewhere, somebody means it, and so the key is gone."""
    from checkin.adapters.ending import Ending
    from checkin.adapters.expiring import Expiry

    profile = open_desk(folder)
    try:
        if profile.enrolment is None:
            raise InputError("This desk belongs to no event: “checkin erase” empties its folder.")
        ending = Ending(profile)
        try:
            proof = _proof(ending, options)
            _say(_proved(proof))
            if not options.yes and not _is_meant(folder):
                return False
            if proof.signature:
                ending.say_goodbye()
        finally:
            ending.close()
        Expiry(profile).end_with(proof)
    finally:
        profile.close()
    return True


def _proof(ending: "Ending", options: argparse.Namespace) -> "Proof":
    try:
        return ending.send(lambda left: _say(f"{left} records left to send."))
    except ServerError as error:
        if options.export is None:
            raise InputError(
                f"{error} Nothing was erased. Connect this laptop, or seal everything into a file "
                "with --export FILE."
            ) from None
        _say(str(error))
    return ending.export(options.export)


def _is_meant(folder: Path) -> bool:
    _say(f"This erases everything in {folder}, for good. Type {_WORD} to go on:")
    return sys.stdin.readline().strip() == _WORD


def _proved(proof: "Proof") -> str:
    count = f"{proof.records} records of this desk"
    if proof.signature:
        at = datetime.fromtimestamp(proof.at / 1000, UTC)
        return f"The server has all {count}, confirmed {at:%Y-%m-%d %H:%M:%S} UTC."
    return f"All {count} are in the sealed file. It has to reach the organisers."


def _words(said: "Erased", box: Path) -> str:
    lines = ["This laptop holds nothing of the event any more."]
    if said.proof is not None:
        lines.append(_proved(said.proof))
    elif said.waiting != 0:
        count = "Some" if said.waiting is None else said.waiting
        lines.append(f"{count} of its records may wait in {box}: give it to an organiser.")
    return "\n".join(lines)


def _fields(said: "Erased") -> dict[str, object]:
    proof = said.proof
    if proof is None:
        return {"erased": True, "waiting": said.waiting}
    return {
        "erased": True,
        "waiting": said.waiting,
        "records": proof.records,
        "head": proof.hash,
        "received": bool(proof.signature),
        "at_ms": proof.at,
        "sealed_sha256": proof.file or None,
    }


def _say(line: str) -> None:
    print(line, file=sys.stderr)
