"""A hundred thousand frames that mean harm, through the real readers and the real capture process.

`make test` has some hundreds of each kind; `make campaign PART=hostile` all, in about 40 minutes.
"""

import tempfile
from pathlib import Path

import numpy as np

from bench.figures import Report
from bench.scan_live.feed import feed
from bench.scan_live.films import held_up
from bench.scan_live.hostile import frames
from bench.scan_live.torn import send
from checkin.adapters.camera.decoder import Decoder
from checkin.adapters.camera.vision import Image, cv2

FRAMES = 98_000
TORN = 2_000

_EVERY = 100


def run(report: Report) -> None:
    with tempfile.TemporaryDirectory(prefix="checkin-hostile-") as folder:
        badge = held_up(Path(folder), seed=1)
    fed = feed(frames(FRAMES, seed=1), *shown(badge), _EVERY)
    torn = send(badge, TORN, seed=1)
    frames_sent, stopped = fed.frames + torn.frames, fed.stopped + torn.unread
    report.add("safety.frames", frames_sent, "frames", f">= {FRAMES + TORN}")
    # Times that the desk heard no more codes, whatever became of its readers.
    report.add("safety.desk_deaths", stopped, "times", "== 0")
    report.add("hostile.frames", fed.frames + torn.frames, "frames", f">= {FRAMES + TORN}")
    report.add("hostile.stopped", fed.stopped + torn.unread, "times", "== 0")
    report.add("hostile.badges_missed", fed.missed, "badges", "== 0")
    report.add("hostile.longest_s", fed.longest_s, "s", "<= 1")
    report.add("hostile.readers_lost", fed.lost_readers, "readers")
    report.add("hostile.reader_mb", fed.memory_mb, "MB", "<= 250")
    report.add("hostile.torn", torn.frames, "frames", f">= {TORN}")
    report.add("hostile.torn_longest_s", torn.longest_s, "s")
    report.add("hostile.torn_captures_lost", torn.captures - 1, "processes")


def shown(badge: list[bytes]) -> tuple[Image, str]:
    """Return a grey frame of the badge that reads well, and what it says."""
    for jpeg in badge:
        frame = cv2.imdecode(np.frombuffer(jpeg, np.uint8), cv2.IMREAD_GRAYSCALE)
        if frame is not None and (codes := Decoder().read(frame)):
            return frame, codes[0].text
    raise RuntimeError("The badge of this measurement cannot be read.")
