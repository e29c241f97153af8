"""``checkin status``: what is on this computer, in numbers, no names of people."""

import argparse
import json
import sys
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

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

if TYPE_CHECKING:
    from checkin.adapters.database.revoked import HeldRevocations
    from checkin.domain.model import Gathering


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
    from checkin.adapters.camera.rights import reader_rights
    from checkin.adapters.camera.zbar import second_opinion

    found: dict[str, Any] = {
        "version": __version__,
        "cameras": [{"number": each.index, "name": each.name} for each in cameras()],
        "second_reader": second_opinion()[1],
        "reader_rights": reader_rights(),
        "window": _window(),
        "desk": _desk(desk_folder(options)),
        "server": _server(options),
    }
    if options.json:
        print(json.dumps(found))
        return 0
    print(f"Checkin {__version__}")
    print(f"Readers: zxing-cpp. {found['second_reader']}")
    print(f"A reader has: {found['reader_rights']}.")
    print(f"Window: {found['window']}.")
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
        elif isinstance(value, dict):
            print(f"{indent}{name}:")
            _print(value, indent + "  ")
        else:
            print(f"{indent}{name.replace('_', ' ')}: {value}")


def _window() -> str:
    if sys.platform in {"win32", "darwin"}:
        return "kept out of screenshots and shared screens"
    return "seen in screenshots and shared screens (this system cannot keep it out)"


def _desk(folder: Path) -> dict[str, Any] | None:
    from checkin.adapters import wiping
    from checkin.adapters.profile import Profile, vault_of
    from checkin.adapters.protection import protection
    from checkin.domain.errors import Locked
    from checkin.domain.lock import Policy

    if (said := wiping.erased(folder)) is not None:
        found = {"folder": str(folder), "erased": True, "waiting_in_black_box": said.waiting}
        return found if said.proof is None else found | {"proof": asdict(said.proof)}
    if not (folder / "desk.db").exists():
        return None
    try:
        vault = vault_of(folder)
    except Locked as error:
        # Not on this computer: that much can be said of it.
        return {"folder": str(folder), "locked": True, "why": str(error)}
    protected = protection(folder, vault)
    if vault.asks is not Policy.NOTHING:
        label = vault.label
        held = {"folder": str(folder), "locked": True, "name": label.desk, "event": label.event}
        return held | {"protection": protected}
    profile = Profile.open(folder, vault=vault)
    try:
        enrolment = profile.enrolment
        if enrolment is None:
            return {"folder": str(folder), "joined": False, "protection": protected}
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
            **_dates(store.gathering()),
            "protection": protected,
            "revocations": _revocations(store.revocations()),
        }
    finally:
        profile.close()


def _dates(gathering: "Gathering | None") -> dict[str, str]:
    """When the event ends and all of it is erased, in its own time zone."""
    from checkin.usecases.event_dates import in_words

    if gathering is None:
        return {}
    ends, erased = in_words(gathering)
    return {"event_ends": ends, "all_is_erased": erased}


def _revocations(held: "HeldRevocations") -> str:
    """Say which badges this desk refuses for the organisers' list, and how old that is."""
    refused = f"; {held.refused} lists refused, forged or older" if held.refused else ""
    if held.now is None:
        return f"none yet{refused}"
    at = datetime.fromtimestamp(held.now.issued / 1000, UTC).strftime("%Y-%m-%d %H:%M UTC")
    return f"{len(held.now.badges)} badges, list {held.now.number} of {at}{refused}"


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
                **_dates(one),
            }
            for one in data.gatherings()
            for book, replica in [(data.book(one.id), data.replica(one.id))]
        ]
    finally:
        data.close()
    if len(events) > 1:
        return {"folder": str(folder), "events": events}
    return {"folder": str(folder), **(events[0] if events else {"event": None})}
