"""Links that make an account or give one back: once, in time, for whom they were made."""

import pytest

from checkin.adapters.links import LinkKind
from checkin.adapters.profile import wall_ms
from checkin.domain.access import Access
from tests.server.conftest import PASSWORD
from tests.server.pages.accounts_at_hand import App, new, set_up, sign_in

DAY = 24 * 60 * 60 * 1000
GONE = "This link is good no more. Ask for another one."


@pytest.fixture
def first(venue):
    return f"/first/{venue.data.links.make(LinkKind.FIRST, DAY)}"


@pytest.fixture
def join(venue):
    token = venue.data.links.make(LinkKind.JOIN, DAY, access=Access.VIEWER)
    return f"/join/{token}"


def test_the_first_link_makes_the_owner_who_is_in_at_once(venue, first):
    browser = venue.browser()
    assert "owner of this server" in browser.get(first).text
    answer = browser.submit(first, new(PASSWORD, name="Grace Hopper"))

    assert (answer.status_code, answer.headers["Location"]) == (303, "/events")
    assert browser.get("/organisers").status_code == 200
    assert venue.data.accounts.named("Grace Hopper").access is Access.OWNER
    (step,) = venue.data.trail.steps()
    assert (step.word, step.about) == ("joined", "owner")


def test_to_look_at_a_link_uses_nothing_up(venue, first, join):
    for path in (first, join):
        for _ in range(3):
            assert venue.browser().get(path).status_code == 200


def test_a_link_that_was_used_makes_nobody_else(venue, first, join):
    for path in (first, join):
        venue.browser().submit(path, new(PASSWORD, name=path[:6]))
        late = venue.browser()
        assert GONE in late.get(path).text
        answer = late.submit(path, new(PASSWORD, name="Late"))
        assert (answer.status_code, GONE in answer.text) == (410, True)
        assert "checkin_session" not in late.cookies
    assert venue.data.accounts.named("Late") is None


def test_a_link_whose_time_is_over_makes_nobody(venue, first, join, monkeypatch):
    began = wall_ms()
    monkeypatch.setattr(venue.data.links, "_now_ms", lambda: began + DAY + 1000)

    for path in (first, join):
        assert venue.browser().get(path).status_code == 410
        assert venue.browser().submit(path, new(PASSWORD, name="Late")).status_code == 410
    assert venue.data.accounts.all() == []


def test_a_link_for_one_thing_is_none_for_another(venue, join):
    token = join.rpartition("/")[2]

    for path in (f"/first/{token}", f"/again/{token}"):
        assert venue.browser().get(path).status_code == 410
        assert venue.browser().submit(path, new(PASSWORD, name="X")).status_code == 410


def test_whoever_is_signed_in_may_use_a_link_and_is_then_somebody_else(venue, join):
    browser = venue.organiser()
    before = browser.cookies["checkin_session"]
    browser.get(join)
    assert browser.submit(join, new(PASSWORD, name="Ada")).status_code == 303

    assert "<h1><bdi>Ada</bdi></h1>" in browser.get("/account").text
    assert venue.data.sessions.find(before) is None


def test_once_there_is_an_owner_no_first_link_makes_another(venue, first):
    venue.account(Access.OWNER)

    assert venue.browser().get(first).status_code == 410
    assert venue.browser().submit(first, new(PASSWORD, name="X")).status_code == 410


def test_an_invitation_makes_what_it_says_and_no_more(venue, join):
    browser = venue.browser()
    assert "no names" in browser.get(join).text
    browser.submit(join, new(PASSWORD, name="Ada", access="owner"))

    assert venue.data.accounts.named("Ada").access is Access.VIEWER
    assert browser.get("/organisers").status_code == 403


@pytest.mark.parametrize(
    ("name", "fields", "why"),
    [
        ("Ada", new("short"), "too short: 12 letters at least"),
        ("Ada", new("a" * 300), "too long"),
        ("Ada", new("passwordpassword"), "Too many people use this password"),
        ("Ada Lovelace", new("adalovelace1"), "mostly a name"),
        ("Ada", new("Harbour Days 2"), "mostly a name"),
        ("Ada", {"password": PASSWORD, "again": PASSWORD + " "}, "not the same"),
        ("", new(PASSWORD), "Give a name to sign in with"),
        ("Taken", new(PASSWORD), "Somebody else has this name"),
    ],
)
def test_what_cannot_be_is_said_beside_what_was_typed_and_the_link_stays_good(
    venue, join, name, fields, why
):
    venue.account(name="Taken")
    browser = venue.browser()

    answer = browser.submit(join, {"name": name, **fields})

    assert answer.status_code == 400
    assert why in answer.text
    assert f'value="{name}"' in answer.text
    assert f'value="{fields["password"]}"' not in answer.text
    assert browser.submit(join, new(PASSWORD, name="Ada B.")).status_code == 303


@pytest.mark.parametrize(
    "password", ["  spaces count too  ", "p\u00e4ssw\u00f6rter mag ich", "🐙🦀🐡🐠🐟🐬🐳🐋🦈🦭🐚🪸"]
)
def test_a_password_is_taken_letter_for_letter(venue, join, password):
    venue.browser().submit(join, new(password, name="Ada"))

    assert sign_in(venue.browser(), "Ada", password).status_code == 303
    if password.strip() != password:
        assert sign_in(venue.browser(), "Ada", password.strip()).status_code == 400


def test_password_fields_are_masked_and_let_managers_help(venue, first):
    page = venue.browser().get(first).text

    assert page.count('type="password" autocomplete="new-password"') == 2
    assert 'autocomplete="username"' in page
    assert "onpaste" not in page
    assert 'type="password" autocomplete="current-password"' in venue.browser().get("/sign-in").text


# ---------------------------------------------------------------- who lost something


@pytest.fixture
def ada(venue):
    return venue.account(Access.ORGANISER, "Ada")


def again(venue, kind, ada):
    return f"/again/{venue.data.links.make(kind, DAY, account=ada.id)}"


def test_whoever_lost_the_password_chooses_another_and_is_signed_out_elsewhere(venue, ada):
    elsewhere = venue.browser()
    sign_in(elsewhere, "Ada")
    path, browser = again(venue, LinkKind.PASSWORD, ada), venue.browser()

    assert "<bdi>Ada</bdi>" in browser.get(path).text
    assert "too short" in browser.submit(path, new("short")).text
    answer = browser.submit(path, new("five other kinds of rain"))

    assert answer.headers["Location"] == "/events"
    assert elsewhere.get("/account").status_code == 303
    assert sign_in(venue.browser(), "Ada").status_code == 400
    assert browser.get(path).status_code == 410
    assert venue.browser().submit(path, new("another kind of rain")).status_code == 410


def test_whoever_lost_the_password_alone_still_shows_the_second_factor(venue, ada):
    at_home = venue.browser()
    sign_in(at_home, "Ada")
    app, _ = set_up(at_home)
    browser = venue.browser()

    answer = browser.submit(again(venue, LinkKind.PASSWORD, ada), new("five other kinds of rain"))

    assert answer.headers["Location"] == "/sign-in/code"
    assert browser.get("/account").status_code == 303
    assert browser.submit("/sign-in/code", {"code": app.code()}).status_code == 303
    assert browser.get("/account").status_code == 200


def test_whoever_lost_both_begins_without_a_second_factor(venue, ada):
    at_home = venue.browser()
    sign_in(at_home, "Ada")
    app, codes = set_up(at_home)
    path, browser = again(venue, LinkKind.ANEW, ada), venue.browser()

    assert "no second factor after this" in browser.get(path).text
    assert browser.submit(path, new("five other kinds of rain")).headers["Location"] == "/events"
    assert not venue.data.second_factors.use(ada.id, app.code())
    assert not venue.data.second_factors.use(ada.id, codes[0])
    assert App(browser.get("/account/code").text).code() != app.code()


def test_a_link_for_somebody_who_was_removed_meanwhile_is_good_no_more(venue, ada):
    venue.account(Access.OWNER)
    path = again(venue, LinkKind.PASSWORD, ada)
    venue.data.accounts.remove(ada.id)

    assert venue.browser().get(path).status_code == 410
    assert venue.browser().submit(path, new(PASSWORD)).status_code == 410
