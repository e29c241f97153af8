"""The staff PIN: six digits in anybody's digits, and nothing from which it can be read."""

import pytest

from checkin.domain.errors import InputError
from checkin.domain.staff_pin import is_right, new_pin, read_pin, verifier

SALT = b"s" * 16
KEPT = verifier("042917", SALT)


def test_the_pin_is_right_and_another_is_not():
    assert is_right("042917", KEPT)
    assert not is_right("042918", KEPT)
    assert not is_right("", KEPT)


def test_it_may_be_typed_in_groups_and_in_the_digits_of_any_keyboard():
    assert is_right("042 917", KEPT)
    assert is_right("٠٤٢٩١٧", KEPT)
    assert is_right("०४२-९१७", KEPT)


def test_what_is_kept_does_not_say_it_and_differs_by_event():
    assert b"042917" not in KEPT
    assert verifier("042917", b"t" * 16) != KEPT
    assert len(KEPT) == 48


def test_nothing_opens_where_nothing_is_kept():
    assert not is_right("042917", b"")


@pytest.mark.parametrize("typed", ["", "12345", "1234567", "12345a", "½23456"])
def test_what_is_no_pin_is_said_to_be_none(typed):
    with pytest.raises(InputError, match="6 digits"):
        read_pin(typed)


def test_a_pin_by_chance_has_six_digits():
    assert new_pin(bytes(8)) == "000000"
    assert new_pin(b"\0\0\0\0\0\x98\x96\x81") == "000001"
    assert read_pin(new_pin(b"\xff" * 8))
