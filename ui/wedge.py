"""Scanners that pretend to be a keyboard, told from people by how fast they type."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

FAST_MS = 50
"""Between two keys of a scanner at most. People are slower, all but for two or three keys."""
LEAST = 6
"""Characters: so many in a row at that pace are typed by nobody."""

_HURRIED = 3
"""Characters at that pace may be a scanner's: what they spell is not looked for yet."""
_ENTER_MS = 100
_ENTERS = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class Pace:
    """Finds a scanner's text in a row of keys. Moments are the keys' own, in milliseconds."""

    def __init__(self) -> None:
        self._burst = ""
        self._last_ms = 0

    @property
    def hurried(self) -> bool:
        """What has been typed last may be a scanner's."""
        return len(self._burst) >= _HURRIED

    def key(self, text: str, at_ms: int) -> None:
        """A key was pressed that prints *text*."""
        if not 0 <= at_ms - self._last_ms <= FAST_MS:
            self._burst = ""
        self._burst += text
        self._last_ms = at_ms

    def enter(self, at_ms: int) -> str | None:
        """Enter was pressed: return what the scanner typed, None if it was a person."""
        burst, self._burst = self._burst, ""
        fast = 0 <= at_ms - self._last_ms <= _ENTER_MS
        return burst if fast and len(burst) >= LEAST else None

    def rest(self) -> None:
        """Something else happened."""
        self._burst = ""


class Wedge(QObject):
    """Sees every key on its way to the search field, where all keys go, or to an open menu.

    The keys of a scanner go where any key goes; its Enter does not, and what it
    has typed is carried by ``read``.
    """

    read = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pace = Pace()

    @property
    def hurried(self) -> bool:
        """What has been typed last may be a scanner's."""
        return self._pace.hurried

    def watch(self, widget: QWidget) -> None:
        """Listen to the keys that come to *widget* from now on."""
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Listen to keys before the widget has them; keep a scanner's Enter."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        at_ms = event.timestamp()
        if not at_ms or event.isAutoRepeat():  # made by a program, or a key held down
            self._pace.rest()
        elif event.key() in _ENTERS:
            return self._end(self._pace.enter(at_ms))
        elif event.text() and event.text().isprintable():
            self._pace.key(event.text(), at_ms)
        return False

    def _end(self, text: str | None) -> bool:
        if text is None:
            return False
        popup = QApplication.activePopupWidget()
        if popup is not None:  # a menu would wait for the answer to another question
            popup.close()
        self.read.emit(text)
        return True
