"""Sheets of every kind, and what is no sheet: the right people, or one clear sentence."""

import codecs
import os

import pytest

from bench.sheets.damaged import large_sheets, small_sheets
from bench.sheets.trying import Trial
from bench.sheets.workbooks import ROWS, SHEET, package, saved, worksheet
from checkin.adapters.importing.limits import LARGEST_BYTES
from checkin.adapters.importing.sheets import Unclear, head_of, open_sheet, read_file
from checkin.adapters.server_data import ServerData
from checkin.domain.errors import InputError
from checkin.domain.model import CheckInList
from checkin.usecases.importing.mapping import layout_of
from checkin.usecases.importing.planning import Heard, plan_import
from checkin.usecases.importing.reading import read_people
from checkin.usecases.importing.taking import take_in
from tests.adapters.examples import EVENT, LIST

TRIED = {"cells.csv", "quoted.csv", "bomb.xlsx", "lying.xlsx", "elements.xlsx", "attribute.xlsx"}
"""Of the large ones; the bench tries all of them."""


@pytest.fixture
def book(tmp_path):
    data = ServerData(tmp_path / "server")
    book = data.book(EVENT)
    book.publish(lists=[CheckInList(LIST.id, "Day 1", LIST.day)])
    yield book
    data.close()


def people_of(data, **more):
    sheet = open_sheet(data, **more)
    return read_people(layout_of(head_of(sheet)), sheet.rows())


def names(data, **more):
    return [one.name for one in people_of(data, **more).rows]


def sentence(data, **more):
    with pytest.raises(InputError) as refused:
        people_of(data, **more)
    return str(refused.value)


def bring(book, data):
    """Bring a sheet in; return what is said of it."""
    try:
        sheet = open_sheet(data)
        if isinstance(sheet, Unclear):
            return "several sheets" if sheet.sheets else "how its letters were saved"
        layout = layout_of(head_of(sheet))
        people = read_people(layout, sheet.rows())
        plan = plan_import(book, people, layout.source, Heard(), os.urandom)
        take_in(book, plan)
        return " ".join(map(str, plan.refused))
    except InputError as error:
        return str(error)


@pytest.mark.parametrize("one", small_sheets(), ids=lambda one: one.name)
def test_a_damaged_sheet_brings_the_right_people_or_one_clear_sentence(book, one):
    said = bring(book, one.data())

    assert sorted(person.public_name for person in book.registrations()) == sorted(one.people)
    assert one.says in said
    assert "\n" not in said


@pytest.mark.parametrize(
    "one", [one for one in large_sheets() if one.name in TRIED], ids=lambda one: one.name
)
def test_a_sheet_that_would_take_all_memory_does_not(tmp_path, one):
    outcome = Trial(tmp_path).take(one)

    assert outcome.is_right_for(one), outcome


# ------------------------------------------------------------------- texts


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_cells_may_be_parted_by_comma_semicolon_or_tab(delimiter):
    text = f'Name{delimiter}Company\nAda{delimiter}"Wind, Oak; Sons\tLtd"\nBo{delimiter}\n'

    found = people_of(text.encode()).rows

    assert [(row.name, row.organisation) for row in found] == [
        ("Ada", "Wind, Oak; Sons Ltd"),
        ("Bo", ""),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_is_read_with_and_without_a_mark(encoding):
    assert names("Name\nŁucja\nليلى\nAda Oakwind\nBo Fjord\n".encode(encoding))[:2] == [
        "Łucja",
        "ليلى",
    ]


def test_letters_of_an_unsaid_code_page_are_shown_in_each_that_they_may_be_in():
    data = "Nom;Société\nZoë Chêne;Lanterne\nNoé Müller;Éclat\nAda;L\n".encode("cp1252")

    unclear = open_sheet(data)

    shown = {one.encoding: one.lines for one in unclear.previews}
    assert "Zoë Chêne;Lanterne" in shown["cp1252"]
    assert "Zoл Chкne;Lanterne" in shown["cp1251"]
    assert len(set(shown.values())) == len(shown)
    assert not any("Ada" in line for lines in shown.values() for line in lines)
    assert names(data, encoding="cp1252") == ["Zoë Chêne", "Noé Müller", "Ada"]


def test_the_code_page_that_a_person_says_is_the_one_that_is_used():
    data = "الاسم,المنظمة\nليلى حسن,القلم\n".encode("cp1256")

    assert names(data, encoding="windows-1256") == ["ليلى حسن"]
    assert "There is no encoding “klingon”" in sentence(data, encoding="klingon")
    assert "no encoding “base64”" in sentence(data, encoding="base64")
    assert sentence(data, encoding="utf-8").startswith("Row 1: the letters are damaged")


def test_a_row_of_many_lines_keeps_the_numbers_of_a_spreadsheet():
    found = people_of(b'Name,Organisation\n,\n"Ada\nOakwind",L\n\nBo,\n').rows

    assert [(row.name, row.source) for row in found] == [("Ada Oakwind", 3), ("Bo", 5)]


def test_reading_tells_how_far_it_is_and_can_be_stopped():
    class Stopped(Exception):
        pass

    told = []

    def going(cells):
        told.append(cells)
        if cells >= 4_000:
            raise Stopped

    sheet = open_sheet(b"Name,Company\n" + b"Ada,Lantern\n" * 10_000)
    with pytest.raises(Stopped):
        list(sheet.rows(going))

    assert told == [1_000, 2_000, 3_000, 4_000]


# ------------------------------------------------------------------- workbooks


def test_cells_of_a_workbook_are_read_as_they_are_shown():
    rows = [
        ["Name", "Code", "Photos"],
        ["Ada", 4711, True],
        ["Bo", 12.5, False],
        ["Cy", 10**16, None],
    ]

    found = people_of(saved(rows))

    assert [(one.name, one.code, str(one.photos)) for one in found.rows] == [
        ("Ada", "4711", "yes"),
        ("Bo", "12.5", "no"),
    ]
    assert "Row 4: In “code” a spreadsheet has rounded" in str(found.refused[0])


def test_of_cells_that_are_merged_below_each_other_each_has_the_value():
    def merge(book):
        book.worksheets[0].merge_cells("B2:B4")

    rows = [["Name", "Company"], ["Ada", "Lantern"], ["Bo"], ["Cy"], ["Dee", "Quill"]]

    found = people_of(saved(rows, merge)).rows

    assert [one.organisation for one in found] == ["Lantern", "Lantern", "Lantern", "Quill"]


def test_a_hidden_row_comes_in_and_is_said():
    def hide(book):
        book.worksheets[0].row_dimensions[3].hidden = True

    sheet = open_sheet(saved([["Name"], ["Ada"], ["Bo"]], hide))

    assert [str(one) for one in sheet.remarks] == [
        "Row 3: Hidden in the workbook, and taken in all the same."
    ]
    assert [cells[0] for _, cells in sheet.rows()] == ["Name", "Ada", "Bo"]


def test_of_several_sheets_the_one_with_people_is_read_or_the_one_that_is_named():
    def more(book):
        other = book.create_sheet("People")
        for cell in ("Name", "Bo"):
            other.append([cell])
        hidden = book.create_sheet("Old")
        hidden.append(["Name"])
        hidden.append(["Cy"])
        hidden.sheet_state = "hidden"

    data = saved([["Rooms", "Beds"], ["Blue", 2]], more)

    assert names(data) == ["Bo"]
    assert names(data, called="Old") == ["Cy"]
    assert sentence(data, called="Guests") == (
        "There is no sheet “Guests” in this workbook. There is: “Sheet”, “People”."
    )
    assert "has one sheet" in sentence(b"Name\nAda\n", called="Guests")


def test_a_workbook_tells_how_far_it_is():
    told = []
    rows = [["Name", "Company"], *(["Ada", "Lantern"] for _ in range(1_200))]

    sheet = open_sheet(saved(rows), going=told.append)
    looked = len(told)
    list(sheet.rows(told.append))

    assert looked == 2
    assert told[-1] == 2_402


def test_a_workbook_may_have_what_people_do_not_see():
    odd = worksheet(
        ROWS.replace("<row ", '<row x:a="1" '),
        before='<sheetViews><sheetView workbookViewId="0"/></sheetViews>',
        after='<extLst><ext uri="{unknown}"/></extLst>',
    ).replace("<worksheet ", '<worksheet xmlns:x="urn:x" ')

    assert names(package({SHEET: odd, "xl/media/picture.png": b"\x89PNG"})) == ["Ada Oakwind"]


def test_a_sheet_outside_its_folder_is_not_read():
    data = package(
        {"xl/_rels/workbook.xml.rels": _rels("../elsewhere.xml"), "elsewhere.xml": worksheet()}
    )

    assert "damaged" in sentence(data)


def _rels(target):
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{kind}" Target="{target}"/></Relationships>'
    )


# ------------------------------------------------------------------- files


def test_a_file_that_is_missing_or_a_folder_or_too_large_is_refused(tmp_path):
    huge = tmp_path / "huge.csv"
    with huge.open("wb") as file:
        file.truncate(LARGEST_BYTES + 1)

    for path, said in (
        ("none.csv", "cannot be opened"),
        (".", "cannot be opened"),
        (huge, "50 MB"),
    ):
        with pytest.raises(InputError, match=said):
            read_file(tmp_path / path)
    with pytest.raises(InputError, match="50 MB"):
        open_sheet(bytes(LARGEST_BYTES + 1))


def test_a_mark_alone_is_an_empty_sheet():
    assert "There is nobody" in sentence(codecs.BOM_UTF8)
