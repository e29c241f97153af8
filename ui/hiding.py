"""Notices that nobody is at the desk: no key, no pointer, no code for a while."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QWindow

HIDES_MS = 60_000

_SOMEBODY = {
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
}


class Hiding(QObject):
    """``nobody`` once, a minute after somebody was here last; ``back`` when somebody is again."""

    nobody = Signal()
    back = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._away = False
        self.timer = QTimer(self, singleShot=True, interval=HIDES_MS)
        self.timer.timeout.connect(self._left)
        self.timer.start()

    def watch(self, window: QWindow | None) -> None:
        """See who moves the pointer over *window*. Keys and codes are told by the page.

        Not what every widget hears: a look at each of those events would cost more.
        """
        if window is not None:
            window.installEventFilter(self)

    def somebody(self) -> None:
        """Somebody is here."""
        self.timer.start()
        if self._away:
            self._away = False
            self.back.emit()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Whoever moves anything is here. Nothing is taken away from anybody."""
        if event.type() in _SOMEBODY:
            self.somebody()
        return False

    def _left(self) -> None:
        self._away = True
        self.nobody.emit()
