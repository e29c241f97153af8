"""``checkin serve``: the central server."""

import argparse
import json
import os
import signal
import socket
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from checkin.cli.options import Commands, add_json, add_server_folder, open_server
from checkin.domain.errors import InputError

if TYPE_CHECKING:
    from checkin.adapters.server_data import Book, ServerData
    from checkin.domain.model import CheckInList

PORT = 8321


def add_to(commands: "Commands[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser(
        "serve",
        help="run the central server",
        description="Run the central server. The first start makes its database and an event, "
        "and prints the organisers' address and a one-time address for the first desk.",
    )
    add_server_folder(parser)
    parser.add_argument(
        "--host",
        default="127.0.0.1",
        help="the address to listen at (default: %(default)s, this computer only; "
        "0.0.0.0 for desks on a network that you trust)",
    )
    parser.add_argument("--port", type=int, default=PORT, help="the port (default: %(default)s)")
    parser.add_argument("--event", metavar="NAME", help="the new event's name")
    parser.add_argument(
        "--list",
        dest="lists",
        action="append",
        metavar="NAME=DATE",
        help='a check-in list of the new event, such as "Day 1=2024-04-15"; may be repeated '
        "(default: Day 1, today)",
    )
    add_json(parser)
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    import uvicorn

    from checkin.server.app import make_app

    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with _listen(options.host, options.port) as listener:
        data = open_server(options)
        try:
            made = _make_event(data, options)
            address = _address(options.host, listener.getsockname()[1])
            data.note_address(address)
            _announce(data, address, made=made, as_json=options.json)
            server = uvicorn.Server(
                uvicorn.Config(make_app(data), log_level="warning", access_log=False)
            )
            server.run(sockets=[listener])
        except KeyboardInterrupt:
            # The way to stop it. Everything is saved already; what is open is closed in order.
            pass
        finally:
            data.close()
    return 0


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        if os.name == "posix":
            # A server that was killed is back at once; Windows means something else by it.
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(1024)
    except (OSError, OverflowError, UnicodeError):
        listener.close()
        raise InputError(
            f"Port {port} at {host} cannot be used. Another program may have it: try --port."
        ) from None
    return listener


def _make_event(data: "ServerData", options: argparse.Namespace) -> bool:
    from tzlocal import get_localzone_name

    from checkin.domain.model import EventId
    from checkin.usecases.organise import first_lists, new_event

    if data.event() is not None:
        if options.event or options.lists:
            raise InputError("This server has its event already: leave out --event and --list.")
        return False
    zone = get_localzone_name() or "UTC"
    today = datetime.now(UTC).astimezone(ZoneInfo(zone)).date()
    lists = read_lists(options.lists) if options.lists else first_lists(today)
    event = EventId(os.urandom(4).hex())
    new_event(data.book(event), options.event or "My event", zone, lists, data.signer, event=event)
    return True


def read_lists(texts: list[str]) -> "tuple[CheckInList, ...]":
    """Read lists as a person wrote them: NAME=YYYY-MM-DD."""
    from datetime import date

    from checkin.domain.model import CheckInList, ListId
    from checkin.domain.names import fold

    lists = []
    for text in texts:
        name, _, day = text.rpartition("=")
        try:
            lists.append(
                CheckInList(
                    ListId(fold(name).replace(" ", "-")), name.strip(), date.fromisoformat(day)
                )
            )
        except ValueError:
            raise InputError(
                f"“{text}” is not a list. Write its name and date: Day 1=2024-04-15"
            ) from None
    if len({one.id for one in lists}) < len(lists) or not all(one.name for one in lists):
        raise InputError("Each list needs a name of its own.")
    return tuple(lists)


def _address(host: str, port: int) -> str:
    shown = host
    if host in {"0.0.0.0", "::"}:  # noqa: S104  what a person asked for
        shown = _own_address()
    return f"http://[{shown}]:{port}" if ":" in shown else f"http://{shown}:{port}"


def _own_address() -> str:
    """Return the address that others on the network see. Nothing is sent."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # a documentation address (RFC 5737)
            return str(probe.getsockname()[0])
        except OSError:
            return socket.gethostname()


def _announce(data: "ServerData", address: str, *, made: bool, as_json: bool) -> None:
    page = f"{address}/?key={data.page_key}"
    book = data.book(data.required_event())
    desk = None if book.desks() else f"{address}/#{invite(book, '')}"
    if as_json:
        print(json.dumps({"address": address, "page": page, "desk": desk}), flush=True)
        return
    if made:
        print("A new event was made. Bring in people with:  checkin import people.csv\n")
    print(f"Organisers’ page:            {page}")
    if desk:
        print(f"First desk, works once:      {desk}")
        print("    on the desk’s laptop:    checkin desk   (and paste the address there)")
    print("Another desk:                checkin invite")
    print("Stop the server with Ctrl+C. Desks go on without it.", flush=True)


def invite(book: "Book", desk_name: str) -> str:
    """Make an invitation and return its token."""
    from checkin.usecases.organise import new_token

    token = new_token()
    book.invite(token, desk_name)
    return token
