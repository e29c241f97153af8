"""The only place that says yes or no, to people who come and to people who leave."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol, overload

from checkin.domain.attendance import NOT_IN, Presence
from checkin.domain.model import BadgeId, CheckInList, ListId, Registration, Standing
from checkin.domain.practice import Practice
from checkin.domain.record import Fact, Record


class Reason(StrEnum):
    """Why somebody was not admitted."""

    NO_LIST_YET = "no_list_yet"
    NOT_AN_EVENT_CODE = "not_an_event_code"
    NOT_OURS = "not_ours"
    REPLACED = "replaced"
    REVOKED = "revoked"
    SPARE = "spare"
    OTHER_DAY = "other_day"
    NOT_FOUND = "not_found"
    CANCELLED = "cancelled"
    OTHER_LIST = "other_list"
    OTHER_CATEGORY = "other_category"
    NOT_OPEN_YET = "not_open_yet"
    CLOSED = "closed"
    ALREADY_IN = "already_in"


@dataclass(frozen=True, slots=True)
class Moment:
    """Now, by a clock that an exchange has confirmed.

    ``day`` is the date in the event's time zone, ``ms`` milliseconds since 1970 UTC.
    """

    day: date
    ms: int


@dataclass(frozen=True, slots=True)
class Badge:
    """A badge as checked.

    ``signed`` when its text bears a signature, ``genuine`` when that signature
    is this event's; an opaque code is never signed and is genuine when the
    roster has it. ``replaced_at`` in milliseconds since 1970 UTC.
    ``valid`` are its first and last day, ``None`` for a code without days.
    ``spare`` while it is nobody's: printed beforehand, and not handed out yet.
    ``revoked`` when the event's list of revocations has it. ``practice`` is the answer
    that a genuine practice badge stands for.
    """

    id: BadgeId
    signed: bool
    genuine: bool
    replaced_at: int | None = None
    valid: tuple[date, date] | None = None
    spare: bool = False
    revoked: bool = False
    practice: Practice | None = None


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


@dataclass(frozen=True, slots=True)
class Practised:
    """Neither yes nor no: a practice badge, and the answer that it stands for."""

    practice: Practice


Verdict = Admitted | Refused | Practised


class NotInReason(StrEnum):
    """Why nobody was checked out."""

    NO_CHECK_OUT = "no_check_out"
    NOT_OURS = "not_ours"
    NOT_IN = "not_in"
    PRACTICE = "practice"


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


@overload
def decide(
    badge: None,
    registration: Registration | None,
    earlier: Presence,
    on: CheckInList | None,
    now: Moment | None,
    *,
    by_name: bool = False,
) -> Admitted | Refused: ...


@overload
def decide(
    badge: Badge | None,
    registration: Registration | None,
    earlier: Presence,
    on: CheckInList | None,
    now: Moment | None,
) -> Verdict: ...


def decide(
    badge: Badge | None,
    registration: Registration | None,
    earlier: Presence,
    on: CheckInList | None,
    now: Moment | None,
    *,
    by_name: bool = False,
) -> Verdict:
    """Decide whether the holder of *badge* may enter *on*.

    *now* is ``None`` while this desk's clock is unconfirmed: then neither the days
    of a badge nor the hours of a list are held against anybody. *by_name* says
    that a person was found by name, with no badge to check.

    The order of the questions is the order in which a person at the desk
    would ask them, so the first refusal is the one worth reading aloud.
    """
    if badge and badge.practice:
        return Practised(badge.practice)
    if on is None:
        return Refused(Reason.NO_LIST_YET)
    if not by_name and (refusal := _check_badge(badge, registration, now)):
        return refusal
    if registration is None:
        # Only a signature vouches for this one: it is newer than the desk's list.
        known = bool(badge and badge.signed)
        return _unless_in(None, earlier, on, now) if known else Refused(Reason.NOT_FOUND)
    if reason := _keeps_out(registration, on):
        elsewhere = tuple(sorted(registration.lists)) if reason is Reason.OTHER_LIST else ()
        return Refused(reason, registration, elsewhere=elsewhere)
    return _unless_in(registration, earlier, on, now)


class Entitled(Protocol):
    """What of a registration decides on which lists it is expected."""

    @property
    def standing(self) -> Standing:
        """Whether it is still good."""

    @property
    def lists(self) -> frozenset[ListId]:
        """Those that it is on."""

    @property
    def category(self) -> str:
        """Which a list's rule may ask for."""


def is_expected(one: Entitled, on: CheckInList) -> bool:
    """Say whether somebody is to come to *on*: exactly whom :func:`decide` would let in there.

    Hours and badges are left aside: they say when and with what, and not who.
    """
    return _keeps_out(one, on) is None


def _keeps_out(one: Entitled, on: CheckInList) -> Reason | None:
    """What in a registration itself is in the way of entering *on*, whenever that is."""
    if one.standing == Standing.CANCELLED:
        return Reason.CANCELLED
    if on.id not in one.lists:
        return Reason.OTHER_LIST
    return None if on.is_for(one.category) else Reason.OTHER_CATEGORY


def _check_badge(
    badge: Badge | None, registration: Registration | None, now: Moment | None
) -> Refused | None:
    if badge is None:
        return Refused(Reason.NOT_AN_EVENT_CODE)
    if not badge.genuine:
        return Refused(Reason.NOT_OURS)
    if badge.replaced_at is not None:
        return Refused(Reason.REPLACED, registration, replaced_at=badge.replaced_at)
    if badge.revoked and not _is_cancelled(registration):
        return Refused(Reason.REVOKED, registration)
    if badge.spare:
        return Refused(Reason.SPARE)
    if now and badge.valid and not badge.valid[0] <= now.day <= badge.valid[1]:
        return Refused(Reason.OTHER_DAY, registration)
    return None


def _is_cancelled(registration: Registration | None) -> bool:
    # Then that is what is in the way, and says more.
    return registration is not None and registration.standing is Standing.CANCELLED


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
    if badge and badge.practice:
        return NotIn(NotInReason.PRACTICE)
    if on is None or not on.exit:
        return NotIn(NotInReason.NO_CHECK_OUT)
    if not by_name and (badge is None or not badge.genuine):
        return NotIn(NotInReason.NOT_OURS)
    if not earlier.inside:
        return NotIn(NotInReason.NOT_IN, registration, earlier.last)
    return Left(registration, earlier.known)


def _unless_in(
    registration: Registration | None, earlier: Presence, on: CheckInList, now: Moment | None
) -> Admitted | Refused:
    back = on.reentry or (on.exit and not earlier.inside)
    if earlier.counts is not None and not back:
        return Refused(Reason.ALREADY_IN, registration, earlier.counts)
    # The hours come last: whoever is in need not be told that the doors are closed.
    if now and on.opens is not None and now.ms < on.opens:
        return Refused(Reason.NOT_OPEN_YET, registration)
    if now and on.closes is not None and now.ms >= on.closes:
        return Refused(Reason.CLOSED, registration)
    return Admitted(registration, earlier.known)


__all__ = [
    "NOT_IN",
    "Admitted",
    "Badge",
    "Entitled",
    "Leaving",
    "Left",
    "Moment",
    "NotIn",
    "NotInReason",
    "Practised",
    "Reason",
    "Refused",
    "Verdict",
    "decide",
    "decide_leaving",
    "is_expected",
]
