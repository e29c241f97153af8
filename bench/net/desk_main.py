"""`python -m bench.net.desk_main`: a real desk without a window, in a process of its own.

It scans badge after badge, tells each saved record on stdout as a line of JSON, and stops
scanning when its stdin says "rest"; it ends when its stdin does.
"""

import argparse
import json
import os
import queue
import random
import sys
import threading
import time
import traceback
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bench.net.desk import RunningDesk
from checkin.adapters.profile import Profile
from checkin.domain.errors import ServerError
from checkin.domain.model import DeskId
from checkin.domain.record import Head

_REPORT_S = 0.1


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--profile", type=Path, required=True)
    parser.add_argument("--join", metavar="ADDRESS", help="a one-time address, for a new profile")
    parser.add_argument("--codes", type=Path, required=True, help="a badge's text in each line")
    parser.add_argument("--seed", type=int, default=0, help="for the order of the badges")
    parser.add_argument("--every", type=float, default=0.5, help="seconds between two scans")
    parser.add_argument("--second", type=float, default=1.0, help="how long the pace's second is")
    asked = parser.parse_args()
    codes = asked.codes.read_text(encoding="utf-8").split("\n")
    random.Random(asked.seed).shuffle(codes)
    profile = _joined(asked.profile, asked.join)
    desk = RunningDesk(profile, _told, _failed, asked.second)
    try:
        while not desk.ready:
            time.sleep(0.01)
        _say(ready=profile.store.mine)
        _work(desk, codes, asked.every)
    finally:
        desk.end()
        profile.close()
    return 0


def _work(desk: RunningDesk, codes: list[str], every: float) -> None:
    said: queue.SimpleQueue[str] = queue.SimpleQueue()
    threading.Thread(target=_read_stdin, args=(said,), daemon=True).start()
    scanning = True
    shown = 0
    due = report_due = time.monotonic()
    while True:
        now = time.monotonic()
        wait = max(0.0, (min(due, report_due) if scanning else report_due) - now)
        try:
            if said.get(timeout=wait) != "rest":
                return
            scanning = False
        except queue.Empty:
            pass
        now = time.monotonic()
        if scanning and now >= due:
            outcome = desk.scan(codes[shown % len(codes)])
            # From when the badge was there: whatever kept this desk busy before counts.
            took = time.monotonic() - due
            _say(saved=outcome.record.seq, green=outcome.admitted, ms=1000 * took)
            shown += 1
            due += every
            if not every:
                due = time.monotonic()
        if now >= report_due:
            _say(have=_heads(desk.have()), resting=not scanning)
            report_due = now + _REPORT_S
        desk.hear()


def _joined(folder: Path, address: str | None) -> Profile:
    profile = Profile.open(folder)
    while profile.enrolment is None:
        try:
            profile.join(address or "", "Desk")
        except ServerError as error:
            _failed(error)
            time.sleep(0.5)
    return profile


def _read_stdin(said: "queue.SimpleQueue[str]") -> None:
    for line in sys.stdin:
        said.put(line.strip())
    said.put("end")


def _told(have: Mapping[DeskId, Head]) -> None:
    _say(told=_heads(have))


def _failed(error: Exception) -> None:
    # Only the faults of the other side are expected here.
    bug = "" if isinstance(error, ServerError) else "".join(traceback.format_exception(error))
    # What a person reads hides the cause; whoever looks into a campaign wants it.
    cause = f" ({type(error.__context__).__name__})" if error.__context__ else ""
    _say(failed=f"{type(error).__name__}{cause}: {error}", bug=bug)


def _heads(have: Mapping[DeskId, Head]) -> dict[str, list[Any]]:
    return {desk: list(head) for desk, head in have.items()}


def _say(**what: object) -> None:
    line = json.dumps(what).encode() + b"\n"
    # In one go and at once: what was said stays said when this process is killed.
    os.write(1, line)


if __name__ == "__main__":
    sys.exit(main())
