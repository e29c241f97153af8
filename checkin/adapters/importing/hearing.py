"""What the server has heard of people from desks: who is here, and who walked in."""

from checkin.adapters.server_data import ServerData
from checkin.domain.model import BadgeId, EventId, RegistrationId
from checkin.usecases.importing.planning import Heard
from checkin.usecases.people import People
from checkin.usecases.tally import Tally


def heard_of_people(data: ServerData, event: EventId) -> Heard:
    """Return who counts on a list of the event, whom help desks have registered, and for whom.

    Raises:
        StoreError: the database cannot be read.
    """
    book = data.book(event)
    records = list(data.replica(event).records())
    if not records:
        return Heard()
    people = People(book)
    people.add(records)
    owners = {one.id: one.registration for one in book.badges()} | dict(people.given())
    tally = Tally(lambda badge: owners.get(badge) or None)
    tally.add(records)
    counted = (record for one in book.lists() for record in tally.counted(one.id))
    here = (one.about or owners.get(BadgeId(one.badge)) for one in counted)
    return Heard(
        frozenset(RegistrationId(one) for one in here if one),
        tuple(one for one in people.added() if not one.withheld),
        frozenset(people.amendments.instead_of),
    )
