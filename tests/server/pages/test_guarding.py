"""What holds for every page: who may open it, whose forms count, in which language it speaks."""

import pytest


@pytest.fixture
def organiser(venue):
    browser = venue.organiser()
    browser.get("/events")
    return browser


def test_who_is_not_signed_in_is_sent_to_do_so(venue):
    answer = venue.browser().get("/events")

    assert (answer.status_code, answer.headers["Location"]) == (303, "/sign-in")


def test_who_is_signed_in_sees_the_events(organiser):
    answer = organiser.get("/events")

    assert answer.status_code == 200
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("accepted", "head"),
    [
        ("ar,en;q=0.5", '<html lang="ar" dir="rtl">'),
        ("fr-CA", '<html lang="fr" dir="ltr">'),
        ("de, es;q=0.9", '<html lang="es" dir="ltr">'),
        ("de", '<html lang="en" dir="ltr">'),
    ],
)
def test_a_page_speaks_the_browsers_language_if_it_can(organiser, accepted, head):
    assert head in organiser.get("/events", headers={"Accept-Language": accepted}).text


def test_a_language_that_is_chosen_stays(organiser):
    answer = organiser.submit("/language", {"language": "ar", "back": "/events"})

    assert (answer.status_code, answer.headers["Location"]) == (303, "/events")
    assert 'dir="rtl"' in organiser.get("/events", headers={"Accept-Language": "fr"}).text


@pytest.mark.parametrize(
    "back", ["//elsewhere.example", "/\\elsewhere.example", "https://x.example"]
)
def test_no_address_sends_anybody_to_another_server(organiser, back):
    answer = organiser.submit("/language", {"language": "fr", "back": back})

    assert answer.headers["Location"] == "/events"


@pytest.mark.parametrize("proof", ["", "0" * 64, "ä"])
def test_a_form_that_we_did_not_show_does_nothing(organiser, proof):
    answer = organiser.submit("/language", {"language": "fr", "back": "/", "proof": proof})

    assert answer.status_code == 403
    assert "Set-Cookie" not in answer.headers


def test_a_form_from_another_page_does_nothing(organiser):
    answer = organiser.submit(
        "/language",
        {"language": "fr", "back": "/"},
        headers={"Origin": "https://elsewhere.example"},
    )

    assert answer.status_code == 403


def test_a_form_that_is_too_long_is_not_read(organiser):
    answer = organiser.submit("/language", {"language": "x" * 1_100_000})

    assert answer.status_code == 413


@pytest.mark.parametrize("name", ["nothing.css", "..%2Fbase.html", "%2e%2e/base.html"])
def test_nothing_but_the_pages_own_files_is_given_out(organiser, name):
    assert organiser.get(f"/static/{name}").status_code in {400, 404}
    assert organiser.get("/static/style.css").headers["Content-Type"].startswith("text/css")
