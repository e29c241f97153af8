"""What people settle: which of two admissions counts, and whom the list did not have.

Organisers do it at the server with records of their own, which reach desks like any others.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from heapq import nsmallest

from checkin.domain.attendance import KNOWN_MOST, NOT_IN, Presence
from checkin.domain.clock import ClockReading
from checkin.domain.errors import InputError
from checkin.domain.model import (
    BadgeId,
    IssuedBadge,
    ListId,
    Registration,
    RegistrationId,
    Standing,
)
from checkin.domain.names import fold
from checkin.domain.reasons import AdmitReason, BadgeReason, SettleReason, UndoReason
from checkin.domain.record import Draft, Fact, How, Kind, Record, regarding
from checkin.usecases.people import People
from checkin.usecases.tally import Tally

Write = Callable[[Draft, ClockReading], Record]
"""Saves a record of the organisers'."""

LIKELY = 20
"""People of the list who are offered as whom a newcomer may be."""

OTHERWISE = "This has changed since the page was shown. Look again."


@dataclass(frozen=True, slots=True)
class Case:
    """One person on one list whom desks admitted without knowing of each other.

    ``admissions`` are those that are not undone, the first first; ``counts`` is the one
    that does. ``settlement`` is what a person said of it, ``None`` while it is to be said.
    """

    list: ListId
    person: str
    registration: Registration | None
    admissions: tuple[Record, ...]
    counts: Record
    uncertain: bool
    settlement: Record | None


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody whom a help desk registered and the organisers' list does not have.

    ``instead`` is whose place they took. ``arrived`` are the lists on which they count.
    """

    registration: Registration
    record: Record
    instead: Registration | None
    arrived: tuple[ListId, ...]


@dataclass(frozen=True, slots=True)
class TakingIn:
    """What is to be published so that a newcomer is on the organisers' list."""

    registrations: tuple[Registration, ...]
    badges: tuple[IssuedBadge, ...]


def settlement(keep: Record, reason: SettleReason, seen: Sequence[Fact]) -> Draft:
    """What a person says who has *seen* these, and keeps one of them: it answers for all of them."""
    knew = tuple(dict.fromkeys(seen))
    # The two that are in question stand last.
    return regarding(keep, Kind.SETTLED, reason, knew[-KNOWN_MOST - 2 :])


def cases(tally: Tally, people: People) -> list[Case]:
    """Every one of them, those to settle first, the latest first."""
    found = [_case(on, person, there, people) for (on, person), there in tally.contested().items()]
    return sorted(
        found,
        key=lambda one: (one.settlement is not None, *(-n for n in _latest(one))),
    )


def to_settle(tally: Tally, people: People) -> int:
    """How many cases and newcomers wait for somebody to settle them."""
    contested = sum(1 for there in tally.contested().values() if there.conflicts)
    return contested + len(people.newcomers())


def settle(
    tally: Tally,
    keep: Fact,
    seen: Sequence[Fact],
    reason: SettleReason,
    write: Write,
    now: ClockReading,
) -> Record:
    """Keep one of the admissions that somebody has *seen*.

    Raises:
        InputError: there is nothing to settle there any more, or not that.
    """
    kept = tally.record(keep)
    there = tally.of_record(kept) if kept is not None else NOT_IN
    facts = {one.fact for one in there.admissions}
    if kept is None or not there.conflicts or not facts >= {keep, *seen}:
        raise InputError(OTHERWISE)
    return write(settlement(kept, reason, (*seen, keep)), now)


def take_back(tally: Tally, fact: Fact, write: Write, now: ClockReading) -> Record:
    """Take a settlement back.

    Raises:
        InputError: it is none, or was taken back already.
    """
    made = tally.valid(fact)
    if made is None or made.kind != Kind.SETTLED:
        raise InputError(OTHERWISE)
    return write(regarding(made, Kind.UNDONE, UndoReason.BY_MISTAKE), now)


# ---------------------------------------------------------------- whom the list does not have


def newcomers(tally: Tally, people: People) -> list[Newcomer]:
    """Whom help desks registered and the list does not have, the earliest first."""
    found = []
    for key in people.newcomers():
        made = people.amended(key)[0]
        who = people.registration(key) or people.by_record(made)
        arrived = tuple(sorted(on for on, there in tally.lists_of(key) if there.counts))
        instead = people.registration(RegistrationId(made.instead)) if made.instead else None
        found.append(Newcomer(who, made, instead, arrived))
    return sorted(found, key=lambda one: one.record.order)


def taking_in(people: People, key: RegistrationId) -> TakingIn:
    """What puts a newcomer on the organisers' list, with the badges that they were given.

    Whose place they took is cancelled there. Check-ins stay as they are: it is the same person.

    Raises:
        InputError: the list has them, or the registration was taken back; or the name was erased.
    """
    who = people.registration(key) if key in people.newcomers() else None
    if who is None:
        raise InputError(OTHERWISE)
    made = people.amended(key)[0]
    old = people.registration(RegistrationId(made.instead)) if made.instead else None
    held = (people.badge(badge) for badge, owner in people.given().items() if owner == key)
    gone = (replace(old, standing=Standing.CANCELLED),) if old else ()
    return TakingIn(
        (who, *gone), tuple(replace(one, registration=key) for one in held if one is not None)
    )


def likely(registrations: Iterable[Registration], sought: str) -> list[Registration]:
    """Who of the list may be meant by a name: those who share most of its words, best first."""
    words = _words(sought)

    def shared(one: Registration) -> int:
        names = (one.public_name, one.other_script, *one.aliases)
        return max(len(words & _words(name)) for name in names)

    found = [(shared(one), one) for one in registrations if one.standing is Standing.ACTIVE]
    best = nsmallest(
        LIKELY,
        (pair for pair in found if pair[0]),
        key=lambda pair: (-pair[0], fold(pair[1].public_name), pair[1].id),
    )
    return [one for _, one in best]


def _words(name: str) -> set[str]:
    # As people write them down: “Lovelace, Ada”.
    return set(fold(name).replace(",", " ").split())


def same_as(
    tally: Tally,
    people: People,
    key: RegistrationId,
    known: RegistrationId,
    write: Write,
    now: ClockReading,
) -> None:
    """A newcomer is somebody whom the list has: their check-ins and their badge are that person's.

    What was recorded of the newcomer is taken back and recorded of the other, at the times at
    which it was. All of it in one transaction, if *write* is within one.

    Raises:
        InputError: the newcomer is none any more, or the other is not on the list.
    """
    who = people.registration(known)
    if key not in people.newcomers() or known in people.newcomers() or who is None:
        raise InputError(OTHERWISE)
    if who.standing is Standing.CANCELLED:
        raise InputError("This person has cancelled. Choose another, or take the newcomer in.")
    made = people.recorded(key)
    for on, there in tally.lists_of(key):
        _move(on, there, known, tally.presence(on, known), write)
        made += (*there.admissions, *there.leavings)
    for one in made:
        write(regarding(one, Kind.UNDONE, UndoReason.WRONG_PERSON), now)
    for badge in _good(people, key):
        given = Draft(
            Kind.REPLACED, made[0].list, known, badge, how="", reason=BadgeReason.FORGOTTEN
        )
        write(given, now)


def _move(on: ListId, there: Presence, known: RegistrationId, have: Presence, write: Write) -> None:
    """Record of *known* what stands of a newcomer, unless it is known that they came."""
    if there.counts is None or have.counts is not None:
        return
    came = Draft(
        Kind.ADMITTED, on, known, "", have.known, How.SEARCHED, AdmitReason.REGISTERED_LATE
    )
    admitted = write(came, _then(there.counts))
    if not there.inside and there.last is not None:
        left = Draft(Kind.LEFT, on, known, "", (*have.known, admitted.fact), How.SEARCHED)
        write(left, _then(there.last))


def _good(people: People, key: RegistrationId) -> list[BadgeId]:
    """The badges that a help desk gave to *key* and that are still good."""
    held = (people.badge(badge) for badge, owner in people.given().items() if owner == key)
    return [one.id for one in held if one is not None and one.replaced_at is None]


def _then(record: Record) -> ClockReading:
    return ClockReading(record.at, record.offset_ms, record.uncertainty_ms)


def _case(on: ListId, person: str, there: Presence, people: People) -> Case:
    contested = (*there.conflicts, *there.settled)
    counts = there.counts or contested[0].first
    return Case(
        on,
        person,
        people.registration(RegistrationId(person)),
        there.admissions,
        counts,
        any(one.uncertain for one in contested),
        there.settlements[-1] if there.settlements and not there.conflicts else None,
    )


def _latest(case: Case) -> tuple[int, int]:
    hlc, _, seq = max(one.order for one in case.admissions)
    return hlc, seq
