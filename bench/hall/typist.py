"""`python -m bench.hall.typist`: the desk, with somebody inside who types names and looks.

It is the product's own command in the product's own process; beside it a timer sends key
events to the window, one at a time, and notes when the rows that answer have been painted.
What it found goes to its standard output as one line of JSON.
"""

import json
import sys
import time

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QApplication, QListWidget

from checkin.cli.main import main
from ui.desk_page import DeskPage

NAMES = (
    *("maria lopez", "lucía farolvega", "zoe plume", "an", "mohamed al", "hannah o'thistlan"),
    *("łąkowieść", "çağlar", "ngozi okvarode", "محمد المنارجي", "олена перогай", "สมใจ", "小雨"),
    *("आशा", "ሰላም", "lanternby", "wavering quokka", "press union", "xq", "almaz wefbet"),
)
_BEGIN_MS, _NEXT_MS = 200, 5


class Typist(QObject):
    """Types each name, key by key; the next key when the rows of the last are painted."""

    def __init__(self) -> None:
        super().__init__()
        self.took_ms: list[tuple[float, float]] = []
        self._keys = [key for name in NAMES for key in (*name, "\x1b")]
        self._painted = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._begin)
        self._timer.start(_BEGIN_MS)

    def _begin(self) -> None:
        pages = [one for one in QApplication.allWidgets() if isinstance(one, DeskPage)]
        if not pages or not pages[0].finding.can_search:
            return
        self._page = pages[0]
        (rows,) = self._page.rows.findChildren(QListWidget)
        self._page.rows.installEventFilter(self)
        rows.viewport().installEventFilter(self)
        self._timer.stop()
        self._timer.timeout.disconnect(self._begin)
        self._timer.timeout.connect(self._type)
        self._timer.start(_NEXT_MS)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Note that rows are being painted."""
        self._painted |= event.type() is QEvent.Type.Paint
        return False

    def _type(self) -> None:
        if not self._keys:
            self._timer.stop()
            print(json.dumps(self.took_ms), flush=True)
            self._page.window().close()
            return
        letter = self._keys.pop(0)
        escape = letter == "\x1b"
        key = Qt.Key.Key_Escape if escape else Qt.Key.Key_unknown
        press = QKeyEvent(
            QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, "" if escape else letter
        )
        self._painted = False
        began, worked = time.perf_counter_ns(), time.thread_time_ns()
        QApplication.sendEvent(self._page.field, press)
        while not escape and not self._painted:
            QApplication.processEvents()
        if not escape:
            took = time.perf_counter_ns() - began, time.thread_time_ns() - worked
            self.took_ms.append((took[0] / 1e6, took[1] / 1e6))


if __name__ == "__main__":
    application = QApplication(sys.argv[:1])
    typist = Typist()
    sys.exit(main(["desk", *sys.argv[1:]]))
