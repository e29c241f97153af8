"""How a laptop becomes a desk: by a one-time address, whose pin says who is to answer."""

import base64
import json
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlsplit

from checkin.adapters import wire
from checkin.adapters.asking import ask, client_of, pinned, post
from checkin.adapters.authority import PIN, pin_of, server_name, stranger_context
from checkin.adapters.connection import Patience
from checkin.adapters.plain_answers import NOT_OURS, NOT_THE_SERVER
from checkin.domain.errors import InputError, Nonsense, Untrusted
from checkin.domain.model import DeskId, EventId
from checkin.usecases.roster_pages import RosterEntry


@dataclass(frozen=True, slots=True)
class Invitation:
    """A one-time address, taken apart. ``pin`` is that of the event's authority."""

    server: str
    token: str = field(repr=False)
    pin: str


def read_invitation(address: str) -> Invitation:
    """Take apart the one-time address that a server printed.

    Raises:
        InputError: it is not one.
    """
    try:
        parts = urlsplit(address.strip())
        port = parts.port
    except ValueError:
        parts, port = urlsplit(""), None
    token, _, pin = parts.fragment.strip().partition(".")
    # Where the desk has been given a name, which only the page for newcomers cares for.
    pin = pin.removesuffix("+")
    if parts.scheme != "https" or not parts.hostname or not token or not PIN.fullmatch(pin):
        raise InputError(
            "This is not a desk address. It looks like https://192.168.1.5:8321/#ABCD.EFGH… "
            "and “checkin invite” prints a new one."
        )
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    return Invitation(f"https://{host}" + (f":{port}" if port else ""), token, pin)


@dataclass(frozen=True, slots=True)
class Welcome:
    """What the server said to a new desk. ``entry`` is its word for who this is.

    ``authority`` is the certificate (DER) of whoever vouches for the server.
    """

    desk: DeskId
    event: EventId
    desk_name: str
    entry: RosterEntry
    authority: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class Waiting:
    """The server has the request; an organiser has yet to let the desk in, under this name."""

    desk_name: str


def authority_of(invitation: Invitation) -> bytes:
    """Ask for the certificate (DER) of the authority that *invitation* names.

    Whoever answers may be anybody: the pin says whether it is the one.

    Raises:
        Unreachable, Untrusted, Nonsense, Refused: see the error tree.
    """
    url = f"{invitation.server}/v1/authority/{invitation.pin}"
    with client_of(stranger_context(), server_name(invitation.pin)) as client:
        data = ask(client, "GET", url, None, {}, Patience())
    try:
        certificate = base64.b64decode(json.loads(data)["certificate"], validate=True)
        is_it = pin_of(certificate) == invitation.pin
    except (KeyError, TypeError, ValueError, RecursionError):
        raise Nonsense(NOT_OURS) from None
    if not is_it:
        raise Untrusted(NOT_THE_SERVER)
    return certificate


def enrol(invitation: Invitation, desk_name: str, public_key: bytes) -> Welcome | Waiting:
    """Use up a one-time address. Asked again, with the same key, it says how it stands.

    Raises:
        Unreachable, Untrusted, Nonsense, Refused: see the error tree.
    """
    authority = authority_of(invitation)
    body = json.dumps(
        {
            "token": invitation.token,
            "name": desk_name,
            "public_key": base64.b64encode(public_key).decode(),
        }
    ).encode()
    with pinned(authority) as client:
        data = post(client, invitation.server + "/v1/enrol", body, {}, Patience())
    waiting = _read_waiting(data)
    return waiting or replace(read_welcome(data), authority=authority)


def _read_waiting(data: bytes) -> Waiting | None:
    try:
        name = json.loads(data)["waiting"]
    except (KeyError, TypeError, ValueError, RecursionError):
        return None
    if not isinstance(name, str) or not name.isprintable():
        raise Nonsense(NOT_OURS)
    return Waiting(name)


def read_welcome(data: bytes) -> Welcome:
    """Read what a server says to a new desk.

    Raises:
        Nonsense: it is nothing of the kind.
    """
    try:
        fields: dict[str, Any] = json.loads(data)
        desk, event, name = fields["desk"], fields["event"], fields["desk_name"]
        fits = len(bytes.fromhex(desk)) == 8 and len(bytes.fromhex(event)) == 4
        entry = wire.read_entry(fields["entry"])
    except (KeyError, TypeError, ValueError, RecursionError):
        raise Nonsense(NOT_OURS) from None
    if not fits or not isinstance(name, str) or not name.isprintable() or entry.id != desk:
        raise Nonsense(NOT_OURS)
    return Welcome(DeskId(desk), EventId(event), name, entry)
