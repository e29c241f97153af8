"""The Debian package where there is nothing else: installed, used for a morning, removed.

What is seen is what a person would look at: `apt`'s answer, the files there are, what the desk
traced and the server holds.
"""

import json
import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.install import ready
from bench.install.clean_root import USER, CleanRoot, ended
from bench.install.ready import DISPLAY, LAPTOP, Readied
from bench.install.tools import picture, within
from checkin.adapters.server_data import ServerData
from checkin.usecases.organise import issue_badges
from resources.film import Scene, shoot

PEOPLE = (
    "Ada Nwosu,Harmattan Press Union",
    "Łucja Wróblewska,Wolne Słowo",
    "ليلى حداد,صحفيون بلا قيود",
    "Наталя Коваль,Вільна хвиля",
    "สมชาย ใจดี,สื่อเสรี",
    "አበበ በቀለ,ነፃ ድምጽ",
)
_PATIENCE_S = 180.0


@dataclass(slots=True)
class Lived:
    """What was seen. ``seen`` says of each thing whether it was so."""

    seen: dict[str, bool] = field(default_factory=dict)
    ready: Readied = field(default_factory=Readied)
    size_mb: float = 0.0
    admitted: int = 0
    at_server: int = 0
    left: set[str] = field(default_factory=set)


def story(root: CleanRoot, package: Path, lived: Lived) -> Iterator[str]:
    """Live through all of it, and fill *lived*; yields once, while all is installed and quiet."""
    seen = lived.seen
    seen["there is no Python"] = (
        root.run("sh", "-c", "command -v python3", check=False).returncode > 0
    )
    inside = root.folder / "srv" / package.name
    inside.write_bytes(package.read_bytes())
    root.apt("update")
    before = root.files()
    _install(root, inside.name, lived)
    listed = root.run("dpkg", "-L", "checkin").stdout.splitlines()
    files = [root.folder / name.lstrip("/") for name in listed]
    lived.size_mb = (
        sum(one.stat().st_size for one in files if one.is_file() and not one.is_symlink()) / 1e6
    )
    seen["its files are whole"] = root.run("dpkg", "--verify", "checkin").stdout == ""
    seen["nothing is missing that it is linked to"] = not _unresolved(root)
    with _screen(root):
        served = _morning(root, lived)
        yield served
    _upgrade(root, inside, seen)
    _removal(root, inside.name, seen)
    own = {name.lstrip("/") for name in listed} - before - _of_others(root)
    lived.left = {
        name
        for name in root.files() - before
        if name in own or ("checkin" in name and not name.startswith("home/"))
    }


def _install(root: CleanRoot, name: str, lived: Lived) -> None:
    root.apt("install", "--download-only", f"/srv/{name}")  # nothing, where there is a desktop
    began = time.monotonic()
    root.apt("install", f"/srv/{name}")
    lived.ready.took("apt install, without what it downloads", began)


def _unresolved(root: CleanRoot) -> str:
    """Return what the loader does not find, before a screen is installed that would bring it."""
    line = (
        "find /usr/lib/checkin -name '*.so*' -type f -exec ldd {} + 2>/dev/null"
        " | grep 'not found' | sort -u"
    )
    said = root.run(
        "env", "LD_LIBRARY_PATH=/usr/lib/checkin/_internal", "sh", "-c", line, check=False
    )
    return said.stdout


@contextmanager
def _screen(root: CleanRoot) -> Iterator[None]:
    root.apt("install", "xvfb")
    words = root.command("Xvfb", DISPLAY, "-screen", "0", "1366x768x24", "-nolisten", "tcp")
    process = subprocess.Popen(words, stderr=subprocess.DEVNULL)
    try:
        within(_PATIENCE_S, (root.folder / f"tmp/.X11-unix/X{DISPLAY[1:]}").exists)
        yield
    finally:
        ended(process)


def _morning(root: CleanRoot, lived: Lived) -> str:
    """Check people in from a film of their badges; return the folder of a desk that opens itself."""
    home = root.home()
    sheet = home / "people.csv"
    sheet.write_text("name,organisation\n" + "\n".join(PEOPLE) + "\n", encoding="utf-8")
    serve = ("checkin", "serve", "--json", "--port", "0", "--folder", f"/home/{USER}/server")
    server = subprocess.Popen(root.command(*serve), stdout=subprocess.PIPE, text=True)
    try:
        said = json.loads(server.stdout.readline() if server.stdout else "")
        folder = ("--folder", f"/home/{USER}/server")
        root.run("checkin", "import", f"/home/{USER}/people.csv", *folder)
        badges = ("checkin", "badges", "--out", f"/home/{USER}/badges.pdf", *folder)
        lived.seen["every name can be printed"] = root.run(*badges, check=False).returncode == 0
        _films(home)
        ready.hand_over(root, home / "others.avi", *folder)
        lived.seen["a double click opens an event file"] = ready.double_click(root)
        ready.set_up(root, lived.ready)
        ready.open_desk(root, lived.ready)
        ready.test_itself(root, lived.ready)
        joined = ("--join", said["desk"], "--name", "Desk 1", "--trace", "trace.jsonl")
        desk = _desk(root, *joined, "--camera", "film.avi")
        trace = home / "trace.jsonl"
        _pictured(home, trace, "desk.png")
        lived.seen["the desk closes when all is sent"] = desk.wait(_PATIENCE_S) == 0
        lines = [json.loads(line) for line in trace.read_text().splitlines()]
        lived.admitted = lived.ready.admitted + sum(
            line["kind"] == "verdict" and line["admitted"] for line in lines
        )
        lived.at_server = _status(root)["server"]["records"]
        # One without names opens by itself: for measuring how soon.
        other = ("--name", "Desk 2", "--profile", "lane-without-names", "--at-once")
        invited = root.run("checkin", "invite", *other, *folder).stdout
        address = next(word for word in invited.split() if "#" in word)
        joined = ("--join", address, "--profile", f"/home/{USER}/quiet", "--trace", "quiet.jsonl")
        quiet = _desk(root, *joined, "--camera", "film.avi", LC_ALL="ar_EG.UTF-8")
        _pictured(home, home / "quiet.jsonl", "desk-in-arabic.png")
        quiet.wait(_PATIENCE_S)
        _refused_while_open(root, lived.seen)
        return f"/home/{USER}/quiet"
    finally:
        ended(server)


def _films(home: Path) -> None:
    """Film the badges of half the people for the desk that joins, of the others for the laptop."""
    with closing(ServerData(home / "server")) as data:
        book = data.book(data.required_event())
        badges = issue_badges(book, data.signer, os.urandom)
    half = len(badges) // 2
    for name, some in {"film.avi": badges[:half], "others.avi": badges[half:]}.items():
        shoot([Scene(one.text, "paper") for one in some], home / name)


def _desk(root: CleanRoot, *words: str, **settings: str) -> "subprocess.Popen[bytes]":
    line = ("sh", "-c", 'cd && exec "$@"', "sh", "checkin", "desk", *words, "--close-at-end")
    return subprocess.Popen(root.command(*line, DISPLAY=DISPLAY, **settings))


def _pictured(home: Path, trace: Path, name: str) -> None:
    """Take a picture of the first answer that a desk gives."""
    within(_PATIENCE_S, lambda: trace.exists() and '"verdict"' in trace.read_text())
    picture(DISPLAY, home / name)


def _status(root: CleanRoot) -> dict[str, Any]:
    words = ("checkin", "status", "--json", "--folder", f"/home/{USER}/server")
    found: dict[str, Any] = json.loads(root.run(*words).stdout)
    return found


def _refused_while_open(root: CleanRoot, seen: dict[str, bool]) -> None:
    """The server still runs: nobody takes its program away from under it."""
    done = root.apt("remove", "checkin", check=False)
    still = root.run("checkin", "--version", check=False).returncode == 0
    seen["is not removed while it runs"] = done.returncode == 100 and still


def _upgrade(root: CleanRoot, package: Path, seen: dict[str, bool]) -> None:
    """Install a newer version over this one, and this one over that, as if it had been older."""
    desk = root.home(LAPTOP) / ".local/share/checkin/desk"
    kept = {name: (desk / name).read_bytes() for name in ("desk.db", "desk.vault")}
    newer = package.with_name("newer.deb")
    tree = package.with_suffix(".tree")
    subprocess.run(["dpkg-deb", "-R", str(package), str(tree)], check=True)
    control = tree / "DEBIAN/control"
    control.write_text(re.sub(r"(?m)^(Version: .*)$", r"\1+newer", control.read_text()))
    subprocess.run(["dpkg-deb", "-Znone", "-b", str(tree), str(newer)], check=True)
    shutil.rmtree(tree)
    root.apt("install", f"/srv/{newer.name}")
    version = root.run("dpkg-query", "-W", "-f", "${Version}", "checkin").stdout
    untouched = all((desk / name).read_bytes() == was for name, was in kept.items())
    status = json.loads(root.run("checkin", "status", "--json", user=LAPTOP).stdout)
    seen["an upgrade keeps the desk"] = (
        version.endswith("+newer") and untouched and status["desk"]["name"] == "Desk 3"
    )
    root.apt("install", "--allow-downgrades", f"/srv/{package.name}")
    newer.unlink()


def _removal(root: CleanRoot, name: str, seen: dict[str, bool]) -> None:
    desks = [root.home(user) / ".local/share/checkin/desk" for user in (USER, LAPTOP)]
    said = root.apt("remove", "checkin").stderr
    seen["remove leaves the desks, and says so"] = all(
        (desk / "desk.db").exists() and f"/{desk.relative_to(root.folder)}" in said
        for desk in desks
    )
    root.apt("install", f"/srv/{name}")
    root.apt("purge", "checkin", CHECKIN_ERASE="yes")
    seen["told so, removal has each desk erased first"] = all(
        not (desk / "desk.db").exists()
        and json.loads((desk / "desk.erased").read_text())["finished"] is True
        for desk in desks
    )
    seen["removal leaves the server's folder"] = (root.home() / "server/server.db").exists()


def _of_others(root: CleanRoot) -> set[str]:
    """Return what belongs to packages that are still there."""
    said = root.run("sh", "-c", "cat /var/lib/dpkg/info/*.list").stdout
    return {name.lstrip("/") for name in said.splitlines()}
