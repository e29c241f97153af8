"""What is taken away as files: whole, harmless in a spreadsheet, and noted."""

import csv
import io
from dataclasses import replace

import pytest
from openpyxl import load_workbook

from checkin.domain.model import Registration
from checkin.domain.record import Draft, Kind
from checkin.server.pages import exporting
from tests.adapters.examples import ADA, DAY_1, EVENT, LIST, admission, reading

EXPORT = f"/events/{EVENT}/export"
FORMULA = "=HYPERLINK(1)"


@pytest.fixture
def hall(venue):
    desk = venue.desk("Hall")
    desk.sync()
    return desk


@pytest.fixture
def morning(venue, hall):
    """Ada has arrived, two have not, and three came whom the roster does not know."""
    venue.book.publish(
        registrations=[
            Registration("r-late", FORMULA, "Zoë’s\tHouse", lists=frozenset({DAY_1})),
            Registration("r-gone", "Gone", lists=frozenset({DAY_1}), standing="cancelled"),
            Registration("r-else", "Elsewhere", lists=frozenset({"dinner"})),
            Registration("r-away", "Away", lists=frozenset({DAY_1})),
        ]
    )
    drafts = [
        admission(),
        Draft(Kind.REGISTERED, DAY_1, "new", how="", reason="walk_in"),
        admission("new"),
        Draft(Kind.REGISTERED, DAY_1, "newer", how="", reason="substitute", instead="r-away"),
        admission("", badge="a card"),
    ]
    for second, draft in enumerate(drafts):
        hall.store.record(draft, reading(second))
    hall.sync()


def rows(answer):
    assert answer.status_code == 200
    assert answer.content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


def test_whom_a_lists_rule_does_not_let_in_is_not_among_those_who_did_not_arrive(venue, hall):
    venue.book.publish(
        lists=[replace(LIST, categories=("Member",))],
        registrations=[
            Registration(key, "Somebody", lists=frozenset({DAY_1}), category=category, **more)
            for key, category, more in (
                ("member", "member", {}),
                ("cancelled", "member", {"standing": "cancelled"}),
                ("press", "press", {}),
                ("let-in", "press", {}),
            )
        ],
    )
    hall.store.record(admission("let-in"), reading())
    hall.sync()

    found = rows(venue.organiser().get(f"{EXPORT}/attendance.csv"))
    assert {one["Person’s key"]: one["State"] for one in found} == {
        "member": "not arrived",
        "cancelled": "cancelled",
        "let-in": "arrived",
    }
    counted = rows(venue.organiser().get(f"{EXPORT}/counts.csv"))
    (whole,) = [one for one in counted if one["What"] == "all"]
    assert (whole["Arrived"], whole["Expected"]) == ("1", "2")


@pytest.mark.usefixtures("morning")
def test_everybody_on_a_list_is_in_it_once_with_when_and_where_they_arrived(venue):
    found = rows(venue.organiser().get(f"{EXPORT}/attendance.csv"))

    states = {one["Person’s key"]: one["State"] for one in found}
    assert len(states) == len(found)
    assert states == {
        ADA.id: "arrived",
        "r-late": "not arrived",
        "r-gone": "cancelled",
        "r-away": "cancelled",
        "new": "arrived",
        "newer": "not arrived",
        "badge:a card": "arrived",
    }
    (ada,) = [one for one in found if one["Person’s key"] == ADA.id]
    assert ada == {
        "List": LIST.name,
        "Day": "2024-04-15",
        "Person’s key": ADA.id,
        "Name": ADA.public_name,
        "Organisation": ADA.organisation,
        "Country": "",
        "Region": "",
        "Category": "",
        "State": "arrived",
        "Arrived at": "2024-04-15 12:00:00+00:00",
        "Desk": "Hall",
        "Inside now": "yes",
    }


@pytest.mark.usefixtures("morning")
def test_no_cell_is_a_formula(venue):
    text = venue.organiser().get(f"{EXPORT}/attendance.csv").content.decode("utf-8-sig")

    assert f"'{FORMULA}" in text
    assert f",{FORMULA}" not in text


@pytest.mark.usefixtures("morning")
def test_a_spreadsheet_has_the_same_rows_and_texts_that_are_texts(venue):
    organiser = venue.organiser()
    answer = organiser.get(f"{EXPORT}/attendance.xlsx")
    sheet = load_workbook(io.BytesIO(answer.content)).active

    table = [[cell.value or "" for cell in row] for row in sheet.iter_rows()]
    same = organiser.get(f"{EXPORT}/attendance.csv").content.decode("utf-8-sig")
    plain = [[one.removeprefix("'") for one in row] for row in csv.reader(io.StringIO(same))]
    assert table == plain
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value} == {"s"}


def test_counts_are_taken_without_a_name_and_without_anybody_who_is_alone(venue, hall):
    some = [
        Registration(f"p{n}", "Secret", "Harbour Watch", lists=frozenset({DAY_1})) for n in range(4)
    ]
    venue.book.publish(registrations=some)
    for n in range(4):
        hall.store.record(admission(f"p{n}"), reading(n))
    hall.sync()

    answer = venue.organiser().get(f"{EXPORT}/counts.csv")

    found = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert ["Day 1", "2024-04-15", "all", "", "4", "5"] in found
    assert ["Day 1", "2024-04-15", "Organisation", "Harbour Watch", "4", "4"] in found
    assert ["Day 1", "2024-04-15", "Organisation", "others", "0", "1"] in found
    assert "Secret" not in answer.text
    assert "Quillfeather" not in answer.text


@pytest.mark.parametrize("name", ["attendance.csv", "attendance.xlsx", "counts.csv"])
def test_each_file_is_given_as_one_and_noted(venue, name):
    answer = venue.organiser().get(f"{EXPORT}/{name}")

    stem, _, kind = name.partition(".")
    assert answer.headers["Content-Disposition"] == (
        f'attachment; filename="{stem}-{EVENT}.{kind}"'
    )
    assert answer.headers["Cache-Control"] == "no-store"
    (step,) = venue.data.trail.steps(word="exported")
    assert (step.event, step.about) == (EVENT, name)


def test_files_are_made_a_few_at_a_time_and_a_turn_is_given_back(venue, monkeypatch):
    for _ in range(2 * exporting.MOST):
        assert venue.organiser().get(f"{EXPORT}/attendance.csv").status_code == 200
        assert venue.organiser().get(f"{EXPORT}/attendance.xlsx").status_code == 200
    monkeypatch.setattr(exporting, "MOST", 0)
    venue.app = exporting_app(venue)

    assert "Try again in a minute." in venue.organiser().get(f"{EXPORT}/counts.csv").text


def exporting_app(venue):
    from checkin.server.app import make_app

    return make_app(venue.data)
