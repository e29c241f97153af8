"""What the system says of sleep and locked screens is heard: over a real bus, from another process."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.buses import LOGIN, SAVER, a_bus, say

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux") or shutil.which("dbus-daemon") is None,
    reason="a message bus",
)

LISTENS = """
import sys
from PySide6.QtCore import QCoreApplication
from ui.screen_lock import ScreenLock
app = QCoreApplication([])
heard = ScreenLock(app)
assert heard.hears
heard.locked.connect(lambda: print("locked", flush=True))
print("listening", flush=True)
app.exec()
"""


@pytest.fixture
def bus(tmp_path):
    with a_bus(tmp_path) as variables:
        yield variables


@pytest.mark.parametrize(
    "signal",
    [
        ("/org/freedesktop/login1", f"{LOGIN}.Manager", "PrepareForSleep", "true"),
        ("/org/freedesktop/login1/session/_31", f"{LOGIN}.Session", "Lock"),
        ("/org/freedesktop/ScreenSaver", SAVER, "ActiveChanged", "true"),
    ],
)
def test_sleep_and_a_locked_screen_are_heard(bus, signal):
    environment = os.environ | bus | {"PYTHONPATH": str(ROOT)}
    listening = subprocess.Popen(
        [sys.executable, "-c", LISTENS], env=environment, stdout=subprocess.PIPE, text=True
    )
    assert listening.stdout.readline() == "listening\n"
    if signal[-1] == "true":  # what ends is not what begins
        say(environment, *signal[:-1], "false")
    say(environment, *signal)
    assert listening.stdout.readline() == "locked\n"
    listening.kill()
    rest, _ = listening.communicate()
    assert rest == ""
