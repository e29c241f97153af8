"""Options that several commands share."""

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING

from checkin.domain.errors import InputError

if TYPE_CHECKING:
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
        help="the server's database: a file, or sqlite:///FILE (default: server.db in the folder)",
    )


def add_json(parser: argparse.ArgumentParser) -> None:
    """Add ``--json``."""
    parser.add_argument("--json", action="store_true", help="report as JSON, for programs")


def open_server(options: argparse.Namespace) -> "ServerData":
    """Open the server's data that the options name."""
    from checkin.adapters import server_data

    return server_data.ServerData(server_folder(options), database_file(options))


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


def database_file(options: argparse.Namespace) -> Path | None:
    """Return the server's database file if the options name one."""
    url = options.database
    if url is None:
        return None
    kind, found, rest = url.partition("://")
    if not found:
        return Path(url)
    if kind != "sqlite" or not rest.startswith("/"):
        raise InputError("This database cannot be used. Give a file, or sqlite:///FILE.")
    return Path(rest[1:])
