"""Open whatever somebody calls a sheet, and refuse in one sentence what is none."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from checkin.adapters.files import read_within
from checkin.adapters.importing.encodings import (
    NO_TEXT,
    Preview,
    chosen_encoding,
    encoding_of,
    previews,
)
from checkin.adapters.importing.limits import LARGEST_BYTES, TOO_LARGE, Going
from checkin.adapters.importing.texts import TextSheet
from checkin.adapters.importing.workbooks import SeveralSheets, WorkbookSheet
from checkin.domain.errors import InputError
from checkin.domain.plain_text import plain
from checkin.usecases.importing.mapping import Head
from checkin.usecases.importing.remarks import Remark, sentence

_HEAD_ROWS = 60
_ZIP = b"PK\x03\x04"
_KINDS = (
    (
        b"\xd0\xcf\x11\xe0",
        sentence("This is an old or a protected workbook. Save it as .xlsx without a password."),
    ),
    (b"%PDF", sentence("This is a PDF. Ask for the sheet that it was made from.")),
    (b"\x89PNG", sentence("This is a picture. Ask for the sheet that it shows.")),
    (b"\xff\xd8\xff", sentence("This is a picture. Ask for the sheet that it shows.")),
    (b"\x1f\x8b", sentence("This file is compressed. Unpack it first.")),
    (b"PK\x05\x06", sentence("This is an empty archive.")),
    (b"{\\rtf", sentence("This is a text document. Save its table as a sheet.")),
)
_MARKUP = (b"<!doctype html", b"<html", b"<?xml", b"<table")


class Sheet(Protocol):
    """Rows of cells, however they are kept."""

    @property
    def hidden(self) -> frozenset[int]:
        """The columns that whoever opens it does not see."""

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """What is odd about it."""

    def rows(self, going: Going | None = None) -> Iterator[tuple[int, Sequence[str]]]:
        """Yield each row with its number. Raises InputError."""


@dataclass(frozen=True, slots=True)
class Unclear:
    """A text that may be saved in several code pages, or a workbook with several sheets."""

    previews: tuple[Preview, ...] = field(default=(), repr=False)
    sheets: tuple[str, ...] = ()


def read_file(path: Path) -> bytes:
    """Read a file that may be a sheet.

    Raises:
        InputError: it cannot be read, or is too large.
    """
    unreadable = "The sheet cannot be opened: check its name and that you may read it."
    return read_within(path, LARGEST_BYTES, unreadable=unreadable, too_large=TOO_LARGE)


def open_sheet(
    data: bytes, encoding: str = "", called: str = "", going: Going | None = None
) -> Sheet | Unclear:
    """Open a sheet in memory, or say what a person has to choose from.

    That is the *encoding* of a text, or which one of a workbook is meant (*called* so).

    Raises:
        InputError: it is no sheet, is damaged, or too large.
    """
    if len(data) > LARGEST_BYTES:
        raise InputError(TOO_LARGE)
    for mark, text in _KINDS:
        if data.startswith(mark):
            raise InputError(text)
    if data.startswith(_ZIP):
        try:
            return WorkbookSheet(data, called, going)
        except SeveralSheets as several:
            return Unclear(sheets=several.names)
    if data[:200].lstrip(b"\xef\xbb\xbf \r\n\t").lower().startswith(_MARKUP):
        raise InputError(sentence("This is a web page and no sheet. Open it and save it as .xlsx."))
    if called:
        raise InputError("This is no workbook: it has one sheet.")
    found = chosen_encoding(encoding) if encoding else encoding_of(data)
    if found is None:
        shown = tuple(previews(data))
        if not shown:
            raise InputError(NO_TEXT)
        return Unclear(previews=shown)
    return TextSheet(data, found)


def head_of(sheet: Sheet) -> Head:
    """Read the beginning of a sheet. Raises InputError."""
    rows = []
    for number, cells in sheet.rows():
        rows.append((number, cells))
        if len(rows) == _HEAD_ROWS:
            break
    if not any(plain(cell) for _, cells in rows for cell in cells):
        raise InputError(sentence("There is nobody in this sheet: it begins with empty rows only."))
    return Head(rows, sheet.hidden)
