"""The demonstration event, run once without a window: how fast a scan is safe on disk."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.figures import Report


def run(report: Report) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "demo.json"
        command = [
            *(sys.executable, "-m", "checkin", "demo", "--headless"),
            *("--report", str(file), "--screenshots", folder),
        ]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        demo = json.loads(file.read_text(encoding="utf-8"))
    saved, shown = demo["frame_to_saved_ms"], demo["frame_to_shown_ms"]
    report.add("demo.frame_to_saved_p99_ms", saved["p99"], "ms", "<= 100")
    report.add("demo.frame_to_saved_p50_ms", saved["p50"], "ms", "<= 40")
    report.add("demo.frame_to_shown_p99_ms", shown["p99"], "ms")
    report.add("demo.lost", demo["lost"], "check-ins", "== 0")
    report.add("demo.double", demo["double"], "check-ins", "== 0")
