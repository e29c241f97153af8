"""Signatures: the standard's own example, and nothing that only looks like one."""

import pytest

from checkin.adapters.keys import SigningKey, verify

# RFC 8032, section 7.1, test 2.
PRIVATE = bytes.fromhex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")
PUBLIC = bytes.fromhex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c")
SIGNATURE = bytes.fromhex(
    "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
    "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
)
ORDER = 2**252 + 27742317777372353535851937790883648493


def test_it_signs_and_verifies_as_the_standard_says():
    key = SigningKey(PRIVATE)

    assert key.public_key == PUBLIC
    assert key(b"\x72") == SIGNATURE
    assert verify(PUBLIC, b"\x72", SIGNATURE)


@pytest.mark.parametrize("signature", [b"", SIGNATURE[:-1], SIGNATURE + b"\0", b"\0" * 64])
def test_what_is_not_the_signature_is_none(signature):
    assert not verify(PUBLIC, b"\x72", signature)


def test_another_message_or_another_key_does_not_go_with_it():
    assert not verify(PUBLIC, b"\x73", SIGNATURE)
    assert not verify(SigningKey(b"k" * 32).public_key, b"\x72", SIGNATURE)


@pytest.mark.parametrize(
    "key", [b"", b"\0" * 32, b"\x01" + b"\0" * 31, PUBLIC[:-1], PUBLIC + b"\0"]
)
def test_a_key_that_is_none_or_a_weak_one_vouches_for_nothing(key):
    """With the weak ones, a signature of noughts would go with any message."""
    assert not verify(key, b"\x72", SIGNATURE)
    assert not verify(key, b"\x72", key + b"\0" * 32)


def test_a_signature_has_one_form_only():
    """The same number plus the order of the group, which lax readers take for another signature."""
    again = int.from_bytes(SIGNATURE[32:], "little") + ORDER

    assert not verify(PUBLIC, b"\x72", SIGNATURE[:32] + again.to_bytes(32, "little"))
