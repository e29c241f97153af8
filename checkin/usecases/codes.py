"""What a code shown at a desk is: a badge as checked, and whose the roster says it is.

A signed badge is checked twice: by its signature and the list of revocations, which each
desk has, and by the roster, which may be older than the badge. Both are always asked.
"""

import re

from checkin.domain import badge as badges
from checkin.domain import practice
from checkin.domain.model import BadgeId, Gathering, RegistrationId
from checkin.domain.verdict import Badge
from checkin.domain.views import is_stand_in, stand_in
from checkin.usecases.ports import Badges

_LONGEST_OPAQUE = 512
_HALF_A_CHARACTER = re.compile("[\ud800-\udfff]")
"""What no database can be asked for."""


def check_code(
    text: str, event: Gathering | None, roster: Badges, verify: badges.Verifier
) -> tuple[Badge | None, RegistrationId | None]:
    """Check *text* as a badge of *event*: ``None`` for what is none, or belongs to nobody."""
    signed = badges.parse(text)
    if signed is None:
        return _opaque(text, roster)
    if signed.key_id == practice.KEY_ID:
        return _practice(signed, event, verify), None
    genuine = event is not None and badges.is_genuine(signed, event.id, event.badge_keys, verify)
    issued = roster.badge(signed.id) if genuine else None
    checked = Badge(
        signed.id,
        True,
        genuine,
        issued.replaced_at if issued else None,
        (signed.valid_from, signed.valid_to),
        spare=issued is not None and not issued.registration,
        revoked=genuine and roster.is_revoked(signed.id),
    )
    return checked, issued.registration or None if issued else None


def _practice(
    signed: badges.SignedBadge, event: Gathering | None, verify: badges.Verifier
) -> Badge:
    stands_for = practice.practice_of(signed.id)
    genuine = (
        event is not None
        and stands_for is not None
        and badges.is_genuine(signed, event.id, ((practice.KEY_ID, event.practice_key),), verify)
    )
    return Badge(signed.id, True, genuine, practice=stands_for if genuine else None)


def _opaque(text: str, roster: Badges) -> tuple[Badge | None, RegistrationId | None]:
    if not 0 < len(text) <= _LONGEST_OPAQUE or _HALF_A_CHARACTER.search(text):
        return None, None
    if is_stand_in(text):
        return None, None
    # A lane has only what stands for it.
    issued = roster.badge(BadgeId(text)) or roster.badge(stand_in(BadgeId(text)))
    # A signed badge's id is no code: typing or printing it admits nobody.
    if issued is None or issued.short:
        return None, None
    return Badge(issued.id, False, True, issued.replaced_at), issued.registration
