"""A wire with a listener on it: passes every byte on, and keeps it."""

import contextlib
import socket
import ssl
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

_PIECE = 64 * 1024


class Relay:
    """Stands between a desk and its server. ``heard`` is all that passed, in both directions.

    With *opened* (a certificate with its key, PEM) it ends the encryption at its own door and
    begins it anew behind it, so that it hears what a listener would on a wire without TLS.
    """

    def __init__(self, server: str, opened: tuple[Path, Path] | None = None) -> None:
        parts = urlsplit(server)
        self._upstream = (parts.hostname or "127.0.0.1", parts.port or 443)
        self._opened = opened
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._lock = threading.Lock()
        self._heard: list[bytearray] = []
        self.port = int(self._listener.getsockname()[1])

    @property
    def heard(self) -> bytes:
        """All that passed: one connection's one direction after the other."""
        with self._lock:
            return b"\n".join(bytes(one) for one in self._heard)

    @contextlib.contextmanager
    def listening(self) -> Iterator["Relay"]:
        """Pass on until the end."""
        threading.Thread(target=self._accept, name="relay", daemon=True).start()
        try:
            yield self
        finally:
            self._listener.close()

    def _accept(self) -> None:
        while True:
            try:
                desk, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(desk,), daemon=True).start()

    def _serve(self, desk: socket.socket) -> None:
        try:
            server = socket.create_connection(self._upstream, 10)
            if self._opened is not None:
                desk, server = self._open(desk, server)
        except OSError:
            desk.close()
            return
        there = threading.Thread(target=self._pass, args=(desk, server), daemon=True)
        there.start()
        self._pass(server, desk)
        there.join()

    def _open(
        self, desk: socket.socket, server: socket.socket
    ) -> tuple[ssl.SSLSocket, ssl.SSLSocket]:
        if self._opened is None:
            raise ValueError("no certificate")
        certificate, key = self._opened
        ours = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        ours.load_cert_chain(certificate, key)
        asked: list[str | None] = []
        ours.sni_callback = lambda _socket, name, _context: asked.append(name)
        inner = ours.wrap_socket(desk, server_side=True)
        theirs = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        # A listener does not care who answers: it only has to hear it.
        theirs.check_hostname, theirs.verify_mode = False, ssl.CERT_NONE
        return inner, theirs.wrap_socket(server, server_hostname=asked[0] if asked else None)

    def _pass(self, come_from: socket.socket, go_to: socket.socket) -> None:
        heard = bytearray()
        with self._lock:
            self._heard.append(heard)
        with contextlib.suppress(OSError):
            while data := come_from.recv(_PIECE):
                with self._lock:
                    heard += data
                go_to.sendall(data)
        for end in (come_from, go_to):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()
