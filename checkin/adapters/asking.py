"""How a server is asked: pinned to its event, bounded, and answered in plain words."""

import gzip
import json
import os
import ssl
import zlib
from collections.abc import Callable

import httpx

from checkin import __version__
from checkin.adapters import wire
from checkin.adapters.authority import desk_context, pin_of, server_name
from checkin.adapters.connection import Patience, transport
from checkin.adapters.order_json import read_order
from checkin.adapters.plain_answers import NOT_OURS, NOT_THE_SERVER, UNREACHABLE, in_plain_words
from checkin.adapters.signing import ASKED_HEADER
from checkin.domain.errors import (
    Nonsense,
    Refused,
    ServerError,
    Stranger,
    TooLate,
    Unreachable,
    Untrusted,
)

SMALL = 1024
"""Bytes of a body that is not worth compressing."""


def pinned(authority: bytes) -> httpx.Client:
    """Return what talks to the server that this authority (DER) vouches for, and to no other.

    Raises:
        Untrusted: it is no certificate of an authority.
    """
    try:
        return client_of(desk_context(authority), server_name(pin_of(authority)))
    except (ValueError, OSError):
        raise Untrusted(NOT_THE_SERVER) from None


def client_of(tls: ssl.SSLContext, name: str) -> httpx.Client:
    """Return what talks over *tls* to a server of that *name*, wherever it is."""
    return httpx.Client(
        transport=transport(tls, name),
        # A venue's proxy settings are none of our business.
        trust_env=False,
        headers={"User-Agent": f"checkin/{__version__}", "Accept-Encoding": "gzip"},
    )


def post(
    client: httpx.Client,
    url: str,
    body: bytes,
    headers: dict[str, str],
    patience: Patience,
    look: Callable[[httpx.Response], None] = lambda _: None,
) -> bytes:
    """Post *body* and return the answer. *look* sees it as soon as its head is there.

    Raises:
        ServerError: see the error tree.
    """
    headers = {"Content-Type": "application/json", **headers}
    if len(body) > SMALL:
        body = gzip.compress(body, 1)
        headers["Content-Encoding"] = "gzip"
    return ask(client, "POST", url, body, headers, patience, look)


def ask(
    client: httpx.Client,
    method: str,
    url: str,
    body: bytes | None,
    headers: dict[str, str],
    patience: Patience,
    look: Callable[[httpx.Response], None] = lambda _: None,
) -> bytes:
    """Ask *url* and return the answer: never more than an answer may be.

    Raises:
        ServerError: see the error tree.
    """
    asked = os.urandom(8).hex()
    headers = {ASKED_HEADER: asked, **headers}
    with (
        in_plain_words(),
        patience.tried(),
        client.stream(
            method, url, content=body, headers=headers, timeout=patience.timeout
        ) as response,
    ):
        if response.headers.get(ASKED_HEADER, asked) != asked:
            # An answer that came twice: everything on this connection is one too late.
            raise Unreachable(UNREACHABLE)
        look(response)
        unpacked = Unpacker(response.headers.get("Content-Encoding", "identity"))
        data = bytearray()
        for piece in response.iter_raw():
            data += unpacked.unpack(piece, wire.LARGEST_ANSWER - len(data))
    if response.status_code in {httpx.codes.OK, httpx.codes.ACCEPTED}:
        return bytes(data)
    raise refusal(bytes(data), response.status_code)


class Unpacker:
    """Takes a compressed body apart piece by piece, and stops where it grows too large.

    Raises:
        Nonsense: it is of another encoding, damaged, or unpacks to more than it may.
    """

    def __init__(self, encoding: str) -> None:
        if encoding not in {"identity", "gzip"}:
            raise Nonsense(NOT_OURS)
        self._gzip = zlib.decompressobj(31) if encoding == "gzip" else None

    def unpack(self, piece: bytes, most: int) -> bytes:
        """Return what *piece* adds, *most* bytes at most."""
        if self._gzip is not None:
            try:
                # A few bytes can unpack to all of the memory: one more than allowed will do.
                piece = self._gzip.decompress(piece, most + 1)
            except zlib.error:
                raise Nonsense(NOT_OURS) from None
        if len(piece) > most:
            raise Nonsense(NOT_OURS)
        return piece


def refusal(data: bytes, status: int) -> ServerError:
    """Return what an answer of another status than 200 means."""
    if status >= httpx.codes.INTERNAL_SERVER_ERROR:
        # A proxy in front of a server that is away, or a server in trouble: like no answer.
        return Unreachable(UNREACHABLE)
    try:
        fields = json.loads(data)
        sentence = fields["error"]
    except (KeyError, TypeError, ValueError, RecursionError):
        return Nonsense(NOT_OURS)
    if not isinstance(sentence, str) or len(sentence) > 300:
        return Nonsense(NOT_OURS)
    said = "".join(letter for letter in sentence if letter.isprintable()).strip()
    if not said:
        return Nonsense(NOT_OURS)
    if status == httpx.codes.PRECONDITION_REQUIRED:
        return TooLate(said)
    if status == httpx.codes.UNAUTHORIZED:
        return Stranger(said)
    return Refused(said, read_order(fields.get("order")))
