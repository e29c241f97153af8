"""The one window: the first page, then the desk."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QMoveEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from ui.closing import Twice

SIZE = (1280, 720)
"""The size that everything was drawn for, in logical pixels."""
_REST_MS = 500


class Window(QMainWindow):
    """Holds one page at a time.

    While it is ``guarded``, people close it twice; ``asked`` says that they have once.
    ``dropped`` carries the path of a file that somebody has dropped on it.
    ``placed`` when it has been moved or resized and rests.
    """

    asked = Signal()
    placed = Signal()
    uncovered = Signal()
    """The page below is shown again, and nothing lies over it."""
    dropped = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.guarded = False
        self._below: QWidget | None = None
        self._told = False
        self._handing_on = False
        self._twice = Twice()
        self.setWindowTitle("Checkin")
        self.setMinimumSize(1180, 640)
        self.resize(*SIZE)
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(_REST_MS)
        self._resting.timeout.connect(self.placed)

    def show_page(self, page: QWidget) -> None:
        """Put *page* in the window, and nothing over it."""
        self.uncover()
        self.setCentralWidget(page)
        page.setFocus()

    @property
    def is_covered(self) -> bool:
        """Whether something lies over the page."""
        return self._below is not None

    def cover(self, over: QWidget) -> None:
        """Lay *over* over the page, which is kept as it is."""
        if self._below is None:
            self._below = self.takeCentralWidget()
            self.setCentralWidget(over)
            over.show()
            over.setFocus()

    def uncover(self) -> None:
        """Show the page again."""
        if self._below is not None:
            below, self._below = self._below, None
            # Taken and not replaced: whoever laid it there has it still.
            over = self.takeCentralWidget()
            if over is not None:
                over.hide()
            self.setCentralWidget(below)
            below.show()
            below.setFocus()
            self.uncovered.emit()

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

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """One file may be dropped."""
        if len(event.mimeData().urls()) == 1 and event.mimeData().urls()[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """It was."""
        event.acceptProposedAction()
        self.dropped.emit(event.mimeData().urls()[0].toLocalFile())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Note where it is, once it rests."""
        super().resizeEvent(event)
        self._resting.start()

    def moveEvent(self, event: QMoveEvent) -> None:
        """Note where it is, once it rests."""
        super().moveEvent(event)
        self._resting.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key that found no widget belongs to the page."""
        page = self.centralWidget()
        if page is not None and QApplication.focusWidget() is None and not self._handing_on:
            page.setFocus()
            # What the page does not want comes back here, and would go round for ever.
            self._handing_on = True
            QApplication.sendEvent(page, event)
            self._handing_on = False
