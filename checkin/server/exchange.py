"""What desks ask: to be let in, to exchange, to hear at once what others tell."""

import asyncio
import base64
import binascii
import functools
import gzip
import json
from collections.abc import AsyncIterator
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse, StreamingResponse
from starlette.concurrency import run_in_threadpool

from checkin.adapters import wire
from checkin.adapters.client import SMALL, Unpacker
from checkin.adapters.keys import verify
from checkin.adapters.signing import (
    DESK_HEADER,
    MOMENT_HEADER,
    NO_MOMENT,
    SIGNATURE_HEADER,
    Moments,
    signed_message,
)
from checkin.domain.errors import CheckInError, InputError, Nonsense, Refused, Stranger, TooLate
from checkin.domain.model import DeskId, EnrolledDesk
from checkin.server.doors import Door, Doors
from checkin.usecases import ports

HEARTBEAT_S = 2.5
"""How long the server is silent at most to a desk that listens."""

_AT_ONCE = 16 * 1024
"""Bytes of a request that is read in well under a millisecond."""


def for_desks(doors: Doors) -> APIRouter:
    """Build the routes that desks use."""
    router = APIRouter()

    def moment() -> dict[str, str]:
        return {MOMENT_HEADER: doors.moments.now()}

    @router.post("/v1/enrol")
    async def enrol(request: Request) -> dict[str, Any]:
        """Let a desk in that shows a one-time token."""
        token, name, key = _read_enrolment(await _body(request))

        def work() -> dict[str, Any]:
            door = doors.invited_by(token)
            return _welcome(door, door.enrolments.enrol(token, name, key))

        return await run_in_threadpool(work)

    @router.post("/v1/renew")
    async def renew(request: Request) -> JSONResponse:
        """Give another identity to a desk whose own is used twice."""
        body = await _body(request)

        def work() -> dict[str, Any]:
            door, desk = _asker(doors, request, body)
            return _welcome(door, door.enrolments.renew(desk.id, _key(_fields(body))))

        return JSONResponse(await run_in_threadpool(work), headers=moment())

    @router.post("/v1/sync")
    async def exchange(request: Request) -> Response:
        """One exchange, signed by the desk that asks."""
        body = await _body(request)
        read = functools.partial(_asked, doors, request, body)
        # A small one is read sooner than a thread is woken.
        door, asked = read() if len(body) <= _AT_ONCE else await run_in_threadpool(read)
        reply = wire.write_answer(await door.window.exchange(asked))
        headers = moment()
        if len(reply) > SMALL and "gzip" in request.headers.get("Accept-Encoding", ""):
            reply = await run_in_threadpool(lambda: gzip.compress(reply, 1))
            headers["Content-Encoding"] = "gzip"
        return Response(reply, headers=headers, media_type="application/json")

    @router.post("/v1/news")
    async def news(request: Request) -> StreamingResponse:
        """Stay on the line: a line of news for whatever comes to this event."""
        body = await _body(request)
        door, desk = await run_in_threadpool(lambda: _asker(doors, request, body))
        return StreamingResponse(
            _lines(door, desk),
            headers={"X-Accel-Buffering": "no", **moment()},
            media_type="application/x-ndjson",
        )

    return router


def refusal(error: CheckInError, moments: Moments) -> JSONResponse:
    """What a desk is told when the answer is no."""
    said = {"error": str(error)}
    if isinstance(error, TooLate):
        return JSONResponse(said, 428, {MOMENT_HEADER: moments.now()})
    status = 401 if isinstance(error, Stranger) else 403 if isinstance(error, Refused) else 400
    return JSONResponse(said, status)


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


def _asked(doors: Doors, request: Request, body: bytes) -> tuple[Door, ports.Request]:
    """Read an exchange, and see that the desk that it speaks for has signed it."""
    asked: ports.Request | None = None
    try:
        door, desk = _asker(doors, request, body)
    except Stranger:
        # This server may have been restored from a backup that is older than the desk.
        asked = wire.read_request(body)
        own = [one for one in asked.introductions if one.id == asked.desk]
        for door in doors.all():
            # Nobody has signed this yet: one certificate is looked at, not thousands.
            door.enrolments.introduce(own[:1])
        door, desk = _asker(doors, request, body)
    asked = asked or wire.read_request(body)
    if asked.desk != desk.id:
        raise Stranger("This desk speaks for another.")
    if asked.introductions:
        door.enrolments.introduce(asked.introductions)
    return door, asked


def _asker(doors: Doors, request: Request, body: bytes) -> tuple[Door, EnrolledDesk]:
    """The desk that signed *body* a moment ago, and its event."""
    moment = request.headers.get(MOMENT_HEADER, NO_MOMENT)
    if not doors.moments.is_recent(moment):
        raise TooLate("This was signed too long ago. The desk asks again by itself.")
    found = doors.of_desk(DeskId(request.headers.get(DESK_HEADER, "")))
    if found is None:
        raise Stranger("This desk is not known at the server.")
    door, desk = found
    try:
        signature = base64.b64decode(request.headers.get(SIGNATURE_HEADER, ""), validate=True)
    except binascii.Error:
        signature = b""
    said = signed_message(request.url.path, desk.id, moment, body)
    if not verify(desk.public_key, said, signature):
        raise Stranger("This desk is not known at the server.")
    # For the log, which says nothing of those who are nobody here.
    request.state.event, request.state.desk = door.event, desk.id
    if desk.retired:
        raise Refused("The organisers have retired this desk. Use another one.")
    return door, desk


async def _body(request: Request) -> bytes:
    unpacker = Unpacker(request.headers.get("Content-Encoding", "identity"))
    body = bytearray()
    packed = 0
    async for piece in request.stream():
        packed += len(piece)
        if packed > wire.LARGEST_REQUEST:
            raise Nonsense("This request is larger than any that a desk makes.")
        body += unpacker.unpack(piece, wire.LARGEST_REQUEST - len(body))
    return bytes(body)


def _welcome(door: Door, desk: EnrolledDesk) -> dict[str, Any]:
    entry = door.enrolments.entry(desk)
    return {
        "desk": desk.id,
        "event": door.event,
        "desk_name": desk.name,
        "entry": [entry.kind, entry.id, entry.version, entry.body, entry.also, entry.deleted],
    }


def _fields(body: bytes) -> dict[str, Any]:
    try:
        fields = json.loads(body)
    except (ValueError, RecursionError):
        fields = None
    if not isinstance(fields, dict):
        raise InputError("This is not a request to join.")
    return fields


def _key(fields: dict[str, Any]) -> bytes:
    try:
        key = base64.b64decode(fields["public_key"], validate=True)
    except (KeyError, TypeError, ValueError):
        key = b""
    if len(key) != 32:
        raise InputError("This is not a request to join.")
    return key


def _read_enrolment(body: bytes) -> tuple[str, str, bytes]:
    fields = _fields(body)
    token, name = fields.get("token"), fields.get("name")
    if not isinstance(token, str) or not isinstance(name, str):
        raise InputError("This is not a request to join.")
    try:
        # JSON can name half a character, of which there is no hash.
        token.encode()
    except UnicodeEncodeError:
        raise InputError("This is not a request to join.") from None
    printable = "".join(letter for letter in name if letter.isprintable())
    return token, printable[:40].strip(), _key(fields)
