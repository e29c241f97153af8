"""Which column is which: guessed, explained, and changed by hand."""

import pytest

from checkin.usecases.importing.fields import Field, asked_for, sensitive
from checkin.usecases.importing.mapping import Head, layout_of, letters


def head(*rows, hidden=()):
    return Head([(n, row.split(",")) for n, row in enumerate(rows, 1)], hidden)


def meanings(layout):
    return {one.letter: str(one.field) for one in layout.columns if one.field is not Field.NOTHING}


def problems(layout):
    return [str(one) for one in layout.problems]


@pytest.mark.parametrize(
    "header",
    [
        "Full name,Organization",
        "NOM COMPLET,Société",
        "Nombre completo,Organización",
        "الاسم الكامل,المنظمة",
        "Attendee name *,Company:",
    ],
)
def test_headers_are_known_in_four_languages(header):
    layout = layout_of(head(header, "Ada Oakwind,Lantern"))

    assert meanings(layout) == {"A": "name", "B": "organisation"}
    assert not layout.problems


def test_every_column_has_its_examples_and_what_is_left_out_has_its_reason():
    layout = layout_of(
        head("Name,Passport No,Shoe size,Company,Employer", "Ada,X1,38,L,L", "Bo,X2,,Q,", "Cy,,,,")
    )

    name, passport, shoes, company, employer = layout.columns
    assert (name.field, name.why, name.examples) == (Field.NAME, None, ("Ada", "Bo", "Cy"))
    assert passport.examples == ()
    assert passport.why.said(str) == (
        "It may hold a document that proves who somebody is, and no desk needs that."
    )
    assert shoes.why.said(str) == "No desk needs it."
    assert (company.field, employer.field) == (Field.ORGANISATION, Field.NOTHING)
    assert employer.why.said(str) == "Another column says this, or it is somebody else’s."


@pytest.mark.parametrize(
    ("header", "is_sensitive"),
    [
        ("Passport number", True),
        ("Date of birth", True),
        ("Régime alimentaire", True),
        ("Teléfono móvil", True),
        ("Home address", True),
        ("Gender / pronouns", True),
        ("الجنسية", True),
        ("Email address", False),
        ("Adresse e-mail", False),
        ("Organisation", False),
        ("Message", False),
    ],
)
def test_what_may_endanger_somebody_is_known_by_its_header(header, is_sensitive):
    assert bool(sensitive(header)) is is_sensitive


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("What is your full name?", Field.NAME),
        ("Name of your organisation?", Field.ORGANISATION),
        ("May we take photos of you?", Field.PHOTOS),
        ("What is your first name?", Field.FIRST),
        ("Why do you come?", Field.NOTHING),
    ],
)
def test_questions_are_known_by_what_they_ask_for(question, asked):
    assert asked_for(question) is asked


def test_a_question_is_a_header_and_a_sensitive_one_is_not_guessed():
    layout = layout_of(head("What is your name?,Name on your passport?,Why?", "Ada,Ada O,x"))

    assert problems(layout) == []
    assert meanings(layout) == {"A": "name"}


def test_the_header_may_stand_below_a_title_but_not_below_row_20():
    title = ["Our gathering,", ",", "as of Monday,"]

    assert layout_of(head(*title, "Organisation,Name", "L,Ada")).header_row == 4
    deep = layout_of(head(*["title,"] * 20, "Name,Organisation", "Ada,L"))
    assert deep.header_row == 0
    assert "is called “name”" in problems(deep)[0]


def test_a_single_column_without_a_header_is_names():
    layout = layout_of(head("Ada Oakwind,", "Bo Fjord,"))

    assert (layout.header_row, meanings(layout)) == (0, {"A": "name"})


def test_of_several_columns_without_a_header_only_addresses_are_known():
    layout = layout_of(head("Ada,L,", "Bo,Q,bo@example.org"))

    assert meanings(layout) == {"C": "email"}
    assert len(layout.problems) == 1


def test_a_person_may_say_what_columns_mean_by_header_or_letter():
    sheet = head("Who,From,Name", "Ada,Lantern,x", "Bo,Quill,y")

    layout = layout_of(sheet, {"who": Field.NAME, "B": Field.ORGANISATION})

    assert layout.header_row == 1
    assert meanings(layout) == {"A": "name", "B": "organisation"}


def test_a_sheet_without_a_header_can_be_mapped_by_letters():
    layout = layout_of(head("Ada,Lantern", "Bo,Quill"), {"A": Field.NAME})

    assert (layout.header_row, meanings(layout)) == (0, {"A": "name"})


def test_a_person_may_say_which_row_names_the_columns_and_what_is_where():
    layout = layout_of(
        head("Wer,Woher", "Ada,Lantern"), placed={0: Field.NAME, 1: Field.NOTHING}, header_row=1
    )

    assert (layout.header_row, meanings(layout), problems(layout)) == (1, {"A": "name"}, [])
    assert layout.columns[1].why is None


def test_a_column_that_is_not_there_is_said():
    layout = layout_of(head("Name", "Ada"), {"Firm": Field.ORGANISATION})

    assert problems(layout) == ["Row 1: There is no column “firm”."]


def test_the_same_header_twice_is_not_guessed_but_its_letter_can_be_said():
    sheet = head("Name,Company,Company", "Ada,L,Q")

    assert problems(layout_of(sheet)) == [
        "Row 1: Two columns mean “organisation”. Say which one it is."
    ]
    assert problems(layout_of(sheet, {"company": Field.ORGANISATION})) == [
        "Row 1: Several columns are called “company”. Say it by the column’s letter.",
        "Row 1: Two columns mean “organisation”. Say which one it is.",
    ]
    assert meanings(layout_of(sheet, {"C": Field.ORGANISATION})) == {
        "A": "name",
        "C": "organisation",
    }


def test_one_meaning_for_two_columns_is_refused_unless_they_can_be_put_together():
    sheet = head("Name,From,At,Bag,Lanyard", "Ada,L,Q,yes,red")
    one = {"from": Field.ORGANISATION}

    assert problems(layout_of(sheet, placed={0: Field.NAME, 1: Field.CODE, 2: Field.CODE}))
    both = layout_of(sheet, one | {"bag": Field.GIVE, "lanyard": Field.GIVE})
    assert problems(both) == []
    assert both.places(Field.GIVE) == [3, 4]


def test_a_hidden_column_is_not_taken_in_unless_a_person_says_so():
    sheet = head("Name,Code,Shoes", "Ada,c1,38", hidden={1, 2})

    assert layout_of(sheet).columns[1].why.said(str) == "It is hidden in the workbook."
    assert meanings(layout_of(sheet, {"code": Field.CODE})) == {"A": "name", "B": "code"}


def test_numbers_of_rows_are_no_identities():
    assert meanings(layout_of(head("ID,Name", "1,Ada", "2,Bo"))) == {"B": "name"}
    assert meanings(layout_of(head("ID,Name", "17,Ada", "4,Bo"))) == {"A": "id", "B": "name"}
    assert meanings(layout_of(head("ID,Name", "R-1,Ada", "R-2,Bo"))) == {"A": "id", "B": "name"}


def test_columns_are_called_as_in_a_spreadsheet():
    assert [letters(place) for place in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
