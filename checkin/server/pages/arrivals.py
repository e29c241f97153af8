"""The page of arrivals: who has come of those expected, live, without a name."""

from collections.abc import Callable
from datetime import UTC, date, datetime

from fastapi import Response
from fastapi.responses import JSONResponse, StreamingResponse
from markupsafe import Markup
from starlette.concurrency import run_in_threadpool

from checkin.adapters.profile import wall_ms
from checkin.domain.access import Access
from checkin.domain.errors import InputError, StoreError
from checkin.domain.model import CheckInList, EventId, ListId
from checkin.server.counts import CountsOfEvents
from checkin.server.live import Live, View
from checkin.server.pages.arrivals_parts import clock_of
from checkin.server.pages.rendering import HEADERS
from checkin.server.pages.routes import Pages
from checkin.server.pages.visit import Visit
from checkin.server.pages.visitors import visitor_of
from checkin.usecases.roster import default_list, zone_of

STREAM_HEADERS = HEADERS | {"X-Accel-Buffering": "no"}
"""A proxy is to hand on each line as it comes."""

_NAMED = 50
"""Arrivals that are shown with names."""


def add_arrivals(pages: Pages, live: Live, counts: CountsOfEvents) -> None:
    """Add the page, what keeps it up to date, and recent arrivals with their names."""

    @pages.get("/events/{event}", Access.VIEWER)
    def arrivals(visit: Visit) -> Response:
        """Show how it stands."""
        view = _view(visit)
        turn, parts = live.board(visit.event.id).page(view)
        chosen = next((one for one in visit.book.lists() if one.id == view.on), None)
        return visit.show(
            "arrivals.html",
            parts={name: Markup(html) for name, html in parts.items()},  # noqa: S704  our templates made it
            turn=turn,
            chosen=chosen,
        )

    # As a stream: a page that asks by itself is no sign that anybody is there.
    @pages.stream("/events/{event}/now", Access.VIEWER)
    async def now(visit: Visit) -> Response:
        """Say what is other since the page was shown, where no stream gets through."""
        return await run_in_threadpool(lambda: news_of(live, visit, visit.event.id, _view(visit)))

    @pages.stream("/events/{event}/live", Access.VIEWER)
    async def stream(visit: Visit) -> Response:
        """Go on saying what is other."""

        def still() -> bool:
            visitor = visitor_of(visit.request, visit.data, stays=False)
            return (
                visitor is not None
                and visitor.id == visit.visitor.id
                # What is told depends on it: whoever may see less now begins anew.
                and visitor.access is visit.visitor.access
            )

        # The event and its list are read from disk.
        view = await run_in_threadpool(_view, visit)
        return stream_of(live, visit, visit.event.id, view, visit.visitor.id, still)

    @pages.post("/events/{event}/arrivals", Access.ORGANISER)
    def named(visit: Visit) -> Response:
        """Show who arrived last, by name: only when an organiser asks for it."""
        on = _list(visit, visit.said("list"))
        if on is None:
            raise InputError(visit.text("No check-in list yet."))
        visit.note("names-shown", on.id)
        found = counts.of(visit.event.id).recent(on.id, _NAMED)
        people = counts.of(visit.event.id).registrations([one.person for one in found])
        desks = {one.id: one.name for one in visit.book.desks()}
        clock = clock_of(visit.event)
        rows = [(clock(one.at), desks.get(one.desk, "–"), people.get(one.person)) for one in found]
        return visit.show("arrivals/named.html", on=on, rows=rows)


def news_of(live: Live, visit: Visit, event: EventId, view: View) -> Response:
    """What is other in *view* since the turn that the address names."""
    board = live.board(event)
    board.refresh([view])
    found = board.since(view, visit.query("seen"))
    return Response(found[1] if found else "{}", 200, HEADERS, "application/json")


def stream_of(
    live: Live,
    visit: Visit,
    event: EventId,
    view: View,
    visitor: str,
    still: Callable[[], bool],
) -> Response:
    """A stream of *view* for *visitor*, for as long as *still* holds."""
    if not live.has_room(visitor):
        said = visit.text("Too many pages are open. Close some of them.")
        return JSONResponse({"error": said}, 429, HEADERS)

    def still_or_unknown() -> bool:
        try:
            return still()
        except StoreError:
            return True  # nothing is told meanwhile either

    seen = visit.request.headers.get("Last-Event-ID") or visit.query("seen")
    told = live.stream(event, view, seen, visitor, still_or_unknown)
    return StreamingResponse(told, 200, STREAM_HEADERS, "text/event-stream")


def _view(visit: Visit) -> View:
    room = "organiser" if visit.visitor.access.allows(Access.ORGANISER) else "viewer"
    on = _list(visit, visit.query("list"))
    return View(visit.language, on.id if on else ListId(""), room)


def _list(visit: Visit, called: str) -> CheckInList | None:
    """The list that is asked for; else today's, the next or the last; ``None`` if there is none."""
    lists = visit.book.lists()
    chosen = next((one for one in lists if one.id == called), None)
    return chosen or default_list(lists, today(visit))


def today(visit: Visit) -> date:
    """The day at the event."""
    return (
        datetime.fromtimestamp(wall_ms() / 1000, UTC)
        .astimezone(zone_of(visit.event.time_zone))
        .date()
    )
