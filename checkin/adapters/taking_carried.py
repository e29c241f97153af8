"""A carried file, taken in at the server."""

from checkin.adapters import carrying
from checkin.adapters.carrying import Took
from checkin.adapters.enrolment import Enrolments
from checkin.adapters.keys import verify
from checkin.adapters.server_data import ServerData
from checkin.domain.model import DeskId, EventId


def take_at_server(data: ServerData, event: EventId, file: bytes) -> tuple[Took, DeskId | None]:
    """Take in what is in *file*; what came of it, and which desk has ended with it, if one has.

    Raises:
        InputError: it cannot be opened or is not of *event*, in words for a person.
        StoreError: it cannot be saved; what was stays.
    """
    carried = carrying.unsealed(file, [data.desk_secrets.box(event)], event)
    # This server may have been restored from a backup that is older than a desk.
    Enrolments(data, event).introduce(carried.introductions)
    replica = data.replica(event)
    took = carrying.take_in(replica, carried.runs, verify)
    ended = carrying.has_ended(replica, carried, verify)
    if ended is not None:
        data.book(event).note_farewell(ended)
    return took, ended
