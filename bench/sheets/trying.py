"""Import one sheet after the other by command, each into an event of its own, and look after it."""

import os
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bench.sheets.damaged import Damaged
from checkin.adapters.server_data import ServerData
from checkin.domain.model import EventId
from checkin.usecases.organise import first_lists, new_event

BOUND_MB = 450
"""What importing may take of memory, whatever the sheet is."""

_PEAK = "peak in kB:"
_COMMAND = f"""
import atexit, sys

def tell():
    # What the kernel says of a child's peak begins with its parent's: this does not.
    with open("/proc/self/status") as status:
        peak = next(line.split()[1] for line in status if line.startswith("VmHWM"))
    print("{_PEAK}" + peak, end="")

atexit.register(tell)
from checkin.cli.main import main
sys.exit(main())
"""


@dataclass(frozen=True)
class Outcome:
    """How a command ended: its exit code, what it said, who is in the event, what it took."""

    code: int
    said: str
    people: tuple[str, ...]
    peak_mb: float
    seconds: float

    def is_right_for(self, one: Damaged) -> bool:
        """Say whether that is what should have come of *one*, all of it or nothing."""
        code = 2 if not one.people else 1 if one.says else 0
        return (
            self.code == code
            and sorted(self.people) == sorted(one.people)
            and one.says in self.said
            and "Traceback" not in self.said
            and self.peak_mb <= BOUND_MB
        )


class Trial:
    """A server's folder, and a folder for sheets."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._server = folder / "server"

    def take(self, one: Damaged) -> Outcome:
        """Import it."""
        path = self._folder / one.name
        path.write_bytes(one.data())
        outcome = self.run(path)
        path.unlink()
        return outcome

    def run(self, path: Path, *options: str) -> Outcome:
        """Import the sheet at *path* into a new event."""
        event = EventId(os.urandom(4).hex())
        with closing(ServerData(self._server)) as data:
            lists = first_lists(date(2024, 4, 15))
            new_event(data.book(event), "Trial", "UTC", lists, data.signer, event=event)
        began = time.monotonic()
        said = path.with_suffix(".said")
        with said.open("wb") as out:
            process = subprocess.Popen(
                [
                    *(sys.executable, "-c", _COMMAND, "import", str(path)),
                    *("--folder", str(self._server), "--event", event, *options),
                ],
                stdout=out,
                stderr=subprocess.STDOUT,
            )
            code = process.wait()
        with closing(ServerData(self._server)) as data:
            people = tuple(one.public_name for one in data.book(event).registrations())
        words, _, peak = said.read_text("utf-8", "replace").rpartition(_PEAK)
        return Outcome(code, words, people, int(peak or 0) / 1024, time.monotonic() - began)
