"""A process that ends when the one that started it does, however that ended.

The standard library only: what uses this has nothing else loaded yet.
"""

import ctypes
import os
import signal
import sys
import threading

_PR_SET_PDEATHSIG = 1  # linux/prctl.h


def die_with_parent() -> None:
    """Have Linux kill this process with the thread that started it, even in native code."""
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def hold_on(line: int) -> None:
    """End this process when the other end of *line*, a file descriptor, is closed; on any system."""
    threading.Thread(target=_hold, args=(line,), daemon=True, name="lifeline").start()


def _hold(line: int) -> None:
    try:
        while os.read(line, 1):
            continue
    except OSError:
        return  # a system that has handed on no such line
    os._exit(1)
