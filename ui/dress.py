"""Light or dark: as the laptop has it, or as somebody chose."""

from enum import StrEnum

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from ui import theme


class Theme(StrEnum):
    """What can be chosen, in the order in which it is offered."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Dress(QObject):
    """Dresses the application, and again when the laptop's own colours change."""

    def __init__(self, app: QApplication, chosen: Theme = Theme.SYSTEM) -> None:
        super().__init__(app)
        self._app = app
        self.theme = chosen
        app.styleHints().colorSchemeChanged.connect(self.put_on)
        self.put_on()

    def use_next(self) -> None:
        """Wear the next one."""
        all_of_them = list(Theme)
        self.theme = all_of_them[(all_of_them.index(self.theme) + 1) % len(all_of_them)]
        self.put_on()

    def put_on(self) -> None:
        """Wear what was chosen."""
        dark = self.theme is Theme.DARK or (
            self.theme is Theme.SYSTEM
            and self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        )
        theme.apply(self._app, dark=dark)
