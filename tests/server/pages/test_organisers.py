"""Who the organisers are: the owner lets them in, changes what they may do, and lets them go."""

import re

import pytest

from checkin.adapters.sessions import PROVED_MS
from checkin.domain.access import Access
from tests.server.conftest import PASSWORD
from tests.server.pages.accounts_at_hand import new, sign_in


@pytest.fixture
def owner(venue):
    browser = venue.organiser()
    browser.get("/organisers")
    return browser


@pytest.fixture
def ada(venue):
    return venue.account(Access.ORGANISER, "Ada")


def link_on(page):
    return re.search(r'<code class="link" dir="ltr">[a-z]+://[^/]+(/[^<]+)</code>', page)[1]


def press(owner, do, **fields):
    return owner.submit("/organisers", {"do": do, **fields})


@pytest.mark.parametrize("access", list(Access))
def test_a_link_lets_in_one_person_with_what_the_owner_chose(venue, owner, access):
    path = link_on(press(owner, "invite", access=access).text)
    browser = venue.browser()
    browser.submit(path, new(PASSWORD, name="Somebody new"))

    assert venue.data.accounts.named("Somebody new").access is access
    assert venue.browser().get(path).status_code == 410


def test_a_link_is_shown_once_and_can_be_ended(venue, owner):
    path = link_on(press(owner, "invite", access="viewer").text)
    page = owner.get("/organisers").text
    assert path not in page
    (held,) = re.findall(r'name="link" value="([0-9a-f]+)"', page)
    press(owner, "withdraw", link=held)

    assert venue.browser().get(path).status_code == 410


def test_what_somebody_may_do_changes_with_the_next_page_that_they_open(venue, owner, ada):
    browser = venue.browser()
    sign_in(browser, "Ada")
    assert browser.get("/organisers").status_code == 403
    press(owner, "access", account=ada.id, access="owner")
    assert browser.get("/organisers").status_code == 200
    press(owner, "access", account=ada.id, access="viewer")
    assert browser.get("/organisers").status_code == 403


def test_whoever_is_removed_is_out_at_once(venue, owner, ada):
    browser = venue.browser()
    sign_in(browser, "Ada")
    press(owner, "remove", account=ada.id)

    assert browser.get("/account").status_code == 303
    assert sign_in(venue.browser(), "Ada").status_code == 400
    assert "Ada" not in owner.get("/organisers").text


def test_an_owner_signs_somebody_out_everywhere(venue, owner, ada):
    browser = venue.browser()
    sign_in(browser, "Ada")
    press(owner, "sessions", account=ada.id)

    assert browser.get("/account").status_code == 303
    assert sign_in(browser, "Ada").status_code == 303


@pytest.mark.parametrize(("do", "more"), [("remove", {}), ("access", {"access": "viewer"})])
def test_the_only_owner_cannot_go(venue, owner, do, more):
    (only,) = venue.data.accounts.all()
    answer = press(owner, do, account=only.id, **more)

    assert answer.status_code == 400
    assert "This is the only owner. Make somebody else an owner first." in answer.text
    assert owner.get("/organisers").status_code == 200


@pytest.mark.parametrize("kind", ["password", "anew"])
def test_an_owner_makes_a_link_for_whoever_cannot_sign_in_and_learns_no_password(
    venue, owner, ada, kind
):
    before = link_on(press(owner, kind, account=ada.id).text)
    path = link_on(press(owner, kind, account=ada.id).text)

    assert venue.browser().get(before).status_code == 410
    venue.browser().submit(path, new("five other kinds of rain"))
    assert sign_in(venue.browser(), "Ada", "five other kinds of rain").status_code == 303
    assert venue.data.trail.steps(word=f"link-made-{kind}")[0].about == ada.id


def test_an_owner_asks_everybody_for_a_second_factor(venue, owner):
    press(owner, "second-factor", needed="yes")

    assert venue.data.accounts.needs_second()
    # The owner too.
    assert owner.get("/organisers").headers["Location"] == "/account/code"


@pytest.mark.parametrize("do", ["invite", "remove", "access", "anew", "second-factor"])
def test_nothing_is_changed_by_whoever_finds_an_owners_laptop_open(
    venue, owner, ada, monkeypatch, do
):
    real = venue.data.sessions._now_ms
    monkeypatch.setattr(venue.data.sessions, "_now_ms", lambda: real() + PROVED_MS)
    answer = press(owner, do, account=ada.id, access="owner", needed="yes")

    assert answer.headers["Location"] == "/account/prove?back=%2Forganisers"
    assert venue.data.trail.steps() == []
    assert venue.data.accounts.find(ada.id) == ada
    assert not venue.data.accounts.needs_second()


@pytest.mark.parametrize(
    "fields",
    [
        {"do": "invite", "access": "god"},
        {"do": "invite"},
        {"do": "nothing"},
        {"do": "remove", "account": "nobody"},
        {},
    ],
)
def test_a_button_that_is_none_of_ours_does_nothing(venue, owner, fields):
    assert owner.submit("/organisers", fields).status_code == 400
    assert venue.data.trail.steps() == []


def test_names_of_organisers_are_only_text(venue, owner):
    venue.account(name="<script>alert(1)</script>")

    for path in ("/organisers", "/trail"):
        page = owner.get(path).text
        assert "&lt;script&gt;" in page
        assert "<script" not in page


def test_a_link_for_another_computer_leads_where_others_reach_this_server(venue, owner):
    venue.data.note_address("https://checkin.example.org", "http://127.0.0.1:9321")
    local = venue.organiser()
    local._base = "http://127.0.0.1:9321"

    assert "https://checkin.example.org/join/" in press(local, "invite", access="viewer").text
    assert "http://server/join/" in press(owner, "invite", access="viewer").text
