"""The desk's hold on one eye: its process, its pipes and the memory that they share."""

import os
import signal
import sys
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.shared_memory import SharedMemory

import numpy as np
from numpy.typing import NDArray

from checkin.adapters.camera.eye import Errand, run
from checkin.adapters.camera.reports import (
    LONGEST,
    SLOT_BYTES,
    SLOTS,
    Filled,
    NotAReport,
    Report,
    parse,
)

# The same way to start everywhere, also in a frozen bundle: nothing is inherited
# from a process that holds a database and keys.
_spawn = get_context("spawn")


class Child:
    """A running eye. Its pipes and memory are its own: a successor gets new ones.

    Raises OSError when the system has no memory, pipe or process to give.
    """

    def __init__(self, source: str) -> None:
        self._pictures = SharedMemory(create=True, size=SLOTS * SLOT_BYTES)
        try:
            self._start(source)
        except OSError:
            self._free_pictures()
            raise

    def _start(self, source: str) -> None:
        self._free = tuple(_spawn.Semaphore(1) for _ in range(SLOTS))
        self.reports, reports = _spawn.Pipe(duplex=False)
        lifeline, self._lifeline = _spawn.Pipe(duplex=False)
        errand = Errand(source, os.getpid(), lifeline, reports, self._pictures.name, self._free)
        # A daemon: multiprocessing ends it if the desk ends without closing it.
        self._process = _spawn.Process(target=run, args=(errand,), name="eye", daemon=True)
        with _no_interrupt():
            self._process.start()
        reports.close()
        lifeline.close()
        self.pid = self._process.pid

    def receive(self) -> Report:
        """Return the next report.

        Raises EOFError when the eye has gone and NotAReport for any message
        that a healthy eye would not have sent.
        """
        try:
            message = self.reports.recv_bytes(LONGEST)
        except EOFError:
            raise
        except OSError:  # longer than allowed, or a length that makes no sense
            raise NotAReport from None
        return parse(message)

    def copy(self, filled: Filled) -> NDArray[np.uint8]:
        """Copy a preview out of its slot and give the slot back. Raises NotAReport like receive."""
        shape = (filled.height, filled.width, 3)
        room: NDArray[np.uint8] = np.ndarray(
            shape, np.uint8, buffer=self._pictures.buf, offset=filled.slot * SLOT_BYTES
        )
        picture = room.copy()
        try:
            self._free[filled.slot].release()
        except (OSError, ValueError):  # given back more often than a count can hold
            raise NotAReport from None
        return picture

    def kill(self) -> None:
        """End the process at once. May be called from any thread, and more than once."""
        self._process.kill()

    def close(self) -> None:
        """End the process, wait for it, and free all that was shared with it."""
        self.kill()
        self._process.join()
        self.reports.close()
        self._lifeline.close()
        self._free_pictures()

    def _free_pictures(self) -> None:
        self._pictures.close()
        with suppress(FileNotFoundError):  # taken away from outside: gone is what we want
            self._pictures.unlink()


class _no_interrupt:  # noqa: N801 - reads as a statement
    """Start a process deaf to Ctrl+C, where a process inherits what its parent blocks.

    Otherwise Ctrl+C while the child is still importing prints its traceback.
    """

    def __enter__(self) -> None:
        if sys.platform != "win32":
            self._before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})

    def __exit__(self, *_: object) -> None:
        if sys.platform != "win32":
            signal.pthread_sigmask(signal.SIG_SETMASK, self._before)
