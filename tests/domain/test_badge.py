"""The text in the QR code, signed with real Ed25519 keys."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checkin.domain.badge import (
    LENGTH,
    PREFIX,
    SignedBadge,
    from_base45,
    is_genuine,
    parse,
    sign,
    to_base45,
)
from checkin.domain.model import BadgeId, EventId
from tests.domain.examples import EVENT, KEY, OTHER_KEY, verify

KEYS = ((1, KEY.public_key), (2, OTHER_KEY.public_key))
ALPHANUMERIC = set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")
OFTEN = settings(deadline=None, derandomize=True, max_examples=100)

ADA = sign(SignedBadge(1, EVENT, BadgeId("a1" * 12), date(2024, 10, 1), date(2024, 10, 4)), KEY)

days = st.integers(0, 0xFFFF)
claims = st.builds(
    lambda key_id, event, badge, first, length: SignedBadge(
        key_id,
        EventId(event.hex()),
        BadgeId(badge.hex()),
        date(1970, 1, 1) + timedelta(days=first),
        date(1970, 1, 1) + timedelta(days=min(first + length, 0xFFFF)),
    ),
    st.integers(0, 255),
    st.binary(min_size=4, max_size=4),
    st.binary(min_size=12, max_size=12),
    days,
    days,
)


@given(claims)
@OFTEN
def test_a_signed_badge_reads_back_as_it_was_written(claim):
    badge = sign(claim, KEY)

    assert parse(badge.text) == badge
    assert badge == replace(claim, signature=KEY(claim.message))


@given(claims)
@OFTEN
def test_every_badge_is_132_characters_of_the_alphanumeric_qr_alphabet(claim):
    text = sign(claim, KEY).text

    assert len(text) == LENGTH == 132
    assert set(text) <= ALPHANUMERIC


def test_a_badge_is_laid_out_byte_for_byte_as_its_format_says():
    body = bytes([1, 1]) + bytes.fromhex("0badcafe") + b"\xa1" * 12
    body += (20_240 - 243).to_bytes(2, "big") + (20_240 - 240).to_bytes(2, "big")

    assert ADA.valid_from == date(1970, 1, 1) + timedelta(days=20_240 - 243)
    assert ADA.body == body
    assert from_base45(ADA.text[3:]) == body + KEY(b"badge-v1\0" + body)


def test_a_badge_signed_for_this_event_with_one_of_its_keys_is_genuine():
    assert is_genuine(ADA, EVENT, KEYS, verify)


def test_a_badge_of_another_event_is_not_genuine_even_with_our_own_signature():
    assert not is_genuine(ADA, EventId("0badcaff"), KEYS, verify)


def test_a_badge_that_names_a_key_we_do_not_have_is_not_genuine():
    unknown_key = sign(replace(ADA, key_id=3), KEY)

    assert not is_genuine(unknown_key, EVENT, KEYS, verify)


def test_a_badge_signed_with_another_of_our_keys_than_it_names_is_not_genuine():
    crossed = sign(replace(ADA, key_id=2), KEY)

    assert not is_genuine(crossed, EVENT, KEYS, verify)
    assert is_genuine(sign(crossed, OTHER_KEY), EVENT, KEYS, verify)


@pytest.mark.parametrize("place", range(LENGTH))
def test_one_changed_character_anywhere_makes_it_no_badge_or_not_genuine(place):
    for letter in ALPHANUMERIC - {ADA.text[place]}:
        changed = ADA.text[:place] + letter + ADA.text[place + 1 :]
        read = parse(changed)

        assert read is None or (read.text == changed and not is_genuine(read, EVENT, KEYS, verify))


@given(st.integers(0, LENGTH), st.integers(0, LENGTH))
@OFTEN
def test_a_piece_of_a_badge_is_no_badge(start, end):
    piece = ADA.text[start:end]

    assert (parse(piece) is None) == (piece != ADA.text)


@pytest.mark.parametrize(
    "text",
    [
        ADA.text.lower(),
        ADA.text + " ",
        " " + ADA.text,
        ADA.text + "\n",
        "C2:" + ADA.text[3:],
        PREFIX + ":::" + ADA.text[6:],
        PREFIX + "é" + ADA.text[4:],
        "",
    ],
)
def test_there_is_no_second_way_to_write_a_badge(text):
    assert parse(text) is None


def _text_of(body: bytes) -> str:
    return PREFIX + to_base45(body + KEY(b"badge-v1\0" + body))


def test_a_badge_of_a_version_that_we_do_not_know_is_no_badge():
    assert parse(_text_of(ADA.body)) == ADA
    assert parse(_text_of(b"\x02" + ADA.body[1:])) is None


def test_a_badge_for_one_day_is_a_badge_and_one_that_ends_before_it_begins_is_none():
    days_of = ADA.body[:18]

    assert parse(_text_of(days_of + b"\x00\x05\x00\x05")).valid_from == date(1970, 1, 6)
    assert parse(_text_of(days_of + b"\x00\x05\x00\x04")) is None


@given(st.text() | st.text("C1:0AZ %", min_size=129, max_size=132).map(PREFIX.__add__))
@OFTEN
def test_any_text_at_all_is_read_without_an_error(text):
    badge = parse(text)

    assert badge is None or badge.text == text


@given(st.text(alphabet=sorted(ALPHANUMERIC), min_size=129, max_size=129))
@OFTEN
def test_random_letters_in_the_shape_of_a_badge_are_never_genuine(letters):
    badge = parse(PREFIX + letters)

    assert badge is None or not is_genuine(badge, badge.event, KEYS, verify)


def test_no_signature_stands_in_what_a_badge_shows_of_itself():
    assert "signature" not in repr(ADA)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"AB", "BB8"),
        (b"Hello!!", "%69 VD92EX0"),
        (b"base-45", "UJCLQE7W581"),
        (b"ietf!", "QED8WEX0"),
        (b"", ""),
        (b"\xff\xff", "FGW"),
        (b"\xff", "U5"),
    ],
)
def test_base45_is_that_of_rfc_9285(data, text):
    assert to_base45(data) == text
    assert from_base45(text) == data


@pytest.mark.parametrize("text", ["GGW", "::", "V5", "A", "AAAA", "aa", "=:(", "BB8\n0"])
def test_what_rfc_9285_forbids_is_not_decoded(text):
    assert from_base45(text) is None


@given(st.binary(max_size=100))
@OFTEN
def test_base45_brings_back_any_bytes(data):
    assert from_base45(to_base45(data)) == data


@given(st.text(alphabet=sorted(ALPHANUMERIC), max_size=12) | st.text(max_size=12))
@OFTEN
def test_base45_has_one_spelling(text):
    data = from_base45(text)

    assert data is None or to_base45(data) == text
