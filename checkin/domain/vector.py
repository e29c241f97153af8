"""How far a replica is: one head for each desk, and a digest that two replicas compare.

A vector can be said as what differs from another one that both sides know by its
digest. So an exchange costs what has changed, and not how many desks there are.
"""

import hashlib
import threading
from collections import deque
from collections.abc import Mapping
from functools import lru_cache

from checkin.domain.model import DeskId
from checkin.domain.record import NO_HEAD, Head

Vector = Mapping[DeskId, Head]

EMPTY = ""
"""The digest of a vector of nothing."""

_MODULUS = 2**128


def digest(vector: Vector) -> str:
    """Return 32 hex digits that sum *vector* up, or :data:`EMPTY`."""
    held = [_weight(desk, head) for desk, head in vector.items() if head.seq]
    return f"{sum(held) % _MODULUS:032x}" if held else EMPTY


def differences(vector: Vector, base: Vector) -> dict[DeskId, Head]:
    """Return where *vector* differs from *base*; a desk that is only in *base* has no head."""
    changed = {desk: head for desk, head in vector.items() if base.get(desk) != head}
    gone = {desk: NO_HEAD for desk in base if desk not in vector and base[desk].seq}
    return changed | gone


class History:
    """The vectors that a replica has had lately, so that others can speak of one of them.

    May be used by several threads.
    """

    def __init__(self, most: int = 50_000) -> None:
        """Keep about *most* changes of heads."""
        self._most = most
        self._lock = threading.Lock()
        self._vector: Vector = {}
        self._steps: deque[tuple[str, dict[DeskId, int]]] = deque()
        """The digest of each vector, and where the chains were that differ in the next one."""
        self._changes = 0

    def note(self, vector: Vector) -> str:
        """Note that the replica has *vector* now, and return its digest."""
        text = digest(vector)
        with self._lock:
            changed = differences(self._vector, vector)
            if changed or not self._steps:
                if self._steps:
                    before, _ = self._steps.pop()
                    self._steps.append((before, {desk: one.seq for desk, one in changed.items()}))
                    self._changes += len(changed)
                self._steps.append((text, {}))
                self._vector = vector
            while self._changes > self._most:
                self._changes -= len(self._steps.popleft()[1])
        return text

    def since(self, text: str) -> dict[DeskId, int] | None:
        """Where the chains were that have changed since the vector had that digest.

        ``None`` for a digest that is not known, or not any more.
        """
        then: dict[DeskId, int] = {}
        with self._lock:
            for digest_then, changed in reversed(self._steps):
                then |= changed
                if digest_then == text:
                    return then
        return None


@lru_cache(maxsize=16_384)
def _weight(desk: DeskId, head: Head) -> int:
    text = f"vector-v1\0{desk}:{head.seq}:{head.hash}".encode()
    return int.from_bytes(hashlib.blake2b(text, digest_size=16).digest(), "big")
