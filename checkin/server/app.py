"""The server's application: what desks ask, what organisers see, whether it is well."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI, Request, Response
from fastapi.responses import JSONResponse
from fastapi.routing import APIRoute
from starlette.requests import ClientDisconnect

from checkin import __version__
from checkin.adapters.server_data import ServerData
from checkin.domain.errors import CheckInError, StoreError
from checkin.domain.versions import OLDEST_DESK, Version
from checkin.server.counts import CountsOfEvents
from checkin.server.dates import Calendar
from checkin.server.document import DOCUMENT
from checkin.server.doors import Doors
from checkin.server.exchange import for_desks, refusal
from checkin.server.fleet import for_self_tests
from checkin.server.live import Live
from checkin.server.newcomers import for_newcomers
from checkin.server.often import Application
from checkin.server.opening import for_locked_desks
from checkin.server.pages.account import add_account
from checkin.server.pages.arrivals import add_arrivals
from checkin.server.pages.arrivals_parts import render_parts
from checkin.server.pages.badges import add_badges
from checkin.server.pages.carrying import add_carrying
from checkin.server.pages.common import add_common
from checkin.server.pages.desks import add_desks
from checkin.server.pages.erasing import add_erasing
from checkin.server.pages.event_files import add_event_files
from checkin.server.pages.events import add_events
from checkin.server.pages.exporting import add_exporting
from checkin.server.pages.importing import add_importing
from checkin.server.pages.installers import add_installers
from checkin.server.pages.joining import add_joining
from checkin.server.pages.organisers import add_organisers
from checkin.server.pages.people import add_people
from checkin.server.pages.report import add_report
from checkin.server.pages.routes import Pages
from checkin.server.pages.second_factor import add_second_factor
from checkin.server.pages.settings import add_settings
from checkin.server.pages.settle import add_settle
from checkin.server.pages.signing_in import add_signing_in
from checkin.server.pages.trail import add_trail
from checkin.server.pages.wall import add_wall
from checkin.server.programs import for_programs
from checkin.server.receipts import for_ending_desks
from checkin.server.safe_headers import SafeHeaders
from checkin.server.updates import for_versions

HUNG_UP = 499
"""What the log says of a request whose asker hung up before it was whole, as other servers do."""

_log = logging.getLogger(__name__)
OFTEN = "/v1/sync"
"""What desks ask thousands of times as often as all else."""


def make_app(data: ServerData, oldest_desk: Version = OLDEST_DESK) -> FastAPI:
    """Build the server's application over *data*; with desks older than *oldest_desk* it has done."""
    doors = Doors(data)
    counts = CountsOfEvents(data)
    live = Live(data, counts, render_parts)
    calendar = Calendar(data, counts)

    @asynccontextmanager
    async def _lifespan(_: FastAPI) -> AsyncIterator[None]:
        calendar.start()
        yield
        live.close()
        calendar.close()
        doors.close()
        for close in pages.closing:
            close()

    app = Application(openapi_url=None, lifespan=_lifespan)
    app.add_middleware(SafeHeaders)

    @app.exception_handler(CheckInError)
    async def _say(_: Request, error: CheckInError) -> JSONResponse:
        if isinstance(error, StoreError):
            return JSONResponse({"error": str(error)}, 503)
        return refusal(error, data.moments)

    @app.exception_handler(ClientDisconnect)
    async def _hung_up(_: Request, __: ClientDisconnect) -> Response:
        # A venue's network does that all day. Nobody is there to read this answer.
        _log.warning("a request was broken off on its way here")
        return Response(status_code=HUNG_UP)

    @app.get("/openapi.json")
    def document() -> JSONResponse:
        """Say what there is to ask."""
        return JSONResponse(DOCUMENT)

    @app.get("/health")
    def health() -> dict[str, str]:
        """Say that the server and its database answer."""
        data.events()
        return {"status": "ok", "version": __version__}

    @app.get("/ready")
    def ready() -> dict[str, str]:
        """Say that the database saves: a server that cannot is to be sent nobody."""
        data.check_ready()
        return {"status": "ready"}

    desks = for_desks(doors, oldest_desk)
    app.include_router(desks)
    app.often = {
        one.path: one.endpoint
        for one in desks.routes
        if isinstance(one, APIRoute) and one.path == OFTEN
    }
    app.include_router(for_newcomers(doors))
    app.include_router(for_locked_desks(doors))
    app.include_router(for_self_tests(doors))
    app.include_router(for_ending_desks(doors))
    app.include_router(for_versions(doors, data.installers))
    app.include_router(for_programs(data, counts))
    app.state.doors, app.state.counts = doors, counts
    app.state.to_settle = lambda event: counts.of(event).waiting()
    pages = Pages(data)
    signing = (add_signing_in, add_joining, add_account, add_second_factor)
    before = (add_events, add_settings, add_people, add_importing, add_badges)
    # In this order: a desk's own page has an address that is like that of the files.
    of_desks = (add_event_files, add_desks)
    after = (add_carrying, add_settle, add_report, add_erasing, add_installers)
    for add in (add_common, *signing, add_organisers, add_trail, *before, *of_desks, *after):
        add(pages)
    add_arrivals(pages, live, counts)
    add_exporting(pages, counts)
    add_wall(pages, live)
    app.include_router(pages.router)
    app.state.pages = pages
    app.state.live = live
    return app
