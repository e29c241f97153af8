"""``checkin carry``: check-ins from one computer to another without a network."""

import argparse
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from checkin.cli.options import (
    Commands,
    add_event,
    add_json,
    add_server_folder,
    database_of,
    desk_folder,
    open_desk,
    open_server,
    server_folder,
)
from checkin.domain.errors import InputError

if TYPE_CHECKING:
    from checkin.adapters.carrying import Took
    from checkin.adapters.profile import Profile


def add_to(commands: "Commands[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser(
        "carry",
        help="take check-ins to another desk or the server on a USB stick",
        description="Take check-ins from one computer to another without a network. The file "
        "can be opened by the desks of the event and its server only, and be taken in any "
        "number of times. Of a desk where there is one, else of the server; --folder says that "
        "the server is meant.",
    )
    words = parser.add_subparsers(dest="word", required=True, metavar="WORD")
    for word, says, run in (
        ("make", "write every record that is here into a new file", _make),
        ("take", "take in a file that was made elsewhere", _take),
    ):
        one = words.add_parser(word, help=says, description=f"{says.capitalize()}.")
        one.add_argument("file", type=Path, metavar="FILE")
        one.add_argument("--profile", type=Path, help="the desk's folder")
        add_server_folder(one)
        add_event(one)
        add_json(one)
        one.set_defaults(run=run)


def _make(options: argparse.Namespace) -> int:
    from checkin.adapters import carrying, stick

    if _is_desk(options):
        with _desk(options) as profile:
            carried = stick.save(profile, options.file)
    else:
        data = open_server(options)
        try:
            store = data.replica(data.required_event(options.event))
            carried = carrying.everything(store)
            carrying.write_file(options.file, carrying.sealed(store, carried))
        finally:
            data.close()
    count = sum(len(run.records) for run in carried.runs)
    if options.json:
        print(json.dumps({"records": count, "desks": len({run.desk for run in carried.runs})}))
    else:
        print(f"{count} records: {options.file}")
    return 0


def _take(options: argparse.Namespace) -> int:
    from checkin.adapters import carrying, stick

    data = carrying.read_file(options.file)
    if _is_desk(options):
        with _desk(options) as profile:
            took = stick.take(profile, data)
    else:
        from checkin.adapters.taking_carried import take_at_server

        server = open_server(options)
        try:
            took, _ = take_at_server(server, server.required_event(options.event), data)
        finally:
            server.close()
    return report(took, as_json=options.json)


def report(took: "Took", *, as_json: bool, unreadable: int | None = None) -> int:
    """Print what came of taking records in; the exit code for it."""
    if as_json:
        said = {
            "records": took.records,
            "new": len(took.new),
            "aside": took.aside,
            "unreadable": unreadable or 0,
            "desks_with_a_gap": took.gaps,
            "unknown_desks": took.strangers,
        }
        print(json.dumps(said))
    else:
        torn = "" if unreadable is None else f", {unreadable} unreadable"
        print(
            f"{took.records} records, {len(took.new)} of them new. {took.aside} kept aside{torn}."
        )
        if took.gaps:
            print(
                f"Of {took.gaps} desks earlier records are missing: what comes behind a gap is "
                "taken in once they are here."
            )
        if took.strangers:
            print(f"{took.strangers} desks are not known here yet: theirs was left out.")
    return 1 if took.aside or unreadable or took.gaps or took.strangers else 0


def _is_desk(options: argparse.Namespace) -> bool:
    if options.profile is not None:
        return True
    if options.folder is not None or options.database is not None:
        return False
    at_server = database_of(options) or server_folder(options) / "server.db"
    has_server = isinstance(at_server, str) or at_server.exists()
    has_desk = (desk_folder(options) / "desk.db").exists()
    if has_desk and has_server:
        raise InputError("There are a desk and a server here. Say which: --profile or --folder.")
    if not has_desk and not has_server:
        raise InputError("There is neither a desk nor a server here.")
    return has_desk


@contextmanager
def _desk(options: argparse.Namespace) -> "Iterator[Profile]":
    from ui.only_one import door_of, knock

    folder = desk_folder(options)
    if not (folder / "desk.db").exists():
        raise InputError("There is no desk in this folder.")
    if knock(door_of(folder)):
        raise InputError("This desk is open. Use its page “This laptop”, or close it first.")
    profile = open_desk(folder)
    try:
        yield profile
    finally:
        profile.close()
