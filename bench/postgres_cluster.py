"""A throw-away PostgreSQL of our own: as an ordinary user, on a free port, really durable.

Nothing of the system's own PostgreSQL is used but its programs.
"""

import contextlib
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg

DEBIANS = Path("/usr/lib/postgresql")
"""Where Debian keeps them, a folder for each version."""

_OWNER, _USER = "owner", "checkin"
_START_S = 30.0
_SENTENCE = (
    "PostgreSQL's programs are missing: install Debian's package postgresql "
    "(`make test` does it where it may), or put initdb and postgres on the PATH."
)


class Cluster:
    """One PostgreSQL server, which can be stopped, killed and brought back."""

    def __init__(self, folder: Path) -> None:
        self._bin = programs()
        self._folder = folder
        self._data = folder / "data"
        self._process: subprocess.Popen[bytes] | None = None
        self._as_user = _as_ordinary_user(folder)
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        # Not synced while it is made: should the power fail now, it is made again.
        self._run(
            "initdb", "-D", self._data, "-U", _OWNER, "-A", "trust", "-E", "UTF8", "--no-sync"
        )
        self._is_new = True

    def url(self, database: str = "postgres", schema: str = "") -> str:
        """Return the address of one of its databases, and of a schema in it."""
        within = f"?options=-csearch_path%3D{schema}" if schema else ""
        return f"postgresql+psycopg://{_USER}@127.0.0.1:{self.port}/{database}{within}"

    def start(self) -> None:
        """Start it, and return when it lets people in."""
        settings = {
            "listen_addresses": "127.0.0.1",
            "port": self.port,
            "unix_socket_directories": "",
            "fsync": "on",
            "max_connections": 100,
            "log_min_messages": "fatal",
        }
        words = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
        with (self._folder / "server.log").open("ab") as log:
            self._process = subprocess.Popen(
                [*self._as_user, self._bin / "postgres", "-D", self._data, *words],
                stdout=log,
                stderr=log,
                cwd=self._folder,
            )
        deadline = time.monotonic() + _START_S
        while True:
            try:
                self.run_sql("select 1")
            except psycopg.OperationalError:
                if self._process.poll() is not None or time.monotonic() > deadline:
                    raise
                time.sleep(0.05)
            else:
                break
        if self._is_new:
            self._is_new = False
            self.run_sql(
                f"create role {_USER} login", f"grant create on database postgres to {_USER}"
            )

    def make_schema(self, name: str) -> None:
        """Make a place for one server's tables."""
        self.run_sql(f"create schema {name} authorization {_USER}")

    def run_sql(self, *statements: str) -> None:
        """Run statements as the owner of all, each in a transaction of its own."""
        with psycopg.connect(
            host="127.0.0.1", port=self.port, user=_OWNER, dbname="postgres", autocommit=True
        ) as connection:
            for statement in statements:
                connection.execute(statement.encode())

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """Stop it: SIGINT ends its sessions first, SIGQUIT is a crash that it recovers from."""
        if self._process is None:
            return
        (server,) = (
            int(line) for line in (self._data / "postmaster.pid").read_text().splitlines()[:1]
        )
        os.kill(server, how)
        self._process.wait(_START_S)
        self._process = None

    def _run(self, program: str, *words: object) -> None:
        done = subprocess.run(
            [*self._as_user, self._bin / program, *map(str, words)],
            capture_output=True,
            text=True,
            cwd=self._folder,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(f"{program} failed: {done.stderr}")


@contextlib.contextmanager
def cluster() -> Iterator[Cluster]:
    """Run a cluster, and leave nothing of it behind."""
    # Not in the test's own folder: that is closed to the ordinary user.
    folder = Path(tempfile.mkdtemp(prefix="checkin-postgres-"))
    try:
        made = Cluster(folder)
        try:
            made.start()
            yield made
        finally:
            made.stop(signal.SIGQUIT)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def programs() -> Path:
    """Return the folder with PostgreSQL's programs, the newest if there are several.

    Raises:
        RuntimeError: there are none.
    """
    found = shutil.which("initdb")
    if found:
        return Path(found).resolve().parent
    versions = sorted(DEBIANS.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if not versions:
        raise RuntimeError(_SENTENCE)
    return versions[-1].parent


def _as_ordinary_user(folder: Path) -> list[str]:
    """Return what to put before a command: PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return []
    user = next(
        one for name in ("postgres", "nobody") for one in pwd.getpwall() if one.pw_name == name
    )
    os.chown(folder, user.pw_uid, user.pw_gid)
    return ["setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups"]
