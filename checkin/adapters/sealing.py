"""What records say of people, sealed to those who may see names.

The key is in the roster, so it comes to the desks that get names and to no others, and
goes with the roster on the wipe date: what was sealed is unreadable from then on, and
the chains of records stay whole. ChaCha20-Poly1305 (RFC 8439), a random nonce of 12
bytes before the text, bound to the event and the registration.
"""

import base64
import binascii
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

KEY_BYTES = 32
_NONCE_BYTES = 12


def seal(key: bytes, event: str, about: str, personal: bytes) -> str:
    """Return *personal* sealed with *key* (32 bytes), as text for a record."""
    nonce = os.urandom(_NONCE_BYTES)
    closed = ChaCha20Poly1305(key).encrypt(nonce, personal, _bound(event, about))
    return base64.b64encode(nonce + closed).decode()


def unseal(key: bytes, event: str, about: str, sealed: str) -> bytes | None:
    """Open what :func:`seal` closed; ``None`` for anything else."""
    try:
        data = base64.b64decode(sealed, validate=True)
        return ChaCha20Poly1305(key).decrypt(
            data[:_NONCE_BYTES], data[_NONCE_BYTES:], _bound(event, about)
        )
    except (InvalidTag, ValueError, binascii.Error):
        return None


def _bound(event: str, about: str) -> bytes:
    return f"personal-v1\0{event}\0{about}".encode()
