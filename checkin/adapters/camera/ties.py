"""Where the child processes start, and what ties them to their desk.

This module is what a child imports first. It imports nothing heavy, and
nothing of the desk: no window, no database, no keys.
"""

import ctypes
import json
import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Semaphore
from typing import NamedTuple

from checkin.adapters.camera.rights import confine_capture
from checkin.adapters.lifeline import die_with_parent
from checkin.adapters.silence import keep_silent, told

ALONE = sys.platform.startswith("linux")
"""Whether a child is tied by its system, and need not watch while it loads."""
_MOST_BYTES = 1_000_000_000
_PR_SET_NAME = 15  # linux/prctl.h


@dataclass(frozen=True, slots=True)
class Ties:
    """What every child has of its desk.

    *name* is what Linux lists the process as. *lifeline* carries nothing: its end is the desk's end. *reports* is where
    the child says what it has to say.
    """

    name: str
    parent: int
    lifeline: Connection
    reports: Connection


@dataclass(frozen=True, slots=True)
class Room:
    """Shared memory by its *name*, in slots; slot n may be written once ``free[n]`` was taken.

    The desk gives a slot back when what lay in it has been copied or read.
    """

    name: str
    free: tuple[Semaphore, ...]


@dataclass(frozen=True, slots=True)
class CaptureErrand:
    """All that the capture process is given."""

    ties: Ties
    source: str
    frames: Room
    pictures: Room


@dataclass(frozen=True, slots=True)
class ReaderErrand:
    """All that a reader is given: which frames to read comes through *jobs*.

    On Linux that is a socket, and with the first frame in a memory comes a descriptor of the
    memory, which can be read and not written.
    """

    ties: Ties
    jobs: Connection


class Job(NamedTuple):
    """What the desk asks of a reader: the frame in a slot of the shared memory called *memory*."""

    memory: str
    slot: int
    width: int
    height: int
    number: int


def encode_job(job: Job) -> bytes:
    """Return *job* as the bytes that :func:`parse_job` accepts."""
    return json.dumps(job).encode("ascii")


def parse_job(message: bytes) -> Job:
    """Return what the desk asks; a reader trusts its desk."""
    return Job(*json.loads(message))


def run_capture(errand: CaptureErrand) -> None:
    """Capture until the source ends or the desk does: the body of the capture process."""
    tie(errand.ties, hold=False)
    confine_capture(errand.source)
    hold_on(errand.ties)
    # Only now, tied to the desk, the heavy part.
    from checkin.adapters.camera.capture import capture

    with _silent_end():
        capture(errand)


def run_reader(errand: ReaderErrand) -> None:
    """Read frames until the desk ends: the body of a reader process."""
    tie(errand.ties, hold=not ALONE)
    from checkin.adapters.camera.reader import read_frames

    with _silent_end():
        read_frames(errand)


@contextmanager
def _silent_end() -> Iterator[None]:
    """End with nothing said when the desk has gone, and of an error with its kind and place."""
    try:
        yield
    except (BrokenPipeError, ConnectionResetError):
        return
    except Exception as error:  # noqa: BLE001 - multiprocessing would print its words
        sys.stderr.write(told(error))
        sys.exit(1)


def tie(ties: Ties, *, hold: bool = True) -> None:
    """Have this process end when its desk does; without *hold*, by the system's means alone.

    That holds on Linux only, where a process gives up its rights while it is one thread.
    """
    # Ctrl+C in the terminal reaches every process of it; ending us is the desk's task.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    keep_silent()
    _die_with(ties)
    _be_modest()
    # Libraries start threads when they are loaded, which would keep their rights.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    if hold:
        hold_on(ties)


def hold_on(ties: Ties) -> None:
    """Watch the lifeline, in a thread of its own."""
    threading.Thread(target=_hold, args=(ties.lifeline,), daemon=True).start()


def _hold(lifeline: Connection) -> None:
    """End this process, whatever it is doing, when the desk's end of the line closes."""
    with suppress(EOFError, OSError):
        lifeline.recv_bytes()
    os._exit(0)


def _be_modest() -> None:
    """Have Linux refuse memory beyond what any healthy child needs.

    A picture may say that it is 65535 pixels wide and high, and its decoder may believe it.
    """
    if sys.platform.startswith("linux"):
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (_MOST_BYTES, _MOST_BYTES))


def _die_with(ties: Ties) -> None:
    """Have Linux kill this process with the thread that started it, even in native code.

    The lifeline alone needs Python to run, which a reader stuck in C++ may not let it.
    """
    if not sys.platform.startswith("linux"):
        return
    die_with_parent()
    ctypes.CDLL(None).prctl(_PR_SET_NAME, ties.name.encode())
    if os.getppid() != ties.parent:  # it died before we asked
        os._exit(0)
