"""The desk's support log on its disk: two files of bounded size in its folder, erased with it.

What may be in it is for ``checkin.usecases.support`` to say. Of crashes it takes the kind of the
error and the places in our own program, from the file in which they are written down.
"""

import os
import re
import threading
import time
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

from checkin.adapters import silence
from checkin.usecases.support import Entry, entry, read, report

FILE, BEFORE = "diary.jsonl", "diary.1.jsonl"
MOST_BYTES = 128_000
"""Of each of the two: some thousand lines, which are a few days."""

_LARGEST_CRASHES = 2 * silence.MOST_BYTES
_HEAD = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+]\d\d:\d\d) ([A-Za-z_]\w*)$")
_FATAL = re.compile(r"(?:Fatal Python error|Windows fatal exception): ([A-Za-z ]{1,40})")
_NATIVE = re.compile(r'  File "(.*)", line (\d+) in (\S+)$')
_TOLD = re.compile(r"  (.+):(\d+):(\S+)$")


class Diary:
    """Writes. Safe to use from several threads; a disk that takes nothing costs no scan."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._file: TextIO | None = None
        self._closed = False

    def note(self, kind: str, **fields: object) -> None:
        """Write down what happened now; whatever does not fit is left out."""
        one = entry(time.time_ns() // 1_000_000, kind, fields)
        if one is None:
            return
        with suppress(OSError, ValueError), self._lock:
            if self._closed:
                return  # what is still on its way to it when the window has ended
            file = self._file or self._opened()
            if file.tell() > MOST_BYTES:
                file.close()
                (self._folder / FILE).replace(self._folder / BEFORE)
                file = self._opened()
            file.write(f"{one.written()}\n")
            file.flush()

    def close(self) -> None:
        """Let the file go."""
        with suppress(OSError), self._lock:
            self._closed = True
            if self._file is not None:
                self._file.close()
                self._file = None

    def _opened(self) -> TextIO:
        handle = os.open(self._folder / FILE, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        self._file = file = os.fdopen(handle, "a", encoding="utf-8")
        return file


def text_of(folder: Path) -> str:
    """Return the whole support log of the desk in *folder*, as it is shown and saved."""
    return report([*_noted(folder), *_crashes(folder)], time.time_ns() // 1_000_000)


def _noted(folder: Path) -> list[Entry]:
    return read([line for name in (BEFORE, FILE) for line in _lines(folder / name, MOST_BYTES * 2)])


def _crashes(folder: Path) -> list[Entry]:
    """What is written down of errors: their kinds, and where in our own program they came up."""
    found: list[Entry] = []
    for name in (silence.BEFORE, silence.CRASHES):
        # Of a death in native code no time is written: the file's own is that of the last.
        at_ms, error = _changed_ms(folder / name), ""
        for line in _lines(folder / name, _LARGEST_CRASHES):
            if head := _HEAD.match(line):
                at_ms, error = _ms(head[1]) or at_ms, head[2]
                found += _entry(at_ms, {"error": error})
            elif fatal := _FATAL.match(line):
                error = fatal[1].strip().replace(" ", "_")
                found += _entry(at_ms, {"error": error})
            elif place := _NATIVE.match(line) or _TOLD.match(line):
                where = f"{silence.place_of(place[1])}:{place[2]}:{place[3]}"
                found += [one for one in _entry(at_ms, {"place": where}) if one.fields]
    return found


def _entry(at_ms: int, fields: dict[str, object]) -> list[Entry]:
    one = entry(at_ms, "crash", fields)
    return [one] if one else []


def _lines(path: Path, most: int) -> list[str]:
    try:
        with path.open("rb") as file:
            return file.read(most).decode("utf-8", "replace").splitlines()
    except OSError:
        return []


def _changed_ms(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns // 1_000_000
    except OSError:
        return 0


def _ms(moment: str) -> int:
    with suppress(ValueError):
        return round(datetime.fromisoformat(moment).astimezone(UTC).timestamp() * 1000)
    return 0
