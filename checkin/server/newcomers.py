"""What somebody may ask who is no desk yet, and holds a one-time address or an event file."""

import base64

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool

from checkin.server.doors import Doors


def for_newcomers(doors: Doors) -> APIRouter:
    """Build the routes: each answers to something that only the holder knows."""
    router = APIRouter()

    @router.get("/v1/authority/{pin}")
    async def authority(pin: str) -> dict[str, str]:
        """Show who vouches for this server, to somebody who knows whom to expect."""
        return {
            "certificate": base64.b64encode(
                await run_in_threadpool(lambda: doors.authority(pin))
            ).decode()
        }

    @router.get("/v1/places/{file}")
    async def places(file: str) -> dict[str, list[str]]:
        """Say which places of an event file are not free, to somebody who has the file."""
        return {"taken": await run_in_threadpool(lambda: doors.taken_places(file))}

    return router
