"""Sheets of text: cells parted by comma, semicolon or tab."""

import csv
import io
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import islice

from checkin.adapters.importing.encodings import NO_TEXT
from checkin.adapters.importing.limits import Count, Going
from checkin.domain.errors import InputError
from checkin.usecases.importing.fields import KNOWN, header_key
from checkin.usecases.importing.mapping import HEADER_WITHIN
from checkin.usecases.importing.sources import source_of

_DELIMITERS = (",", ";", "\t")
_LONGEST_CELL = 100_000
_LONGEST_LINE = 1_000_000


class TextSheet:
    """A sheet of text in memory. It is decoded as it is read, never all of it at once."""

    hidden: frozenset[int] = frozenset()
    remarks = ()

    def __init__(self, data: bytes, encoding: str) -> None:
        """Raise InputError where it is not what its first rows promise."""
        self._data = data
        self._encoding = encoding
        self._delimiter = max(_DELIMITERS, key=self._fits)

    def rows(self, going: Going | None = None) -> Iterator[tuple[int, Sequence[str]]]:
        """Yield each row with its number, counted from 1 as a spreadsheet does.

        Raises:
            InputError: it is damaged, or too large.
        """
        count = Count(going)
        for number, cells in self._records(self._delimiter):
            count.row(len(cells))
            yield number, cells

    def _records(self, delimiter: str) -> Iterator[tuple[int, list[str]]]:
        number = 0
        csv.field_size_limit(_LONGEST_CELL)
        lines = _Lines(self._data, self._encoding)
        try:
            for cells in csv.reader(lines, delimiter=delimiter, strict=True):
                number += 1
                yield number, cells
        except csv.Error:
            raise InputError(
                f"Row {number + 1}: the quotation marks do not match, or a cell is far too long."
            ) from None
        except UnicodeError:
            raise InputError(
                f"Row {number + 1}: the letters are damaged, or are not in {self._encoding}. "
                "Save the sheet again as “CSV UTF-8”, or choose another encoding."
            ) from None

    def _fits(self, delimiter: str) -> tuple[int, int]:
        """Say how well the first rows are parted by it: by headers that are known, then by cells."""
        best = cells_in_all = 0
        with suppress(InputError):  # quotation marks may only match with another delimiter
            for _, cells in islice(self._records(delimiter), HEADER_WITHIN):
                keys = [header_key(one) for one in cells]
                known = sum(one in KNOWN for one in keys) + 100 * (source_of(keys) is not None)
                best = max(best, known)
                cells_in_all += len(cells)
        return best, cells_in_all


class _Lines:
    """The lines of a text, none of them longer than may be."""

    def __init__(self, data: bytes, encoding: str) -> None:
        self._text = io.TextIOWrapper(io.BytesIO(data), encoding=encoding, newline="")

    def __iter__(self) -> Iterator[str]:
        while line := self._text.readline(_LONGEST_LINE):
            if len(line) == _LONGEST_LINE:
                raise csv.Error("a line is too long")
            if "\0" in line:
                raise InputError(NO_TEXT)
            yield line
