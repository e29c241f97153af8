"""The real server in processes of its own, and the CPU time that it and its database take."""

import json
import os
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
from sqlalchemy import make_url

from bench.postgres_cluster import Cluster
from checkin.adapters.server_data import ServerData
from checkin.cli.processes import command

_TICKS_PER_S = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100


@dataclass(frozen=True, slots=True)
class Place:
    """Where a server keeps its data, and how it is run there.

    ``processes`` server processes share one database; ``others`` are the
    processes of the database, none for SQLite.
    """

    name: str
    folder: Path
    database: str | None = None
    processes: int = 1
    others: Sequence[int] = ()

    def open(self) -> ServerData:
        """Open the data beside the server, as the organisers' commands do."""
        return ServerData(self.folder, self.database)


@dataclass(frozen=True, slots=True)
class Running:
    """A server that runs: where it listens, and which processes it is made of."""

    addresses: Sequence[str]
    processes: Sequence[int]

    @property
    def ports(self) -> list[int]:
        """Where each of its processes listens."""
        return [int(address.rpartition(":")[2]) for address in self.addresses]

    def cpu_s(self) -> float:
        """Seconds of CPU that the server and its database have used until now."""
        return cpu_s(self.processes)


@contextmanager
def serving(place: Place) -> Iterator[Running]:
    """Run the server at *place*; it is ended like by Ctrl+C."""
    where = ("--database", place.database) if place.database else ()
    words = ("serve", "--json", "--folder", str(place.folder), "--port", "0", *where)
    with ExitStack() as stack:
        addresses, processes = [], []
        for _ in range(place.processes):
            process = subprocess.Popen(command(*words), stdout=subprocess.PIPE, text=True)
            stack.callback(_end, process)
            line = process.stdout.readline() if process.stdout else ""
            if not line:
                raise RuntimeError("The server did not start.")
            addresses.append(json.loads(line)["address"])
            processes.append(process.pid)
        yield Running(addresses, (*processes, *place.others))


def _end(process: subprocess.Popen[str]) -> None:
    process.terminate()
    try:
        process.communicate(timeout=20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()


@contextmanager
def on_file(folder: Path) -> Iterator[Place]:
    """A server on an SQLite file."""
    yield Place("sqlite", folder)


@contextmanager
def on_postgres(folder: Path, cluster: Cluster, processes: int = 2) -> Iterator[Place]:
    """A server of several processes on a fresh PostgreSQL database."""
    address = fresh_database(cluster)
    yield Place("postgres", folder, address, processes, (postmaster(cluster),))


def fresh_database(cluster: Cluster) -> str:
    """Make a database that belongs to the ordinary user of the cluster's addresses."""
    name = f"load_{os.urandom(4).hex()}"
    user = make_url(cluster.url()).username
    cluster.run_sql(f"create database {name} owner {user}")
    return cluster.url(name)


def postmaster(cluster: Cluster) -> int:
    """Return the process that is the parent of all of a cluster's others."""
    address = cluster.url().replace("postgresql+psycopg", "postgresql")
    with psycopg.connect(address) as connection:
        row = connection.execute("select pg_backend_pid()").fetchone()
        if row is None:
            raise RuntimeError("PostgreSQL does not say who it is.")
        # As long as it is connected: its process ends with the connection.
        return _Process.read(int(row[0])).parent


@dataclass(frozen=True, slots=True)
class _Process:
    parent: int
    ticks: int

    @classmethod
    def read(cls, process: int) -> "_Process":
        # The program's name stands in brackets and may hold anything.
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
        # Its own time, user and system, and that of its children that have ended.
        return cls(int(fields[1]), sum(int(one) for one in fields[11:15]))


def cpu_s(roots: Sequence[int]) -> float:
    """Return the seconds of CPU, user and system, of *roots* and of all below them.

    From /proc (Linux only), exact to a hundredth of a second per process.
    """
    found: dict[int, _Process] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                found[int(entry.name)] = _Process.read(int(entry.name))
            except (FileNotFoundError, ProcessLookupError):
                continue  # it has just ended
    ours = set(roots)
    while True:
        below = {one for one, process in found.items() if process.parent in ours} - ours
        if not below:
            break
        ours |= below
    return sum(found[one].ticks for one in ours if one in found) / _TICKS_PER_S
