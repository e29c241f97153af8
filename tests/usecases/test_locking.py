"""How an organiser says what opens a desk, on the server's real database."""

import random

import pytest

from checkin.adapters.desk_keys import DeskSecrets
from checkin.domain.errors import InputError
from checkin.domain.lock import Cost, Lock, Policy
from checkin.domain.staff_pin import is_right
from checkin.usecases.locking import (
    edition_of_cards,
    first_lock,
    new_cards,
    set_pin,
    set_policy,
)
from checkin.usecases.organise import new_event

KEYS = DeskSecrets(b"s" * 32)


def stretch(pin, salt, cost):
    """Fast, at its port: a key as Argon2id would make one."""
    return (pin.encode() + salt + bytes([cost.passes])).ljust(32, b"-")[:32]


def chance(seed=1):
    return random.Random(seed).randbytes


@pytest.fixture
def book(empty_venue):
    new_event(empty_venue.book, "Meeting", "UTC", (), empty_venue.signer, event=empty_venue.EVENT)
    return empty_venue.book


def test_an_event_has_a_staff_pin_from_the_beginning_or_from_when_one_is_set(empty_venue):
    book = empty_venue.book
    event = {"event": empty_venue.EVENT, "random": chance()}
    with pytest.raises(InputError, match="no event"):
        set_pin(book, "042917", KEYS, stretch, chance())
    new_event(book, "Meeting", "UTC", (), empty_venue.signer, **event)
    assert book.gathering().pin == b""
    assert book.lock() is None

    assert set_pin(book, "042 917", KEYS, stretch, chance()) == "042917"
    assert is_right("042917", book.gathering().pin)
    another = set_pin(book, None, KEYS, stretch, chance())
    assert is_right(another, book.gathering().pin)
    assert not is_right("042917", book.gathering().pin)
    assert book.gathering().name == "Meeting"
    with pytest.raises(InputError, match="6 digits"):
        set_pin(book, "1234", KEYS, stretch, chance())
    new_event(book, "Meeting", "UTC", (), empty_venue.signer, pin="111111", **event)
    assert is_right("111111", book.gathering().pin)


def test_a_new_event_locks_its_desks_strictly(empty_venue):
    lock = first_lock(empty_venue.EVENT, "042917", KEYS, stretch, chance())
    new_event(
        empty_venue.book,
        "Meeting",
        "UTC",
        (),
        empty_venue.signer,
        event=empty_venue.EVENT,
        pin="042917",
        lock=lock,
    )
    assert empty_venue.book.lock() == lock
    assert lock.asks is Policy.STRICT
    assert lock.cards == KEYS.card_keys(empty_venue.EVENT, 1)
    assert lock.box == KEYS.box_key(empty_venue.EVENT)
    assert lock.pin_key == stretch("042917", lock.salt, Cost())


def test_another_pin_leaves_policy_and_cards_as_they_are(book):
    set_pin(book, "042917", KEYS, stretch, chance(1))
    set_policy(book, Policy.LIGHT)
    assert new_cards(book, KEYS) == 2
    before = book.lock()

    set_pin(book, "271828", KEYS, stretch, chance(2))

    after = book.lock()
    assert (after.policy, after.cards, after.edition) == (Policy.LIGHT, before.cards, 2)
    assert after.salt != before.salt
    assert after.pin_key == stretch("271828", after.salt, after.cost)


def test_new_cards_are_others_and_those_before_are_in_the_entry_no_more(book, empty_venue):
    set_pin(book, "042917", KEYS, stretch, chance())
    first = book.lock().cards
    new_cards(book, KEYS)
    assert edition_of_cards(book) == 2
    assert set(book.lock().cards).isdisjoint(first)
    assert book.lock().cards == KEYS.card_keys(empty_venue.EVENT, 2)
    assert len(set(book.lock().cards)) == 2


def test_before_there_is_a_pin_there_is_nothing_to_say(book):
    for act in (
        lambda: set_policy(book, Policy.LIGHT),
        lambda: new_cards(book, KEYS),
        lambda: edition_of_cards(book),
    ):
        with pytest.raises(InputError, match="no staff PIN yet"):
            act()


class Halfway:
    """A server whose event has gone between two looks."""

    def lock(self):
        return Lock()

    def gathering(self):
        return None


def test_cards_are_of_an_event():
    with pytest.raises(InputError, match="no event yet"):
        new_cards(Halfway(), KEYS)


@pytest.mark.parametrize(
    ("lock", "asks"),
    [
        (Lock(), Policy.NOTHING),
        (Lock(Policy.STRICT), Policy.NOTHING),
        (Lock(Policy.STRICT, pin_key=b"k"), Policy.NOTHING),
        (Lock(Policy.STRICT, b"s", pin_key=b"k"), Policy.LIGHT),
        (Lock(Policy.LIGHT, b"s", pin_key=b"k", cards=(b"c",)), Policy.LIGHT),
        (Lock(Policy.STRICT, b"s", pin_key=b"k", cards=(b"c",)), Policy.STRICT),
        (Lock(Policy.NOTHING, b"s", pin_key=b"k", cards=(b"c",)), Policy.NOTHING),
    ],
)
def test_a_desk_asks_for_nothing_that_it_was_not_given(lock, asks):
    assert lock.asks is asks


@pytest.mark.parametrize(
    ("cost", "sane"),
    [
        (Cost(), True),
        (Cost(16, 1, 1), True),
        (Cost(4 * 1024 * 1024, 3, 2), False),
        (Cost(8, 1, 2), False),
        (Cost(256, 0, 2), False),
        (Cost(256, 11, 2), False),
        (Cost(256, 3, 9), False),
        (Cost(256, 3, 0), False),
    ],
)
def test_a_cost_that_would_stop_a_laptop_is_none(cost, sane):
    assert cost.is_sane() is sane
