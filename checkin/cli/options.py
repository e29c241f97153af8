"""Options that several commands share."""

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from checkin.domain.errors import InputError, Locked

if TYPE_CHECKING:
    from checkin.adapters.profile import Profile
    from checkin.adapters.server_data import ServerData

Commands = argparse._SubParsersAction  # noqa: SLF001  argparse has no public name for it


def add_server_folder(parser: argparse.ArgumentParser) -> None:
    """Add where the server keeps its data."""
    parser.add_argument(
        "--folder",
        type=Path,
        help="the server's folder (default: this user's data folder, or CHECKIN_SERVER)",
    )
    parser.add_argument(
        "--database",
        metavar="URL",
        help="the server's database: a file, sqlite:///FILE, or "
        "postgresql+psycopg://USER@HOST/NAME (default: CHECKIN_DATABASE, or server.db in the "
        "folder)",
    )


def add_event(parser: argparse.ArgumentParser) -> None:
    """Add which event is meant."""
    parser.add_argument(
        "--event", metavar="ID", help="the event, if there are several: see checkin event list"
    )


def add_json(parser: argparse.ArgumentParser) -> None:
    """Add ``--json``."""
    parser.add_argument("--json", action="store_true", help="report as JSON, for programs")


def secret_said(written: str) -> str:
    """Return what *written* is, or the next line of standard input where it is ``-``.

    Whoever uses this computer sees the words of each command, and none of its input.
    """
    return sys.stdin.readline().strip() if written == "-" else written


def open_server(options: argparse.Namespace) -> "ServerData":
    """Open the server's data that the options name."""
    from checkin.adapters import server_data

    return server_data.ServerData(server_folder(options), database_of(options))


def server_folder(options: argparse.Namespace) -> Path:
    """Return the server's folder that the options name."""
    from checkin.adapters import server_data

    chosen = options.folder or os.environ.get("CHECKIN_SERVER") or server_data.default_folder()
    return Path(chosen)


def desk_folder(options: argparse.Namespace) -> Path:
    """Return the desk's folder that the options name."""
    from checkin.adapters import profile

    chosen = options.profile or os.environ.get("CHECKIN_DESK") or profile.default_folder()
    return Path(chosen)


def open_desk(folder: Path) -> "Profile":
    """Open the desk in *folder*, which is there and in no other window.

    Raises:
        InputError: it is not, or it asks for a card and a PIN.
        StoreError: it cannot be used.
    """
    from checkin.adapters.profile import Profile

    try:
        return Profile.open(folder)
    except Locked:
        raise InputError(
            "This desk is locked. Open its window with what unlocks it, and use its page "
            "“This laptop” (F10)."
        ) from None


def database_of(options: argparse.Namespace) -> Path | str | None:
    """Return the database that the options name: a file, PostgreSQL's address, or neither.

    Raises:
        InputError: it is an address of something else.
    """
    named = options.database or os.environ.get("CHECKIN_DATABASE")
    if not named:
        return None
    kind, found, rest = str(named).partition("://")
    if not found:
        return Path(kind)
    if kind.startswith("postgresql"):
        return str(named)
    if kind != "sqlite" or not rest.startswith("/"):
        raise InputError(
            "This database cannot be used. Give a file, or postgresql+psycopg://user@host/database"
        )
    return Path(rest[1:])
