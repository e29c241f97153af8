"""What is built smaller is found by who asks for it, and does what the whole does."""

import os
import platform
import subprocess
import sys
from pathlib import Path

import PySide6
import pytest

from installer import slimming

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux") or platform.machine() != "x86_64",
    reason="for Linux on x86-64 only",
)
ICU = Path(PySide6.__file__).parent / "Qt/lib"

_ORDER = """
from PySide6.QtCore import QCollator, QLocale
order = QCollator(QLocale("fr"))
print("".join(sorted("zéeaÉ", key=order.sortKey)))
print(any("SMALL" in line and "libicudata" in line for line in open("/proc/self/maps")))
"""


def sorted_with(folder):
    code = _ORDER.replace("SMALL", str(folder))
    settings = os.environ | {"LD_LIBRARY_PATH": str(folder)}
    words = [sys.executable, "-c", code]
    done = subprocess.run(words, env=settings, capture_output=True, text=True, check=True)
    return done.stdout.split(), done.stderr


def test_qt_sorts_with_the_smaller_data_of_icu_as_with_the_whole(tmp_path):
    if not slimming._has_tools() or not slimming.shutil.which("icupkg"):
        pytest.skip("apt install binutils icu-devtools")
    whole = next(ICU.glob("libicudata.so.*"))
    entries = [(f"PySide6/Qt/lib/{whole.name}", str(whole), "BINARY")]
    made, sources = slimming.slim(entries, tmp_path)
    assert [one[0] for one in made] == [entries[0][0]]
    assert Path(made[0][1]).stat().st_size < whole.stat().st_size / 10
    assert [one[1] for one in sources] == [str(whole)]  # whose makers are named
    assert sorted_with(tmp_path) == (["aeéÉz", "True"], "")


def test_where_the_tools_are_not_it_stays_as_it_came_and_that_is_said(
    tmp_path, monkeypatch, capsys
):
    monkeypatch.setenv("PATH", "")
    entries = [("PySide6/Qt/lib/libicudata.so.73", str(tmp_path / "whole"), "BINARY")]
    assert slimming.slim(entries, tmp_path) == (entries, [])
    assert "as it came" in capsys.readouterr().out


def test_numpy_and_opencv_are_asked_to_compute_with_what_they_were_given():
    """The sums of `check`, with the libraries as they came: what it asks for is right."""
    subprocess.run([sys.executable, "-c", slimming._SUMS], cwd="/", check=True)
