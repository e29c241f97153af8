"""``checkin serve``: the central server."""

import argparse
import json
import os
import signal
import socket
import ssl
from pathlib import Path
from typing import TYPE_CHECKING

from checkin.cli.events import make_event
from checkin.cli.options import Commands, add_json, add_server_folder, open_server
from checkin.domain.errors import InputError

if TYPE_CHECKING:
    import uvicorn

    from checkin.adapters.book import Book
    from checkin.adapters.server_data import ServerData

PORT = 8321
_LAST_WORDS_S = 3
"""How long a server that is told to stop waits for the answers that it is giving."""


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
    parser.add_argument(
        "--address",
        metavar="URL",
        help="where desks reach this server, if not at its own address: https://checkin.example.org",
    )
    parser.add_argument(
        "--tls-certificate",
        type=Path,
        metavar="FILE",
        help="the server's certificate with its chain (PEM); without it, let a proxy do TLS",
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
    add_json(parser)
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    import uvicorn

    from checkin.server.app import make_app
    from checkin.server.log_lines import LogRequests, to_stderr

    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with _listen(options.host, options.port) as listener:
        data = open_server(options)
        try:
            pin = _make_first_event(data, options)
            address = _address(options, listener.getsockname()[1])
            data.note_address(address)
            as_json = options.log == "json"
            if as_json:
                to_stderr()
            app = make_app(data)
            config = uvicorn.Config(
                LogRequests(app) if as_json else app,
                log_level="warning",
                log_config=None if as_json else uvicorn.config.LOGGING_CONFIG,
                access_log=False,
                # Nobody is asked where he comes from, and nothing is told but the answer.
                proxy_headers=False,
                server_header=False,
                ws="none",
                timeout_graceful_shutdown=_LAST_WORDS_S,
                ssl_certfile=options.tls_certificate,
                ssl_keyfile=options.tls_key,
            )
            _check_tls(config)
            server = uvicorn.Server(config)
            for number in (signal.SIGINT, signal.SIGTERM):
                # Before anybody knows that it is here: an interrupt that is raised while
                # the loop is being made can be lost in there.
                signal.signal(number, server.handle_exit)
            _announce(data, address, pin, as_json=options.json)
            server.run(sockets=[listener])
        except KeyboardInterrupt:
            # The way to stop it. Everything is saved already; what is open is closed in order.
            pass
        finally:
            data.close()
    return 0


def _check_tls(config: "uvicorn.Config") -> None:
    try:
        config.load()
    except (OSError, AssertionError):
        raise InputError(
            "The certificate or its key cannot be used: both are needed, in PEM form, "
            "and must belong together."
        ) from None
    if config.ssl is not None:
        config.ssl.minimum_version = ssl.TLSVersion.TLSv1_3


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
    shown = options.host
    if shown in {"0.0.0.0", "::"}:  # noqa: S104  what a person asked for
        shown = _own_address()
    scheme = "https" if options.tls_certificate else "http"
    return f"{scheme}://[{shown}]:{port}" if ":" in shown else f"{scheme}://{shown}:{port}"


def _own_address() -> str:
    """Return the address that others on the network see. Nothing is sent."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # a documentation address (RFC 5737)
            return str(probe.getsockname()[0])
        except OSError:
            return socket.gethostname()


def _announce(data: "ServerData", address: str, pin: str | None, *, as_json: bool) -> None:
    page = f"{address}/?key={data.page_key}"
    events = data.events()
    # With several events somebody has to say which: checkin invite --event.
    book = data.book(events[0]) if len(events) == 1 else None
    desk = f"{address}/#{invite(book, '')}" if book and not book.desks() else None
    if as_json:
        said = {"address": address, "page": page, "desk": desk, "pin": pin}
        print(json.dumps(said), flush=True)
        return
    if pin:
        print("A new event was made. Bring in people with:  checkin import people.csv\n")
    print(f"Organisers’ page:            {page}")
    if desk:
        print(f"First desk, works once:      {desk}")
        print("    on the desk’s laptop:    checkin desk   (and paste the address there)")
    if pin:
        print(f"Staff PIN, for help desks:   {pin}   (shown only now; another: checkin pin)")
    print("Another desk:                checkin invite")
    print("Stop the server with Ctrl+C. Desks go on without it.", flush=True)


def invite(book: "Book", desk_name: str) -> str:
    """Make an invitation and return its token."""
    from checkin.usecases.organise import new_token

    token = new_token()
    book.invite(token, desk_name)
    return token
