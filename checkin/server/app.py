"""The server's application: what desks ask, what organisers see, whether it is well."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse
from fastapi.routing import APIRoute

from checkin import __version__
from checkin.adapters.server_data import ServerData
from checkin.domain.errors import CheckInError, StoreError
from checkin.server.doors import Doors
from checkin.server.exchange import for_desks, refusal
from checkin.server.often import Application
from checkin.server.organisers import for_organisers

OFTEN = "/v1/sync"
"""What desks ask thousands of times as often as all else."""


def make_app(data: ServerData) -> FastAPI:
    """Build the server's application over *data*."""
    doors = Doors(data)

    @asynccontextmanager
    async def _lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        doors.close()

    app = Application(
        title="Checkin", version=__version__, docs_url=None, redoc_url=None, lifespan=_lifespan
    )

    @app.exception_handler(CheckInError)
    async def _say(_: Request, error: CheckInError) -> JSONResponse:
        if isinstance(error, StoreError):
            return JSONResponse({"error": str(error)}, 503)
        return refusal(error)

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
