"""What desks ask of versions: whether they are too old, and what newer ones there are for them."""

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse
from starlette.concurrency import run_in_threadpool

from checkin import __version__
from checkin.adapters.installers import Installers
from checkin.adapters.profile import wall_ms
from checkin.adapters.signing import MOMENT_HEADER
from checkin.domain.errors import InputError, Refused
from checkin.server.askers import asker, body_of, fields_of
from checkin.server.doors import Door, Doors
from checkin.usecases.updating import is_frozen, newest_for

FROZEN = "Nothing newer is offered from two days before the event until its end."


def for_versions(doors: Doors, installers: Installers) -> APIRouter:
    """Build the routes."""
    router = APIRouter()

    def headers() -> dict[str, str]:
        return {MOMENT_HEADER: doors.moments.now()}

    @router.post("/v1/updates")
    async def updates(request: Request) -> JSONResponse:
        """Say of which version this server is, and what a desk could install."""
        body = await body_of(request)

        def work() -> JSONResponse:
            door, _ = asker(doors, request, body)
            fields = fields_of(body)
            frozen = _frozen(door)
            program, system, machine = (
                str(fields.get(name, "")) for name in ("program", "system", "machine")
            )
            newer = None if frozen else newest_for(installers.all(), program, system, machine)
            said = newer and {
                "name": newer.name,
                "size": newer.size,
                "sha256": newer.sha256,
                "signed": newer.is_signed,
            }
            answer = {"program": __version__, "frozen": frozen, "newer": said}
            return JSONResponse(answer, headers=headers())

        return await run_in_threadpool(work)

    @router.post("/v1/installer")
    async def installer(request: Request) -> Response:
        """Give a piece of an installer, from a byte on."""
        body = await body_of(request)

        def work() -> Response:
            door, _ = asker(doors, request, body)
            fields = fields_of(body)
            name, begins = fields.get("name"), fields.get("from")
            if not isinstance(name, str) or not isinstance(begins, int):
                raise InputError("This is not a request that a desk makes.")
            if _frozen(door):
                raise Refused(FROZEN)
            piece = installers.piece(name, begins)
            return Response(piece, headers=headers(), media_type="application/octet-stream")

        return await run_in_threadpool(work)

    return router


def _frozen(door: Door) -> bool:
    return is_frozen(door.replica.gathering(), door.replica.lists(), wall_ms())
