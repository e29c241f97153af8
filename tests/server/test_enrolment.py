"""Who becomes a desk: one token, one desk, in plain words otherwise."""

import base64

import pytest

from checkin.adapters import desk_book as books
from checkin.adapters.desk_book import INVITATION_MS
from checkin.adapters.wire import LARGEST_REQUEST
from tests.adapters.examples import EVENT

KEY = b"k" * 32


def enrolment(shown="TOKEN", name="Hall", key=KEY, **more):
    return {"token": shown, "name": name, "public_key": base64.b64encode(key).decode()} | more


@pytest.fixture
def browser(venue):
    venue.book.invite("TOKEN", "")
    return venue.browser()


def test_a_token_lets_in_one_desk_and_never_a_second(venue, browser):
    said = browser.post("/v1/enrol", enrolment())
    again = browser.post("/v1/enrol", enrolment(name="Gate", key=b"g" * 32))

    assert said.status_code == 200
    assert (said.json()["event"], said.json()["desk_name"]) == (EVENT, "Hall")
    assert again.status_code == 400
    assert "used already" in again.json()["error"]
    assert [one.name for one in venue.book.desks()] == ["Hall"]
    assert venue.book.key_of(said.json()["desk"]) == KEY


def test_a_token_that_nobody_made_lets_nobody_in(venue, browser):
    said = browser.post("/v1/enrol", enrolment("GUESS"))

    assert said.status_code == 400
    assert "GUESS" not in said.text
    assert venue.book.desks() == []


def test_a_token_of_yesterday_is_too_old(venue, browser, monkeypatch):
    now = books.wall_ms()
    monkeypatch.setattr(books, "wall_ms", lambda: now + INVITATION_MS + 60_000)

    said = browser.post("/v1/enrol", enrolment())

    assert (said.status_code, "out of date" in said.text) == (400, True)
    assert venue.book.desks() == []


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("", "Desk 1"),
        ("   ", "Desk 1"),
        ("\u202e\u0000\n\x1b", "Desk 1"),
        ("Hall\u202e\x00 B\n", "Hall B"),
        ("x" * 10_000, "x" * 40),
        ("مدخل القاعة", "مدخل القاعة"),
        ("\ud800Hall", "Hall"),
    ],
)
def test_a_desks_name_is_short_and_printable(browser, name, shown):
    assert browser.post("/v1/enrol", enrolment(name=name)).json()["desk_name"] == shown


def test_the_name_that_the_organiser_chose_comes_first(venue, browser):
    venue.book.invite("CHOSEN", "Main door")

    assert browser.post("/v1/enrol", enrolment("CHOSEN")).json()["desk_name"] == "Main door"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"null",
        b"[]",
        b'"TOKEN"',
        b"[" * 100_000,
        b"\xff\xfe\x00",
        {},
        {"token": "TOKEN"},
        enrolment(key=b"k" * 31),
        enrolment(key=b"k" * 33),
        enrolment(key=b""),
        enrolment(public_key="not base64!"),
        enrolment(public_key="ä"),
        enrolment(public_key=5),
        enrolment(public_key=None),
        enrolment(name=None),
        enrolment(name=["Hall"]),
        enrolment(token=None),
        enrolment(token=5),
        enrolment(token={}),
        enrolment(token="\ud800"),
        b" " * (LARGEST_REQUEST + 1),
    ],
    ids=lambda body: repr(body)[:30],
)
def test_what_is_no_request_to_join_is_told_so_and_uses_nothing_up(venue, browser, body):
    said = browser.post("/v1/enrol", body)

    assert said.status_code == 400
    assert said.json()["error"].endswith(".")
    assert venue.book.desks() == []
    assert browser.post("/v1/enrol", enrolment()).status_code == 200


def test_joining_is_asked_for_and_never_linked_to(browser):
    assert browser.get("/v1/enrol").status_code == 405
