"""Desks on the organisers' pages: invited with a code, seen as they are, taken out when lost."""

import html
import re
from dataclasses import replace

import pytest

from checkin import __version__
from checkin.adapters import desk_book, wire
from checkin.adapters.profile import wall_ms
from checkin.domain.model import DeskProfile
from checkin.usecases.exchange import DeskReport
from checkin.usecases.ready_line import Ready, read_line, write_line
from tests.adapters.examples import EVENT, LIST
from tests.server.conftest import enrolment

DESKS = f"/events/{EVENT}/desks"
KEY = b"k" * 32


@pytest.fixture
def organiser(venue):
    venue.data.note_address("https://checkin.example.org", "https://checkin.example.org")
    browser = venue.organiser()
    browser.get(DESKS)
    return browser


def invite(organiser, **fields):
    return organiser.submit(DESKS, fields | {"do": "invite"})


def link_in(page):
    return html.unescape(re.search(r'class="address"[^>]*>([^<]+)<', page)[1])


def test_a_desk_is_invited_by_a_code_and_waits_with_its_name_and_profile(venue, organiser):
    page = invite(organiser, name="Main  entrance", profile="lane").text

    link = link_in(page)
    assert link.startswith("https://checkin.example.org/#")
    assert 'src="data:image/svg+xml' in page
    token = link.partition("#")[2].partition(".")[0]
    venue.browser().post("/v1/enrol", enrolment(token, "", KEY))
    (waiting,) = venue.book.waiting()
    assert (waiting.name, waiting.profile) == ("Main entrance", DeskProfile.LANE)
    # A number beside Desks, on every page of the event.
    assert (
        '<span class="count" id="waiting">1</span>' in organiser.get(f"/events/{EVENT}/people").text
    )


def test_a_code_on_a_screen_is_good_for_ten_minutes(venue, organiser, monkeypatch):
    token = link_in(invite(organiser, name="Gate").text).partition("#")[2].partition(".")[0]
    later = wall_ms() + 11 * 60_000
    monkeypatch.setattr(desk_book, "wall_ms", lambda: later)

    said = venue.browser().post("/v1/enrol", enrolment(token, "", KEY))

    assert (said.status_code, "out of date" in said.text) == (400, True)
    assert venue.book.waiting() == []


def test_a_desk_may_be_let_in_without_being_asked_about(venue, organiser):
    page = invite(organiser, at_once="yes", profile="nonsense").text

    token = link_in(page).partition("#")[2].partition(".")[0]
    assert venue.browser().post("/v1/enrol", enrolment(token, "Gate", KEY)).status_code == 200
    (desk,) = venue.book.desks()
    assert desk.profile is DeskProfile.HELP_DESK


def test_before_the_server_has_an_address_nobody_is_invited(venue):
    browser = venue.organiser()
    browser.get(DESKS)

    answer = invite(browser, name="Gate")

    assert (answer.status_code, "checkin serve" in answer.text) == (400, True)


def test_every_desk_is_shown_with_how_fresh_it_is(venue, organiser):
    hall = venue.desk("Hall")
    page = organiser.get(DESKS).text
    assert "not yet" in page

    hall.sync()
    venue.heard_of(hall)
    page = organiser.get(DESKS).text

    assert "Hall" in page
    assert "not yet" not in page
    venue.book.publish(gathering=replace(venue.book.gathering(), contacts=("Room 9",)))
    number = venue.book.roster_version().number
    assert f"0 of {number}" in organiser.get(DESKS).text


def test_a_desk_of_another_version_than_the_servers_is_pointed_out(venue, organiser):
    for program, others in ((f"checkin {__version__}", 0), ("checkin 9.9.9", 1)):
        desk = venue.desk(program)
        desk.send(wire.write_request(desk.request(report=DeskReport(program))))
        venue.heard_of(desk)

        assert organiser.get(DESKS).text.count("another version than this server") == others


@pytest.mark.parametrize(("do", "erases"), [("retire", False), ("erase", True)])
def test_a_lost_desk_is_retired_or_erased_on_its_own_page(venue, organiser, do, erases):
    hall = venue.desk("Hall")
    page = organiser.get(f"{DESKS}/{hall.id}").text
    assert "Retire this desk" in page
    assert "Erase this desk" in page

    answer = organiser.submit(f"{DESKS}/{hall.id}", {"do": do})

    assert answer.headers["Location"] == f"{DESKS}?said=desk_retired"
    (desk,) = venue.book.desks()
    assert (desk.retired, desk.erase) == (True, erases)
    page = organiser.get(f"{DESKS}/{hall.id}").text
    assert "Retire this desk" not in page
    assert ("Erase this desk" in page) is not erases


def test_what_is_no_desk_and_no_button_is_said_in_a_sentence(organiser):
    for answer in (
        organiser.get(f"{DESKS}/nobody"),
        organiser.submit(f"{DESKS}/nobody", {"do": "retire"}),
        organiser.submit(DESKS, {"do": "dance"}),
        organiser.submit(DESKS, {"do": "approve", "desk": "nobody"}),
    ):
        assert answer.status_code == 400
        assert 'role="alert"' in answer.text


def test_ready_lines_are_collected_and_who_is_not_ready_is_said_with_why(venue, organiser):
    hall, gate = venue.desk("Hall"), venue.desk("Gate")
    say_ready(venue, hall, ())
    assert "1 of 2 desks ready" in organiser.get(DESKS).text
    assert "not done yet" in organiser.get(DESKS).text

    say_ready(venue, gate, ("saving-bad", "power-warn"))
    page = organiser.get(DESKS).text
    assert "not ready: saving" in page
    assert "to look at: power" in page

    say_ready(venue, gate, ())
    assert "2 of 2 desks ready, same list" in organiser.get(DESKS).text


def test_a_ready_line_is_stale_once_the_list_is_another(venue, organiser):
    say_ready(venue, venue.desk("Hall"), ())
    venue.book.publish(lists=[replace(LIST, name="Another name")])

    page = organiser.get(DESKS).text
    assert "0 of 1 desks ready" in page
    assert "stale: done with another list" in page


def test_a_ready_line_of_another_program_is_stale(venue, organiser):
    say_ready(venue, venue.desk("Hall"), (), program="0.0.1")

    assert "stale: done with another program" in organiser.get(DESKS).text


def test_a_line_is_pasted_for_a_desk_without_a_network(venue, organiser):
    hall = venue.desk("Hall")
    line = ready_line(venue, hall, ())

    answer = organiser.submit(DESKS, {"do": "ready", "line": f"  {line}\n"})

    assert answer.status_code == 303
    assert "1 of 1 desks ready" in organiser.get(DESKS).text


def test_a_line_that_nobody_here_has_signed_is_refused_in_one_sentence(venue, organiser):
    hall = venue.desk("Hall")
    forged = ready_line(venue, hall, ("saving-bad",)).replace("saving-bad", "ok")
    other = write_line(replace(ready_of(venue, hall, ()), event="c0ffee99"), hall.key)

    for line, says in (
        ("ready", "not a ready line"),
        (forged, "not signed by a desk of this event"),
        (other, "of another event"),
    ):
        answer = organiser.submit(DESKS, {"do": "ready", "line": line})
        assert (answer.status_code, says in answer.text) == (400, True)


def ready_of(venue, desk, codes, program=__version__):
    number = venue.book.roster_version().number
    return Ready(EVENT, desk.id, number, "a1b2", program, 1_713_164_400_000, codes)


def ready_line(venue, desk, codes, program=__version__):
    return write_line(ready_of(venue, desk, codes, program), desk.key)


def say_ready(venue, desk, codes, program=__version__):
    """Report it in an exchange, and wait until that is written down."""
    line = ready_line(venue, desk, codes, program)
    desk.send(wire.write_request(desk.request(report=DeskReport(ready=line))))
    while venue.book.ready().get(desk.id) != read_line(line):
        venue.browser().get("/health")
