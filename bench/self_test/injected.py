"""`python -m bench.self_test.injected FILE`: a self-test with faults that cannot be planted here.

FILE is JSON: ``folder``, ``camera`` (a film), ``outputs`` (how many speakers), and if given
``gone`` (why the camera gives no picture), ``ahead_ms`` (how far this laptop's clock is
ahead), ``program`` (this desk's version). All else is measured. Prints what `checkin doctor
--json` prints.
"""

import json
import sys
import time
from dataclasses import replace
from functools import partial
from pathlib import Path


def main() -> int:
    """Run it."""
    said = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    if ahead := said.get("ahead_ms"):
        true_ns = time.time_ns
        # The clock of this process, before anything has read it.
        time.time_ns = lambda: true_ns() + ahead * 1_000_000
    import checkin

    checkin.__version__ = said.get("program", checkin.__version__)
    from checkin.adapters.camera.events import CameraGone
    from checkin.adapters.camera.reports import Cause
    from checkin.adapters.probes.camera import Watching, watch_camera
    from checkin.adapters.probes.desk import open_under_test
    from checkin.cli.doctor import report
    from checkin.usecases.self_test_camera import SoundFacts
    from checkin.usecases.self_test_round import look_over
    from ui.laptop.system import window_system

    desk, close = open_under_test(Path(said["folder"]))
    window = replace(window_system(), sound=lambda: SoundFacts(said["outputs"]))
    gone = said.get("gone")
    camera = (
        Watching(CameraGone(Cause(gone), "")).facts
        if gone
        else partial(watch_camera, said["camera"])
    )
    try:
        found = list(look_over(desk.probes(window, camera)))
        print(report(found, desk.sign(found)))
    finally:
        close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
