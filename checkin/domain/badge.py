r"""The text in the QR code, and the badge that it is.

A signed badge is 22 bytes and an Ed25519 signature of 64, written as ``C1:``
and base45 (RFC 9285), 132 characters, which fits a QR code of version 6 at
level M in alphanumeric mode::

    version 1 | key id 1 | event id 4 | badge id 12 | valid-from day 2 | valid-to day 2

Days count from 1970-01-01, big-endian; the signature is over
``b"badge-v1\0"`` and the 22 bytes. There is one spelling of each badge: what
does not encode back to the same text is not a badge.
"""

import struct
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

from checkin.domain.model import BadgeId, EventId

PREFIX = "C1:"
VERSION = 1
LENGTH = 132
"""Characters of a signed badge's text."""

_DOMAIN = b"badge-v1\0"
_BODY = struct.Struct(">BB4s12sHH")
_SIGNATURE_BYTES = 64
_EPOCH = date(1970, 1, 1)
_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_VALUES = {letter: value for value, letter in enumerate(_ALPHABET)}

Signer = Callable[[bytes], bytes]
Verifier = Callable[[bytes, bytes, bytes], bool]
"""(public key, message, signature) -> is it genuine?"""


@dataclass(frozen=True, slots=True)
class SignedBadge:
    """What a badge's text claims. Genuine only once its signature is checked."""

    key_id: int
    event: EventId
    id: BadgeId
    valid_from: date
    valid_to: date
    signature: bytes = field(default=b"", repr=False)

    @property
    def body(self) -> bytes:
        """The 22 bytes that are signed."""
        return _BODY.pack(
            VERSION,
            self.key_id,
            bytes.fromhex(self.event),
            bytes.fromhex(self.id),
            (self.valid_from - _EPOCH).days,
            (self.valid_to - _EPOCH).days,
        )

    @property
    def message(self) -> bytes:
        """What the signature is over."""
        return _DOMAIN + self.body

    @property
    def text(self) -> str:
        """The text for the QR code."""
        return PREFIX + to_base45(self.body + self.signature)


def sign(badge: SignedBadge, signer: Signer) -> SignedBadge:
    """Return *badge* with the signature that *signer* makes (64 bytes)."""
    return SignedBadge(
        badge.key_id,
        badge.event,
        badge.id,
        badge.valid_from,
        badge.valid_to,
        signer(badge.message),
    )


def parse(text: str) -> SignedBadge | None:
    """Read the text of a QR code as a signed badge, or return ``None``.

    Total: any text at all gives an answer, and nothing is raised.
    """
    if len(text) != LENGTH or not text.startswith(PREFIX):
        return None
    raw = from_base45(text[len(PREFIX) :])
    if raw is None or len(raw) != _BODY.size + _SIGNATURE_BYTES:
        return None
    version, key_id, event, badge_id, first, last = _BODY.unpack(raw[: _BODY.size])
    if version != VERSION or last < first:
        return None
    return SignedBadge(
        key_id,
        EventId(event.hex()),
        BadgeId(badge_id.hex()),
        _EPOCH + timedelta(days=first),
        _EPOCH + timedelta(days=last),
        raw[_BODY.size :],
    )


def is_genuine(
    badge: SignedBadge,
    event: EventId,
    keys: tuple[tuple[int, bytes], ...],
    verify: Verifier,
) -> bool:
    """Say whether *badge* was signed for *event* with one of its *keys*."""
    if badge.event != event:
        return False
    return any(
        key_id == badge.key_id and verify(key, badge.message, badge.signature)
        for key_id, key in keys
    )


def to_base45(data: bytes) -> str:
    """Encode *data* as base45 (RFC 9285)."""
    letters: list[str] = []
    for start in range(0, len(data) - 1, 2):
        value = data[start] * 256 + data[start + 1]
        letters += (
            _ALPHABET[value % 45],
            _ALPHABET[value // 45 % 45],
            _ALPHABET[value // 2025],
        )
    if len(data) % 2:
        letters += (_ALPHABET[data[-1] % 45], _ALPHABET[data[-1] // 45])
    return "".join(letters)


def from_base45(text: str) -> bytes | None:
    """Decode base45, or return ``None`` for what is not its one spelling."""
    if len(text) % 3 == 1:
        return None
    values = [_VALUES.get(letter, -1) for letter in text]
    if -1 in values:
        return None
    data = bytearray()
    for start in range(0, len(values) - 2, 3):
        value = values[start] + values[start + 1] * 45 + values[start + 2] * 2025
        if value > 0xFFFF:
            return None
        data += value.to_bytes(2, "big")
    if len(values) % 3 == 2:
        value = values[-2] + values[-1] * 45
        if value > 0xFF:
            return None
        data.append(value)
    return bytes(data)
