"""What the trials of installers share."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_NEEDED = {
    "mmdebstrap": "mmdebstrap",
    "nsenter": "util-linux",
    "Xvfb": "xvfb",
    "wine": "wine",
    "makensis": "nsis",
}
"""Debian's packages, by what the trials start of each."""

_LOOK_S = 0.05
_PATIENCE_S = 30.0


def see_that_all_is_there() -> None:
    """Say at the beginning what is missing, and not after ten minutes.

    Raises:
        RuntimeError: something is; with the command that installs it.
    """
    missing = [package for program, package in _NEEDED.items() if not shutil.which(program)]
    if missing:
        raise RuntimeError(f"This needs more programs: apt install {' '.join(missing)}")


def within(seconds: float, true: Callable[[], bool]) -> None:
    """Wait until something is *true*.

    Raises:
        TimeoutError: it did not become so in time.
    """
    until = time.monotonic() + seconds
    while not true():
        if time.monotonic() > until:
            raise TimeoutError(f"not within {seconds:.0f} s")
        time.sleep(_LOOK_S)


@contextmanager
def on_a_screen(display: str = ":78") -> Iterator[None]:
    """Have an X server at *display*, to which everything that is started shows itself."""
    process = subprocess.Popen(["Xvfb", display], stderr=subprocess.DEVNULL)
    before = os.environ.get("DISPLAY")
    try:
        within(_PATIENCE_S, Path(f"/tmp/.X11-unix/X{display[1:]}").exists)  # noqa: S108  X's own
        os.environ["DISPLAY"] = display
        yield
    finally:
        process.terminate()
        process.wait()
        os.environ.pop("DISPLAY", None)
        if before is not None:
            os.environ["DISPLAY"] = before


_PICTURE = """
import sys
from PySide6.QtGui import QGuiApplication
app = QGuiApplication(sys.argv[:1])
sys.exit(not app.primaryScreen().grabWindow(0).save(sys.argv[1]))
"""


def picture(display: str, file: Path) -> None:
    """Save what is to be seen at *display* to *file*."""
    settings = os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    subprocess.run([sys.executable, "-c", _PICTURE, str(file)], env=settings, check=True)
