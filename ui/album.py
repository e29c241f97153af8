"""A picture of each state, of a demonstration only."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from checkin.domain.errors import InputError
from checkin.domain.model import Gathering


class Album(QObject):
    """Saves ``NN-state.png`` the first time that each state is shown.

    Pictures of a real list must never reach the disk, so nothing is saved
    unless the event is a demonstration.
    """

    def __init__(
        self, folder: Path, window: QWidget, gathering: Callable[[], Gathering | None]
    ) -> None:
        super().__init__(window)
        self._folder = folder
        self._window = window
        self._gathering = gathering
        self._taken: set[str] = set()
        self._begun = False
        known = gathering()
        if known is not None and not known.demonstration:
            raise InputError("Screenshots are only taken of a demonstration, never of real people.")
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            raise InputError("The folder for the screenshots cannot be made.") from None

    def begin(self, state: str) -> None:
        """The camera delivers: from now on pictures are worth taking, first of *state*."""
        self._begun = True
        self.note(state)

    def note(self, state: str) -> None:
        """*state* is being shown: picture it after this painting has ended."""
        gathering = self._gathering()
        allowed = gathering is not None and gathering.demonstration
        if self._begun and allowed and state not in self._taken:
            self._taken.add(state)
            number = len(self._taken)
            QTimer.singleShot(0, self, lambda: self._take(f"{number:02}-{state}.png"))

    def _take(self, name: str) -> None:
        self._window.grab().save(str(self._folder / name))
