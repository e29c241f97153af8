"""Versions of the program: which of two is the newer, and which are too old to talk to each other."""

import re

Version = tuple[int, ...]

OLDEST_DESK: Version = (0, 1)
"""The oldest desk that a server of this version talks to."""
OLDEST_SERVER: Version = (0, 1)
"""The oldest server that a desk of this version talks to."""

_WRITTEN = re.compile(r"(?:checkin )?(\d{1,4}(?:\.\d{1,4}){0,3})")


def read_version(written: str) -> Version | None:
    """Read "checkin 1.2.0" or "1.2.0"; ``None`` for what is no version of ours."""
    found = _WRITTEN.fullmatch(written)
    if found is None:
        return None
    return _shortest(tuple(int(one) for one in found[1].split(".")))


def is_newer(one: str, other: str) -> bool:
    """Say whether *one* is a later version than *other*; of what is none nothing is."""
    first, second = read_version(one), read_version(other)
    return first is not None and second is not None and first > second


def is_too_old(written: str, oldest: Version) -> bool:
    """Say whether *written* is known to be older than *oldest*."""
    version = read_version(written)
    return version is not None and version < _shortest(oldest)


def _shortest(version: Version) -> Version:
    """1.0 is 1, and neither is older than the other."""
    while len(version) > 1 and version[-1] == 0:
        version = version[:-1]
    return version
