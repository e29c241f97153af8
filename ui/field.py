"""The only line edit of the desk: it begins where people begin to read."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import (
    QClipboard,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QLineEdit


class Field(QLineEdit):
    """Where people type.

    An empty line has no direction of its own, and Qt takes the keyboard's: in a
    mirrored window the cursor would stand on the left, with its hint on the right.
    What is typed still runs in the direction of its own letters.

    Nothing is copied or cut out of it: what is typed at a desk is somebody's name, and other
    programs read what was copied.
    """

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type, but neither copy nor cut."""
        taking = (QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.Cut)
        if any(event.matches(one) for one in taking):
            event.accept()
        else:
            super().keyPressEvent(event)
            _give_nobody_the_selection()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Select, and let no middle button elsewhere paste it."""
        super().mouseReleaseEvent(event)
        _give_nobody_the_selection()

    def changeEvent(self, event: QEvent) -> None:
        """Begin on the other side when people read from there."""
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._align()
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """The same, once the direction is known."""
        self._align()
        super().showEvent(event)

    def _align(self) -> None:
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        # Otherwise as Qt does it: names in Arabic letters begin on the right there as well.
        side = right if mirrored else Qt.AlignmentFlag.AlignLeading
        self.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)


def _give_nobody_the_selection() -> None:
    """Take back what X11 gives any program for as long as it is selected, by keys as well."""
    clipboard = QGuiApplication.clipboard()
    if clipboard.supportsSelection() and clipboard.ownsSelection():
        clipboard.clear(QClipboard.Mode.Selection)
