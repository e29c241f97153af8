"""How the desks of an event are locked: what must be given to open one again."""

from dataclasses import dataclass, field
from enum import StrEnum


class Policy(StrEnum):
    """What opens a desk, besides the part of its key that its computer keeps."""

    NOTHING = "nothing"
    LIGHT = "light"
    STRICT = "strict"


@dataclass(frozen=True, slots=True)
class Cost:
    """What one try of a PIN costs: Argon2id's memory, passes and lanes. By default about 0.6 s."""

    memory_kib: int = 256 * 1024
    passes: int = 3
    lanes: int = 2

    def is_sane(self) -> bool:
        """Say whether a laptop can do that: whoever wrote it must not stop a desk by it."""
        return (
            8 * self.lanes <= self.memory_kib <= 1024 * 1024
            and 1 <= self.passes <= 10
            and 1 <= self.lanes <= 8
        )


@dataclass(frozen=True, slots=True)
class Lock:
    """The roster's word on it.

    ``pin_key`` is what Argon2id makes of the staff PIN and ``salt``; ``cards`` are the
    public keys (X25519) of the desk cards, any of which opens any desk; ``box`` is the
    public key (X25519) that black boxes are sealed to. A desk without names gets neither
    ``pin_key`` nor ``cards``. ``edition`` counts the sets of cards that were made.
    """

    policy: Policy = Policy.NOTHING
    salt: bytes = b""
    cost: Cost = Cost()
    pin_key: bytes = field(default=b"", repr=False)
    cards: tuple[bytes, ...] = ()
    box: bytes = b""
    edition: int = 1

    @property
    def asks(self) -> Policy:
        """What a desk with this entry really asks for: nothing that it was not given."""
        if self.policy is Policy.NOTHING or not self.pin_key or not self.salt:
            return Policy.NOTHING
        if self.policy is Policy.STRICT and self.cards:
            return Policy.STRICT
        return Policy.LIGHT
