"""Some thousand texts at a desk (the full form: `make campaign PART=payloads`)."""

import random
from itertools import islice

import pytest

from bench.campaigns.payloads import show
from bench.payloads.door import Door
from bench.payloads.texts import decode, encode, endless, every_bit
from checkin.adapters.keys import verify


@pytest.mark.parametrize("seed", [1, 2])
def test_nothing_but_a_genuine_badge_opens_the_door_and_nothing_fells_the_desk(seed):
    seen = show(4_000, seed)

    wrong = ("crashes", "false_accepts", "false_finds", "missed")
    assert {name: seen[name] for name in wrong} == dict.fromkeys(wrong, 0)
    assert seen["payloads"] == 4_000
    assert seen["genuine"] >= 70


def test_a_desk_that_checks_no_signature_is_caught():
    assert show(500, 1, lambda *_: True)["false_accepts"] > 50


def test_a_desk_that_checks_all_of_a_signature_but_one_bit_is_caught():
    def but_for_one_bit(key, message, signature):
        turned = signature[:-1] + bytes([signature[-1] ^ 0x40])
        return verify(key, message, signature) or verify(key, message, turned)

    assert show(1_000, 2, but_for_one_bit)["false_accepts"] > 0


def test_a_desk_that_dies_of_a_text_is_caught():
    def falls(_key, _message, _signature):
        raise ZeroDivisionError

    assert show(200, 2, falls)["crash ZeroDivisionError"] > 0


def test_texts_that_differ_from_a_genuine_badge_are_no_genuine_badge(tmp_path):
    door = Door(tmp_path, 1)
    badges = door.badges
    door.close()
    text = badges.good[0]

    assert encode(decode(text)) == text
    bits = list(islice(every_bit(badges), 688 + 2 * 132))
    assert len(set(bits)) > 900
    assert badges.admitted.isdisjoint(bits)
    shown = list(islice(endless(badges, random.Random(1)), 1001))
    assert len(badges.admitted.intersection(shown)) == 1
