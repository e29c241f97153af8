"""Let pyzbar find the zbar library that the installer carries.

A run-time hook for PyInstaller: it runs before the program, and only in the bundle.
pyzbar asks the system where zbar is, and a fresh machine has none.
"""  # noqa: INP001 - PyInstaller runs this file by its path; nobody imports it

import ctypes.util
import sys
from pathlib import Path

_ask_the_system = ctypes.util.find_library


def _find_library(name: str) -> str | None:
    if name == "zbar":
        for carried in Path(sys.prefix).glob("libzbar.*"):
            return str(carried)
    return _ask_the_system(name)


ctypes.util.find_library = _find_library
