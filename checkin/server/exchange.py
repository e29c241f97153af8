"""What desks ask: to be let in, to exchange, to hear at once what others tell."""

import asyncio
import functools
import gzip
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse, StreamingResponse
from starlette.concurrency import run_in_threadpool

from checkin.adapters import wire
from checkin.adapters.asking import SMALL
from checkin.adapters.keeping import RETIRED
from checkin.adapters.order_json import write_order
from checkin.adapters.signing import MOMENT_HEADER, Moments
from checkin.domain.errors import CheckInError, InputError, Refused, Stranger, TooLate
from checkin.domain.model import EnrolledDesk, WaitingDesk
from checkin.domain.order import ERASE, Order, sign_order
from checkin.domain.record import NO_HEAD
from checkin.domain.versions import Version
from checkin.server.askers import asker, body_of, fields_of, key_of
from checkin.server.doors import Door, Doors
from checkin.server.versions import check_program
from checkin.usecases.exchange import Answer
from checkin.usecases.exchange import Request as Asked

HEARTBEAT_S = 2.5
"""How long the server is silent at most to a desk that listens."""

_AT_ONCE = 16 * 1024
"""Bytes of a request that is read in well under a millisecond."""


def for_desks(doors: Doors, oldest: Version) -> APIRouter:
    """Build the routes that desks use: those that are not older than *oldest*."""
    router = APIRouter()

    def moment() -> dict[str, str]:
        return {MOMENT_HEADER: doors.moments.now()}

    @router.post("/v1/enrol")
    async def enrol(request: Request) -> JSONResponse:
        """Let a desk in that shows a one-time token, or have it wait for an organiser."""
        token, name, key = _read_enrolment(await body_of(request))

        def work() -> JSONResponse:
            door = doors.invited_by(token)
            door.check_open()
            asked = door.enrolments.enrol(token, name, key)
            if isinstance(asked, WaitingDesk):
                return JSONResponse({"waiting": asked.name}, 202)
            return JSONResponse(_welcome(door, asked))

        return await run_in_threadpool(work)

    @router.post("/v1/renew")
    async def renew(request: Request) -> JSONResponse:
        """Give another identity to a desk whose own is used twice."""
        body = await body_of(request)

        def work() -> dict[str, Any]:
            door, desk = asker(doors, request, body)
            return _welcome(door, door.enrolments.renew(desk.id, key_of(fields_of(body))))

        return JSONResponse(await run_in_threadpool(work), headers=moment())

    @router.post("/v1/sync")
    async def exchange(request: Request) -> Response:
        """One exchange, signed by the desk that asks."""
        body = await body_of(request)
        read = functools.partial(_asked, doors, request, body)
        # A small one is read sooner than a thread is woken.
        door, desk, asked = read() if len(body) <= _AT_ONCE else await run_in_threadpool(read)
        check_program(asked.report.program, oldest)
        # Its profile is what the server knows of it: nothing that it says changes that.
        answer = await door.window.exchange(asked, desk.profile)
        if (now := door.known_as(asked.desk)) is not None and now.retired:
            answer = _last_answer(doors, door, asked, answer)
        reply = wire.write_answer(answer)
        headers = moment()
        if len(reply) > SMALL and "gzip" in request.headers.get("Accept-Encoding", ""):
            reply = await run_in_threadpool(lambda: gzip.compress(reply, 1))
            headers["Content-Encoding"] = "gzip"
        return Response(reply, headers=headers, media_type="application/json")

    @router.post("/v1/news")
    async def news(request: Request) -> StreamingResponse:
        """Stay on the line: a line of news for whatever comes to this event."""
        body = await body_of(request)
        door, desk = await run_in_threadpool(lambda: asker(doors, request, body))
        return StreamingResponse(
            _lines(door, desk),
            headers={"X-Accel-Buffering": "no", **moment()},
            media_type="application/x-ndjson",
        )

    return router


def refusal(error: CheckInError, moments: Moments) -> JSONResponse:
    """What a desk is told when the answer is no."""
    said: dict[str, Any] = {"error": str(error)}
    if isinstance(error, Refused) and error.order is not None:
        said["order"] = write_order(error.order)
    if isinstance(error, TooLate):
        return JSONResponse(said, 428, {MOMENT_HEADER: moments.now()})
    status = 401 if isinstance(error, Stranger) else 403 if isinstance(error, Refused) else 400
    return JSONResponse(said, status)


def _last_answer(doors: Doors, door: Door, asked: Asked, answer: Answer) -> Answer:
    """Take what a desk has that is to be erased, tell it nothing, and in the end order it.

    Raises:
        Refused: all is here that can be, and this is the order.
    """
    theirs = asked.have.get(asked.desk, NO_HEAD).seq
    ours = answer.have.get(asked.desk, NO_HEAD).seq
    if ours < theirs and not answer.aside:
        return replace(answer, runs=(), roster=None, more=False)
    order = Order(ERASE, asked.desk, door.event, answer.time_ms)
    raise Refused(RETIRED, sign_order(order, doors.sign))


async def _lines(door: Door, desk: EnrolledDesk) -> AsyncIterator[bytes]:
    with door.broadcast.listener(desk) as queue:
        # So that the desk knows at once that it is heard.
        yield b"\n"
        while True:
            try:
                line = await asyncio.wait_for(queue.get(), HEARTBEAT_S)
            except TimeoutError:
                line = b"\n"
            if line is None:
                return  # too slow, or no desk of ours any more: it may ask again
            yield line


def _asked(doors: Doors, request: Request, body: bytes) -> tuple[Door, EnrolledDesk, Asked]:
    """Read an exchange, and see that the desk that it speaks for has signed it."""
    asked: Asked | None = None
    try:
        door, desk = asker(doors, request, body)
    except Stranger:
        # This server may have been restored from a backup that is older than the desk.
        asked = wire.read_request(body)
        own = [one for one in asked.introductions if one.id == asked.desk]
        # Nobody has signed this yet: one certificate is looked at, not thousands.
        whys = [door.enrolments.introduce(own[:1]) for door in doors.all()]
        if why := next(filter(None, whys), ""):
            raise Refused(why) from None
        door, desk = asker(doors, request, body)
    asked = asked or wire.read_request(body)
    if asked.desk != desk.id:
        raise Stranger("This desk speaks for another.")
    if asked.introductions:
        door.enrolments.introduce(asked.introductions)
    return door, desk, asked


def _welcome(door: Door, desk: EnrolledDesk) -> dict[str, Any]:
    entry = door.enrolments.entry(desk)
    return {
        "desk": desk.id,
        "event": door.event,
        "desk_name": desk.name,
        "entry": [entry.kind, entry.id, entry.version, entry.body, entry.also, entry.deleted],
    }


def _read_enrolment(body: bytes) -> tuple[str, str, bytes]:
    fields = fields_of(body)
    token, name = fields.get("token"), fields.get("name")
    if not isinstance(token, str) or not isinstance(name, str):
        raise InputError("This is not a request to join.")
    try:
        # JSON can name half a character, of which there is no hash.
        token.encode()
    except UnicodeEncodeError:
        raise InputError("This is not a request to join.") from None
    printable = "".join(letter for letter in name if letter.isprintable())
    return token, printable[:40].strip(), key_of(fields)
