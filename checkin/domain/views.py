"""What a desk of each profile is given of the roster: pure functions, least data first.

Nothing that decides is left out: a desk without names says of each badge what a help
desk says of it.
"""

import hashlib
import re
from dataclasses import replace

from checkin.domain.model import (
    BadgeId,
    CheckInList,
    DeskProfile,
    EnrolledDesk,
    Gathering,
    IssuedBadge,
    Registration,
)
from checkin.domain.short_code import read_short_code

Thing = Gathering | CheckInList | Registration | IssuedBadge | EnrolledDesk

_SIGNED = re.compile("[0-9a-f]{24}")
_HASHED = re.compile("sha256:[0-9a-f]{64}")


def stand_in(badge: BadgeId) -> BadgeId:
    """What stands for *badge* where its text may not: that of another system may be personal.

    The id of a signed badge says nothing of anybody, and stands for itself.
    """
    if _SIGNED.fullmatch(badge) or is_stand_in(badge):
        return badge
    return BadgeId("sha256:" + hashlib.sha256(b"code-v1\0" + badge.encode()).hexdigest())


def is_stand_in(code: str) -> bool:
    """Say whether *code* stands for another one. Showing it admits nobody."""
    return _HASHED.fullmatch(code) is not None


def seen_by(profile: DeskProfile, value: Thing) -> Thing | None:
    """Return what a desk of *profile* is given of *value*; ``None`` for nothing."""
    if profile is DeskProfile.HELP_DESK:
        return value
    match value:
        case Gathering():
            # Only help desks open with the staff PIN: nobody guesses it from a stolen lane.
            return replace(value, pin=b"")
        case Registration():
            return _seen_person(profile, value)
        case IssuedBadge():
            # A short code that is none can be typed by nobody, and may be anything.
            typed = not value.short or read_short_code(value.short) == value.short
            known = typed and not is_stand_in(value.id)
            if not known:
                return None
            key = stand_in(value.id)
            return value if key == value.id else replace(value, id=key)
    return value


def _seen_person(profile: DeskProfile, one: Registration) -> Registration:
    named = profile is not DeskProfile.LANE_WITHOUT_NAMES
    # Not by replace, which takes several times as long: a server does it for everybody.
    return Registration(
        id=one.id,
        public_name=one.public_name if named else "",
        organisation=one.organisation if named else "",
        # On no lane's screen: where somebody is from, and private spellings.
        category=one.category,
        lists=one.lists,
        standing=one.standing,
        give=one.give,
        attention=one.attention if named else "",
        withheld=one.withheld or not named,
    )
