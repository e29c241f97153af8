"""Ed25519 keys: made, kept in files that only their owner may read, and used."""

import os
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from nacl.bindings import crypto_sign_BYTES, crypto_sign_open, crypto_sign_PUBLICKEYBYTES
from nacl.exceptions import CryptoError

from checkin.adapters.files import keep_first, unfinished
from checkin.domain.errors import StoreError


class SigningKey:
    """A private key. ``key_id`` is the byte that stands in badges signed with it."""

    def __init__(self, private: bytes, key_id: int = 1) -> None:
        self._key = Ed25519PrivateKey.from_private_bytes(private)
        self.key_id = key_id
        self.public_key = self._key.public_key().public_bytes_raw()

    def __call__(self, message: bytes) -> bytes:
        """Sign *message* (64 bytes)."""
        return self._key.sign(message)


def verify(public_key: bytes, message: bytes, signature: bytes) -> bool:
    """Say whether *signature* is *public_key*'s over *message*. Total.

    By libsodium: a server checks two for each check-in, and OpenSSL takes 2.4 times as long.
    """
    # The library takes these lengths on trust.
    if len(signature) != crypto_sign_BYTES or len(public_key) != crypto_sign_PUBLICKEYBYTES:
        return False
    try:
        crypto_sign_open(signature + message, public_key)
    except CryptoError:
        return False
    return True


def secret_file(path: Path, length: int = 32) -> bytes:
    """Read the secret in *path*, making it on the first call, for its owner's eyes only.

    Raises:
        StoreError: it cannot be read or made, or is not a secret of that length.
    """
    try:
        if not path.exists():
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            fresh = unfinished(path)
            handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(handle, "wb") as file:
                file.write(os.urandom(length))
                file.flush()
                os.fsync(file.fileno())
            # Whole or not at all: half a key would lock the database for good.
            keep_first(fresh, path)
        secret = path.read_bytes()
    except OSError:
        raise StoreError(
            f"The key file {path.name} cannot be read or made. Check its folder's permissions."
        ) from None
    if len(secret) != length:
        raise StoreError(f"The key file {path.name} is damaged.")
    return secret
