"""The bundle as PyInstaller gathers it, with nothing left out, stripped or exchanged.

It stands beside the one that is published, in figures; nobody is given it.
"""

import shutil
import subprocess
from pathlib import Path

from bench.install.tools import ROOT

_HOME = ROOT / "build/install/whole"
BUNDLE = _HOME / "checkin"
_PACKED = _HOME / "checkin.tar.xz"


def build() -> Path:
    """Make the bundle, unless it is there and newer than the pinned packages; return its folder."""
    newest = max((ROOT / ".ci" / name).stat().st_mtime for name in ("pins.txt", "pins-dev.txt"))
    if not _PACKED.exists() or _PACKED.stat().st_mtime < newest:
        shutil.rmtree(_HOME, ignore_errors=True)
        words = [str(ROOT / ".venv/bin/pyinstaller"), "--noconfirm", "--log-level", "ERROR"]
        words += ["--distpath", str(_HOME), "--workpath", str(_HOME / "work")]
        words += [str(ROOT / "build_installer.spec"), "--", "--whole"]
        subprocess.run(["nice", "-n", "10", *words], cwd=ROOT, check=True)
        shutil.rmtree(_HOME / "work")
        _pack()
    return BUNDLE


def _pack() -> None:
    """Pack it as the Debian package packs: xz, of the usual strength."""
    beside = _PACKED.with_suffix(".new")
    words = ["tar", "-C", str(_HOME), "--use-compress-program", "xz -6 -T2", "-cf", str(beside)]
    subprocess.run(["nice", "-n", "10", *words, BUNDLE.name], check=True)
    beside.replace(_PACKED)


def size_mb() -> float:
    """Return the size of its files."""
    files = (one for one in BUNDLE.rglob("*") if one.is_file() and not one.is_symlink())
    return sum(one.stat().st_size for one in files) / 1e6


def packed_mb() -> float:
    """Return its size when packed."""
    return _PACKED.stat().st_size / 1e6
