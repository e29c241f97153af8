"""The certificate of an erasing: signed, readable, and of nobody."""

import json
from dataclasses import replace

import pytest

from checkin.adapters.keys import SigningKey, verify
from checkin.domain.model import EventId
from checkin.usecases.erasing import Certificate, read_certificate, signed

KEY = SigningKey(b"i" * 32)
MADE = Certificate(
    EventId("0badcafe"),
    "Días del Puerto",
    1_713_182_400_000,
    "Ines",
    by_itself=False,
    erased={"registration": 208, "badge": 210},
    stays={"record": 512},
    lists={"Day 1": (190, 208)},
)


@pytest.fixture
def certificate():
    return signed(MADE, KEY.public_key, KEY)


def test_what_a_server_has_signed_is_read_again_and_genuine(certificate):
    again = read_certificate(certificate.written())

    assert again == certificate
    assert again.is_genuine(verify)


@pytest.mark.parametrize(
    "change",
    [
        {"erased": {"registration": 207, "badge": 210}},
        {"at": 1_713_182_400_001},
        {"by": "Somebody"},
        {"by_itself": True},
        {"stays": {}},
        {"lists": {}},
        {"name": "Harbour Days"},
    ],
)
def test_whatever_is_changed_in_it_is_seen(certificate, change):
    assert not replace(certificate, certificate=replace(MADE, **change)).is_genuine(verify)


def test_the_hash_is_of_the_list_of_erased_rows(certificate):
    # printf 'badge 210\nregistration 208\n' | sha256sum
    expected = "45cd0e96ae751ed3"
    assert json.loads(certificate.written())["erased_sha256"] == MADE.sha256
    assert MADE.sha256.startswith(expected)


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", "null", '{"event": 1}', '{"lists": {"a": []}}', "certificate"]
)
def test_what_is_no_certificate_is_said_to_be_none(text):
    with pytest.raises(ValueError):  # noqa: PT011  its text says only of which kind
        read_certificate(text)


def test_a_certificate_with_a_torn_list_is_none(certificate):
    said = json.loads(certificate.written()) | {"lists": {"Day 1": [1]}}
    with pytest.raises(ValueError, match="IndexError"):
        read_certificate(json.dumps(said))
