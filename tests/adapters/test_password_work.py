"""What keeping passwords costs whoever guesses, and cannot cost the desks."""

import threading

import pytest

from checkin.adapters import passwords
from checkin.domain.errors import StoreError


def test_a_password_is_kept_by_argon2id_with_what_is_asked_of_it_today():
    kept = passwords.hashed("four kinds of rain")

    # OWASP: 19 MiB and two passes at least.
    assert kept.startswith("$argon2id$v=19$m=65536,t=3,p=1$")
    assert passwords.is_right(kept, "four kinds of rain")
    assert not passwords.is_right(kept, "five kinds of rain")


@pytest.fixture
def first_of_its_process():
    """As in a program that has just been started: nothing is remembered of other tests' work."""
    passwords._nobodys.cache_clear()
    yield
    passwords._nobodys.cache_clear()


@pytest.mark.usefixtures("first_of_its_process")
def test_for_nobody_the_same_work_is_done_and_comes_to_no():
    assert not passwords.is_right("", "nobody's")
    assert passwords._nobodys().startswith("$argon2id$v=19$m=65536,t=3,p=1$")


def test_when_too_many_sign_in_at_once_the_others_are_told(monkeypatch):
    monkeypatch.setattr(passwords, "_turns", threading.BoundedSemaphore(1))
    monkeypatch.setattr(passwords, "_WAIT_S", 0)

    with passwords._Turn(), pytest.raises(StoreError, match="Try again soon"):
        passwords.hashed("four kinds of rain")
    assert passwords.hashed("four kinds of rain")


def test_the_commonest_passwords_are_known_with_those_that_are_long_enough():
    common = passwords.common()

    assert len(common) > 5000
    assert sum(len(one) >= 12 for one in common) > 300
    assert {"password", "qwerty123456", "1q2w3e4r5t6y"} <= common
    assert all(one == one.casefold() for one in common)
