"""A computer's folders, made anew, in which every process of a run keeps whatever it keeps."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.canary.people import Canaries

_PATIENCE_S = 60.0
_LOOK_S = 0.05


@dataclass(frozen=True, slots=True)
class House:
    """Everything lies below *folder*; ``organiser`` and ``server`` are not the desk's."""

    folder: Path

    def place(self, name: str) -> Path:
        """One of its folders."""
        found = self.folder / name
        found.mkdir(parents=True, exist_ok=True)
        return found

    @property
    def environment(self) -> dict[str, str]:
        """What every process is to find in its environment."""
        home = self.place("home")
        return os.environ | {
            "HOME": str(home),
            "TMPDIR": str(self.place("tmp")),
            "XDG_CACHE_HOME": str(home / "cache"),
            "XDG_CONFIG_HOME": str(home / "config"),
            "XDG_DATA_HOME": str(home / "data"),
            "XDG_STATE_HOME": str(home / "state"),
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONPATH": os.pathsep.join(filter(None, (str(Path.cwd()), *sys.path))),
        }

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run one of the program's commands to its end; what it says is kept as a log as well."""
        done = subprocess.run(
            [sys.executable, "-m", "checkin", *words],
            env=self.environment,
            cwd=self.place("cwd"),
            capture_output=True,
            text=True,
            check=False,
            timeout=_PATIENCE_S,
        )
        log = self.place("logs") / f"command-{time.monotonic_ns()}.txt"
        log.write_text(done.stdout + done.stderr, encoding="utf-8")
        return done

    @contextmanager
    def running(
        self, name: str, *words: str, more: Mapping[str, str] | None = None
    ) -> Iterator["Running"]:
        """Run `python -m` *words*; all that it says goes to a log of its own."""
        log = self.place("logs") / f"{name}-{time.monotonic_ns()}.txt"
        with log.open("wb") as file:
            process = subprocess.Popen(
                [sys.executable, "-m", *words],
                env=self.environment | dict(more or {}),
                cwd=self.place("cwd"),
                stdout=file,
                stderr=subprocess.STDOUT,
            )
            try:
                yield Running(process, log)
            finally:
                if process.poll() is None:
                    process.kill()
                process.wait()

    def left_behind(self, canaries: Canaries) -> dict[str, set[bytes]]:
        """Look at every byte outside the server's and the organiser's own folders."""
        kept = {self.folder / "server", self.folder / "organiser"}
        found: dict[str, set[bytes]] = {}
        for file in sorted(self.folder.rglob("*")):
            if file.is_file() and not kept & set(file.parents):
                name = str(file.relative_to(self.folder))
                here = canaries.found_in(file.read_bytes())
                here |= canaries.found_in(name.encode())
                if here:
                    found[name] = here
        return found


@dataclass(frozen=True, slots=True)
class Running:
    """A process, and what it has said until now."""

    process: "subprocess.Popen[bytes]"
    log: Path

    def wait_for(self, word: str) -> str:
        """Wait until it has said *word*; return the line.

        Raises:
            RuntimeError: it does not.
        """
        until = time.monotonic() + _PATIENCE_S
        while time.monotonic() < until:
            ended = self.process.poll() is not None
            for line in self.log.read_text(encoding="utf-8", errors="replace").splitlines():
                if word in line:
                    return line
            if ended:
                break
            time.sleep(_LOOK_S)
        raise RuntimeError(
            f"{self.log.name} does not say {word!r}:\n{self.log.read_text()[-2000:]}"
        )

    def ended(self) -> int:
        """Wait for its end."""
        return self.process.wait(_PATIENCE_S)
