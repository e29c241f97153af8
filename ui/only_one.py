"""One window for each desk: who starts it again is shown the one that is open."""

import hashlib
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QWidget

from checkin.domain.errors import InputError

translate = QCoreApplication.translate

_KNOCK_MS = 1_000


class OnlyOne(QObject):
    """Holds the door of one desk's *folder*. ``knocked`` when somebody starts it once more.

    Raises:
        InputError: it is open already, and has been told to come to the front.
    """

    knocked = Signal()

    def __init__(self, folder: Path) -> None:
        super().__init__()
        door = door_of(folder)
        if knock(door):
            raise InputError(
                translate("Opening", "This desk is open already. Its window comes to the front.")
            )
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        # Of a desk that was killed the door is still there, and nobody behind it.
        QLocalServer.removeServer(door)
        self._server.listen(door)
        self._server.newConnection.connect(self._answer)

    def close(self) -> None:
        """Let others in."""
        self._server.close()

    def _answer(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.close()
            socket.deleteLater()
            self.knocked.emit()


def door_of(folder: Path) -> str:
    """The name under which the desk in *folder* can be reached on this computer."""
    return f"checkin-{hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:16]}"


def knock(door: str) -> bool:
    """Say whether somebody is behind *door*, who now hears of it."""
    socket = QLocalSocket()
    socket.connectToServer(door)
    there = socket.waitForConnected(_KNOCK_MS)
    socket.abort()
    return there


def to_front(window: QWidget) -> None:
    """Bring *window* before all others."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
