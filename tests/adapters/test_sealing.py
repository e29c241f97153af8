"""What records say of people is open to those who have the key to names, and to nobody else."""

import pytest

from checkin.adapters.sealing import seal, unseal

KEY = b"k" * 32


def test_what_was_sealed_is_opened_with_the_key():
    assert unseal(KEY, "event", "ada", seal(KEY, "event", "ada", b"Ada")) == b"Ada"


def test_the_same_is_never_sealed_to_the_same():
    assert seal(KEY, "event", "ada", b"Ada") != seal(KEY, "event", "ada", b"Ada")


@pytest.mark.parametrize(
    ("key", "event", "about"),
    [(b"x" * 32, "event", "ada"), (KEY, "other", "ada"), (KEY, "event", "grace")],
)
def test_without_the_key_or_said_of_somebody_else_it_stays_closed(key, event, about):
    assert unseal(key, event, about, seal(KEY, "event", "ada", b"Ada")) is None


@pytest.mark.parametrize("sealed", ["", "x", "%%%", "QUJD", "é"])
def test_what_nobody_sealed_is_not_opened(sealed):
    assert unseal(KEY, "event", "ada", sealed) is None
