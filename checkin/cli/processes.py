"""This program's own commands as child processes, for the demonstration."""

import contextlib
import json
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from checkin.domain.errors import CheckInError

_QUIET_SECONDS = 30.0


class Broken(CheckInError):
    """A child process did not do its part."""


def command(*words: str) -> list[str]:
    """Return the command line of one of this program's commands, frozen or not."""
    program = (
        [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "checkin"]
    )
    return [*program, *words]


class Server:
    """A central server in a process of its own, that can be killed and brought back."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._process: subprocess.Popen[str] | None = None
        self._port = 0
        self.address = ""
        self.page = self.first = ""
        self.desk_address = ""

    def start(self) -> None:
        """Start it, at the same port as before, and wait until it says where it is."""
        words = ("serve", "--json", "--folder", str(self._folder), "--port", str(self._port))
        self._process = subprocess.Popen(  # noqa: S603  our own command line
            command(*words), stdout=subprocess.PIPE, text=True
        )
        line = self._process.stdout.readline() if self._process.stdout else ""
        if not line:
            raise Broken("The demonstration's server did not start.")
        said: dict[str, Any] = json.loads(line)
        self.address, self.page = said["address"], said["page"]
        self.first = said["first"] or self.page
        self.desk_address = said["desk"] or self.desk_address
        self._port = int(self.address.rpartition(":")[2])

    def kill(self) -> None:
        """End it at once, as a power cut would."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None


class DeskProcess:
    """A desk in a process of its own; what it showed is read from its trace."""

    def __init__(self, words: Sequence[str], trace: Path) -> None:
        self._trace = trace
        self._read_to = 0
        self._process = subprocess.Popen(  # noqa: S603  our own command line
            command("desk", "--trace", str(trace), *words)
        )

    def new_lines(self) -> list[dict[str, Any]]:
        """Return what it has traced since the last call."""
        with contextlib.suppress(FileNotFoundError), self._trace.open("rb") as file:
            file.seek(self._read_to)
            data = file.read()
            whole = data[: data.rfind(b"\n") + 1]
            self._read_to += len(whole)
            return [json.loads(line) for line in whole.splitlines()]
        return []

    @property
    def status(self) -> int | None:
        """Its exit status, ``None`` while it runs."""
        return self._process.poll()

    def wait(self, seconds: float) -> int:
        """Wait for its end."""
        try:
            return self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            raise Broken("The demonstration's desk did not close.") from None

    def end(self) -> None:
        """End it if it still runs."""
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait()


def until(moment: float, desk: DeskProcess) -> None:
    """Wait for *moment* (``time.monotonic()``) while the desk lives."""
    while (left := moment - time.monotonic()) > 0:
        if desk.status is not None:
            raise Broken("The demonstration's desk closed before its time.")
        time.sleep(min(left, 0.05))
