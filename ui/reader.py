"""The thread that reads: the log once, then everybody, and then whoever has changed."""

import threading
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, QThread, Signal

from checkin.domain.errors import StoreError
from checkin.usecases.directory import Directory, DirectoryReader
from checkin.usecases.log_copy import LogCopy, read_log
from checkin.usecases.ports import Store

T = TypeVar("T")

_PAUSE_S = 1.0
"""Between two readings: what changes meanwhile is read together, and scans go first."""

_AGAIN_S = 1.0
"""How long to wait before trying once more to read what could not be read."""


class ReadWorker(QThread):
    """Reads what would keep the window waiting. It is the desk's ``Directories``.

    ``log_read`` carries the ``LogCopy``, once; ``listed`` says that ``now`` is another one.
    Nobody is read before ``changed`` is called for the first time.
    """

    log_read = Signal(object)
    listed = Signal()

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._reader = DirectoryReader(store, self._look_up)
        self._now: Directory | None = None
        self._log: LogCopy | None = None
        self._log_is_read = threading.Event()
        self._wake = threading.Event()
        self._stopping = threading.Event()

    @property
    def now(self) -> Directory | None:
        """Who can be found, ``None`` before they were read for the first time."""
        return self._now

    def changed(self) -> None:
        """The roster is another one than it was."""
        self._wake.set()

    def log(self, seconds: float) -> LogCopy | None:
        """The log, if it is read within so many seconds."""
        self._log_is_read.wait(seconds)
        return self._log

    def run(self) -> None:
        """Read until told to stop."""
        self._log = self._insist(lambda: read_log(self._store))
        if self._log is not None:
            self._log_is_read.set()
            self.log_read.emit(self._log)
        while self._wake.wait() and not self._stopping.is_set():
            self._wake.clear()
            directory = self._insist(self._reader.read)
            if directory is not None:
                self._now = directory
                self.listed.emit()
                self._stopping.wait(_PAUSE_S)

    def stop(self) -> None:
        """End the thread, and wait for it."""
        self._stopping.set()
        self._wake.set()
        self.wait()

    def _insist(self, read: Callable[[], T]) -> T | None:
        """Return what *read* returns, however long it takes; None when it is to stop."""
        while not self._stopping.is_set():
            try:
                return read()
            except StoreError:
                # Whether this laptop may be used is decided by the desk's own saving.
                self._stopping.wait(_AGAIN_S)
            except _Stopped:
                break
        return None

    def _look_up(self) -> None:
        if self._stopping.is_set():
            raise _Stopped


class _Stopped(Exception):
    """There is nobody any more to read for."""
