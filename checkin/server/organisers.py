"""What organisers see: the page, and the same numbers for programs. One event at a time."""

import hmac
import threading
from urllib.parse import urlencode

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse
from starlette.concurrency import run_in_threadpool

from checkin.adapters.server_data import ServerData
from checkin.domain.errors import InputError
from checkin.domain.model import EventId
from checkin.server.counts import Counts
from checkin.server.page import render, render_choice

_KEY_COOKIE = "checkin_page"
_HEADERS = {
    # A page with no script, no frame and nothing from elsewhere.
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}
_LOCKED = (
    "<!doctype html><meta charset=utf-8><title>Checkin</title>"
    "<p>Open the organisers’ address that <code>checkin serve</code> printed."
)


class CountsOfEvents:
    """The counts of each event, begun when somebody first asks for them."""

    def __init__(self, data: ServerData) -> None:
        self._data = data
        self._lock = threading.Lock()
        self._counts: dict[EventId, Counts] = {}

    def of(self, event: EventId) -> Counts:
        """One event's."""
        with self._lock:
            if event not in self._counts:
                self._counts[event] = Counts(self._data.book(event), self._data.replica(event))
            return self._counts[event]


def for_organisers(data: ServerData) -> APIRouter:
    """Build the routes that organisers use. ``?event=`` says which, if there are several."""
    router = APIRouter()
    counts = CountsOfEvents(data)

    @router.get("/v1/counts")
    async def count(request: Request, event: str | None = None) -> Response:
        """Give the same numbers as the page, for programs."""
        if not _may_see(request, data.page_key):
            return JSONResponse({"error": "This address needs the organisers’ key."}, 401)

        def work() -> dict[str, object]:
            chosen = _chosen(data, event)
            if chosen is None:
                raise InputError("There are several events here. Add ?event= with one’s id.")
            return counts.of(chosen).as_json()

        return JSONResponse(await run_in_threadpool(work))

    @router.get("/", response_class=HTMLResponse)
    async def page(request: Request, event: str | None = None) -> Response:
        """Show the organisers' page, or which events there are."""
        if not _may_see(request, data.page_key):
            return HTMLResponse(_LOCKED, 401, _HEADERS)
        if "key" in request.query_params:
            # Out of the address bar, where a screenshot or a history would show it.
            target = f"/?{urlencode({'event': event})}" if event else "/"
            reply = RedirectResponse(target, 303, _HEADERS)
            reply.set_cookie(_KEY_COOKIE, data.page_key, httponly=True, samesite="strict")
            return reply

        def work() -> str:
            chosen = _chosen(data, event)
            if chosen is None:
                return render_choice(data.gatherings())
            return render(counts.of(chosen).now())

        return HTMLResponse(await run_in_threadpool(work), 200, _HEADERS)

    return router


def _chosen(data: ServerData, event: str | None) -> EventId | None:
    """The event that was asked for, or the only one; ``None`` when it must be said which.

    Raises:
        InputError: there is no such event.
    """
    events = data.events()
    if event is None:
        return events[0] if len(events) == 1 else None
    if event not in events:
        raise InputError("There is no such event here.")
    return EventId(event)


def _may_see(request: Request, key: str) -> bool:
    shown = request.query_params.get("key") or request.cookies.get(_KEY_COOKIE) or ""
    return hmac.compare_digest(shown.encode(), key.encode())
