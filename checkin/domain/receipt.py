"""What is said when a desk has done its work: by the server, and by a desk that cannot reach it.

Neither holds anybody's name, so both may outlive what the desk held.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from checkin.domain.badge import Verifier
from checkin.domain.model import DeskId, EventId
from checkin.domain.record import Head


@dataclass(frozen=True, slots=True)
class Receipt:
    """The server's word that it has every record of a desk, up to ``head``.

    ``at`` is the server's time, in milliseconds since 1970 UTC. The event's key signs it.
    """

    event: EventId
    desk: DeskId
    head: Head
    at: int
    signature: bytes = field(default=b"", repr=False)

    @property
    def signed_part(self) -> bytes:
        """What the event signs."""
        return b"receipt-v1\0" + f"{_place(self.event, self.desk, self.head)}:{self.at}".encode()


@dataclass(frozen=True, slots=True)
class Farewell:
    """A desk's word that it has ended at ``head``: whoever has that far of it has all of it."""

    event: EventId
    desk: DeskId
    head: Head
    signature: bytes = field(default=b"", repr=False)

    @property
    def signed_part(self) -> bytes:
        """What the desk signs."""
        return b"farewell-v1\0" + _place(self.event, self.desk, self.head).encode()


def sign_receipt(receipt: Receipt, sign: Callable[[bytes], bytes]) -> Receipt:
    """Return *receipt* with the event's signature."""
    signature = sign(receipt.signed_part)
    return Receipt(receipt.event, receipt.desk, receipt.head, receipt.at, signature)


def sign_farewell(farewell: Farewell, sign: Callable[[bytes], bytes]) -> Farewell:
    """Return *farewell* with its desk's signature."""
    return Farewell(farewell.event, farewell.desk, farewell.head, sign(farewell.signed_part))


def is_signed(said: Receipt | Farewell, key: bytes, verify: Verifier) -> bool:
    """Say whether *said* bears the signature of the public *key*."""
    return verify(key, said.signed_part, said.signature)


def _place(event: EventId, desk: DeskId, head: Head) -> str:
    return f"{event}:{desk}:{head.seq}:{head.hash}"
