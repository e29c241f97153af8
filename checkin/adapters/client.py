"""The desk's way to its server: HTTP, signed with the desk's own key."""

import base64
import hashlib
import json
import ssl
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import httpx

from checkin import __version__
from checkin.adapters import wire
from checkin.domain.errors import InputError, Nonsense, Refused, Unreachable
from checkin.domain.model import DeskId, EventId
from checkin.usecases.ports import Answer, Request

DESK_HEADER = "Checkin-Desk"
SIGNATURE_HEADER = "Checkin-Signature"

_TIMEOUT = httpx.Timeout(20.0, connect=3.0)
_UNREACHABLE = "The server cannot be reached."
_NOT_OURS = "The address answered, but not as a Checkin server. Check the address."


def signed_message(path: str, body: bytes) -> bytes:
    """Return what a desk signs for a request (POST) to *path*."""
    return b"request-v1\0" + path.encode() + b"\0" + hashlib.sha256(body).digest()


@dataclass(frozen=True, slots=True)
class Invitation:
    """A one-time address, taken apart."""

    server: str
    token: str = field(repr=False)


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
    token = parts.fragment.strip()
    if parts.scheme not in {"http", "https"} or not parts.hostname or not token:
        raise InputError(
            "This is not a desk address. It looks like http://192.168.1.5:8321/#ABCD… "
            "and “checkin invite” prints a new one."
        )
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    return Invitation(f"{parts.scheme}://{host}" + (f":{port}" if port else ""), token)


@dataclass(frozen=True, slots=True)
class Welcome:
    """What the server said to a new desk."""

    desk: DeskId
    event: EventId
    desk_name: str


class HttpPeer:
    """The server, as the other side of the exchange."""

    def __init__(self, server: str, desk: DeskId, sign: Callable[[bytes], bytes]) -> None:
        self._server = server
        self._desk = desk
        self._sign = sign
        self._client = _client()

    def exchange(self, request: Request) -> Answer:
        """Send *request* and return the answer.

        Raises:
            Unreachable, Nonsense, Refused: see the error tree.
        """
        body = wire.write_request(request)
        signature = self._sign(signed_message("/v1/sync", body))
        headers = {
            DESK_HEADER: self._desk,
            SIGNATURE_HEADER: base64.b64encode(signature).decode(),
        }
        return wire.read_answer(_post(self._client, self._server + "/v1/sync", body, headers))

    def close(self) -> None:
        """Let go of the connection."""
        self._client.close()


def enrol(invitation: Invitation, desk_name: str, public_key: bytes) -> Welcome:
    """Use up a one-time address.

    Raises:
        Unreachable, Nonsense, Refused: see the error tree.
    """
    body = json.dumps(
        {
            "token": invitation.token,
            "name": desk_name,
            "public_key": base64.b64encode(public_key).decode(),
        }
    ).encode()
    with _client() as client:
        data = _post(client, invitation.server + "/v1/enrol", body, {})
    try:
        fields: dict[str, Any] = json.loads(data)
        desk, event, name = fields["desk"], fields["event"], fields["desk_name"]
        fits = len(bytes.fromhex(desk)) == 8 and len(bytes.fromhex(event)) == 4
    except (KeyError, TypeError, ValueError, RecursionError):
        raise Nonsense(_NOT_OURS) from None
    if not fits or not isinstance(name, str) or not name.isprintable():
        raise Nonsense(_NOT_OURS)
    return Welcome(DeskId(desk), EventId(event), name)


def _client() -> httpx.Client:
    return httpx.Client(
        timeout=_TIMEOUT,
        # A venue's proxy settings are none of our business.
        trust_env=False,
        headers={"User-Agent": f"checkin/{__version__}", "Accept-Encoding": "identity"},
    )


def _post(client: httpx.Client, url: str, body: bytes, headers: dict[str, str]) -> bytes:
    headers = {"Content-Type": "application/json", **headers}
    try:
        with client.stream("POST", url, content=body, headers=headers) as response:
            if response.headers.get("Content-Encoding", "identity") != "identity":
                # Not what was asked for, and a few bytes can unpack to all of the memory.
                raise Nonsense(_NOT_OURS)
            data = bytearray()
            for piece in response.iter_raw():
                data += piece
                if len(data) > wire.LARGEST_ANSWER:
                    raise Nonsense(_NOT_OURS)
    except (httpx.InvalidURL, UnicodeError):
        # The second is what the name lookup makes of a label that is too long.
        raise InputError("This address cannot be used. Copy it again, whole.") from None
    except httpx.RemoteProtocolError as error:
        if str(error).startswith("Server disconnected"):
            # Not one byte came: a server that is going down, like no answer.
            raise Unreachable(_UNREACHABLE) from None
        raise Nonsense(_NOT_OURS) from None
    except (httpx.HTTPError, ssl.SSLError, OSError):
        raise Unreachable(_UNREACHABLE) from None
    if response.status_code == httpx.codes.OK:
        return bytes(data)
    if response.status_code >= httpx.codes.INTERNAL_SERVER_ERROR:
        # A proxy in front of a server that is away, or a server in trouble: like no answer.
        raise Unreachable(_UNREACHABLE)
    raise _refusal(bytes(data))


def _refusal(data: bytes) -> Refused | Nonsense:
    try:
        sentence = json.loads(data)["error"]
    except (KeyError, TypeError, ValueError, RecursionError):
        return Nonsense(_NOT_OURS)
    if not isinstance(sentence, str) or len(sentence) > 300:
        return Nonsense(_NOT_OURS)
    said = "".join(letter for letter in sentence if letter.isprintable()).strip()
    return Refused(said) if said else Nonsense(_NOT_OURS)
