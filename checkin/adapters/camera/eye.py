"""The child process that looks: where it starts, and what ties it to its desk.

This module is what the child imports first. It imports nothing heavy, and
nothing of the desk: no window, no database, no keys.
"""

import ctypes
import os
import signal
import sys
import threading
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Semaphore

_PR_SET_PDEATHSIG = 1  # linux/prctl.h


@dataclass(frozen=True, slots=True)
class Errand:
    """All that an eye is given.

    *lifeline* carries nothing: its end is the desk's end. A preview may be
    written into slot n of the shared memory *pictures* once ``free[n]`` has
    been taken; the desk gives it back when it has copied the picture.
    """

    source: str
    parent: int
    lifeline: Connection
    reports: Connection
    pictures: str
    free: tuple[Semaphore, ...]


def run(errand: Errand) -> None:
    """Look until the source ends or the desk does: the body of the child process."""
    # Ctrl+C in the terminal reaches every process of it; ending us is the desk's task.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _die_with(errand.parent)
    threading.Thread(target=_hold, args=(errand.lifeline,), daemon=True).start()

    # Only now, tied to the desk, the heavy part.
    from checkin.adapters.camera.look import look

    with suppress(BrokenPipeError, ConnectionResetError):  # the desk has gone; so do we
        look(errand)


def _hold(lifeline: Connection) -> None:
    """End this process, whatever it is doing, when the desk's end of the line closes."""
    with suppress(EOFError, OSError):
        lifeline.recv_bytes()
    os._exit(0)


def _die_with(parent: int) -> None:
    """Have Linux kill this process with the thread that started it, even in native code.

    The lifeline alone needs Python to run, which a reader stuck in C++ may not let it.
    """
    if not sys.platform.startswith("linux"):
        return
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it died before we asked
        os._exit(0)
