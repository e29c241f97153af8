"""The server's word that a desk may end: all that it has recorded is here."""

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse
from starlette.concurrency import run_in_threadpool

from checkin.adapters.profile import wall_ms
from checkin.adapters.receipt_json import read_head, write_receipt
from checkin.adapters.signing import MOMENT_HEADER
from checkin.domain.errors import InputError
from checkin.domain.receipt import Receipt, sign_receipt
from checkin.domain.record import NO_HEAD
from checkin.server.askers import asker, body_of, fields_of
from checkin.server.doors import Doors


def for_ending_desks(doors: Doors) -> APIRouter:
    """Build the route that desks use when they end."""
    router = APIRouter()

    @router.post("/v1/receipt")
    async def receipt(request: Request) -> JSONResponse:
        """Say, signed, that all of a desk's records are here, if they are."""
        body = await body_of(request)

        def work() -> dict[str, Any]:
            door, desk = asker(doors, request, body)
            try:
                head = read_head(fields_of(body))
            except (KeyError, TypeError):
                raise InputError("This is not what a desk asks that ends.") from None
            if door.replica.have().get(desk.id, NO_HEAD) != head:
                raise InputError("The server does not have all of this desk's records yet.")
            said = Receipt(door.event, desk.id, head, wall_ms())
            return write_receipt(sign_receipt(said, doors.sign))

        said = await run_in_threadpool(work)
        return JSONResponse(said, headers={MOMENT_HEADER: doors.moments.now()})

    return router
