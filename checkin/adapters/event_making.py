"""An event made, all of it at once: its roster, its keys, its staff PIN and its lock."""

import os

from tzlocal import get_localzone_name

from checkin.adapters.server_data import ServerData
from checkin.adapters.wrapping import stretch
from checkin.domain.model import EventId
from checkin.domain.staff_pin import new_pin
from checkin.usecases.event_form import Plan
from checkin.usecases.locking import first_lock
from checkin.usecases.organise import new_event
from checkin.usecases.roster import is_zone


def new_event_id() -> EventId:
    """Return the id of an event that nobody has made yet."""
    return EventId(os.urandom(4).hex())


def local_zone() -> str:
    """The time zone of this computer, UTC where it has none."""
    found = get_localzone_name() or ""
    # Servers often say "Etc/UTC", which people call UTC.
    return found if is_zone(found) and not found.startswith("Etc/") else "UTC"


def make_planned(data: ServerData, plan: Plan, event: EventId) -> str:
    """Make the *event* that is planned, and return its staff PIN: nobody keeps it."""
    pin = new_pin(os.urandom(8))
    lock = first_lock(event, pin, data.desk_secrets, stretch, os.urandom)
    new_event(
        data.book(event),
        plan.name,
        plan.time_zone,
        plan.lists,
        data.signer,
        event=event,
        pin=pin,
        lock=lock,
        complete=plan.over,
    )
    return pin
