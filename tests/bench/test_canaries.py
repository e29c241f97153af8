"""The measure that looks for marked people finds them wherever they are."""

import gzip

import pytest

from bench.campaigns.canaries import story
from bench.canary.people import Canaries, marked_people


@pytest.fixture
def people():
    return marked_people(40, seed=7)


def test_every_marked_word_is_unlike_every_other(people):
    words = [word for one in people for word in (*one.name.split(), one.code)]

    assert len({word.lower() for word in words}) == 120


@pytest.mark.parametrize(
    "hidden",
    [
        str.encode,
        lambda name: name.upper().encode(),
        lambda name: name.encode("utf-16-le"),
        lambda name: b"\0junk" + gzip.compress(name.encode()) + b"junk",
    ],
    ids=["plain", "in capitals", "as Windows and Qt write it", "packed"],
)
def test_a_name_is_found_however_it_is_written(people, hidden):
    canaries = Canaries(people)

    assert len(canaries.found_in(b"\xff\x00" + hidden(people[3].name) + b"\x00")) == 2


def test_signed_badges_are_found_by_their_text_and_by_their_id():
    text, key = "C1:" + "AB0$ %*+-./:" * 10 + "ABCDEFGHI", "0123456789abcdef01234567"
    canaries = Canaries([], [(key, text)])

    assert canaries.found_in(f"x{text}x".encode()) == {text.lower().encode()}
    assert canaries.found_in(f"[{key}]".encode()) == {key.encode()}


def test_bytes_without_them_hold_none(people):
    assert not Canaries(people).found_in(b"qxvqxvqxvqx " * 1_000)


def test_a_day_with_marked_people_leaves_none_of_them_behind(tmp_path):
    found = story(tmp_path, people=60, badges=6, typed=2)

    assert found.places == {}
    assert found.heard > 0


def test_the_same_day_without_encryption_leaves_many(tmp_path):
    found = story(tmp_path, people=60, badges=6, typed=2, bare=True)

    assert {"(the wire)", "profile/desk.db"} <= set(found.places)
