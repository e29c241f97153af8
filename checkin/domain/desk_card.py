"""The text of a desk card: half of what opens the desks of one event.

41 bytes, written as ``D1:`` and base45, 65 characters::

    version 1 | event 4 | seed 32 | check 4

The check is the beginning of a hash of what stands before it, so that a code read wrongly
is no card. There is one spelling of each card.
"""

import hashlib
from dataclasses import dataclass, field

from checkin.domain.badge import from_base45, to_base45
from checkin.domain.model import EventId

PREFIX = "D1:"
VERSION = 1
LENGTH = 65
SEED_BYTES = 32
_CHECK_BYTES = 4


@dataclass(frozen=True, slots=True)
class DeskCard:
    """A desk card. ``seed`` is the private key (X25519) that boxes are opened with."""

    event: EventId
    seed: bytes = field(repr=False)

    @property
    def text(self) -> str:
        """The text for the QR code. A secret: whoever has seen it has the card."""
        body = bytes([VERSION]) + bytes.fromhex(self.event) + self.seed
        return PREFIX + to_base45(body + _check(body))


def is_desk_card(text: str) -> bool:
    """Say whether *text* is or claims to be a desk card: it is never looked up or recorded."""
    return text.strip().startswith(PREFIX)


def parse(text: str) -> DeskCard | None:
    """Read the text of a QR code as a desk card, or return ``None``. Total."""
    if len(text) != LENGTH or not text.startswith(PREFIX):
        return None
    raw = from_base45(text[len(PREFIX) :])
    if raw is None:
        return None
    body, check = raw[:-_CHECK_BYTES], raw[-_CHECK_BYTES:]
    if body[0] != VERSION or check != _check(body):
        return None
    return DeskCard(EventId(body[1:5].hex()), body[5:])


def _check(body: bytes) -> bytes:
    return hashlib.blake2b(b"desk-card\0" + body, digest_size=_CHECK_BYTES).digest()
