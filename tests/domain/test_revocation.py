"""The list of badges that are good no more, signed with real Ed25519 keys."""

from dataclasses import replace

import pytest

from checkin.domain.model import BadgeId, EventId
from checkin.domain.revocation import Revocations, is_genuine, sign, unpack
from tests.domain.examples import EVENT, KEY, OTHER_KEY, verify

BADGES = frozenset({BadgeId("0a" * 12), BadgeId("ff" * 12)})
LIST = sign(Revocations(7, 1_700_000_000_000, BADGES, 1), EVENT, KEY)
KEYS = ((1, KEY.public_key), (2, OTHER_KEY.public_key))


def test_a_list_that_the_event_has_signed_is_genuine():
    assert is_genuine(LIST, EVENT, KEYS, verify)


@pytest.mark.parametrize(
    "other",
    [
        replace(LIST, number=8),
        replace(LIST, issued=LIST.issued + 1),
        replace(LIST, badges=frozenset()),
        replace(LIST, key_id=2),
        replace(LIST, signature=bytes(64)),
        sign(LIST, EVENT, OTHER_KEY),
        sign(LIST, EventId("0badcaff"), KEY),
    ],
)
def test_whatever_is_changed_of_it_it_is_genuine_no_more(other):
    assert not is_genuine(other, EVENT, KEYS, verify)


def test_a_key_that_was_taken_out_signs_nothing():
    assert not is_genuine(LIST, EVENT, KEYS[1:], verify)


def test_what_is_signed_is_laid_out_byte_for_byte_as_its_format_says():
    head = b"revocations-v1\0" + bytes.fromhex(EVENT) + b"\x01"
    numbers = (7).to_bytes(8, "big") + (1_700_000_000_000).to_bytes(8, "big")

    assert LIST.message(EVENT) == head + numbers + b"\x0a" * 12 + b"\xff" * 12


def test_there_is_one_spelling_of_a_list():
    assert unpack(LIST.packed) == BADGES
    for other in (LIST.packed[:-1], LIST.packed[12:] + LIST.packed[:12], LIST.packed[:12] * 2):
        with pytest.raises(ValueError, match="badges"):
            unpack(other)
