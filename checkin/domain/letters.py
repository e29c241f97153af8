"""Letters that nobody takes for others: Crockford's base 32."""

import hashlib

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

_COMPARED = 6


def crockford(data: bytes, length: int) -> str:
    """Return the first *length* letters of *data*, five bits each."""
    bits = int.from_bytes(data, "big") >> (8 * len(data) - 5 * length)
    return "".join(LETTERS[bits >> 5 * place & 31] for place in range(length - 1, -1, -1))


def comparison_code(public_key: bytes) -> str:
    """Return six letters that a desk and its organiser compare, before it is let in."""
    return crockford(hashlib.sha256(b"compare-v1\0" + public_key).digest(), _COMPARED)
