"""The second opinion: pyzbar, where the zbar library under it is patched.

zbar before 0.23.93 can be made to write outside its memory by a crafted code
(CVE-2023-40889, CVE-2023-40890), and a camera reads what strangers hold up.
"""

import ctypes
import platform
import sys
from ctypes.util import find_library
from functools import cache
from typing import Any

import numpy as np

_FIRST_PATCHED = (0, 23, 93)


@cache
def second_opinion() -> tuple[bool, str]:
    """Say whether zbar is used, and why, in one plain sentence."""
    system = platform.system()
    if system == "Windows":
        # pyzbar 0.1.9 brings zbar 0.10 of 2015: do not even load it.
        return False, "The second code reader is off: its Windows library has known holes."
    try:
        from pyzbar import pyzbar  # noqa: F401 - imported to learn whether it can be
    except (ImportError, OSError):
        return False, "The second code reader is off: the zbar library is not installed."
    if getattr(sys, "frozen", False) and system == "Linux":
        return True, "The second code reader is on: this program brings a patched zbar library."
    if system == "Linux":
        # Distributions mend the version they ship (Debian 12: 0.23.92-7+deb12u1),
        # so the number says nothing here.
        return True, "The second code reader is on: this system keeps its zbar library patched."
    version = _library_version()
    if version < _FIRST_PATCHED:
        return False, "The second code reader is off: its zbar library is older than 0.23.93."
    return True, "The second code reader is on: its zbar library is patched."


def _library_version() -> tuple[int, int, int]:
    # Three numbers since 0.23, two before: a third pointer is harmless to the old one.
    parts = (ctypes.c_uint(), ctypes.c_uint(), ctypes.c_uint())
    ctypes.CDLL(find_library("zbar")).zbar_version(*map(ctypes.byref, parts))
    major, minor, patch = (part.value for part in parts)
    return major, minor, patch


def read_with_zbar(grey: np.ndarray[Any, Any]) -> list[tuple[bytes, tuple[int, int, int, int]]]:
    """Read the QR codes in a grey picture: each payload with its (x, y, width, height).

    Only ASCII payloads come back: zbar guesses an encoding and rewrites anything
    else, and a guess is not what the badge says.
    """
    from pyzbar import pyzbar

    # QR codes only: the other symbologies are more code for strangers to feed.
    found = pyzbar.decode(np.ascontiguousarray(grey), symbols=[pyzbar.ZBarSymbol.QRCODE])
    return [(each.data, tuple(each.rect)) for each in found if each.data.isascii()]
