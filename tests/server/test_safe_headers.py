"""What every answer says to a browser, whatever was asked and whatever came of it."""

import pytest

from tests.adapters.examples import EVENT

PATHS = [
    "/",
    "/sign-in",
    "/events",
    f"/events/{EVENT}",
    "/account",
    "/static/style.css",
    "/static/",
    "/static/none.css",
    "/v1/counts",
    "/health",
    "/openapi.json",
    "/nowhere",
    "/first/x",
]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("is_in", [False, True])
def test_every_answer_is_what_it_says_and_for_no_frame_and_over_tls_for_a_year(venue, path, is_in):
    browser = venue.browser(scheme="https")
    if is_in:
        browser.cookies["__Host-checkin_session"] = venue.organiser().cookies["checkin_session"]

    answer = browser.get(path)

    said = answer.headers
    assert said["X-Content-Type-Options"] == "nosniff"
    assert "frame-ancestors 'none'" in said["Content-Security-Policy"]
    assert "object-src 'none'" in said["Content-Security-Policy"]
    assert "base-uri 'none'" in said["Content-Security-Policy"]
    assert "unsafe-eval" not in said["Content-Security-Policy"]
    assert said["Referrer-Policy"] == "same-origin"
    assert said["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"
    assert said["Cache-Control"] == ("no-cache" if path == "/static/style.css" else "no-store")
    assert "Access-Control-Allow-Origin" not in said
    assert "Server" not in said
    if answer.content and said["Content-Type"].startswith("text/"):
        assert "charset=utf-8" in said["Content-Type"]


def test_in_the_clear_no_browser_is_told_to_come_over_tls(venue):
    assert "Strict-Transport-Security" not in venue.browser().get("/sign-in").headers


@pytest.mark.parametrize("method", ["TRACE", "PUT", "DELETE", "PATCH", "OPTIONS", "CONNECT"])
@pytest.mark.parametrize("path", ["/sign-in", "/account", "/v1/counts"])
def test_only_what_is_offered_can_be_asked(venue, method, path):
    assert venue.organiser().ask(method, path).status_code == 405


@pytest.mark.parametrize("path", ["/static/", "/static", "/.git/config", "/static/../routes.py"])
def test_no_folder_is_listed_and_no_file_but_the_pages_own_is_given(venue, path):
    assert venue.organiser().get(path).status_code in {400, 404}
