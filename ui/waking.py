"""Notices that the laptop has slept: whoever opens its lid may be anybody."""

from collections.abc import Callable
from time import monotonic_ns

from PySide6.QtCore import QObject, QTimer, Signal

from checkin.adapters.profile import wall_ms

EVERY_MS = 500
GAP_MS = 20_000
"""No window is busy for that long, and no clock is corrected by that much while all is well."""


def _monotonic_ms() -> int:
    return monotonic_ns() // 1_000_000


class Waking(QObject):
    """``woken`` after the laptop has slept.

    While it sleeps some systems stop the monotonic clock, so that the wall clock runs
    ahead of it, and others do not, so that the next look comes much too late.
    A wall clock that is set meanwhile looks the same, and hiding then does no harm.
    """

    woken = Signal()

    def __init__(
        self,
        parent: QObject,
        wall: Callable[[], int] = wall_ms,
        monotonic: Callable[[], int] = _monotonic_ms,
    ) -> None:
        super().__init__(parent)
        self._wall, self._monotonic = wall, monotonic
        self._last = wall(), monotonic()
        self.timer = QTimer(self)
        self.timer.timeout.connect(self.look)
        self.timer.start(EVERY_MS)

    def look(self) -> None:
        """Compare both clocks with what they were."""
        now = self._wall(), self._monotonic()
        by_wall, by_monotonic = now[0] - self._last[0], now[1] - self._last[1]
        self._last = now
        if by_monotonic > GAP_MS or abs(by_wall - by_monotonic) > GAP_MS:
            self.woken.emit()
