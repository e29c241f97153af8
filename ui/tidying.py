"""Python's garbage is collected by the window's thread alone.

Whichever thread happens to allocate may be told to collect, and then destroys what it
finds: a widget that is destroyed by another thread than the window's takes the program
down with it. So nobody collects by himself here, and the window's thread does it often.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 1_000


class Tidying(QObject):
    """Collects in the thread that it lives in, as often as Python itself does by default."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._often = gc.get_threshold()
        gc.disable()
        # Modules live as long as the program: looking through them takes the time of a scan.
        gc.freeze()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.tidy)
        self._timer.start(_EVERY_MS)

    def tidy(self) -> None:
        """Collect what has become due."""
        counts = gc.get_count()
        due = [
            generation for generation in range(3) if counts[generation] > self._often[generation]
        ]
        if due:
            gc.collect(due[-1])

    def end(self) -> None:
        """Collect all there is, and let Python do as it likes again."""
        self._timer.stop()
        gc.collect()
        gc.enable()
