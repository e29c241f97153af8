"""What an organiser says on how desks are locked: the staff PIN, the cards, how strictly."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Protocol

from checkin.domain.errors import InputError
from checkin.domain.lock import Cost, Lock, Policy
from checkin.domain.model import EventId, Gathering
from checkin.domain.staff_pin import SALT_BYTES, new_pin, read_pin, verifier

Randomness = Callable[[int], bytes]
"""Returns that many random bytes."""

Stretch = Callable[[str, bytes, Cost], bytes]
"""Makes a key of a PIN and a salt (Argon2id, 32 bytes). Slow by intent."""


class LockBook(Protocol):
    """One event's roster, as far as locking goes. Each call is one transaction."""

    def gathering(self) -> Gathering | None:
        """The event."""

    def lock(self) -> Lock | None:
        """How desks are locked."""

    def publish(self, *, gathering: Gathering | None = None, lock: Lock | None = None) -> None:
        """Add or change these, as one new version of the roster."""


class DeskKeys(Protocol):
    """The public halves of what the server keeps for its desks."""

    def card_keys(self, event: EventId, edition: int) -> Sequence[bytes]:
        """The keys of a set of desk cards, 32 bytes each."""

    def box_key(self, event: EventId) -> bytes:
        """The key that black boxes are sealed to, 32 bytes."""


def first_lock(
    event: EventId, pin: str, keys: DeskKeys, stretch: Stretch, random: Randomness
) -> Lock:
    """Return how the desks of a new event are locked: strictly, which is the usual."""
    return _with_pin(
        Lock(Policy.STRICT, cards=tuple(keys.card_keys(event, 1)), box=keys.box_key(event)),
        pin,
        stretch,
        random,
    )


def set_pin(
    book: LockBook, pin: str | None, keys: DeskKeys, stretch: Stretch, random: Randomness
) -> str:
    """Set the staff PIN to *pin*, or to one by chance, and return it.

    Nobody keeps it: desks get what verifies it, and what their keys are locked with.

    Raises:
        InputError: it is none; or there is no event yet.
    """
    pin = new_pin(random(8)) if pin is None else read_pin(pin)
    gathering = book.gathering()
    if gathering is None:
        raise InputError("There is no event yet. Make one first: checkin serve")
    before = book.lock()
    after = (
        _with_pin(before, pin, stretch, random)
        if before is not None
        else first_lock(gathering.id, pin, keys, stretch, random)
    )
    with_pin = replace(gathering, pin=verifier(pin, random(SALT_BYTES)))
    book.publish(gathering=with_pin, lock=after)
    return pin


def set_policy(book: LockBook, policy: Policy) -> None:
    """Say what opens desks with names from now on.

    Raises:
        InputError: there is no staff PIN yet.
    """
    book.publish(lock=replace(_required(book), policy=policy))


def new_cards(book: LockBook, keys: DeskKeys) -> int:
    """Make another set of desk cards; those before open nothing once a desk has heard of it.

    Returns its number.

    Raises:
        InputError: there is no staff PIN yet.
    """
    lock, gathering = _required(book), book.gathering()
    if gathering is None:
        raise InputError("There is no event yet. Make one first: checkin serve")
    edition = lock.edition + 1
    cards = tuple(keys.card_keys(gathering.id, edition))
    book.publish(lock=replace(lock, edition=edition, cards=cards))
    return edition


def edition_of_cards(book: LockBook) -> int:
    """Return which set of desk cards opens desks now.

    Raises:
        InputError: there is no staff PIN yet.
    """
    return _required(book).edition


def _required(book: LockBook) -> Lock:
    lock = book.lock()
    if lock is None:
        raise InputError("There is no staff PIN yet. Set one first: checkin pin")
    return lock


def _with_pin(lock: Lock, pin: str, stretch: Stretch, random: Randomness) -> Lock:
    salt, cost = random(SALT_BYTES), Cost()
    return replace(lock, salt=salt, cost=cost, pin_key=stretch(pin, salt, cost))
