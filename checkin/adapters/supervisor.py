"""The small process that brings a desk back: it starts the desk, waits, and starts it again.

It holds nothing of the desk and imports next to nothing: about 11 MB. What a process has held
stays in its memory until it ends, so a desk that is locked begins anew in another one as well.
"""

import os
import signal
import subprocess
import sys
import time
from collections import deque
from contextlib import suppress
from enum import StrEnum
from types import FrameType

from checkin.adapters.lifeline import die_with_parent, hold_on

LOCKED = 75
"""How a desk ends that is to begin anew, at its lock page."""
TRY_AGAIN = 76
"""How the page ends that says that the desk has stopped too often."""
CRASHED = 70
"""How a desk ends in which something has gone wrong that is our fault; sysexits.h has it as well."""

MOST, WITHIN_S = 3, 300.0
"""So often within so many seconds a desk comes back by itself; after that somebody is asked."""

_ENDS = {0, 2, 130}
"""Closed; a fault of the world, said in one sentence; Ctrl+C. None of them is a crash."""

_STATE = "CHECKIN_WATCHED"
_FORWARDED = tuple(
    getattr(signal, name) for name in ("SIGTERM", "SIGINT", "SIGHUP") if hasattr(signal, name)
)


class Start(StrEnum):
    """Why a desk starts."""

    FIRST = "first"
    LOCKED = "locked"
    CAME_BACK = "came back"
    TOO_OFTEN = "too often"


_watched = _armed = False


def is_wanted() -> bool:
    """Say whether this process is to watch over a desk in another.

    An application of a Mac has to have its window itself: files that are opened come to it.
    """
    mac = sys.platform == "darwin" and getattr(sys, "frozen", False)
    return _STATE not in os.environ and not mac


def is_first() -> bool:
    """Say whether somebody has just started this desk, and standard input has what they said."""
    return os.environ.get(_STATE, Start.FIRST) == Start.FIRST


def began() -> Start:
    """Say why this desk starts. Where it is watched over, tie it to whoever does.

    From then on whatever nobody caught ends it: see :func:`crashed`.
    """
    said = os.environ.pop(_STATE, "")
    if not said:
        return Start.FIRST
    global _watched, _armed  # noqa: PLW0603  of the process, as its end is
    _watched = _armed = True
    die_with_parent()
    hold_on(0)
    return Start(said)


def crashed() -> None:
    """End at once, to be started again: all that was shown in green is on disk already."""
    if _armed:
        os._exit(CRASHED)


def closing() -> None:
    """The window is closed: what goes wrong from here on brings it back no more."""
    global _armed  # noqa: PLW0603
    _watched = _armed = False


def watch() -> int:
    """Run this command in a process of its own, again and again if need be.

    Returns its exit status once it was closed, or could not do its work.
    """
    # A word that is read from standard input, which is not the desk's own.
    said = sys.stdin.readline() if "-" in sys.argv[1:] else ""
    return Supervisor(_own_words(), said).run()


def _own_words() -> list[str]:
    frozen = getattr(sys, "frozen", False)
    return [sys.executable, *(sys.argv[1:] if frozen else sys.orig_argv[1:])]


class Supervisor:
    """Starts the command *words* until it ends as it should. It hears what was *said* first."""

    def __init__(self, words: list[str], said: str = "") -> None:
        self._words = words
        self._said = said
        self._child: subprocess.Popen[bytes] | None = None
        self._told = 0
        self._crashes: deque[float] = deque(maxlen=MOST + 1)

    def run(self) -> int:
        """Run; return the exit status."""
        for number in _FORWARDED:
            signal.signal(number, self._forward)
        start: Start | None = Start.FIRST
        status = 0
        while start is not None and not self._told:
            status = self._once(start)
            start = self._next(start, status)
        if start is None and status not in _ENDS and not self._told:
            sys.stderr.write(
                "checkin: This desk cannot be opened: it stopped again and again. "
                "See what it says with: checkin support\n"
            )
            return CRASHED
        return 128 - status if status < 0 else status

    def _once(self, start: Start) -> int:
        # Of the terminal's Ctrl+C it hears once, from here; the pipe is its lifeline.
        self._child = child = subprocess.Popen(  # noqa: S603  itself
            self._words,
            env=os.environ | {_STATE: start},
            stdin=subprocess.PIPE,
            process_group=0 if os.name == "posix" else None,
        )
        if start is Start.FIRST and self._said and child.stdin is not None:
            with suppress(OSError):
                # A line, also where it came without its end: the pipe stays open behind it.
                child.stdin.write(self._said.rstrip("\n").encode() + b"\n")
                child.stdin.flush()
        if self._told:  # a signal that came while there was nobody to tell
            self._pass_on(self._told)
        status = child.wait()
        if child.stdin is not None:
            child.stdin.close()
        return status

    def _next(self, start: Start, status: int) -> Start | None:
        """Why to start it once more, ``None`` for not at all."""
        if status == LOCKED:
            return Start.LOCKED
        if status == TRY_AGAIN:
            self._crashes.clear()
            return Start.FIRST
        if status in _ENDS or start is Start.TOO_OFTEN:
            return None
        now = time.monotonic()
        self._crashes.append(now)
        often = len(self._crashes) > MOST and now - self._crashes[0] < WITHIN_S
        return Start.TOO_OFTEN if often else Start.CAME_BACK

    def _forward(self, number: int, _frame: FrameType | None) -> None:
        self._told = number
        self._pass_on(number)

    def _pass_on(self, number: int) -> None:
        if self._child is not None and os.name == "posix":
            with suppress(ProcessLookupError):
                self._child.send_signal(number)


def begin_again(without: str = "") -> int:
    """Have a locked desk begin anew: whoever watches over it sees to that, else it is replaced.

    The word *without*, if any, is left out then: an event file is opened once. Returns the status to end with, where it returns at all.
    """
    if not _watched and os.name == "posix":
        words = [one for one in _own_words() if one != without]
        os.execv(sys.executable, words)  # noqa: S606  itself
    return LOCKED
