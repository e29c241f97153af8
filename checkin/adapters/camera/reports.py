"""What the eye may say to the desk, as JSON, and nothing else.

The eye reads pictures that strangers hold up, so the desk treats each of its
messages as hostile: plain JSON of at most ``LONGEST`` bytes (never pickle,
whose reader runs what the writer wishes), with exactly the fields below.

==========  ==============================================================
kind        fields
==========  ==============================================================
picture     slot, width, height, number, delivered
code        text, number, delivered, decoded, box (four [x, y])
rate        per_second
gone        cause (never a sentence: what volunteers read is written here)
ended       none
==========  ==============================================================
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

LONGEST_TEXT = 512  # characters; a badge has 132, an imported ticket's code fewer than 100
LONGEST = 8192  # bytes; 512 characters of text as JSON escapes are 6144
PICTURE_SIDE = 640  # pixels; a preview fits into this square
SLOTS = 3  # one being written, one on its way, one being copied
SLOT_BYTES = PICTURE_SIDE * PICTURE_SIDE * 3

_LARGEST = 2**63 - 1  # of a counter, and of nanoseconds
_FARTHEST = 100_000  # pixels from the frame's corner

Corners = tuple[tuple[int, int], tuple[int, int], tuple[int, int], tuple[int, int]]


class Cause(StrEnum):
    """Why there is no picture."""

    NO_CAMERA = "no-camera"
    NO_FILE = "no-file"
    NOT_A_VIDEO = "not-a-video"
    NO_STREAM = "no-stream"
    STOPPED = "stopped"
    RESTARTED = "restarted"


def sentence(cause: Cause, source: str) -> str:
    """Return what a volunteer reads. A stream's address may hold a password: it is not said."""
    name = Path(source).name
    match cause:
        case Cause.NO_CAMERA:
            return f"Camera {source} cannot be opened: is it plugged in, and free?"
        case Cause.NO_FILE:
            return f"There is no file called {name}."
        case Cause.NOT_A_VIDEO:
            return f"The file {name} is not a video."
        case Cause.NO_STREAM:
            return "The network camera does not answer."
        case Cause.STOPPED:
            return "The camera has stopped sending pictures."
        case Cause.RESTARTED:
            return "The badge reader stopped and is being started again."


class NotAReport(ValueError):
    """A message that the eye has no reason to send."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A preview lies in a slot: *width* x *height* pixels, BGR, row after row."""

    slot: int
    width: int
    height: int
    number: int
    delivered: int


@dataclass(frozen=True, slots=True)
class Seen:
    """A code was read in frame *number*; times in nanoseconds of ``time.monotonic_ns``."""

    text: str
    number: int
    delivered: int
    decoded: int
    box: Corners


@dataclass(frozen=True, slots=True)
class Rate:
    """Frames read in the last second."""

    per_second: float


@dataclass(frozen=True, slots=True)
class Gone:
    """The source cannot be opened or has stopped; the eye goes on trying."""

    cause: Cause


@dataclass(frozen=True, slots=True)
class Ended:
    """A file has been played to its end; the eye closes."""


Report = Filled | Seen | Rate | Gone | Ended

_KINDS: dict[str, tuple[type[Report], frozenset[str]]] = {
    "picture": (Filled, frozenset({"slot", "width", "height", "number", "delivered"})),
    "code": (Seen, frozenset({"text", "number", "delivered", "decoded", "box"})),
    "rate": (Rate, frozenset({"per_second"})),
    "gone": (Gone, frozenset({"cause"})),
    "ended": (Ended, frozenset()),
}
_NAMES = {made: kind for kind, (made, _) in _KINDS.items()}


def encode(report: Report) -> bytes:
    """Return *report* as the bytes that :func:`parse` accepts."""
    _, fields = _KINDS[_NAMES[type(report)]]
    said = {"kind": _NAMES[type(report)]} | {name: getattr(report, name) for name in fields}
    return json.dumps(said).encode("ascii")


def parse(message: bytes) -> Report:
    """Return what a message of the eye says.

    Raises NotAReport for anything that a healthy eye would not have sent.
    """
    if len(message) > LONGEST:
        raise NotAReport
    try:
        said = json.loads(message)
    except (ValueError, RecursionError):  # from None: the bytes may hold a badge's text
        raise NotAReport from None
    if not isinstance(said, dict):
        raise NotAReport
    kind = said.pop("kind", None)
    if not isinstance(kind, str) or kind not in _KINDS or said.keys() != _KINDS[kind][1]:
        raise NotAReport
    made, _ = _KINDS[kind]
    return made(**{name: _CHECKS[name](value) for name, value in said.items()})


def _whole(least: int, most: int) -> Callable[[Any], int]:
    def check(value: Any) -> int:
        # type() and not isinstance: true and false are ints to Python.
        if type(value) is not int or not least <= value <= most:
            raise NotAReport
        return value

    return check


def _text(value: Any) -> str:
    if not isinstance(value, str) or not 0 < len(value) <= LONGEST_TEXT:
        raise NotAReport
    if any("\ud800" <= character <= "\udfff" for character in value):
        raise NotAReport  # half a character: no file and no database would take it
    return value


def _rate(value: Any) -> float:
    if type(value) is not float or not 0 <= value <= 1000:  # false for NaN as well
        raise NotAReport
    return value


def _cause(value: Any) -> Cause:
    if not isinstance(value, str) or value not in set(Cause):
        raise NotAReport
    return Cause(value)


_pixel = _whole(-_FARTHEST, _FARTHEST)


def _box(value: Any) -> Corners:
    if not isinstance(value, list) or len(value) != 4:
        raise NotAReport
    if not all(isinstance(point, list) and len(point) == 2 for point in value):
        raise NotAReport
    a, b, c, d = ((_pixel(x), _pixel(y)) for x, y in value)
    return a, b, c, d


_CHECKS: dict[str, Callable[[Any], Any]] = {
    "slot": _whole(0, SLOTS - 1),
    "width": _whole(1, PICTURE_SIDE),
    "height": _whole(1, PICTURE_SIDE),
    "number": _whole(0, _LARGEST),
    "delivered": _whole(0, _LARGEST),
    "decoded": _whole(0, _LARGEST),
    "text": _text,
    "box": _box,
    "per_second": _rate,
    "cause": _cause,
}
