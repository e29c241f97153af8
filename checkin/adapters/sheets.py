"""Read a sheet of people that somebody made: CSV or TSV, all of it or nothing.

What is not certain is refused with one sentence rather than guessed: an
encoding, a column, a stray cell. Columns that have no use here never leave
this module.
"""

import codecs
import csv
import io
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from checkin.domain.errors import InputError
from checkin.domain.names import fold
from checkin.usecases.organise import Row

LARGEST_BYTES = 50_000_000
LONGEST = 200
"""Characters of a name, an organisation or any other cell that is kept."""

_HEADER_WITHIN = 20
_ROWS_NAMED = 5
_DELIMITERS = (",", ";", "\t")
_WORKBOOKS = {".xlsx", ".xlsm", ".xls", ".ods", ".numbers"}
_ZIP = b"PK\x03\x04"
_JOINERS = "\u200c\u200d"  # Persian and the Indic scripts spell with them

_COLUMNS = {
    "name": (
        "name, full name, public name, display name, badge name, attendee, attendee name,"
        " participant, participant name, nom, nom complet, nom et prenom, nom public,"
        " nombre, nombre completo, nombre y apellidos, nombre y apellido, nombre publico,"
        " الاسم, اسم, الاسم الكامل, اسم المشارك"
    ),
    "first": (
        "first name, firstname, given name, forename, prenom, prenoms, nombre de pila,"
        " primer nombre, الاسم الأول, الاسم الشخصي"
    ),
    "last": (
        "last name, lastname, family name, surname, nom de famille, apellido, apellidos,"
        " اسم العائلة, العائلة, اللقب, الاسم الأخير"
    ),
    "organisation": (
        "organisation, organization, organisation name, organization name, company, employer,"
        " current employer, affiliation, institution, societe, entreprise, structure,"
        " organizacion, empresa, institucion, entidad, afiliacion,"
        " المنظمة, منظمة, المؤسسة, الجهة, الشركة"
    ),
    "category": (
        "category, type, ticket, ticket type, participant role, role, product, categorie,"
        " type de billet, categoria, tipo, tipo de entrada, rol, الفئة, فئة, النوع"
    ),
    "country": "country, pays, pais, البلد, بلد, الدولة",
    "code": (
        "code, ticket code, badge code, barcode, qr code, secret, code du billet,"
        " code barres, codigo, codigo de entrada, codigo de barras, الرمز, رمز, الكود"
    ),
    "lists": (
        "list, lists, check in list, check in lists, liste, listes, lista, listas,"
        " القائمة, القوائم, قائمة"
    ),
}
_MEANS = {
    fold(header): column for column, headers in _COLUMNS.items() for header in headers.split(",")
}


@dataclass(frozen=True, slots=True)
class _Layout:
    """How a sheet is laid out. ``header_row`` is 0 where there is none."""

    delimiter: str
    header_row: int
    width: int
    places: Mapping[str, int]


def read_sheet(path: Path) -> list[Row]:
    """Read the people of the sheet at *path*, in its order.

    CSV or TSV with ``, ; tab`` between cells, in UTF-8 or in UTF-16 with a
    byte order mark; a header within the first twenty rows, in English,
    French, Spanish or Arabic. A sheet of one column without one is names.

    Raises:
        InputError: it cannot be read with certainty; the sentence has the row
            numbers as a spreadsheet shows them.
    """
    text = _text(_bytes(path))
    layout = _layout(text)
    rows: list[Row] = []
    nameless: list[int] = []
    for number, cells in _records(text, layout.delimiter):
        if number <= layout.header_row or not any(map(plain, cells)):
            continue
        row = _row(number, cells, layout)
        if row.name:
            rows.append(row)
        else:
            nameless.append(number)
    if nameless:
        raise InputError(_without_a_name(nameless))
    if not rows:
        raise InputError("There is nobody in this sheet: it has no row with a name.")
    return rows


def plain(text: str) -> str:
    """Return *text* as NFC on one line, without control and direction characters."""
    spaced = " ".join(text.split())
    kept = "".join(
        letter
        for letter in spaced
        if letter in _JOINERS or unicodedata.category(letter) not in {"Cc", "Cf", "Cs"}
    )
    return " ".join(unicodedata.normalize("NFC", kept).split()).strip(_JOINERS)


def _bytes(path: Path) -> bytes:
    if path.suffix.lower() in _WORKBOOKS:
        raise InputError("Workbooks cannot be read yet: save the sheet as “CSV UTF-8” first.")
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_BYTES + 1)
    except OSError as error:
        raise InputError(
            "The sheet cannot be opened: check its name and that you may read it."
        ) from error
    if len(data) > LARGEST_BYTES:
        raise InputError("The sheet is larger than 50 MB: keep only the columns that are needed.")
    if data.startswith(_ZIP):
        raise InputError("Workbooks cannot be read yet: save the sheet as “CSV UTF-8” first.")
    return data


def _text(data: bytes) -> str:
    utf16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        text = data.decode("utf-16" if utf16 else "utf-8-sig")
    except UnicodeDecodeError as error:
        if utf16:
            raise InputError(
                "The sheet is damaged: it says UTF-16 but is not; save it again as “CSV UTF-8”."
            ) from error
        if b"\0" in data:
            raise InputError("This is not a sheet of text: save it as “CSV UTF-8”.") from error
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError(
            f"Row {line}: these letters are not in UTF-8; save the sheet again as “CSV UTF-8”."
        ) from error
    if "\0" in text:
        raise InputError("This is not a sheet of text: save it as “CSV UTF-8”.")
    return text


def _records(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each row with its number, counted from 1 as a spreadsheet does."""
    number = 0
    try:
        for cells in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True):
            number += 1
            yield number, cells
    except csv.Error as error:
        raise InputError(
            f"Row {number + 1}: the quotation marks do not match, or a cell is far too long."
        ) from error


def _layout(text: str) -> _Layout:
    """Find the header: the first of the rows in which the most columns are known."""
    found = [
        (sum(map(bool, meant)), -number, text.count(delimiter), delimiter, meant)
        for delimiter in _DELIMITERS
        for number, meant in _possible_headers(text, delimiter)
    ]
    if not found:
        if all(_is_one_column(text, delimiter) for delimiter in _DELIMITERS if delimiter in text):
            return _Layout(",", 0, 1, {"name": 0})
        raise InputError(
            "No column of this sheet is called “name”: add a first row that names the columns."
        )
    _, above, _, delimiter, meant = max(found)
    for column in _COLUMNS:
        if meant.count(column) > 1:
            raise InputError(
                f"Row {-above}: two columns mean “{column}”; rename or delete one of them."
            )
    places = {column: place for place, column in enumerate(meant) if column}
    return _Layout(delimiter, -above, len(meant), places)


def _possible_headers(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows that name a person's column, as row number and what each cell means."""
    with suppress(InputError):  # quotation marks may only match with another delimiter
        for number, cells in islice(_records(text, delimiter), _HEADER_WITHIN):
            meant = [_MEANS.get(fold(plain(cell).strip(" *:")), "") for cell in cells]
            if "name" in meant or {"first", "last"} <= set(meant):
                yield number, meant


def _is_one_column(text: str, delimiter: str) -> bool:
    return all(not any(map(plain, cells[1:])) for _, cells in _records(text, delimiter))


def _row(number: int, cells: Sequence[str], layout: _Layout) -> Row:
    if any(map(plain, cells[layout.width :])):
        raise InputError(
            f"Row {number}: there are more cells than columns;"
            " put quotation marks around a cell that has commas in it."
        )

    def cell(column: str, clean: Callable[[str], str] = plain) -> str:
        place = layout.places.get(column, len(cells))
        kept = clean(cells[place]) if place < len(cells) else ""
        if len(kept) > LONGEST:
            raise InputError(f"Row {number}: “{column}” is longer than {LONGEST} characters.")
        return kept

    name = _name(cell("name"), cell("first"), cell("last"))
    if len(name) > LONGEST:
        raise InputError(f"Row {number}: the name is longer than {LONGEST} characters.")
    return Row(
        name=name,
        organisation=cell("organisation"),
        category=cell("category"),
        country=cell("country"),
        # Letter for letter what stands in the QR code: nothing of it may be tidied.
        code=cell("code", str.strip),
        lists=tuple(
            part.strip() for part in cell("lists").replace("|", ";").split(";") if part.strip()
        ),
        source=number,
    )


def _name(name: str, first: str, last: str) -> str:
    """Put a name together: “Nom” beside “Prénom” is half a name, and so is “Nombre”."""
    if name and (first or last):
        part = set(fold(first or last).split())
        if (first and last) or part <= set(fold(name).split()):
            return name
        first, last = first or name, last or name
    elif name:
        return name
    return f"{first} {last}".strip()


def _without_a_name(numbers: Sequence[int]) -> str:
    if len(numbers) == 1:
        return f"Row {numbers[0]} has no name."
    some, more = numbers[:_ROWS_NAMED], len(numbers) - _ROWS_NAMED
    listed = ", ".join(map(str, some if more > 0 else some[:-1]))
    return f"Rows {listed} and {f'{more} more' if more > 0 else some[-1]} have no name."
