"""Who asks, and what: each request of a desk is signed, with a moment that this server gave."""

import base64
import binascii
import json
from typing import Any

from fastapi import Request

from checkin.adapters import wire
from checkin.adapters.asking import Unpacker
from checkin.adapters.keeping import NO_SHARE, RETIRED, why_retired
from checkin.adapters.keys import verify
from checkin.adapters.signing import (
    DESK_HEADER,
    MOMENT_HEADER,
    NO_MOMENT,
    SIGNATURE_HEADER,
    signed_message,
)
from checkin.domain.errors import InputError, Nonsense, Refused, Stranger, TooLate
from checkin.domain.model import DeskId, EnrolledDesk
from checkin.server.doors import Door, Doors


def asker(doors: Doors, request: Request, body: bytes) -> tuple[Door, EnrolledDesk]:
    """The desk that signed *body* a moment ago, and its event."""
    moment = _moment_of(doors, request)
    found = doors.of_desk(DeskId(request.headers.get(DESK_HEADER, "")))
    if found is None:
        raise Stranger("This desk is not known at the server.")
    door, desk = found
    if not _has_signed(request, desk.id, desk.public_key, moment, body):
        raise Stranger("This desk is not known at the server.")
    # For the log, which says nothing of those who are nobody here.
    request.state.event, request.state.desk = door.event, desk.id
    if desk.retired and not (desk.erase and request.url.path == "/v1/sync"):
        raise Refused(RETIRED)
    door.check_open()
    return door, desk


def locked_asker(doors: Doors, request: Request, body: bytes) -> tuple[Door, EnrolledDesk]:
    """The desk that signed *body* a moment ago with what it has while it is locked."""
    moment = _moment_of(doors, request)
    found = doors.of_desk(DeskId(request.headers.get(DESK_HEADER, "")))
    key = found[0].kept.asking_key(found[1].id) if found else None
    if found is None or key is None or not _has_signed(request, found[1].id, key, moment, body):
        # One answer to all of them: nobody learns here which desks there are.
        raise Stranger(NO_SHARE)
    door, desk = found
    request.state.event, request.state.desk = door.event, desk.id
    if desk.retired:
        raise Refused(why_retired(desk))
    door.check_open()
    return door, desk


def _moment_of(doors: Doors, request: Request) -> str:
    moment = request.headers.get(MOMENT_HEADER, NO_MOMENT)
    if not doors.moments.is_recent(moment):
        raise TooLate("This was signed too long ago. The desk asks again by itself.")
    return moment


def _has_signed(request: Request, desk: DeskId, key: bytes, moment: str, body: bytes) -> bool:
    try:
        signature = base64.b64decode(request.headers.get(SIGNATURE_HEADER, ""), validate=True)
    except binascii.Error:
        return False
    return verify(key, signed_message(request.url.path, desk, moment, body), signature)


async def body_of(request: Request) -> bytes:
    """Read what is asked, unpacked.

    Raises:
        Nonsense: it is too large, or packed in another way.
    """
    unpacker = Unpacker(request.headers.get("Content-Encoding", "identity"))
    body = bytearray()
    packed = 0
    async for piece in request.stream():
        packed += len(piece)
        if packed > wire.LARGEST_REQUEST:
            raise Nonsense("This request is larger than any that a desk makes.")
        body += unpacker.unpack(piece, wire.LARGEST_REQUEST - len(body))
    return bytes(body)


def fields_of(body: bytes) -> dict[str, Any]:
    """Read a JSON object. Raises InputError."""
    try:
        fields = json.loads(body)
    except (ValueError, RecursionError):
        fields = None
    if not isinstance(fields, dict):
        raise InputError("This is not a request to join.")
    return fields


def key_of(fields: dict[str, Any], name: str = "public_key") -> bytes:
    """Read the field *name*, 32 bytes in base64. Raises InputError."""
    try:
        key = base64.b64decode(fields[name], validate=True)
    except (KeyError, TypeError, ValueError):
        key = b""
    if len(key) != 32:
        raise InputError("This is not a request to join.")
    return key
