"""How much and how long a stranger may talk before there is a request to look at."""

import asyncio
import os
from contextlib import suppress

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

LARGEST_HEAD = 64 * 1024
"""Bytes. A desk's is below one kilobyte, a browser's with its cookies below ten."""

HEAD_S = 60.0
"""How long a head may take; a request that has one may take as long as its network needs."""

_MOST_FILES = 65_536


def take_all_connections() -> None:
    """Let this process hold as many connections as its system allows it; shells give it 1,024."""
    if os.name == "posix":
        import resource

        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        wanted = _MOST_FILES if hard == resource.RLIM_INFINITY else min(hard, _MOST_FILES)
        if soft != resource.RLIM_INFINITY and soft < wanted:
            with suppress(OSError, ValueError):  # macOS may allow fewer than it says
                resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


class Bounded(HttpToolsProtocol):
    """One connection. It ends where a request's head is too large, or does not come.

    Its parser keeps a head of any size, and waits for it for ever: whoever reaches the port
    could fill the memory, or use up the connections, and needs no key for it.
    """

    _in_head = True
    _heard = 0
    _late: asyncio.TimerHandle | None = None

    @property
    def is_waiting(self) -> bool:
        """Whether it ends by itself unless a head comes."""
        return self._late is not None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn's
        """Somebody is here, and has said nothing yet."""
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Take in a piece of what somebody says."""
        if self._in_head:
            self._heard += len(data)
            self._wait()
        super().data_received(data)
        if self._in_head and self._heard > LARGEST_HEAD:
            self.transport.abort()

    def on_headers_complete(self) -> None:
        """There is a request: from here on it is the application's to measure."""
        self._in_head = False
        self._stop_waiting()
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        """What comes next is another request."""
        self._in_head, self._heard = True, 0
        super().on_message_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        """Nobody is here any more."""
        self._stop_waiting()
        super().connection_lost(exc)

    def _wait(self) -> None:
        if self._late is None:
            self._late = self.loop.call_later(HEAD_S, self.transport.abort)

    def _stop_waiting(self) -> None:
        if self._late is not None:
            self._late.cancel()
            self._late = None
