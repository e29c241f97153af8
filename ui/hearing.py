"""News from elsewhere, kept until the desk has taken it in."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from checkin.domain.errors import StoreError
from checkin.domain.record import Record
from checkin.usecases.desk import Desk
from checkin.usecases.log_copy import LogCopy
from ui.standing import Standing
from ui.workers import Exchanged, Heard


class Hearing(QObject):
    """What a desk has been told and does not know yet. *changed* is called when it does.

    An object of Qt's, so that what other threads tell it is taken in by the window's.
    """

    def __init__(self, desk: Desk, standing: Standing, changed: Callable[[], None]) -> None:
        super().__init__(standing)
        self._desk = desk
        self._standing = standing
        self._changed = changed
        self.heard_ms: int | None = None
        """When the organisers' computer was last heard, by this laptop's clock."""
        self._records: list[Record] = []
        self._roster_changed = self._renewed = False

    def log_read(self, log: LogCopy) -> None:
        """What was recorded before is known: from now on this desk can decide."""
        if not self._desk.ready:
            self._desk.know(log)
            self._hear()
            self._changed()

    def talked(self, exchanged: Exchanged) -> None:
        """An attempt to talk has ended, perhaps with news."""
        news = exchanged.news
        self._desk.silent = news.silent if news is not None else ()
        if news is not None:
            self.heard_ms = news.at_ms
            self._records += news.records
            self._roster_changed |= news.roster_changed
            self._renewed |= news.renewed
        if self._hear():
            self._changed()
        self._standing.talked(exchanged)

    def told(self, heard: Heard, *, desks_changed: bool = False) -> None:
        """Another desk's records have come by themselves, or with desks that are new here."""
        self._roster_changed |= desks_changed
        if self._hear(heard.records):
            self._changed()

    def _hear(self, records: Sequence[Record] = ()) -> bool:
        """Take in *records* and all that was kept; say whether anything came of it."""
        self._records += records
        if not self._desk.ready:
            return False
        if not self._records and not self._roster_changed and not self._renewed:
            return False
        try:
            self._desk.heard(
                self._records, roster_changed=self._roster_changed, renewed=self._renewed
            )
        except StoreError:
            # Old news: it is tried again with the next. Whether this laptop may
            # be used is decided by its own saving.
            return False
        self._records, self._roster_changed, self._renewed = [], False, False
        return True
