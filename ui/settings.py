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
    def camera(self) -> str:
        """The camera that was used last, empty before that."""
        found = self._kept.value("camera")
        return found if isinstance(found, str) else ""

    @camera.setter
    def camera(self, name: str) -> None:
        if name != self.camera:
            self._kept.setValue("camera", name)

    @property
    def geometry(self) -> QByteArray:
        """Where the window was, empty before it was anywhere."""
        found = self._kept.value("geometry")
        return found if isinstance(found, QByteArray) else QByteArray()

    def note_geometry(self, geometry: QByteArray) -> None:
        """Remember where the window is."""
        self._kept.setValue("geometry", geometry)

    @property
    def place(self) -> tuple[str, bool]:
        """The list that somebody chose, empty for none, and whether people are checked out."""
        found = self._kept.value("list")
        return found if isinstance(found, str) else "", self._kept.value("out") in (True, "true")

    def note_place(self, chosen: str, *, out: bool) -> None:
        """Remember it at once: what stops by itself has no time for that."""
        self._kept.setValue("list", chosen)
        self._kept.setValue("out", out)
        self._kept.sync()
