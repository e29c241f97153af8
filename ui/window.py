"""The one window: the first page, then the desk."""

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

SIZE = (1280, 720)
"""The size that everything was drawn for, in logical pixels."""


class Window(QMainWindow):
    """Holds one page at a time."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("Checkin")
        self.setMinimumSize(1180, 640)
        self.resize(*SIZE)

    def show_page(self, page: QWidget) -> None:
        """Put *page* in the window."""
        self.setCentralWidget(page)
        page.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key that found no widget belongs to the page."""
        page = self.centralWidget()
        if page is not None and QApplication.focusWidget() is None:
            page.setFocus()
            QApplication.sendEvent(page, event)
