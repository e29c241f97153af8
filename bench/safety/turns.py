"""Two desks that scan in turns, so that both meet the same computer."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlcipher3 import dbapi2

from bench.net.event import enrol, invite
from checkin.adapters.profile import vault_of
from checkin.adapters.server_data import ServerData
from checkin.cli.processes import Server


@dataclass(frozen=True, slots=True)
class Turns:
    """How often each has its turn, for how long, and how long it waits between two scans."""

    rounds: int = 4
    seconds: float = 15.0
    every: float = 0.05


def in_turns(folder: Path, codes: Sequence[str], turns: Turns) -> tuple[list[float], list[float]]:
    """Return how long (ms) scans took until they were saved: protected, and with nothing."""
    lines = folder / "codes.txt"
    lines.write_text("\n".join(codes), encoding="utf-8")
    kept_desk, bare_desk = folder / "kept", folder / "bare"
    server = Server(folder / "server")
    server.start()
    try:
        with closing(ServerData(folder / "server")) as data:
            for desk in (kept_desk, bare_desk):
                enrol(desk, invite(data, server.address))
        _bare(bare_desk)
        kept: list[float] = []
        bare: list[float] = []
        with _plain(folder / "server") as address:
            ways = [
                (kept, ("bench.net.desk_main",), kept_desk),
                (bare, ("bench.safety.bare", address), bare_desk),
            ]
            for number in range(turns.rounds):
                for took, module, desk in ways if number % 2 else reversed(ways):
                    took.extend(_scans(module, desk, lines, turns))
    finally:
        server.kill()
    return kept, bare


def _bare(desk: Path) -> None:
    """Take the encryption off a desk's database."""
    key, database = vault_of(desk).open(), desk / "desk.db"
    with closing(dbapi2.connect(str(database), isolation_level=None)) as connection:
        connection.execute(f"pragma key = \"x'{key.hex()}'\"")
        connection.execute("attach database ? as bare key ''", (str(desk / "bare.db"),))
        connection.execute("select sqlcipher_export('bare')")
        connection.execute("detach database bare")
    for name in ("desk.db-wal", "desk.db-shm"):
        (desk / name).unlink(missing_ok=True)
    (desk / "bare.db").replace(database)


@contextmanager
def _plain(server: Path) -> Iterator[str]:
    process = subprocess.Popen(
        [sys.executable, "-m", "bench.safety.plain", str(server)],
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        address = process.stdout.readline().strip() if process.stdout else ""
        if not address:
            raise RuntimeError("The server without TLS did not start.")
        yield address
    finally:
        process.kill()
        process.communicate()


def _scans(module: Sequence[str], desk: Path, codes: Path, turns: Turns) -> list[float]:
    """Let *desk* scan for its turn; the first scans, while everything is cold, do not count."""
    words = ("--profile", str(desk), "--codes", str(codes), "--every", str(turns.every))
    process = subprocess.Popen(
        [sys.executable, "-m", *module, *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    took: list[float] = []
    until = None
    try:
        for line in process.stdout or ():
            said = json.loads(line)
            if bug := said.get("bug"):
                raise RuntimeError(bug)
            if until is None and "ready" in said:
                until = time.monotonic() + turns.seconds
            if "ms" in said:
                took.append(float(said["ms"]))
            if until is not None and time.monotonic() > until:
                break
    finally:
        process.kill()
        process.communicate()
    if len(took) < 4:
        raise RuntimeError("The desk did not scan.")
    return took[len(took) // 10 :]
