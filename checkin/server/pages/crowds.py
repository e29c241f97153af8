"""The people of each event as pages look for them, read once for all who look."""

import threading
from collections.abc import Callable
from typing import TypeVar

from checkin.adapters.server_data import ServerData
from checkin.domain.model import EventId
from checkin.server.pages.visit import Visit
from checkin.usecases.attendees import Attendees

_OFFERED = 500
"""Organisations that a field offers while somebody types."""

_Answer = TypeVar("_Answer")


class Crowds:
    """The people of each event, read when somebody first asks for them."""

    def __init__(self, data: ServerData) -> None:
        self._data = data
        self._lock = threading.Lock()
        self._held: dict[EventId, tuple[threading.Lock, Attendees]] = {}

    def ask(self, event: EventId, question: Callable[[Attendees], _Answer]) -> _Answer:
        """Put a question to an event's people as they are now."""
        with self._lock:
            if event not in self._held:
                self._held[event] = threading.Lock(), Attendees(self._data.book(event))
            lock, people = self._held[event]
        with lock:
            people.catch_up()
            return question(people)


def offers(visit: Visit, crowds: Crowds) -> dict[str, list[str]]:
    """What the fields of a person's form offer while somebody types."""
    organisations, categories = crowds.ask(
        visit.event.id, lambda them: (them.organisations(), them.categories())
    )
    return {
        "organisations": sorted(one for one, _ in organisations.most_common(_OFFERED)),
        "categories": sorted(categories),
    }
