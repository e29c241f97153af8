"""Event files on the organisers' pages: made, given out with a passphrase, withdrawn."""

import html
import re
from datetime import UTC, datetime

import pytest

from checkin.adapters.event_file.setting_up import open_event_file
from checkin.adapters.profile import wall_ms
from checkin.domain.model import DeskProfile
from tests.adapters.event_files import Made, today
from tests.adapters.examples import EVENT
from tests.server.test_event_files import ask, taker

FILES = f"/events/{EVENT}/desks/files"


@pytest.fixture
def organiser(venue):
    today(venue.data, "https://checkin.example.org")
    browser = venue.organiser()
    browser.get(FILES)
    return browser


def make(organiser, **fields):
    return organiser.submit(FILES, {"count": "2", "profile": "lane", "do": "make"} | fields)


def passphrase_in(page):
    return html.unescape(re.search(r'class="address code"[^>]*>([^<]+)<', page)[1])


def hidden(page, name):
    return re.search(rf'name="{name}" value="([^"]+)"', page)[1]


def test_a_file_is_made_and_opens_with_the_passphrase_that_is_shown_once(venue, organiser):
    page = make(organiser).text
    passphrase, file = passphrase_in(page), hidden(page, "file")

    given = organiser.submit(FILES, {"do": "download", "file": file, "passphrase": passphrase})

    assert given.headers["Content-Type"] == "application/vnd.checkin-event"
    assert (
        given.headers["Content-Disposition"] == 'attachment; filename="Harbour-Days.checkin-event"'
    )
    assert given.headers["Cache-Control"] == "no-store"
    opened = open_event_file(given.content, passphrase, wall_ms())
    assert opened.names == ("Desk 1", "Desk 2")
    assert opened.head.profile is DeskProfile.LANE
    assert opened.head.server == "https://checkin.example.org"
    assert passphrase not in organiser.get(FILES).text
    with venue.data.database.read() as connection:
        kept = [str(row) for row in connection.exec_driver_sql("select * from place")]
    assert passphrase.replace("-", "") not in "".join(kept).replace("-", "")


def test_desks_have_names_of_their_own(venue, organiser):
    venue.desk("Hall")
    for written, why in (
        ("Gate\nGate", "name of another desk"),
        ("Hall", "name of another desk"),
        ("x" * 41, "40 characters"),
    ):
        said = make(organiser, names=written)
        assert (said.status_code, why in said.text) == (400, True)
        assert html.escape(written) in said.text
    page = make(organiser, names=" Gate \n\nMain  door\n").text
    assert "Gate, Main door" in page
    # Those of a file that is still open are taken as well.
    assert make(organiser, names="Gate").status_code == 400


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"count": "0"}, "1 to 500"),
        ({"count": "many"}, "1 to 500"),
        ({"count": "501"}, "1 to 500"),
        ({"until": "tomorrow"}, "not a day"),
        ({"until": "2024-01-01"}, "This day is over"),
        ({"until": "2199-01-01"}, "until the day after the event"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(organiser, fields, why):
    said = make(organiser, **fields)

    assert (said.status_code, why in said.text) == (400, True)
    assert 'class="address code"' not in said.text


def test_it_is_good_until_the_day_that_was_chosen(organiser):
    day = datetime.now(UTC).date()
    make(organiser, until=day.isoformat())

    assert f"Good until the end of {day:%B} {day.day}, {day.year}." in organiser.get(FILES).text


def test_who_took_a_place_is_seen_and_what_is_left_is_withdrawn(venue, organiser):
    made = Made(venue.data, "Desk 1", "Desk 2", "Desk 3")
    _, desk, _ = found = taker(made)
    assert ask(venue, *found).status_code == 200

    page = organiser.get(FILES).text
    assert f'/desks/{desk.id}"><bdi>Desk 1</bdi>' in page
    one = made.issued.places[1].id
    done = organiser.submit(FILES, {"do": "withdraw", "file": made.issued.id, "place": one})
    assert done.headers["Location"].endswith("said=event_file_withdrawn")
    assert [place.ended for place in made.files.find(made.issued.id).places] == [False, True, False]
    organiser.submit(FILES, {"do": "withdraw", "file": made.issued.id})
    assert [place.ended for place in made.files.find(made.issued.id).places] == [False, True, True]
    page = organiser.get(FILES + "?said=event_file_withdrawn").text
    assert "Desks that came with the file stay" in page
    assert 'value="again"' not in page


def test_it_is_given_out_again_with_another_passphrase(organiser):
    first = make(organiser).text
    again = organiser.submit(FILES, {"do": "again", "file": hidden(first, "file")}).text

    assert passphrase_in(again) != passphrase_in(first)
    assert hidden(again, "file") == hidden(first, "file")


@pytest.mark.parametrize(
    "fields",
    [
        {"do": "download", "file": "0" * 32, "passphrase": "x"},
        {"do": "again", "file": ""},
        {"do": "something"},
    ],
)
def test_what_is_no_file_or_no_button_is_said(organiser, fields):
    assert organiser.submit(FILES, fields).status_code == 400


def test_a_passphrase_of_somebodys_own_making_closes_nothing(organiser):
    file = hidden(make(organiser).text, "file")

    said = organiser.submit(FILES, {"do": "download", "file": file, "passphrase": "password"})

    assert said.status_code == 400
    assert "16 letters and digits" in said.text


def test_the_desks_page_leads_there(organiser):
    assert f'href="{FILES}"' in organiser.get(f"/events/{EVENT}/desks").text


def test_before_the_server_has_an_address_there_is_no_file(venue):
    today(venue.data, address=None)
    browser = venue.organiser()
    browser.get(FILES)

    said = make(browser)

    assert said.status_code == 400
    assert "checkin serve" in said.text
