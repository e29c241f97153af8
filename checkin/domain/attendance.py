"""Fold the log: who counts where, who is in, and which admissions are in conflict.

State is a function of the *set* of records. The order in which they came, how
they were grouped and how often they were repeated make no difference, so every
replica that holds the same records shows the same thing.

Records that were re-issued under another identity are one *fact*: the original
stands for all of them, or the least of the re-issues where the original is not
held. Records refer to facts, and so to whichever record stands for one.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from checkin.domain.clock import milliseconds
from checkin.domain.model import BadgeId, ListId, RegistrationId
from checkin.domain.reasons import NoteReason
from checkin.domain.record import Fact, Kind, Record

Whose = Callable[[BadgeId], RegistrationId | None]
"""The roster's answer to: whose badge is this?"""

Place = tuple[ListId, str]
"""One person on one list."""

Standing = Mapping[Fact, Record]
"""Each fact, and the record that stands for it."""

APPLIED = frozenset({Kind.ADMITTED, Kind.LEFT, Kind.UNDONE, Kind.SETTLED, Kind.NOTE})
"""The kinds that the fold looks at."""

KNOWN_MOST = 100
"""No record names more earlier ones: they know the rest, and a record has its largest size."""

_UNDOABLE = frozenset({Kind.ADMITTED, Kind.LEFT, Kind.SETTLED})
_SETTLEABLE = frozenset({Kind.ADMITTED})


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two admissions of one person to one list, neither of which knew of the other.

    ``first`` counts unless a person settled otherwise. ``uncertain`` when the
    two clocks cannot tell the order.
    """

    first: Record
    second: Record
    uncertain: bool


@dataclass(frozen=True, slots=True)
class Presence:
    """What the log says of one person on one list.

    ``admissions`` and ``leavings`` are all that are not undone, in order, and
    ``notes`` all there are. ``settlements`` are those that still can be
    followed; the last of them is, and ``kept`` is the admission that it names.
    ``conflicts`` are those that nobody has settled yet, ``settled`` those that
    somebody has. ``last`` is the latest movement.
    """

    admissions: tuple[Record, ...] = ()
    leavings: tuple[Record, ...] = ()
    notes: tuple[Record, ...] = ()
    settlements: tuple[Record, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    settled: tuple[Conflict, ...] = ()
    kept: Record | None = None
    last: Record | None = None

    @property
    def counts(self) -> Record | None:
        """The one admission that counts, ``None`` when the person never came."""
        return self.kept or (self.admissions[0] if self.admissions else None)

    @property
    def inside(self) -> bool:
        """True for a person who was admitted and has not left since."""
        return self.last is not None and self.last.kind == Kind.ADMITTED

    @property
    def known(self) -> tuple[Fact, ...]:
        """What a new record about this person names as known: the latest movements."""
        movements = sorted((*self.admissions, *self.leavings), key=_order)
        return tuple(record.fact for record in movements[-KNOWN_MOST:])


NOT_IN = Presence()


def sent(there: Presence) -> Record | None:
    """Return the note by which a lane has sent this person to the help desk.

    ``None`` once anything was recorded of them since that still stands: they came
    in or left, or a help desk has noted something. Of several the first counts,
    which says how long they have been waiting.
    """
    done = max(
        (
            one.order
            for one in (*there.admissions, *there.leavings, *there.notes)
            if one.reason != NoteReason.SENT_TO_HELP_DESK
        ),
        default=None,
    )
    notes = (one for one in there.notes if one.reason == NoteReason.SENT_TO_HELP_DESK)
    return next((one for one in notes if done is None or one.order > done), None)


def subject(record: Record, whose: Whose) -> str:
    """Return whom *record* is about: a registration, or a badge nobody is known for yet."""
    if record.about or not record.badge:
        return record.about
    return whose(BadgeId(record.badge)) or f"badge:{record.badge}"


def stands_before(one: Record, other: Record) -> bool:
    """Say which of two records of one fact stands for it: the original, or the least re-issue."""
    return (one.original != "", _order(one)) < (other.original != "", _order(other))


def place_of(record: Record, standing: Standing, whose: Whose) -> Place | None:
    """Return where *record* belongs, ``None`` while (or because) it has no effect.

    An undo and a settlement belong where the record belongs that they name,
    whatever they say themselves.
    """
    of: Record | None = record
    if of and of.kind == Kind.UNDONE:
        of = _named(of, standing, _UNDOABLE)
    if of and of.kind == Kind.SETTLED:
        of = _named(of, standing, _SETTLEABLE)
    if of is None:
        return None
    person = subject(of, whose)
    return (of.list, person) if person else None


def presence(records: Sequence[Record], standing: Standing) -> Presence:
    """Fold the records that belong to one person on one list, one per fact."""
    if len(records) == 1 and records[0].kind == Kind.ADMITTED:
        # Most people, most of the time.
        return Presence((records[0],), last=records[0])
    by_kind: dict[str, list[Record]] = {kind: [] for kind in APPLIED}
    for record in records:
        by_kind[record.kind].append(record)
    undone = {
        named.fact
        for record in by_kind[Kind.UNDONE]
        if (named := _named(record, standing, _UNDOABLE))
    }
    admissions = _in_order(by_kind[Kind.ADMITTED], undone)
    leavings = _in_order(by_kind[Kind.LEFT], undone)
    valid: list[tuple[Record, Record]] = []
    for settlement in _in_order(by_kind[Kind.SETTLED], undone):
        kept = _named(settlement, standing, _SETTLEABLE)
        if kept is not None and kept.fact not in undone:
            valid.append((settlement, kept))
    conflicts, settled = _conflicts(admissions, [one for one, _ in valid], records)
    return Presence(
        admissions,
        leavings,
        _in_order(by_kind[Kind.NOTE], undone),
        tuple(settlement for settlement, _ in valid),
        conflicts,
        settled,
        valid[-1][1] if valid else None,
        _last(admissions, leavings),
    )


def attendance(records: Iterable[Record], whose: Whose) -> Mapping[Place, Presence]:
    """Fold the whole log. The reference that every faster projection must equal."""
    standing: dict[Fact, Record] = {}
    for record in records:
        if record.kind not in APPLIED:
            continue
        held = standing.get(record.fact)
        if held is None or stands_before(record, held):
            standing[record.fact] = record
    places: dict[Place, list[Record]] = {}
    for record in standing.values():
        if place := place_of(record, standing, whose):
            places.setdefault(place, []).append(record)
    return {place: presence(members, standing) for place, members in places.items()}


def _conflicts(
    admissions: Sequence[Record],
    settlements: Sequence[Record],
    records: Sequence[Record],
) -> tuple[tuple[Conflict, ...], tuple[Conflict, ...]]:
    """Return the open conflicts, and the settled ones."""
    if all(earlier.fact in later.knew for earlier, later in pairwise(admissions)):
        return (), ()
    bit, known = _knowledge(records)
    apart = [
        Conflict(first, second, _uncertain(first, second))
        for first, second in combinations(admissions, 2)
        if not known[first.fact] & bit[second.fact] and not known[second.fact] & bit[first.fact]
    ]
    seen = [known[settlement.fact] for settlement in settlements]
    still: list[Conflict] = []
    settled: list[Conflict] = []
    for one in apart:
        both = bit[one.first.fact] | bit[one.second.fact]
        (settled if any(each & both == both for each in seen) else still).append(one)
    return tuple(still), tuple(settled)


def _knowledge(records: Sequence[Record]) -> tuple[Mapping[Fact, int], Mapping[Fact, int]]:
    """Return a bit for each record, and the bits of what each knew.

    Itself, or through a record that it knew: also one that was undone since,
    for it had been known all the same.
    """
    bit = {record.fact: 1 << n for n, record in enumerate(sorted(records, key=_order))}
    direct = {record.fact: bit.keys() & set(record.knew) for record in records}
    known = dict.fromkeys(bit, 0)
    growing = True
    while growing:
        growing = False
        for fact in bit:
            mask = 0
            for other in direct[fact]:
                mask |= bit[other] | known[other]
            growing = growing or mask != known[fact]
            known[fact] = mask
    return bit, known


def _last(admissions: Sequence[Record], leavings: Sequence[Record]) -> Record | None:
    """Return the latest movement. What a record knew comes before it, whatever the clocks say."""
    if not leavings:
        return admissions[-1] if admissions else None
    followed = set().union(*(record.knew for record in leavings))
    for admission in reversed(admissions):
        later = (one for one in leavings if one.fact not in admission.knew)
        if admission.fact not in followed and all(_order(one) < _order(admission) for one in later):
            return admission
    return leavings[-1]


def _named(record: Record, standing: Standing, kinds: frozenset[Kind]) -> Record | None:
    """Return what *record* names, if it is held and one of *kinds*."""
    named = standing.get(record.names) if record.names else None
    return named if named is not None and named.kind in kinds else None


def _in_order(records: Iterable[Record], undone: set[Fact]) -> tuple[Record, ...]:
    return tuple(sorted((one for one in records if one.fact not in undone), key=_order))


def _order(record: Record) -> tuple[int, str, int]:
    return record.order


def _uncertain(first: Record, second: Record) -> bool:
    if first.uncertainty_ms is None or second.uncertainty_ms is None:
        return True
    apart = milliseconds(second.hlc) - milliseconds(first.hlc)
    return apart <= first.uncertainty_ms + second.uncertainty_ms
