"""``checkin certificate``: for a proxy of the organisers', and another authority for desks."""

import argparse
import os
from pathlib import Path

from checkin.cli.options import Commands, add_event, add_server_folder, open_server
from checkin.domain.errors import InputError


def add_to(commands: "Commands[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser(
        "certificate",
        help="a certificate for a proxy, or new ones for everybody",
        description="Write a certificate of the event's and its key for a proxy that ends TLS "
        "before the server: certificate.pem and certificate.key, good for 30 days. "
        "rotate: vouch for the server by a new authority. Desks hear of it by themselves; those "
        "before are answered for until every desk has, and rotate is said again, or rotate --now.",
    )
    parser.add_argument("what", nargs="?", choices=["rotate"], help="what else to do")
    parser.add_argument("--out", type=Path, metavar="FOLDER", help="where to write them")
    parser.add_argument(
        "--now", action="store_true", help="answer for the newest authority only, at once"
    )
    add_server_folder(parser)
    add_event(parser)
    parser.set_defaults(run=lambda options: _run(parser, options))


def _run(parser: argparse.ArgumentParser, options: argparse.Namespace) -> int:
    if (options.what == "rotate") == bool(options.out) or (options.now and not options.what):
        parser.error("give a folder to write a certificate to, or rotate, perhaps with --now")
    return _rotate(options) if options.what else _write(options)


def _write(options: argparse.Namespace) -> int:
    data = open_server(options)
    try:
        authority = data.authorities(data.required_event(options.event))[0]
    finally:
        data.close()
    certificate, key = authority.issue()
    try:
        options.out.mkdir(parents=True, exist_ok=True)
        for name, mode, text in (
            ("certificate.pem", 0o644, certificate),
            ("certificate.key", 0o600, key),
        ):
            where = os.open(options.out / name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode)
            with os.fdopen(where, "wb") as file:
                file.write(text)
            # Whatever this process keeps for its owner: others are to read a certificate.
            (options.out / name).chmod(mode)
    except OSError:
        raise InputError(
            f"The folder {options.out.name} cannot be written there. Choose another place."
        ) from None
    print(f"{options.out}: certificate.pem and certificate.key, for {authority.name}, 30 days")
    return 0


def _rotate(options: argparse.Namespace) -> int:
    data = open_server(options)
    try:
        if options.now:
            if not data.is_rotating:
                data.rotate_authorities()
            data.end_rotation()
            print("Only the newest certificates are good now. Desks without them: invite anew.")
            return 0
        if not data.is_rotating:
            data.rotate_authorities()
            print("New certificates. Desks hear of them by themselves; then say this again.")
            print("Copy authority.key to each other server process, and make a new backup.")
            return 0
        behind = data.behind_rotation()
        if behind:
            print(f"Not heard of the new certificates yet: {', '.join(behind)}.")
            return 1
        data.end_rotation()
        print("Every desk has the new certificates: those before are good no more.")
        return 0
    finally:
        data.close()
