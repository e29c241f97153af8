"""The thread that looks at the battery: seldom, and never while somebody waits."""

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, QThread, Signal

from checkin.adapters.battery import Battery

EVERY_S = 30.0


class PowerWorker(QThread):
    """Tells what is left in the battery, at first and whenever it is another."""

    told = Signal(object)

    def __init__(
        self,
        read: Callable[[], Battery],
        every_s: float = EVERY_S,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._read = read
        self._every_s = every_s
        self._stopping = threading.Event()

    def run(self) -> None:
        """Look until told to stop."""
        last = Battery()
        while not self._stopping.is_set():
            now = self._read()
            if now != last:
                last = now
                self.told.emit(now)
            self._stopping.wait(self._every_s)

    def stop(self) -> None:
        """End the thread, and wait for it."""
        self._stopping.set()
        self.wait()
