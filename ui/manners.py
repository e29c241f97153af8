"""How the window speaks, sounds and looks, and what of that is remembered."""

from ui.desk_page import DeskPage
from ui.dress import Dress
from ui.language import Language
from ui.settings import Settings
from ui.sounds import Sounds
from ui.theme import Look


class Manners:
    """How the window speaks, sounds and looks, and what of that is remembered."""

    def __init__(
        self, settings: Settings, language: Language, sounds: Sounds, dress: Dress
    ) -> None:
        self._settings = settings
        self._language = language
        self._sounds = sounds
        self._dress = dress

    def teach(self, page: DeskPage) -> None:
        """Have *page* speak, sound and look like that."""
        page.scanning.answered.connect(self._sounds.answer)
        page.idle.offered.connect(self._offer)
        page.next_language.connect(self._speak_next)
        page.mute.connect(lambda: self._mute(page))
        page.preferences.next_language.connect(self._speak_next)
        page.preferences.louder.connect(lambda: self._louder(page))
        page.preferences.next_theme.connect(lambda: self._dress_next(page))
        page.top.sound.setVisible(self._sounds.available)
        self._show(page)
        self._offer(page.idle.languages)

    def play(self, look: Look) -> None:
        """Let one of the sounds be heard, muted or not: somebody asked for it."""
        self._sounds.let_hear(look)

    def _offer(self, codes: tuple[str, ...]) -> None:
        """The event's desks speak these; one where nobody has chosen starts in the first."""
        self._language.offer(codes)
        if codes and self._settings.language is None:
            self._language.use(codes[0])

    def _speak_next(self) -> None:
        self._language.use_next()
        self._settings.language = self._language.code

    def _mute(self, page: DeskPage) -> None:
        self._sounds.muted = self._settings.muted = not self._sounds.muted
        self._show(page)

    def _louder(self, page: DeskPage) -> None:
        if self._sounds.available:
            self._sounds.step_louder()
            self._settings.muted, self._settings.volume = self._sounds.muted, self._sounds.volume
            self._show(page)

    def _dress_next(self, page: DeskPage) -> None:
        self._dress.use_next()
        self._settings.theme = self._dress.theme
        self._show(page)

    def _show(self, page: DeskPage) -> None:
        page.top.sound.show_muted(muted=self._sounds.muted)
        page.preferences.show_window(self._sounds.loud, self._dress.theme)
