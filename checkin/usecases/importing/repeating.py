"""Rows of one sheet that say something twice."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import replace

from checkin.domain.names import fold
from checkin.usecases.importing.reading import Row
from checkin.usecases.importing.remarks import Remark, sentence
from checkin.usecases.importing.sources import Source

_AGAIN = sentence("Sent once more in row {row}: the later one counts.")
_SAME = sentence("It says the same as row {row}. If it is somebody else, give each a code.")
_SAME_ID = sentence("The same ID stands in other rows that say something else.")
_SAME_CODE = sentence("The same code stands in other rows that say something else.")
_SAME_NAME = sentence(
    "The same name and organisation stand in other rows that say something else. Give each a "
    "code, or keep one of them."
)


def without_repeats(
    rows: Sequence[Row], source: Source | None
) -> tuple[list[Row], list[Remark], list[Remark]]:
    """Return each person once; which rows are passed over, and which refused.

    Of rows that say the same one is kept. Of those that do not none is: which of them is
    right nobody here knows. In answers to a form it is the last.
    """
    passed: list[Remark] = []
    refused: list[Remark] = []
    kept = list(rows)
    if source is not None and source.questions:
        kept = _last_answers(kept, passed)
    for key, text in ((_id, _SAME_ID), (_code, _SAME_CODE), (_name, _SAME_NAME)):
        kept = _once(kept, key, text, refused)
    return kept, passed, refused


def _id(row: Row) -> Hashable:
    return row.id or None


def _code(row: Row) -> Hashable:
    return row.code or None


def _name(row: Row) -> Hashable:
    if row.id or row.code:
        return None
    return fold(row.name), fold(row.organisation or "")


def _groups(rows: Iterable[Row], key: Callable[[Row], Hashable]) -> Iterable[list[Row]]:
    found: dict[Hashable, list[Row]] = defaultdict(list)
    for row in rows:
        one = key(row)
        if one is not None:
            found[one].append(row)
    return (some for some in found.values() if len(some) > 1)


def _once(
    rows: list[Row], key: Callable[[Row], Hashable], text: str, refused: list[Remark]
) -> list[Row]:
    out: set[int] = set()
    unlike: list[int] = []
    for some in _groups(rows, key):
        if len({replace(one, source=0) for one in some}) == 1:
            first, *others = (one.source for one in some)
            refused.append(Remark(_SAME, tuple(others), {"row": first}))
            out |= set(others)
        else:
            unlike += [one.source for one in some]
    if unlike:
        refused.append(Remark(text, tuple(sorted(unlike))))
    out |= set(unlike)
    return [one for one in rows if one.source not in out]


def _last_answers(rows: list[Row], passed: list[Remark]) -> list[Row]:
    def sender(row: Row) -> Hashable:
        # One address may register a group: then the names differ.
        return (row.email, fold(row.name)) if row.email else _name(row)

    out: set[int] = set()
    for some in _groups(rows, sender):
        *others, last = (one.source for one in some)
        passed.append(Remark(_AGAIN, tuple(others), {"row": last}))
        out |= set(others)
    return [one for one in rows if one.source not in out]
