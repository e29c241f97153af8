"""How the server listens: encrypted for everybody, and in the clear on its own computer."""

import asyncio
import errno
import socket
import ssl
from collections.abc import Callable

import uvicorn
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from checkin.server.heads import Bounded

_LAST_WORDS_S = 3
"""How long a server that is told to stop waits for the answers that it is giving."""

_HANDSHAKE_S = 20.0
"""How long somebody may take until both sides encrypt."""

_GOODBYE_S = 0.5
"""How long it is waited for a goodbye: who has left a network says none."""

_OF_DESKS = "/v1/"
_COUNTS = "/v1/counts"
"""Of what programs ask, all that is answered in the clear: what organisers see as well."""


def configured(app: ASGIApp, tls: ssl.SSLContext) -> uvicorn.Config:
    """Return how to serve *app*. What is to be logged is set up already."""
    return uvicorn.Config(
        PagesInTheClear(app),
        http=Bounded,
        log_level="warning",
        log_config=None,  # its own would tell of an error in all its words
        access_log=False,
        # Nobody is asked where he comes from, and nothing is told but the answer.
        proxy_headers=False,
        server_header=False,
        ws="none",
        timeout_graceful_shutdown=_LAST_WORDS_S,
        ssl_context_factory=lambda *_: tls,
    )


class PagesInTheClear:
    """Lets nothing but the organisers' pages through to somebody who came without TLS."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if (
            scope["type"] == "http"
            and scope["scheme"] != "https"
            and scope["path"].startswith(_OF_DESKS)
            and scope["path"] != _COUNTS
        ):
            await PlainTextResponse("Only over TLS.", 404)(scope, receive, send)
            return
        await self._app(scope, receive, send)


class Server(uvicorn.Server):
    """Serves its sockets over TLS, and *pages*, a socket of this computer's own, in the clear.

    *stops* is called when it is told to stop: whatever would go on for ever is to end.
    """

    def __init__(
        self,
        config: uvicorn.Config,
        pages: socket.socket,
        stops: Callable[[], None] = lambda: None,
    ) -> None:
        super().__init__(config)
        self._pages = pages
        self._stops = stops

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to listen."""
        await super().startup([])

        def answerer() -> asyncio.Protocol:
            # As uvicorn makes them, which has no say in how long TLS may take.
            make: Callable[..., asyncio.Protocol] = self.config.http_protocol_class
            return make(
                config=self.config,
                server_state=self.server_state,
                app_state=self.lifespan.state,
            )

        loop = asyncio.get_running_loop()
        self.servers.append(await loop.create_server(answerer, sock=self._pages))
        for each in sockets or ():
            listening = await loop.create_server(
                answerer,
                sock=each,
                ssl=self.config.ssl,
                backlog=self.config.backlog,
                ssl_handshake_timeout=_HANDSHAKE_S,
                ssl_shutdown_timeout=_GOODBYE_S,
            )
            self.servers.append(listening)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Stop; whoever has not said goodbye by then is cut off."""
        self._stops()
        await super().shutdown(sockets)
        for one in list(self.server_state.connections):
            if one.transport is not None:
                one.transport.abort()
        while self.server_state.connections:
            await asyncio.sleep(0)

    def run(self, sockets: list[socket.socket] | None = None) -> None:
        """Serve until told to stop."""
        try:
            super().run(sockets)
        except OSError as error:
            # Somebody has begun to encrypt and not gone on: nothing that needs to be closed.
            if error.errno != errno.EBUSY:
                raise
