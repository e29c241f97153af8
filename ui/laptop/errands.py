"""What may wait for a network, a disk or a stick, away from the window's thread."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QThread, Signal

from checkin.domain.errors import CheckInError

Tell = Callable[[int], None]
"""Is told how many are left."""


class Errand(QThread):
    """Does one thing: ``told`` on the way, then ``done`` with what came of it, or ``failed``."""

    told = Signal(int)
    done = Signal(object)
    failed = Signal(object)

    def __init__(self, work: Callable[[Tell], object], parent: QObject) -> None:
        super().__init__(parent)
        self._work = work

    def run(self) -> None:
        """Do it."""
        try:
            found = self._work(self.told.emit)
        except CheckInError as error:
            self.failed.emit(error)
        else:
            self.done.emit(found)


class Errands(QObject):
    """Keeps errands until they have ended, whatever becomes of the page that sent for them."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._running: set[Errand] = set()

    def send(self, work: Callable[[Tell], object]) -> Errand:
        """Make an errand, which its caller connects and starts."""
        errand = Errand(work, self)
        self._running.add(errand)
        errand.finished.connect(self._ended)
        return errand

    def end(self) -> None:
        """Wait for those that run."""
        for errand in self._running:
            errand.wait()

    def _ended(self) -> None:
        for errand in [one for one in self._running if one.isFinished()]:
            self._running.discard(errand)
            errand.deleteLater()
