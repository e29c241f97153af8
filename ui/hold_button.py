"""A button for what nobody must do by mistake: it has to be held down, and fills while it is."""

from PySide6.QtCore import QElapsedTimer, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QPushButton

from ui.theme import INKS, Look, font

HOLD_MS = 3_000
_FRAME_MS = 30
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class HoldButton(QPushButton):
    """``held`` once it was held down for *hold_ms*, by the mouse, Space or Enter."""

    held = Signal()

    def __init__(self, hold_ms: int = HOLD_MS) -> None:
        super().__init__()
        self.setMinimumHeight(72)
        self._hold_ms = hold_ms
        self._since = QElapsedTimer()
        self._frames = QTimer(self, interval=_FRAME_MS)
        self._frames.timeout.connect(self._fill)
        self.pressed.connect(self._begin)
        self.released.connect(self._stop)

    @property
    def filled(self) -> float:
        """How much of the time has passed, from 0 to 1."""
        if not self._frames.isActive():
            return 0.0
        return min(1.0, self._since.elapsed() / self._hold_ms)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter holds as Space does."""
        if event.key() in _ENTER:
            if not event.isAutoRepeat() and not self.isDown():
                self.setDown(True)
                self.pressed.emit()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Let go."""
        if event.key() in _ENTER:
            if not event.isAutoRepeat() and self.isDown():
                self.setDown(False)
                self.released.emit()
        else:
            super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Who looks elsewhere holds nothing."""
        self.setDown(False)
        self._stop()
        super().focusOutEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it red, and darker from where people begin to read as far as it was held."""
        ink = INKS[Look.STOP]
        box = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QPainterPath()
        shape.addRoundedRect(box, 8, 8)
        painter.fillPath(shape, QColor(ink.fill))
        painter.setClipPath(shape)
        done = QRectF(box)
        done.setWidth(box.width() * self.filled)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            done.moveRight(box.right())
        painter.fillRect(done, QColor("#E2453F"))
        painter.setClipping(False)
        painter.setPen(QColor(ink.text))
        if self.hasFocus():
            pen = painter.pen()
            pen.setWidth(3)
            painter.setPen(pen)
            painter.drawPath(shape)
        painter.setFont(font(24, strong=True))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), self.text())
        painter.end()

    def _begin(self) -> None:
        self._since.start()
        self._frames.start()

    def _fill(self) -> None:
        self.update()
        if self._since.elapsed() >= self._hold_ms:
            self._stop()
            self.setDown(False)
            self.held.emit()

    def _stop(self) -> None:
        self._frames.stop()
        self.update()
