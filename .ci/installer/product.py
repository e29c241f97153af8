"""What every installer says of the program, on every system. The facts are pyproject.toml's."""

import os
import platform
import subprocess
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FILES = Path(__file__).resolve().parent
DIST = ROOT / "dist"
BUNDLE = DIST / "checkin"
"""The folder that PyInstaller makes, and that every installer packs."""

_PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

NAME = str(_PROJECT["name"])
TITLE = "Checkin"
VERSION = str(_PROJECT["version"])
SUMMARY = str(_PROJECT["description"])
MAKER = str(_PROJECT["authors"][0]["name"])
LICENCE = str(_PROJECT["license"])

MEDIA_TYPE = "application/vnd.checkin-event"
SUFFIX = ".checkin-event"
"""The file that sets up a desk, which `checkin desk FILE` opens."""

WINDOW = "checkin-desk"
"""The program under a second name, without a console, where a system makes that difference."""

_MACHINES = {"x86_64": "amd64", "AMD64": "amd64", "aarch64": "arm64"}


def architecture() -> str:
    """Return this machine's kind, by the name that Debian has for it."""
    machine = platform.machine()
    return _MACHINES.get(machine, machine)


def epoch() -> int:
    """Return the time that all files are given: SOURCE_DATE_EPOCH, else the last commit's."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given:
        return int(given)
    words = ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"]
    return int(subprocess.run(words, check=True, capture_output=True, text=True).stdout)


def artefact(suffix: str) -> Path:
    """Return where an installer of this version for this machine goes."""
    return DIST / f"{NAME}_{VERSION}_{architecture()}{suffix}"
