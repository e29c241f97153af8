"""The passphrase of an event file: made here, typed once on each laptop.

16 letters of Crockford's base 32 are 80 random bits. Letters and not words: they are the same
in every language, on every keyboard, and none is taken for another.
"""

import secrets
import unicodedata

from checkin.domain.errors import InputError
from checkin.domain.letters import LETTERS

LENGTH = 16
_GROUP = 4
_READ_AS = {"O": "0", "I": "1", "L": "1"}
_NOT_LONG_ENOUGH = "The passphrase of an event file has 16 letters and digits."


def new_passphrase() -> str:
    """Make one, in groups of four."""
    return spaced("".join(secrets.choice(LETTERS) for _ in range(LENGTH)))


def spaced(letters: str) -> str:
    """Return *letters* as they are shown."""
    return "-".join(letters[at : at + _GROUP] for at in range(0, len(letters), _GROUP))


def read_passphrase(typed: str) -> str:
    """Return the letters of what somebody typed: small ones, spaces and dashes are fine.

    Raises:
        InputError: it is no passphrase of an event file.
    """
    letters = "".join(_READ_AS.get(one, one) for one in map(_digit, typed.upper()) if one.isalnum())
    if len(letters) != LENGTH or any(one not in LETTERS for one in letters):
        raise InputError(_NOT_LONG_ENOUGH)
    return letters


def _digit(letter: str) -> str:
    # Arabic keyboards type digits of their own.
    return str(unicodedata.digit(letter, letter))
