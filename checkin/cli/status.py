"""``checkin status``: what is on this computer, in numbers, no names of people."""

import argparse
import json
from pathlib import Path
from typing import Any

from checkin import __version__
from checkin.cli.options import (
    Commands,
    add_json,
    add_server_folder,
    database_of,
    desk_folder,
    open_server,
    server_folder,
)


def add_to(commands: "Commands[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser(
        "status",
        help="say what this computer holds: desk, server, readers",
        description="Say what this computer holds, in numbers: the desk, the server, the readers.",
    )
    parser.add_argument("--profile", type=Path, help="the desk's folder")
    add_server_folder(parser)
    add_json(parser)
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    from checkin.adapters.camera.cameras import cameras
    from checkin.adapters.camera.zbar import second_opinion

    found: dict[str, Any] = {
        "version": __version__,
        "cameras": [{"number": each.index, "name": each.name} for each in cameras()],
        "second_reader": second_opinion()[1],
        "desk": _desk(desk_folder(options)),
        "server": _server(options),
    }
    if options.json:
        print(json.dumps(found))
        return 0
    print(f"Checkin {__version__}")
    print(f"Readers: zxing-cpp. {found['second_reader']}")
    print(f"Cameras:{'' if found['cameras'] else ' none'}")
    for each in found["cameras"]:
        print(f"  {each['number']}: {each['name']}")
    for title in ("desk", "server"):
        held = found[title]
        print(f"{title.capitalize()}: {'none here' if held is None else ''}")
        _print(held or {}, "  ")
    return 0


def _print(held: dict[str, Any], indent: str) -> None:
    for name, value in held.items():
        if isinstance(value, list):
            for one in value:
                print(f"{indent}{one['event']}:")
                _print({key: it for key, it in one.items() if key != "event"}, indent + "  ")
        else:
            print(f"{indent}{name.replace('_', ' ')}: {value}")


def _desk(folder: Path) -> dict[str, Any] | None:
    from checkin.adapters.profile import Profile

    if not (folder / "desk.db").exists():
        return None
    profile = Profile.open(folder)
    try:
        enrolment = profile.enrolment
        if enrolment is None:
            return {"folder": str(folder), "joined": False}
        store = profile.store
        mine = store.have().get(enrolment.desk)
        return {
            "folder": str(folder),
            "joined": True,
            "name": enrolment.desk_name,
            "server": enrolment.server,
            "database": "encrypted (SQLCipher)",
            "records_made_here": mine.seq if mine else 0,
            "registrations": sum(1 for _ in store.registrations()),
            "list_version": store.roster_version().number,
            "kept_aside": store.aside_count(),
        }
    finally:
        profile.close()


def _server(options: argparse.Namespace) -> dict[str, Any] | None:
    folder = server_folder(options)
    database = database_of(options)
    if not isinstance(database, str) and not (database or folder / "server.db").exists():
        return None
    data = open_server(options)
    try:
        events = [
            {
                "event": one.name,
                "id": one.id,
                "registrations": sum(1 for _ in book.registrations()),
                "desks": len(book.desks()),
                "records": sum(head.seq for head in replica.have().values()),
                "list_version": book.roster_version().number,
                "kept_aside": replica.aside_count(),
            }
            for one in data.gatherings()
            for book, replica in [(data.book(one.id), data.replica(one.id))]
        ]
    finally:
        data.close()
    if len(events) > 1:
        return {"folder": str(folder), "events": events}
    return {"folder": str(folder), **(events[0] if events else {"event": None})}
