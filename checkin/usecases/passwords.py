"""Which passwords are refused, and how long whoever guesses at one waits."""

import unicodedata
from collections.abc import Collection, Iterable
from enum import Enum
from itertools import pairwise

SHORTEST = 12
LONGEST = 256
"""Characters: enough for any sentence, and no work for whoever sends a book."""

PROGRAM = "checkin"
_LONGEST_UNIT = 6
_SHORTEST_WORD = 3
_LEAST_OWN = 8
_FREE = 3
_FIRST_MS = 1000
LONGEST_WAIT_MS = 5 * 60 * 1000


class Weakness(Enum):
    """Why a password is refused. What letters it is made of is nobody's business."""

    SHORT = "short"
    LONG = "long"
    COMMON = "common"
    OWN = "own"


def weakness(password: str, words: Iterable[str], common: Collection[str]) -> Weakness | None:
    """Say what is wrong with *password*, ``None`` if nothing is.

    *words* are what others would try first: the person's own name, the event's. *common* are
    the passwords that are known to be used, folded to small letters.
    """
    if len(password) < SHORTEST:
        return Weakness.SHORT
    if len(password) > LONGEST:
        return Weakness.LONG
    folded = _fold(password)
    core = _core(folded)
    unit = _unit(folded)
    if len(unit) <= _LONGEST_UNIT or {folded, core, unit, _core(unit)} & set(common):
        return Weakness.COMMON
    if not core and _is_row(folded):
        return Weakness.COMMON
    left = folded
    for word in sorted(_words(words), key=len, reverse=True):
        left = left.replace(word, "")
    if left != folded and sum(map(str.isalnum, left)) < _LEAST_OWN:
        return Weakness.OWN
    return None


def wait_ms(wrong: int, longest_ms: int = LONGEST_WAIT_MS, free: int = _FREE) -> int:
    """How long to wait after *wrong* tries: nothing at first, then a second, two, four, ..."""
    return 0 if wrong < free else min(_FIRST_MS << min(wrong - free, 20), longest_ms)


def _fold(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def _core(folded: str) -> str:
    """What is left without what people put around a word to make it longer."""
    letters = [at for at, one in enumerate(folded) if one.isalpha()]
    return folded[letters[0] : letters[-1] + 1] if letters else ""


def _unit(folded: str) -> str:
    """The shortest piece of which *folded* is a repetition: itself, if of none."""
    return folded[: (folded + folded).index(folded, 1)]


def _is_row(folded: str) -> bool:
    """Say whether figures go up or down one by one, round and round."""
    figures = [int(one) for one in folded if one.isdecimal()]
    steps = {(b - a) % 10 for a, b in pairwise(figures)}
    return 2 * len(figures) >= len(folded) and (steps <= {1} or steps <= {9})


def _words(words: Iterable[str]) -> set[str]:
    found = {one for text in words for one in _fold(text).split()} | {PROGRAM}
    return {one for one in found if len(one) >= _SHORTEST_WORD}
