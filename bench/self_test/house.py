"""A server and its desks, for a self-test that is real from end to end."""

import os
import shutil
import socket
import threading
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import uvicorn

from checkin.adapters.authority import own_context
from checkin.adapters.certificates import Certificates
from checkin.adapters.expiring import Expiry
from checkin.adapters.keys import verify
from checkin.adapters.profile import Profile, wall_ms
from checkin.adapters.server_data import ServerData
from checkin.domain.model import (
    CheckInList,
    EventId,
    Gathering,
    ListId,
    Registration,
    RegistrationId,
)
from checkin.server.app import make_app
from checkin.usecases.exchange import DeskReport
from checkin.usecases.sync import Clock, Sync

EVENT = EventId("5e1f7e57")
NAMES = ("Ada Nwosu", "Łucja Wróblewska", "محمد الأمين", "สมชาย ใจดี")
"""In four scripts, for a laptop that lacks the fonts of one."""


class Server:
    """A real server with an event in *folder*, at *port* (0 for any), in a thread of this process."""

    def __init__(self, folder: Path, port: int = 0) -> None:
        self.data = ServerData(folder)
        self.book = self.data.book(EVENT)
        day = CheckInList(ListId("day-1"), "Day 1", datetime.now(UTC).date())
        people = [
            Registration(RegistrationId(f"r{number}"), name, lists=frozenset({day.id}))
            for number, name in enumerate(NAMES)
        ]
        self.book.publish(
            gathering=Gathering(EVENT, "Harbour Days", "UTC"), lists=[day], registrations=people
        )
        self.day = day
        self._listener = socket.create_server(("127.0.0.1", port))
        self.port = int(self._listener.getsockname()[1])
        self.address = f"https://127.0.0.1:{self.port}"
        tls = Certificates(self.data, own_context(["localhost"])).context
        self._server = uvicorn.Server(
            uvicorn.Config(
                make_app(self.data),
                log_level="critical",
                timeout_graceful_shutdown=1,
                ssl_context_factory=lambda *_: tls,
            )
        )
        self._thread = threading.Thread(
            target=self._server.run, kwargs={"sockets": [self._listener]}
        )
        self._thread.start()

    def invite(self, name: str) -> str:
        """A one-time address for a desk."""
        self.book.invite(f"TOKEN-{name}", name)
        return f"{self.address}/#{self.data.one_time(EVENT, f'TOKEN-{name}')}"

    def stop(self) -> None:
        """Stop it, and wait for that."""
        self._server.force_exit = True
        self._server.should_exit = True
        self._thread.join()
        self._listener.close()
        self.data.close()


def join(folder: Path, server: Server, name: str) -> None:
    """Make a desk in *folder*, with the list of now."""
    profile = Profile.open(folder)
    try:
        profile.join(server.invite(name), name)
        _talk(profile)
    finally:
        profile.close()


def talk(folder: Path, *, ready: str = "") -> None:
    """Let the desk in *folder* exchange with its server until there is no more."""
    profile = Profile.open(folder)
    try:
        _talk(profile, ready)
    finally:
        profile.close()


def _talk(profile: Profile, ready: str = "") -> None:
    peer = profile.peer()
    report = DeskReport("checkin 0.1.0", ready=ready)
    sync = Sync(profile.store, peer, verify, Clock(wall_ms), lambda: report)
    try:
        while sync.exchange().more:
            continue
        sync.exchange()  # the server hears at the next exchange which list there is now
        Expiry(profile).told(peer.server_ms)
    finally:
        peer.close()


def copied(desk: Path, to: Path) -> Path:
    """The same desk elsewhere, for a fault that leaves traces."""
    shutil.copytree(desk, to)
    to.chmod(0o700)
    return to


def is_root() -> bool:
    """Whether file systems can be mounted here."""
    return os.name == "posix" and os.geteuid() == 0


def in_own_mounts(script: str, words: Sequence[str]) -> list[str]:
    """The command line that runs *words* after *script*, whose mounts nobody else sees."""
    return ["unshare", "--mount", "sh", "-ec", f'{script}\nexec "$@"', "sh", *words]
