"""The staff PIN, which opens a help desk: nobody keeps it, only what it is verified by.

What verifies it goes to every desk with the event. Whoever takes that from a desk's
encrypted database can find six digits by trying for hours: the PIN keeps a curious
hand from the help desk, and the names are kept by the database's own key.
"""

import hashlib
import hmac
import unicodedata

from checkin.domain.errors import InputError

DIGITS = 6
SALT_BYTES = 16

_COST, _BLOCK = 2**14, 8
"""scrypt's: 16 MiB and about 50 ms a try."""


def read_pin(typed: str) -> str:
    """Return the PIN that a person typed, whatever digits their keyboard has.

    Raises:
        InputError: it is none.
    """
    digits = [unicodedata.digit(letter, None) for letter in typed if letter not in " -"]
    if len(digits) != DIGITS or None in digits:
        raise InputError(f"A staff PIN has {DIGITS} digits.")
    return "".join(str(digit) for digit in digits)


def new_pin(random: bytes) -> str:
    """Return the PIN that eight *random* bytes make."""
    return f"{int.from_bytes(random, 'big') % 10**DIGITS:0{DIGITS}}"


def verifier(pin: str, salt: bytes) -> bytes:
    """Return what verifies *pin*: the *salt* (16 bytes) and what scrypt makes of both."""
    made = hashlib.scrypt(pin.encode(), salt=salt, n=_COST, r=_BLOCK, p=1, dklen=32)
    return salt + made


def is_right(typed: str, verified_by: bytes) -> bool:
    """Say whether *typed* is the PIN that is *verified_by* that."""
    try:
        pin = read_pin(typed)
    except InputError:
        return False
    return hmac.compare_digest(verifier(pin, verified_by[:SALT_BYTES]), verified_by)
