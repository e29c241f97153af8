"""What programs ask with the counts key: the numbers of an event, and nobody's name."""

import hmac

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse
from starlette.concurrency import run_in_threadpool

from checkin.adapters.server_data import ServerData
from checkin.domain.errors import InputError
from checkin.domain.model import EventId
from checkin.server.counts import CountsOfEvents

_SCHEME = "Bearer "


def for_programs(data: ServerData, counts: CountsOfEvents) -> APIRouter:
    """Build the route. ``?event=`` says which, if there are several."""
    router = APIRouter()

    @router.get("/v1/counts")
    async def count(request: Request, event: str | None = None) -> Response:
        """Give the same numbers as the page."""
        if not _has_key(request, data.counts_key):
            return JSONResponse(
                {"error": "This address needs the counts key."}, 401, {"WWW-Authenticate": "Bearer"}
            )

        def work() -> dict[str, object]:
            return counts.of(_chosen(data, event)).as_json()

        return JSONResponse(await run_in_threadpool(work))

    return router


def _chosen(data: ServerData, event: str | None) -> EventId:
    """The event that was asked for, or the only one. Raises InputError for neither."""
    events = data.events()
    if event is None and len(events) != 1:
        raise InputError("There are several events here. Add ?event= with one’s id.")
    if event is not None and event not in events:
        raise InputError("There is no such event here.")
    return EventId(event or events[0])


def _has_key(request: Request, key: str) -> bool:
    shown = request.headers.get("Authorization", "")
    return hmac.compare_digest(shown.encode(), f"{_SCHEME}{key}".encode())
