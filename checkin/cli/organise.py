"""``checkin import``, ``badges``, ``invite`` and ``retire``: what an organiser does by command."""

import argparse
import json
import os
import sys
from pathlib import Path

from checkin.cli.options import Commands, add_event, add_json, add_server_folder, open_server
from checkin.cli.serve import invite
from checkin.domain.errors import InputError


def add_to(commands: "Commands[argparse.ArgumentParser]") -> None:
    """Add the commands."""
    importing = commands.add_parser(
        "import",
        help="bring in people from a sheet (CSV or TSV)",
        description="Bring in people from a sheet. A column with names is enough; organisation, "
        "category, country, code and lists are read too, other columns are never stored. "
        "A second import changes what differs and never touches a check-in.",
    )
    importing.add_argument("file", type=Path, help="the sheet: CSV or TSV")
    add_server_folder(importing)
    add_event(importing)
    add_json(importing)
    importing.set_defaults(run=_import)

    badges = commands.add_parser(
        "badges",
        help="make a PDF of everybody's badges",
        description="Make a PDF of everybody's badges, eight on a page of A4. Made again, "
        "a badge is the same badge.",
    )
    badges.add_argument("--out", type=Path, default=Path("badges.pdf"), help="the PDF to write")
    badges.add_argument(
        "--spare",
        type=int,
        metavar="COUNT",
        help="print that many spare badges instead, for help desks to hand out",
    )
    add_server_folder(badges)
    add_event(badges)
    add_json(badges)
    badges.set_defaults(run=_badges)

    inviting = commands.add_parser(
        "invite",
        help="print a one-time address for another desk",
        description="Print a one-time address for another desk. It works once, within a day.",
    )
    inviting.add_argument("--name", default="", help='what the desk is called, such as "Desk 2"')
    add_server_folder(inviting)
    add_event(inviting)
    add_json(inviting)
    inviting.set_defaults(run=_invite)

    retiring = commands.add_parser(
        "retire",
        help="let a lost desk in no more",
        description="Let a lost desk in no more. Its check-ins until now stay and count; what it "
        "has not sent may still come through another desk.",
    )
    retiring.add_argument("desk", help="its name or its id")
    add_server_folder(retiring)
    add_event(retiring)
    add_json(retiring)
    retiring.set_defaults(run=_retire)


def _import(options: argparse.Namespace) -> int:
    from checkin.adapters.sheets import read_sheet
    from checkin.usecases.organise import import_rows

    rows = read_sheet(options.file)
    data = open_server(options)
    try:
        found = import_rows(data.book(data.required_event(options.event)), rows, os.urandom)
    finally:
        data.close()
    if options.json:
        print(json.dumps({"new": found.new, "changed": found.changed, "same": found.same}))
    else:
        print(
            f"{found.new} new, {found.changed} changed, {found.same} as before. "
            "Check-ins are untouched."
        )
    return 0


def _badges(options: argparse.Namespace) -> int:
    from checkin.adapters.badge_sheet import write_badges
    from checkin.usecases.organise import issue_badges, issue_spares

    data = open_server(options)
    try:
        book = data.book(data.required_event(options.event))
        if options.spare is None:
            badges = issue_badges(book, data.signer, os.urandom)
        else:
            badges = issue_spares(book, data.signer, os.urandom, options.spare)
        gathering = book.gathering()
        name = gathering.name if gathering else ""
    finally:
        data.close()
    written = write_badges(options.out, name, badges)
    if options.json:
        print(
            json.dumps({"badges": len(badges), "pages": written.pages, "missing": written.missing})
        )
        return 1 if written.missing else 0
    print(f"{len(badges)} badges on {written.pages} pages: {options.out}")
    if written.missing:
        print(
            f"No font here can draw {', '.join(written.missing)}: those letters are missing. "
            "Install Noto fonts for them and run this again.",
            file=sys.stderr,
        )
        return 1
    return 0


def _invite(options: argparse.Namespace) -> int:
    data = open_server(options)
    try:
        book = data.book(data.required_event(options.event))
        address = data.address()
        if address is None:
            raise InputError("Start the server once first: checkin serve")
        link = f"{address}/#{invite(book, options.name)}"
    finally:
        data.close()
    print(json.dumps({"desk": link}) if options.json else link)
    return 0


def _retire(options: argparse.Namespace) -> int:
    data = open_server(options)
    try:
        book = data.book(data.required_event(options.event))
        desk = book.find_desk(options.desk)
        book.retire(desk)
    finally:
        data.close()
    if options.json:
        print(json.dumps({"desk": desk.id, "name": desk.name, "retired": True}))
    else:
        print(f"{desk.name} is retired: the server lets it in no more.")
    return 0
