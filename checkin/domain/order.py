"""What the organisers order a desk to do, signed by the event's key.

A desk obeys what it can prove, whoever brought it: what is signed names the desk, the event
and when it was said.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from checkin.domain.badge import Verifier
from checkin.domain.model import DeskId, EventId

ERASE = "erase"


@dataclass(frozen=True, slots=True)
class Order:
    """An order to one desk. ``at`` is the server's time, in milliseconds since 1970 UTC."""

    kind: str
    desk: DeskId
    event: EventId
    at: int
    signature: bytes = field(default=b"", repr=False)

    @property
    def signed_part(self) -> bytes:
        """What the event signs."""
        return b"order-v1\0" + f"{self.kind}:{self.desk}:{self.event}:{self.at}".encode()


def sign_order(order: Order, sign: Callable[[bytes], bytes]) -> Order:
    """Return *order* with the event's signature."""
    return Order(order.kind, order.desk, order.event, order.at, sign(order.signed_part))


def is_genuine(order: Order, key: bytes, verify: Verifier) -> bool:
    """Say whether *order* bears the signature of the event's public *key*."""
    return verify(key, order.signed_part, order.signature)
