"""How a locked desk is opened from afar: what the server keeps of it, and to whom it says it."""

import base64

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse
from starlette.concurrency import run_in_threadpool

from checkin.adapters.signing import MOMENT_HEADER
from checkin.server.askers import asker, body_of, fields_of, key_of, locked_asker
from checkin.server.doors import Doors


def for_locked_desks(doors: Doors) -> APIRouter:
    """Build the routes by which a desk can be opened from afar."""
    router = APIRouter()

    def answer(said: dict[str, str], status: int = 200) -> JSONResponse:
        return JSONResponse(said, status, {MOMENT_HEADER: doors.moments.now()})

    @router.post("/v1/keep")
    async def keep(request: Request) -> JSONResponse:
        """Keep what opens a desk from afar, for as long as it is not retired."""
        body = await body_of(request)

        def work() -> JSONResponse:
            door, desk = asker(doors, request, body)
            fields = fields_of(body)
            door.kept.keep(desk.id, key_of(fields, "share"), key_of(fields, "asking_key"))
            return answer({})

        return await run_in_threadpool(work)

    @router.post("/v1/open")
    async def open_from_afar(request: Request) -> JSONResponse:
        """Tell a locked desk whether an organiser opens it, and then once with what."""
        body = await body_of(request)

        def work() -> JSONResponse:
            door, desk = locked_asker(doors, request, body)
            fields = fields_of(body)
            question = key_of(fields, "question")
            if fields.get("withdrawn") is True:
                door.kept.withdraw(desk.id, question)
                return answer({})
            sealed = door.kept.ask(desk.id, question)
            if sealed is None:
                return answer({}, 202)
            return answer({"sealed": base64.b64encode(sealed).decode()})

        return await run_in_threadpool(work)

    return router
