"""The desk's way to its server: HTTP, signed with the desk's own key."""

import base64
import gzip
import json
import os
import socket
import ssl
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any, Protocol
from urllib.parse import urlsplit

import httpx

from checkin import __version__
from checkin.adapters import wire
from checkin.adapters.connection import CONNECT_S, NEWS_SILENCE_S, Patience, transport
from checkin.adapters.keys import SigningKey
from checkin.adapters.signing import (
    ASKED_HEADER,
    MOMENT_HEADER,
    NO_MOMENT,
    read_moment,
    signed_headers,
)
from checkin.domain.errors import (
    InputError,
    Nonsense,
    Refused,
    ServerError,
    Stranger,
    TooLate,
    Unreachable,
)
from checkin.domain.model import DeskId, EventId
from checkin.usecases.ports import Answer, Identity, Request, RosterEntry

SMALL = 1024
"""Bytes of a body that is not worth compressing."""

_UNREACHABLE = "The server cannot be reached."
_NOT_OURS = "The address answered, but not as a Checkin server. Check the address."


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
    """What the server said to a new desk. ``entry`` is its word for who this is."""

    desk: DeskId
    event: EventId
    desk_name: str
    entry: RosterEntry


class Desk(Protocol):
    """Who asks: a desk that can sign. It may become another between two requests."""

    @property
    def mine(self) -> DeskId:
        """Its id."""

    def sign(self, message: bytes) -> bytes:
        """Sign with its key."""


class HttpPeer:
    """The server, as the other side of the exchange."""

    def __init__(self, server: str, desk: Desk) -> None:
        self._server = server
        self._desk = desk
        self._client = _client()
        self._patience = Patience()
        self._listening: socket.socket | None = None
        self._moment = NO_MOMENT

    def exchange(self, request: Request) -> Answer:
        """Send *request* and return the answer.

        Raises:
            ServerError: see the error tree.
        """
        return wire.read_answer(self._signed("/v1/sync", wire.write_request(request)))

    def renew(self) -> Identity:
        """Ask for another identity in place of one that is used twice.

        Raises:
            ServerError: see the error tree.
        """
        private = os.urandom(32)
        public = base64.b64encode(SigningKey(private).public_key).decode()
        data = self._signed("/v1/renew", json.dumps({"public_key": public}).encode())
        welcome = _read_welcome(data)
        return Identity(welcome.desk, private, welcome.entry)

    def news(self) -> Iterator[bytes]:
        """Listen to the server until it ends: a line for whatever comes to it.

        Empty lines only say that it is there.

        Raises:
            ServerError: see the error tree.
        """
        try:
            yield from self._news()
        except TooLate:
            yield from self._news()

    def _news(self) -> Iterator[bytes]:
        with (
            _in_plain_words(),
            self._client.stream(
                "POST",
                self._server + "/v1/news",
                content=b"",
                # Read as it comes: a proxy that compresses would also hold it back.
                headers=self._headers("/v1/news", b"") | {"Accept-Encoding": "identity"},
                timeout=httpx.Timeout(NEWS_SILENCE_S, connect=CONNECT_S),
            ) as response,
        ):
            self._learn_moment(response)
            if response.status_code != httpx.codes.OK:
                raise _refusal(response.read(), response.status_code)
            self._listening = response.extensions["network_stream"].get_extra_info("socket")
            rest = b""
            for piece in response.iter_raw():
                *lines, rest = (rest + piece).split(b"\n")
                if len(rest) > wire.LARGEST_REQUEST:
                    raise Nonsense(_NOT_OURS)
                yield from lines

    def _signed(self, path: str, body: bytes) -> bytes:
        try:
            return self._post(path, body)
        except TooLate:
            # Nothing was done, and the answer brought the moment: once more, at once.
            return self._post(path, body)

    def _post(self, path: str, body: bytes) -> bytes:
        headers = self._headers(path, body)
        return _post(
            self._client, self._server + path, body, headers, self._patience, self._learn_moment
        )

    def _headers(self, path: str, body: bytes) -> dict[str, str]:
        return signed_headers(self._desk.mine, self._desk.sign, self._moment, path, body)

    def _learn_moment(self, response: httpx.Response) -> None:
        self._moment = read_moment(response.headers.get(MOMENT_HEADER)) or self._moment

    def hang_up(self) -> None:
        """End :meth:`news`, from whichever thread."""
        if self._listening is not None:
            with suppress(OSError):  # it has ended by itself
                self._listening.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """Let go of the connection."""
        self.hang_up()
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
        data = _post(client, invitation.server + "/v1/enrol", body, {}, Patience())
    return _read_welcome(data)


def _read_welcome(data: bytes) -> Welcome:
    try:
        fields: dict[str, Any] = json.loads(data)
        desk, event, name = fields["desk"], fields["event"], fields["desk_name"]
        fits = len(bytes.fromhex(desk)) == 8 and len(bytes.fromhex(event)) == 4
        entry = wire.read_entry(fields["entry"])
    except (KeyError, TypeError, ValueError, RecursionError):
        raise Nonsense(_NOT_OURS) from None
    if not fits or not isinstance(name, str) or not name.isprintable() or entry.id != desk:
        raise Nonsense(_NOT_OURS)
    return Welcome(DeskId(desk), EventId(event), name, entry)


def _client() -> httpx.Client:
    return httpx.Client(
        transport=transport(),
        # A venue's proxy settings are none of our business.
        trust_env=False,
        headers={"User-Agent": f"checkin/{__version__}", "Accept-Encoding": "gzip"},
    )


def _post(
    client: httpx.Client,
    url: str,
    body: bytes,
    headers: dict[str, str],
    patience: Patience,
    look: Callable[[httpx.Response], None] = lambda _: None,
) -> bytes:
    asked = os.urandom(8).hex()
    headers = {"Content-Type": "application/json", ASKED_HEADER: asked, **headers}
    if len(body) > SMALL:
        body = gzip.compress(body, 1)
        headers["Content-Encoding"] = "gzip"
    with (
        _in_plain_words(),
        patience.tried(),
        client.stream(
            "POST", url, content=body, headers=headers, timeout=patience.timeout
        ) as response,
    ):
        if response.headers.get(ASKED_HEADER, asked) != asked:
            # An answer that came twice: everything on this connection is one too late.
            raise Unreachable(_UNREACHABLE)
        look(response)
        unpacked = Unpacker(response.headers.get("Content-Encoding", "identity"))
        data = bytearray()
        for piece in response.iter_raw():
            data += unpacked.unpack(piece, wire.LARGEST_ANSWER - len(data))
    if response.status_code == httpx.codes.OK:
        return bytes(data)
    raise _refusal(bytes(data), response.status_code)


class Unpacker:
    """Takes a compressed body apart piece by piece, and stops where it grows too large.

    Raises:
        Nonsense: it is of another encoding, damaged, or unpacks to more than it may.
    """

    def __init__(self, encoding: str) -> None:
        if encoding not in {"identity", "gzip"}:
            raise Nonsense(_NOT_OURS)
        self._gzip = zlib.decompressobj(31) if encoding == "gzip" else None

    def unpack(self, piece: bytes, most: int) -> bytes:
        """Return what *piece* adds, *most* bytes at most."""
        if self._gzip is not None:
            try:
                # A few bytes can unpack to all of the memory: one more than allowed will do.
                piece = self._gzip.decompress(piece, most + 1)
            except zlib.error:
                raise Nonsense(_NOT_OURS) from None
        if len(piece) > most:
            raise Nonsense(_NOT_OURS)
        return piece


@contextmanager
def _in_plain_words() -> Iterator[None]:
    try:
        yield
    except (httpx.InvalidURL, UnicodeError):
        raise InputError("This address cannot be used. Copy it again, whole.") from None
    except httpx.RemoteProtocolError as error:
        if str(error).startswith("Server disconnected"):
            # Not one byte came: a server that is going down, like no answer.
            raise Unreachable(_UNREACHABLE) from None
        raise Nonsense(_NOT_OURS) from None
    except (httpx.HTTPError, ssl.SSLError, OSError):
        raise Unreachable(_UNREACHABLE) from None


def _refusal(data: bytes, status: int) -> ServerError:
    if status >= httpx.codes.INTERNAL_SERVER_ERROR:
        # A proxy in front of a server that is away, or a server in trouble: like no answer.
        return Unreachable(_UNREACHABLE)
    try:
        sentence = json.loads(data)["error"]
    except (KeyError, TypeError, ValueError, RecursionError):
        return Nonsense(_NOT_OURS)
    if not isinstance(sentence, str) or len(sentence) > 300:
        return Nonsense(_NOT_OURS)
    said = "".join(letter for letter in sentence if letter.isprintable()).strip()
    if not said:
        return Nonsense(_NOT_OURS)
    if status == httpx.codes.PRECONDITION_REQUIRED:
        return TooLate(said)
    return Stranger(said) if status == httpx.codes.UNAUTHORIZED else Refused(said)
