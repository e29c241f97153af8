"""Practice badges: what volunteers rehearse with, one for each answer that a desk can give.

They are signed by a key of their own, which signs nothing else, and their ids say which
answer they stand for. Nobody is admitted by one and nothing is saved, on any day.
"""

from enum import StrEnum

from checkin.domain.model import BadgeId

KEY_ID = 0
"""The key id in practice badges; no other badge has it."""

_HEAD = b"practice"


class Practice(StrEnum):
    """The answer that a practice badge stands for."""

    CHECKED_IN = "checked_in"
    ALREADY_IN = "already_in"
    REPLACED = "replaced"
    REVOKED = "revoked"
    CANCELLED = "cancelled"
    OTHER_LIST = "other_list"
    OTHER_DAY = "other_day"
    OTHER_CATEGORY = "other_category"
    NOT_OPEN_YET = "not_open_yet"
    CLOSED = "closed"
    SPARE = "spare"
    NOT_FOUND = "not_found"
    NOT_OURS = "not_ours"


_NUMBERS = dict(enumerate(Practice, start=1))
"""What is printed is there for long: new answers come last."""


def badge_id(practice: Practice) -> BadgeId:
    """The id of the badge that stands for *practice*: the same at every event."""
    number = next(one for one, named in _NUMBERS.items() if named is practice)
    return BadgeId((_HEAD + number.to_bytes(4, "big")).hex())


def practice_of(badge: BadgeId) -> Practice | None:
    """What the practice badge with this id stands for, ``None`` where it is none."""
    raw = bytes.fromhex(badge)
    if not raw.startswith(_HEAD):
        return None
    return _NUMBERS.get(int.from_bytes(raw[len(_HEAD) :], "big"))
