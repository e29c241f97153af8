"""The one window: the first page, then the desk."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from ui.closing import Twice

SIZE = (1280, 720)
"""The size that everything was drawn for, in logical pixels."""


class Window(QMainWindow):
    """Holds one page at a time.

    While it is ``guarded``, people close it twice; ``asked`` says that they have once.
    """

    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.guarded = False
        self._told = False
        self._twice = Twice()
        self.setWindowTitle("Checkin")
        self.setMinimumSize(1180, 640)
        self.resize(*SIZE)

    def show_page(self, page: QWidget) -> None:
        """Put *page* in the window."""
        self.setCentralWidget(page)
        page.setFocus()

    def close(self) -> bool:
        """Close it now: the program says so, or a signal."""
        self._told = True
        return super().close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Somebody closes it. A computer that shuts down means it."""
        application = QApplication.instance()
        ending = isinstance(application, QApplication) and application.isSavingSession()
        if self._told or ending or not self.guarded or self._twice.is_meant():
            super().closeEvent(event)
        else:
            event.ignore()
            self.asked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key that found no widget belongs to the page."""
        page = self.centralWidget()
        if page is not None and QApplication.focusWidget() is None:
            page.setFocus()
            QApplication.sendEvent(page, event)
