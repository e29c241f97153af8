"""What is said at the end holds for just one event, one desk and one place in its chain."""

from dataclasses import replace

import pytest

from checkin.adapters.keys import SigningKey, verify
from checkin.domain.receipt import Farewell, Receipt, is_signed, sign_farewell, sign_receipt
from checkin.domain.record import Head

KEY, OTHER = SigningKey(b"k" * 32), SigningKey(b"o" * 32)
HEAD = Head(112, "ab" * 32)
RECEIPT = Receipt("0badcafe", "1" * 16, HEAD, 1_713_182_400_000)
FAREWELL = Farewell("0badcafe", "1" * 16, HEAD)
SAID = [sign_receipt(RECEIPT, KEY), sign_farewell(FAREWELL, KEY)]


@pytest.mark.parametrize("said", SAID)
def test_it_holds_as_it_was_signed_and_not_otherwise(said):
    assert is_signed(said, KEY.public_key, verify)
    assert not is_signed(said, OTHER.public_key, verify)
    for change in ({"event": "00000000"}, {"desk": "2" * 16}, {"head": Head(113, HEAD.hash)}):
        assert not is_signed(replace(said, **change), KEY.public_key, verify)


def test_the_time_is_part_of_a_receipt():
    later = replace(SAID[0], at=RECEIPT.at + 1)
    assert not is_signed(later, KEY.public_key, verify)


def test_what_a_desk_says_is_never_taken_for_the_servers_word():
    assert RECEIPT.signed_part != FAREWELL.signed_part
    assert not is_signed(replace(RECEIPT, signature=SAID[1].signature), KEY.public_key, verify)
