"""The way into a help desk: the PIN, and longer and longer waits, never a lock for good."""

from checkin.domain.staff_pin import verifier
from checkin.usecases.door import Answer, Door

KEPT = verifier("042917", b"s" * 16)


class Clock:
    def __init__(self):
        self.now_ms = 1_000_000

    def __call__(self):
        return self.now_ms


def door(kept=KEPT):
    clock = Clock()
    return Door(lambda: kept, clock), clock


def test_the_pin_opens():
    found, _ = door()

    assert found.has_pin
    assert found.open("042917") is Answer.OPEN


def test_wrong_ones_wait_longer_and_longer_and_never_for_good():
    found, clock = door()
    waits = []
    for _ in range(9):
        assert found.open("111111") is Answer.WRONG
        waits.append(found.waits_ms())
        assert found.open("042917") is Answer.WAIT
        clock.now_ms += found.waits_ms()

    assert waits == [1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000, 60_000]
    assert found.open("042917") is Answer.OPEN
    found.open("111111")
    assert found.waits_ms() == 1000


def test_a_slip_of_the_keyboard_is_no_guess():
    found, _ = door()

    assert found.open("04291") is Answer.NOT_A_PIN
    assert found.open("042917") is Answer.OPEN


def test_without_a_pin_nothing_opens():
    found, _ = door(b"")

    assert not found.has_pin
    assert found.open("042917") is Answer.NO_PIN
