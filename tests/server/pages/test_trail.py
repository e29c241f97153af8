"""The trail: what organisers did, for the owner to read."""

import re

import pytest

from checkin.domain.access import Access
from tests.adapters.examples import EVENT


@pytest.fixture
def owner(venue):
    return venue.organiser()


def rows(page):
    return page.count("<tr><td>")


def test_it_says_who_did_what_to_what_and_where(venue, owner):
    ada = venue.account(Access.ORGANISER, "Ada")
    venue.data.trail.note(ada.id, "signed-in")
    venue.data.trail.note(ada.id, "a-new-word", EVENT, "r-17")
    venue.data.trail.note("", "link-made-password", about=ada.id)

    page = owner.get("/trail").text
    for said in ("Ada", "Signed in", "a-new-word", "Harbour Days", "r-17", "At the server"):
        assert said in page
    assert rows(page) == 3


def test_its_clock_has_24_hours_in_every_language(venue, owner):
    venue.data.trail.note("", "signed-in")

    for language in ("en", "es", "ar"):
        page = owner.get("/trail", headers={"Accept-Language": language}).text
        assert re.search(r"<tr><td>[^<]+ \d\d:\d\d:\d\d</td>", page)


def test_it_can_be_narrowed(venue, owner):
    ada = venue.account(Access.ORGANISER, "Ada")
    venue.data.trail.note(ada.id, "signed-in")
    venue.data.trail.note(ada.id, "a-new-word", EVENT, "r-17")
    venue.data.trail.note("", "signed-in")

    for query, found in (
        (f"account={ada.id}", 2),
        ("account=server", 1),
        ("word=signed-in", 2),
        (f"event={EVENT}", 1),
        (f"account={ada.id}&word=signed-in", 1),
        ("account=nobody", 0),
        ("below=x", 3),
    ):
        assert rows(owner.get(f"/trail?{query}").text) == found, query


def test_it_is_taken_away_as_a_file_that_is_no_formula_and_that_is_noted(venue, owner):
    venue.account(Access.ORGANISER, "=1+1")
    (called,) = (one.id for one in venue.data.accounts.all() if one.name == "=1+1")
    venue.data.trail.note(called, "signed-in")
    venue.data.trail.note("", "signed-out", about="other")

    answer = owner.get(f"/trail.csv?account={called}")

    assert answer.headers["Content-Disposition"] == 'attachment; filename="trail.csv"'
    head, row, end = answer.content.decode("utf-8-sig").split("\r\n")
    assert (head, end) == ("at,who,account,word,event,about", "")
    assert row.endswith(f",'=1+1,{called},signed-in,,")
    assert venue.data.trail.steps()[0].about == "trail.csv"


def test_a_long_one_is_read_page_by_page(venue, owner):
    for number in range(130):
        venue.data.trail.note("", "signed-in", about=f"n{number}")
    first = owner.get("/trail?word=signed-in").text
    older = first.rpartition('href="/trail?')[2].partition('"')[0].replace("&amp;", "&")

    assert (rows(first), "word=signed-in" in older) == (100, True)
    then = owner.get(f"/trail?{older}").text
    assert rows(then) == 30
    assert "n29<" in then
    assert "Older" not in then


def test_what_a_page_did_is_noted_with_ids_and_no_name(venue, owner):
    ada = venue.account(Access.ORGANISER, "Ada")
    owner.get("/organisers")
    owner.submit("/organisers", {"do": "sessions", "account": ada.id})

    (step,) = venue.data.trail.steps()
    assert (step.word, step.about) == ("sessions-ended", ada.id)
    assert step.account in venue.data.accounts.names()
    assert "Ada" not in str(step)
