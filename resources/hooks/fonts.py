"""Let the window find the fonts that the installer carries, beside the system's own.

A run-time hook for PyInstaller: it runs before the program, and only in the bundle.
"""  # noqa: INP001 - PyInstaller runs this file by its path; nobody imports it

import os
import sys
from pathlib import Path

_CONFIGURATION = Path(sys.prefix) / "resources" / "fonts" / "fonts.conf"

if _CONFIGURATION.exists():
    os.environ.setdefault("FONTCONFIG_FILE", str(_CONFIGURATION))
