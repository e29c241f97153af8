"""The few settings of this desk, behind the staff PIN: Enter on a row goes on to the next choice."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication, QLocale, QObject, Signal

from checkin.usecases.desk import Desk
from ui.dress import Theme
from ui.help_desk.sheet import Option, Sheet
from ui.help_desk.steps import Step, Steps
from ui.language import LANGUAGES
from ui.plain_text import isolated
from ui.sounds import LOUDEST

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Manner:
    """How the window is now. ``loud`` is from 0, which is off, to 5; ``None`` without a speaker."""

    loud: int | None = None
    theme: Theme = Theme.SYSTEM
    camera: str = ""


class Preferences(QObject):
    """Shows how this desk is set, and asks for another choice: who keeps them hears the signals."""

    next_camera = Signal()
    louder = Signal()
    next_language = Signal()
    next_theme = Signal()
    this_laptop = Signal()
    erase = Signal()

    def __init__(self, steps: Steps, desk: Desk, desk_name: str) -> None:
        super().__init__(steps)
        self._steps = steps
        self._desk = desk
        self._desk_name = desk_name
        self._step: Step | None = None
        self.manner = Manner()

    def ask(self) -> None:
        """Show them all, as one more step."""
        self._step = Step(self._sheet, self._go)
        self._steps.push(self._step)

    def show_window(self, loud: int | None, theme: Theme) -> None:
        """This is how it sounds and looks now."""
        self._become(replace(self.manner, loud=loud, theme=theme))

    def show_camera(self, name: str) -> None:
        """Another camera looks now."""
        self._become(replace(self.manner, camera=name))

    def _become(self, manner: Manner) -> None:
        self.manner = manner
        if self._step is not None and self._steps.is_at(self._step):
            self._steps.refresh()

    def _go(self, step: Step) -> None:
        ask = {
            "camera": self.next_camera,
            "sound": self.louder,
            "language": self.next_language,
            "theme": self.next_theme,
            "laptop": self.this_laptop,
            "erase": self.erase,
        }
        ask[step.chosen].emit()

    def _sheet(self) -> Sheet:
        manner, gathering = self.manner, self._desk.gathering
        where = (self._desk_name, gathering.name if gathering else "")
        sound = Option("sound", translate("Settings", "Sound"), _loud_words(manner.loud))
        code = QLocale().name()[:2]
        return Sheet(
            translate("Settings", "Settings of this desk"),
            (
                " \u00b7 ".join(isolated(one) for one in where if one) + ".",
                translate("Settings", "Enter: the next choice."),
            ),
            (
                Option(
                    "camera",
                    translate("Settings", "Camera (F9)"),
                    isolated(manner.camera) or translate("Settings", "None that is known by name"),
                ),
                sound,
                Option(
                    "language", translate("Settings", "Language (F7)"), LANGUAGES.get(code, code)
                ),
                Option("theme", translate("Settings", "Colours"), _theme_words(manner.theme)),
                Option("laptop", translate("Laptop", "This laptop\u2026 (F10)")),
                Option(
                    "erase",
                    translate("Settings", "Erase this desk\u2026"),
                    translate("Settings", "Nothing goes before you have confirmed it"),
                ),
            ),
        )


def _loud_words(loud: int | None) -> str:
    if loud is None:
        return translate("Settings", "This laptop plays none")
    if loud == 0:
        return translate("Settings", "Off")
    return translate("Settings", "{step} of {most}").format(step=loud, most=LOUDEST)


def _theme_words(theme: Theme) -> str:
    words: dict[Theme, str] = {
        Theme.SYSTEM: translate("Settings", "As the laptop has them"),
        Theme.LIGHT: translate("Settings", "Light"),
        Theme.DARK: translate("Settings", "Dark"),
    }
    return words[theme]
