"""What only a window system can measure: which letters its fonts have, screen, speakers."""

import unicodedata
from collections import Counter
from collections.abc import Collection, Mapping
from pathlib import Path

from PySide6.QtGui import QGuiApplication, QTextLayout

import resources
from checkin.adapters.probes.sounds import broken_sounds
from checkin.usecases.self_test_camera import SoundFacts
from ui.theme import Look, font

SOUNDS = Path(resources.__file__).parent / "sounds"
_NO_SCREEN = {"offscreen", "minimal"}
_AT_ONCE = 200
"""Letters that are laid out together: whether one of them is missing is asked of each only then."""
_SIZE = 20
_UNNAMED = "?"


def missing_letters(letters: Collection[str]) -> Mapping[str, int]:
    """Count those of *letters* that no font here has, for each script by its English name.

    In the window's own fonts and whatever the system puts in their place. May be called from
    any thread, once there is an application.
    """
    ordered = sorted(letters)
    found: Counter[str] = Counter()
    for start in range(0, len(ordered), _AT_ONCE):
        some = ordered[start : start + _AT_ONCE]
        if _lacks_any(" ".join(some)):
            found.update(_script(one) for one in some if _lacks_any(one))
    return dict(found.most_common())


def screen_size() -> tuple[int, int] | None:
    """The size of the largest screen in logical pixels, ``None`` where there is none."""
    if QGuiApplication.platformName() in _NO_SCREEN:
        return None
    sizes = [one.size() for one in QGuiApplication.screens()]
    best = max(sizes, key=lambda size: size.width() * size.height(), default=None)
    return None if best is None else (best.width(), best.height())


def measure_sound() -> SoundFacts:
    """How many outputs there are, and whether the files of the four sounds are whole."""
    broken = broken_sounds(SOUNDS / f"{look}.wav" for look in Look if look is not Look.READY)
    try:
        # Only here: without libpulse this does not even import.
        from PySide6.QtMultimedia import QMediaDevices
    except ImportError:
        return SoundFacts(None, broken)
    return SoundFacts(len(QMediaDevices.audioOutputs()), broken)


def _lacks_any(text: str) -> bool:
    layout = QTextLayout(text, font(_SIZE))
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    # Glyph 0 of a font is the box that stands for what it does not have.
    return any(0 in run.glyphIndexes() for run in layout.glyphRuns())


def _script(letter: str) -> str:
    return unicodedata.name(letter, _UNNAMED).split()[0].capitalize()
