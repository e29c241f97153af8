"""Desks in processes of their own, and all that they have said."""

import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from bench.net.forked import Forked
from checkin.adapters.server_data import ServerData
from checkin.domain.model import DeskId
from checkin.domain.record import Head

ROOT = Path(__file__).resolve().parents[2]

_MODULE = "bench.net.desk_main"
_START_S = 60.0
_END_S = 30.0


class Desk:
    """One process of ``bench.net.desk_main``.

    ``saved`` are the numbers of the records that it said were saved, ``took_ms``
    how long each took, ``told`` the furthest head of each desk that a server
    told it to hold, ``have`` what it holds itself, since it rests if it is ``resting``.
    ``within`` comes before its command line; ``forked`` starts it faster (``bench.net.forked``).
    """

    def __init__(
        self,
        profile: Path,
        codes: Path,
        *words: str,
        within: Sequence[str] = (),
        forked: bool = False,
    ) -> None:
        self.profile = profile
        self.id = DeskId("")
        self.saved: set[int] = set()
        self.green = 0
        self.took_ms: list[float] = []
        self.told: dict[DeskId, Head] = {}
        self.have: dict[DeskId, Head] = {}
        self.resting = False
        self.failed: list[str] = []
        self.bugs: list[str] = []
        self.started = time.monotonic()
        words = ("--profile", str(profile), "--codes", str(codes), *words)
        self.process: subprocess.Popen[bytes] | Forked
        if forked:
            self.process = Forked(_MODULE, words)
        else:
            self.process = subprocess.Popen(
                [*within, sys.executable, "-m", _MODULE, *words],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                cwd=ROOT,
            )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    @property
    def ready(self) -> bool:
        """Say whether it has begun to scan."""
        return bool(self.id)

    def rest(self) -> None:
        """Have it scan no more, but talk and listen."""
        if self.process.stdin is not None:
            self.process.stdin.write(b"rest\n")
            self.process.stdin.flush()

    def end(self) -> None:
        """Have it end in order."""
        if self.process.stdin is not None:
            self.process.stdin.close()
        self.process.wait(_END_S)
        self._finish()

    def kill(self) -> None:
        """End it at once, as a power cut would; all that it has said is here then."""
        self.process.kill()
        self.process.wait()
        self._finish()

    def _finish(self) -> None:
        self._reader.join()
        for stream in (self.process.stdin, self.process.stdout):
            if stream is not None:
                stream.close()

    def _read(self) -> None:
        for line in self.process.stdout or ():
            if line.endswith(b"\n"):
                self._take(json.loads(line))

    def _take(self, said: dict[str, Any]) -> None:
        if "saved" in said:
            self.saved.add(said["saved"])
            self.green += said["green"]
            self.took_ms.append(said["ms"])
        elif "told" in said:
            for desk, head in _heads(said["told"]).items():
                if head.seq >= self.told.get(desk, head).seq:
                    self.told[desk] = head
        elif "have" in said:
            self.have = _heads(said["have"])
            self.resting = said["resting"]
        elif "ready" in said:
            self.id = DeskId(said["ready"])
        else:
            self.failed.append(said["failed"])
            if said["bug"]:
                self.bugs.append(said["bug"])


def until(
    done: Callable[[], bool],
    desks: Sequence[Desk] = (),
    seconds: float = _START_S,
    every: float = 0.05,
) -> float:
    """Wait until *done* and return how many seconds that took.

    Raises:
        RuntimeError: it took more than *seconds*, or a desk closed meanwhile.
    """
    began = time.monotonic()
    while not done():
        if any(desk.process.poll() is not None for desk in desks):
            raise RuntimeError("A desk closed by itself; see what it wrote above.")
        if time.monotonic() - began > seconds:
            raise RuntimeError(f"The desks are not done after {seconds:.0f} seconds.")
        time.sleep(every)
    return time.monotonic() - began


def in_sync(desks: Sequence[Desk], data: ServerData) -> bool:
    """Say whether all of *desks*, which rest, and the server hold the same."""
    have = data.replica(data.required_event()).have()
    return all(desk.resting and desk.have == have for desk in desks)


def end_all(desks: Sequence[Desk]) -> None:
    """Kill those that still run, so that nothing is left behind."""
    for desk in desks:
        if desk.process.poll() is None:
            desk.kill()


def _heads(said: dict[str, list[Any]]) -> dict[DeskId, Head]:
    return {DeskId(desk): Head(*head) for desk, head in said.items()}
