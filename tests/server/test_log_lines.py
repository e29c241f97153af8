"""The server's log: a line for each request, and nothing of what a request said."""

import json
import logging
import subprocess
import sys

import pytest

from checkin.server.log_lines import FIELDS, JsonLines, LogRequests
from tests.adapters.examples import ADA, EVENT, admission, reading
from tests.server.conftest import Browser

ALLOWED = {"time", "level", "from", "text", "error", "at", *FIELDS}


@pytest.fixture
def lines(venue, caplog):
    """What is written while requests go to the server."""
    application = venue.app
    venue.app = LogRequests(application)
    caplog.set_level(logging.INFO, logger="checkin.server")

    def written():
        return [json.loads(JsonLines().format(record)) for record in caplog.records]

    yield written
    venue.app = application


def test_an_exchange_is_one_line_with_its_event_and_its_desk(venue, lines):
    desk = venue.desk("Hall")
    desk.store.record(admission(), reading())
    desk.sync()

    enrolled, said = [one for one in lines() if one["from"] == "checkin.server"]
    assert (enrolled["route"], enrolled["status"]) == ("/v1/enrol", 200)
    assert (said["route"], said["status"], said["event"], said["desk"]) == (
        "/v1/sync",
        200,
        EVENT,
        desk.id,
    )
    assert said["bytes_in"] > 100
    assert said["bytes_out"] > 100
    assert said["ms"] > 0
    assert said["level"] == "info"


def test_nothing_that_a_request_says_is_in_it(venue, lines):
    browser = Browser(venue.app)
    for path in ("/CANARY", "/?key=CANARY", "/v1/counts?event=CANARY", "/v1/sync?CANARY"):
        browser.get(path, headers={"X-Checkin-Desk": "CANARY", "User-Agent": "CANARY"})
    browser.post("/v1/enrol", {"token": "CANARY", "name": "CANARY", "public_key": "CANARY"})
    desk = venue.desk("CANARY")
    desk.send(b"CANARY", desk="CANARY")

    written = lines()
    assert len(written) >= 7
    assert "CANARY" not in json.dumps(written)
    assert ADA.public_name not in json.dumps(written)
    assert {one.get("route") for one in written} >= {"none", "/", "/v1/counts", "/v1/enrol"}
    for one in written:
        assert set(one) <= ALLOWED


def test_what_organisers_do_is_a_line_as_well_for_whatever_sends_logs_elsewhere(venue, lines):
    browser = venue.organiser()
    (who,) = venue.data.accounts.all()
    browser.get("/organisers")
    browser.submit("/organisers", {"do": "invite", "access": "viewer"})

    (said,) = [one for one in lines() if one["from"] == "checkin.server.trail"]
    assert (said["account"], said["word"], said["about"]) == (
        who.id,
        "organiser-invited",
        "viewer",
    )
    assert set(said) <= ALLOWED
    assert who.name not in json.dumps(lines())


def test_a_fault_is_told_by_its_kind_and_place_and_never_by_its_words():
    def fail(name):
        raise LookupError(name)

    try:
        fail("CANARY")
    except LookupError:
        record = logging.getLogger("uvicorn.error").makeRecord(
            "uvicorn.error",
            logging.ERROR,
            __file__,
            1,
            "Exception in %s",
            ("CANARY",),
            sys.exc_info(),
        )
    said = json.loads(JsonLines().format(record))

    assert (said["error"], said["text"]) == ("LookupError", "Exception in %s")
    assert said["at"].startswith("test_log_lines.py:")
    assert "CANARY" not in json.dumps(said)


def test_a_server_that_logs_no_requests_tells_of_an_error_by_its_kind_too():
    script = (
        "import logging, sys\n"
        "from checkin.server.log_lines import to_stderr\n"
        "to_stderr(requests=False)\n"
        "logging.getLogger('checkin.server').info('request')\n"
        "try:\n    raise LookupError('CANARY')\n"
        "except LookupError:\n    logging.getLogger('uvicorn.error').exception('Exception')\n"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)

    assert run.stderr.split() == ["Exception", "LookupError", "<string>:6"]


@pytest.mark.parametrize("name", ["other", "asyncio", "checkinner"])
def test_a_text_of_unknown_origin_is_left_out(name):
    record = logging.getLogger(name).makeRecord(
        name, logging.WARNING, __file__, 1, "hello CANARY", (), None
    )
    assert "CANARY" not in JsonLines().format(record)
