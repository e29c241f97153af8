"""``checkin serve``: the central server."""

import argparse
import json
import os
import signal
import socket
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from checkin.cli.event_options import make_event
from checkin.cli.options import Commands, add_json, add_server_folder, open_server
from checkin.domain.errors import InputError

if TYPE_CHECKING:
    from checkin.adapters.server_data import ServerData
    from checkin.domain.model import DeskProfile, EventId

PORT = 8321
_FIRST_MS = 24 * 60 * 60 * 1000
_PAGES_AFTER = 1000
"""At which port after its own the organisers' page is, on the server's own computer."""


def add_to(commands: "Commands[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser(
        "serve",
        help="run the central server",
        description="Run the central server. The first start makes its database and an event, "
        "and prints a link that makes you its owner and a one-time address for the first desk.",
    )
    add_server_folder(parser)
    parser.add_argument(
        "--host",
        default="127.0.0.1",
        help="the address to listen at (default: %(default)s, this computer only; "
        "0.0.0.0 for desks on other computers)",
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
    parser.add_argument(
        "--address",
        metavar="URL",
        help="where desks reach this server, if not at its own address: https://checkin.example.org",
    )
    parser.add_argument(
        "--tls-certificate",
        type=Path,
        metavar="FILE",
        help="what browsers are shown: a certificate with its chain (PEM) for this server's own "
        "name (desks need none: they know the server by its event)",
    )
    parser.add_argument(
        "--tls-key", type=Path, metavar="FILE", help="the certificate's private key (PEM)"
    )
    parser.add_argument(
        "--log",
        choices=["text", "json"],
        default="text",
        help="json: a line on stderr for each request, without personal data "
        "(default: warnings only)",
    )
    parser.add_argument(
        "--installers",
        type=Path,
        metavar="FOLDER",
        help="installers of newer versions, for its desks (default: installers in its folder)",
    )
    add_json(parser)
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    from checkin.adapters.authority import given_context, own_context
    from checkin.adapters.certificates import Certificates
    from checkin.adapters.installers import Installers
    from checkin.server.app import make_app
    from checkin.server.heads import take_all_connections
    from checkin.server.listening import Server, configured
    from checkin.server.log_lines import LogRequests, to_stderr

    signal.signal(signal.SIGTERM, signal.default_int_handler)
    take_all_connections()
    with ExitStack() as stack:
        listener = stack.enter_context(_listen(options.host, options.port))
        port = listener.getsockname()[1]
        pages = stack.enter_context(_listen_for_pages(port))
        if options.tls_certificate or options.tls_key:
            for_browsers = given_context(options.tls_certificate, options.tls_key)
        else:
            for_browsers = own_context(["localhost", "127.0.0.1", "::1", _shown(options.host)])
        data = open_server(options)
        stack.callback(data.close)
        if options.installers:
            data.installers = Installers(options.installers)
        try:
            pin = _make_first_event(data, options)
            address = _address(options, port)
            page = address
            if not options.address and not options.tls_certificate:
                # Without a certificate that browsers know, on this computer, without a warning.
                page = f"http://127.0.0.1:{pages.getsockname()[1]}"
            data.note_address(address, page)
            as_json = options.log == "json"
            to_stderr(requests=as_json)
            app = make_app(data)
            certificates = Certificates(data, for_browsers)
            config = configured(LogRequests(app) if as_json else app, certificates.context)
            server = Server(config, pages, app.state.live.end_streams)
            for number in (signal.SIGINT, signal.SIGTERM):
                # Before anybody knows that it is here: an interrupt that is raised while
                # the loop is being made can be lost in there.
                signal.signal(number, server.handle_exit)
            _announce(data, address, page, pin, as_json=options.json)
            server.run(sockets=[listener])
        except KeyboardInterrupt:
            # The way to stop it. Everything is saved already; what is open is closed in order.
            pass
    return 0


def _listen_for_pages(port: int) -> socket.socket:
    """Listen on this computer alone: at a port that goes with the other, or at any."""
    try:
        return _listen("127.0.0.1", port + _PAGES_AFTER)
    except InputError:
        return _listen("127.0.0.1", 0)


def _listen(host: str, port: int) -> socket.socket:
    from checkin.adapters.connection import server_options

    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        if os.name == "posix":
            # A server that was killed is back at once; Windows means something else by it.
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        for option in server_options():
            listener.setsockopt(*option)
        listener.bind((host, port))
        listener.listen(1024)
    except (OSError, OverflowError, UnicodeError):
        listener.close()
        raise InputError(
            f"Port {port} at {host} cannot be used. Another program may have it: try --port."
        ) from None
    return listener


def _make_first_event(data: "ServerData", options: argparse.Namespace) -> str | None:
    """Make it if there is none, and return its staff PIN."""
    if data.events():
        if options.event or options.lists:
            raise InputError(
                "This server has its event already: leave out --event and --list. "
                "Another one is made with: checkin event add"
            )
        return None
    _, pin = make_event(data, options.event or "My event", options.lists)
    return pin


def _address(options: argparse.Namespace, port: int) -> str:
    if options.address:
        return str(options.address).rstrip("/")
    shown = _shown(options.host)
    return f"https://[{shown}]:{port}" if ":" in shown else f"https://{shown}:{port}"


def _shown(host: str) -> str:
    return _own_address() if host in {"0.0.0.0", "::"} else host  # noqa: S104  a person asked


def _own_address() -> str:
    """Return the address that others on the network see. Nothing is sent."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # a documentation address (RFC 5737)
            return str(probe.getsockname()[0])
        except OSError:
            return socket.gethostname()


def _overdue(data: "ServerData") -> list[tuple[str, str]]:
    """The events whose people were to be erased by now: their ids and names."""
    from checkin.adapters.server_erasing import is_overdue

    return [(one.id, one.name) for one in data.gatherings() if is_overdue(data, one)]


def _announce(
    data: "ServerData", address: str, page: str, pin: str | None, *, as_json: bool
) -> None:
    first = None if data.accounts.has_owner() else f"{page}{_first_link(data)}"
    events = data.events()
    # With several events somebody has to say which: checkin invite --event.
    only = events[0] if len(events) == 1 else None
    desk = None
    if only and not data.book(only).desks() and not data.book(only).waiting():
        desk = f"{address}/#{invite(data, only, '')}"
    if as_json:
        overdue = [event for event, _ in _overdue(data)]
        said = {"address": address, "page": f"{page}/", "first": first, "desk": desk, "pin": pin}
        print(json.dumps(said | {"overdue": overdue}), flush=True)
        return
    if pin:
        print("A new event was made. Bring in people with:  checkin import people.csv\n")
    if first:
        print(f"For you, works once:         {first}")
        print("    in your browser, within a day: it makes you the owner of this server")
    print(f"Organisers’ pages:           {page}/")
    if desk:
        print(f"First desk, works once:      {desk}")
        print("    on the desk’s laptop:    checkin desk   (and paste the address there)")
    if pin:
        print(f"Staff PIN, for help desks:   {pin}   (shown only now; another: checkin pin)")
        print(
            "Desk cards, to print now:     checkin cards   (with the PIN they open a locked desk)"
        )
    print("Another desk:                checkin invite")
    for event, name in _overdue(data):
        print(f"The people of “{name}” were to be erased by now:  checkin event erase {event}")
    print("Stop the server with Ctrl+C. Desks go on without it.", flush=True)


def _first_link(data: "ServerData") -> str:
    """The path of a link that makes the first owner; those before it are good no more."""
    from checkin.adapters.links import LinkKind
    from checkin.server.pages.joining import path_of

    data.links.end_all(LinkKind.FIRST)
    return path_of(LinkKind.FIRST, data.links.make(LinkKind.FIRST, _FIRST_MS))


def invite(
    data: "ServerData",
    event: "EventId",
    desk_name: str,
    profile: "DeskProfile | None" = None,
    *,
    at_once: bool = True,
) -> str:
    """Make an invitation and return what follows ``#`` in its address."""
    from checkin.domain.model import DeskProfile
    from checkin.usecases.organise import new_token

    token = new_token()
    data.book(event).invite(token, desk_name, profile or DeskProfile.HELP_DESK, at_once=at_once)
    return data.one_time(event, token, named=bool(desk_name))
