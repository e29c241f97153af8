"""People from rows: taken, passed over or refused, each with its number and reason."""

import pytest

from checkin.domain.errors import InputError
from checkin.domain.model import Photos
from checkin.usecases.importing.fields import Field
from checkin.usecases.importing.mapping import Head, layout_of
from checkin.usecases.importing.reading import MERGED, UNCOMPUTED, Row, read_people
from checkin.usecases.importing.remarks import Remark, listed


def read(*rows, named=None):
    numbered = [(n, row.split(",")) for n, row in enumerate(rows, 1)]
    return read_people(layout_of(Head(numbered), named), numbered)


def names(*rows):
    return [one.name for one in read(*rows).rows]


def refusals(*rows):
    return [str(one) for one in read(*rows).refused]


def test_a_sheet_is_read_with_everything_that_is_of_use():
    found = read(
        "Name,Organisation,Category,Country,Region,Code,Lists,Give,Attention,Photos,Alias,"
        "Other script,Email",
        "Ada Oakwind,Lantern,guest,KE,Africa,T-17,Day 1; Day 2 |Dinner,bag;badge,Greet her,Yes,"
        "A. O.,آدا,ADA@example.org",
    )

    assert found.rows == (
        Row(
            name="Ada Oakwind",
            organisation="Lantern",
            category="guest",
            country="KE",
            region="Africa",
            code="T-17",
            lists=("Day 1", "Day 2", "Dinner"),
            give=("bag", "badge"),
            attention="Greet her",
            photos=Photos.YES,
            aliases=("A. O.",),
            other_script="آدا",
            email="ada@example.org",
            source=2,
        ),
    )


def test_what_the_sheet_has_no_column_for_is_not_said_and_what_is_empty_is():
    (plain,) = read("Name", "Ada").rows
    (empty,) = read("Name,Organisation,Photos,Lists", "Ada,,,").rows

    assert (plain.organisation, plain.photos, plain.lists) == (None, None, None)
    assert (empty.organisation, empty.photos, empty.lists) == ("", Photos.UNSAID, ())


@pytest.mark.parametrize(
    "header",
    [
        "First name,Last name",
        "Prénom,Nom",
        "Prénom,Nom de famille",
        "Nombre,Apellidos",
        "الاسم الأول,اسم العائلة",
        "الاسم,اللقب",
    ],
)
def test_a_name_in_two_columns_is_put_together(header):
    assert names(header, "Ada,Oakwind") == ["Ada Oakwind"]


def test_half_a_name_is_not_said_twice():
    assert names(
        "Display Name,First Name,Last Name", "Dr Ada Oakwind,Ada,Oakwind", ",Bo,Fjord"
    ) == [
        "Dr Ada Oakwind",
        "Bo Fjord",
    ]
    assert names("Name,Surname", "Ada Oakwind,Oakwind", "Bo,Fjord") == ["Ada Oakwind", "Bo Fjord"]
    assert names("First name,Last name", "Hanna,Ann", "Mononym,") == ["Hanna Ann", "Mononym"]


@pytest.mark.parametrize(
    ("said", "photos"),
    [
        *((word, Photos.YES) for word in ("yes", "Oui", "Sí", "نعم", "x", "TRUE", "Yes, gladly")),
        *((word, Photos.NO) for word in ("no", "Non", "لا", "0", "No photos please")),
        ("", Photos.UNSAID),
    ],
)
def test_consent_to_photos_is_read_in_four_languages(said, photos):
    found = read_people(
        layout_of(Head([(1, ["Name", "Photos"]), (2, ["Ada", said])])),
        [(1, ["Name", "Photos"]), (2, ["Ada", said])],
    )

    assert found.rows[0].photos is photos
    assert not found.warnings


def test_what_is_neither_yes_nor_no_is_taken_for_no_and_said():
    found = read("Name,Photos", "Ada,maybe", "Bo,yes", "Cy,ask me")

    assert [one.photos for one in found.rows] == [Photos.NO, Photos.YES, Photos.NO]
    assert [str(one) for one in found.warnings] == [
        "Rows 2 and 4: What is said of photos is neither yes nor no. It is taken for no."
    ]


def test_of_a_box_that_is_ticked_the_header_is_said():
    found = read(
        "Name,Bag,Lanyard,Please read",
        "Ada,yes,red,Yes",
        "Bo,no,,no",
        named={"bag": Field.GIVE, "lanyard": Field.GIVE},
    )

    ada, bo = found.rows
    assert (ada.give, ada.attention) == (("Bag", "red"), "Please read")
    assert (bo.give, bo.attention) == ((), "")


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (",Quill", "It has no name."),
        ("\u202e\u200b,Quill", "It has no name."),
        ("12,Quill", "The name is a number or a date."),
        ("2024-03-01,Quill", "The name is a number or a date."),
        ("=B1,Quill", "The name is a formula. Put its value in its place."),
        ("a@example.org,Quill", "Where the name should be stands an e-mail address."),
        ("#REF!,Quill", "“name” is what a formula says that went wrong."),
        ("Ada,#n/a", "“organisation” is what a formula says that went wrong."),
        (f"{'a' * 201},Quill", "“name” is longer than 200 characters."),
        (f"Ada,{'a' * 201}", "“organisation” is longer than 200 characters."),
        (f"{MERGED}Speakers", "Its cells are merged over several columns, as a heading’s are."),
        ("Ada,Wind, Oak", "There are more cells than columns. Put quotation marks around a cell"),
        (f"{UNCOMPUTED},Quill", "“name” is a formula, and the file does not have its value."),
    ],
)
def test_a_row_that_cannot_be_used_is_refused_with_its_number_and_the_others_come(row, reason):
    found = read("Name,Organisation", "Bo Fjord,Quill", row)

    assert [one.name for one in found.rows] == ["Bo Fjord"]
    assert len(found.refused) == 1
    assert str(found.refused[0]).startswith(f"Row 3: {reason}")


def test_the_parts_of_a_name_may_be_short_and_the_whole_too_long():
    assert refusals("First name,Last name", "Bo,Fjord", f"{'a' * 150},{'b' * 150}") == [
        "Row 3: “name” is longer than 200 characters."
    ]


def test_attention_in_several_columns_has_its_bounds_too():
    found = read(
        "Name,One,Two",
        f"Ada,{'x' * 150},{'y' * 150}",
        "Bo,p,q",
        named={"one": Field.ATTENTION, "two": Field.ATTENTION},
    )

    assert [one.attention for one in found.rows] == ["p; q"]
    assert [str(one) for one in found.refused] == [
        "Row 2: “attention” is longer than 200 characters."
    ]


def test_a_code_is_kept_letter_for_letter_and_one_that_was_rounded_is_refused():
    found = read("Name,Code", "Ada, T  17-e\u0301 ", "Bo,1.23457E+12")

    assert [one.code for one in found.rows] == ["T  17-e\u0301"]
    assert "Row 3: In “code” a spreadsheet has rounded" in str(found.refused[0])


def test_an_apostrophe_that_keeps_a_cell_from_being_a_formula_is_no_part_of_it():
    (row,) = read("Name,Organisation,Code", "Ada,'=Lantern,'-k24").rows
    (other,) = read("Name,Organisation", "Ada,'t Lantaarntje").rows

    assert (row.organisation, row.code) == ("=Lantern", "-k24")
    assert other.organisation == "'t Lantaarntje"


def test_who_is_not_expected_is_passed_over_and_said():
    found = read(
        "Name,Status,Test",
        "Ada,Attending,",
        "Bo,Refunded,",
        "Cy,Pending from pay later,",
        "Dee,,yes",
        "Eve,Refunded,",
    )

    assert [one.name for one in found.rows] == ["Ada"]
    assert [str(one) for one in found.passed] == [
        "Rows 3 and 6: The status is “Refunded”.",
        "Row 4: The status is “Pending from pay later”.",
        "Row 5: It is a test.",
    ]


def test_empty_rows_are_passed_over_without_a_word():
    found = read("Name,Organisation", ",", " \t,", "Ada,L", "", "Bo")

    assert [(one.name, one.source) for one in found.rows] == [("Ada", 4), ("Bo", 6)]
    assert (found.refused, found.passed) == ((), ())


@pytest.mark.parametrize("rows", [["Name,Organisation"], ["Name,Organisation", ",Quill"]])
def test_a_sheet_of_nobody_is_refused(rows):
    with pytest.raises(InputError, match="There is nobody in this sheet"):
        read(*rows)


def test_a_layout_with_a_problem_is_not_read():
    with pytest.raises(InputError, match="called “name”"):
        read("Ada,Lantern", "Bo,Quill")


def test_no_refusal_repeats_what_stands_in_the_sheet():
    said = refusals("Name,Organisation", "Bo,Q", f"{'Secretname' * 30},L", ",Secretname")

    assert len(said) == 2
    assert "Secret" not in " ".join(said)


def test_of_many_rows_the_first_five_are_named():
    assert listed((3,)) == "3"
    assert listed((3, 4)) == "3 and 4"
    assert listed(tuple(range(2, 11))) == "2, 3, 4, 5, 6 and 4 more"
    assert str(Remark("All of it.")) == "All of it."
