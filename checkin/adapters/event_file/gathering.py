"""The roster of an event file is filled in before its laptop is a desk; else nothing stays of it."""

from checkin.adapters.database.erasing import forget_event
from checkin.adapters.database.roster_rows import upsert
from checkin.adapters.database.store import ReplicaStore
from checkin.adapters.database.tables import setting
from checkin.adapters.dates import DatesFile
from checkin.adapters.profile import GATHERED, Profile, wall_ms
from checkin.domain.model import DeskId, EventId


def gather(profile: Profile, desk: DeskId, event: EventId) -> ReplicaStore:
    """A replica of *event* to be filled, before the laptop of *profile* belongs to it as *desk*.

    Unless it then does, nothing of it is left at the next start, or after :func:`scatter`.

    Raises:
        StoreError: it cannot be written.
    """
    with profile.database.write() as connection:
        upsert(connection, setting, [{"key": GATHERED, "value": event}])
    return ReplicaStore(profile.database, event, wall_ms, desk)


def scatter(profile: Profile) -> None:
    """Forget what was gathered of an event that this laptop does not belong to.

    Raises:
        StoreError: it cannot be written.
    """
    DatesFile(profile.folder, profile.vault).forget()
    forget_event(profile.database)
