"""What a desk keeps in memory of the log: what help desks amended, and who counts where."""

from collections.abc import Sequence

from checkin.domain.model import BadgeId, RegistrationId
from checkin.domain.record import Record
from checkin.usecases.people import People
from checkin.usecases.ports import Store
from checkin.usecases.tally import Tally


class LogCopy:
    """The log as far as it was told of. Used by one thread at a time."""

    def __init__(self, store: Store) -> None:
        self.people = People(store)
        """The roster, with what help desks have added."""
        self.tally = Tally(self._whose)
        """Who counts where."""

    def learn(self, records: Sequence[Record], *, again: bool = False) -> bool:
        """Take in records; *again* when the roster is another one than before.

        Returns whether help desks have said anything new, or may be understood otherwise.
        """
        added = self.people.add(records)
        if again and not added:
            # The key to names may have come with it.
            self.people.read_names()
        amended = added or again
        if amended:
            self.tally.roster_changed()
        self.tally.add(records)
        return amended

    def _whose(self, key: BadgeId) -> RegistrationId | None:
        issued = self.people.badge(key)
        return (issued.registration or None) if issued else None


def read_log(store: Store) -> LogCopy:
    """Read all of the log.

    Raises:
        StoreError: it cannot be read.
    """
    copy = LogCopy(store)
    copy.learn(list(store.records()))
    return copy
