"""1,000 marked people go through the whole system: where they turn up afterwards is counted.

A server, an organiser's commands and a desk with a window run as processes of their own, in
folders made anew. The people come from a sheet, their badges are held up to the camera, their
names are typed, the server is killed and comes back, the desk is killed, opened with card and PIN,
dies of a fault of ours whose text is a name, and of one in a library; a database is spoilt. All traffic passes a listener.
Afterwards every byte outside the server's and the organiser's own folders is looked at: logs,
temporary files, crash files, settings, caches, the desk's database with its WAL and all else in
its profile, and what the listener heard.

The same run without encryption (a database without a key, a listener who holds the server's key)
must find them; otherwise nothing is measured.
"""

import contextlib
import csv
import json
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from bench.canary.house import House, Running
from bench.canary.inside import BARE, CARD, NAMES, PIN
from bench.canary.people import Canaries, Person, marked_people
from bench.canary.relay import Relay
from bench.figures import Report
from checkin.adapters.server_data import ServerData
from checkin.usecases.locking import edition_of_cards
from checkin.usecases.organise import issue_badges
from resources.film import Scene, shoot

PEOPLE = 1_000
BADGES = 30
TYPED = 12
_OPENS_S = 5.0
_PIN = "271828"


@dataclass(frozen=True, slots=True)
class Found:
    """What turned up, by place. ``heard`` is how many bytes the listener got."""

    places: dict[str, set[bytes]]
    heard: int
    looked: int

    @property
    def count(self) -> int:
        """How many marked words, badges and codes, each counted once for each place."""
        return sum(len(one) for one in self.places.values())


def run(report: Report) -> None:
    with tempfile.TemporaryDirectory(prefix="checkin-canary-") as name:
        kept = story(Path(name), PEOPLE, BADGES, TYPED)
    with tempfile.TemporaryDirectory(prefix="checkin-canary-") as name:
        bare = story(Path(name), PEOPLE, BADGES, TYPED, bare=True)
    for place, words in kept.places.items():
        print(f"  {place}: {len(words)}, such as {min(words).decode()}")
    report.add("safety.canaries_found", kept.count, "found", "== 0")
    report.add("safety.canaries_found_unencrypted", bare.count, "found", "> 0")
    report.add("safety.canaries_places_unencrypted", len(bare.places), "places", "> 1")
    report.add("safety.canaries_wire_mb", kept.heard / 1e6, "MB", "> 0")
    report.add("safety.canaries_looked_at_mb", kept.looked / 1e6, "MB", "> 0")


def story(folder: Path, people: int, badges: int, typed: int, *, bare: bool = False) -> Found:
    """Live through all of it in *folder*, and look."""
    house = House(folder)
    marked = marked_people(people, seed=people)
    words = ("checkin", "serve", "--json", "--log", "json", "--folder", str(house.place("server")))
    with house.running("server", *words, "--port", "0") as first:
        said = _address(first)
        port = said.partition("#")[0].rstrip("/").rpartition(":")[2]
        canaries, film, card = _organise(house, marked, badges)
        opened = _opened(house) if bare else None
        with Relay(said, opened).listening() as relay:
            there = said.replace(f":{port}/", f":{relay.port}/")
            more = {NAMES: "\n".join(one.name for one in marked[-typed:]), CARD: card, PIN: _PIN}
            desk = _Desk(house, there, film, more | ({BARE: "1"} if bare else {}))
            with desk.opened("type") as one:
                one.wait_for("typed")
                first.process.kill()
                with house.running("server", *words, "--port", port) as second:
                    _address(second)
                    _film_ended(desk, one)
                    one.process.kill()  # with its WAL beside it
                    one.process.wait()
                    found = house.left_behind(canaries)
                    for how, end in _ENDS.items():
                        with desk.opened(how) as other:
                            other.wait_for("typed")
                            end(other)
                    _spoilt(house, desk)
                    house.run("status", "--profile", str(desk.profile))
                    found |= house.left_behind(canaries)
            heard = relay.heard
    if on_the_wire := canaries.found_in(heard):
        found["(the wire)"] = on_the_wire
    looked = sum(one.stat().st_size for one in folder.rglob("*") if one.is_file())
    return Found(found, len(heard), looked)


def _address(server: Running) -> str:
    line = json.loads(server.wait_for('"address"'))
    return str(line["desk"] or line["address"] + "/")


def _organise(house: House, marked: list[Person], badges: int) -> tuple[Canaries, Path, str]:
    """Import everybody, print badges, film some (signed ones, codes, unknown codes), lock desks."""
    organiser, server = house.place("organiser"), house.place("server")
    sheet = organiser / "people.csv"
    with sheet.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["name", "organisation", "code"])
        # Every third has a code of another system, the last ones have no place here.
        for number, one in enumerate(marked[:-badges]):
            writer.writerow([one.name, one.organisation, one.code if number % 3 == 0 else ""])
    done = house.run("import", str(sheet), "--folder", str(server))
    if done.returncode:
        raise RuntimeError(done.stderr)
    spoilt = organiser / "spoilt.csv"
    spoilt.write_text(sheet.read_text() + f"{marked[0].name},{marked[0].organisation},\n" * 2)
    house.run("import", str(spoilt), "--folder", str(server))
    house.run("badges", "--out", str(organiser / "badges.pdf"), "--folder", str(server))
    house.run("pin", _PIN, "--folder", str(server))
    with closing(ServerData(server)) as data:
        event = data.required_event()
        book = data.book(event)
        card = data.desk_secrets.cards(event, edition_of_cards(book))[0].text
        printed = issue_badges(book, data.signer, os.urandom)
        ids = {one.short: one.id for one in book.badges() if one.short}
    canaries = Canaries(marked, [(ids[one.short], one.text) for one in printed], card)
    codes = [one.code for number, one in enumerate(marked[: 3 * badges]) if number % 3 == 0]
    unknown = [one.code for one in marked[-badges:]]
    texts = [one.text for one in printed]
    scenes = [
        Scene(text, "paper") for three in zip(texts, codes, unknown, strict=False) for text in three
    ][:badges]
    film = organiser / "film.avi"
    shoot(scenes, film)
    return canaries, film, card


def _opened(house: House) -> tuple[Path, Path]:
    """What a listener needs to be no stranger: a certificate of the event's own, and its key."""
    out = house.place("organiser")
    done = house.run("certificate", "--folder", str(house.place("server")), "--out", str(out))
    if done.returncode:
        raise RuntimeError(done.stderr)
    return out / "certificate.pem", out / "certificate.key"


class _Desk:
    """The desk's command line, with somebody inside."""

    def __init__(self, house: House, address: str, film: Path, more: dict[str, str]) -> None:
        self._house = house
        self.profile = house.place("profile")
        self.trace = house.place("logs") / "trace.jsonl"
        self._words = (
            *("--headless", "--profile", str(self.profile), "--join", address, "--name", "Desk 1"),
            *("--camera", str(film), "--trace", str(self.trace)),
        )
        self._more = more

    def opened(self, how: str) -> "contextlib.AbstractContextManager[Running]":
        """Open it, with somebody inside who does *how*."""
        words = ("bench.canary.inside", how, *self._words)
        return self._house.running(f"desk-{how}", *words, more=self._more)


def _film_ended(desk: _Desk, running: Running) -> None:
    Running(running.process, desk.trace).wait_for("camera_ended")


def _killed(desk: Running) -> None:
    desk.process.kill()


def _closed(desk: Running) -> None:
    desk.process.send_signal(signal.SIGTERM)
    desk.ended()


def _dead(desk: Running) -> None:
    desk.ended()


_ENDS: dict[str, Callable[[Running], None]] = {
    "raise": _killed,
    "abort": _dead,
    "type": _closed,
}
"""How the desk ends each time, and how that comes about."""


def _spoilt(house: House, desk: _Desk) -> None:
    """Open a copy of the profile whose database is spoilt in the middle."""
    copy = house.place("spoilt") / "profile"
    shutil.copytree(desk.profile, copy)
    database = copy / "desk.db"
    data = bytearray(database.read_bytes())
    data[len(data) // 2 : len(data) // 2 + 4096] = os.urandom(4096)
    database.write_bytes(data)
    house.run("status", "--profile", str(copy))
    words = ("checkin", "desk", "--headless", "--profile", str(copy))
    with house.running("spoilt", *words) as one, contextlib.suppress(subprocess.TimeoutExpired):
        # It says so, or the page is one that nobody reads: then it opens.
        one.process.wait(_OPENS_S)
