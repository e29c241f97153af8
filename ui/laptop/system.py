"""The window system without a window: for a self-test on the command line."""

import sys

from PySide6.QtGui import QGuiApplication

from checkin.adapters.probes.desk import Window
from ui.laptop.drawing import measure_sound, missing_letters, screen_size
from ui.silence import keep_qt_silent

_kept: list[QGuiApplication] = []


def window_system(*, is_kept_awake: bool = False) -> Window:
    """Start it unless it runs, and return what it can measure."""
    if QGuiApplication.instance() is None:
        # Whoever makes one has to keep it until the process ends.
        _kept.append(QGuiApplication(sys.argv[:1]))
        keep_qt_silent()
    return Window(missing_letters, screen_size, measure_sound, lambda: is_kept_awake)
