"""`python -m bench.canary.inside HOW ...`: the desk, with somebody inside who does it no good.

It is the product's own command in a process of its own. Beside it a timer opens a desk that is
locked, with card and PIN, and types names into the window; then, by HOW, nothing more happens ("type"), an exception whose text is a name comes up in
the window's thread and in another ("raise"), or the process dies like one with a broken library
("abort"). With CHECKIN_BARE in the environment the database is opened without a key: for the run
that must find what the others must not.
"""

import faulthandler
import os
import sys
import threading
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QApplication

from checkin.adapters import profile
from checkin.adapters.database.engine import Database, open_plain
from checkin.cli.main import main
from ui.desk_page import DeskPage
from ui.lock_page import LockPage

BARE = "CHECKIN_BARE"
NAMES = "CHECKIN_NAMES"
CARD, PIN = "CHECKIN_CARD", "CHECKIN_PIN"
_LOOK_MS, _NEXT_MS, _END_MS = 100, 10, 500


class Inside(QObject):
    """Waits for the page, types, and does what it is told to."""

    def __init__(self, how: str, names: list[str]) -> None:
        super().__init__()
        self._how, self._names = how, names
        self._keys = [key for name in names for key in (*name, "\x1b")]
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(_LOOK_MS)

    def _look(self) -> None:
        widgets = QApplication.allWidgets()
        for lock in (one for one in widgets if isinstance(one, LockPage)):
            lock.scanned(os.environ[CARD])
            if not lock.pin.text():
                lock.pin.setText(os.environ[PIN])
                lock.ask()
        pages = [one for one in widgets if isinstance(one, DeskPage)]
        if pages and pages[0].finding.can_search:
            self._page = pages[0]
            self._timer.timeout.disconnect()
            self._timer.timeout.connect(self._type)
            self._timer.start(_NEXT_MS)

    def _type(self) -> None:
        if self._keys:
            letter = self._keys.pop(0)
            key = Qt.Key.Key_Escape if letter == "\x1b" else Qt.Key.Key_unknown
            plain = Qt.KeyboardModifier.NoModifier
            text = "" if letter == "\x1b" else letter
            QApplication.sendEvent(
                self._page.field, QKeyEvent(QEvent.Type.KeyPress, key, plain, text)
            )
            return
        self._timer.stop()
        print("typed", flush=True)
        if self._how == "raise":
            threading.Thread(target=self._fail).start()
            QTimer.singleShot(_END_MS, self._fail)
        elif self._how == "abort":
            QTimer.singleShot(_END_MS, os.abort)

    def _fail(self) -> None:
        person = self._page  # stands in the frame, as whatever a traceback shows of it would
        raise RuntimeError(f"{self._names[0]} at {person}")


def _open_bare(path: Path, key: bytes, *, go_back: bool = False) -> Database:
    del key, go_back
    return open_plain(path)


if __name__ == "__main__":
    if os.environ.get(BARE):
        vars(profile)["open_keeping_copy"] = _open_bare
    faulthandler.disable()
    application = QApplication(sys.argv[:1])
    inside = Inside(sys.argv[1], os.environ[NAMES].split("\n"))
    sys.exit(main(["desk", *sys.argv[2:]]))
