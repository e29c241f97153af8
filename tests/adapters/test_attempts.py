"""Whoever guesses waits; whoever knows does not, and nobody is locked out for good."""

import threading

import pytest
from sqlalchemy import select

from checkin.adapters.attempts import Attempts, Counted
from checkin.adapters.database.tables import attempt
from checkin.usecases.passwords import LONGEST_WAIT_MS
from tests.adapters.accounts_at_hand import HOUR

ADA = [Counted("account:ada")]


@pytest.fixture
def attempts(house, clock):
    return Attempts(house.database, b"k" * 32, clock)


def test_the_first_tries_are_free_and_each_after_waits_twice_as_long(attempts, clock):
    assert [attempts.begin(ADA) for _ in range(3)] == [0, 0, 0]

    for waits in (1000, 2000, 4000):
        assert attempts.begin(ADA) == waits
        clock.ms += waits
        assert attempts.begin(ADA) == 0


def test_it_never_takes_longer_than_five_minutes_however_often_it_was_wrong(attempts, clock):
    for _ in range(50):
        clock.ms += LONGEST_WAIT_MS
        assert attempts.begin(ADA) == 0
    assert attempts.begin(ADA) == LONGEST_WAIT_MS


def test_to_ask_while_one_waits_makes_the_wait_no_longer(attempts, clock):
    for _ in range(3):
        attempts.begin(ADA)
    for _ in range(100):
        assert attempts.begin(ADA) == 1000
    clock.ms += 1000
    assert attempts.begin(ADA) == 0


def test_what_was_wrong_is_forgotten_by_what_is_right(attempts):
    for _ in range(3):
        attempts.begin(ADA)
        attempts.succeeded(ADA)
    assert [attempts.begin(ADA) for _ in range(3)] == [0, 0, 0]


def test_what_was_wrong_is_forgotten_after_an_hour(attempts, clock):
    for _ in range(3):
        attempts.begin(ADA)
    clock.ms += 1000 + HOUR + 1
    assert [attempts.begin(ADA) for _ in range(3)] == [0, 0, 0]


def test_where_many_share_an_address_one_who_is_right_forgives_none_of_the_others(attempts):
    shared = [Counted("address:1", free=5, longest_ms=60_000, forgiven=False)]
    for _ in range(4):
        attempts.begin(shared)
    for _ in range(10):
        assert attempts.begin(shared) == 0
        attempts.succeeded(shared)
    assert attempts.begin(shared) == 0
    assert attempts.begin(shared) > 0


def test_one_account_that_is_guessed_at_makes_no_other_wait(attempts):
    for _ in range(4):
        attempts.begin(ADA)
    assert attempts.begin(ADA) > 0
    assert attempts.begin([Counted("account:grace")]) == 0
    assert attempts.begin([Counted("browser:ada's")]) == 0


def test_many_at_once_gain_no_more_tries_than_one_after_the_other(attempts):
    let_through = []

    def guess():
        let_through.append(attempts.begin(ADA) == 0)

    threads = [threading.Thread(target=guess) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sum(let_through) == 3


def test_a_clock_that_is_set_back_keeps_nobody_out(attempts, clock):
    for _ in range(10):
        attempts.begin(ADA)
        clock.ms += LONGEST_WAIT_MS
    attempts.begin(ADA)
    clock.ms -= 24 * HOUR

    assert attempts.begin(ADA) == 0


def test_whose_tries_they_are_is_not_kept_in_words(house, attempts):
    attempts.begin([Counted("account:ada"), Counted("address:192.0.2.7")])

    with house.database.read() as connection:
        kept = connection.scalars(select(attempt.c.key)).all()
    assert len(kept) == 2
    assert not any("ada" in one or "192" in one for one in kept)
