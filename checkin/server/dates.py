"""The look at the calendar: people whose wipe date has come are erased, or it is said that they wait."""

import logging
import threading

from checkin.adapters.server_data import ServerData
from checkin.adapters.server_erasing import Who, erase_people, erases_itself, is_overdue
from checkin.domain.errors import CheckInError
from checkin.domain.model import EventId
from checkin.server.counts import Counts, CountsOfEvents
from checkin.usecases.erasing import SignedCertificate

LOOK_S = 60 * 60
"""How often: a date is a moment, and a server may have slept through it."""

_log = logging.getLogger(__name__)


class Calendar:
    """Looks now and then, in a thread of its own."""

    def __init__(self, data: ServerData, counts: CountsOfEvents) -> None:
        self._data = data
        self._counts = counts
        self._stopped = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Look now, and from now on."""
        self._thread = threading.Thread(target=self._watch, name="checkin-calendar", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Look no more."""
        self._stopped.set()
        if self._thread is not None:
            self._thread.join()

    def look(self) -> None:
        """Erase what is to be erased by itself; write down that the rest waits for an owner.

        Raises:
            StoreError: it cannot be done now; it is done at the next look.
        """
        for gathering in self._data.gatherings():
            if not is_overdue(self._data, gathering):
                continue
            event = gathering.id
            who = erases_itself(self._data, event)
            if who is None:
                _log.warning("an event's people were to be erased by now")
                continue
            erase(self._data, self._counts.of(event), event, who, by_itself=True)

    def _watch(self) -> None:
        while True:
            try:
                self.look()
            except CheckInError:
                _log.warning("what is to be erased could not be looked at")
            if self._stopped.wait(LOOK_S):
                return


def erase(
    data: ServerData, counts: Counts, event: EventId, who: Who, *, by_itself: bool = False
) -> SignedCertificate:
    """Erase an event's people, keep the numbers by list, and note it in the trail.

    Raises:
        StoreError: it cannot be done now.
    """
    kept = [
        {"list": one.name, "arrived": one.arrived, "expected": one.expected}
        for one in counts.now().lists
    ]
    made = erase_people(data, event, kept, who, by_itself=by_itself)
    data.trail.note(who.account, "people-erased", event)
    # What is in memory goes as well.
    counts.now()
    return made
