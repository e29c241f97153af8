"""The project's own processes, ready in a tenth of the time: forked from one that has it loaded.

Most of a desk's or server's start is reading the program. Here that is done once, by a process
that does nothing else (:mod:`multiprocessing`'s fork server) and of which each new process is
a copy: it has its own memory, its own files and its own death. Not on Windows.
"""

import io
import json
import multiprocessing
import os
import subprocess
import sys
from collections.abc import Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import BinaryIO

_LOADED = ["bench.net.desk_main", "checkin.cli.main", "checkin.server.app", "uvicorn"]


class Forked:
    """A process that runs ``module.main`` with *words* as its command line.

    It looks like a :class:`subprocess.Popen` with pipes as its stdin and stdout.
    """

    def __init__(self, module: str, words: Sequence[str]) -> None:
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(_LOADED)
        asked, stdin = context.Pipe(duplex=False)
        stdout, said = context.Pipe(duplex=False)
        self._process = context.Process(
            target=_be, args=(module, list(words), asked, said), daemon=True
        )
        self._process.start()
        asked.close()
        said.close()
        self.stdin: BinaryIO = os.fdopen(os.dup(stdin.fileno()), "wb")
        self.stdout: BinaryIO = os.fdopen(os.dup(stdout.fileno()), "rb")
        stdin.close()
        stdout.close()

    def poll(self) -> int | None:
        """Return its exit status, ``None`` while it runs."""
        return self._process.exitcode

    def kill(self) -> None:
        """End it at once."""
        self._process.kill()

    def wait(self, timeout: float | None = None) -> int:
        """Wait for its end and return its exit status.

        Raises:
            subprocess.TimeoutExpired: it did not end in time.
        """
        self._process.join(timeout)
        status = self._process.exitcode
        if status is None:
            raise subprocess.TimeoutExpired(str(self._process), timeout or 0)
        return status


class ForkedServer:
    """``checkin serve``, killed and started again at the same port."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._process: Forked | None = None
        self._port = "0"
        self.address = ""

    def start(self) -> None:
        """Start it, and wait until it says where it is.

        Raises:
            RuntimeError: it did not start.
        """
        words = ("serve", "--json", "--folder", str(self._folder), "--port", self._port)
        self._process = Forked("checkin.cli.main", words)
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError("The server did not start.")
        self.address = json.loads(line)["address"]
        self._port = self.address.rpartition(":")[2]

    def kill(self) -> None:
        """End it at once, as a power cut would."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process.stdin.close()
            self._process.stdout.close()
            self._process = None


def _be(module: str, words: Sequence[str], asked: Connection, said: Connection) -> None:
    os.dup2(asked.fileno(), 0)
    os.dup2(said.fileno(), 1)
    asked.close()
    said.close()
    sys.stdin = io.TextIOWrapper(os.fdopen(0, "rb"))
    sys.stdout = io.TextIOWrapper(os.fdopen(1, "wb"))
    sys.argv = [module, *words]
    sys.exit(sys.modules[module].main())
