"""``checkin aside``: what could not be taken in, kept and given out letter for letter."""

import argparse
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from checkin.cli.options import (
    Commands,
    add_event,
    add_server_folder,
    desk_folder,
    open_server,
)
from checkin.domain.errors import InputError


def add_to(commands: "Commands[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser(
        "aside",
        help="give out the records that could not be taken in",
        description="Give out the records that could not be taken in and are kept aside, as one "
        "JSON line each: desk, seq, why, received_ms, record. They hold no names.",
    )
    parser.add_argument("--out", type=Path, help="the file to write (default: standard output)")
    parser.add_argument("--desk", action="store_true", help="of this desk, not of the server")
    parser.add_argument("--profile", type=Path, help="the desk's folder")
    add_server_folder(parser)
    add_event(parser)
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    lines = [json.dumps(one, ensure_ascii=False) for one in _records(options)]
    text = "".join(f"{line}\n" for line in lines)
    if options.out is None:
        sys.stdout.write(text)
        return 0
    try:
        options.out.write_text(text, encoding="utf-8")
    except OSError:
        raise InputError(f"{options.out} cannot be written. Choose another place.") from None
    print(f"{len(lines)} records: {options.out}")
    return 0


def _records(options: argparse.Namespace) -> Iterable[dict[str, Any]]:
    from checkin.adapters.profile import Profile

    if options.desk:
        profile = Profile.open(desk_folder(options))
        try:
            return profile.store.aside_records()
        finally:
            profile.close()
    data = open_server(options)
    try:
        return data.replica(data.required_event(options.event)).aside_records()
    finally:
        data.close()
