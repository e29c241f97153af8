"""The desk's languages: the laptop's own at first, and one key for the next."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, Qt, QTranslator, Signal
from PySide6.QtWidgets import QApplication

import resources

LANGUAGES = {"en": "English", "fr": "Français", "es": "Español", "ar": "العربية"}
"""Each language by its own name, in the order in which the key goes through them."""

_FOLDER = Path(resources.__file__).parent / "languages"


class Language(QObject):
    """Which language the application speaks. ``changed`` carries the new one's code."""

    changed = Signal(str)

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._translators: list[QTranslator] = []
        self._offered: tuple[str, ...] = ()
        self.code = ""

    def offer(self, codes: Sequence[str]) -> None:
        """Let the key go through *codes*, or through all where they leave no choice."""
        self._offered = tuple(one for one in codes if one in LANGUAGES)

    def use(self, code: str) -> None:
        """Speak *code*, or English when it is no language of ours."""
        code = code if code in LANGUAGES else "en"
        if code == self.code:
            return
        self.code = code
        locale = QLocale(code)
        QLocale.setDefault(locale)
        for old in self._translators:
            self._app.removeTranslator(old)
        self._translators = []
        qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        for name, folder in ((f"qtbase_{code}", qt), (f"checkin_{code}", str(_FOLDER))):
            translator = QTranslator(self)
            # Qt has no texts of its own for English: then there is nothing to load.
            if translator.load(name, folder):
                self._app.installTranslator(translator)
                self._translators.append(translator)
        self._app.setLayoutDirection(locale.textDirection())
        self.changed.emit(code)

    def use_next(self) -> None:
        """Speak the next language."""
        codes = self._offered if len(self._offered) > 1 else tuple(LANGUAGES)
        place = codes.index(self.code) + 1 if self.code in codes else 0
        self.use(codes[place % len(codes)])


def language_of_system() -> str:
    """The code of the laptop's own language, English when it is none of ours."""
    wanted = (QLocale(one).name()[:2] for one in QLocale.system().uiLanguages())
    return next((one for one in wanted if one in LANGUAGES), "en")


def is_mirrored(code: str) -> bool:
    """Say whether people read that language from the right."""
    return QLocale(code).textDirection() is Qt.LayoutDirection.RightToLeft
