from dataclasses import replace

import pytest

from checkin.domain.letters import comparison_code, crockford
from checkin.domain.model import DeskId, EventId, WaitingDesk
from checkin.domain.order import ERASE, Order, is_genuine, sign_order

KEY = b"k" * 32


def sign(message):
    return b"signed " + message


def verify(key, message, signature):
    return key == KEY and signature == b"signed " + message


ORDER = sign_order(Order(ERASE, DeskId("11" * 8), EventId("0badcafe"), 5), sign)


def test_an_order_that_the_event_has_signed_is_genuine():
    assert is_genuine(ORDER, KEY, verify)
    assert not is_genuine(ORDER, b"x" * 32, verify)


@pytest.mark.parametrize(
    "change", [{"kind": "keep"}, {"desk": "22" * 8}, {"event": "0badbeef"}, {"at": 6}]
)
def test_an_order_that_was_changed_is_not(change):
    assert not is_genuine(replace(ORDER, **change), KEY, verify)


def test_a_key_is_compared_by_six_letters_that_nobody_mistakes():
    code = comparison_code(KEY)

    assert len(code) == 6
    assert not set(code) & set("ILOU")
    assert code == WaitingDesk(DeskId("11" * 8), "Hall", KEY).code
    assert code != comparison_code(b"x" * 32)


def test_letters_are_five_bits_each_from_the_first():
    assert crockford(b"\x00\x44\x32\x14\xc7", 8) == "01234567"
