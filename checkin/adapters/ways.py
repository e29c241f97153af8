"""A desk's connections to its server, and what goes over them."""

import socket
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import httpx

from checkin.adapters import wire
from checkin.adapters.asking import pinned, post, refusal
from checkin.adapters.connection import CONNECT_S, NEWS_SILENCE_S, Patience
from checkin.adapters.plain_answers import NOT_OURS, NOT_THE_SERVER, in_plain_words
from checkin.adapters.signing import MOMENT_HEADER
from checkin.domain.errors import Nonsense, Untrusted


class Ways:
    """Connections to whoever is vouched for; to the next in line after one that was not."""

    def __init__(self, server: str, trusted: Callable[[], Sequence[bytes]]) -> None:
        self._server = server
        self._trusted = trusted
        self._patience = Patience()
        self._open: dict[bytes, httpx.Client] = {}
        self._lock = threading.Lock()
        self._turn = 0

    def post(
        self, path: str, body: bytes, headers: dict[str, str], look: Callable[[str | None], None]
    ) -> bytes:
        """Post *body* and return the answer; *look* is told the moment that it brings.

        Raises:
            ServerError: see the error tree.
        """

        def learn(response: httpx.Response) -> None:
            look(response.headers.get(MOMENT_HEADER))

        with self._tried() as client:
            return post(client, self._server + path, body, headers, self._patience, learn)

    def listen(
        self,
        path: str,
        headers: dict[str, str],
        look: Callable[[str | None], None],
        begun: Callable[[socket.socket], None],
    ) -> Iterator[bytes]:
        """Yield the lines of an answer that goes on; *begun* is told on which connection it is.

        Raises:
            ServerError: see the error tree.
        """
        with (
            in_plain_words(),
            self._tried() as client,
            client.stream(
                "POST",
                self._server + path,
                content=b"",
                # Read as it comes: a proxy that compresses would also hold it back.
                headers=headers | {"Accept-Encoding": "identity"},
                timeout=httpx.Timeout(NEWS_SILENCE_S, connect=CONNECT_S),
            ) as response,
        ):
            look(response.headers.get(MOMENT_HEADER))
            if response.status_code != httpx.codes.OK:
                raise refusal(response.read(), response.status_code)
            begun(response.extensions["network_stream"].get_extra_info("socket"))
            rest = b""
            for piece in response.iter_raw():
                *lines, rest = (rest + piece).split(b"\n")
                if len(rest) > wire.LARGEST_REQUEST:
                    raise Nonsense(NOT_OURS)
                yield from lines

    @contextmanager
    def _tried(self) -> Iterator[httpx.Client]:
        """Talk on one of them."""
        trusted = self._trusted()
        if not trusted:
            raise Untrusted(NOT_THE_SERVER)
        certificate = trusted[self._turn % len(trusted)]
        with self._lock:
            client = self._open.get(certificate)
            if client is None:
                # Those of before stay open for whoever is talking on them.
                client = self._open[certificate] = pinned(certificate)
        try:
            yield client
        except Untrusted:
            # While certificates are being changed some servers may not have the new one yet.
            self._turn += 1
            raise

    def close(self) -> None:
        """Let go of all."""
        with self._lock:
            for client in self._open.values():
                client.close()
