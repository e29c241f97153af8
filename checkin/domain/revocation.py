r"""Badges that are good no more, as one list that the event signs and numbers.

It is all of them each time, and a higher number takes the place of a lower one: so it can
neither be cut short nor set back on its way. What is signed, by a key of the event's badges::

    "revocations-v1\0" | event id 4 | key id 1 | number 8 | issued (ms) 8 | badge ids 12 each
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import pairwise

from checkin.domain.badge import Signer, Verifier
from checkin.domain.model import BadgeId, EventId

BADGE_BYTES = 12
_DOMAIN = b"revocations-v1\0"


@dataclass(frozen=True, slots=True)
class Revocations:
    """The list. ``badges`` are signed ones by their ids; ``issued`` is ms since 1970 UTC.

    A code of another system is no part of it: a desk that does not have such a code on its
    list admits nobody by it.
    """

    number: int
    issued: int
    badges: frozenset[BadgeId]
    key_id: int
    signature: bytes = field(default=b"", repr=False)

    @property
    def packed(self) -> bytes:
        """The ids, sorted, of 12 bytes each."""
        return b"".join(bytes.fromhex(one) for one in sorted(self.badges))

    def message(self, event: EventId) -> bytes:
        """What the signature is over."""
        head = bytes.fromhex(event) + bytes([self.key_id])
        numbers = self.number.to_bytes(8, "big") + self.issued.to_bytes(8, "big")
        return _DOMAIN + head + numbers + self.packed


def sign(one: Revocations, event: EventId, signer: Signer) -> Revocations:
    """Return *one* with the signature that *signer* makes."""
    return replace(one, signature=signer(one.message(event)))


def is_genuine(
    one: Revocations, event: EventId, keys: Iterable[tuple[int, bytes]], verify: Verifier
) -> bool:
    """Say whether *one* was signed for *event* with one of its badge *keys*."""
    message = one.message(event)
    return any(key_id == one.key_id and verify(key, message, one.signature) for key_id, key in keys)


def unpack(packed: bytes) -> frozenset[BadgeId]:
    """Read ids of 12 bytes each.

    Raises:
        ValueError: that is not what they are, or they are not in their one order.
    """
    if len(packed) % BADGE_BYTES:
        raise ValueError("badges")
    starts = range(0, len(packed), BADGE_BYTES)
    ids = [packed[start : start + BADGE_BYTES] for start in starts]
    if any(one >= other for one, other in pairwise(ids)):
        raise ValueError("badges")
    return frozenset(BadgeId(one.hex()) for one in ids)
