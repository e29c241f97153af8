"""``checkin organisers``: who may open the pages, at the server's own computer."""

import argparse
import json
from typing import TYPE_CHECKING

from checkin.cli.options import Commands, add_json, add_server_folder, open_server
from checkin.domain.access import Access
from checkin.domain.errors import InputError

if TYPE_CHECKING:
    from checkin.adapters.links import LinkKind
    from checkin.adapters.server_data import ServerData

_INVITED_MS = 7 * 24 * 60 * 60 * 1000
_AGAIN_MS = 24 * 60 * 60 * 1000


def add_to(commands: "Commands[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser(
        "organisers",
        help="who may open the organisers' pages",
        description="Say who may open the organisers' pages, and make links: for somebody new, "
        "and for whoever lost the password or the second factor. Whoever may use this computer "
        "as you do may use it.",
    )
    acts = parser.add_subparsers(dest="act", required=True, metavar="ACT")
    listing = acts.add_parser("list", help="everybody, and what each may do")
    listing.set_defaults(run=_list)
    inviting = acts.add_parser("invite", help="a link that makes an account, good once for a week")
    inviting.add_argument(
        "--access",
        choices=[str(one) for one in Access],
        default=str(Access.ORGANISER),
        help="what it allows (default: %(default)s; a viewer sees no names)",
    )
    inviting.set_defaults(run=_invite)
    again = acts.add_parser("link", help="a link for another password, good once for a day")
    again.add_argument("name", help="the name that signs in")
    again.add_argument(
        "--second-factor", action="store_true", help="the second factor was lost as well"
    )
    again.set_defaults(run=_link)
    for one in (listing, inviting, again):
        add_server_folder(one)
        add_json(one)


def _list(options: argparse.Namespace) -> int:
    data = open_server(options)
    try:
        accounts = data.accounts.all()
    finally:
        data.close()
    if options.json:
        rows = [
            {"name": one.name, "access": one.access, "second_factor": one.has_second}
            for one in accounts
        ]
        print(json.dumps(rows, ensure_ascii=False))
        return 0
    for one in accounts:
        second = "with" if one.has_second else "without"
        print(f"{one.name}: {one.access}, {second} a second factor")
    if not accounts:
        print("Nobody yet. The first link is printed by: checkin serve")
    return 0


def _invite(options: argparse.Namespace) -> int:
    from checkin.adapters.links import LinkKind

    access = Access(options.access)
    data = open_server(options)
    try:
        token = data.links.make(LinkKind.JOIN, _INVITED_MS, access=access)
        data.trail.note("", "organiser-invited", about=access)
        address = _address(data, LinkKind.JOIN, token)
    finally:
        data.close()
    return _say(options, address, "works once, for seven days")


def _link(options: argparse.Namespace) -> int:
    from checkin.adapters.links import LinkKind

    kind = LinkKind.ANEW if options.second_factor else LinkKind.PASSWORD
    data = open_server(options)
    try:
        account = data.accounts.named(options.name)
        if account is None:
            names = ", ".join(one.name for one in data.accounts.all()) or "nobody"
            raise InputError(f"Nobody signs in as “{options.name}” here. There is: {names}.")
        data.links.end_all(kind, account.id)
        token = data.links.make(kind, _AGAIN_MS, account=account.id)
        data.trail.note("", f"link-made-{kind}", about=account.id)
        address = _address(data, kind, token)
    finally:
        data.close()
    return _say(options, address, "works once, for one day")


def _address(data: "ServerData", kind: "LinkKind", token: str) -> str:
    from checkin.adapters.links import LinkKind
    from checkin.server.pages.joining import path_of

    pages, elsewhere = data.pages_address(), data.address()
    if pages is None or elsewhere is None:
        raise InputError("Start the server once, so that its address is known: checkin serve")
    # Somebody new sits at another computer, unless nobody else can reach this one.
    is_for_another = kind is LinkKind.JOIN and not elsewhere.startswith("https://127.0.0.1:")
    return f"{elsewhere if is_for_another else pages}{path_of(kind, token)}"


def _say(options: argparse.Namespace, address: str, how: str) -> int:
    print(json.dumps({"link": address}) if options.json else f"{address}\n    {how}")
    return 0
