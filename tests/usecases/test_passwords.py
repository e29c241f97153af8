"""Which passwords are refused, and why: those that others try first."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from checkin.usecases.passwords import LONGEST, LONGEST_WAIT_MS, Weakness, wait_ms, weakness

COMMON = {"password", "qwerty123456", "dragon"}
WORDS = ["Grace Hopper", "Harbour Days", "Al"]


def why(password):
    return weakness(password, WORDS, COMMON)


@pytest.mark.parametrize(
    "password",
    [
        "four kinds of rain",
        "ALLCAPITALSNOTHINGELSE",
        "nothing but letters",
        "918273640192",
        "كلمة سر طويلة جدا",
        "  spaces around  ",
        "grace likes green tea",
        "🐙🦀🐡🐠🐟🐬🐳🐋🦈🦭🐚🪸",
        "x" + "y" * 10 + "z",
    ],
)
def test_any_letters_make_a_password_that_is_long_enough(password):
    assert why(password) is None


@pytest.mark.parametrize(
    ("password", "weak"),
    [
        ("", Weakness.SHORT),
        ("Tr0ub4dor&3", Weakness.SHORT),
        ("a" * (LONGEST + 1), Weakness.LONG),
        ("qwerty123456", Weakness.COMMON),
        ("QWERTY123456", Weakness.COMMON),
        ("Password12345", Weakness.COMMON),
        ("!!!!password!!!!", Weakness.COMMON),
        ("passwordpassword", Weakness.COMMON),
        ("dragon1dragon1", Weakness.COMMON),
        ("abcabcabcabc", Weakness.COMMON),
        ("............", Weakness.COMMON),
        ("123456789012", Weakness.COMMON),
        ("987654321098", Weakness.COMMON),
        ("1-2-3-4-5-6-7", Weakness.COMMON),
        ("gracehopper12", Weakness.OWN),
        ("Hopper, Grace!", Weakness.OWN),
        ("harbourdays24", Weakness.OWN),
        ("checkin-2026-x", Weakness.OWN),
    ],
)
def test_what_others_try_first_is_refused(password, weak):
    assert why(password) is weak


@given(some.text(min_size=64, max_size=LONGEST))
def test_a_long_password_is_refused_only_for_what_it_repeats_or_names(password):
    assert why(password) in {None, Weakness.COMMON, Weakness.OWN}


def test_who_guesses_waits_longer_and_longer_and_never_for_good():
    waits = [wait_ms(wrong) for wrong in range(40)]

    assert waits[:6] == [0, 0, 0, 1000, 2000, 4000]
    assert waits == sorted(waits)
    assert waits[-1] == LONGEST_WAIT_MS
    assert wait_ms(100, longest_ms=10_000, free=20) == 10_000
    assert wait_ms(19, free=20) == 0
