"""Erasing on the page and on the date: what goes, what stays, and the certificate that remains."""

import json
import re
from dataclasses import replace

import pytest
from sqlalchemy import update

from checkin.adapters.database.tables import setting
from checkin.adapters.keys import verify
from checkin.adapters.server_erasing import (
    Who,
    certificates,
    erases_itself,
    is_overdue,
    set_erases_itself,
)
from checkin.domain.model import RegistrationId
from checkin.domain.record import Draft, Kind
from checkin.server.dates import Calendar
from checkin.usecases.erasing import read_certificate
from checkin.usecases.people import Person
from tests.adapters.examples import ADA, DAY_1, EVENT, GATHERING, NOON, admission, reading
from tests.server.pages.test_account import later

ERASE = f"/events/{EVENT}/erase"


@pytest.fixture
def organiser(venue):
    browser = venue.organiser()
    browser.get("/events")
    return browser


@pytest.fixture
def came(venue):
    """Ada has come, and a walk-in whose name stands sealed in a record."""
    venue.book.publish(names_key=b"n" * 32)
    desk = venue.desk("Hall")
    desk.sync()
    desk.store.record(admission(), reading())
    name = desk.store.seal(RegistrationId("new"), Person("Zoe Canarybird").written())
    desk.store.record(Draft(Kind.REGISTERED, DAY_1, "new", how="", sealed=name), reading(1))
    desk.sync()
    return desk


def erase(organiser, name=GATHERING.name):
    organiser.get(ERASE)
    return organiser.submit(ERASE, {"name": name})


def dated(venue, wipe):
    venue.book.publish(gathering=replace(GATHERING, wipe=wipe))


def everything(venue):
    """Every byte that the server's folder holds."""
    files = [one for one in venue.folder.rglob("*") if one.is_file()]
    return b"".join(one.read_bytes() for one in files)


@pytest.mark.usefixtures("came")
def test_the_page_says_what_goes_and_what_stays(organiser):
    page = organiser.get(ERASE).text

    for what, count in [("People on the list", 1), ("Badges", 1), ("Records of check-ins", 2)]:
        assert re.search(rf"{what}[^<]*</th><td class=\"n\">{count}</td>", page)
    assert f"/events/{EVENT}/export/" in page


@pytest.mark.usefixtures("came")
@pytest.mark.parametrize("name", ["", "harbour days", "Harbour Days 2"])
def test_nothing_is_erased_unless_the_name_is_typed(organiser, venue, name):
    assert "Nothing was erased" in erase(organiser, name).text
    assert venue.book.registration(ADA.id) is not None


@pytest.mark.usefixtures("came")
def test_everybody_goes_and_the_numbers_stay(organiser, venue):
    for page in ("settle", "report"):
        assert organiser.get(f"/events/{EVENT}/{page}").status_code == 200
    assert b"Canarybird" in everything(venue)

    answer = erase(organiser)

    assert answer.headers["Location"] == f"{ERASE}/certificate?said=erased"
    assert b"Canarybird" not in everything(venue)
    assert re.search(
        r'<td class="n">1</td><td class="n">2</td><td>–</td>',
        organiser.get(f"/events/{EVENT}/report").text,
    )
    assert "Take into the list" not in organiser.get(f"/events/{EVENT}/settle").text
    assert "Nobody is held here of this event." in organiser.get(ERASE).text
    step = venue.data.trail.steps()[0]
    assert (step.word, step.event) == ("people-erased", EVENT)
    assert venue.data.accounts.find(step.account).name == "Owner 1"


@pytest.mark.usefixtures("came")
def test_the_certificate_stays_as_a_page_as_a_pdf_and_for_programs(organiser, venue):
    erase(organiser)
    page = organiser.get(f"{ERASE}/certificate").text
    made = read_certificate(organiser.get(f"{ERASE}/certificate.json").text)
    pdf = organiser.get(f"{ERASE}/certificate.pdf")

    assert made.is_genuine(verify)
    assert made.public_key == venue.data.identity.public_key
    assert dict(made.certificate.erased) == {"registration": 1, "badge": 1, "names_key": 1}
    assert made.certificate.lists == {"Day 1": (1, 2)}
    assert made.certificate.by == "Owner 1"
    assert made.certificate.sha256 in page
    assert "nobody has changed it since" in page
    assert pdf.content.startswith(b"%PDF")
    assert pdf.headers["Content-Type"] == "application/pdf"


def test_what_the_server_has_not_signed_is_said_to_be_none(organiser, venue):
    erase(organiser)
    (made,) = certificates(venue.data, EVENT)
    forged = made.written().replace('"by": "Owner 1"', '"by": "Mallory"')
    with venue.data.database.write() as connection:
        row = update(setting).where(setting.c.key == f"certificates-{EVENT}")
        connection.execute(row.values(value=json.dumps([forged])))

    assert "This is not what this server has signed." in organiser.get(f"{ERASE}/certificate").text


@pytest.mark.parametrize("asked", ["", "?n=1", "?n=x", "?n=99999"])
def test_there_is_no_certificate_before_anything_is_erased(organiser, asked):
    for kind in ("", ".pdf", ".json"):
        answer = organiser.get(f"{ERASE}/certificate{kind}{asked}")
        assert (answer.status_code, "Nothing was erased" in answer.text) == (400, True)


@pytest.mark.usefixtures("came")
def test_people_who_come_later_are_erased_again_with_a_certificate_of_their_own(organiser, venue):
    erase(organiser)
    venue.book.publish(registrations=[ADA])
    erase(organiser)

    assert [one.certificate.erased["registration"] for one in certificates(venue.data, EVENT)] == [
        1,
        1,
    ]
    assert organiser.get(f"{ERASE}/certificate?n=1").status_code == 200


@pytest.mark.usefixtures("came")
def test_whoever_sits_there_has_to_have_shown_who_they_are(organiser, venue, monkeypatch):
    organiser.get(ERASE)
    later(venue, monkeypatch)
    for path, fields in [("", {"name": GATHERING.name}), ("/by-itself", {"by_itself": "yes"})]:
        answer = organiser.submit(f"{ERASE}{path}", fields)
        assert answer.headers["Location"].startswith("/account/prove?back=")

    assert venue.book.registration(ADA.id) is not None
    assert erases_itself(venue.data, EVENT) is None


@pytest.mark.usefixtures("came")
def test_a_second_click_is_the_same_erasing(organiser, venue):
    erase(organiser)
    erase(organiser)

    assert len(certificates(venue.data, EVENT)) == 1


# ------------------------------------------------------------------- on the date


@pytest.fixture
def calendar(venue):
    return Calendar(venue.data, venue.app.state.counts)


@pytest.mark.usefixtures("came")
def test_on_the_date_the_server_reminds_and_erases_nobody_unasked(organiser, venue, calendar):
    dated(venue, NOON)
    calendar.look()

    assert is_overdue(venue.data, venue.book.gathering())
    assert "were to be erased by now" in organiser.get(f"/events/{EVENT}/settle").text
    assert venue.book.registration(ADA.id) is not None


@pytest.mark.usefixtures("came")
def test_on_the_date_the_server_erases_by_itself_if_an_owner_has_asked(organiser, venue, calendar):
    dated(venue, 4_000_000_000_000)
    organiser.get(ERASE)
    organiser.submit(f"{ERASE}/by-itself", {"by_itself": "yes"})
    calendar.look()
    assert venue.book.registration(ADA.id) is not None
    dated(venue, NOON)

    calendar.look()
    calendar.look()

    (made,) = certificates(venue.data, EVENT)
    assert (made.certificate.by, made.certificate.by_itself) == ("Owner 1", True)
    assert venue.book.registration(ADA.id) is None
    assert not is_overdue(venue.data, venue.book.gathering())
    assert "as this account had asked: Owner 1" in organiser.get(f"{ERASE}/certificate").text
    account = venue.data.trail.steps()[0].account
    assert venue.data.accounts.find(account).name == "Owner 1"


def test_what_an_owner_has_asked_for_is_taken_back(organiser, venue):
    organiser.get(ERASE)
    organiser.submit(f"{ERASE}/by-itself", {"by_itself": "yes"})
    assert erases_itself(venue.data, EVENT).name == "Owner 1"

    organiser.submit(f"{ERASE}/by-itself", {})

    assert erases_itself(venue.data, EVENT) is None
    assert [one.word for one in venue.data.trail.steps()[:2]] == [
        "erases-itself-no",
        "erases-itself",
    ]


@pytest.mark.usefixtures("came")
def test_a_server_looks_at_the_calendar_as_soon_as_it_runs(venue, calendar):
    set_erases_itself(venue.data, EVENT, Who("1", "Owner 1"))
    dated(venue, NOON)
    calendar.start()
    while not certificates(venue.data, EVENT):
        venue.browser().get("/health")
    calendar.close()


def test_an_event_without_a_date_is_never_overdue(venue):
    assert not is_overdue(venue.data, venue.book.gathering())
