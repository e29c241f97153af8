"""The program's second name, which has no console, is the desk."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from installer.product import ROOT, WINDOW


@pytest.mark.parametrize(
    ("program", "words", "answer"),
    [
        (WINDOW, [], "checkin: "),  # the desk's own fault, in its own words
        (WINDOW, ["--version"], ""),
        (WINDOW, ["C:/for desks/Hall.CHECKIN-EVENT", "--no-such"], "usage: checkin"),
        ("checkin", [], "usage: "),
    ],
)
def test_opened_by_a_click_it_opens_the_desk(tmp_path, program, words, answer):
    nowhere = tmp_path / "file"
    nowhere.touch()
    settings = os.environ | {
        "CHECKIN_DESK": str(nowhere / "desk"),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": os.pathsep.join([str(ROOT), *filter(None, sys.path)]),
    }
    # Its own process starts it once more: the name has to be that of a program.
    named = tmp_path / program
    named.symlink_to(Path(sys.executable).resolve())
    done = subprocess.run(
        [named, "-m", "checkin", *words],
        env=settings,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stderr.startswith(answer), done.stderr
