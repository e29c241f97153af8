"""The server's routes: enrolment, the exchange, the counts and the organisers' page."""

import base64
import binascii
import hmac
import json
from typing import Any

from fastapi import APIRouter, FastAPI, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse
from starlette.concurrency import run_in_threadpool

from checkin import __version__
from checkin.adapters import wire
from checkin.adapters.client import DESK_HEADER, SIGNATURE_HEADER, signed_message
from checkin.adapters.database.store import ReplicaStore
from checkin.adapters.keys import verify
from checkin.adapters.profile import wall_ms
from checkin.adapters.server_data import Book, ServerData
from checkin.domain.errors import CheckInError, InputError, Nonsense, StoreError
from checkin.domain.model import DeskId, EventId
from checkin.server.counts import Counts
from checkin.server.page import render
from checkin.usecases import sync

_KEY_COOKIE = "checkin_page"
_HEADERS = {
    # A page with no script, no frame and nothing from elsewhere.
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}
_LOCKED = (
    "<!doctype html><meta charset=utf-8><title>Checkin</title>"
    "<p>Open the organisers’ address that <code>checkin serve</code> printed."
)


def make_app(data: ServerData) -> FastAPI:
    """Build the server's application over *data*."""
    event = data.required_event()
    book, replica = data.book(event), data.replica(event)
    app = FastAPI(title="Checkin", version=__version__, docs_url=None, redoc_url=None)

    @app.exception_handler(CheckInError)
    async def _say(_: Request, error: CheckInError) -> JSONResponse:
        status = 503 if isinstance(error, StoreError) else 400
        return JSONResponse({"error": str(error)}, status)

    app.include_router(_for_desks(event, book, replica))
    app.include_router(_for_organisers(data.page_key, Counts(book, replica)))
    return app


def _for_desks(event: EventId, book: Book, replica: ReplicaStore) -> APIRouter:
    router = APIRouter()

    @router.get("/health")
    def health() -> dict[str, str]:
        """Say that the server and its database answer."""
        replica.roster_version()
        return {"status": "ok", "version": __version__}

    @router.post("/v1/enrol")
    async def enrol(request: Request) -> dict[str, str]:
        """Let a desk in that shows a one-time token."""
        token, name, key = _read_enrolment(await _body(request))
        desk = await run_in_threadpool(book.enrol, token, name, key)
        return {"desk": desk.id, "event": event, "desk_name": desk.name}

    @router.post("/v1/sync")
    async def exchange(request: Request) -> Response:
        """One exchange, signed by the desk that asks."""
        body = await _body(request)
        desk = DeskId(request.headers.get(DESK_HEADER, ""))
        signature = _signature(request)

        def work() -> bytes | None:
            key = book.key_of(desk)
            if key is None or not verify(key, signed_message("/v1/sync", body), signature):
                return None
            asked = wire.read_request(body)
            if asked.desk != desk:
                return None
            now = wall_ms()
            reply, _ = sync.answer(replica, asked, verify, now)
            book.note_heard(asked, reply, now)
            return wire.write_answer(reply)

        answered = await run_in_threadpool(work)
        if answered is None:
            return JSONResponse({"error": "This desk is not known at the server."}, 401)
        return Response(answered, media_type="application/json")

    return router


def _for_organisers(key: str, counts: Counts) -> APIRouter:
    router = APIRouter()

    @router.get("/v1/counts")
    async def count(request: Request) -> Response:
        """Give the same numbers as the page, for programs."""
        if not _may_see(request, key):
            return JSONResponse({"error": "This address needs the organisers’ key."}, 401)
        return JSONResponse(await run_in_threadpool(counts.as_json))

    @router.get("/", response_class=HTMLResponse)
    async def page(request: Request) -> Response:
        """Show the organisers' page."""
        if not _may_see(request, key):
            return HTMLResponse(_LOCKED, 401, _HEADERS)
        if "key" in request.query_params:
            # Out of the address bar, where a screenshot or a history would show it.
            reply = RedirectResponse("/", 303, _HEADERS)
            reply.set_cookie(_KEY_COOKIE, key, httponly=True, samesite="strict")
            return reply
        return HTMLResponse(await run_in_threadpool(lambda: render(counts.now())), 200, _HEADERS)

    return router


async def _body(request: Request) -> bytes:
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > wire.LARGEST_REQUEST:
            raise Nonsense("This request is larger than any that a desk makes.")
    return bytes(body)


def _read_enrolment(body: bytes) -> tuple[str, str, bytes]:
    try:
        fields: dict[str, Any] = json.loads(body)
        token, name = fields["token"], fields["name"]
        key = base64.b64decode(fields["public_key"], validate=True)
        # JSON can name half a character, of which there is no hash.
        str(token).encode()
    except (KeyError, TypeError, ValueError, RecursionError):
        raise Nonsense("This is not a request to join.") from None
    if not isinstance(token, str) or not isinstance(name, str) or len(key) != 32:
        raise InputError("This is not a request to join.")
    return token, "".join(letter for letter in name if letter.isprintable())[:40].strip(), key


def _signature(request: Request) -> bytes:
    try:
        return base64.b64decode(request.headers.get(SIGNATURE_HEADER, ""), validate=True)
    except binascii.Error:
        return b""


def _may_see(request: Request, key: str) -> bool:
    shown = request.query_params.get("key") or request.cookies.get(_KEY_COOKIE) or ""
    return hmac.compare_digest(shown.encode(), key.encode())
