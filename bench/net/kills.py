"""A server and three desks, each killed at a moment of its own, started again, and once more.

The desks have no window (``bench.net.desk_main``): a profile, ``Desk.scan`` in a loop and
the window's two threads, in a process of their own.
"""

import math
import random
import shutil
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from bench.net import desks as together
from bench.net.desks import Desk
from bench.net.event import (
    Damaged,
    differences,
    enrol,
    held_by_desk,
    held_by_server,
    invite,
    make_event,
    missing,
)
from bench.net.forked import ForkedServer
from checkin.adapters.server_data import ServerData
from checkin.domain.errors import StoreError
from checkin.domain.model import DeskId
from checkin.domain.record import Head

DESKS = 3
KILLS_PER_ROUND = 1 + DESKS

_PEOPLE = 150
_LONGEST_LIFE_S = 0.8
_DIES_WHILE_STARTING = 0.15
_LONGEST_START_S = 60.0


@dataclass(frozen=True, slots=True)
class Killed:
    """What came of it.

    ``green`` are records that a desk said were saved, ``told`` records that a
    server said it held, ``lost`` those of either that were missing later (or
    that the desks and the server did not agree on in the end), ``corrupt``
    damaged databases.
    """

    count: int = 0
    green: int = 0
    told: int = 0
    lost: int = 0
    corrupt: int = 0

    def __add__(self, other: "Killed") -> "Killed":
        return Killed(
            self.count + other.count,
            self.green + other.green,
            self.told + other.told,
            self.lost + other.lost,
            self.corrupt + other.corrupt,
        )


class Story:
    """One event, from its first start to all being in sync after many deaths."""

    def __init__(self, folder: Path, seed: int) -> None:
        self._folder = folder
        self._chance = random.Random(seed)
        self._codes = folder / "codes"
        self._profiles = [folder / f"desk-{number}" for number in range(DESKS)]
        self._server = ForkedServer(folder / "server")
        self._saved: dict[Path, set[int]] = {profile: set() for profile in self._profiles}
        self._told: dict[DeskId, Head] = {}
        self._found = Killed()

    def live(self, rounds: int) -> Killed:
        """Kill everybody *rounds* times over, and let them come together in the end."""
        data = ServerData(self._folder / "server")
        self._codes.write_text("\n".join(make_event(data, _PEOPLE)), encoding="utf-8")
        self._server.start()
        try:
            for profile in self._profiles:
                enrol(profile, invite(data, self._server.address))
            data.close()
            self._server.kill()
            for _ in range(rounds):
                self._round()
            self._come_together()
        finally:
            self._server.kill()
        told = sum(head.seq for head in self._told.values())
        green = sum(len(saved) for saved in self._saved.values())
        return self._found + Killed(green=green, told=told)

    def _round(self) -> None:
        desks = self._start()
        try:
            self._kill_each(desks)
        finally:
            together.end_all(desks)
        for desk in desks:
            if desk.bugs:
                raise RuntimeError(desk.bugs[0])
            self._saved[desk.profile] |= desk.saved
            for key, head in desk.told.items():
                if head.seq >= self._told.get(key, head).seq:
                    self._told[key] = head
        self._look_at_all()

    def _start(self) -> list[Desk]:
        desks = [self._desk(profile) for profile in self._profiles]
        try:
            self._server.start()
        except Exception:
            together.end_all(desks)
            raise
        return desks

    def _desk(self, profile: Path) -> Desk:
        seed = str(self._chance.getrandbits(32))
        words = ("--seed", seed, "--every", "0.01", "--second", "0.05")
        return Desk(profile, self._codes, *words, forked=True)

    def _kill_each(self, desks: Sequence[Desk]) -> None:
        """Kill the server and *desks* at moments that have nothing to do with each other.

        But for some that die while they start, a life begins with the first answer (or,
        without a server, with the first scan): else a slow machine would see no exchange.
        """
        begun = time.monotonic()
        server_life = self._chance.uniform(0, 2 * _LONGEST_LIFE_S)
        serves_from = begun if self._chance.random() < _DIES_WHILE_STARTING else math.inf
        early = [self._chance.random() < _DIES_WHILE_STARTING for _ in desks]
        after = [self._chance.uniform(0, _LONGEST_LIFE_S) for _ in desks]
        ready_at: dict[Desk, float] = {
            desk: desk.started for desk, at_once in zip(desks, early, strict=True) if at_once
        }
        alive = set(desks)
        server_lives = True
        while alive or server_lives:
            now = time.monotonic()
            if now > begun + _LONGEST_START_S:
                raise RuntimeError("No desk was answered.")
            if not alive or any(desk.told for desk in desks):
                serves_from = min(serves_from, now)
            if server_lives and now >= serves_from + server_life:
                self._server.kill()
                server_lives = False
                self._found += Killed(count=1)
            for desk, life in zip(desks, after, strict=True):
                answered = desk.told or (desk.ready and not server_lives)
                if answered or desk.process.poll() is not None:
                    ready_at.setdefault(desk, now)
                if desk in alive and desk in ready_at and now >= ready_at[desk] + life:
                    if desk.process.poll() is not None:
                        raise RuntimeError("A desk closed by itself; see what it wrote above.")
                    desk.kill()
                    alive.remove(desk)
                    self._found += Killed(count=1)
            time.sleep(0.002)

    def _look_at_all(self) -> None:
        """Look into copies: what was left open is for the next start to recover."""
        copy = self._folder / "copy"
        for profile, saved in self._saved.items():
            shutil.copytree(profile, copy)
            try:
                held, own = held_by_desk(copy)
            except (Damaged, StoreError):
                self._found += Killed(corrupt=1)
            else:
                lost = len(saved - {ref.seq for ref in held if ref.desk == own})
                self._found += Killed(lost=lost)
            shutil.rmtree(copy)
        shutil.copytree(self._folder / "server", copy)
        try:
            with closing(ServerData(copy)) as data:
                lost = len(missing(self._told, held_by_server(data)))
                self._found += Killed(lost=lost, corrupt=int(data.database.is_damaged()))
        except StoreError:
            self._found += Killed(corrupt=1)
        shutil.rmtree(copy)

    def _come_together(self) -> None:
        """Start all once more: in the end everybody holds everything, and the same."""
        desks = self._start()
        try:
            together.until(lambda: all(desk.ready for desk in desks), desks)
            for desk in desks:
                desk.rest()
            with closing(ServerData(self._folder / "server")) as data:
                together.until(lambda: together.in_sync(desks, data), desks)
                replicas = [held_by_server(data)]
            for desk in desks:
                desk.end()
                self._saved[desk.profile] |= desk.saved
        finally:
            together.end_all(desks)
        self._server.kill()
        lost = 0
        for desk in desks:
            held, own = held_by_desk(desk.profile)
            replicas.append(held)
            at_server = {ref.seq for ref in replicas[0] if ref.desk == own}
            lost += len(self._saved[desk.profile] - at_server)
        self._found += Killed(lost=lost + differences(replicas))
