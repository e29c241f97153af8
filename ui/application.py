"""The application: a Mac tells it which file somebody has opened, where others start a program."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication


class Application(QApplication):
    """``opened`` carries the path of a file that was opened by a double click."""

    opened = Signal(str)

    def event(self, event: QEvent) -> bool:
        """Take what the system asks the application to open."""
        if isinstance(event, QFileOpenEvent) and event.file():
            self.opened.emit(event.file())
            return True
        return super().event(event)
