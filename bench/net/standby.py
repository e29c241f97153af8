"""A second PostgreSQL that follows a first one, and takes its place when that dies."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import psycopg
from psycopg.sql import SQL, Identifier

from bench.net.event import Held

# Its owner and its user of the system are a cluster's own affair, but a standby is a cluster too.
from bench.postgres_cluster import _OWNER, Cluster, _as_ordinary_user, cluster, programs
from checkin.domain.model import DeskId
from checkin.domain.record import Ref

_FOLLOWS_S = 30.0
_STANDS_STILL_S = 3.0


class Standby(Cluster):
    """A copy of *primary* that follows it, until it is promoted."""

    def __init__(self, folder: Path, primary: Cluster) -> None:
        # Not the first one's way of being made: its data are a copy.
        self._bin = programs()
        self._folder = folder
        self._data = folder / "data"
        self._process: subprocess.Popen[bytes] | None = None
        self._as_user = _as_ordinary_user(folder)
        self._is_new = False
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        where = f"host=127.0.0.1 port={primary.port} user={_OWNER}"
        self._run(
            *("pg_basebackup", "-d", where, "-D", self._data, "--write-recovery-conf"),
            *("--wal-method=stream", "--checkpoint=fast", "--no-sync"),
        )

    def held(self, schema: str) -> Held:
        """Return what it holds while it still follows, all that came to it taken in.

        Raises:
            RuntimeError: it takes in more and more, and comes to no end.
        """
        deadline = time.monotonic() + _FOLLOWS_S
        with _connection(self) as connection:
            taken_in, since = "", time.monotonic()
            while True:
                place, whole = connection.execute(
                    "select pg_last_wal_replay_lsn()::text,"
                    " pg_last_wal_replay_lsn() >= pg_last_wal_receive_lsn()"
                ).fetchone() or ("", False)
                now = time.monotonic()
                if place != taken_in:
                    taken_in, since = place, now
                # A primary that is killed may leave half an entry, which is never taken in.
                if whole or now - since > _STANDS_STILL_S:
                    break
                if now > deadline:
                    raise RuntimeError("The standby does not come to an end.")
                time.sleep(0.05)
            query = SQL("select desk, seq, hash from {}.log").format(Identifier(schema))
            rows = connection.execute(query).fetchall()
        return {Ref(DeskId(desk), seq): digest for desk, seq, digest in rows}

    def promote(self) -> None:
        """Make it the first, and return when it takes writes."""
        self.run_sql("select pg_promote()")


@contextmanager
def primary_and_standby() -> Iterator[tuple[Cluster, Standby]]:
    """Run a cluster and one that follows it; a commit waits until it is on both disks."""
    with cluster() as primary, TemporaryDirectory(prefix="checkin-standby-") as folder:
        standby = Standby(Path(folder), primary)
        try:
            standby.start()
            # Only now: the copy is not to wait for a standby of its own.
            primary.run_sql(
                "alter system set synchronous_standby_names = '*'",
                "select pg_reload_conf()",
            )
            _wait_until_synchronous(primary)
            yield primary, standby
        finally:
            standby.stop(signal.SIGQUIT)


def address_of_both(primary: Cluster, standby: Cluster, schema: str) -> str:
    """Return an address that leads to whichever of the two takes writes."""
    both = "&".join(f"host=127.0.0.1:{one.port}" for one in (primary, standby))
    return f"{primary.url(schema=schema).replace(f'127.0.0.1:{primary.port}', '')}&{both}&target_session_attrs=read-write"


def kill_all(primary: Cluster) -> None:
    """Kill *primary* with all its processes, as a power cut would."""
    with _connection(primary) as connection:
        own = connection.info.backend_pid
    first = _parent(own)
    children = [process for process in _processes() if _parent(process) == first]
    primary.stop(signal.SIGKILL)
    for process in children:
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)


def _wait_until_synchronous(primary: Cluster) -> None:
    deadline = time.monotonic() + _FOLLOWS_S
    with _connection(primary) as connection:
        while connection.execute("select sync_state from pg_stat_replication").fetchall() != [
            ("sync",)
        ]:
            if time.monotonic() > deadline:
                raise RuntimeError("The standby does not follow.")
            time.sleep(0.05)


def _connection(running: Cluster) -> psycopg.Connection[Any]:
    return psycopg.connect(
        host="127.0.0.1", port=running.port, user=_OWNER, dbname="postgres", autocommit=True
    )


def _processes() -> list[int]:
    return [int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit()]


def _parent(process: int) -> int:
    try:
        # The program's name stands in brackets and may hold anything.
        fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2]
    except (FileNotFoundError, ProcessLookupError):
        return 0
    return int(fields.split()[1])
