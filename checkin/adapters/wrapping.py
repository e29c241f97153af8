"""The cryptography of a vault: a key wrapped in other keys, and a PIN made slow to try."""

import base64
import hashlib
import json
import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from nacl.public import PublicKey, SealedBox

from checkin.domain.errors import StoreError
from checkin.domain.lock import Cost, Lock, Policy

KEY_BYTES = 32
_NONCE_BYTES = 12
_NO_MEMORY = "This computer has too little memory free. Close other programs and try again."


@dataclass(frozen=True, slots=True)
class Label:
    """What a locked desk says of itself: no more than stands on the table anyway.

    And what it needs to ask its server, where it may: its address, this desk's id there, and
    the certificates (DER, base64) of those who vouch for it, the newest first.
    """

    desk: str = ""
    event: str = ""
    event_id: str = ""
    server: str = ""
    desk_id: str = ""
    trusted: tuple[str, ...] = ()


def stretch(pin: str, salt: bytes, cost: Cost) -> bytes:
    """Return the PIN's part of a key (32 bytes). Slow by intent.

    Raises:
        StoreError: this computer does not have the memory.
    """
    try:
        return Argon2id(
            salt=salt,
            length=KEY_BYTES,
            iterations=cost.passes,
            lanes=cost.lanes,
            memory_cost=cost.memory_kib,
        ).derive(pin.encode())
    except MemoryError:
        raise StoreError(_NO_MEMORY) from None


def wrapped(
    header: dict[str, Any],
    part: bytes,
    key: bytes,
    lock: Lock,
    label: Label,
    own_id: bytes,
    shares: Sequence[bytes] = (),
) -> dict[str, Any]:
    """Return the fields of a vault of *key*, locked as *lock* says.

    Each of *shares*, which a server keeps, opens it too, with the computer's part.
    """
    policy = lock.asks
    card_part = os.urandom(KEY_BYTES) if policy is Policy.STRICT else b""
    pin_part = lock.pin_key if policy is not Policy.NOTHING else b""
    fields = header | {
        "version": 1,
        "id": b64(own_id),
        "policy": policy,
        "salt": b64(lock.salt if pin_part else b""),
        "cost": [lock.cost.memory_kib, lock.cost.passes, lock.cost.lanes],
        "cards": [b64(SealedBox(PublicKey(one)).encrypt(card_part)) for one in lock.cards]
        if card_part
        else [],
        "mark": mark_of(key, lock, shares),
    }
    fields["afar"] = [b64(seal(derive(one + part, b"afar", fields), key)) for one in shares]
    said = json.dumps(asdict(label))
    fields["label"] = b64(seal(derive(part, b"label", fields), said.encode()))
    fields["sealed"] = b64(seal(derive(part + pin_part + card_part, b"key", fields), key))
    return fields


def read_label(text: bytes) -> Label:
    """Read what :func:`wrapped` has written."""
    fields = json.loads(text)
    return Label(**fields | {"trusted": tuple(fields.get("trusted", ()))})


def asking_seed(part: bytes, own_id: bytes) -> bytes:
    """Make of the computer's part the key (Ed25519) with which a locked desk asks."""
    return HKDF(SHA256(), KEY_BYTES, own_id, b"checkin vault v1\0asking").derive(part)


def derive(secret: bytes, use: bytes, fields: dict[str, Any]) -> bytes:
    """Make a key of *secret* for one use, one vault and its policy."""
    info = b"checkin vault v1\0" + use + b"\0" + str(fields["policy"]).encode()
    return HKDF(SHA256(), KEY_BYTES, unb64(fields["id"]), info).derive(secret)


def mark_of(key: bytes, lock: Lock, shares: Sequence[bytes] = ()) -> str:
    """Return what tells whether a vault is locked as *lock* says, to whoever has its *key*."""
    # Without the key this would be something to try PINs at.
    said = json.dumps(
        [
            lock.asks,
            lock.salt.hex(),
            lock.pin_key.hex(),
            [one.hex() for one in lock.cards],
            [one.hex() for one in shares],
        ]
    )
    return hashlib.blake2b(said.encode(), key=key, digest_size=16).hexdigest()


def seal(key: bytes, text: bytes) -> bytes:
    """Seal *text* with *key* (32 bytes)."""
    nonce = os.urandom(_NONCE_BYTES)
    return nonce + ChaCha20Poly1305(key).encrypt(nonce, text, None)


def unseal(key: bytes, sealed: bytes) -> bytes | None:
    """Open what :func:`seal` closed; ``None`` for anything else."""
    try:
        return ChaCha20Poly1305(key).decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], None)
    except (InvalidTag, ValueError):
        return None


def dump(fields: dict[str, Any]) -> bytes:
    """Return the bytes of a vault's file."""
    return json.dumps(fields, indent=1).encode()


def b64(data: bytes) -> str:
    """Return *data* as text."""
    return base64.b64encode(data).decode()


def unb64(text: str) -> bytes:
    """Return the bytes that *text* stands for. Raises ValueError."""
    return base64.b64decode(text, validate=True)
