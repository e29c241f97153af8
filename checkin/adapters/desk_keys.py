"""What a server keeps for its desks: seeds of cards, keys of black boxes and of places in files.

All of them come from one secret file, so that they can be printed and used again after a
restore. Kept, and not thrown away once printed: a lost card is then a sheet of paper, and
whoever has the server's folder has the names themselves, which the cards only keep on laptops.
"""

import hashlib

from nacl.public import PrivateKey

from checkin.domain.desk_card import DeskCard
from checkin.domain.model import EventId

CARDS = 2
"""Desk cards of a set: the first, and the spare."""


class DeskSecrets:
    """Implements ``checkin.usecases.locking.DeskKeys``."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret

    def cards(self, event: EventId, edition: int) -> tuple[DeskCard, ...]:
        """A set of desk cards, the private halves."""
        return tuple(
            DeskCard(event, self._made(f"card:{event}:{edition}:{number}"))
            for number in range(CARDS)
        )

    def card_keys(self, event: EventId, edition: int) -> tuple[bytes, ...]:
        """The keys of a set of desk cards."""
        return tuple(bytes(PrivateKey(one.seed).public_key) for one in self.cards(event, edition))

    def box(self, event: EventId) -> PrivateKey:
        """What black boxes are opened with."""
        return PrivateKey(self._made(f"box:{event}"))

    def box_key(self, event: EventId) -> bytes:
        """What black boxes are sealed to."""
        return bytes(self.box(event).public_key)

    def place(self, event: EventId, file: str, number: int) -> bytes:
        """The private key (32 bytes) of a place of an event file: the same when it is made again."""
        return self._made(f"place:{event}:{file}:{number}")

    def _made(self, of: str) -> bytes:
        return hashlib.blake2b(
            of.encode(), key=self._secret, digest_size=32, person=b"checkin desks"
        ).digest()
