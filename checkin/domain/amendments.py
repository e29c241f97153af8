"""What help desks add to the roster while the organisers are not there: people and badges.

Like attendance it is a function of the *set* of records: in which order they came,
and how often, makes no difference. Every replica lays it over the roster that it
holds, so a badge handed out at one desk is good at the next, and the one that was
lost is not.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from checkin.domain.attendance import stands_before
from checkin.domain.model import BadgeId, IssuedBadge, RegistrationId
from checkin.domain.record import Fact, Kind, Record

AMENDING = frozenset({Kind.REGISTERED, Kind.REPLACED})
"""The kinds that amend the roster."""

LOOKED_AT = AMENDING | {Kind.UNDONE}


@dataclass(frozen=True, slots=True)
class Amendments:
    """What is to be laid over the roster.

    ``registered`` are the people who were added, ``instead_of`` those whose place
    somebody took and the record that says so, ``given`` whose each spare badge is,
    ``replaced`` the record since when only its own badge of a person is good.
    """

    registered: Mapping[RegistrationId, Record] = field(default_factory=dict)
    instead_of: Mapping[RegistrationId, Record] = field(default_factory=dict)
    given: Mapping[BadgeId, RegistrationId] = field(default_factory=dict)
    replaced: Mapping[RegistrationId, Record] = field(default_factory=dict)

    def void_since(self, badge: IssuedBadge, owner: RegistrationId) -> int | None:
        """Since when *badge* of *owner* is not good any more (ms), ``None`` while it is.

        Badges of the roster and badges given out, alike.
        """
        latest = self.replaced.get(owner)
        if latest is None or latest.badge == badge.id:
            return None
        since = latest.corrected_ms
        return None if badge.issued_at is not None and badge.issued_at > since else since


NOTHING = Amendments()


def amendments(records: Iterable[Record]) -> Amendments:
    """Fold the records that amend the roster; others among them are passed over."""
    standing: dict[Fact, Record] = {}
    for record in records:
        if record.kind in LOOKED_AT:
            held = standing.get(record.fact)
            if held is None or stands_before(record, held):
                standing[record.fact] = record
    undone = {one.names for one in standing.values() if one.kind == Kind.UNDONE}
    valid = sorted(
        (one for one in standing.values() if one.kind in AMENDING and one.fact not in undone),
        key=lambda one: one.order,
    )
    registered: dict[RegistrationId, Record] = {}
    instead_of: dict[RegistrationId, Record] = {}
    given: dict[BadgeId, RegistrationId] = {}
    replaced: dict[RegistrationId, Record] = {}
    for one in valid:
        about = RegistrationId(one.about)
        if not about:
            continue
        if one.badge:
            # Of two desks that both say they gave out one card, the first did.
            given.setdefault(BadgeId(one.badge), about)
        if one.kind == Kind.REPLACED:
            replaced[about] = one
            continue
        registered.setdefault(about, one)
        if one.instead:
            instead_of.setdefault(RegistrationId(one.instead), one)
    return Amendments(registered, instead_of, given, replaced)
