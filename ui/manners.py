"""How the window speaks and sounds, and what of that is remembered."""

from ui.desk_page import DeskPage
from ui.language import Language
from ui.settings import Settings
from ui.sounds import Sounds


class Manners:
    """How the window speaks and sounds, and what of that is remembered."""

    def __init__(self, settings: Settings, language: Language, sounds: Sounds) -> None:
        self._settings = settings
        self._language = language
        self._sounds = sounds

    def teach(self, page: DeskPage) -> None:
        """Have *page* speak and sound like that."""
        page.scanning.answered.connect(self._sounds.answer)
        page.next_language.connect(self._speak_next)
        page.mute.connect(lambda: self._mute(page))
        page.top.sound.show_muted(muted=self._sounds.muted)
        page.top.sound.setVisible(self._sounds.available)

    def _speak_next(self) -> None:
        self._language.use_next()
        self._settings.language = self._language.code

    def _mute(self, page: DeskPage) -> None:
        self._sounds.muted = self._settings.muted = not self._sounds.muted
        page.top.sound.show_muted(muted=self._sounds.muted)
