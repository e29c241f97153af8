"""Newer versions: asking the server for them, seldom, and fetching one when somebody says so."""

import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, QThread, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from checkin.adapters.updates import Signed, ask, fetch
from checkin.domain.errors import CheckInError, ServerError
from checkin.usecases.updating import Installer, Offer
from ui.workers import Exchanged

EVERY_S = 60 * 60.0


class UpdateWorker(QThread):
    """Asks once the server has been heard, and then every hour. ``told`` carries the offer."""

    told = Signal(object)

    def __init__(
        self, peer: Signed, every_s: float = EVERY_S, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._peer = peer
        self._every_s = every_s
        self._heard = threading.Event()
        self._stopping = threading.Event()

    def talked(self, exchanged: Exchanged) -> None:
        """An attempt to talk has ended. From any thread."""
        if exchanged.news is not None and not exchanged.news.more:
            self._heard.set()

    def run(self) -> None:
        """Ask until told to stop."""
        while True:
            self._heard.wait()
            if self._stopping.is_set():
                return
            self._heard.clear()
            # A server that is away again, or of before there was anything to say: another time.
            with suppress(ServerError):
                self.told.emit(ask(self._peer))
            if self._stopping.wait(self._every_s):
                return

    def stop(self) -> None:
        """End the thread, and wait for it."""
        self._stopping.set()
        self._heard.set()
        self.wait()


class FetchWorker(QThread):
    """Fetches one installer. ``came`` says how many bytes are there, ``done`` where it lies."""

    came = Signal(int)
    done = Signal(str)
    failed = Signal(str)

    def __init__(
        self, peer: Signed, wanted: Installer, folder: Path, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._fetch: Callable[[], Path | None] = lambda: fetch(
            peer, wanted, folder, self._stopping, self.came.emit
        )
        self._stopping = threading.Event()

    def run(self) -> None:
        """Fetch it."""
        try:
            path = self._fetch()
        except CheckInError as error:
            self.failed.emit(str(error))
        else:
            if path is not None:
                self.done.emit(str(path))

    def stop(self) -> None:
        """Break it off, and wait; what has come is gone on with the next time."""
        self._stopping.set()
        self.wait()


def downloads() -> Path:
    """Where this computer's downloads go."""
    place = QStandardPaths.StandardLocation.DownloadLocation
    return Path(QStandardPaths.writableLocation(place))


def open_folder(folder: Path) -> None:
    """Show *folder* as this computer shows folders."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


class Updates(QObject):
    """What the server offers, and how far fetching it has come: also behind a page that was left."""

    changed = Signal()

    def __init__(
        self,
        peer: Signed,
        parent: QObject | None = None,
        folder: Callable[[], Path] = downloads,
        show_folder: Callable[[Path], None] = open_folder,
    ) -> None:
        super().__init__(parent)
        self._peer = peer
        self._folder = folder
        self._show_folder = show_folder
        self._fetching: FetchWorker | None = None
        self.asker = UpdateWorker(peer)
        self.asker.told.connect(self._told)
        self.offer: Offer | None = None
        self.came = 0
        self.saved = self.failed = ""
        """The folder in which it lies, and why it could not be fetched."""

    @property
    def is_fetching(self) -> bool:
        """Whether it is on its way."""
        return self._fetching is not None

    def start(self) -> None:
        """Ask from now on."""
        self.asker.start()

    def fetch(self) -> None:
        """Fetch what is offered, unless it is on its way."""
        newer = self.offer.newer if self.offer else None
        if newer is None or self._fetching is not None:
            return
        self.came, self.failed = 0, ""
        self._fetching = fetching = FetchWorker(self._peer, newer, self._folder())
        fetching.came.connect(self._came)
        fetching.done.connect(self._done)
        fetching.failed.connect(self._fail)
        fetching.start()
        self.changed.emit()

    def end(self) -> None:
        """Stop the threads, and wait for them; what has come is gone on with the next time."""
        self.asker.stop()
        if self._fetching is not None:
            self._fetching.stop()
        self._peer.close()

    def _told(self, offer: Offer) -> None:
        if offer.newer != (self.offer.newer if self.offer else None):
            self.saved = self.failed = ""
        self.offer = offer
        self.changed.emit()

    def _came(self, count: int) -> None:
        self.came = count
        self.changed.emit()

    def _done(self, path: str) -> None:
        self._over()
        self.saved = str(Path(path).parent)
        self._show_folder(Path(path).parent)
        self.changed.emit()

    def _fail(self, sentence: str) -> None:
        self._over()
        self.failed = sentence
        self.changed.emit()

    def _over(self) -> None:
        if self._fetching is not None:
            self._fetching.wait()
            self._fetching = None
