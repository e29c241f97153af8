"""The desk's way to its server: HTTPS, pinned to its event, signed with the desk's own key."""

import base64
import json
import os
import socket
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Protocol

from checkin.adapters import wire
from checkin.adapters.keys import SigningKey
from checkin.adapters.receipt_json import read_receipt
from checkin.adapters.signing import (
    NO_MOMENT,
    moment_ms,
    read_moment,
    signed_headers,
)
from checkin.domain.errors import TooLate
from checkin.domain.model import DeskId
from checkin.domain.receipt import Receipt
from checkin.domain.record import Head
from checkin.usecases.exchange import Answer, Identity, Request

if TYPE_CHECKING:
    from checkin.adapters.ways import Ways


class Desk(Protocol):
    """Who asks: a desk that can sign. It may become another between two requests."""

    @property
    def mine(self) -> DeskId:
        """Its id."""

    def sign(self, message: bytes) -> bytes:
        """Sign with its key."""


class HttpPeer:
    """The server, as the other side of the exchange.

    *trusted* returns the certificates (DER) of those who may vouch for it, the newest first.
    """

    def __init__(self, server: str, desk: Desk, trusted: Callable[[], Sequence[bytes]]) -> None:
        self._server = server
        self._desk = desk
        self._trusted = trusted
        self._open: Ways | None = None
        self._lock = threading.Lock()
        self._listening: socket.socket | None = None
        self._moment = NO_MOMENT

    @property
    def server_ms(self) -> int | None:
        """The latest time that the server said it was, also in a refusal; ``None`` before one."""
        return moment_ms(self._moment)

    def exchange(self, request: Request) -> Answer:
        """Send *request* and return the answer.

        Raises:
            ServerError: see the error tree.
        """
        return wire.read_answer(self.signed("/v1/sync", wire.write_request(request)))

    def renew(self) -> Identity:
        """Ask for another identity in place of one that is used twice.

        Raises:
            ServerError: see the error tree.
        """
        private = os.urandom(32)
        public = base64.b64encode(SigningKey(private).public_key).decode()
        data = self.signed("/v1/renew", json.dumps({"public_key": public}).encode())
        from checkin.adapters.joining import read_welcome

        welcome = read_welcome(data)
        return Identity(welcome.desk, private, welcome.entry)

    def receipt(self, head: Head) -> Receipt:
        """Ask for the server's word that it has this desk's records up to *head*. Not verified.

        Raises:
            ServerError: see the error tree.
        """
        asked = json.dumps({"seq": head.seq, "hash": head.hash}).encode()
        return read_receipt(self.signed("/v1/receipt", asked))

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
        path = "/v1/news"
        return self._ways().listen(path, self._headers(path, b""), self._learn, self._begun)

    def signed(self, path: str, body: bytes) -> bytes:
        """Post *body* as this desk, and return the answer.

        Raises:
            ServerError: see the error tree.
        """
        try:
            return self._post(path, body)
        except TooLate:
            # Nothing was done, and the answer brought the moment: once more, at once.
            return self._post(path, body)

    def _post(self, path: str, body: bytes) -> bytes:
        return self._ways().post(path, body, self._headers(path, body), self._learn)

    def _headers(self, path: str, body: bytes) -> dict[str, str]:
        return signed_headers(self._desk.mine, self._desk.sign, self._moment, path, body)

    def _learn(self, moment: str | None) -> None:
        self._moment = read_moment(moment) or self._moment

    def _begun(self, listening: socket.socket) -> None:
        self._listening = listening

    def _ways(self) -> "Ways":
        # Whoever talks loads what is needed for it: until then a window is painted.
        from checkin.adapters.ways import Ways

        with self._lock:
            if self._open is None:
                self._open = Ways(self._server, self._trusted)
            return self._open

    def hang_up(self) -> None:
        """End :meth:`news`, from whichever thread."""
        if self._listening is not None:
            with suppress(OSError):  # it has ended by itself
                # Of the socket below TLS, so that whoever reads meets an end and no error.
                socket.socket.shutdown(self._listening, socket.SHUT_RDWR)

    def close(self) -> None:
        """Let go of the connection."""
        self.hang_up()
        with self._lock:
            if self._open is not None:
                self._open.close()
