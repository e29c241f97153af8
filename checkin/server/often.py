"""A shorter way through the application to what is asked far more often than all else."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from fastapi import FastAPI, Request, Response
from starlette.types import Message, Receive, Scope, Send

from checkin.adapters.signing import ASKED_HEADER

_ASKED = ASKED_HEADER.lower().encode()
_LONGEST_WORD = 64

Endpoint = Callable[[Request], Awaitable[Response]]


class Application(FastAPI):
    """FastAPI, whose layers cost more than an exchange itself: ``often`` goes past them.

    It maps a path to what answers a POST there, which is a route of the application as well;
    errors are told as they would be by that route.
    """

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.often: Mapping[str, Endpoint] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "http":
            send = _with_what_was_asked(scope, send)
        endpoint = self.often.get(scope["path"]) if scope["type"] == "http" else None
        if endpoint is None or scope["method"] != "POST":
            await super().__call__(scope, receive, send)
            return
        scope["route"] = _Way(scope["path"])
        request = Request(scope, receive)
        try:
            response = await endpoint(request)
        except Exception as error:
            handler = self._handler(type(error))
            if handler is None:
                raise
            response = await handler(request, error)  # ours all are coroutines
        await response(scope, receive, send)

    def _handler(self, kind: type[Exception]) -> Callable[..., Any] | None:
        found = (self.exception_handlers.get(one) for one in kind.__mro__)
        return next((one for one in found if one is not None), None)


def _with_what_was_asked(scope: Scope, send: Send) -> Send:
    """Let every answer bring back the asker's word, so that nobody takes it for another's."""
    asked = next((value for name, value in scope["headers"] if name == _ASKED), None)
    if asked is None or len(asked) > _LONGEST_WORD:
        return send

    async def saying(message: Message) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = [*message.get("headers", ()), (_ASKED, asked)]
        await send(message)

    return saying


class _Way:
    """What the server's log asks of a route."""

    def __init__(self, path: str) -> None:
        self.path = path
