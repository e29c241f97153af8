"""How long a desk takes from nothing to its page: installed, and from source.

Before each start what the disk has of either program is dropped from memory.
"""

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path

from bench.install.clean_root import CleanRoot, ended
from bench.install.ready import DISPLAY
from bench.install.tools import ROOT, within

TIMES = 5
_PATIENCE_S = 120.0


def measure(root: CleanRoot, profile: str, whole: Path) -> tuple[float, float, float]:
    """Return the medians of starts that take turns, in seconds.

    Of the installed program, of the *whole* bundle that lies beside it in *root*, and from source.
    *profile* is a desk's folder in *root* that opens by itself.
    """
    took: dict[str, list[float]] = {"installed": [], "whole": [], "source": []}
    outside = root.folder / profile.lstrip("/")
    trace = Path(f"{outside}.trace")
    inside = {
        "installed": ("/usr/bin/checkin", root.folder / "usr/lib/checkin"),
        "whole": (f"/{(whole / 'checkin').relative_to(root.folder)}", whole),
    }
    for _ in range(TIMES):
        for name, (program, folder) in inside.items():
            _drop([folder])
            options = _options(profile, f"{profile}.trace")
            words = root.command(program, "desk", *options, DISPLAY=DISPLAY)
            took[name].append(_start_s(words, trace, os.environ))
        _drop([ROOT / ".venv", Path(sys.base_prefix) / "lib", *(ROOT / one for one in _CODE)])
        words = [sys.executable, "-m", "checkin", "desk", *_options(str(outside), str(trace))]
        settings = os.environ | {"DISPLAY": DISPLAY, "CHECKIN_KEYCHAIN": "file"}
        settings.pop("QT_QPA_PLATFORM", None)
        took["source"].append(_start_s(words, trace, settings))
    installed, beside, source = map(statistics.median, took.values())
    return installed, beside, source


_CODE = ("checkin", "ui", "resources")


def _options(profile: str, trace: str) -> list[str]:
    return ["--profile", profile, "--trace", trace]


def _start_s(words: list[str], trace: Path, settings: "os._Environ[str] | dict[str, str]") -> float:
    trace.unlink(missing_ok=True)
    began = time.monotonic_ns()
    process = subprocess.Popen(words, env=dict(settings), cwd=ROOT)
    try:
        within(_PATIENCE_S, lambda: bool(_painted(trace)) or process.poll() is not None)
        painted = _painted(trace)
        if not painted:
            raise RuntimeError(f"The desk ended with {process.returncode} before it was seen.")
        return (painted[0] - began) / 1e9
    finally:
        if words[0] == sys.executable:
            process.terminate()
            process.wait(_PATIENCE_S)
        else:
            ended(process)


def _painted(trace: Path) -> list[int]:
    text = trace.read_text(encoding="utf-8") if trace.exists() else ""
    lines = [json.loads(line) for line in text[: text.rfind("\n") + 1].splitlines()]
    return [int(line["at_ns"]) for line in lines if line["kind"] == "first_paint"]


def _drop(folders: Iterable[Path]) -> None:
    """Have the system forget what it has read of *folders*; what runs from them stays."""
    for folder in folders:
        for path in folder.rglob("*"):
            if path.is_file() and not path.is_symlink():
                with path.open("rb") as file:
                    os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
