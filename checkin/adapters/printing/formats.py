"""On what badges are printed: cards to cut, cards of their own, and sheets of labels.

A sheet's grid stands in the middle of its page, so that its measures say where each card is.
"""

from dataclasses import dataclass

from checkin.domain.errors import InputError

_INCH = 25.4
A4 = (210.0, 297.0)
LETTER = (8.5 * _INCH, 11 * _INCH)
_PAPERS = {A4: "A4", LETTER: "Letter"}

MODULE = 0.6
"""Millimetres of the smallest square of a code: smaller ones are read from less far."""
MODULES, QUIET_MODULES = 41, 4


@dataclass(frozen=True, slots=True)
class Format:
    """Cards on a page; all measures in mm. ``cut``: marks say where; labels are cut already.

    ``gap`` is what lies between two cards, across and down; ``edge`` is what stays free around
    a low one, more where a sheet's labels begin at the paper's edge, which no printer reaches.
    """

    key: str
    wide: float
    high: float
    page: tuple[float, float] = A4
    columns: int = 1
    rows: int = 1
    gap: tuple[float, float] = (0.0, 0.0)
    cut: bool = False
    module: float = MODULE
    edge: float = 3.0

    @property
    def cards(self) -> int:
        """How many are on a page."""
        return self.columns * self.rows

    @property
    def paper(self) -> str:
        """What the page is called; empty where it is one card."""
        return _PAPERS.get(self.page, "")

    @property
    def left(self) -> float:
        """Where the first column begins."""
        return (self.page[0] - self.columns * self.wide - (self.columns - 1) * self.gap[0]) / 2

    @property
    def top(self) -> float:
        """Where the first row begins."""
        return (self.page[1] - self.rows * self.high - (self.rows - 1) * self.gap[1]) / 2

    def corner(self, number: int) -> tuple[float, float]:
        """Where the card in place *number* of its page begins, counted along the rows."""
        row, column = divmod(number % self.cards, self.columns)
        return (
            self.left + column * (self.wide + self.gap[0]),
            self.top + row * (self.high + self.gap[1]),
        )

    def behind(self, number: int) -> int:
        """The place on the back of the page behind place *number*."""
        row, column = divmod(number % self.cards, self.columns)
        return row * self.columns + self.columns - 1 - column

    def alone(self) -> "Format":
        """The same card on a page of its own size."""
        return Format(
            self.key,
            self.wide,
            self.high,
            (self.wide, self.high),
            module=self.module,
            edge=self.edge,
        )


def _labels(
    key: str,
    wide: float,
    high: float,
    columns: int,
    rows: int,
    gap: float = 0,
    module: float = 0.6,
    edge: float = 3,
) -> Format:
    return Format(key, wide, high, A4, columns, rows, (gap, 0.0), module=module, edge=edge)


def _inches(
    key: str,
    wide: float,
    high: float,
    columns: int,
    rows: int,
    gap: tuple[float, float] = (0.0, 0.0),
    module: float = 0.6,
) -> Format:
    between = (gap[0] * _INCH, gap[1] * _INCH)
    return Format(key, wide * _INCH, high * _INCH, LETTER, columns, rows, between, module=module)


FORMATS = {
    one.key: one
    for one in (
        Format("a4-8", 90, 65, A4, 2, 4, cut=True),
        Format("a6", 105, 148, (105.0, 148.0), module=1.0),
        Format("a4-4", 105, 148, A4, 2, 2, cut=True, module=1.0),
        Format("4x3", 4 * _INCH, 3 * _INCH, (4 * _INCH, 3 * _INCH), module=0.7),
        # Sheets of labels, by their measures in mm: A4 ...
        _labels("99.1x93.1", 99.1, 93.1, 2, 3, 2.5, 0.8),
        _labels("99.1x67.7", 99.1, 67.7, 2, 4, 2.5),
        _labels("99.1x57", 99.1, 57.0, 2, 5, 2.5, 0.7),
        _labels("99.1x38.1", 99.1, 38.1, 2, 7, 2.5),
        _labels("70x37", 70.0, 37.0, 3, 8, edge=5),
        _labels("63.5x38.1", 63.5, 38.1, 3, 7, 2.5),
        _labels("63.5x33.9", 63.5, 33.9, 3, 8, 2.5),
        # ... and US Letter.
        _inches("101.6x76.2", 4, 3, 2, 3, module=0.7),
        _inches("101.6x84.7", 4, 10 / 3, 2, 3, (0.1875, 0.0), 0.8),
        _inches("101.6x50.8", 4, 2, 2, 5, (0.1875, 0.0)),
        _inches("89x57", 3.5, 2.25, 2, 4, module=0.7),
        _inches("85.7x59.3", 3.375, 7 / 3, 2, 4, (0.375, 1 / 6), 0.7),
    )
}
"""By their keys. The first is the usual one."""

USUAL = FORMATS["a4-8"]


def format_called(key: str) -> Format:
    """The format of that name.

    Raises:
        InputError: there is none, with the names of those that there are.
    """
    found = FORMATS.get(key)
    if found is None:
        raise InputError(f"There is no format “{key}”. There is: {', '.join(FORMATS)}.")
    return found
