"""Passwords, as Argon2id keeps them, and those that everybody uses."""

import threading
from functools import cache
from pathlib import Path

from nacl.exceptions import InvalidkeyError
from nacl.pwhash import argon2id

import resources
from checkin.domain.errors import StoreError

PASSES = 3
MEMORY = 64 * 1024 * 1024
"""64 MiB, three passes: 0.15 s here. OWASP asks for 19 MiB and two passes at least."""

_AT_ONCE = 2
_WAIT_S = 10.0

_COMMON = Path(resources.__file__).parent / "pages" / "common-passwords.txt"
_turns = threading.BoundedSemaphore(_AT_ONCE)


def hashed(password: str) -> str:
    """Return what is kept of *password*.

    Raises:
        StoreError: too many others are at it.
    """
    with _Turn():
        return argon2id.str(password.encode(), PASSES, MEMORY).decode()


def is_right(kept: str, password: str) -> bool:
    """Say whether *password* is the one of which *kept* is kept; it takes as long for none.

    Raises:
        StoreError: too many others are at it.
    """
    nobodys = _nobodys()
    with _Turn():
        try:
            argon2id.verify((kept or nobodys).encode(), password.encode())
        except InvalidkeyError:
            return False
    return bool(kept)


@cache
def common() -> frozenset[str]:
    """The passwords that breaches elsewhere have shown to be used most, in small letters."""
    return frozenset(_COMMON.read_text(encoding="utf-8").splitlines())


@cache
def _nobodys() -> str:
    return hashed("nobody's")


class _Turn:
    """Few at once, however many ask: each takes memory that desks need as well."""

    def __enter__(self) -> None:
        if not _turns.acquire(timeout=_WAIT_S):
            raise StoreError("Too many people sign in at this moment. Try again soon.")

    def __exit__(self, *_: object) -> None:
        _turns.release()
