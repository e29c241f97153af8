"""What programs ask: numbers, for whoever shows the counts key, and nothing else with it."""

import pytest

from checkin.domain.model import Gathering
from tests.adapters.examples import EVENT, LIST


def test_a_program_with_the_key_is_given_the_numbers(venue):
    answer = venue.counts()

    assert answer.status_code == 200
    assert answer.json()["event"] == "Harbour Days"


def test_without_the_key_nothing_is_told(venue):
    answer = venue.browser().get("/v1/counts")

    assert (answer.status_code, list(answer.json())) == (401, ["error"])
    assert answer.headers["WWW-Authenticate"] == "Bearer"


@pytest.mark.parametrize(
    "key", ["", "x", "Bearer", "Bearer ", "Bearer " + "0" * 32, "ä", "a" * 5000]
)
def test_a_wrong_key_opens_nothing(venue, key):
    answer = venue.browser().get("/v1/counts", headers={"Authorization": key.encode()})

    assert answer.status_code == 401


def test_the_key_is_taken_from_no_address_and_no_cookie_and_opens_no_page(venue):
    key = venue.data.counts_key

    assert venue.browser().get(f"/v1/counts?key={key}").status_code == 401
    assert venue.browser().get("/v1/counts", headers={"Cookie": f"checkin_page={key}"}).is_error
    bearer = {"Authorization": f"Bearer {key}"}
    assert venue.browser().get(f"/events/{EVENT}", headers=bearer).status_code == 303


def test_a_session_is_no_key(venue):
    assert venue.organiser().get("/v1/counts").status_code == 401


def test_numbers_of_several_events_are_asked_for_one_by_one(venue):
    venue.data.book("feedf00d").publish(gathering=Gathering("feedf00d", "Dinner"), lists=[LIST])

    assert venue.counts(f"/v1/counts?event={EVENT}").json()["event"] == "Harbour Days"
    for wrong in ("", "?event=", "?event=nowhere"):
        answer = venue.counts(f"/v1/counts{wrong}")
        assert answer.status_code == 400
        assert answer.json()["error"].endswith(".")
