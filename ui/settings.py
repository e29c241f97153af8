"""What a laptop remembers of its desk's window. Nothing in it is about anybody."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from ui.dress import Theme
from ui.sounds import VOLUME

_FILE = "desk.ini"


class Settings:
    """Kept in a small file in the profile's folder; what cannot be read or kept is forgotten."""

    def __init__(self, folder: Path) -> None:
        self._kept = QSettings(str(folder / _FILE), QSettings.Format.IniFormat)

    @property
    def language(self) -> str | None:
        """The language that was chosen here, ``None`` for the laptop's own."""
        found = self._kept.value("language")
        return found if isinstance(found, str) else None

    @language.setter
    def language(self, code: str) -> None:
        self._kept.setValue("language", code)

    @property
    def muted(self) -> bool:
        """Whether sounds are off."""
        return self._kept.value("muted") in (True, "true")

    @muted.setter
    def muted(self, muted: bool) -> None:
        self._kept.setValue("muted", muted)

    @property
    def volume(self) -> float:
        """How loud sounds are, from 0 to 1."""
        try:
            return min(1.0, max(0.0, float(str(self._kept.value("volume", VOLUME)))))
        except ValueError:
            return VOLUME

    @volume.setter
    def volume(self, volume: float) -> None:
        self._kept.setValue("volume", volume)

    @property
    def theme(self) -> Theme:
        """Which colours were chosen here."""
        found = self._kept.value("theme")
        return Theme(found) if found in list(Theme) else Theme.SYSTEM

    @theme.setter
    def theme(self, theme: Theme) -> None:
        self._kept.setValue("theme", str(theme))

    @property
    def geometry(self) -> QByteArray:
        """Where the window was, empty before it was anywhere."""
        found = self._kept.value("geometry")
        return found if isinstance(found, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._kept.setValue("geometry", geometry)
