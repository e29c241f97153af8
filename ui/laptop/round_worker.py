"""The thread that looks a laptop over, so that its window waits for nothing."""

import threading
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QThread, Signal

from checkin.adapters.camera.events import CameraEvent, CameraGone
from checkin.adapters.probes.camera import WAITS_S, Watching
from checkin.usecases.self_test_camera import CameraFacts
from checkin.usecases.self_test_round import Probes, look_over

_LOOK_S = 0.1


class Lent:
    """What the window's own camera tells while a page looks through it. Takes events in any thread."""

    def __init__(self, gone: CameraGone | None = None) -> None:
        self._gone = gone
        self._watching = Watching(gone)
        self._over = threading.Event()

    def begin_again(self) -> None:
        """Forget what was seen."""
        self._watching = Watching(self._gone)
        self._over.clear()

    def note(self, event: CameraEvent) -> None:
        """Take in what the camera tells."""
        if isinstance(event, CameraGone):
            self._gone = event
        self._watching.note(event)

    def facts(self) -> CameraFacts:
        """What is known by now."""
        return self._watching.facts()

    def wait(self) -> CameraFacts:
        """Wait until enough was seen, no longer than a camera may take."""
        until = time.monotonic() + WAITS_S
        while not self._watching.is_certain and time.monotonic() < until:
            if self._over.wait(_LOOK_S):
                break
        return self.facts()

    def stop(self) -> None:
        """Have nobody wait any more."""
        self._over.set()


class RoundWorker(QThread):
    """One round: ``found`` carries each finding, ``over`` says that there are no more."""

    found = Signal(object)
    over = Signal()

    def __init__(self, probes: Callable[[], Probes], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._probes = probes
        self._stopping = threading.Event()

    def run(self) -> None:
        """Look at everything, unless told to stop."""
        for one in look_over(self._probes()):
            if self._stopping.is_set():
                return
            self.found.emit(one)
        self.over.emit()

    def stop(self) -> None:
        """Tell nobody anything more. What is being measured is measured to its end."""
        self._stopping.set()
