"""Breakdowns in which nobody is alone: small cells are told together."""

from collections.abc import Sequence
from dataclasses import dataclass

from checkin.usecases.crowd import Cell

LEAST = 3
"""Fewer people than this are not told as what they have in common."""

MOST = 40
"""Cells that a page shows; who is in smaller ones is told together."""


@dataclass(frozen=True, slots=True)
class Breakdown:
    """The largest cells first, and all ``others`` as one.

    ``represented`` is of how many organisations, regions or categories somebody has arrived.
    """

    cells: tuple[Cell, ...]
    others: Cell | None
    represented: int


def breakdown(cells: Sequence[Cell], most: int = MOST) -> Breakdown:
    """Tell *cells* so that none has fewer than :data:`LEAST` people who arrived.

    If the others are fewer than that themselves, the smallest that is left joins them:
    otherwise what all have in common would tell what those do not.
    """
    ordered = sorted(cells, key=lambda one: (-one.arrived, -one.expected, one.name))
    shown = [one for one in ordered if one.arrived >= LEAST][:most]
    merged = ordered[len(shown) :]
    while shown and merged and 0 < sum(one.arrived for one in merged) < LEAST:
        merged.append(shown.pop())
    others = Cell("", sum(one.arrived for one in merged), sum(one.expected for one in merged))
    represented = sum(1 for one in cells if one.arrived and one.name)
    return Breakdown(tuple(shown), others if merged else None, represented)
