"""The code to type when nothing scans."""

import random

import pytest

from checkin.domain.short_code import LENGTH, read_short_code, short_code, spaced

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
SOME = [short_code(number) for number in (0, 1, 31, 2**35 - 1)] + [
    short_code(random.Random(7).getrandbits(35)) for _ in range(20)
]
LOOK_ALIKE = {"0", "Z"}


def test_a_code_is_eight_letters_of_the_alphabet_and_reads_back():
    for code in SOME:
        assert len(code) == LENGTH == 8
        assert set(code) <= set(LETTERS)
        assert read_short_code(code) == code


def test_each_number_below_two_to_the_35_has_a_code_of_its_own():
    assert short_code(0) == "00000000"
    assert short_code(1) == "00000017"
    assert short_code(2**30) == "10000001"
    assert short_code(2**35 + 5) == short_code(5) != short_code(6)


def test_every_single_wrong_character_is_found_except_0_for_z():
    for code in SOME:
        for place, right in enumerate(code):
            for wrong in set(LETTERS) - {right}:
                typed = code[:place] + wrong + code[place + 1 :]
                missed = {right, wrong} == LOOK_ALIKE and place < LENGTH - 1
                assert (read_short_code(typed) is None) != missed


def test_every_swap_of_neighbours_is_found_except_of_0_and_z():
    swaps = 0
    for code in SOME:
        for place in range(LENGTH - 1):
            first, second = code[place : place + 2]
            if first == second or {first, second} == LOOK_ALIKE:
                continue
            typed = code[:place] + second + first + code[place + 2 :]
            assert read_short_code(typed) is None
            swaps += 1
    assert swaps > 100


def test_letters_that_look_like_digits_are_read_as_digits():
    code = next(code for code in map(short_code, range(10**6)) if code[2:5].count("1") == 2)
    zeros = short_code(0)

    assert read_short_code(code.replace("1", "I")) == code
    assert read_short_code(code.replace("1", "l")) == code
    assert read_short_code(zeros.replace("0", "O")) == zeros
    assert read_short_code(zeros.replace("0", "o")) == zeros


def test_small_letters_spaces_and_hyphens_make_no_difference():
    code = short_code(0x2_DEAD_BEEF)

    assert spaced(code) == f"{code[:4]} {code[4:]}"
    for typed in (spaced(code), code.lower(), f" {code[:2]}-{code[2:]} "):
        assert read_short_code(typed) == code


@pytest.mark.parametrize("typed", ["", "0000000", "000000000", "0000000U", "0000000é", "ßßßß"])
def test_what_is_not_a_code_is_not_read_as_one(typed):
    assert read_short_code(typed) is None
