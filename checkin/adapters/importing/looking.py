"""A look over a workbook before anything of it is read: nothing in it may be out of bounds.

The library that reads workbooks keeps what it does not know, fills gaps between cells, and
believes what a file says of its own size. So each part that it will read is first read here,
piece by piece, and nothing is kept of it but what is asked for.
"""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import IO
from xml.sax import SAXException
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl

from defusedxml.common import DefusedXmlException
from defusedxml.expatreader import DefusedExpatParser

from checkin.adapters.importing.limits import MOST_COLUMNS, TOO_WIDE, Count, Going
from checkin.domain.errors import InputError
from checkin.usecases.importing.remarks import sentence

DAMAGED = sentence("The workbook is damaged. Open it in a spreadsheet program and save it again.")
FORBIDDEN = sentence("The workbook has parts that no spreadsheet program makes. It is not read.")

MOST_IN_TEXTS, MOST_IN_OTHERS = 1_500_000, 300_000
"""Elements of a workbook's table of texts, and of its other small parts."""

_MOST_AROUND = 200_000
_MOST_IN_ROW = 200_000
_LONGEST_TEXT = 100_000
_MOST_MERGED = 50_000
_MOST_ATTRIBUTES = 100
_DEEPEST = 50
_LONGEST_SILENCE = 2_000_000
_LAST_ROW = 1_048_576
_STEP_BYTES = 1 << 16
_CELL = re.compile("([A-Z]{1,3})([0-9]{1,7})")


@dataclass(slots=True)
class Look:
    """What a worksheet says of itself beside its cells. Places count from 0, rows from 1."""

    cells: int = 0
    hidden: set[int] = field(default_factory=set)
    hidden_rows: list[int] = field(default_factory=list)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    """First row, first place, last row, last place."""
    uncomputed: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    """By row, the places of formulas without a value."""


class Part(ContentHandler):
    """Bounds what a part may hold: elements, and text without any."""

    def __init__(self, most: int = MOST_IN_OTHERS) -> None:
        super().__init__()
        self._left = most
        self.happened = True
        """Whether anything was found since this was set to ``False``."""
        self._text = self._depth = 0

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802  SAX's name
        """Count it."""
        del name
        self._left -= 1
        self._begin(attrs)
        if self._left < 0:
            raise InputError(FORBIDDEN)

    def endElement(self, name: str) -> None:  # noqa: N802  SAX's name
        """See that it is over."""
        del name
        self._end()

    def characters(self, content: str) -> None:
        """Count them."""
        self._text += len(content)
        self.happened = True
        if self._text > _LONGEST_TEXT:
            raise InputError(FORBIDDEN)

    def _begin(self, attrs: AttributesImpl) -> None:
        self._text = 0
        self._depth += 1
        self.happened = True
        if self._depth > _DEEPEST or len(attrs) > _MOST_ATTRIBUTES:
            raise InputError(FORBIDDEN)

    def _end(self) -> None:
        self._text = 0
        self._depth -= 1
        self.happened = True


def look_over(source: IO[bytes], part: Part) -> None:
    """Read XML piece by piece.

    Raises:
        InputError: it is damaged, or has what no workbook needs: declarations, endless texts.
    """
    parser = DefusedExpatParser(forbid_dtd=True)
    parser.setContentHandler(part)
    silent = 0
    try:
        while piece := source.read(_STEP_BYTES):
            parser.feed(piece)
            silent = 0 if part.happened else silent + len(piece)
            part.happened = False
            if silent > _LONGEST_SILENCE:
                # One attribute or comment without an end, which the parser has to keep.
                raise InputError(FORBIDDEN)
        parser.close()
    except DefusedXmlException:
        raise InputError(FORBIDDEN) from None
    except (SAXException, UnicodeError):
        raise InputError(DAMAGED) from None


class Worksheet(Part):
    """Looks over a worksheet: counts, and notes what :class:`Look` has."""

    def __init__(self, going: Going | None = None) -> None:
        super().__init__()
        self.look = Look()
        self._count = Count(going)
        self._around = self._in_row = 0
        self._row = self._place = 0
        self._formula = self._value = self._in_value = False

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802  SAX's name
        """Note what is of interest."""
        self._begin(attrs)
        name = name.rpartition(":")[2]
        if name == "row":
            self._begin_row(attrs)
        elif self._row and name == "c":
            self._begin_cell(attrs.get("r"))
        elif name == "f":
            self._formula = True
        elif name in {"v", "t"}:
            self._in_value = True
        elif name == "col" and attrs.get("hidden") in {"1", "true"}:
            first, last = _number(attrs.get("min")), _number(attrs.get("max"))
            self.look.hidden |= set(range(first - 1, min(last, MOST_COLUMNS)))
        elif name == "mergeCell":
            self._merge(str(attrs.get("ref", "")))
        if name != "row":
            self._bound()

    def endElement(self, name: str) -> None:  # noqa: N802  SAX's name
        """Count a row; note a formula without a value."""
        self._end()
        name = name.rpartition(":")[2]
        if name == "c":
            if self._formula and not self._value:
                self.look.uncomputed[self._row].add(self._place)
            self._formula = self._value = False
        elif name in {"v", "t"}:
            self._in_value = False
        elif name == "row":
            self._count.row(self._place + 1)
            self.look.cells = self._count.cells
            self._in_row = 0

    def characters(self, content: str) -> None:
        """Count them; note that a cell has a value."""
        super().characters(content)
        self._value = self._value or self._in_value

    def _bound(self) -> None:
        self._in_row += 1
        self._around += not self._row
        if self._in_row > _MOST_IN_ROW or self._around > _MOST_AROUND:
            raise InputError(FORBIDDEN)

    def _begin_row(self, attrs: AttributesImpl) -> None:
        said = attrs.get("r")
        number = self._row + 1 if said is None else _number(said)
        if not self._row < number <= _LAST_ROW:
            raise InputError(DAMAGED)
        if attrs.get("hidden") in {"1", "true"}:
            self.look.hidden_rows.append(number)
        self._row, self._place = number, -1

    def _begin_cell(self, said: str | None) -> None:
        if said is None:
            place = self._place + 1
        else:
            found = _CELL.fullmatch(said)
            if found is None or int(found[2]) != self._row:
                raise InputError(DAMAGED)
            place = place_of(found[1])
        if place <= self._place:
            raise InputError(DAMAGED)
        if place >= MOST_COLUMNS:
            raise InputError(TOO_WIDE)
        self._place = place

    def _merge(self, ref: str) -> None:
        first, _, last = ref.partition(":")
        ends = _CELL.fullmatch(first), _CELL.fullmatch(last or first)
        if ends[0] is None or ends[1] is None:
            raise InputError(DAMAGED)
        (left, top), (right, bottom) = ((place_of(one[1]), int(one[2])) for one in ends if one)
        if len(self.look.merged) == _MOST_MERGED or bottom < top or right < left:
            raise InputError(DAMAGED)
        self.look.merged.append((top, left, bottom, right))


def place_of(letters: str) -> int:
    """Return the place of the column that spreadsheets call so: 0 for A."""
    place = 0
    for one in letters:
        place = place * 26 + ord(one) - ord("A") + 1
    return place - 1


def _number(text: str | None) -> int:
    if text is None or not text.isdecimal() or len(text) > len(str(_LAST_ROW)):
        raise InputError(DAMAGED)
    return int(text)
