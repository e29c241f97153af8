"""``checkin setup``: a laptop becomes a desk by an event file, with no network."""

import argparse
import getpass
import json
import sys
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING

from checkin.cli.options import Commands, add_json, desk_folder
from checkin.domain.errors import InputError, ServerError
from checkin.usecases.roster import zone_of

if TYPE_CHECKING:
    from checkin.adapters.event_file.contents import Head
    from checkin.adapters.event_file.setting_up import EventFile
    from checkin.adapters.profile import Profile


def add_to(commands: "Commands[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser(
        "setup",
        help="make this laptop a desk by an event file",
        description="Make this laptop a desk by an event file, which organisers make: on their "
        "pages, or with checkin event file. No network is needed. It says what the file is before "
        "anything is changed. checkin desk FILE does the same in the window.",
    )
    parser.add_argument("file", type=Path, help="the event file (.checkin-event)")
    parser.add_argument(
        "--passphrase-file",
        type=Path,
        metavar="FILE",
        help="a file with the passphrase (default: it is asked for)",
    )
    parser.add_argument("--desk", metavar="NAME", help="which of its desks this laptop is")
    parser.add_argument("--yes", action="store_true", help="do not ask, for scripts")
    parser.add_argument(
        "--profile",
        type=Path,
        help="the desk's folder (default: this user's data folder, or CHECKIN_DESK)",
    )
    add_json(parser)
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    from checkin.adapters.event_file.setting_up import (
        check_free,
        open_event_file,
        read_file,
        set_up,
    )
    from checkin.adapters.profile import Profile, vault_of, wall_ms
    from checkin.adapters.vault import Vault

    data = read_file(options.file)
    file = open_event_file(data, _passphrase(options.passphrase_file), wall_ms())
    folder = desk_folder(options)
    facts, is_asked = _facts(file.head), not options.yes and sys.stdin.isatty()
    if is_asked and not options.json:
        print("\n".join(facts))
    if Vault.exists(folder):
        check_free(file.head.event, vault_of(folder))
    name = _chosen(file, options.desk, ask=not options.yes)
    vault = vault_of(folder)
    profile = Profile.open(folder, vault=vault)
    try:
        enrolment = set_up(profile, file, name)
        is_known = _introduce(profile)
        number = profile.store.roster_version().number
    finally:
        profile.close()
    if options.json:
        said = {
            "desk": enrolment.desk,
            "name": enrolment.desk_name,
            "event": enrolment.event,
            "people": file.head.people,
            "list": number,
            "profile": file.head.profile,
            "expires_ms": file.head.expires,
            "server_reached": is_known,
        }
        print(json.dumps(said))
    else:
        if not is_asked:
            print("\n".join(facts))
        print(f"This laptop is {enrolment.desk_name} now. Open it with: checkin desk")
    return 0


def _introduce(profile: "Profile") -> bool:
    """Show the server who this is, and fetch what is newer; say whether it could be reached.

    It need not be: the desk does so by itself later.
    """
    from checkin.adapters.keys import verify
    from checkin.adapters.profile import wall_ms
    from checkin.usecases.exchange import DeskReport
    from checkin.usecases.sync import Clock, Sync

    peer = profile.peer()
    try:
        sync = Sync(profile.store, peer, verify, Clock(wall_ms), DeskReport)
        while sync.exchange().more:
            pass
    except ServerError:
        return False
    finally:
        peer.close()
    return True


def _passphrase(path: Path | None) -> str:
    if path is not None:
        try:
            return path.read_text("utf-8").strip()
        except (OSError, UnicodeDecodeError):
            raise InputError(f"The file {path.name} cannot be read.") from None
    if not sys.stdin.isatty():
        raise InputError("Nobody can be asked here. Give the passphrase with --passphrase-file.")
    return getpass.getpass("Passphrase of the event file: ")


def _facts(head: "Head") -> list[str]:
    zone = zone_of(head.time_zone)
    return [
        head.name,
        *(f"  {name}, {day}" for name, day in head.lists),
        f"  {head.people} people on list {head.number}, as of {_when(head.made, zone)}",
        f"  Desks: {head.profile}. Good until {_when(head.expires, zone)}. Server: {head.server}",
    ]


def _when(ms: int, zone: tzinfo) -> str:
    return f"{datetime.fromtimestamp(ms / 1000, UTC).astimezone(zone):%Y-%m-%d %H:%M %Z}"


def _chosen(file: "EventFile", asked: str | None, *, ask: bool) -> str:
    """Which desk this laptop becomes.

    Raises:
        InputError: there is no such desk, another laptop is it, or nobody can be asked.
    """
    taken = _taken(file)
    free = [one for one in file.names if one not in taken]
    if asked is None and len(file.names) == 1:
        asked = file.names[0]
    elif asked is None:
        if not ask or not sys.stdin.isatty():
            raise InputError(f"Say with --desk which desk this is. Free: {', '.join(free)}.")
        for number, one in enumerate(file.names, start=1):
            print(f"{number:3}  {one}{' (in use)' if one in taken else ''}")
        answer = input("Which desk is this? ").strip()
        by_number = answer.isdecimal() and 0 < int(answer) <= len(file.names)
        asked = file.names[int(answer) - 1] if by_number else answer
    elif ask and sys.stdin.isatty() and input(f"Become {asked}? Type yes: ").strip() != "yes":
        raise InputError("Nothing was changed.")
    if asked not in file.names:
        raise InputError(
            f"There is no desk “{asked}” in this event file. There is: {', '.join(file.names)}."
        )
    if asked in taken:
        raise InputError(
            f"Another laptop is {asked} already. Choose another desk: {', '.join(free) or 'none'}."
        )
    return asked


def _taken(file: "EventFile") -> frozenset[str]:
    from checkin.adapters.event_file.setting_up import taken_places

    try:
        return taken_places(file)
    except ServerError:
        return frozenset()  # no network is needed
