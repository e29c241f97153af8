"""Pages of arrivals that are open: what each shows, and when it came to show it."""

import asyncio
import json
import re
import secrets
import time
from collections.abc import Sequence
from pathlib import Path

from bench.load.generator import Connection, connected
from checkin.adapters.authority import stranger_context
from checkin.adapters.links import LinkKind
from checkin.adapters.server_data import ServerData
from checkin.domain.model import EventId
from checkin.server.pages.visitors import SESSION_COOKIE

Shown = Sequence[tuple[int, float]]
"""How many have arrived as a page says, and when it came to say so (monotonic seconds)."""

_LARGEST_LINE = 4_000_000
_ARRIVED = re.compile(r'class="arrived">(\d+) ')
_LONGEST_S = 300.0


def viewer_cookie(data: ServerData) -> str:
    """What the browser of somebody who is signed in sends along, over TLS."""
    token = data.links.make(LinkKind.JOIN, 60_000)
    account = data.accounts.join(LinkKind.JOIN, token, f"Viewer {token[:6]}", secrets.token_hex(8))
    return f"__Host-{SESSION_COOKIE}={data.sessions.begin(account.id, 'bench', whole=True)}"


def watch(
    port: int, cookie: str, event: EventId, pages: int, until: int, ready: Path
) -> list[Shown]:
    """Keep so many pages open until each shows *until* arrivals; return what each has shown.

    Once all of them show something, *ready* is there.
    """
    return asyncio.run(_watch(port, cookie, event, pages, until, ready))


async def _watch(
    port: int, cookie: str, event: EventId, pages: int, until: int, ready: Path
) -> list[Shown]:
    begun: list[asyncio.Event] = [asyncio.Event() for _ in range(pages)]
    looking = asyncio.gather(*(_page(port, cookie, event, until, one) for one in begun))
    await asyncio.wait_for(asyncio.gather(*(one.wait() for one in begun)), _LONGEST_S)
    ready.touch()
    return await asyncio.wait_for(looking, _LONGEST_S)


async def _page(port: int, cookie: str, event: EventId, until: int, begun: asyncio.Event) -> Shown:
    reader, writer = await asyncio.open_connection(
        "127.0.0.1", port, ssl=stranger_context(), limit=_LARGEST_LINE
    )
    writer.write(request(f"/events/{event}/live", cookie))
    shown: list[tuple[int, float]] = []
    try:
        while line := await reader.readline():
            if line.startswith(b"data: ") and (found := arrived(json.loads(line[6:]))) is not None:
                shown.append((found, time.monotonic()))
                begun.set()
                if found >= until:
                    return shown
    finally:
        writer.transport.abort()
    raise RuntimeError("The server ended a page's stream.")


def arrived(news: dict[str, dict[str, str]]) -> int | None:
    """How many have arrived on the first list, if *news* brings that."""
    found = _ARRIVED.search(news.get("parts", {}).get("totals", ""))
    return int(found[1]) if found else None


def request(path: str, cookie: str) -> bytes:
    """The bytes of a browser's question."""
    lines = [f"GET {path} HTTP/1.1", "Host: 127.0.0.1", f"Cookie: {cookie}"]
    return "\r\n".join((*lines, "", "")).encode()


class Page(Connection):
    """Asks for a page and waits for all of it."""

    def __init__(self) -> None:
        self._held = b""
        self._whole: asyncio.Future[bytes] | None = None

    async def ask(self, path: str, cookie: str) -> bytes:
        """The whole answer. Raises RuntimeError if it is none of a page."""
        self._held, self._whole = b"", asyncio.get_running_loop().create_future()
        self.send(request(path, cookie))
        answer = await asyncio.wait_for(self._whole, _LONGEST_S)
        if not answer.startswith(b"HTTP/1.1 200"):
            raise RuntimeError(f"The page answered {answer[:40]!r}.")
        return answer

    def data_received(self, data: bytes) -> None:
        """Take in a piece."""
        self._held += data
        head, _, body = self._held.partition(b"\r\n\r\n")
        length = re.search(rb"(?i)content-length: (\d+)", head)
        if length and len(body) >= int(length[1]) and self._whole and not self._whole.done():
            self._whole.set_result(self._held)


def time_page(port: int, cookie: str, event: EventId, times: int) -> list[float]:
    """Open the page so often on one connection; return how long each took, in milliseconds."""

    async def go() -> list[float]:
        page, took = await connected(port, Page), []
        for _ in range(times):
            began = time.perf_counter()
            await page.ask(f"/events/{event}", cookie)
            took.append(1000 * (time.perf_counter() - began))
        page.close()
        return took

    return asyncio.run(go())
