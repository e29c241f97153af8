"""Excel workbooks: read by openpyxl, after a look over everything that it will read."""

import io
import posixpath
import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import TYPE_CHECKING, Any

from checkin.adapters.importing.limits import (
    OTHER_BYTES,
    TEXTS_BYTES,
    UNPACKED_BYTES,
    Going,
)
from checkin.adapters.importing.looking import (
    DAMAGED,
    MOST_IN_OTHERS,
    MOST_IN_TEXTS,
    Look,
    Part,
    Worksheet,
    look_over,
)
from checkin.domain.errors import InputError
from checkin.usecases.importing.mapping import Head, layout_of
from checkin.usecases.importing.reading import MERGED, UNCOMPUTED
from checkin.usecases.importing.remarks import Remark, sentence

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook

_BIG = sentence(
    "The workbook unpacks to more than can be read. Keep only the sheet that is needed."
)
_BATCH = 500
_LOOKED_AT = 20
_MOST_PARTS = 5_000
_UNREAD = ("xl/pivot", "xl/drawings", "xl/charts", "xl/media", "xl/externallinks", "customxml")
_EXACT = 10**15  # beyond, spreadsheets round


class WorkbookSheet:
    """One sheet of a workbook in memory."""

    def __init__(self, data: bytes, called: str = "", going: Going | None = None) -> None:
        """Open the sheet *called* so; without that the only one that has people.

        Raises:
            InputError: the workbook is damaged or too large, or it must be said which sheet.
        """
        with _as_sentence():
            self._looks = _looked_over(data, going)
            self._book = _open(data)
            self.names = tuple(
                one.title for one in self._book.worksheets if one.sheet_state == "visible"
            )
            self.name = called or self._only()
            if self.name not in {one.title for one in self._book.worksheets}:
                raise InputError(
                    f"There is no sheet “{called}” in this workbook. There is: {self._listed()}."
                )
            self._look = self._look_of(self.name)
        self.hidden = frozenset(self._look.hidden)
        hidden = tuple(self._look.hidden_rows)
        text = sentence("Hidden in the workbook, and taken in all the same.")
        self.remarks = (Remark(text, hidden),) if hidden else ()

    def rows(self, going: Going | None = None) -> Iterator[tuple[int, Sequence[str]]]:
        """Yield each row with its number, and its cells as text.

        Raises:
            InputError: it is damaged.
        """
        found = enumerate(self._values(self.name), 1)
        merged = _Merged(self._look.merged)
        read = 0
        while True:
            with _as_sentence(), _quiet():
                batch = [(number, _texts(cells)) for number, cells in islice(found, _BATCH)]
            if not batch:
                return
            for number, cells in batch:
                for place in self._look.uncomputed.get(number, ()):
                    cells[place] = UNCOMPUTED
                merged.mark(number, cells)
                read += len(cells)
                yield number, cells
            if going:
                going(read)

    def _only(self) -> str:
        """The one sheet that has people, or the only one.

        Raises:
            InputError: there are several, or none.
        """
        if len(self.names) == 1:
            return self.names[0]
        likely = [
            name
            for name in self.names[:_LOOKED_AT]
            if not layout_of(Head(self._beginning(name))).problems
        ]
        if len(likely) == 1:
            return likely[0]
        if not self.names:
            raise InputError("There is no sheet in this workbook.")
        raise SeveralSheets(self.names)

    def _beginning(self, name: str) -> list[tuple[int, list[str]]]:
        self._look_of(name)
        with _quiet():
            rows = [_texts(cells) for cells in islice(self._values(name), _LOOKED_AT)]
        return list(enumerate(rows, 1))

    def _values(self, name: str) -> Iterator[Sequence[object]]:
        sheet: Any = self._book[name]
        # What a file says of its own size may be anything.
        sheet.reset_dimensions()
        return iter(sheet.iter_rows(values_only=True))

    def _look_of(self, name: str) -> Look:
        sheet: Any = self._book[name]
        # One that lies elsewhere raises LookupError: it was not looked over.
        return self._looks[sheet._worksheet_path]  # noqa: SLF001  nowhere else said

    def _listed(self) -> str:
        return ", ".join(f"“{one}”" for one in self.names)


class _Merged:
    """Says of merged cells what they show: below each other all what stands on top."""

    def __init__(self, found: Sequence[tuple[int, int, int, int]]) -> None:
        self._to_come = sorted(found, reverse=True)
        self._here: list[tuple[int, int, int, int]] = []
        self._on_top: dict[int, str] = {}

    def mark(self, number: int, cells: list[str]) -> None:
        """Put that into the cells of row *number*; rows come in order."""
        while self._to_come and self._to_come[-1][0] <= number:
            self._here.append(self._to_come.pop())
        self._here = [one for one in self._here if one[2] >= number]
        for top, left, _, right in self._here:
            if left != right:
                cells[left : right + 1] = [MERGED + one for one in cells[left : right + 1]]
            elif number == top:
                self._on_top[left] = cells[left] if left < len(cells) else ""
            elif any(cells):
                cells += [""] * (left + 1 - len(cells))
                cells[left] = self._on_top.get(left, "")


class SeveralSheets(InputError):
    """It must be said which sheet of a workbook is meant."""

    def __init__(self, names: Sequence[str]) -> None:
        listed = ", ".join(f"“{one}”" for one in names)
        super().__init__(f"This workbook has several sheets. Say which one is meant: {listed}.")
        self.names = tuple(names)


def _looked_over(data: bytes, going: Going | None) -> dict[str, Look]:
    """Look over a workbook's parts before any library does; return what its sheets say."""
    archive = zipfile.ZipFile(io.BytesIO(data))
    parts = archive.infolist()
    names = [one.filename for one in parts]
    if "mimetype" in names:
        said = archive.open("mimetype").read(100)
        if said.startswith(b"application/vnd.oasis"):
            raise InputError(
                sentence("This is an OpenDocument sheet. Save it as .xlsx or “CSV UTF-8”.")
            )
    if "[Content_Types].xml" not in names:
        raise InputError(sentence("This is a ZIP archive and no workbook. Choose the sheet in it."))
    # zipfile gives out no more of a part than it says that it unpacks to.
    if len(parts) > _MOST_PARTS or sum(one.file_size for one in parts) > UNPACKED_BYTES:
        raise InputError(_BIG)
    if len(set(names)) < len(names):
        raise InputError(DAMAGED)
    looks = {}
    for one in parts:
        _check_part(one)
        if posixpath.dirname(one.filename.lower()).endswith("worksheets"):
            sheet = Worksheet(going)
            with archive.open(one) as opened:
                look_over(opened, sheet)
            looks[one.filename] = sheet.look
        elif _is_read(one.filename.lower()):
            texts = "sharedstrings" in one.filename.lower()
            if one.file_size > (TEXTS_BYTES if texts else OTHER_BYTES):
                raise InputError(_BIG)
            with archive.open(one) as opened:
                look_over(opened, Part(MOST_IN_TEXTS if texts else MOST_IN_OTHERS))
    return looks


def _check_part(part: zipfile.ZipInfo) -> None:
    if part.flag_bits & 1:
        raise InputError(sentence("The workbook has a password. Save it without one."))
    # What unpacks in steps that cannot be bounded is not unpacked at all.
    if part.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        raise InputError(DAMAGED)


def _is_read(name: str) -> bool:
    """Say whether the library reads a part when it only reads cells."""
    return name.endswith((".xml", ".rels")) and not posixpath.dirname(name).startswith(_UNREAD)


def _open(data: bytes) -> "Workbook":
    import openpyxl

    with _quiet():
        return openpyxl.load_workbook(
            io.BytesIO(data), read_only=True, data_only=True, keep_links=False
        )


@contextmanager
def _quiet() -> Iterator[None]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


@contextmanager
def _as_sentence() -> Iterator[None]:
    """Say of whatever a library meets in a damaged file that it is damaged."""
    try:
        yield
    except (
        zipfile.BadZipFile,
        zlib.error,
        struct.error,
        EOFError,
        RuntimeError,
        OSError,
        LookupError,
        ValueError,
        TypeError,
        AttributeError,
        SyntaxError,  # ElementTree's
        OverflowError,
    ):
        raise InputError(DAMAGED) from None


def _texts(cells: Sequence[object]) -> list[str]:
    return [_text(one) for one in cells]


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (int, float)):
        if abs(value) >= _EXACT:
            return f"{value:.14E}"
        return str(int(value)) if value == int(value) else str(value)
    if isinstance(value, datetime) and (value.hour, value.minute, value.second) == (0, 0, 0):
        value = value.date()
    if isinstance(value, (datetime, date, time)):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    return str(value)
