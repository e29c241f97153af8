import pytest

from checkin.adapters.sheets import LARGEST_BYTES, plain, read_sheet
from checkin.domain.errors import InputError
from checkin.usecases.organise import Row


@pytest.fixture
def sheet(tmp_path):
    def write(content, name="people.csv"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


def sentence(path):
    with pytest.raises(InputError) as refused:
        read_sheet(path)
    return str(refused.value)


def names(path):
    return [row.name for row in read_sheet(path)]


def test_a_sheet_is_read_with_everything_that_is_of_use(sheet):
    path = sheet(
        "Name,Organisation,Category,Country,Code,Lists\r\n"
        "Ada Oakwind,Lantern Press,guest,KE,T-17,Day 1; Day 2 |Dinner\r\n"
    )
    assert read_sheet(path) == [
        Row(
            name="Ada Oakwind",
            organisation="Lantern Press",
            category="guest",
            country="KE",
            code="T-17",
            lists=("Day 1", "Day 2", "Dinner"),
            source=2,
        )
    ]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_cells_may_be_parted_by_comma_semicolon_or_tab(sheet, delimiter):
    path = sheet(
        f'Name{delimiter}Company\nAda{delimiter}"Wind, Oak; Sons\tLtd"\nBo{delimiter}\n', "a.tsv"
    )
    assert [(row.name, row.organisation) for row in read_sheet(path)] == [
        ("Ada", "Wind, Oak; Sons Ltd"),
        ("Bo", ""),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_is_read_with_and_without_a_mark(sheet, encoding):
    assert names(sheet("Name\nŁucja\nليلى\n".encode(encoding))) == ["Łucja", "ليلى"]


@pytest.mark.parametrize("mark", ["utf-16-le", "utf-16-be"])
def test_both_byte_orders_of_utf_16_are_read(sheet, mark):
    assert names(sheet("\ufeffName\nŁucja\n".encode(mark))) == ["Łucja"]


@pytest.mark.parametrize(
    ("header", "organisation"),
    [
        ("Full name,Organization", "Lantern"),
        ("NOM COMPLET,Société", "Lantern"),
        ("Nombre completo,Organización", "Lantern"),
        ("الاسم الكامل,المنظمة", "Lantern"),
        ("Attendee name *,Company:", "Lantern"),
        ("Name,Favourite dish", ""),
    ],
)
def test_headers_are_known_in_four_languages(sheet, header, organisation):
    (row,) = read_sheet(sheet(f"{header}\nAda Oakwind,Lantern\n"))
    assert (row.name, row.organisation) == ("Ada Oakwind", organisation)


@pytest.mark.parametrize(
    "header",
    [
        "First name,Last name",
        "First Name,Surname",
        "Prénom,Nom",
        "Prénom,Nom de famille",
        "Nombre,Apellidos",
        "الاسم الأول,اسم العائلة",
        "الاسم,اللقب",
    ],
)
def test_a_name_in_two_columns_is_put_together(sheet, header):
    assert names(sheet(f"{header}\nAda,Oakwind\n")) == ["Ada Oakwind"]


def test_half_a_name_is_not_said_twice(sheet):
    path = sheet("Display Name,First Name,Last Name\nDr Ada Oakwind,Ada,Oakwind\n,Bo,Fjord\n")
    assert names(path) == ["Dr Ada Oakwind", "Bo Fjord"]
    assert names(sheet("Name,Surname\nAda Oakwind,Oakwind\nBo,Fjord\n")) == [
        "Ada Oakwind",
        "Bo Fjord",
    ]
    assert names(sheet("First name,Last name\nHanna,Ann\nMononym,\n")) == ["Hanna Ann", "Mononym"]


def test_columns_without_a_use_are_never_kept(sheet):
    (row,) = read_sheet(sheet("Name,Passport,Diet,Phone\nAda,X1234567,vegan,+49 1\n"))
    assert row == Row(name="Ada", source=2)


def test_the_header_may_stand_below_a_title(sheet):
    path = sheet("Our gathering,,\n\nas of Monday,,\nOrganisation,Name,\nLantern,Ada,\n")
    assert read_sheet(path) == [Row(name="Ada", organisation="Lantern", source=5)]


def test_a_header_below_the_twentieth_row_is_not_looked_for(sheet):
    assert "“name”" in sentence(sheet("title,\n" * 20 + "Name,Organisation\nAda,Lantern\n"))


def test_a_single_column_without_a_header_is_names(sheet):
    assert read_sheet(sheet('Ada Oakwind\n\n"Fjord, Bo"\n')) == [
        Row(name="Ada Oakwind", source=1),
        Row(name="Fjord, Bo", source=3),
    ]


def test_several_columns_without_a_header_are_not_guessed(sheet):
    assert "“name”" in sentence(sheet("Ada Oakwind,Lantern\nBo Fjord,Wrenbridge\n"))


def test_empty_rows_are_passed_over_and_numbers_stay_those_of_the_spreadsheet(sheet):
    path = sheet('Name,Organisation\n,\n \t,\n"Ada\nOakwind",Lantern\n\nBo,\n')
    assert [(row.name, row.source) for row in read_sheet(path)] == [("Ada Oakwind", 4), ("Bo", 6)]


def test_rows_without_a_name_are_all_named_and_nothing_is_read(sheet):
    assert sentence(sheet("Name,Company\nAda,L\n,Lantern\n")) == "Row 3 has no name."
    assert sentence(sheet("Name,Company\n,A\nAda,L\n,B\n")) == "Rows 2 and 4 have no name."
    many = sheet("Name,Company\n" + ",Lantern\n" * 9)
    assert sentence(many) == "Rows 2, 3, 4, 5, 6 and 4 more have no name."


def test_a_name_of_nothing_but_hidden_characters_is_no_name(sheet):
    assert sentence(sheet("Name,Company\n\u202e\u200b,Lantern\n")) == "Row 2 has no name."


def test_names_become_plain_text_on_one_line(sheet):
    assert names(sheet('Name\n"  Zoe\u0308 \u202e\u2066\x07 \u00a0Oak\r\nwind\ufeff "\n')) == [
        "Zoë Oak wind"
    ]


def test_joiners_that_spell_a_word_stay():
    assert plain("نرگس می\u200cرود\u200c") == "نرگس می\u200cرود"


def test_a_name_of_200_characters_is_read_and_a_longer_one_refused(sheet):
    assert names(sheet("Name\n" + "a" * 200)) == ["a" * 200]
    assert "Row 3" in sentence(sheet("Name\nAda\n" + "a" * 201))
    assert "Row 2" in sentence(sheet(f"First name,Last name\n{'a' * 150},{'b' * 150}\n"))


def test_the_same_column_twice_is_refused(sheet):
    assert sentence(sheet("Name,Company,Country,Company\nAda,A,KE,B\n")).startswith("Row 1: two")


def test_a_row_with_more_cells_than_the_header_is_refused(sheet):
    assert sentence(sheet("Name,Company\nAda,Lantern,,\nBo,Wind, Oak\n")).startswith("Row 3:")
    assert sentence(sheet("Name\nOakwind, Ada\n")).startswith("Row 2:")


def test_quotation_marks_that_do_not_match_are_refused_with_their_row(sheet):
    assert sentence(sheet('Name,Company\nAda,Lantern\nBo,"Oak" Wind\n')).startswith("Row 3:")
    assert sentence(sheet('Name,Company\nAda,"Lantern\nBo,Wind\n')).startswith("Row 2:")


def test_letters_that_are_not_utf_8_are_refused_with_their_row(sheet):
    assert sentence(sheet("Name\nAda\nZoë\n".encode("cp1252"))).startswith("Row 3:")


@pytest.mark.parametrize(
    "content",
    [
        b"Name\nAda\0\n",
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        "Name\nAda\n".encode("utf-32"),
        b"\xff\xfeN\x00a",
        "\ufeffName\nA\0da\n".encode("utf-16-le"),
        b"PK\x03\x04 a workbook under another name",
    ],
)
def test_what_is_no_text_is_refused(sheet, content):
    assert "CSV UTF-8" in sentence(sheet(content))


def test_a_workbook_is_refused_for_now(sheet):
    assert "Workbooks" in sentence(sheet(b"PK\x03\x04", "people.XLSX"))


def test_a_sheet_above_50_mb_is_refused(tmp_path):
    path = tmp_path / "huge.csv"
    with path.open("wb") as file:
        file.truncate(LARGEST_BYTES + 1)
    assert "50 MB" in sentence(path)


def test_a_missing_sheet_and_a_folder_are_refused(tmp_path):
    assert "cannot be opened" in sentence(tmp_path / "none.csv")
    assert "cannot be opened" in sentence(tmp_path)


@pytest.mark.parametrize("content", ["", "\n\n", "Name,Organisation\n", "\ufeff"])
def test_a_sheet_with_nobody_in_it_is_refused(sheet, content):
    assert "nobody" in sentence(sheet(content))


def test_no_message_repeats_what_stands_in_the_sheet(sheet):
    for content in (f"Name\n{'Secretname' * 30}\n", "Name,Company\n,Secretname\n"):
        assert "Secret" not in sentence(sheet(content))


def test_a_code_is_kept_letter_for_letter_as_it_stands_in_its_qr_code(sheet):
    path = sheet("Name,Code\nAda, T  17-e\u0301 \n")

    assert [row.code for row in read_sheet(path)] == ["T  17-e\u0301"]
