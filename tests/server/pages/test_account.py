"""One's own account: what is dangerous asks who sits there, and ends what was open elsewhere."""

import pytest

from checkin.adapters.sessions import PROVED_MS
from checkin.domain.access import Access
from tests.server.conftest import PASSWORD
from tests.server.pages.accounts_at_hand import new, prove, set_up, sign_in

OTHER = "five other kinds of rain"


@pytest.fixture
def ada(venue):
    """A browser in which Ada is signed in, who has just shown who she is."""
    venue.account(Access.ORGANISER, "Ada")
    browser = venue.browser()
    sign_in(browser, "Ada")
    browser.get("/account")
    return browser


@pytest.fixture
def elsewhere(venue, ada):
    assert ada
    browser = venue.browser()
    sign_in(browser, "Ada")
    return browser


def is_in(browser):
    return browser.get("/account").status_code == 200


def later(venue, monkeypatch):
    """A quarter of an hour later."""
    real = venue.data.sessions._now_ms
    monkeypatch.setattr(venue.data.sessions, "_now_ms", lambda: real() + PROVED_MS)


def test_another_password_takes_the_one_before_and_ends_what_is_open_elsewhere(
    venue, ada, elsewhere
):
    before = ada.cookies["checkin_session"]
    answer = ada.submit("/account/password", new(OTHER, before=PASSWORD))

    assert answer.headers["Location"] == "/account?said=password-changed"
    assert is_in(ada)
    assert not is_in(elsewhere)
    assert ada.cookies["checkin_session"] != before
    assert sign_in(venue.browser(), "Ada").status_code == 400
    assert sign_in(venue.browser(), "Ada", OTHER).status_code == 303


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        (new(OTHER, before="not it"), "The password before is not right."),
        (new(OTHER), "The password before is not right."),
        (new("short", before=PASSWORD), "too short"),
        ({"before": PASSWORD, "password": OTHER, "again": "x"}, "not the same"),
    ],
)
def test_without_all_that_it_takes_the_password_stays(venue, ada, elsewhere, fields, why):
    answer = ada.submit("/account/password", fields)

    assert (answer.status_code, why in answer.text) == (400, True)
    assert is_in(elsewhere)
    assert sign_in(venue.browser(), "Ada").status_code == 303


def test_at_a_laptop_that_was_left_open_the_password_cannot_be_guessed(venue, ada, monkeypatch):
    now = venue.data.attempts._now_ms()
    monkeypatch.setattr(venue.data.attempts, "_now_ms", lambda: now)
    for path, fields in (("/account/password", new(OTHER, before="x")), ("/account/prove", {})):
        statuses = [ada.submit(path, fields).status_code for _ in range(4)]
        assert statuses[-1] == 429
    assert "proof-failed" in venue.data.trail.words()


def test_what_is_dangerous_asks_for_the_password_once_it_is_a_while_ago(
    venue, ada, elsewhere, monkeypatch
):
    later(venue, monkeypatch)
    for path in ("/account/sessions", "/account/code/remove", "/account/recovery"):
        answer = ada.submit(path, {"do": "others"})
        assert answer.headers["Location"] == "/account/prove?back=%2Faccount"
    assert ada.get("/account/code").headers["Location"] == "/account/prove?back=%2Faccount%2Fcode"
    assert ada.submit("/account/code").headers["Location"].startswith("/account/prove")
    assert is_in(elsewhere)

    stolen = ada.cookies["checkin_session"]
    assert prove(ada, password="not it").status_code == 400
    assert prove(ada).headers["Location"] == "/account"
    assert ada.cookies["checkin_session"] != stolen
    ada.get("/account")
    ada.submit("/account/sessions", {"do": "others"})
    assert not is_in(elsewhere)
    assert is_in(ada)


@pytest.mark.parametrize("back", ["//elsewhere.example", "https://elsewhere.example"])
def test_proof_leads_to_no_other_server(ada, back):
    assert prove(ada, back).headers["Location"] == "/events"


def test_one_sees_where_one_is_signed_in_and_ends_one_of_them(venue, ada, elsewhere):
    firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
    third = venue.browser()
    third.ask(
        "POST",
        "/sign-in",
        data={"name": "Ada", "password": PASSWORD},
        headers={"User-Agent": firefox},
    )
    page = ada.get("/account").text
    assert "Firefox · Linux" in page
    assert "140" not in page
    found = next(one for one in venue.data.sessions.all() if one.place)
    ada.submit("/account/sessions", {"do": "one", "session": found.id})

    assert not is_in(third)
    assert is_in(ada)
    assert is_in(elsewhere)


def test_nobody_ends_anothers_session(venue, ada):
    other = venue.organiser(Access.VIEWER)
    of_other = next(one.id for one in venue.data.sessions.all() if one.place == "A browser")
    ada.submit("/account/sessions", {"do": "one", "session": of_other})

    assert is_in(other)


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        (
            "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537 Chrome/139.0 Safari/537 Edg/139",
            "Edge · Windows",
        ),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18) CriOS/139 Mobile Safari/604", "Chrome · iPhone"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X) Version/18 Safari/605", "Safari · Mac OS"),
        ("<script>alert(1)</script>", "Unknown"),
    ],
)
def test_a_browser_is_called_what_its_owner_calls_it(venue, ada, said, shown):
    form = {"name": "Ada", "password": PASSWORD}
    venue.browser().ask("POST", "/sign-in", data=form, headers={"User-Agent": said})

    page = ada.get("/account").text
    assert shown in page
    assert "<script" not in page


# ---------------------------------------------------------------- the second factor


def test_a_second_factor_is_set_up_with_a_code_and_gives_recovery_codes(venue, ada, elsewhere):
    app, codes = set_up(ada)

    assert len(codes) == 8
    assert not is_in(elsewhere)
    assert "8 recovery codes are left" in ada.get("/account").text
    assert ada.get("/account/code").headers["Location"] == "/account"
    assert ada.submit("/account/code", {"code": app.code()}).headers["Location"] == "/account"
    assert venue.data.trail.words().count("second-factor-set") == 1


def test_a_wrong_code_sets_nothing_up(venue, ada):
    page = ada.get("/account/code").text
    answer = ada.submit("/account/code", {"code": "000000"})

    assert (answer.status_code, "That code is not right" in answer.text) == (400, True)
    assert not venue.data.accounts.named("Ada").has_second
    assert "<svg" not in page
    assert 'src="data:image/svg+xml' in page


def test_new_recovery_codes_end_those_before_and_need_a_second_factor(venue, ada):
    assert ada.submit("/account/recovery").headers["Location"] == "/account"
    _, before = set_up(ada)
    ada.get("/account")
    page = ada.submit("/account/recovery").text

    assert not any(one in page for one in before)
    assert "8 recovery codes are left" in ada.get("/account").text
    assert not venue.data.second_factors.use(venue.data.accounts.named("Ada").id, before[0])


def test_to_do_without_it_ends_what_is_open_elsewhere(venue, ada):
    _, codes = set_up(ada)
    elsewhere = venue.browser()
    sign_in(elsewhere, "Ada")
    elsewhere.submit("/sign-in/code", {"code": codes[0]})
    ada.get("/account")
    ada.submit("/account/code/remove")

    assert not venue.data.accounts.named("Ada").has_second
    assert not is_in(elsewhere)
    assert sign_in(venue.browser(), "Ada").headers["Location"] == "/events"


def test_where_everybody_needs_one_nothing_else_is_open_until_it_is_there(venue, ada):
    venue.data.accounts.need_second(needed=True)

    for path in ("/events", "/account"):
        assert ada.get(path).headers["Location"] == "/account/code"
    assert "asks everybody for one" in ada.get("/account/code").text
    set_up(ada)
    assert ada.get("/events").status_code in {200, 303}
    assert ada.get("/account").status_code == 200
