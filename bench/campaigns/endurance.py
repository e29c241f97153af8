"""An hour of badges at thirty frames a second: memory, age of frames, badges missed.

`make test` has half a minute of it. ``CHECKIN_ENDURANCE_S`` asks for another length.
"""

import os
import tempfile
from pathlib import Path

from bench.figures import Report
from bench.scan_live.endurance import Lasted, last

SECONDS = 3600.0


def run(report: Report) -> None:
    seconds = float(os.environ.get("CHECKIN_ENDURANCE_S", SECONDS))
    with tempfile.TemporaryDirectory(prefix="checkin-endurance-") as folder:
        lasted = last(Path(folder), seconds, after_each=_tell)
    report.add("endurance.seconds", lasted.seconds, "s", f">= {SECONDS:g}")
    report.add("endurance.frames", lasted.frames, "frames")
    report.add("endurance.badges", lasted.shown, "badges", "> 0")
    report.add("endurance.missed", lasted.missed, "badges", "== 0")
    report.add("endurance.readers_lost", lasted.readers_lost, "readers", "== 0")
    report.add("endurance.camera_reopened", lasted.reopened, "times", "== 0")
    for process in sorted(lasted.memory_mb):
        slope = lasted.slope_mb_per_hour(process)
        report.add(f"endurance.memory_slope_mb_h.{process}", slope, "MB/h", "<= 5")
        most = max(took for _, took in lasted.memory_mb[process])
        report.add(f"endurance.memory_mb.{process}", most, "MB", "<= 250")
    tenth = max(1, len(lasted.ages_ms) // 10)
    report.add("endurance.frame_age_p99_ms", lasted.age_p99_ms(slice(None)), "ms", "<= 40")
    first, final = lasted.age_p99_ms(slice(tenth)), lasted.age_p99_ms(slice(-tenth, None))
    report.add("endurance.frame_age_p99_first_ms", first, "ms")
    report.add("endurance.frame_age_p99_last_ms", final, "ms")


def _tell(lasted: Lasted) -> None:
    print(f"  {lasted.seconds:.0f} s: {lasted.shown} badges, {lasted.missed} missed", flush=True)
