"""3,000 marked people at a desk: how many marked words are left once names have to go.

A server and a desk live through an import, a sync, searches, walk-ins, a changed list, a copy
made for an upgrade and a desk that was killed with its WAL beside it. Then every page of every
file of the profile is opened with the desk's key, freed pages and the WAL too, and looked
through: before names are erased, when everybody must be found or nothing is measured; after
it; and after all is erased, with a copy of the database that was made before.
"""

import csv
import json
import shutil
import subprocess
import tempfile
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from bench.canary.house import House
from bench.canary.people import Canaries, Person, marked_people
from bench.figures import Report
from bench.pages import readable
from checkin.adapters import wiping
from checkin.adapters.expiring import Expiry
from checkin.adapters.profile import Profile, vault_of, wall_ms
from checkin.domain.errors import StoreError
from checkin.domain.expiry import NAMES_MS, Due

PEOPLE = 3_000
_TYPED = 80


@dataclass(frozen=True, slots=True)
class Left:
    """How many marked words were found, and where the last of them."""

    before: int
    without_names: int
    after_wipe: int
    copies_opened: int
    looked_at: int
    places: dict[str, int]


def run(report: Report) -> None:
    with tempfile.TemporaryDirectory(prefix="checkin-remnants-") as name:
        left = story(Path(name), PEOPLE)
    for place, count in left.places.items():
        print(f"  {place}: {count}")
    report.add("safety.remnants_before", left.before, "words", f">= {3 * PEOPLE}")
    report.add("safety.remnants_after_names", left.without_names, "words", "== 0")
    report.add("safety.remnants_after_wipe", left.after_wipe, "words", "== 0")
    report.add("safety.remnants_copies_opened", left.copies_opened, "copies", "== 0")
    report.add("safety.remnants_looked_at_mb", left.looked_at / 1e6, "MB", "> 0")


def story(folder: Path, people: int) -> Left:
    """Live through all of it in *folder*, and look."""
    house = House(folder)
    marked = marked_people(people, seed=people)
    canaries = Canaries(marked)
    profile = house.place("profile")
    server = ("--folder", str(house.place("server")))
    with house.running("server", "checkin", "serve", "--json", "--port", "0", *server) as running:
        said = json.loads(running.wait_for('"address"'))
        address, pin = said["desk"], said["pin"]
        # The PIN alone opens the desk here: a card is nothing to look for names in.
        _done(house.run("lock", "--policy", "light", *server))
        for there in (marked[:-_TYPED], marked[: people // 2]):
            _imported(house, there, server)
            names = "\n".join(one.name for one in marked[-_TYPED:])
            with house.running(
                "desk", "bench.remnant_desk", str(profile), address, pin, names
            ) as desk:
                desk.wait_for("lived")
                desk.ended()
    shutil.copy(profile / "desk.db", profile / "desk.db.bak")
    copy = house.place("copy") / "desk.db"
    shutil.copy(profile / "desk.db", copy)
    key = vault_of(profile).open(pin)
    before, looked, _ = _look(profile, canaries, key)
    without_names, _, places = _names_erased(profile, pin, canaries, key)
    after = _erased(profile, pin, canaries, key)
    opened = _opens(copy.parent, profile)
    return Left(before, without_names, after, opened, looked, places)


def _imported(house: House, people: list[Person], server: tuple[str, str]) -> None:
    sheet = house.place("organiser") / "people.csv"
    with sheet.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["name", "organisation", "code"])
        writer.writerows([one.name, one.organisation, one.code] for one in people)
    _done(house.run("import", str(sheet), *server))


def _done(run: subprocess.CompletedProcess[str]) -> None:
    if run.returncode:
        raise RuntimeError(run.stderr)


def _names_erased(
    folder: Path, pin: str, canaries: Canaries, key: bytes
) -> tuple[int, int, dict[str, int]]:
    """A day after the end the server says so; look while the desk is open, and when it is closed."""
    with closing(Profile.open(folder, pin)) as profile:
        expiry = Expiry(profile)
        if expiry.told(wall_ms() + 3 * NAMES_MS) is not Due.NAMES:
            raise RuntimeError("names are not due")
        expiry.erase_names()
        found = _look(folder, canaries, key)
    again = _look(folder, canaries, key)
    return found[0] + again[0], found[1], found[2] | again[2]


def _erased(folder: Path, pin: str, canaries: Canaries, key: bytes) -> int:
    with closing(Profile.open(folder, pin)) as profile:
        Expiry(profile, lambda: True).destroy_key()
    wiping.finish(folder)
    return _look(folder, canaries, key)[0]


def _opens(copies: Path, left: Path) -> int:
    """How many copies open with whatever is left of the profile."""
    for one in left.iterdir():
        shutil.copy(one, copies)
    (copies / wiping.MARK).unlink()
    try:
        vault_of(copies)
    except StoreError:
        return 0
    return 1


def _look(folder: Path, canaries: Canaries, key: bytes) -> tuple[int, int, dict[str, int]]:
    """How many marked words there are, in how many bytes, and in which files."""
    places: dict[str, int] = {}
    words: set[bytes] = set()
    looked = 0
    for file in sorted(one for one in folder.rglob("*") if one.is_file()):
        data = readable(file, [key])
        looked += len(data)
        here = canaries.found_in(data)
        words |= here
        if here:
            places[str(file.relative_to(folder))] = len(here)
    return len(words), looked, places
