"""A desk whose records come to another by sync, as its signed runs; and what records say."""

import random

from checkin.adapters.keys import SigningKey
from checkin.domain.clock import tick
from checkin.domain.model import DeskId, EventId, ListId
from checkin.domain.record import (
    NO_HEAD,
    Fact,
    Head,
    Kind,
    Record,
    Run,
    encode,
    hash_of,
    seal_message,
)

EVENT = EventId("0e0e0e0e")
LIST = ListId("day-1")


class OtherDesk:
    """A desk whose records come to ours by sync."""

    def __init__(self, digit: str) -> None:
        self.id = DeskId(digit * 16)
        self.key = SigningKey(digit.encode() * 32)
        self.records: list[bytes] = []
        self._head = NO_HEAD
        self._hlc = 0

    def work(self, chance: random.Random, now: int) -> None:
        """Make some records."""
        for _ in range(chance.randint(1, 5)):
            self._hlc = tick(self._hlc, now)
            made = Record(
                event=EVENT,
                desk=self.id,
                seq=self._head.seq + 1,
                prev=self._head.hash,
                at=now,
                hlc=self._hlc,
                kind=Kind.ADMITTED,
                list=LIST,
                about=code(chance, 6),
                knew=knew(chance),
            )
            self.records.append(encode(made))
            self._head = Head(made.seq, hash_of(self.records[-1]))

    def run(self, first: int) -> Run:
        """All from *first* on, signed."""
        signature = self.key(seal_message(self.id, self._head))
        return Run(self.id, first, tuple(self.records[first - 1 :]), signature)


def code(chance: random.Random, length: int) -> str:
    """*length* random bytes as hex digits."""
    return chance.randbytes(length).hex()


def knew(chance: random.Random) -> tuple[Fact, ...]:
    """Earlier records that one knew of; sometimes so many that the record fills pages of its own."""
    count = chance.choices((0, 2, 150), (85, 14, 1))[0]
    return tuple(Fact(code(chance, 32)) for _ in range(count))
