"""The desk's camera at work: what it costs, how soon a text is there, how soon a reader is back."""

import statistics
import tempfile
import time
from pathlib import Path

from bench.figures import Report
from bench.scan_live.deaths import force
from bench.scan_live.films import arrivals, held_up
from bench.scan_live.idle import look_at
from checkin.adapters.camera.camera import Camera
from checkin.adapters.camera.events import CameraEnded, CodeRead

_IDLE_S = 20.0
_BADGES = 20
_KILLS = 50


def run(report: Report) -> None:
    with tempfile.TemporaryDirectory(prefix="checkin-live-") as name:
        folder = Path(name)
        idle = look_at(folder, _IDLE_S)
        report.add("scan.idle_cpu_percent", sum(idle.percent.values()), "% of core", "<= 20")
        for process, percent in sorted(idle.percent.items()):
            report.add(f"scan.idle_cpu_percent.{process}", percent, "% of core")
        report.add("scan.decoder_memory_mb", idle.reader_mb, "MB", "<= 250")
        report.add("scan.decoder_memory_growth_mb", idle.growth_mb, "MB", "<= 1")
        took = frame_to_text_ms(arrivals(folder, _BADGES, seed=4)[0])
        report.add("scan.frame_to_text_p50_ms", statistics.median(took), "ms")
        report.add("scan.frame_to_text_p99_ms", _p99(took), "ms", "<= 40")
        report.add("scan.frame_to_text.frames", len(took), "frames", "> 300")
        deaths = force(held_up(folder, seed=1), _KILLS, ("killed",))
        report.add("scan.restart_s", deaths.worst_s, "s", "<= 1")
        report.add("scan.restart_median_s", statistics.median(deaths.seconds), "s")
        report.add("scan.restart.missed", deaths.missed, "badges", "== 0")
        report.add("scan.restart.camera_reopened", deaths.reopened, "times", "== 0")


def frame_to_text_ms(film: Path) -> list[float]:
    """Play *film* at true speed; return, of each code read, its age when it is at the desk."""
    took = []
    with Camera(str(film)) as camera:
        while not isinstance(event := camera.next(1.0), CameraEnded):
            if isinstance(event, CodeRead):
                took.append((time.monotonic_ns() - event.delivered_ns) / 1e6)
    return took


def _p99(values: list[float]) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * 0.99))]
