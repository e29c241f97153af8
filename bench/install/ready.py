"""From a bare computer to a desk that says it is ready: what people do, and what the machine takes.

The laptop is another user of the clean root. It is handed a stick with the event file, and the
passphrase by another way; the server, from the same package, is reached when the desk is opened.
"""

import json
import os
import shutil
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.install.clean_root import USER, CleanRoot, ended
from bench.install.tools import within

HUMAN_ACTIONS = (
    "install the package: a double click on it, or one command",
    "open the event file: a double click on it",
    "type its passphrase",
    "choose which desk this is",
)
"""All that a person does, one after the other: the window then tests the desk by itself.

Here `checkin setup` is given the last two as words, and `checkin doctor` is the test.
"""

LAPTOP = "laptop"
FILE = f"/home/{LAPTOP}/Harbour Days.checkin-event"
PASSPHRASE = f"/home/{LAPTOP}/passphrase.txt"
DISPLAY = ":77"
PATIENCE_S = 180.0

CANNOT_BE = {
    "key": "the trial keeps it in a file, for want of a keychain",
    "sound": "a root without a body has no loudspeaker",
    "encryption": "which disk it lies on cannot be seen from within",
    "sleep": "nothing there would ever put it to sleep, or could be asked not to",
    "power": "it has no battery",
}
"""What the self-test need not call good there, by its name for it, and why."""


@dataclass(slots=True)
class Readied:
    """What was seen of it, and how many seconds each step of the machine took."""

    seen: dict[str, bool] = field(default_factory=dict)
    steps: dict[str, float] = field(default_factory=dict)
    doubts: dict[str, str] = field(default_factory=dict)
    """What the self-test did not call good, by its name, and what it said."""
    admitted: int = 0

    def took(self, step: str, began: float) -> None:
        """Note how long *step* took, which *began* then (of `time.monotonic`)."""
        self.steps[step] = time.monotonic() - began


def hand_over(root: CleanRoot, film: Path, *server: str) -> None:
    """Make the laptop's user, and give it the event file, its passphrase and a film of badges."""
    root.run("useradd", "--create-home", LAPTOP, user="root")
    made = f"/home/{USER}/desks.checkin-event"
    options = ("--desks", "5", "--profile", "lane-without-names", "--out", made, "--json")
    said = json.loads(root.run("checkin", "event", "file", *options, *server).stdout)
    home = root.home(LAPTOP)
    stick = Path(FILE).name
    shutil.copyfile(root.folder / made.lstrip("/"), home / stick)
    (home / Path(PASSPHRASE).name).write_text(said["passphrase"], encoding="utf-8")
    shutil.copyfile(film, home / "film.avi")
    root.run("chown", "-R", f"{LAPTOP}:", f"/home/{LAPTOP}", user="root")


def double_click(root: CleanRoot) -> bool:
    """Open the event file as a file manager does; say whether the desk was started with it."""
    tools = ("shared-mime-info", "desktop-file-utils", "libglib2.0-bin", "xdg-utils")
    root.apt("install", *tools)
    kind = root.run("gio", "info", "-a", "standard::content-type", FILE, user=LAPTOP).stdout
    asked = ("xdg-mime", "query", "default", "application/vnd.checkin-event")
    default = root.run(*asked, user=LAPTOP).stdout.strip()
    opened = subprocess.Popen(root.command("gio", "open", FILE, user=LAPTOP, DISPLAY=DISPLAY))
    try:
        within(PATIENCE_S, lambda: bool(_desks_with(FILE)))
    except TimeoutError:
        return False
    finally:
        opened.wait(PATIENCE_S)
        for process in _desks_with(FILE):
            os.kill(process, 15)
    within(PATIENCE_S, lambda: not _desks_with(FILE))
    return "application/vnd.checkin-event" in kind and default == "checkin.desktop"


def _desks_with(file: str) -> list[int]:
    """Return the installed desks that were started with *file*."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            words = (process / "cmdline").read_bytes().split(b"\0")
            program = str((process / "exe").readlink())
        except OSError:
            continue  # it has ended
        if program.endswith("/usr/lib/checkin/checkin") and file.encode() in words:
            found.append(int(process.name))
    return found


def set_up(root: CleanRoot, done: Readied) -> None:
    """Make the laptop a desk; the server is not needed for it."""
    began = time.monotonic()
    options = ("--passphrase-file", PASSPHRASE, "--desk", "Desk 3", "--yes", "--json")
    said = json.loads(root.run("checkin", "setup", FILE, *options, user=LAPTOP).stdout)
    done.took("checkin setup", began)
    done.seen["the event file makes it the desk that was chosen"] = said["name"] == "Desk 3"


def test_itself(root: CleanRoot, done: Readied) -> None:
    """Have the desk look itself over, with the server within reach and the film as its camera."""
    began = time.monotonic()
    tested = ("checkin", "doctor", "--json", "--camera", f"/home/{LAPTOP}/film.avi")
    answer = root.run(*tested, user=LAPTOP, check=False, DISPLAY=DISPLAY)
    done.took("checkin doctor", began)
    if answer.returncode not in {0, 1}:
        raise RuntimeError(f"checkin doctor ended with {answer.returncode}:\n{answer.stderr}")
    found: dict[str, Any] = json.loads(answer.stdout)
    done.doubts = {
        one["name"]: f"{one['state']}: {one['said']}"
        for one in found["checks"]
        if one["state"] != "good"
    }
    # It ends with 1 for what is to be looked at as well: there the next line sees that it is excused.
    is_right = answer.returncode == int(
        any(one["state"] in {"warn", "bad"} for one in found["checks"])
    )
    done.seen["the self-test passes"] = found["ready"] is True and is_right
    done.seen["what it cannot call good cannot be so here"] = done.doubts.keys() <= CANNOT_BE.keys()
    done.seen["the desk signs that it is ready"] = bool(found["line"])


def open_desk(root: CleanRoot, done: Readied) -> None:
    """Open the window: its page, badges from a film, everything sent."""
    home = root.home(LAPTOP)
    trace = home / "trace.jsonl"
    words = ("checkin", "desk", "--camera", "film.avi", "--trace", "trace.jsonl", "--close-at-end")
    line = ("sh", "-c", 'cd && exec "$@"', "sh", *words)
    began = time.monotonic()
    desk = subprocess.Popen(root.command(*line, user=LAPTOP, DISPLAY=DISPLAY))
    try:
        within(PATIENCE_S, lambda: _has(trace, "first_paint"))
        done.took("the window, until its page is painted", began)
        closed = desk.wait(PATIENCE_S) == 0
    finally:
        ended(desk)
    done.seen["the ready desk closes when all is sent"] = closed
    lines = [json.loads(line) for line in trace.read_text(encoding="utf-8").splitlines()]
    done.admitted = sum(line["kind"] == "verdict" and line["admitted"] for line in lines)


def _has(trace: Path, kind: str) -> bool:
    return trace.exists() and f'"{kind}"' in trace.read_text(encoding="utf-8")
