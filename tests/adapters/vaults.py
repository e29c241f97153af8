"""Computers with and without a keychain, and locks that cost little to try."""

import os
from dataclasses import dataclass, field

from nacl.public import PrivateKey

from checkin.adapters.keychain import Here
from checkin.adapters.wrapping import Label, stretch
from checkin.domain.desk_card import DeskCard
from checkin.domain.lock import Cost, Lock, Policy
from checkin.domain.model import EventId

CHEAP = Cost(memory_kib=16, passes=1, lanes=1)
EVENT = EventId("c0ffee00")
PIN = "415926"
LABEL = Label("Gate 2", "Harbour Days", EVENT)


@dataclass
class MemoryKeychain:
    """A keychain, at its port."""

    name: str = "memory"
    held: dict = field(default_factory=dict)
    answers: bool = True

    def read(self, account):
        self._ask()
        return self.held.get(account)

    def write(self, account, secret):
        self._ask()
        self.held[account] = secret

    def delete(self, account):
        self._ask()
        self.held.pop(account, None)

    def _ask(self):
        if not self.answers:
            raise OSError


def computer(keychain=None, machine=b"m" * 32):
    return Here(lambda: keychain, lambda: machine)


def card(number=1, event=EVENT):
    return DeskCard(event, bytes([number]) * 32)


def public(one):
    return bytes(PrivateKey(one.seed).public_key)


CARDS = (card(1), card(2))


def locked(policy=Policy.STRICT, pin=PIN, cards=CARDS):
    salt = os.urandom(16)
    return Lock(policy, salt, CHEAP, stretch(pin, salt, CHEAP), tuple(map(public, cards)))


class Leaping:
    """A clock that is an hour later at each look."""

    now = 0

    def __call__(self):
        self.now += 3_600_000
        return self.now
