"""Every page and every form, for everybody: who may open it, and who is sent away.

A page that is added and has no line here fails.
"""

import pytest

from checkin.domain.access import Access
from checkin.server.pages.visit import proof_of
from checkin.server.pages.visitors import SESSION_COOKIE
from tests.adapters.examples import EVENT

VIEWER, ORGANISER, OWNER = Access
EVERYBODY = None

LEAST = {
    ("GET", "/"): EVERYBODY,
    ("GET", "/static/{name}"): EVERYBODY,
    ("POST", "/language"): EVERYBODY,
    ("GET", "/sign-in"): EVERYBODY,
    ("POST", "/sign-in"): EVERYBODY,
    ("GET", "/sign-in/code"): EVERYBODY,
    ("POST", "/sign-in/code"): EVERYBODY,
    ("GET", "/first/{token}"): EVERYBODY,
    ("POST", "/first/{token}"): EVERYBODY,
    ("GET", "/join/{token}"): EVERYBODY,
    ("POST", "/join/{token}"): EVERYBODY,
    ("GET", "/again/{token}"): EVERYBODY,
    ("POST", "/again/{token}"): EVERYBODY,
    ("POST", "/sign-out"): VIEWER,
    ("GET", "/account"): VIEWER,
    ("POST", "/account/password"): VIEWER,
    ("POST", "/account/sessions"): VIEWER,
    ("GET", "/account/prove"): VIEWER,
    ("POST", "/account/prove"): VIEWER,
    ("GET", "/account/code"): VIEWER,
    ("POST", "/account/code"): VIEWER,
    ("POST", "/account/code/remove"): VIEWER,
    ("POST", "/account/recovery"): VIEWER,
    ("GET", "/organisers"): OWNER,
    ("POST", "/organisers"): OWNER,
    ("GET", "/trail"): OWNER,
    ("GET", "/trail.csv"): OWNER,
    ("GET", "/events"): VIEWER,
    ("GET", "/events/{event}"): VIEWER,
    ("GET", "/events/{event}/carried"): ORGANISER,
    ("POST", "/events/{event}/carried"): ORGANISER,
    ("GET", "/events/{event}/badges"): ORGANISER,
    ("POST", "/events/{event}/badges"): ORGANISER,
    ("GET", "/events/{event}/badges/look"): ORGANISER,
    ("GET", "/events/{event}/badges/jobs/{job}"): ORGANISER,
    ("GET", "/events/{event}/badges/jobs/{job}/file"): ORGANISER,
    ("POST", "/events/{event}/badges/jobs/{job}/stop"): ORGANISER,
    ("POST", "/events/{event}/badges/cards"): ORGANISER,
    ("GET", "/events/{event}/badges/instructions/{which}"): ORGANISER,
    ("GET", "/events/{event}/now"): VIEWER,
    ("GET", "/events/{event}/live"): VIEWER,
    ("POST", "/events/{event}/arrivals"): ORGANISER,
    ("GET", "/events/{event}/export/attendance.csv"): ORGANISER,
    ("GET", "/events/{event}/export/attendance.xlsx"): ORGANISER,
    ("GET", "/events/{event}/export/counts.csv"): ORGANISER,
    ("GET", "/events/{event}/wall"): ORGANISER,
    ("POST", "/events/{event}/wall"): ORGANISER,
    ("GET", "/wall/{token}"): EVERYBODY,
    ("GET", "/wall/{token}/now"): EVERYBODY,
    ("GET", "/wall/{token}/live"): EVERYBODY,
    ("GET", "/events/new"): ORGANISER,
    ("POST", "/events/new"): ORGANISER,
    ("GET", "/events/{event}/steps"): ORGANISER,
    ("GET", "/events/{event}/logo"): VIEWER,
    ("GET", "/events/{event}/colour.css"): VIEWER,
    ("GET", "/events/{event}/settings"): ORGANISER,
    ("POST", "/events/{event}/settings"): ORGANISER,
    ("POST", "/events/{event}/settings/pin"): ORGANISER,
    ("GET", "/events/{event}/people"): ORGANISER,
    ("POST", "/events/{event}/people"): ORGANISER,
    ("GET", "/events/{event}/people/new"): ORGANISER,
    ("POST", "/events/{event}/people/new"): ORGANISER,
    ("GET", "/events/{event}/people/{person}"): ORGANISER,
    ("POST", "/events/{event}/people/{person}"): ORGANISER,
    ("POST", "/events/{event}/people/{person}/standing"): ORGANISER,
    ("POST", "/events/{event}/people/{person}/place"): ORGANISER,
    ("POST", "/events/{event}/people/{person}/badge"): ORGANISER,
    ("GET", "/events/{event}/people/{person}/badge.pdf"): ORGANISER,
    ("GET", "/events/{event}/people/{person}/badge.png"): ORGANISER,
    ("GET", "/events/{event}/desks"): ORGANISER,
    ("POST", "/events/{event}/desks"): ORGANISER,
    ("GET", "/events/{event}/desks/files"): ORGANISER,
    ("POST", "/events/{event}/desks/files"): ORGANISER,
    ("GET", "/events/{event}/desks/{desk}"): ORGANISER,
    ("GET", "/events/{event}/installers"): ORGANISER,
    ("GET", "/events/{event}/installers/{name}"): ORGANISER,
    ("POST", "/events/{event}/desks/{desk}"): ORGANISER,
    ("GET", "/events/{event}/import"): ORGANISER,
    ("POST", "/events/{event}/import"): ORGANISER,
    ("GET", "/events/{event}/import/{upload}"): ORGANISER,
    ("POST", "/events/{event}/import/{upload}/read"): ORGANISER,
    ("POST", "/events/{event}/import/{upload}/stop"): ORGANISER,
    ("POST", "/events/{event}/import/{upload}/take"): ORGANISER,
    ("GET", "/events/{event}/import/{upload}/rejects.csv"): ORGANISER,
    ("GET", "/events/{event}/settle"): ORGANISER,
    ("POST", "/events/{event}/settle/keep"): ORGANISER,
    ("POST", "/events/{event}/settle/undo"): ORGANISER,
    ("POST", "/events/{event}/settle/void"): ORGANISER,
    ("POST", "/events/{event}/settle/take-in"): ORGANISER,
    ("GET", "/events/{event}/settle/who/{person}"): ORGANISER,
    ("POST", "/events/{event}/settle/same"): ORGANISER,
    ("GET", "/events/{event}/settle/aside"): ORGANISER,
    ("GET", "/events/{event}/report"): VIEWER,
    ("GET", "/events/{event}/report.csv"): VIEWER,
    ("GET", "/events/{event}/report.xlsx"): VIEWER,
    ("GET", "/events/{event}/erase"): OWNER,
    ("POST", "/events/{event}/erase"): OWNER,
    ("POST", "/events/{event}/erase/by-itself"): OWNER,
    ("GET", "/events/{event}/erase/certificate"): ORGANISER,
    ("GET", "/events/{event}/erase/certificate.pdf"): ORGANISER,
    ("GET", "/events/{event}/erase/certificate.json"): ORGANISER,
}
"""The least that opens each. What a *viewer* may open shows counts, and nobody on a list."""

ENDLESS = {("GET", "/events/{event}/live")}
"""Answers that go on for as long as somebody listens: asked only by whoever may not."""

ROLES = [None, *Access]
WORDS = {
    "event": EVENT,
    "name": "style.css",
    "token": "x" * 43,
    "person": "r-ada",
    "desk": "0" * 16,
    "job": "x",
    "which": "pre-flight.pdf",
}


def test_every_page_has_its_line_here(venue):
    assert venue.app.state.pages.needs == LEAST


def browsers(venue, role):
    """As many browsers as are needed, in each of which the same account is newly signed in."""
    who = venue.account(role) if role else None
    while True:
        browser = venue.browser()
        if who is not None:
            token = venue.data.sessions.begin(who.id, "", whole=True)
            browser.cookies[SESSION_COOKIE], browser.proof = token, proof_of(token)
        yield browser


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role or "nobody")
def test_whoever_may_is_let_through_and_nobody_else(venue, role):
    fresh = browsers(venue, role)
    for (method, path), least in LEAST.items():
        may = least is None or (role is not None and role.allows(least))
        if may and (method, path) in ENDLESS:
            continue
        # Its own for each: to sign out, say, is one of what is asked.
        browser = next(fresh)
        body = {"data": {"proof": browser.proof}} if method == "POST" else {}

        answer = browser.ask(method, path.format_map(_Words(WORDS)), **body)

        is_sent_to_sign_in = answer.headers.get("Location", "").startswith("/sign-in")
        cell = f"{role} {method} {path}"
        if may:
            assert answer.status_code != 403, cell
            assert not is_sent_to_sign_in or path in {"/", "/sign-in/code", "/sign-out"}, cell
        elif role is None:
            assert (answer.status_code, is_sent_to_sign_in, answer.text) == (303, True, ""), cell
        else:
            assert answer.status_code == 403, cell
            assert "This is not for your account." in answer.text, cell
            assert "Harbour Days" not in answer.text, cell
            step = venue.data.trail.steps(limit=1)[0]
            assert (step.word, step.about) == ("not-allowed", path), cell


@pytest.mark.parametrize("proof", ["", "0" * 64])
def test_no_form_does_anything_without_the_proof_that_it_was_shown(venue, proof):
    browser = venue.organiser()
    for method, path in LEAST:
        if method == "POST":
            answer = browser.ask(method, path.format_map(_Words(WORDS)), data={"proof": proof})
            assert answer.status_code == 403, path
            assert "Set-Cookie" not in answer.headers, path
    assert venue.data.trail.steps() == []


def test_nothing_that_changes_anything_is_done_by_opening_an_address(venue):
    assert {method for method, _ in venue.app.state.pages.needs} == {"GET", "POST"}
    owner = venue.organiser()
    for method, path in LEAST:
        if method == "POST" and ("GET", path) not in LEAST:
            answer = owner.get(path.format_map(_Words(WORDS)))
            # Of ".../people/rename" the last word is taken for somebody's id: there is no such.
            assert answer.status_code in {400, 404, 405}, path
    assert venue.data.trail.steps() == []


class _Words(dict):
    """Something for each part of an address that is not of this table's own."""

    def __missing__(self, key):
        return "x"
