"""The report on its page: numbers without names, and how complete they are."""

import csv
import html
import io
import re

import pytest
from openpyxl import load_workbook

from checkin.domain.model import Registration, RegistrationId
from checkin.domain.record import Draft, Kind
from checkin.server.pages import report
from checkin.usecases.people import Person
from tests.adapters.examples import DAY_1, EVENT, admission, reading

REPORT = f"/events/{EVENT}/report"
PEOPLE = [
    Registration(
        RegistrationId(f"r{n}"),
        f"Canary {n}",
        (["Quill Trust"] * 4 + ["Lonely Ltd"] + ["Ships"] * 3)[n],
        lists=frozenset({DAY_1}),
    )
    for n in range(8)
]


@pytest.fixture
def organiser(venue):
    browser = venue.organiser()
    browser.get("/events")
    return browser


@pytest.fixture
def hall(venue):
    venue.book.publish(registrations=PEOPLE, names_key=b"n" * 32)
    desk = venue.desk("Hall")
    desk.sync()
    return desk


def words(answer):
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", answer.text)).split())


def rows(page):
    return [
        [
            html.unescape(re.sub(r"<[^>]+>", "", cell)).strip()
            for cell in re.findall("<t[hd].*?</t[hd]>", row)
        ]
        for row in re.findall("<tr>.*?</tr>", page.text, re.DOTALL)
    ]


def test_it_says_who_came_in_numbers_only(organiser, hall):
    for n in range(8):
        hall.store.record(admission(f"r{n}"), reading(60 * n))
    hall.sync()
    page = organiser.get(REPORT)

    assert [
        "Day 1",
        "April 15, 2024",
        "8",
        "9",
        "1",
        "April 15, 2024, 12:00:00",
        "April 15, 2024, 12:07:00",
    ] in rows(page)
    assert ["12:00–13:00", "8", ""] in rows(page)
    assert ["Quill Trust", "4", "4", ""] in rows(page)
    # One alone would be told by what is left, so all are told together.
    assert ["Others, together", "4", "5", ""] in rows(page)
    assert ["Hall", "8", "60"] in [row[:3] for row in rows(page)]
    for name in ("Canary", "Lonely", "Ships"):
        assert name not in page.text


def test_it_says_what_it_may_be_missing(organiser, venue, hall):
    assert "never heard" not in organiser.get(REPORT).text
    venue.desk("Gate")
    hall.store.record(admission("r0"), reading())
    hall.sync()
    venue.heard_of(hall)

    page = words(organiser.get(REPORT))
    assert "Gate : never heard. What it knows beyond that is not counted here." in page
    assert "Hall :" not in page


def test_a_newcomer_is_expected_and_whose_place_they_took_is_not(organiser, hall):
    name = hall.store.seal(RegistrationId("new"), Person("Zoe Canary").written())
    draft = Draft(Kind.REGISTERED, DAY_1, "new", how="", instead="r0", sealed=name)
    hall.store.record(draft, reading())
    hall.sync()

    assert ["Day 1", "0", "9", "9"] in [
        [row[0], *row[2:5]] for row in rows(organiser.get(REPORT)) if len(row) > 4
    ]


def test_nobody_at_all_is_a_report_as_well(organiser):
    page = organiser.get(REPORT)

    assert page.status_code == 200
    assert "Nothing is known to be missing" in page.text


def test_it_is_given_as_a_file_for_other_programs(organiser, venue, hall):
    for n in range(8):
        hall.store.record(admission(f"r{n}"), reading(60 * n))
    hall.sync()
    given = organiser.get(f"{REPORT}.csv")
    rows_given = list(csv.reader(io.StringIO(given.content.decode("utf-8-sig"))))
    sheet = load_workbook(io.BytesIO(organiser.get(f"{REPORT}.xlsx").content)).active

    assert ["By organisation", "Day 1", "Quill Trust", "4", "4"] in rows_given
    assert ("By organisation", "Day 1", "Quill Trust", 4, 4) in [
        row[:5] for row in sheet.iter_rows(values_only=True)
    ]
    assert given.headers["Content-Disposition"].endswith(f'report-{EVENT}.csv"')
    assert [one.about for one in venue.data.trail.steps()] == ["report.xlsx", "report.csv"]
    assert b"Canary" not in given.content


def test_a_report_waits_its_turn_and_says_so_if_it_does_not_come(organiser, monkeypatch):
    monkeypatch.setattr(report, "TURN_S", 0.01)
    with report._turns, report._turns:
        answer = organiser.get(REPORT)

    assert (answer.status_code, "Other reports are being made" in answer.text) == (400, True)
    assert organiser.get(REPORT).status_code == 200
