"""News from the sync, kept until the desk has taken it in."""

from collections.abc import Sequence

from checkin.domain.errors import StoreError
from checkin.domain.record import Record
from checkin.usecases.desk import Desk
from checkin.usecases.sync import News


class Hearing:
    """What a desk has been told and does not know yet."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._records: list[Record] = []
        self._roster_changed = self._renewed = False

    def add(self, news: News) -> None:
        """Keep what an exchange has brought."""
        self._records += news.records
        self._roster_changed |= news.roster_changed
        self._renewed |= news.renewed

    def hear(self, records: Sequence[Record] = ()) -> bool:
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
