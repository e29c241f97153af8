"""A desk that has stopped again and again: what to do, and the support log."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject

from checkin.adapters.diary import text_of
from ui.calm_page import CalmPage, Said
from ui.laptop.support import SupportPage
from ui.window import Window

translate = QCoreApplication.translate


class Stopped(QObject):
    """Says so in *window*, of the desk in *folder*, of which nothing is opened."""

    def __init__(self, window: Window, folder: Path) -> None:
        super().__init__(window)
        self._window = window
        self._folder = folder
        self.tries_again = False
        """Whether somebody wants to try once more."""

    def begin(self) -> None:
        """Show what to do."""
        page = CalmPage(stopped_words)
        page.went.connect(self._try_again)
        page.went_also.connect(self._show_log)
        self._window.show_page(page)

    def _show_log(self) -> None:
        page = SupportPage(text_of(self._folder))
        page.left.connect(self.begin)
        self._window.show_page(page)

    def _try_again(self) -> None:
        self.tries_again = True
        self._window.close()


def stopped_words() -> Said:
    """This desk has stopped too often by itself."""
    return Said(
        translate("Calm", "This desk has stopped several times"),
        (
            translate("Calm", "Nothing is lost: whoever was shown in green is saved."),
            translate(
                "Calm",
                "Restart the laptop and open the desk again. If it goes on, use another laptop and "
                "tell the organisers.",
            ),
        ),
        translate("Calm", "Try again"),
        translate("Calm", "Show the support log"),
    )
