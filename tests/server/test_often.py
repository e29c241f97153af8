"""The short way to the exchange: what it says is what the long way would say."""

import pytest
from fastapi import Request, Response
from fastapi.responses import JSONResponse

from checkin.domain.errors import CheckInError, StoreError
from checkin.server.often import Application
from tests.server.conftest import Browser


@pytest.fixture
def app():
    app = Application()

    @app.exception_handler(CheckInError)
    async def say(_: Request, error: CheckInError):
        return JSONResponse({"error": str(error)}, 503)

    async def often(request: Request):
        word = (await request.body()).decode()
        if word == "full":
            raise StoreError("The disk is full.")
        if word == "bug":
            raise LookupError
        return Response(word)

    app.post("/often")(often)
    app.often = {"/often": often}
    return app


def test_it_answers_and_says_what_went_wrong_like_any_route(app):
    browser = Browser(app)

    assert browser.post("/often", b"word").content == b"word"
    refused = browser.post("/often", b"full")
    assert (refused.status_code, refused.json()) == (503, {"error": "The disk is full."})


def test_a_bug_is_the_servers_to_tell(app):
    with pytest.raises(LookupError):
        Browser(app).post("/often", b"bug")


def test_what_is_no_post_goes_the_long_way(app):
    assert Browser(app).get("/often").status_code == 405
    assert Browser(app).post("/seldom", b"").status_code == 404


def test_the_exchange_goes_the_short_way(venue):
    assert set(venue.app.often) == {"/v1/sync"}
    assert venue.browser().get("/v1/sync").status_code == 405


def test_an_answer_brings_back_what_its_asker_called_it_by_either_way(app):
    browser = Browser(app)

    for path in ("/often", "/seldom"):
        answer = browser.post(path, b"word", headers={"Checkin-Asked": "abc"})
        assert answer.headers["Checkin-Asked"] == "abc"
        assert "Checkin-Asked" not in browser.post(path, b"word").headers
        long = browser.post(path, b"word", headers={"Checkin-Asked": "a" * 65})
        assert "Checkin-Asked" not in long.headers
