"""Fold the log: who counts where, and which admissions are in conflict.

State is a function of the *set* of records. The order in which they came, how
they were grouped and how often they were repeated make no difference, so every
replica that holds the same records shows the same thing.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from checkin.domain.clock import milliseconds
from checkin.domain.model import BadgeId, ListId, RegistrationId
from checkin.domain.record import Kind, Record, Ref

Whose = Callable[[BadgeId], RegistrationId | None]
"""The roster's answer to: whose badge is this?"""

Place = tuple[ListId, str]
"""One person on one list."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two admissions of one person to one list, neither of which knew of the other.

    ``first`` counts. ``uncertain`` when the two clocks cannot tell the order.
    """

    first: Record
    second: Record
    uncertain: bool


@dataclass(frozen=True, slots=True)
class Presence:
    """What the log says of one person on one list.

    ``counts`` is the admission that counts, ``admissions`` are all that are not
    undone, in order.
    """

    admissions: tuple[Record, ...] = ()
    conflicts: tuple[Conflict, ...] = ()

    @property
    def counts(self) -> Record | None:
        """The one admission that counts, ``None`` when the person is not in."""
        return self.admissions[0] if self.admissions else None


NOT_IN = Presence()


def subject(record: Record, whose: Whose) -> str:
    """Return whom *record* is about: a registration, or a badge nobody is known for yet."""
    if record.about or not record.badge:
        return record.about
    return whose(BadgeId(record.badge)) or f"badge:{record.badge}"


def presence(records: Iterable[Record]) -> Presence:
    """Fold the records about one person on one list."""
    distinct = {record.ref: record for record in records}
    undone = {record.undoes for record in distinct.values()}
    admissions = sorted(
        (
            record
            for record in distinct.values()
            if record.kind == Kind.ADMITTED and record.ref not in undone
        ),
        key=lambda record: record.order,
    )
    return Presence(
        tuple(admissions),
        tuple(
            Conflict(first, second, _uncertain(first, second))
            for first, second in combinations(admissions, 2)
            if first.ref not in second.knew and second.ref not in first.knew
        ),
    )


def attendance(records: Iterable[Record], whose: Whose) -> Mapping[Place, Presence]:
    """Fold the whole log. The reference that every faster projection must equal."""
    by_ref: dict[Ref, Record] = {record.ref: record for record in records}
    places: dict[Place, list[Record]] = {}
    for record in by_ref.values():
        # An undo belongs where the admission it names belongs, whatever it says itself.
        named = by_ref.get(record.undoes) if record.undoes else None
        of = named or record
        if person := subject(of, whose):
            places.setdefault((of.list, person), []).append(record)
    return {place: presence(members) for place, members in places.items()}


def _uncertain(first: Record, second: Record) -> bool:
    if first.uncertainty_ms is None or second.uncertainty_ms is None:
        return True
    apart = milliseconds(second.hlc) - milliseconds(first.hlc)
    return apart <= first.uncertainty_ms + second.uncertainty_ms
