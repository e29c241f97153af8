"""Tables for other programs: CSV and XLSX in which no cell is ever a formula."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from checkin.domain.errors import InputError

Row = Sequence[str | int]

MOST_ROWS = 1_048_575
"""Rows of a sheet beside its head: spreadsheet programs have no more."""

_FORMULA = tuple("=+-@\t\r\n")
_BOM = "\ufeff"
"""By which spreadsheet programs know that it is UTF-8."""

_ROWS_AT_ONCE = 500


def csv_pieces(rows: Iterable[Row]) -> Iterator[bytes]:
    """Write *rows* as CSV, some at a time: nobody has all of it in memory."""
    text = io.StringIO(newline="")
    text.write(_BOM)
    writer = csv.writer(text)
    for count, row in enumerate(rows, start=1):
        writer.writerow([_harmless(one) if isinstance(one, str) else one for one in row])
        if count % _ROWS_AT_ONCE == 0:
            yield _taken(text)
    yield _taken(text)


def xlsx(title: str, rows: Iterable[Row]) -> bytes:
    """Write *rows* as a workbook of one sheet.

    Raises:
        InputError: these are more than a sheet holds.
    """
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title)
    made = io.BytesIO()
    try:
        for count, row in enumerate(rows):
            if count > MOST_ROWS:
                raise InputError("These are more rows than a sheet holds. Take the CSV file.")
            sheet.append([_cell(sheet, one) for one in row])
    finally:
        # Also when nobody gets it: what has gathered on the disk until then goes with it.
        book.save(made)
    return made.getvalue()


def _harmless(text: str) -> str:
    """With an apostrophe before what a spreadsheet program would work out."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _cell(sheet: WriteOnlyWorksheet, value: str | int) -> object:
    if isinstance(value, int):
        return value
    cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", value))
    # What begins like a formula is a text like any other.
    cell.data_type = "s"
    return cell


def _taken(text: io.StringIO) -> bytes:
    taken = text.getvalue().encode()
    text.seek(0)
    text.truncate()
    return taken
