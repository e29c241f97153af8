"""A sound for each answer. A machine that has none, or no speaker, loses nothing."""

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import resources
from ui.theme import Look

_FOLDER = Path(resources.__file__).parent / "sounds"
_log = logging.getLogger(__name__)

VOLUME = 0.8
"""How loud, of 1, before anybody has chosen."""


LOUDEST = 5
"""In as many steps somebody chooses how loud; before the first there are no sounds."""


class Player(Protocol):
    """Plays one file."""

    def play(self, volume: float) -> None:
        """Begin to play it from its start, as loud as that (of 1). Never waits."""


class Sounds:
    """Plays what belongs to an answer, unless somebody has muted it."""

    def __init__(
        self,
        load: Callable[[Path], Player | None],
        *,
        volume: float = VOLUME,
        muted: bool = False,
    ) -> None:
        """*load* makes a player for a file, ``None`` where nothing can be played."""
        self.volume = volume
        self.muted = muted
        found = {look: load(_FOLDER / f"{look}.wav") for look in Look if look is not Look.READY}
        self._players: dict[Look, Player] = {
            look: player for look, player in found.items() if player is not None
        }

    @property
    def available(self) -> bool:
        """Whether this machine can play anything at all."""
        return bool(self._players)

    @property
    def loud(self) -> int | None:
        """Which step it is, 0 for none; ``None`` where nothing can be played."""
        if not self.available:
            return None
        return 0 if self.muted else max(1, round(self.volume * LOUDEST))

    def step_louder(self) -> None:
        """One step louder, after the loudest off, and let it be heard."""
        step = ((self.loud or 0) + 1) % (LOUDEST + 1)
        self.muted = step == 0
        if step:
            self.volume = step / LOUDEST
        self.answer(Look.CHECKED_IN)

    def answer(self, look: Look) -> None:
        """Play what belongs to *look*; nothing belongs to Ready."""
        player = self._players.get(look)
        if player is not None and not self.muted and self.volume > 0:
            player.play(self.volume)

    def let_hear(self, look: Look) -> None:
        """Play what belongs to *look* because somebody asked for it, whether muted or not."""
        player = self._players.get(look)
        if player is not None:
            player.play(self.volume or VOLUME)


def load_with_qt(path: Path) -> Player | None:
    """Make a player of Qt's for *path*; ``None`` where there is no speaker, or no library for it."""
    try:
        # Only here: without libpulse this does not even import.
        from PySide6.QtCore import QUrl
        from PySide6.QtMultimedia import QMediaDevices, QSoundEffect
    except ImportError:
        _log.info("this machine plays no sounds")
        return None
    if not QMediaDevices.audioOutputs():
        return None
    effect = QSoundEffect()
    effect.setSource(QUrl.fromLocalFile(str(path)))
    return _Effect(effect.setVolume, effect.play)


class _Effect:
    def __init__(self, set_volume: Callable[[float], None], play: Callable[[], None]) -> None:
        self._set_volume = set_volume
        self._play = play

    def play(self, volume: float) -> None:
        self._set_volume(volume)
        self._play()
