"""``checkin event file``: one file with all that some laptops need to be desks."""

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from checkin.domain.errors import InputError
from checkin.domain.model import DeskProfile

if TYPE_CHECKING:
    from checkin.adapters.server_data import ServerData


def add_file_options(parser: argparse.ArgumentParser) -> None:
    """Add what says which file is made."""
    which = parser.add_mutually_exclusive_group()
    which.add_argument(
        "--desks", type=int, metavar="NUMBER", help="file: for so many laptops, Desk 1 to Desk N"
    )
    which.add_argument(
        "--names", type=Path, metavar="FILE", help="file: what the desks are called, one a line"
    )
    parser.add_argument(
        "--profile",
        choices=[one.value for one in DeskProfile],
        help="file: how much of the people on the list they are given (default: help-desk)",
    )
    parser.add_argument(
        "--until",
        metavar="DATE",
        help="file: the last day on which it is good (default: the event's last)",
    )


def file_is_asked_well(options: argparse.Namespace) -> bool:
    """Say whether what stands in the options goes together."""
    for_file = bool(options.desks is not None or options.names or options.profile or options.until)
    if options.what != "file":
        return not for_file
    return bool(options.out) and (options.desks is not None or options.names is not None)


def write_file(data: "ServerData", options: argparse.Namespace) -> int:
    """Make an event file, and print its passphrase this once."""
    from checkin.adapters.event_file.making import issue, names_taken, write_event_file
    from checkin.adapters.event_file.passphrase import new_passphrase
    from checkin.adapters.files import unfinished
    from checkin.adapters.profile import wall_ms
    from checkin.usecases.event_files import read_names, read_until, usual_end

    event = data.required_event(options.event)
    profile = DeskProfile(options.profile or DeskProfile.HELP_DESK)
    gathering, now = data.gathering(event), wall_ms()
    names = read_names(_written(options), str(options.desks or 0), names_taken(data, event))
    usual = usual_end(gathering, data.book(event).lists(), now)
    expires = read_until(options.until or "", gathering, usual, now)
    path, passphrase = options.out, new_passphrase()
    fresh = unfinished(path)
    try:
        with fresh.open("xb") as out:
            issued = issue(data, event, names, profile, expires)
            head = write_event_file(data, event, issued, passphrase, out)
        fresh.replace(path)
    except OSError:
        raise InputError(
            f"The file {path.name} cannot be written there. Choose another place."
        ) from None
    finally:
        fresh.unlink(missing_ok=True)
    if options.json:
        said = {
            "file": str(path),
            "passphrase": passphrase,
            "desks": [one.place.name for one in head.places],
            "people": head.people,
            "list": head.number,
            "expires_ms": head.expires,
        }
        print(json.dumps(said))
        return 0
    print(f"{path}: {len(head.places)} desks, {head.people} people on list {head.number}.")
    print(f"Its passphrase, which is kept nowhere: {passphrase}")
    print("Send it another way than the file. On each laptop: checkin setup FILE")
    return 0


def _written(options: argparse.Namespace) -> str:
    if options.names is None:
        return ""
    try:
        return str(options.names.read_text("utf-8"))
    except (OSError, UnicodeDecodeError):
        raise InputError(f"The file {options.names.name} cannot be read.") from None
