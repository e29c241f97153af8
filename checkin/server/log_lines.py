"""The server's log as one JSON object a line, from an allow-list: nothing that a request said.

A line holds when, how grave, which event and desk, which route, its status,
and numbers. Texts of other programs appear as the pattern they were written
with, never with the values filled in; an error as its kind and place.
"""

import json
import logging
import time
import traceback
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from checkin.adapters.silence import allowed

FIELDS = (
    "event", "desk", "route", "status", "ms", "bytes_in", "bytes_out", "records", "aside",
    "account", "word", "about",
)  # fmt: skip
"""All that a line may say of a request. ``records`` were new, ``aside`` were refused.

Of a step of the trail: whose account did what, to the thing of what id.
"""

_KNOWN = ("checkin.", "uvicorn.")
"""Whose texts are patterns even when nothing is to be put into them."""

_REQUEST = "request"
_FROM_STATE = ("event", "desk", "records", "aside")

_log = logging.getLogger("checkin.server")


def to_stderr(*, requests: bool) -> None:
    """Have this process's log written to stderr: with *requests* as JSON, else warnings as text."""
    handler = logging.StreamHandler()
    handler.setFormatter(JsonLines() if requests else PlainLines())
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    _log.setLevel(logging.INFO if requests else logging.WARNING)


def _said(record: logging.LogRecord) -> dict[str, Any]:
    """What may be told of a record."""
    said: dict[str, Any] = {
        # The pattern only: what is put into it may be somebody's name.
        "text": str(record.msg) if record.args or record.name.startswith(_KNOWN) else "",
    }
    if isinstance(fields := getattr(record, "fields", None), Mapping):
        said |= allowed(fields, FIELDS)
    if record.exc_info and record.exc_info[0] is not None:
        said["error"] = record.exc_info[0].__name__
        if frames := traceback.extract_tb(record.exc_info[2]):
            said["at"] = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}"
    return said


class JsonLines(logging.Formatter):
    """Writes the allowed fields of a record, and nothing else."""

    def format(self, record: logging.LogRecord) -> str:
        """Return one line of JSON."""
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line = {"time": at, "level": record.levelname.lower(), "from": record.name}
        return json.dumps(line | _said(record), ensure_ascii=False)


class PlainLines(logging.Formatter):
    """Writes the same for a person who looks at a terminal."""

    def format(self, record: logging.LogRecord) -> str:
        """Return one line of text."""
        return " ".join(str(value) for value in _said(record).values() if value != "")


class LogRequests:
    """Writes one line for each request that was answered.

    Routes may leave ``event``, ``desk``, ``records`` and ``aside`` in ``request.state``,
    once they know who asks.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, and write its line."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = time.perf_counter()
        fields: dict[str, Any] = {"status": 500, "bytes_in": 0, "bytes_out": 0}
        scope.setdefault("state", {})

        async def counted_receive() -> Message:
            message = await receive()
            fields["bytes_in"] += len(message.get("body", b""))
            return message

        async def counted_send(message: Message) -> None:
            if message["type"] == "http.response.start":
                fields["status"] = message["status"]
            fields["bytes_out"] += len(message.get("body", b""))
            await send(message)

        try:
            await self._app(scope, counted_receive, counted_send)
        finally:
            fields["ms"] = round((time.perf_counter() - started) * 1000, 1)
            # The route's own pattern: an address that was asked for may say anything.
            fields["route"] = getattr(scope.get("route"), "path", "none")
            fields |= {name: scope["state"][name] for name in _FROM_STATE if name in scope["state"]}
            _log.info(_REQUEST, extra={"fields": fields})
