"""A network camera: JPEG pictures over HTTP, 30 a second, that fails as it is told.

What cameras do in the field (stop, go, turn black, change their size) is done
here on a real connection to the product's own capture code.
"""

import socketserver
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from http.server import BaseHTTPRequestHandler
from types import TracebackType
from typing import Self

RATE = 30
_BOUNDARY = b"picture"


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True


class StreamCamera:
    """Plays *pictures* (JPEG files as bytes) round and round to whoever connects.

    ``frozen`` keeps the connection and sends nothing more; ``gone`` refuses
    everybody. ``played`` counts the pictures sent, ``opened`` who connected.
    """

    def __init__(self, pictures: Sequence[bytes], rate: float = RATE) -> None:
        self._pictures = tuple(pictures)
        self._position = 0
        self._rate = rate
        self.frozen = False
        self.gone = False
        self.played = 0
        self.opened = 0
        camera = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                with suppress(OSError):  # whoever watched has gone
                    camera._answer(self)

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name
                """Say nothing."""

        self._server = _Server(("127.0.0.1", 0), Handler)
        self.port = self._server.server_address[1]
        self.address = f"http://127.0.0.1:{self.port}/stream.mjpg"
        self._serving = threading.Thread(target=self._server.serve_forever, args=(0.05,))
        self._serving.start()
        self._closed = False

    def show(self, pictures: Sequence[bytes]) -> None:
        """Play other pictures from now on, from the first."""
        self._pictures, self._position = tuple(pictures), 0

    def close(self) -> None:
        """Let everybody go."""
        self._closed = True
        self._server.shutdown()
        self._serving.join()
        self._server.server_close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _answer(self, to: BaseHTTPRequestHandler) -> None:
        if self.gone:
            to.send_error(503)
            return
        self.opened += 1
        to.send_response(200)
        kind = f"multipart/x-mixed-replace; boundary={_BOUNDARY.decode()}"
        to.send_header("Content-Type", kind)
        to.end_headers()
        start, number = time.monotonic(), 0
        while not (self._closed or self.gone):
            if self.frozen:
                time.sleep(0.01)
                start, number = time.monotonic(), 0
                continue
            time.sleep(max(0.0, start + number / self._rate - time.monotonic()))
            pictures, position = self._pictures, self._position
            picture = pictures[position % len(pictures)]
            self._position = position + 1
            length = str(len(picture)).encode()
            head = b"--" + _BOUNDARY + b"\r\nContent-Type: image/jpeg\r\nContent-Length: "
            to.wfile.write(head + length + b"\r\n\r\n" + picture + b"\r\n")
            number += 1
            self.played += 1
