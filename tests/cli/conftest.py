"""The commands as a person runs them: in processes of their own, in folders of their own."""

import contextlib
import json
import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


class Shell:
    """One person's computer."""

    def __init__(self, folder, **environment):
        self.folder = folder
        self.server = folder / "server"
        self.desk = folder / "desk"
        self._running = []
        self._environment = os.environ | {
            "PYTHONPATH": str(ROOT),
            "PYTHONWARNINGS": "error",
            "QT_QPA_PLATFORM": "offscreen",
            "CHECKIN_SERVER": str(self.server),
            "CHECKIN_DESK": str(self.desk),
            **environment,
        }

    def run(self, *words, typed="", **environment):
        """Run a command to its end, with *typed* on its standard input."""
        return subprocess.run(
            [sys.executable, "-m", "checkin", *map(str, words)],
            cwd=self.folder,
            env=self._environment | environment,
            input=typed,
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )

    def run_all(self, *commands):
        """Run several commands side by side, and return what each came to, in order."""
        with ThreadPoolExecutor(4) as pool:
            return list(pool.map(lambda words: self.run(*words), commands))

    def start(self, *words, typed=None, stderr=subprocess.PIPE):
        """Start a command that goes on, with *typed* and no more on its standard input."""
        process = subprocess.Popen(
            [sys.executable, "-m", "checkin", *map(str, words)],
            cwd=self.folder,
            env=self._environment,
            stdin=None if typed is None else subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=stderr,
            encoding="utf-8",
        )
        self._running.append(process)
        if typed is not None:
            process.stdin.write(typed)
            process.stdin.close()
            process.stdin = None  # there is nothing more to flush
        return process

    def serve(self, *words):
        """Start a server, and return it with what it said of itself."""
        process = self.start("serve", "--json", "--port", "0", *words)
        return process, json.loads(process.stdout.readline())

    def close(self):
        for process in self._running:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            process.communicate()


@pytest.fixture
def shell(tmp_path):
    computer = Shell(tmp_path)
    yield computer
    computer.close()


@pytest.fixture(scope="session")
def begun(tmp_path_factory):
    """A server's folder as its first start has left it, and what that said."""
    computer = Shell(tmp_path_factory.mktemp("begun"))
    process, said = computer.serve("--event", "Harbour Days", "--list", "Day 1=2024-04-15")
    process.terminate()
    process.communicate()
    return computer.server, said


@pytest.fixture
def event(shell, begun):
    """A computer on which the server was started and stopped once."""
    server, said = begun
    shutil.copytree(server, shell.server)
    shell.said = dict(said)
    return shell
