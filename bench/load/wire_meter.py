"""Counts the bytes between a desk and its server, in both directions."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress


class WireMeter:
    """Stands between a desk and a server on this computer. TCP's own bytes are not counted."""

    def __init__(self, port: int) -> None:
        self._server = port
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._lock = threading.Lock()
        self._bytes = 0
        self._passing: list[threading.Thread] = []

    @property
    def address(self) -> str:
        """Where a desk is to go."""
        return f"https://127.0.0.1:{self._listener.getsockname()[1]}"

    @property
    def total(self) -> int:
        """Bytes that have passed."""
        with self._lock:
            return self._bytes

    def run(self) -> None:
        """Let connections through until closed."""
        with suppress(OSError):
            while True:
                desk, _ = self._listener.accept()
                passing = threading.Thread(target=self._pass, args=(desk,), daemon=True)
                passing.start()
                self._passing.append(passing)

    def close(self) -> None:
        """Let nobody through any more, and wait until those who are have hung up."""
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for passing in self._passing:
            passing.join()

    def _pass(self, desk: socket.socket) -> None:
        with desk, socket.create_connection(("127.0.0.1", self._server)) as server:
            back = threading.Thread(target=self._pass_on, args=(server, desk), daemon=True)
            back.start()
            self._pass_on(desk, server)
            back.join()

    def _pass_on(self, one: socket.socket, other: socket.socket) -> None:
        with suppress(OSError):
            while data := one.recv(65536):
                with self._lock:
                    self._bytes += len(data)
                other.sendall(data)
        with suppress(OSError):
            other.shutdown(socket.SHUT_WR)


@contextmanager
def metered(port: int) -> Iterator[WireMeter]:
    """Count what passes to and from the server at *port*."""
    meter = WireMeter(port)
    thread = threading.Thread(target=meter.run, daemon=True)
    thread.start()
    try:
        yield meter
    finally:
        meter.close()
        thread.join()
