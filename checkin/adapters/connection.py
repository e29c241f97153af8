"""Connections for bad networks: attempts beside each other, and no long silence.

A connection that lives through a cut remembers it: its next attempt to get something
across may be most of a minute away, long after the network is well again. So silence ends
a connection sooner than the system would, and the next one starts afresh.
"""

import contextlib
import queue
import socket
import ssl
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import httpcore
import httpx

CONNECT_S = 5.0
"""How long to try to reach somebody before it is left for later."""

NEXT_ATTEMPT_S = 0.5
"""After how long another attempt begins beside those that wait for their answer."""

ATTEMPT_S = 0.95
"""How long each but the first may take: less than the second after which a system tries again.

A connection whose first packet was sent twice takes that second for the time that packets
need, and waits several of them whenever one is lost.
"""

SHORTEST_S = 3.5
LONGEST_S = 20.0
"""Between which an exchange may be silent: as long as those before it make likely."""

_TIMES = 4
"""How often the usual time an exchange may take; also how many answers make it usual."""

_GROWTH = 1.5
"""How much longer it is waited after each silence: a new attempt is more likely to succeed."""

NEWS_SILENCE_S = 6.0
"""How long news may be silent: more than two of the server's signs of life."""

_KEPT_S = 4.0
"""How long an idle connection is kept: less than a server keeps it, so that it is there."""

_UNDER_WAY = 16 * 1024
"""Bytes of a request that are on their way at most, so that its progress can be seen."""

_PIECE = 4 * 1024
"""Bytes that are encrypted together at most: each piece that goes is a sign of progress."""

_RTO_MAX_MS = 44
"""Linux's TCP_RTO_MAX_MS (6.15 and later), which Python has no name for yet."""

_LONGEST_RETRY_MS = 2_000
"""How long the system waits at most before it sends again what was lost."""

_LET_GO_MS = 30_000
"""After how long a server lets go of somebody who confirms nothing any more."""

_Options = list[httpcore.SOCKET_OPTION]
_Attempt = Callable[[float], httpcore.NetworkStream]


def server_options() -> _Options:
    """Return what a server's socket is to be set to; its connections take after it."""
    options = _retry_soon()
    if hasattr(socket, "TCP_USER_TIMEOUT"):
        options.append((socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, _LET_GO_MS))
    return options


def _desk_options() -> _Options:
    return [(socket.SOL_SOCKET, socket.SO_SNDBUF, _UNDER_WAY), *_retry_soon()]


def _retry_soon() -> _Options:
    """Where the system can: without it, the silences above do what they can do."""
    if sys.platform != "linux":
        return []
    with socket.socket() as probe:
        try:
            probe.setsockopt(socket.IPPROTO_TCP, _RTO_MAX_MS, _LONGEST_RETRY_MS)
        except OSError:
            return []
    return [(socket.IPPROTO_TCP, _RTO_MAX_MS, _LONGEST_RETRY_MS)]


def transport(tls: ssl.SSLContext, name: str) -> httpx.HTTPTransport:
    """Return connections of a new pool, made by :class:`SideBySide`.

    They are to the server that *tls* takes for the one called *name*, at whatever address.
    """
    return _Transport(tls, name)


class _Transport(httpx.HTTPTransport):
    """The usual one; only httpcore's pool can be given another way to connect."""

    def __init__(self, tls: ssl.SSLContext, name: str) -> None:
        super().__init__(verify=tls, trust_env=False)
        self._ways = SideBySide()
        self._name = name
        self._pool = httpcore.ConnectionPool(
            ssl_context=tls,
            keepalive_expiry=_KEPT_S,
            network_backend=self._ways,
            socket_options=_desk_options(),
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send *request*: once more if a kept connection turns out to be hung up."""
        if request.url.scheme != "https":
            raise httpx.UnsupportedProtocol("a desk never talks in the clear")
        request.extensions = {**request.extensions, "sni_hostname": self._name}
        made = self._ways.made
        try:
            return super().handle_request(request)
        except (httpx.NetworkError, httpx.RemoteProtocolError):
            if self._ways.made != made:
                raise
            # Whoever was there a moment ago may well be there still.
            return super().handle_request(request)


class SideBySide(httpcore.NetworkBackend):
    """Connects by attempts that begin one after the other and go on side by side.

    The first that is answered decides, well or not. A lost first packet then costs less
    than a second, an address of which nothing is heard keeps nobody from the next, and
    looking up a name takes no longer than it may. The very first attempt has all the
    time there is, for lines that are slow. ``made`` counts the races.
    """

    def __init__(self, backend: httpcore.NetworkBackend | None = None) -> None:
        self._backend = backend or httpcore.SyncBackend()
        self.made = 0

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect within *timeout* seconds.

        Raises:
            httpcore.ConnectError: somebody said no, or there is no way there.
            httpcore.ConnectTimeout: nobody said anything.
        """
        self.made += 1
        options = list(socket_options or ())
        until = time.monotonic() + (CONNECT_S if timeout is None else timeout)

        def attempt(seconds: float) -> httpcore.NetworkStream:
            return self._backend.connect_tcp(host, port, seconds, local_address, options)

        race = _Race()
        longest = CONNECT_S if timeout is None else timeout
        try:
            while (left := until - time.monotonic()) > 0:
                race.enter(attempt, min(left, longest))
                longest = ATTEMPT_S
                came = race.wait(min(left, NEXT_ATTEMPT_S))
                if isinstance(came, Exception):
                    raise came
                if came is not None:
                    return _InOne(came)
        finally:
            race.end()
        raise httpcore.ConnectTimeout


class _InOne(httpcore.NetworkStream):
    """Sends what belongs together in one piece: head and body of a request are one packet.

    Of two packets either can be lost, and then the second waits for the first.
    """

    def __init__(self, stream: httpcore.NetworkStream) -> None:
        self._stream = stream
        self._unsent = b""

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Send what was held back, and read."""
        self._send(timeout)
        return self._stream.read(max_bytes, timeout)

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Hold *buffer* back, until there is enough or an answer is waited for."""
        self._unsent += buffer
        if len(self._unsent) >= _UNDER_WAY:
            self._send(timeout)

    def close(self) -> None:
        """Close it."""
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        """Go on encrypted."""
        return _InOne(self._stream.start_tls(ssl_context, server_hostname, timeout))

    def get_extra_info(self, info: str) -> Any:
        """Ask the connection itself."""
        return self._stream.get_extra_info(info)

    def _send(self, timeout: float | None) -> None:
        unsent, self._unsent = self._unsent, b""
        for place in range(0, len(unsent), _PIECE):
            self._stream.write(unsent[place : place + _PIECE], timeout)


class _Race:
    """Attempts, each in a thread of its own. Those that come too late are closed."""

    def __init__(self) -> None:
        self._came: queue.SimpleQueue[httpcore.NetworkStream | Exception] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._over = False

    def enter(self, attempt: _Attempt, seconds: float) -> None:
        """Begin another attempt, of so many seconds."""
        threading.Thread(target=self._run, args=(attempt, seconds), daemon=True).start()

    def wait(self, seconds: float) -> httpcore.NetworkStream | Exception | None:
        """Return what the first that was answered brought, ``None`` when none was."""
        try:
            return self._came.get(timeout=seconds)
        except queue.Empty:
            return None

    def end(self) -> None:
        """Want no more of them."""
        with self._lock:
            self._over = True
        while (late := self.wait(0)) is not None:
            _let_go(late)

    def _run(self, attempt: _Attempt, seconds: float) -> None:
        came: httpcore.NetworkStream | Exception
        try:
            came = attempt(seconds)
        except httpcore.ConnectTimeout:
            return  # the others go on
        except Exception as error:  # noqa: BLE001  whatever it is, whoever waits must hear of it
            came = error
        with self._lock:
            if not self._over:
                self._came.put(came)
                return
        _let_go(came)


def _let_go(came: httpcore.NetworkStream | Exception) -> None:
    if not isinstance(came, Exception):
        came.close()


class Patience:
    """How long an exchange may go without a byte in either direction.

    Some times what answers take usually, so that a connection that died is noticed
    soon and a slow line is left alone. It grows with each silence: whoever is slower
    than ever before gets there as well.
    """

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._usual = SHORTEST_S / _TIMES
        self._silences = 0

    @property
    def timeout(self) -> httpx.Timeout:
        """How long the next request may take for each of its steps."""
        seconds = max(SHORTEST_S, _TIMES * self._usual) * _GROWTH**self._silences
        return httpx.Timeout(min(seconds, LONGEST_S), connect=CONNECT_S)

    @contextlib.contextmanager
    def tried(self) -> Iterator[None]:
        """Learn from what becomes of a request."""
        began = self._now()
        try:
            yield
        except (httpx.ReadTimeout, httpx.WriteTimeout):
            self._silences += 1
            raise
        except httpx.HTTPError:
            # Nobody is slow: nobody is there.
            self._silences = 0
            raise
        self._silences = 0
        # A long download says nothing of how long one waits for its next piece.
        took = min(self._now() - began, LONGEST_S / _TIMES)
        self._usual += (took - self._usual) / _TIMES
