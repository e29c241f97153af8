"""``checkin backup`` and ``restore``: a server in one encrypted file, and back."""

import argparse
import getpass
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from checkin.cli.options import (
    Commands,
    add_json,
    add_server_folder,
    database_of,
    open_server,
    server_folder,
)
from checkin.domain.errors import InputError

if TYPE_CHECKING:
    from checkin.adapters.backup import Held

_VARIABLE = "CHECKIN_PASSPHRASE"


def add_to(commands: "Commands[argparse.ArgumentParser]") -> None:
    """Add the commands."""
    saving = commands.add_parser(
        "backup",
        help="write all that the server holds into one encrypted file",
        description="Write all that the server holds into one encrypted file, its signing key "
        "included, while the server goes on; then read it again and compare. Asks for a "
        "passphrase, or takes it from CHECKIN_PASSPHRASE.",
    )
    saving.add_argument("file", type=Path, help="the file to write")
    add_server_folder(saving)
    add_json(saving)
    saving.set_defaults(run=_backup)

    restoring = commands.add_parser(
        "restore",
        help="make an empty server what a backup was",
        description="Make an empty server what a backup was. Start it afterwards: desks bring "
        "by themselves what they have sent since. Asks for the passphrase, or takes it from "
        "CHECKIN_PASSPHRASE.",
    )
    restoring.add_argument("file", type=Path, help="the backup")
    add_server_folder(restoring)
    add_json(restoring)
    restoring.set_defaults(run=_restore)


def _backup(options: argparse.Namespace) -> int:
    from checkin.adapters.backup import write_backup

    passphrase = _passphrase(twice=True)
    data = open_server(options)
    try:
        if not data.events():
            raise InputError("There is no event here yet, so there is nothing to keep.")
        held = write_backup(data, server_folder(options), options.file, passphrase)
    finally:
        data.close()
    _say(held, "Written, read again and the same", as_json=options.json)
    return 0


def _restore(options: argparse.Namespace) -> int:
    from checkin.adapters.backup import restore_backup

    passphrase = _passphrase(twice=False)
    held = restore_backup(options.file, passphrase, server_folder(options), database_of(options))
    _say(held, "Restored", as_json=options.json)
    return 0


def _say(held: "Held", done: str, *, as_json: bool) -> None:
    if as_json:
        print(
            json.dumps(
                {
                    "events": held.events,
                    "records": held.records,
                    "roster_entries": held.roster_entries,
                }
            )
        )
    else:
        print(
            f"{done}. Events: {held.events}. Records: {held.records}. "
            f"Entries of rosters: {held.roster_entries}."
        )


def _passphrase(*, twice: bool) -> str:
    given = os.environ.get(_VARIABLE)
    if given:
        return given
    if not sys.stdin.isatty():
        raise InputError("There is nobody to ask for the passphrase: set CHECKIN_PASSPHRASE.")
    typed = getpass.getpass("Passphrase: ")
    if twice and getpass.getpass("Once more: ") != typed:
        raise InputError("The two passphrases differ. Try again.")
    return typed
