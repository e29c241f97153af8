"""What a desk keeps in memory of the log: what help desks amended, and who counts where."""

from collections import defaultdict
from collections.abc import Sequence

from checkin.domain.model import BadgeId, ListId, RegistrationId
from checkin.domain.record import Record
from checkin.usecases.expected import Expecting
from checkin.usecases.people import People
from checkin.usecases.ports import Store
from checkin.usecases.tally import Tally


class LogCopy:
    """The log as far as it was told of. Used by one thread at a time."""

    def __init__(self, store: Store) -> None:
        self.people = People(store)
        """The roster, with what help desks have added."""
        self.tally = Tally(self._whose, self._moved)
        """Who counts where."""
        self._expecting: Expecting | None = None
        self._unexpected: dict[ListId, set[str]] = {}
        self._stirred: dict[ListId, set[str]] = defaultdict(set)

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

    def expected(self, on: ListId, expecting: Expecting) -> int:
        """How many are expected on a list: whom *expecting* does, and whoever came all the same."""
        if expecting is not self._expecting:
            self._expecting = expecting
            self._unexpected.clear()
        stirred = self._stirred.pop(on, set())
        found = self._unexpected.get(on)
        if found is None:
            # Everybody once; from then on only of whom something has changed.
            found, stirred = set(), set(self.tally.who(on))
        found -= stirred
        found |= {
            one
            for one in stirred
            if self.tally.presence(on, one).counts and expecting.passes_over(one, on)
        }
        self._unexpected[on] = found
        return expecting.many(on) + len(found)

    def _moved(self, on: ListId, person: str, now: Record | None, before: Record | None) -> None:
        del now, before
        if on in self._unexpected:
            self._stirred[on].add(person)

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
