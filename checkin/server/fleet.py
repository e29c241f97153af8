"""What a desk asks when it looks itself over: list and program here and at the others."""

from collections import Counter

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse
from starlette.concurrency import run_in_threadpool

from checkin import __version__
from checkin.adapters.fleet_json import PATH, Fleet, write_fleet
from checkin.adapters.profile import wall_ms
from checkin.adapters.signing import MOMENT_HEADER
from checkin.domain.model import EnrolledDesk
from checkin.server.askers import asker, body_of
from checkin.server.doors import Door, Doors
from checkin.usecases.self_test_fleet import ListVersion


def for_self_tests(doors: Doors) -> APIRouter:
    """Build the route."""
    router = APIRouter()

    @router.post(PATH)
    async def fleet(request: Request) -> JSONResponse:
        """Say which list and which program others have: numbers, and of how many desks."""
        body = await body_of(request)

        def work() -> Fleet:
            return _fleet(*asker(doors, request, body))

        said = write_fleet(await run_in_threadpool(work))
        return JSONResponse(said, headers={MOMENT_HEADER: doors.moments.now()})

    return router


def _fleet(door: Door, desk: EnrolledDesk) -> Fleet:
    others = [
        one
        for one in door.book.heard_desks()
        if one.at is not None and not one.retired and one.id != desk.id
    ]
    held = door.replica.roster_for(desk.profile)
    return Fleet(
        __version__,
        ListVersion(held.number, held.digest),
        Counter(one.roster_number for one in others),
        Counter(version_of(one.program) for one in others),
        wall_ms(),
    )


def version_of(program: str) -> str:
    """The version alone, of what a desk says of its program."""
    return program.removeprefix("checkin ")
