"""Hears that somebody locks this computer's screen, or that it is about to sleep."""

import sys
from typing import Any

from PySide6.QtCore import SLOT, QObject, Signal, Slot


class ScreenLock(QObject):
    """``locked`` when the screen is locked or the computer goes to sleep, as the system says it.

    On Linux by D-Bus: logind's ``Lock`` and ``PrepareForSleep``, and the screen savers of
    desktops. Elsewhere it hears nothing, and sleep is noticed on waking.
    """

    locked = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.hears = sys.platform.startswith("linux") and self._listen()

    @Slot()
    def lock(self) -> None:
        """Logind locks the session."""
        self.locked.emit()

    @Slot(bool)
    def sleep(self, begins: bool) -> None:
        """The computer goes to sleep, or a screen saver begins; False when that ends."""
        if begins:
            self.locked.emit()

    def _listen(self) -> bool:
        from PySide6.QtDBus import QDBusConnection

        heard = False
        system, session = QDBusConnection.systemBus(), QDBusConnection.sessionBus()
        if system.isConnected():
            # Their types say bytes, and what they take is a text.
            hear: Any = system.connect
            login, sleep = "org.freedesktop.login1", SLOT("sleep(bool)")
            manager = f"{login}.Manager"
            heard |= hear(login, "/org/freedesktop/login1", manager, "PrepareForSleep", self, sleep)
            # Of any session: locking one too many does no harm.
            heard |= hear(login, "", f"{login}.Session", "Lock", self, SLOT("lock()"))
        if session.isConnected():
            hear = session.connect
            for saver in ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver"):
                heard |= hear(saver, "", saver, "ActiveChanged", self, SLOT("sleep(bool)"))
        return heard
