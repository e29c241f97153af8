"""The bare endpoint: what this machine can do at best with one check-in per request.

It is not part of the project. `CHECKIN_YARD` names the folder with its `app.py`
and `CHECKIN_YARD_PYTHON` a Python that has starlette, uvicorn, orjson and
psycopg_pool. It runs with psycopg, the product's own driver.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from socket import create_connection, create_server

import psycopg

from bench.load.event import http_post
from bench.load.generator import Lane, Replayed, apart, replay
from bench.load.server import cpu_s, fresh_database, postmaster
from bench.postgres_cluster import Cluster

ENGINE = "psycopg"
_WORKERS = 2
_LANES = 8
_START_S = 20.0
_TABLE = (
    (
        "create table checkin(nonce uuid primary key, event int not null, ticket text not null, "
        "desk int, at timestamptz not null, kind smallint not null, "
        "received timestamptz not null default now(), seq bigint generated always as identity)"
    ),
    "create index on checkin(event, ticket)",
)


def folder() -> Path | None:
    """Return the folder of the bare endpoint, ``None`` where there is none."""
    named = os.environ.get("CHECKIN_YARD")
    return Path(named) if named else None


def measure(place: Path, cluster: Cluster, count: int) -> tuple[Replayed, float]:
    """Send *count* check-ins singly; return how that went and the CPU seconds it took.

    Raises:
        RuntimeError: it does not run, or does not hold them all in the end.
    """
    address = fresh_database(cluster).replace("postgresql+psycopg", "postgresql")
    with psycopg.connect(address, autocommit=True) as connection:
        for statement in _TABLE:
            connection.execute(statement.encode())
        with _running(place, address) as (port, process):
            roots = (process, postmaster(cluster))
            each = count // _LANES
            apart(replay, [Lane(port, _requests(lane, 0, 50), tls=False) for lane in range(_LANES)])
            lanes = [Lane(port, _requests(lane, 50, each), tls=False) for lane in range(_LANES)]
            before = cpu_s(roots)
            replayed = apart(replay, lanes)
            used = cpu_s(roots) - before
        (held,) = connection.execute("select count(*) from checkin").fetchone() or (0,)
    if held != _LANES * (50 + each):
        raise RuntimeError("The bare endpoint has not stored what was sent to it.")
    return replayed, used


def _requests(lane: int, first: int, count: int) -> list[bytes]:
    made = []
    for number in range(first, first + count):
        key = lane * 10_000_000 + number
        body = {
            "nonce": f"{os.urandom(4).hex()}-0000-4000-8000-{key:012x}",
            "event": 1,
            "ticket": f"ticketsecret{key * 7919 % 100_000_007:020d}",
            "desk": lane,
            "at": "2026-11-24T08:00:00+00:00",
            "kind": 0,
        }
        headers = {"Host": "127.0.0.1", "Content-Type": "application/json"}
        made.append(http_post("/c", headers, json.dumps(body).encode()))
    return made


@contextmanager
def _running(place: Path, address: str) -> Iterator[tuple[int, int]]:
    with create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    python = os.environ.get("CHECKIN_YARD_PYTHON", sys.executable)
    command = [python, "-m", "uvicorn", "--app-dir", str(place), "app:app"]
    options = ["--workers", str(_WORKERS), "--port", str(port), "--log-level", "error"]
    process = subprocess.Popen(
        [*command, *options, "--no-access-log"],
        env={**os.environ, "ENGINE": ENGINE, "DSN": address, "PYTHONDONTWRITEBYTECODE": "1"},
    )
    try:
        _wait_for(port, process)
        yield port, process.pid
    finally:
        process.terminate()
        process.wait(_START_S)


def _wait_for(port: int, process: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + _START_S
    while True:
        try:
            create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            if process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError("The bare endpoint did not start.") from None
            time.sleep(0.1)
        else:
            return
