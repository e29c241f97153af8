"""How much of a sheet is read at most, so that reading one stays within some 400 MB.

A sheet of 100,000 people with thirty columns is well within them.
"""

from collections.abc import Callable

from checkin.domain.errors import InputError
from checkin.usecases.importing.remarks import sentence

LARGEST_BYTES = 50_000_000
"""Of a file."""

MOST_CELLS = 4_000_000
MOST_ROWS = 250_000
MOST_COLUMNS = 2_000

UNPACKED_BYTES = 250_000_000
"""Of all that a workbook's parts say they unpack to; no more than that is unpacked."""

TEXTS_BYTES = 60_000_000
"""Of a workbook's table of texts, which is kept in memory."""

OTHER_BYTES = 8_000_000
"""Of each of its other parts that are read: styles, names of sheets."""

TOO_LARGE = sentence("The sheet is larger than 50 MB. Keep only the columns that are needed.")
TOO_MANY = sentence(
    "The sheet has more than 250,000 rows or 4,000,000 cells. Keep only the rows and columns that "
    "are needed."
)
TOO_WIDE = sentence("The sheet has more than 2,000 columns. Keep only those that are needed.")

Going = Callable[[int], None]
"""Is told how many cells were read so far. It may raise, and nothing more is read then."""


class Count:
    """Counts rows and cells as they are read.

    Raises:
        InputError: they are too many.
    """

    def __init__(self, going: Going | None = None) -> None:
        self.cells = 0
        self._rows = 0
        self._going = going

    def row(self, width: int) -> None:
        """Count a row with as many cells."""
        self._rows += 1
        self.cells += width
        if self._rows > MOST_ROWS or self.cells > MOST_CELLS:
            raise InputError(TOO_MANY)
        if width > MOST_COLUMNS:
            raise InputError(TOO_WIDE)
        if self._going and self._rows % 500 == 0:
            self._going(self.cells)
