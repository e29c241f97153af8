"""The code of eight characters under each badge, for typing when nothing scans.

Seven characters of Crockford's base 32 (35 random bits) and one check
character: the sum of value times place, modulo 31, finds every single wrong
character and every swap of neighbours, except between 0 and Z.
"""

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS = {"O": "0", "I": "1", "L": "1"}
_IGNORED = " -"
LENGTH = 8


def short_code(number: int) -> str:
    """Return the short code of *number*, of which the lowest 35 bits count."""
    letters = "".join(_ALPHABET[number >> shift & 31] for shift in range(30, -1, -5))
    return letters + _check(letters)


def read_short_code(typed: str) -> str | None:
    """Read what a person typed as a short code, or return ``None``.

    Small letters, spaces and hyphens are fine; O is read as 0, I and L as 1.
    """
    letters = "".join(
        _READ_AS.get(letter, letter) for letter in typed.upper() if letter not in _IGNORED
    )
    if len(letters) != LENGTH or any(letter not in _ALPHABET for letter in letters):
        return None
    return letters if _check(letters[:-1]) == letters[-1] else None


def spaced(code: str) -> str:
    """Return *code* in two groups of four, as it is printed."""
    return f"{code[:4]} {code[4:]}"


def _check(letters: str) -> str:
    # 31 is prime and greater than every place, so that neither a wrong character
    # nor a swap cancels out (0 and Z, values 0 and 31, are the one pair that looks alike).
    total = sum(place * _ALPHABET.index(letter) for place, letter in enumerate(letters, start=1))
    return _ALPHABET[total % 31]
