"""A thousand readers killed, hung and grown while a badge is held up: it is read each time.

`make test` has some of each; `make campaign PART=decoder_deaths` all, in about 20 minutes.
"""

import statistics
import tempfile
from pathlib import Path

from bench.figures import Report
from bench.scan_live.deaths import WAYS, Deaths, force
from bench.scan_live.films import held_up

DEATHS = 1_000

_TELL_EVERY = 100


def run(report: Report) -> None:
    with tempfile.TemporaryDirectory(prefix="checkin-deaths-") as folder:
        frames = held_up(Path(folder), seed=1)
    deaths = force(frames, DEATHS, WAYS, after_each=_tell)
    report.add("deaths.count", deaths.count, "deaths", f">= {DEATHS}")
    report.add("deaths.worst_s", deaths.worst_s, "s", "<= 1")
    report.add("deaths.median_s", statistics.median(deaths.seconds), "s")
    report.add("deaths.later_than_1s", sum(each > 1 for each in deaths.seconds), "deaths", "== 0")
    report.add("deaths.missed", deaths.missed, "badges", "== 0")
    report.add("deaths.camera_reopened", deaths.reopened, "times", "== 0")


def _tell(deaths: Deaths) -> None:
    if deaths.count % _TELL_EVERY == 0:
        print(f"  {deaths.count} of {DEATHS}: worst {deaths.worst_s:.2f} s", flush=True)
