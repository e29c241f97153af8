"""What help desks have said of badges, put on the event's list of revocations.

A desk that knows a badge only by its signature does not know whose it is: the record that
voids it says nothing to that desk, and the list of revocations does.
"""

from collections.abc import Sequence

from checkin.adapters.book import Book
from checkin.adapters.database.store import ReplicaStore
from checkin.domain.amendments import LOOKED_AT
from checkin.usecases.people import People
from checkin.usecases.ports import Taken


class Voiding:
    """Follows the log of one event. Used by one thread."""

    def __init__(self, book: Book, replica: ReplicaStore) -> None:
        self._book = book
        self._replica = replica
        self._people = People(book)
        self._upto = 0
        # At the start as well: a server may have been ended between the two.
        self._due = True

    def note(self, taken: Sequence[Taken]) -> None:
        """Records have come."""
        self._due |= any(record.kind in LOOKED_AT for one in taken for record in one.records)

    def look_again(self) -> None:
        """Records of this server's own have come. From any thread."""
        self._due = True

    def catch_up(self) -> None:
        """Revoke what was voided since, and give back what was taken back.

        Raises:
            StoreError: it could not be saved; it is tried again.
        """
        if not self._due:
            return
        # Before it is read: what comes meanwhile is looked at in the next turn.
        self._due = False
        try:
            self._void()
        except Exception:
            self._due = True
            raise

    def _void(self) -> None:
        fresh = self._replica.records_after(self._upto)
        self._people.add(record for _, record in fresh)
        if fresh:
            self._upto = fresh[-1][0]
        self._book.note_void(self._people.void())
