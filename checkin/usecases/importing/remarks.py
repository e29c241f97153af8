"""What there is to say of some rows of a sheet: a sentence, and their numbers."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

_ROWS_NAMED = 5
_WORDS = {"what", "field"}
"""Values that are words of ours."""


def sentence(text: str) -> str:
    """Mark *text* as one that the pages translate. It stays as it is."""
    return text


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence on some rows, counted from 1 as a spreadsheet does; on none: on all of it.

    *text* is one that :func:`sentence` has marked, with places for *values*. These may be
    somebody's own, and are shown to organisers only.
    """

    text: str
    rows: tuple[int, ...] = ()
    values: Mapping[str, str | int] = field(default_factory=dict, repr=False)

    def said(self, translated: Callable[[str], str]) -> str:
        """The sentence in another language, without its rows."""
        said = {
            name: translated(str(value)) if name in _WORDS else value
            for name, value in self.values.items()
        }
        return translated(self.text).format(**said)

    def __str__(self) -> str:
        said = self.text.format(**self.values)
        if not self.rows:
            return said
        word = "Row" if len(self.rows) == 1 else "Rows"
        return f"{word} {listed(self.rows)}: {said}"


def listed(rows: Sequence[int]) -> str:
    """Return the numbers of some rows as they are read: the first five, and how many more."""
    if len(rows) == 1:
        return str(rows[0])
    more = len(rows) - _ROWS_NAMED
    some = [str(one) for one in (rows[:_ROWS_NAMED] if more > 0 else rows[:-1])]
    return f"{', '.join(some)} and {f'{more} more' if more > 0 else rows[-1]}"
