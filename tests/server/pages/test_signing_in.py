"""Signing in and out: by all that it takes, in time, and never by less."""

import pytest

from checkin.adapters import attempts, passwords
from checkin.adapters.profile import wall_ms
from checkin.adapters.sessions import IDLE_MS, WHOLE_MS
from checkin.domain.access import Access
from checkin.server.pages.visit import proof_of
from tests.server.conftest import PASSWORD
from tests.server.pages.accounts_at_hand import new, prove, set_up, sign_in, sign_out

WRONG = "That is not right. Check the name and the password."


@pytest.fixture
def ada(venue):
    return venue.account(Access.ORGANISER, "Ada")


@pytest.fixture(autouse=True)
def clock(venue, monkeypatch):
    """The server's, for sessions, tries and links: it stands until it is set on."""
    began, ahead = wall_ms(), [0]
    for room in (venue.data.sessions, venue.data.attempts, venue.data.links):
        monkeypatch.setattr(room, "_now_ms", lambda: began + ahead[0])
    return ahead


@pytest.mark.usefixtures("ada")
def test_with_name_and_password_one_is_in(venue):
    browser = venue.browser()
    answer = sign_in(browser, "ada")

    assert (answer.status_code, answer.headers["Location"]) == (303, "/events")
    assert browser.get("/account").status_code == 200
    assert [one.word for one in venue.data.trail.steps()] == ["signed-in"]


@pytest.mark.usefixtures("ada")
def test_a_wrong_name_and_a_wrong_password_are_answered_alike(venue):
    pages = []
    for name in ("Ada", "Bob"):
        browser = venue.browser()
        answer = sign_in(browser, name, "not the password")
        assert answer.status_code == 400
        assert WRONG in answer.text
        assert "checkin_session" not in browser.cookies
        pages.append(answer.text.replace(name, "NAME"))

    assert pages[0] == pages[1]


@pytest.mark.usefixtures("ada")
def test_as_much_work_is_done_for_a_name_that_nobody_has(venue, monkeypatch):
    done = []
    verify = passwords.argon2id.verify
    monkeypatch.setattr(passwords.argon2id, "verify", lambda *what: done.append(1) or verify(*what))
    for name in ("Ada", "Bob", ""):
        sign_in(venue.browser(), name, "not the password")

    assert len(done) == 3


@pytest.mark.parametrize("scheme", ["http", "https"])
@pytest.mark.usefixtures("ada")
def test_the_cookie_is_for_this_server_alone_and_for_no_script(venue, scheme):
    answer = sign_in(venue.browser(scheme=scheme), "Ada")

    for cookie in answer.headers.get_list("Set-Cookie"):
        said = cookie.lower()
        assert "httponly" in said
        assert "samesite=strict" in said
        assert "path=/" in said
        assert "domain=" not in said
        # In the clear there are only browsers on the server's own computer.
        assert said.startswith("__host-") == ("secure" in said) == (scheme == "https")


@pytest.mark.usefixtures("ada")
def test_a_cookie_that_was_set_before_signing_in_is_not_the_session_after(venue):
    browser = venue.browser()
    browser.cookies["checkin_session"] = "fixed" * 9
    sign_in(browser, "Ada")

    assert browser.cookies["checkin_session"] != "fixed" * 9
    thief = venue.browser()
    thief.cookies["checkin_session"] = "fixed" * 9
    assert thief.get("/account").status_code == 303


@pytest.mark.usefixtures("ada")
def test_signing_in_again_ends_the_session_of_before(venue):
    browser = venue.browser()
    sign_in(browser, "Ada")
    stolen = browser.cookies["checkin_session"]
    browser.get("/account")
    assert browser.submit("/sign-in", {"name": "Ada", "password": PASSWORD}).status_code == 303

    thief = venue.browser()
    thief.cookies["checkin_session"] = stolen
    assert thief.get("/account").status_code == 303


def test_after_signing_out_the_cookie_is_good_no_more(venue):
    browser = venue.organiser()
    stolen = browser.cookies["checkin_session"]
    answer = browser.submit("/sign-out")

    assert answer.headers["Location"] == "/sign-in?said=signed-out"
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert "checkin_session" not in browser.cookies
    thief = venue.browser()
    thief.cookies["checkin_session"] = stolen
    assert thief.get("/account").status_code == 303


def test_every_page_offers_to_sign_out(venue):
    browser = venue.organiser()
    for path in ("/events", "/account", "/organisers", "/trail", "/account/prove"):
        assert 'action="/sign-out"' in browser.get(path).text


def test_a_session_ends_when_nothing_is_opened_and_at_the_end_of_a_day(venue, clock):
    idle, busy = venue.organiser(), venue.organiser()
    for _ in range(4):
        clock[0] += IDLE_MS // 2
        assert busy.get("/account").status_code == 200
    assert idle.get("/account").status_code == 303

    while clock[0] < WHOLE_MS - IDLE_MS // 2:
        clock[0] += IDLE_MS // 2
        assert busy.get("/account").status_code == 200
    clock[0] += IDLE_MS // 2
    assert busy.get("/account").status_code == 303


@pytest.mark.parametrize(
    ("back", "leads_to"),
    [
        ("/trail?word=x", "/trail?word=x"),
        ("//elsewhere.example", "/events"),
        ("/\\elsewhere.example", "/events"),
        ("https://elsewhere.example", "/events"),
        ("/x\r\nSet-Cookie: a=b", "/events"),
        ("", "/events"),
    ],
)
@pytest.mark.usefixtures("ada")
def test_one_comes_back_to_what_one_asked_for_and_to_nowhere_else(venue, back, leads_to):
    assert sign_in(venue.browser(), "Ada", back=back).headers["Location"] == leads_to


def test_who_is_not_signed_in_is_asked_first_and_then_shown_the_page(venue):
    answer = venue.browser().get("/account")

    assert answer.headers["Location"] == "/sign-in?back=%2Faccount"
    assert 'name="back" value="/account"' in venue.browser().get(answer.headers["Location"]).text


def test_a_link_from_elsewhere_lands_on_a_page_of_ours_that_goes_on_by_itself(venue):
    # A browser keeps the cookie from a request that another site begins, and shows it here.
    answer = venue.browser().get("/account", headers={"Sec-Fetch-Site": "cross-site"})

    assert answer.status_code == 200
    assert '<meta http-equiv="refresh" content="0">' in answer.text
    assert 'href="/account"' in answer.text


# ---------------------------------------------------------------- whoever guesses


@pytest.mark.usefixtures("ada")
def test_whoever_guesses_waits_and_is_told_for_how_long(venue, clock):
    guesser = venue.browser()
    for _ in range(3):
        assert sign_in(guesser, "Ada", "guess").status_code == 400

    answer = sign_in(guesser, "Ada", PASSWORD)
    assert answer.status_code == 429
    assert "Seconds until the next: 1" in answer.text
    assert "checkin_session" not in guesser.cookies

    clock[0] += 1000
    assert sign_in(guesser, "Ada", PASSWORD).status_code == 303


@pytest.mark.usefixtures("ada")
def test_a_name_that_nobody_has_makes_one_wait_as_well(venue):
    guesser = venue.browser()
    for _ in range(3):
        sign_in(guesser, "Bob", "guess")

    assert sign_in(guesser, "Bob", "guess").status_code == 429


@pytest.mark.usefixtures("ada")
def test_a_browser_that_was_in_before_does_not_wait_for_those_who_guess_elsewhere(venue):
    known = venue.browser()
    sign_in(known, "Ada")
    sign_out(known)
    for _ in range(4):
        sign_in(venue.browser(address="192.0.2.9"), "Ada", "guess")

    assert sign_in(venue.browser(), "Ada").status_code == 429
    assert sign_in(known, "Ada").status_code == 303


@pytest.mark.usefixtures("ada")
def test_a_browser_that_was_in_before_waits_for_its_own_guesses_and_is_known_for_nobody_else(venue):
    venue.account(name="Grace")
    known = venue.browser()
    sign_in(known, "Ada")
    sign_out(known)
    for _ in range(3):
        assert sign_in(known, "Ada", "guess").status_code == 400
    assert sign_in(known, "Ada").status_code == 429

    forged = venue.browser()
    for cookie in ("x.y", "", known.cookies["checkin_known"]):
        forged.cookies["checkin_known"] = cookie
        sign_in(forged, "Grace", "guess")
    assert sign_in(forged, "Grace").status_code == 429


def test_one_address_that_tries_many_names_waits_and_others_do_not(venue, clock):
    spraying = venue.browser(address="192.0.2.9")
    for number in range(20):
        assert sign_in(spraying, f"Name {number}", "guess").status_code == 400
    assert sign_in(spraying, "Another", "guess").status_code == 429
    assert sign_in(venue.browser(address="192.0.2.10"), "Another", "guess").status_code == 400

    clock[0] += attempts.LONGEST_WAIT_MS
    assert sign_in(spraying, "Another", "guess").status_code == 400


def test_nobody_says_where_they_come_from(venue):
    spraying = venue.browser(address="192.0.2.9")
    for number in range(21):
        answer = spraying.submit(
            "/sign-in",
            {"name": f"Name {number}", "password": "guess"},
            headers={"X-Forwarded-For": f"192.0.2.{number}", "Forwarded": f"for=192.0.2.{number}"},
        )

    assert answer.status_code == 429


def test_a_network_is_one_address_however_many_it_has(venue):
    for number in range(20):
        sign_in(venue.browser(address=f"2001:db8::{number}"), f"Name {number}", "guess")

    assert sign_in(venue.browser(address="2001:db8::ffff"), "N", "guess").status_code == 429
    assert sign_in(venue.browser(address="2001:db8:1::1"), "N", "guess").status_code == 400


def test_a_link_made_at_the_server_lets_in_whoever_is_guessed_at(venue, ada):
    for _ in range(10):
        sign_in(venue.browser(), "Ada", "guess")
    token = venue.data.links.make("password", 60_000, account=ada.id)
    owner = venue.browser()

    answer = owner.submit(f"/again/{token}", new("five other kinds of rain"))

    assert answer.headers["Location"] == "/events"
    assert owner.get("/account").status_code == 200


@pytest.mark.usefixtures("ada")
def test_who_tried_and_did_not_get_in_is_in_the_trail_without_what_was_typed(venue):
    sign_in(venue.browser(), "Ada", "guess")
    sign_in(venue.browser(), "my secret password", "x")

    steps = venue.data.trail.steps(word="sign-in-failed")
    assert [bool(one.account) for one in steps] == [False, True]
    assert "secret" not in str(steps)


# ---------------------------------------------------------------- the second factor


@pytest.fixture
def factor(venue, ada):
    browser = venue.browser()
    sign_in(browser, "Ada")
    made = set_up(browser)
    assert venue.data.accounts.find(ada.id).has_second
    return made


def test_with_a_second_factor_the_password_alone_opens_nothing(venue, factor):
    app, _ = factor
    browser = venue.browser()
    answer = sign_in(browser, "Ada", back="/trail")

    assert answer.headers["Location"] == "/sign-in/code?back=%2Ftrail"
    half = browser.cookies["checkin_session"]
    assert browser.get("/account").status_code == 303
    browser.get(answer.headers["Location"])
    answer = browser.submit("/sign-in/code", {"code": app.code(), "back": "/trail"})
    assert answer.headers["Location"] == "/trail"
    assert browser.get("/account").status_code == 200
    assert browser.cookies["checkin_session"] != half


def test_a_code_that_was_used_lets_in_nobody_who_saw_it(venue, factor):
    app, _ = factor
    code = app.code()
    for expected in (303, 400):
        browser = venue.browser()
        sign_in(browser, "Ada")
        assert browser.submit("/sign-in/code", {"code": code}).status_code == expected
    assert (
        "That code is not right, or was used."
        in browser.submit("/sign-in/code", {"code": code}).text
    )
    assert browser.get("/account").status_code == 303


def test_a_recovery_code_lets_in_once(venue, factor):
    _, codes = factor
    for expected in (303, 400):
        browser = venue.browser()
        sign_in(browser, "Ada")
        assert browser.submit("/sign-in/code", {"code": codes[0]}).status_code == expected


@pytest.mark.usefixtures("factor")
def test_whoever_guesses_codes_waits(venue):
    browser = venue.browser()
    sign_in(browser, "Ada")
    for _ in range(3):
        assert browser.submit("/sign-in/code", {"code": "000000"}).status_code == 400

    answer = browser.submit("/sign-in/code", {"code": "000000"})
    assert answer.status_code == 429
    again = venue.browser()
    sign_in(again, "Ada")
    assert again.submit("/sign-in/code", {"code": "000000"}).status_code == 429


def test_a_code_without_the_password_before_it_opens_nothing(venue, factor):
    app, codes = factor
    for code in (app.code(), codes[0]):
        browser = venue.browser()
        assert browser.get("/sign-in/code").headers["Location"] == "/sign-in"
        assert browser.submit("/sign-in/code", {"code": code}).headers["Location"] == "/sign-in"
        assert browser.get("/account").status_code == 303


def test_a_form_cannot_be_forged_from_what_a_half_session_shows(venue, factor):
    assert factor
    browser = venue.browser()
    sign_in(browser, "Ada")
    browser.proof = proof_of(browser.cookies["checkin_session"])

    assert browser.submit("/account/code/remove").status_code == 303
    assert venue.data.accounts.named("Ada").has_second


def test_proof_with_a_second_factor_asks_for_both(venue, factor):
    app, codes = factor
    browser = venue.browser()
    sign_in(browser, "Ada")
    browser.submit("/sign-in/code", {"code": codes[0]})

    assert prove(browser, code="000000").status_code == 400
    assert prove(browser, password="not it", code=app.code()).status_code == 400
    assert prove(browser, code=app.code()).status_code == 303
