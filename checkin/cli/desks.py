"""``checkin invite`` and ``desks``: who becomes a desk, and who is one no more."""

import argparse
import io
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checkin.cli.options import Commands, add_event, add_json, add_server_folder, open_server
from checkin.cli.serve import invite
from checkin.domain.errors import InputError
from checkin.domain.model import DeskProfile

if TYPE_CHECKING:
    from checkin.adapters.book import Book
    from checkin.adapters.desk_book import HeardDesk
    from checkin.adapters.keeping import AskingDesk, Kept

_SILENT_MS = 120_000


def add_to(commands: "Commands[argparse.ArgumentParser]") -> None:
    """Add the commands."""
    inviting = commands.add_parser(
        "invite",
        help="print a one-time address for another desk",
        description="Print a one-time address for another desk, to paste or to show to its camera. "
        "It works once, within a day; the desk then waits until an organiser approves it: on the "
        "organisers' page, or with checkin desks approve.",
    )
    inviting.add_argument("--name", default="", help='what the desk is called, such as "Desk 2"')
    inviting.add_argument(
        "--profile",
        choices=[one.value for one in DeskProfile],
        default=DeskProfile.HELP_DESK.value,
        help="how much of the people on the list it is given (default: %(default)s)",
    )
    inviting.add_argument(
        "--at-once", action="store_true", help="let it in without anybody's approval"
    )
    inviting.add_argument("--qr", type=Path, metavar="FILE", help="write a picture of it (PNG)")
    add_server_folder(inviting)
    add_event(inviting)
    add_json(inviting)
    inviting.set_defaults(run=_invite)

    desks = commands.add_parser(
        "desks",
        help="list the desks; approve, deny, open, retire or erase one; take a ready line in",
        description="List the desks, and do something about one. approve: let a waiting desk in, "
        "if the six letters that it shows are those listed here. deny: let it not in. open: "
        "open a locked desk that asks for it, within five minutes, if its six letters are those "
        "listed here; deny: keep it locked. retire: let "
        "a lost desk in no more; its check-ins until now stay and count. erase: the same, and at "
        "its next contact it hands over what it has and erases all of it. ready: take in the line "
        "that a desk without a network has signed after its self-test (checkin doctor).",
    )
    desks.add_argument(
        "what",
        nargs="?",
        choices=["list", "approve", "deny", "open", "retire", "erase", "ready"],
        default="list",
        help="what to do (default: %(default)s)",
    )
    desks.add_argument("desk", nargs="?", help="its name or its id; with ready, the line")
    add_server_folder(desks)
    add_event(desks)
    add_json(desks)
    desks.set_defaults(run=lambda options: _desks(desks, options))


def _invite(options: argparse.Namespace) -> int:
    data = open_server(options)
    try:
        event = data.required_event(options.event)
        address = data.address()
        if address is None:
            raise InputError("Start the server once first: checkin serve")
        profile = DeskProfile(options.profile)
        rest = invite(data, event, options.name, profile, at_once=options.at_once)
        link = f"{address}/#{rest}"
    finally:
        data.close()
    if options.qr is not None:
        _write_picture(link, options.qr)
    if options.json:
        print(json.dumps({"desk": link}))
        return 0
    print(link)
    if sys.stdout.isatty():
        print(_in_terminal(link), end="")
    return 0


def _write_picture(link: str, file: Path) -> None:
    import segno

    try:
        segno.make_qr(link, error="m").save(str(file), kind="png", scale=8, border=4)
    except OSError:
        raise InputError(
            f"The file {file.name} cannot be written there. Choose another place."
        ) from None


def _in_terminal(link: str) -> str:
    import segno

    out = io.StringIO()
    segno.make_qr(link, error="l").terminal(out, border=2, compact=True)
    return out.getvalue()


def _desks(parser: argparse.ArgumentParser, options: argparse.Namespace) -> int:
    if (options.what == "list") == bool(options.desk):
        parser.error(
            "say which desk to approve, deny, open, retire or erase, or which line is ready, and none "
            "to list them"
        )
    data = open_server(options)
    try:
        event = data.required_event(options.event)
        book, kept = data.book(event), data.kept(event)
        if options.what == "list":
            return _list(book, kept, as_json=options.json)
        if options.what == "approve":
            waiting = book.find_waiting(options.desk)
            book.approve(waiting, data.identity)
            done, name, key = "is let in", waiting.name, waiting.id
        elif options.what == "open":
            asking = kept.find_asking(options.desk)
            kept.confirm(asking)
            done, name, key = "is opened, if it still asks", asking.name, asking.id
        elif options.what == "ready":
            desk, said = book.take_ready(options.desk)
            done = "is ready" if said.is_ready else f"is not ready: {', '.join(said.codes)}"
            name, key = desk.name, desk.id
        elif options.what == "deny" and _is_asking(kept, options.desk):
            asking = kept.find_asking(options.desk)
            kept.deny(asking)
            done, name, key = "stays locked", asking.name, asking.id
        elif options.what == "deny":
            waiting = book.find_waiting(options.desk)
            book.deny(waiting)
            done, name, key = "is not let in", waiting.name, waiting.id
        else:
            desk = book.find_desk(options.desk)
            book.retire(desk, erase=options.what == "erase")
            done, name, key = "is retired: the server lets it in no more", desk.name, desk.id
            if options.what == "erase":
                done += ", and at its next contact it erases what it holds"
    finally:
        data.close()
    if options.json:
        print(json.dumps({"desk": key, "name": name, "done": options.what}))
    else:
        print(f"{name} {done}.")
    return 0


def _is_asking(kept: "Kept", called: str) -> bool:
    return any(called in {one.id, one.name} for one in kept.asking())


def _list(book: "Book", kept: "Kept", *, as_json: bool) -> int:
    from checkin.adapters.profile import wall_ms

    profiles = {one.id: one for one in book.desks()}
    asking = {one.id: one for one in kept.asking()}
    found: list[dict[str, Any]] = [
        {"desk": one.id, "name": one.name, "state": "waiting", "code": one.code,
         "profile": one.profile}
        for one in book.waiting()
    ]  # fmt: skip
    found += [
        {
            "desk": one.id,
            "name": one.name,
            "state": _state(one, erase=profiles[one.id].erase, now=wall_ms()),
            "profile": profiles[one.id].profile,
        }
        | _asks(asking.get(one.id))
        for one in book.heard_desks()
    ]
    if as_json:
        print(json.dumps(found))
        return 0
    for one in found:
        code = f", shows {one['code']}" if "code" in one else ""
        print(f"{one['desk']}  {one['name']}: {one['state']}{code} ({one['profile']})")
    if not found:
        print("No desk yet. One is invited with: checkin invite")
    return 0


def _asks(asking: "AskingDesk | None") -> dict[str, Any]:
    if asking is None:
        return {}
    state = "locked, is being opened" if asking.is_confirmed else "locked, asks to be opened"
    return {"state": state, "code": asking.code}


def _state(desk: "HeardDesk", *, erase: bool, now: int) -> str:
    if desk.retired:
        return "retired, to be erased" if erase else "retired"
    if desk.at is None:
        return "in, not heard yet"
    return "silent" if now - desk.at > _SILENT_MS else "in"
