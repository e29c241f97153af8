"""Light or dark: as the laptop has it, or as somebody chose; with as much contrast as it asks."""

from collections.abc import Callable
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
    """Dresses the application, and again when the laptop's own colours change.

    *strong* says whether the laptop's owner wants more contrast than usual.
    """

    def __init__(
        self,
        app: QApplication,
        chosen: Theme = Theme.SYSTEM,
        strong: Callable[[], bool] | None = None,
    ) -> None:
        super().__init__(app)
        self._app = app
        self._hints = app.styleHints()
        self._access = self._hints.accessibility()
        self._strong = strong or self._asks_for_contrast
        self.theme = chosen
        self._hints.colorSchemeChanged.connect(self.put_on)
        self._access.contrastPreferenceChanged.connect(self.put_on)
        self.put_on()

    def use_next(self) -> None:
        """Wear the next one."""
        all_of_them = list(Theme)
        self.theme = all_of_them[(all_of_them.index(self.theme) + 1) % len(all_of_them)]
        self.put_on()

    def put_on(self) -> None:
        """Wear what was chosen."""
        dark = self.theme is Theme.DARK or (
            self.theme is Theme.SYSTEM and self._hints.colorScheme() == Qt.ColorScheme.Dark
        )
        theme.apply(self._app, dark=dark, strong=self._strong())

    def _asks_for_contrast(self) -> bool:
        return self._access.contrastPreference() == Qt.ContrastPreference.HighContrast
