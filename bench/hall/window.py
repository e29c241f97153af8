"""The desk as a process of its own, watched from outside: its trace, its memory, its CPU."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil

from bench.load.server import cpu_s
from checkin.cli.processes import command

_PATIENCE_S = 400.0
_LOOK_S = 0.05


@dataclass(slots=True)
class Window:
    """A desk that runs. ``began_ns`` is the moment before its process was made."""

    process: "subprocess.Popen[str]"
    trace: Path
    began_ns: int

    def lines(self, kind: str) -> list[dict[str, Any]]:
        """What it has traced of one kind until now."""
        text = self.trace.read_text(encoding="utf-8") if self.trace.exists() else ""
        whole = [json.loads(line) for line in text[: text.rfind("\n") + 1].splitlines()]
        return [line for line in whole if line["kind"] == kind]

    def first(self, kind: str) -> dict[str, Any]:
        """Wait for the first line of a kind.

        Raises:
            RuntimeError: it does not come.
        """
        until = time.monotonic() + _PATIENCE_S
        while time.monotonic() < until:
            ended = self.process.poll() is not None
            if found := self.lines(kind):
                return found[0]
            if ended:
                break
            time.sleep(_LOOK_S)
        raise RuntimeError(f"The desk has not told of its {kind}.")

    def since_start_ms(self, kind: str) -> float:
        """Milliseconds from the process's start to the first line of a kind."""
        return float(self.first(kind)["at_ns"] - self.began_ns) / 1e6

    def said(self) -> str:
        """Wait for its end; return what it has written."""
        return self.process.communicate(timeout=_PATIENCE_S)[0]

    def cpu_s(self) -> float:
        """Seconds of CPU that all its processes have used until now."""
        return cpu_s([self.process.pid])

    def memory_mb(self) -> float:
        """What all its processes hold now, what several share counted once (PSS)."""
        desk = psutil.Process(self.process.pid)
        everybody = [desk, *desk.children(recursive=True)]
        return sum(_held(one) for one in everybody) / 1e6


def _held(process: psutil.Process) -> float:
    try:
        return float(process.memory_full_info().pss)
    except psutil.AccessDenied:  # ours let nobody but the superuser look into them
        return float(process.memory_info().rss)


@contextmanager
def opened(profile: Path, trace: Path, *words: str, typist: bool = False) -> Iterator[Window]:
    """Open the desk of *profile* without a screen; it is closed like by a signal in the end."""
    options = ("desk", "--headless", "--profile", str(profile), "--trace", str(trace), *words)
    line: Sequence[str] = command(*options)
    if typist:
        line = [sys.executable, "-m", "bench.hall.typist", *options[1:]]
    trace.unlink(missing_ok=True)
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    began = time.monotonic_ns()
    out = subprocess.PIPE if typist else subprocess.DEVNULL
    process = subprocess.Popen(line, env=environment, stdout=out, text=True)
    try:
        yield Window(process, trace, began)
    finally:
        process.terminate()
        try:
            process.communicate(timeout=30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
