"""The only place that says yes or no, to people who come and to people who leave."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from checkin.domain.attendance import NOT_IN, Presence
from checkin.domain.model import BadgeId, CheckInList, ListId, Registration, Standing
from checkin.domain.record import Fact, Record


class Reason(StrEnum):
    """Why somebody was not admitted."""

    NO_LIST_YET = "no_list_yet"
    NOT_AN_EVENT_CODE = "not_an_event_code"
    NOT_OURS = "not_ours"
    REPLACED = "replaced"
    SPARE = "spare"
    OTHER_DAY = "other_day"
    NOT_FOUND = "not_found"
    CANCELLED = "cancelled"
    OTHER_LIST = "other_list"
    ALREADY_IN = "already_in"


@dataclass(frozen=True, slots=True)
class Badge:
    """A badge as checked.

    ``signed`` when its text bears a signature, ``genuine`` when that signature
    is this event's; an opaque code is never signed and is genuine when the
    roster has it. ``replaced_at`` in milliseconds since 1970 UTC.
    ``valid`` are its first and last day, ``None`` for a code without days.
    ``spare`` while it is nobody's: printed beforehand, and not handed out yet.
    """

    id: BadgeId
    signed: bool
    genuine: bool
    replaced_at: int | None = None
    valid: tuple[date, date] | None = None
    spare: bool = False


@dataclass(frozen=True, slots=True)
class Admitted:
    """Yes. ``registration`` is ``None`` for a genuine badge newer than this desk's list."""

    registration: Registration | None
    knew: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """Not yet, and why: the first thing that is in the way.

    ``earlier`` is the admission that counts, for ``ALREADY_IN``;
    ``replaced_at`` belongs to ``REPLACED``; ``elsewhere`` are the lists that
    the person is on, for ``OTHER_LIST``.
    """

    reason: Reason
    registration: Registration | None = None
    earlier: Record | None = None
    replaced_at: int | None = None
    elsewhere: tuple[ListId, ...] = ()


Verdict = Admitted | Refused


class NotInReason(StrEnum):
    """Why nobody was checked out."""

    NO_CHECK_OUT = "no_check_out"
    NOT_OURS = "not_ours"
    NOT_IN = "not_in"


@dataclass(frozen=True, slots=True)
class Left:
    """Checked out. ``registration`` as for :class:`Admitted`."""

    registration: Registration | None
    knew: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class NotIn:
    """Nobody to check out, as far as this desk has heard.

    ``left`` is the check-out of a person who has left already.
    """

    reason: NotInReason
    registration: Registration | None = None
    left: Record | None = None


Leaving = Left | NotIn


def decide(
    badge: Badge | None,
    registration: Registration | None,
    earlier: Presence,
    on: CheckInList | None,
    today: date | None,
    *,
    by_name: bool = False,
) -> Verdict:
    """Decide whether the holder of *badge* may enter *on*.

    *today* is the date in the event's time zone, ``None`` while this desk's
    clock is unconfirmed: then days of a badge are not held against anybody.
    *by_name* says that a person was found by name, with no badge to check.

    The order of the questions is the order in which a person at the desk
    would ask them, so the first refusal is the one worth reading aloud.
    """
    if on is None:
        return Refused(Reason.NO_LIST_YET)
    if not by_name and (refusal := _check_badge(badge, registration, today)):
        return refusal
    if registration is None:
        # Only a signature vouches for this one: it is newer than the desk's list.
        known = bool(badge and badge.signed)
        return _unless_in(None, earlier, on) if known else Refused(Reason.NOT_FOUND)
    if registration.standing is Standing.CANCELLED:
        return Refused(Reason.CANCELLED, registration)
    if on.id not in registration.lists:
        return Refused(Reason.OTHER_LIST, registration, elsewhere=tuple(sorted(registration.lists)))
    return _unless_in(registration, earlier, on)


def _check_badge(
    badge: Badge | None, registration: Registration | None, today: date | None
) -> Refused | None:
    if badge is None:
        return Refused(Reason.NOT_AN_EVENT_CODE)
    if not badge.genuine:
        return Refused(Reason.NOT_OURS)
    if badge.replaced_at is not None:
        return Refused(Reason.REPLACED, registration, replaced_at=badge.replaced_at)
    if badge.spare:
        return Refused(Reason.SPARE)
    if today and badge.valid and not badge.valid[0] <= today <= badge.valid[1]:
        return Refused(Reason.OTHER_DAY, registration)
    return None


def decide_leaving(
    badge: Badge | None,
    registration: Registration | None,
    earlier: Presence,
    on: CheckInList | None,
    *,
    by_name: bool = False,
) -> Leaving:
    """Decide whether the holder of *badge* can be checked out of *on*.

    Arguments as for :func:`decide`. A badge that was replaced or is of another
    day, and a registration that was cancelled, keep nobody in.
    """
    if on is None or not on.exit:
        return NotIn(NotInReason.NO_CHECK_OUT)
    if not by_name and (badge is None or not badge.genuine):
        return NotIn(NotInReason.NOT_OURS)
    if not earlier.inside:
        return NotIn(NotInReason.NOT_IN, registration, earlier.last)
    return Left(registration, earlier.known)


def _unless_in(registration: Registration | None, earlier: Presence, on: CheckInList) -> Verdict:
    back = on.reentry or (on.exit and not earlier.inside)
    if earlier.counts is not None and not back:
        return Refused(Reason.ALREADY_IN, registration, earlier.counts)
    return Admitted(registration, earlier.known)


__all__ = [
    "NOT_IN",
    "Admitted",
    "Badge",
    "Leaving",
    "Left",
    "NotIn",
    "NotInReason",
    "Reason",
    "Refused",
    "Verdict",
    "decide",
    "decide_leaving",
]
