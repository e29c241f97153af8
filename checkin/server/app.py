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
from checkin.server.document import DOCUMENT
from checkin.server.doors import Doors
from checkin.server.exchange import for_desks, refusal
from checkin.server.often import Application
from checkin.server.organisers import for_organisers

HUNG_UP = 499
"""What the log says of a request whose asker hung up before it was whole, as other servers do."""

_log = logging.getLogger(__name__)
OFTEN = "/v1/sync"
"""What desks ask thousands of times as often as all else."""


def make_app(data: ServerData) -> FastAPI:
    """Build the server's application over *data*."""
    doors = Doors(data)

    @asynccontextmanager
    async def _lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        doors.close()

    app = Application(openapi_url=None, lifespan=_lifespan)

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

    desks = for_desks(doors)
    app.include_router(desks)
    app.often = {
        one.path: one.endpoint
        for one in desks.routes
        if isinstance(one, APIRoute) and one.path == OFTEN
    }
    app.include_router(for_organisers(data))
    return app
