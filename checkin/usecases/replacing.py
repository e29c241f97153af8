"""Another badge for somebody, and the ones before good no more: one act of the organisers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from checkin.domain.amendments import Amendments
from checkin.domain.errors import InputError
from checkin.domain.model import BadgeId, IssuedBadge, Registration, RegistrationId, Standing
from checkin.domain.names import fold
from checkin.domain.short_code import read_short_code
from checkin.usecases.organise import (
    BadgeSigner,
    EventBook,
    PrintedBadge,
    Randomness,
    printed,
    short_free,
)


@dataclass(frozen=True, slots=True)
class Replaced:
    """Whose badge was replaced, the new one to print, and how many are good no more."""

    badge: PrintedBadge
    revoked: int


def replace_badge(
    book: EventBook,
    signer: BadgeSigner,
    random: Randomness,
    now_ms: int,
    who: str,
    *,
    amended: Amendments,
    spare: str | None = None,
) -> Replaced:
    """Give the person that *who* names (a code, an id or a name) another badge.

    It is *spare*, by its short code, or a new one. *amended* is what help desks have
    recorded. One publication: no desk hears of the new badge and not of the old ones.

    Raises:
        InputError: nobody is found, or several are; they have cancelled; the spare is none.
    """
    gathering = book.gathering()
    days = sorted(one.day for one in book.lists())
    if gathering is None or not days:
        raise InputError("There is no event yet. Make one first: checkin serve")
    issued = list(book.badges())
    owners = {one.id: one.registration or amended.given.get(one.id) for one in issued}
    person = find_person(who, book.registrations(), issued, owners)
    if person.standing is Standing.CANCELLED or person.id in amended.instead_of:
        raise InputError(f"{person.public_name or 'This person'} has cancelled: no badge is made.")
    if spare is None:
        taken = {one.short for one in issued}
        new = IssuedBadge(BadgeId(random(12).hex()), person.id, short_free(random, taken))
    else:
        new = replace(_spare(spare, issued, owners), registration=person.id)
    old = [
        replace(one, registration=person.id, replaced_at=now_ms)
        for one in issued
        if owners[one.id] == person.id and one.replaced_at is None
    ]
    book.publish(badges=[*old, replace(new, issued_at=now_ms)])
    return Replaced(printed(gathering, days[0], days[-1], person, new, signer), len(old))


def find_person(
    who: str,
    people: Iterable[Registration],
    issued: Iterable[IssuedBadge],
    owners: Mapping[BadgeId, RegistrationId | None],
) -> Registration:
    """Return whom *who* names: a code on a badge, an id or a name.

    Raises:
        InputError: nobody is found, or several are.
    """
    short, name = read_short_code(who), fold(who)
    keys = {owners[one.id] for one in issued if one.id == who or (short and one.short == short)}
    named = []
    for one in people:
        if one.id in keys or one.id == who:
            return one
        if name and fold(one.public_name) == name:
            named.append(one)
    if len(named) == 1:
        return named[0]
    if named:
        ids = ", ".join(f"{one.id} ({one.organisation or 'no organisation'})" for one in named)
        raise InputError(f"Several people are called that. Say which by its id: {ids}.")
    raise InputError(
        "Nobody of the organisers' list has this name, id or code. Whom a help desk has "
        "registered gets another badge there."
    )


def _spare(
    code: str, issued: Iterable[IssuedBadge], owners: dict[BadgeId, RegistrationId | None]
) -> IssuedBadge:
    short = read_short_code(code)
    found = next((one for one in issued if short and one.short == short), None)
    if found is None:
        raise InputError("This is not a spare badge of this event.")
    if owners[found.id]:
        raise InputError("This badge is somebody's already. Take another spare one.")
    if found.replaced_at is not None:
        raise InputError("This badge is no longer valid. Take another spare one.")
    return found
