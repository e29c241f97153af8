"""What a process of ours may say outside its database: kinds, places and numbers, never values.

An error is told as its type and where it happened. Its words are not: they may be
somebody's name. The standard library only: the camera's children begin with this.
"""

import ctypes
import faulthandler
import logging
import os
import re
import sys
import threading
import traceback
import warnings
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, TextIO

CRASHES, BEFORE = "crash.txt", "crash.1.txt"
MOST_BYTES = 64_000
"""Of each of the two files: some hundred errors."""

_MOST_FRAMES = 20
_MOST_CAUSES = 4
_PR_SET_DUMPABLE = 4  # linux/prctl.h
_NO_BOXES = (
    0x0001 | 0x0002 | 0x8000
)  # winbase.h: SEM_FAILCRITICALERRORS, ...GPFAULT..., ...OPENFILE...
_WER_NO_HEAP, _WER_NO_UI = 1, 32  # werapi.h
_OWN = re.compile(r"(?<![^/])(checkin|ui|resources)/[a-z0-9_/]+\.py$")
_PLAIN = re.compile(r"[A-Za-z0-9_./{}:-]{0,100}")


class OnlyTold(Exception):
    """What is written down like an error, and is none that nobody caught."""


def keep_silent(folder: Path | None = None, then: Callable[[], None] = lambda: None) -> None:
    """Have this process tell of errors by kind and place only, and leave no image of its memory.

    What it writes is for its owner only, in folders that others made as well. With *folder* errors
    are written to ``crash.txt`` there, otherwise to stderr. *then* is called after one that nobody
    caught.
    """
    no_dumps()
    os.umask(0o077)
    crashes = _Crashes(folder)

    def uncaught(
        kind: type[BaseException], error: BaseException | None, frames: TracebackType | None
    ) -> None:
        crashes.uncaught(kind, error, frames)
        if not issubclass(kind, (OnlyTold, KeyboardInterrupt)):
            then()

    sys.excepthook = uncaught
    threading.excepthook = lambda told: uncaught(told.exc_type, told.exc_value, told.exc_traceback)
    sys.unraisablehook = lambda told: crashes.uncaught(
        told.exc_type, told.exc_value, told.exc_traceback
    )
    logging.lastResort = None
    logging.raiseExceptions = False
    if not sys.warnoptions:
        warnings.simplefilter("ignore")  # their words may hold values as well


def no_dumps() -> None:
    """Have the system keep no image of this process's memory, whatever becomes of it."""
    if sys.platform == "win32":
        ctypes.windll.kernel32.SetErrorMode(_NO_BOXES)
        with suppress(OSError, AttributeError):
            ctypes.windll.kernel32.WerSetFlags(_WER_NO_HEAP | _WER_NO_UI)
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform.startswith("linux"):
        # A dump that is piped to a program takes no notice of the limit.
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def allowed(fields: Mapping[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    """Give those *fields* that a log may hold: of these *names*, and numbers or plain short words."""
    return {
        name: fields[name]
        for name in names
        if name in fields
        and (
            isinstance(fields[name], int | float)
            or (isinstance(fields[name], str) and _PLAIN.fullmatch(fields[name]))
        )
    }


def told(
    error: BaseException | None,
    frames: TracebackType | None = None,
    kind: type[BaseException] | None = None,
) -> str:
    """Tell of *error*: its type, where it happened, and the same of what caused it."""
    lines: list[str] = []
    frames = frames or (error.__traceback__ if error else None)
    for _ in range(_MOST_CAUSES):
        lines.append((kind or type(error)).__name__)
        lines += [
            f"  {place_of(one.filename)}:{one.lineno}:{one.name}"
            for one in traceback.extract_tb(frames)[-_MOST_FRAMES:]
        ]
        error = error and (error.__cause__ or error.__context__)
        if error is None:
            break
        kind, frames = None, error.__traceback__
        lines.append("because of")
    return "\n".join(lines) + "\n"


def place_of(file: str) -> str:
    """Return which file of the program *file* is; of others its name, and never its folders."""
    own = _OWN.search(file.replace("\\", "/"))
    return own[0] if own else Path(file).name


def came_back(folder: Path) -> bool:
    """Say whether an error was written down in *folder* since this was last asked."""
    try:
        if not (folder / CRASHES).stat().st_size:
            return False
        (folder / CRASHES).replace(folder / BEFORE)
    except OSError:
        return False
    return True


class _Crashes:
    """Where errors are told: a file of bounded size for its owner's eyes, or stderr."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._file: TextIO | None = None
        self._lock = threading.Lock()
        if folder is None:
            # A program with windows only has no such place.
            with suppress(OSError, AttributeError, RuntimeError, ValueError):
                faulthandler.enable(all_threads=True)
        else:
            with suppress(OSError):  # a folder that cannot be used is told elsewhere
                self._open(folder)

    def uncaught(
        self,
        kind: type[BaseException],
        error: BaseException | None,
        frames: TracebackType | None,
    ) -> None:
        """Write down what nobody caught."""
        if issubclass(kind, KeyboardInterrupt):
            return
        at = datetime.now(UTC).isoformat(timespec="seconds")
        text = f"{at} {told(error, frames, kind)}"
        with suppress(OSError, ValueError), self._lock:
            if self._folder is None:
                sys.stderr.write(text)
                return
            file = self._file or self._open(self._folder)
            if file.tell() + len(text) > MOST_BYTES:
                file.close()
                (self._folder / CRASHES).replace(self._folder / BEFORE)
                file = self._open(self._folder)
            file.write(text)
            file.flush()

    def _open(self, folder: Path) -> TextIO:
        path = folder / CRASHES
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        self._file = file = os.fdopen(handle, "a", encoding="utf-8")
        # Of a death in native code: the same, files and lines.
        faulthandler.enable(file, all_threads=True)
        return file
